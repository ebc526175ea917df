import type { SiteProfile } from "../model/site-profile.ts";

/** NukeViet, on which many districts, schools and boards run. */
export const nukeviet: SiteProfile = {
  name: "NukeViet",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: ["meta[name=generator][content^=NukeViet]", "#news-bodyhtml", ".news_column"],
        title: [".news_column h1", "h1.title"],
        lead: ["#hometext", ".hometext"],
        content: ["#news-bodyhtml", ".bodytext"],
        byline: [".news-author", ".author"],
        date: [".news_column .h5", "em.pull-left", ".news-date"],
        remove: [".othernews", ".other-news", ".news_column .keywords", ".socialicon"],
      },
    },
  ],
};
