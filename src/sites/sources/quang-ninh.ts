import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Quảng Ninh. Its addresses are as public pages give them. */
export const quangNinh: SiteSourceText = {
  name: "quang-ninh",
  title: "Báo Quảng Ninh",
  hosts: ["baoquangninh.vn"],
  feeds: [
    "https://baoquangninh.vn/rss/news/xay-dung-dang.rss",
    "https://baoquangninh.vn/rss/news/chinh-tri.rss",
  ],
  lists: ["https://baoquangninh.vn/chinh-tri"],
  articles: [String.raw`-(?:post)?\d+\.html$`],
};
