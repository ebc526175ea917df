import type { SiteProfile } from "../model/site-profile.ts";

/** The system of VCCorp, on which large papers run: each part of an article is named by `data-role`. */
export const vccorp: SiteProfile = {
  name: "VCCorp",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: ["[data-role=content]", "[data-role=sapo]"],
        title: ["[data-role=title]"],
        lead: ["[data-role=sapo]"],
        content: ["[data-role=content]"],
        byline: ["[data-role=author]"],
        date: ["[data-role=publishdate]"],
        section: ["[data-role=cate-name]"],
        caption: [".PhotoCMS_Caption"],
        remove: [
          ".VCSortableInPreviewMode[type=RelatedNewsBox]",
          ".VCSortableInPreviewMode[type=RelatedOneNews]",
          "[data-check-position=body_end]",
        ],
      },
    },
  ],
};
