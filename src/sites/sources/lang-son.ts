import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Lạng Sơn. Its addresses are as public pages give them. */
export const langSon: SiteSourceText = {
  name: "lang-son",
  title: "Báo Lạng Sơn",
  hosts: ["baolangson.vn"],
  lists: ["https://baolangson.vn/chinh-tri"],
  articles: [String.raw`-\d+\.html$`, String.raw`/\d+-[^/]+\.html$`],
};
