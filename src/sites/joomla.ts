import type { SiteProfile } from "../model/site-profile.ts";

/** Joomla: "item-page" around the article, the day in a list of facts above it. */
export const joomla: SiteProfile = {
  name: "Joomla",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: ["meta[name=generator][content^=Joomla]", ".item-page", ".com-content-article"],
        title: [
          ".item-page [itemprop=headline]",
          ".page-header h1",
          ".page-header h2",
          "h2.contentheading",
        ],
        content: [
          ".item-page [itemprop=articleBody]",
          ".com-content-article__body",
          ".article-content",
        ],
        byline: [".createdby [itemprop=name]", ".createdby"],
        date: ["dd.published time", "dd.published", ".createdate", "dd.create"],
        section: [".breadcrumbs"],
        remove: [".article-info", ".icons", ".pagenav", ".moduletable"],
      },
    },
  ],
};
