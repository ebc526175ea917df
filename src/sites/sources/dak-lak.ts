import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Đắk Lắk. Its addresses are as public pages give them. */
export const dakLak: SiteSourceText = {
  name: "dak-lak",
  title: "Báo Đắk Lắk",
  hosts: ["baodaklak.vn"],
  lists: ["https://baodaklak.vn/chinh-tri/", "https://baodaklak.vn/thoi-su/"],
  articles: [String.raw`/\d{6}/[^/]+/?$`],
};
