import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Đồng Nai. Its addresses are as public pages give them. */
export const dongNai: SiteSourceText = {
  name: "dong-nai",
  title: "Báo Đồng Nai",
  hosts: ["baodongnai.com.vn"],
  lists: ["https://baodongnai.com.vn/chinh-tri/xay-dung-dang"],
  articles: [String.raw`/\d{6}/[^/]+-[a-f\d]{7}/?$`],
};
