import type { SiteProfile } from "../model/site-profile.ts";

/** The system of ePi, on which central and provincial papers run: each part of an article is an element of one block, "article". */
export const epi: SiteProfile = {
  name: "ePi",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [".article__body", ".article__sapo"],
        title: ["h1.article__title", ".article__title"],
        lead: [".article__sapo"],
        content: [".article__body"],
        byline: [".article__author .author", ".article__author"],
        date: [".article__meta time", ".article__date", ".article__meta .time"],
        section: [".article__breadcrumb", ".breadcrumb"],
        caption: [".article__photo figcaption", "td.caption"],
        remove: [
          ".article__story",
          ".article__related",
          ".article__tag",
          ".article__social",
          ".article__comment",
        ],
      },
    },
  ],
};
