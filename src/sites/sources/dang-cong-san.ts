import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo điện tử Đảng Cộng sản Việt Nam. Its addresses are as public pages give them. */
export const dangCongSan: SiteSourceText = {
  name: "dang-cong-san",
  title: "Báo điện tử Đảng Cộng sản Việt Nam",
  hosts: ["dangcongsan.vn"],
  lists: [
    "https://dangcongsan.vn/xay-dung-dang",
    "https://dangcongsan.vn/noidung/tintuc/Lists/XaydungDang/View.aspx?Page=1",
  ],
  articles: [String.raw`-\d{5,7}\.html$`, String.raw`/Lists/[^/]+/DispForm\.aspx`],
};
