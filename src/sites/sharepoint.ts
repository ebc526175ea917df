import type { SiteProfile } from "../model/site-profile.ts";

/** Portals of provinces on SharePoint: the whole page in one form, Vietnamese class names, tool bars with their technical names. */
export const sharepoint: SiteProfile = {
  name: "SharePoint",
  hosts: [],
  layouts: [
    {
      roles: {
        mark: ["form[name=aspnetForm]", ".ms-rtestate-field", "#s4-workspace"],
        title: [".TieuDe", ".tieude-chitiet", ".ms-rteElement-H1"],
        lead: [".TrichDan", ".TomTat", ".news-intro"],
        content: [".NoiDung", ".ms-rtestate-field", ".noidung-chitiet"],
        byline: [".TacGia", ".news-author"],
        date: [".ngaydang", ".NgayDang", ".ngay-dang", ".news-date"],
        remove: [".block_toolbar", ".coChu"],
      },
    },
  ],
};
