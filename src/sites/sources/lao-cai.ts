import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Lào Cai. Its addresses are as public pages give them. */
export const laoCai: SiteSourceText = {
  name: "lao-cai",
  title: "Báo Lào Cai",
  hosts: ["baolaocai.vn"],
  feeds: ["https://baolaocai.vn/rss/home.rss"],
  articles: [String.raw`-post\d+\.html$`],
};
