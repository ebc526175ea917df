import type { SiteSourceText } from "../../model/site-source.ts";

/** Hànộimới. Its addresses are as public pages give them. */
export const haNoiMoi: SiteSourceText = {
  name: "ha-noi-moi",
  title: "Hànộimới",
  hosts: ["hanoimoi.vn"],
  feeds: ["https://hanoimoi.vn/rss/xa-hoi"],
  sitemaps: ["https://hanoimoi.vn/sitemap.xml"],
  lists: ["https://hanoimoi.vn/chinh-tri"],
  articles: [String.raw`-\d+\.html$`],
  except: [String.raw`-event\d+\.html$`],
};
