import type { SiteProfile } from "../model/site-profile.ts";

/** VietNamNet: the article in "maincontent". */
export const vietnamnet: SiteProfile = {
  name: "VietNamNet",
  hosts: ["vietnamnet.vn"],
  layouts: [
    {
      roles: {
        title: ["h1.content-detail-title"],
        lead: ["h2.content-detail-sapo", ".content-detail-sapo"],
        content: ["#maincontent", "div.maincontent"],
        byline: [".article-detail-author .name", ".newsFeature__author-info .name"],
        date: [".bread-crumb-detail__time"],
        section: [".bread-crumb-detail ul"],
        caption: ["figcaption", ".image_desc"],
        item: [".horizontalPost", ".verticalPost"],
        next: [".pagination-next a", "a.pagination__next"],
        remove: [".insert-wiki-content", ".article-relate", ".vnn-template-noneditable"],
      },
    },
  ],
};
