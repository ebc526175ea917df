import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Đà Nẵng. Its addresses are as public pages give them. */
export const daNang: SiteSourceText = {
  name: "da-nang",
  title: "Báo Đà Nẵng",
  hosts: ["baodanang.vn"],
  sitemaps: ["https://baodanang.vn/sitemap-news.xml"],
  lists: ["https://baodanang.vn/chinh-tri", "https://baodanang.vn/xa-hoi"],
  articles: [String.raw`-\d{6,}\.html$`],
};
