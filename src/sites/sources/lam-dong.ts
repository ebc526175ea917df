import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Lâm Đồng. Its addresses are as public pages give them. */
export const lamDong: SiteSourceText = {
  name: "lam-dong",
  title: "Báo Lâm Đồng",
  hosts: ["baolamdong.vn"],
  feeds: ["https://baolamdong.vn/rss/thoi-su"],
  lists: ["https://baolamdong.vn/chinh-tri", "https://baolamdong.vn/thoi-su"],
  articles: [String.raw`-\d+\.html$`, String.raw`/\d{6}/[^/]+/?$`],
};
