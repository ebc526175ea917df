import type { SiteProfile } from "../model/site-profile.ts";

/** Portals on Liferay: web content inside asset publishers. */
export const liferay: SiteProfile = {
  name: "Liferay",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [".journal-content-article", ".asset-full-content", ".portlet-body"],
        title: [".header-title", ".asset-full-content h1", ".journal-content-article .title"],
        lead: [".journal-content-article .summary", ".asset-summary"],
        content: [".journal-content-article", ".asset-content"],
        date: [".journal-content-article .dateTime", ".dateTime", ".metadata-publish-date"],
        remove: [".taglib-ratings", ".lfr-discussion", ".asset-tags"],
      },
    },
  ],
};
