import type { SiteProfile } from "../model/site-profile.ts";

/** WordPress and its themes. */
export const wordpress: SiteProfile = {
  name: "WordPress",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [
          "meta[name=generator][content^=WordPress]",
          ".entry-content",
          ".hentry",
          ".wp-block-post-content",
        ],
        title: ["h1.entry-title", ".wp-block-post-title"],
        lead: [".entry-summary"],
        content: [".entry-content", ".wp-block-post-content", ".td-post-content", ".post-content"],
        byline: [".author.vcard .fn", ".author.vcard", ".entry-author-name"],
        date: [".posted-on time", "time.entry-date.published", "time.entry-date", ".entry-date"],
        next: ["a.next.page-numbers", ".nav-previous"],
        remove: [".sharedaddy", ".jp-relatedposts", ".post-navigation", ".wp-block-latest-posts"],
      },
    },
  ],
};
