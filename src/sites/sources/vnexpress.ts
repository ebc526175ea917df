import type { SiteSourceText } from "../../model/site-source.ts";

/** VnExpress. Its addresses are as public pages give them. */
export const vnexpress: SiteSourceText = {
  name: "vnexpress",
  title: "VnExpress",
  hosts: ["vnexpress.net"],
  feeds: ["https://vnexpress.net/rss/thoi-su.rss"],
  sitemaps: ["https://vnexpress.net/google-news-sitemap.xml"],
  lists: ["https://vnexpress.net/thoi-su"],
  articles: [String.raw`-\d{7,}\.html$`],
};
