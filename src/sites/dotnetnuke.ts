import type { SiteProfile } from "../model/site-profile.ts";

/** Portals on DotNetNuke with its news modules. */
export const dotnetnuke: SiteProfile = {
  name: "DotNetNuke",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [".NewsDetail_Content", ".DnnModule", "#dnn_ContentPane"],
        title: [".NewsDetail_Title", ".EDN_articleTitle", "span.Head"],
        lead: [".NewsDetail_Lead", ".EDN_articleSummary"],
        content: [".NewsDetail_Content", ".EDN_article_content"],
        date: [".NewsDetail_Date", "span.SubSubHead"],
        byline: [".NewsDetail_Author"],
      },
    },
  ],
};
