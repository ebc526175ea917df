import type { SiteProfile } from "../model/site-profile.ts";

/** Tuổi Trẻ: VCCorp's system, with class names of its own on its older pages. */
export const tuoiTre: SiteProfile = {
  name: "Tuổi Trẻ",
  hosts: ["tuoitre.vn"],
  layouts: [
    {
      roles: {
        title: ["[data-role=title]", "h1.article-title", "h1.detail-title"],
        lead: ["[data-role=sapo]", "h2.sapo", "h2.detail-sapo"],
        content: ["[data-role=content]", "#main-detail-body", "div.detail-content"],
        byline: ["[data-role=author]"],
        date: ["[data-role=publishdate]", ".detail-time", ".date-time"],
        section: ["[data-role=cate-name]", ".detail-cate"],
        caption: [".PhotoCMS_Caption"],
        item: [".box-category-item", ".news-item"],
        next: [".view-more a"],
        remove: [
          ".VCSortableInPreviewMode[type=RelatedNewsBox]",
          ".VCSortableInPreviewMode[type=RelatedOneNews]",
          "[data-check-position=body_end]",
          ".relate-container",
        ],
      },
    },
  ],
};
