import type { SiteSourceText } from "../../model/site-source.ts";

/** Báo Thanh Hóa. Its addresses are as public pages give them. */
export const thanhHoa: SiteSourceText = {
  name: "thanh-hoa",
  title: "Báo Thanh Hóa",
  hosts: ["baothanhhoa.vn"],
  feeds: ["https://baothanhhoa.vn/rss/thoi-su.xml"],
  lists: ["https://baothanhhoa.vn/xay-dung-dang", "https://baothanhhoa.vn/thoi-su"],
  articles: [String.raw`-\d+\.htm$`],
};
