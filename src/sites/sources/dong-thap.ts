import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Đồng Tháp. Its addresses are as public pages give them. */
export const dongThap: SiteSourceText = {
  name: "dong-thap",
  title: "Báo Đồng Tháp",
  hosts: ["baodongthap.vn"],
  lists: ["https://baodongthap.vn/chinh-tri/"],
  articles: [String.raw`-a\d+\.html$`],
};
