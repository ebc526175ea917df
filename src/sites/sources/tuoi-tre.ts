import type { SiteSourceText } from "../../model/site-source.ts";

/** Tuổi Trẻ. Its addresses are as public pages give them. */
export const tuoiTre: SiteSourceText = {
  name: "tuoi-tre",
  title: "Tuổi Trẻ",
  hosts: ["tuoitre.vn"],
  feeds: ["https://tuoitre.vn/rss/thoi-su.rss"],
  sitemaps: ["https://tuoitre.vn/sitemaps/latest-news.rss"],
  lists: ["https://tuoitre.vn/thoi-su.htm"],
  articles: [String.raw`-\d{14,20}\.htm$`],
};
