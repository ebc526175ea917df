import type { SiteProfile } from "../model/site-profile.ts";

/** VnExpress: the article in "sidebar-1", the author in a right-aligned last line. */
export const vnexpress: SiteProfile = {
  name: "VnExpress",
  hosts: ["vnexpress.net"],
  layouts: [
    {
      roles: {
        title: ["h1.title-detail"],
        lead: ["p.description"],
        content: ["article.fck_detail"],
        byline: [".author_mail strong", "p.author_mail"],
        date: [".header-content .date", "span.date"],
        section: ["ul.breadcrumb"],
        caption: [".Image", "figcaption"],
        item: ["article.item-news"],
        next: ["a.btn-page.next-page", "a.next-page"],
        remove: [
          ".box-tinlienquanv2",
          ".box_brief_info",
          ".list-news",
          ".social_pin",
          "#box_comment_vne",
        ],
      },
    },
  ],
};
