import type { SiteProfile } from "../model/site-profile.ts";

/** Dân trí: the article in "singular-content"; its old pages in "detail-content". */
export const danTri: SiteProfile = {
  name: "Dân trí",
  hosts: ["dantri.com.vn"],
  layouts: [
    {
      roles: {
        title: ["h1.title-page.detail", "h1.title-page"],
        lead: ["h2.singular-sapo", ".singular-sapo"],
        content: ["div.singular-content", "#divNewsContent"],
        byline: [".author-name"],
        date: ["time.author-time"],
        section: ["ul.breadcrumbs", ".breadcrumb"],
        caption: ["figcaption"],
        item: ["article.article-item"],
        next: [".page-item.next a", "a.page-next"],
        remove: [".related-news", ".news-tag", "#comment-wrapper"],
      },
    },
  ],
};
