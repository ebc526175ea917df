import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Vĩnh Long. Its addresses are as public pages give them. */
export const vinhLong: SiteSourceText = {
  name: "vinh-long",
  title: "Báo Vĩnh Long",
  hosts: ["baovinhlong.com.vn"],
  lists: ["https://baovinhlong.com.vn/chinh-tri/xay-dung-dang/"],
  articles: [String.raw`/\d{6}/[^/]+/?$`],
};
