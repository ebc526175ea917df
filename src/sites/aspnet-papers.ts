import type { SiteProfile } from "../model/site-profile.ts";

/** Provincial papers on ASP.NET systems of their own, with Vietnamese class names. */
export const aspnetPapers: SiteProfile = {
  name: "ASP.NET papers",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: [".NoiDung", ".noidung", ".fck_detail", "#content_detail", ".content-detail"],
        title: [".TieuDe", "h1.tieude", ".tieude", "h1.title-detail", "h1.detail-title"],
        lead: [".TomTat", ".TrichDan", ".news-intro", ".sapo", ".tomtat"],
        content: [".fck_detail", "#content_detail", ".content-detail", ".NoiDung", ".noidung"],
        byline: [".TacGia", ".tacgia", ".author_mail"],
        date: [".NgayDang", ".thoigian", ".news-date", ".ngaydang"],
        section: [".chuyenmuc"],
      },
    },
  ],
};
