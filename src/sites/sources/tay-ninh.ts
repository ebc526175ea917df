import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Tây Ninh. Its addresses are as public pages give them. */
export const tayNinh: SiteSourceText = {
  name: "tay-ninh",
  title: "Báo Tây Ninh",
  hosts: ["baotayninh.vn"],
  feeds: ["https://baotayninh.vn/rss/news/van-de-su-kien.rss"],
  lists: ["https://www.baotayninh.vn/thoi-su-chinh-tri/"],
  articles: [String.raw`-a?\d+\.html$`],
};
