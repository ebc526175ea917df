/**
 * Where the systems that Vietnamese papers and portals run on put each part of an article: VCCorp's data roles, schema.org
 * microdata, WordPress, Joomla, NukeViet, SharePoint, Liferay, DotNetNuke, ASP.NET papers. The first that has text is taken.
 */
export const TITLE_SELECTORS: readonly string[] = [
  "[data-role=title]",
  "[itemprop=headline]",
  "h1.entry-title",
  "h1.title-detail",
  "h1.detail-title",
  ".NewsDetail_Title",
  ".header-title",
  "h1.tieude",
  ".TieuDe",
  ".tieude",
  "article h1",
  "h1",
];

export const LEAD_SELECTORS: readonly string[] = [
  "[data-role=sapo]",
  "[itemprop=description]",
  ".sapo",
  ".hometext",
  ".NewsDetail_Lead",
  ".news-intro",
  ".TrichDan",
  ".TomTat",
  ".tomtat",
  ".summary",
  ".entry-summary",
];

export const CONTENT_SELECTORS: readonly string[] = [
  "[data-role=content]",
  "[itemprop=articleBody]",
  "#news-bodyhtml",
  ".entry-content",
  ".journal-content-article",
  ".NewsDetail_Content",
  ".content-detail",
  ".fck_detail",
  ".ms-rtestate-field",
  ".NoiDung",
  ".noidung",
  ".detail-content",
  ".article-body",
  ".article-content",
];

export const BYLINE_SELECTORS: readonly string[] = [
  "[data-role=author]",
  "[itemprop=author] [itemprop=name]",
  "p.author",
  ".author",
  ".tacgia",
  ".news-author",
  ".TacGia",
];

export const DATE_SELECTORS: readonly string[] = [
  "[data-role=publishdate]",
  "[itemprop=datePublished]",
  "time",
  ".entry-date",
  ".published",
  ".NewsDetail_Date",
  ".dateTime",
  ".news-date",
  ".ngaydang",
  ".NgayDang",
  ".thoigian",
  ".detail-time",
  "article .date",
  ".post-date",
  ".news_column .h5",
  ".news_column em",
];

export const SECTION_SELECTORS: readonly string[] = [
  "[itemprop=articleSection]",
  ".chuyenmuc",
  ".breadcrumb li:last-child",
  ".breadcrumbs",
  ".breadcrumb",
];

/** Parts of a page that are never text of the article, by what their class or id says. */
export const FOREIGN =
  /(?:related|tin-?khac|other-?news|_other|tinkhac|tin-?lien-?quan|lienquan|comment|binhluan|ykien|respond|tags?(?:$|[-_ ])|social|share|box-category|breadcrumb|navbar|sidebar-|footer|chantrang|menu|toolbar|cochu|pager|pagination|moduletable|advert|banner|zonepre|most-?read|docnhieu|rating|print-|hits|article-info)/iu;
export const FOREIGN_TAGS: ReadonlySet<string> = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "form",
  "nav",
  "aside",
  "footer",
  "select",
  "option",
  "button",
  "textarea",
  "input",
  "iframe",
  "object",
  "svg",
  "label",
  "head",
]);
