import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Nghệ An. Its addresses are as public pages give them. */
export const ngheAn: SiteSourceText = {
  name: "nghe-an",
  title: "Báo Nghệ An",
  hosts: ["baonghean.vn"],
  feeds: ["https://baonghean.vn/rss/thoi-su"],
  lists: ["https://baonghean.vn/xay-dung-dang", "https://baonghean.vn/thoi-su"],
  articles: [String.raw`-\d{5,}\.html$`],
};
