import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Gia Lai. Its addresses are as public pages give them. */
export const giaLai: SiteSourceText = {
  name: "gia-lai",
  title: "Báo Gia Lai",
  hosts: ["baogialai.com.vn"],
  lists: ["https://baogialai.com.vn/chinh-tri/"],
  articles: [String.raw`-post\d+\.html$`],
};
