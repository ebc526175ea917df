import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Ấp Bắc. Its addresses are as public pages give them. */
export const apBac: SiteSourceText = {
  name: "ap-bac",
  title: "Báo Ấp Bắc",
  hosts: ["baoapbac.vn"],
  feeds: ["https://baoapbac.vn/xa-hoi/index.rss"],
  articles: [String.raw`/\d{6}/[^/]+/?$`],
};
