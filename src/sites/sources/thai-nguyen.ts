import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Thái Nguyên. Its addresses are as public pages give them. */
export const thaiNguyen: SiteSourceText = {
  name: "thai-nguyen",
  title: "Báo Thái Nguyên",
  hosts: ["baothainguyen.vn"],
  lists: ["https://baothainguyen.vn/chinh-tri/", "https://baothainguyen.vn/thoi-su-thai-nguyen/"],
  articles: [String.raw`/\d{6}/[^/]+/?$`],
};
