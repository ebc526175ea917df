import type { SiteProfile } from "../model/site-profile.ts";

/** Provincial papers on ASP.NET systems of their own, with Vietnamese class names. */
export const aspnetPapers: SiteProfile = {
  name: "ASP.NET papers",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [
          ".NoiDung",
          ".noidung",
          ".NewsTitle",
          ".fck_detail",
          "#content_detail",
          ".content-detail",
        ],
        title: [
          ".TieuDe",
          "h1.tieude",
          ".tieude",
          "h1.title-detail",
          "h1.detail-title",
          ".NewsTitle",
          ".news-title",
        ],
        lead: [".TomTat", ".TrichDan", ".news-intro", ".NewsSummary", ".sapo", ".tomtat"],
        content: [".fck_detail", "#content_detail", ".content-detail", ".NoiDung", ".noidung"],
        byline: [".TacGia", ".tacgia", ".author_mail", ".NewsAuthor", ".news-author"],
        date: [".NgayDang", ".thoigian", ".news-date", ".NewsDate", ".ngaydang"],
        section: [".chuyenmuc"],
      },
    },
  ],
};
