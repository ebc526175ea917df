import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Hưng Yên. Its addresses are as public pages give them. */
export const hungYen: SiteSourceText = {
  name: "hung-yen",
  title: "Báo Hưng Yên",
  hosts: ["baohungyen.vn"],
  lists: ["https://baohungyen.vn/chinh-tri"],
  articles: [String.raw`-\d+\.html$`, String.raw`/\d{6}/[^/]+/?$`],
};
