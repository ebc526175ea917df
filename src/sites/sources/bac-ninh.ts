import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Bắc Ninh. Its addresses are as public pages give them. */
export const bacNinh: SiteSourceText = {
  name: "bac-ninh",
  title: "Báo Bắc Ninh",
  hosts: ["baobacninhtv.vn"],
  lists: ["https://baobacninhtv.vn/xay-dung-dang", "https://baobacninhtv.vn/chinh-tri"],
  articles: [String.raw`\.bbg$`],
};
