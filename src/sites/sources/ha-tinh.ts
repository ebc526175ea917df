import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Hà Tĩnh. Its addresses are as public pages give them. */
export const haTinh: SiteSourceText = {
  name: "ha-tinh",
  title: "Báo Hà Tĩnh",
  hosts: ["baohatinh.vn"],
  feeds: ["http://baohatinh.vn/rss/chinh-tri.xml"],
  lists: ["https://baohatinh.vn/chinh-tri/"],
  articles: [String.raw`-post\d+\.html$`],
};
