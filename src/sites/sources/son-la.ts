import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Sơn La. Its addresses are as public pages give them. */
export const sonLa: SiteSourceText = {
  name: "son-la",
  title: "Báo Sơn La",
  hosts: ["baosonla.vn", "baosonla.org.vn"],
  lists: ["https://baosonla.vn/xay-dung-dang.html", "https://baosonla.vn/thoi-su-chinh-tri.html"],
  articles: [String.raw`^/[^/]+/.+-[A-Za-z\d]{9}\.html$`],
};
