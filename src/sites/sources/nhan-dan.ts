import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Nhân Dân. Its addresses are as public pages give them. */
export const nhanDan: SiteSourceText = {
  name: "nhan-dan",
  title: "Báo Nhân Dân",
  hosts: ["nhandan.vn"],
  feeds: [
    "https://nhandan.vn/rss/xay-dung-dang-1179.rss",
    "https://nhandan.vn/rss/chinhtri-1171.rss",
  ],
  sitemaps: ["https://nhandan.vn/sitemap.xml", "https://nhandan.vn/sitemaps/google-news.xml"],
  lists: ["https://nhandan.vn/xay-dung-dang/"],
  articles: [String.raw`-post\d+\.html$`],
};
