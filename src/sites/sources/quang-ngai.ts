import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Quảng Ngãi. Its addresses are as public pages give them. */
export const quangNgai: SiteSourceText = {
  name: "quang-ngai",
  title: "Báo Quảng Ngãi",
  hosts: ["baoquangngai.vn"],
  lists: [
    "https://baoquangngai.vn/chinh-tri",
    "https://baoquangngai.vn/hoat-dong-cua-lanh-dao-tinh",
  ],
  articles: [String.raw`-\d+\.htm$`, String.raw`/\d{6}/[^/]+/?$`],
};
