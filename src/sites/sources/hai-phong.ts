import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Hải Phòng. Its addresses are as public pages give them. */
export const haiPhong: SiteSourceText = {
  name: "hai-phong",
  title: "Báo Hải Phòng",
  hosts: ["baohaiphong.vn"],
  lists: ["https://baohaiphong.vn/chinh-tri"],
  articles: [String.raw`-\d{5,}\.html$`],
};
