import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Tuyên Quang. Its addresses are as public pages give them. */
export const tuyenQuang: SiteSourceText = {
  name: "tuyen-quang",
  title: "Báo Tuyên Quang",
  hosts: ["baotuyenquang.com.vn"],
  lists: ["https://baotuyenquang.com.vn/thoi-su-chinh-tri/"],
  articles: [String.raw`/\d{6}/[^/]+/?$`],
};
