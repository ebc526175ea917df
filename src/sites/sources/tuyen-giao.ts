import type { SiteSourceText } from "../../model/site-source.ts";

/** Tạp chí Tuyên giáo. Its addresses are as public pages give them. */
export const tuyenGiao: SiteSourceText = {
  name: "tuyen-giao",
  title: "Tạp chí Tuyên giáo",
  hosts: ["tuyengiao.vn"],
  lists: [
    "https://www.tuyengiao.vn/thoi-su-chinh-tri",
    "https://www.tuyengiao.vn/nhip-cau-tuyen-giao",
  ],
  articles: [String.raw`-\d{5,7}$`],
};
