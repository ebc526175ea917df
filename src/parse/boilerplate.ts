/** Headings and labels behind which nothing of the article follows. */
const END_MARK =
  /^(?:ý kiến bạn đọc|bình luận|gửi bình luận|gửi ý kiến|bài cùng chuyên mục|(?:các )?tin (?:khác|liên quan|đã đưa|mới|cùng chuyên mục|đọc nhiều|xem nhiều)|(?:các )?bài (?:viết )?(?:khác|liên quan)|những tin (?:mới|cũ) hơn|xem thêm|đọc thêm|có thể bạn quan tâm|video clips?|tags?:|từ khóa|để lại một bình luận|về trang trước|giới thiệu tạp chí in|đi tới nguồn bài viết|chia sẻ(?: bài viết)?$|lượt xem|số lượt xem|trang trước|email in)/iu;
const LABEL =
  /^(?:publishingportal|skip to|sign in|đăng nhập|tăng cỡ chữ|giảm cỡ chữ|cỡ chữ|xem với cỡ chữ|asset publisher|chi tiết bài viết|xuất bản thông tin|in trang|ngày in|bản quyền|ghi rõ nguồn|https?:\/\/\S+$|gửi email|block_|null$|a[ -]*a[+ ]*$|bạn đang ở|trang chủ)/iu;
const SOURCE = /^(?:\(?theo|nguồn(?: tin)?|đi tới nguồn)(?:\s|:)/iu;
const SHORT = 90;

const ANNOUNCEMENT =
  /^(?:more (?:great |top )?(?:[\p{L}\d&' ]{0,24} )?(?:stories|news|articles|posts|coverage)|more (?:from|on|about|in) .{1,40}|(?:related|recommended|popular|latest|trending|similar)(?: (?:stories|articles|posts|news|content|topics|links|reading|coverage|videos|items?))?|you (?:may|might) (?:also )?(?:like|enjoy|be interested in).{0,20}|read (?:more|next|also)|(?:share|print|email|save) this.{0,20}|(?:\d+ )?(?:comments?|responses?)|leave a (?:reply|comment)|join the (?:conversation|discussion)|about the author|sign up for .{1,60}|subscribe to .{1,60}|get (?:the|our) .{1,40} (?:newsletter|app)|follow us.{0,30}|trending now|don'?t miss|also (?:read|see)|see also|most (?:read|popular|viewed)|tags|filed under.{0,40}|sponsored.{0,20}|advertisement|mehr zum thema|lesen sie auch|lire aussi|leia (?:também|mais)|lea también|leggi anche|читайте также)\s*[:.…»>]?$/iu;

/** True where the text of the article is over: related stories, comment forms, tags. */
export function endsArticle(line: string): boolean {
  return line.length <= SHORT && END_MARK.test(line);
}

/** True for a line that announces other stories, comments or sign-ups, wherever in the text it stands. */
export function isAnnouncement(line: string): boolean {
  return line.length <= SHORT && ANNOUNCEMENT.test(line);
}

/** True for a line that a portal adds: tool bars, labels of web parts, breadcrumbs. */
export function isLabel(line: string): boolean {
  return line.length <= SHORT && LABEL.test(line);
}

/** "Theo Báo …", "Nguồn: …": where a copy comes from; neither text nor byline. */
export function isSource(line: string): boolean {
  return line.length <= SHORT && SOURCE.test(line);
}

const CREDIT = /(?:^|[\s.(|-])(?:ảnh|photo|ảnh minh họa)\s*(?::|-)\s*[^.]{1,40}\.?\)?$/iu;
const ENDS_SENTENCE = /[.!?…:;,]["'”’)]*$|\.\/\.$/u;
const BYLINE =
  /^(?:(?:Tin|Bài|Tin, ảnh|Bài, ảnh|Tin và ảnh|Bài và ảnh|CTV|PV|P\.V)\s*[:.-]?\s*)?[\p{Lu}\d][\p{L}\p{M}.'()]*(?:[ -]{1,3}[\p{Lu}(][\p{L}\p{M}.')-]*){0,7}$/u;
const MAX_BYLINE = 48;
const MAX_CAPTION = 220;

/** A line that ends in a photo credit ("Ảnh: MT") is a caption. */
export function hasCredit(line: string): boolean {
  return line.length <= MAX_CAPTION && CREDIT.test(line) && !TEXT_CREDIT.test(line);
}

const TEXT_CREDIT = /^(?:tin|bài)(?:,| và)? ảnh/iu;

/** A short line that ends no sentence, between paragraphs: how pasted text shows a caption. */
export function looksLikeCaption(line: string): boolean {
  return line.length <= MAX_CAPTION && !ENDS_SENTENCE.test(line);
}

/** A name or two, initials, or "Tin, ảnh: …": what the last line of an article signs with. */
export function looksLikeByline(line: string): boolean {
  return (
    line.length <= MAX_BYLINE && (BYLINE.test(line) || TEXT_CREDIT.test(line)) && !isSource(line)
  );
}
