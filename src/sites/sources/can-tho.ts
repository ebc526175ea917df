import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Cần Thơ. Its addresses are as public pages give them. */
export const canTho: SiteSourceText = {
  name: "can-tho",
  title: "Báo Cần Thơ",
  hosts: ["baocantho.com.vn"],
  lists: ["https://baocantho.com.vn/chinh-tri/"],
  articles: [String.raw`-a\d+\.html$`],
};
