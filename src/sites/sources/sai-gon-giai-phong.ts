import type { SiteSourceText } from "../../model/site-source.ts";

/** Sài Gòn Giải Phóng. Its addresses are as public pages give them. */
export const saiGonGiaiPhong: SiteSourceText = {
  name: "sai-gon-giai-phong",
  title: "Sài Gòn Giải Phóng",
  hosts: ["sggp.org.vn"],
  feeds: ["https://www.sggp.org.vn/rss/home.rss"],
  sitemaps: ["https://www.sggp.org.vn/sitemap.xml"],
  lists: ["https://www.sggp.org.vn/xaydungdang/", "https://www.sggp.org.vn/chinhtri/"],
  articles: [String.raw`-post\d+\.html$`],
};
