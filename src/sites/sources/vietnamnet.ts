import type { SiteSourceText } from "../../model/site-source.ts";

/** VietNamNet. Its addresses are as public pages give them. */
export const vietnamnet: SiteSourceText = {
  name: "vietnamnet",
  title: "VietNamNet",
  hosts: ["vietnamnet.vn"],
  feeds: ["https://vietnamnet.vn/rss/chinh-tri.rss"],
  sitemaps: ["https://vietnamnet.vn/sitemap-news.xml"],
  lists: ["https://vietnamnet.vn/chinh-tri/xay-dung-dang"],
  articles: [String.raw`-\d{6,}\.html$`],
};
