import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo An Giang. Its addresses are as public pages give them. */
export const anGiang: SiteSourceText = {
  name: "an-giang",
  title: "Báo An Giang",
  hosts: ["baoangiang.com.vn"],
  lists: ["https://baoangiang.com.vn/chinh-tri-xa-hoi"],
  articles: [String.raw`-a\d+\.html$`],
};
