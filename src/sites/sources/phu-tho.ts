import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Phú Thọ. Its addresses are as public pages give them. */
export const phuTho: SiteSourceText = {
  name: "phu-tho",
  title: "Báo Phú Thọ",
  hosts: ["baophutho.vn"],
  lists: ["https://baophutho.vn/xay-dung-dang", "https://baophutho.vn/chinh-tri"],
  articles: [String.raw`-\d+\.htm$`],
};
