import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Cao Bằng. Its addresses are as public pages give them. */
export const caoBang: SiteSourceText = {
  name: "cao-bang",
  title: "Báo Cao Bằng",
  hosts: ["baocaobang.vn"],
  lists: ["https://baocaobang.vn/chinh-tri"],
  articles: [String.raw`-\d+\.html$`],
};
