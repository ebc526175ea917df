import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Điện tử Chính phủ. Its addresses are as public pages give them. */
export const chinhPhu: SiteSourceText = {
  name: "chinh-phu",
  title: "Báo Điện tử Chính phủ",
  hosts: ["baochinhphu.vn"],
  feeds: ["https://baochinhphu.vn/chinh-tri.rss"],
  sitemaps: ["https://baochinhphu.vn/sitemaps/google-news.xml"],
  lists: ["https://baochinhphu.vn/chinh-tri/to-chuc-nhan-su.htm"],
  articles: [String.raw`-\d{15,20}\.htm$`],
};
