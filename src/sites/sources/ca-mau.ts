import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Cà Mau. Its addresses are as public pages give them. */
export const caMau: SiteSourceText = {
  name: "ca-mau",
  title: "Báo Cà Mau",
  hosts: ["baocamau.vn", "baocamau.com.vn"],
  lists: ["https://baocamau.vn/chinh-tri/xay-dung-dang/", "https://baocamau.vn/chinh-tri/"],
  articles: [String.raw`-a\d+\.html$`],
};
