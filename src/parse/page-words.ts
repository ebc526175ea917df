import type { Element } from "domhandler";
import { ownCopy } from "../text/own-copy.ts";

/** Classes of captions and photo credits. */
export const CAPTION =
  /(?:caption|chuthich|chu-thich|chu_thich|photocms_desc|photocms-desc|image-?desc|img-?desc|photo-?credit|image-?credit|picture-?desc|avatar-?caption)/iu;

/** What the class or id of an element says of it: `foreign` is never text of the article, `beside` seldom, `own` often. */
export type Standing = "foreign" | "beside" | "own" | "plain";

const FOREIGN_WORDS = [
  // Stories other than this one.
  "related|relate|recirc|recirculation|recommend(?:ed|ations?)?|more-(?:stories|news|from|on|in|posts?|articles?)|most-?(?:read|viewed|popular|shared)|read-?(?:more|also|next)|see-?also|trending|popular|latest|up-?next|next-?(?:story|post|article)|prev(?:ious)?-?(?:story|post|article)|other-?news|other|tin-?khac|tin-?lien-?quan|lien-?quan|tin-?cung|cung-?chuyen-?muc|doc-?(?:nhieu|them)|xem-?(?:nhieu|them)|tin-?(?:moi|noi-?bat|doc)|teasers?|box-?(?:category|tin|news)|moduletable|outbrain|taboola|zergnet|jp-relatedposts|yarpp|post-?nav(?:igation)?|nav-?links|zone-?pre|vnn-?content-?relate|inner-?article",
  // What readers write, share, vote and sign.
  "comments?|comment-?list|disqus|respond|reply|binh-?luan|y-?kien|phan-?hoi|social|share|sharing|sharedaddy|addthis|likes?|follow|rating|ratings|vote|binh-?chon|newsletters?|subscribe|subscription|sign-?up|register|login|dang-?nhap|poll|survey|reactions?",
  // The frame of the page.
  "footer|foot|chan-?trang|breadcrumbs?|crumbs?|tool-?bar|toolbox|tools|co-?chu|pager|pagination|paging|phan-?trang|skip-?links?|cookies?|consent|gdpr|pop-?up|modal|overlay|lightbox|site-?map|copyright|legal|disclaimer|print-?(?:only|view)|printme|screen-?reader(?:-text)?|sr-only|visually-?hidden|hits|tags?|tag-?list|topics|keywords?|tu-?khoa|categories|article-?info",
  // Money.
  "ads?|ad-?(?:box|slot|wrap(?:per)?|container|unit|break)|adv|advert|adverts|advertis(?:ing|ement|ements)|quang-?cao|sponsor(?:ed|s)?|promo|promos|promotions?|promoted|shop|product-?list|donate|donation|ung-?ho|thanh-?toan|qr-?code",
  // About the author, not by him.
  "author-?(?:bio|box|info|profile|card|description|about)|about-?(?:the-?)?author|bio|writer-?bio",
  // Players and slides.
  "video-?(?:js|player|playlist|list)|playlist|carousel|slick|swiper|gallery-?(?:thumbs?|nav)|slideshow-?nav",
].join("|");
const FOREIGN = new RegExp(`(?:^|[\\s_-])(?:${FOREIGN_WORDS})(?=$|[\\s_\\d-])`, "u");
const BESIDE =
  /(?:^|[\s_-])(?:side-?bars?|side|widgets?|menus?|nav|navs|navbar|navigation|banners?|headers?|masthead|meta|post-?meta|byline|dateline|right-?col(?:umn)?|col-?right|left-?col|rail|aside|credits?|info|infobox|callout|timestamp|highlights?-?box)(?=$|[\s_\d-])/u;
const OWN =
  /(?:^|[\s_-])(?:article-?(?:body|content|text|detail)s?|body-?(?:content|copy|text)|story-?(?:body|content|text)|post-?(?:body|content|text|entry)|entry-?content|content-?(?:body|detail|article|main)|main-?content|articlebody|article|story|entry|noi-?dung|chi-?tiet|news-?(?:content|body|detail)|detail-?content|hentry|rich-?text|prose)(?=$|[\s_\d-])/u;
const HUMP = /(?<=[a-z])(?=[A-Z])/gu;

const CACHE_SIZE = 20_000;
const MAX_HINT = 400;
/** What each class or id met so far says; pages of one site share most of them. */
const LEVELS = new Map<string, number>();
/** What a class or id may say, the weaker word first; the stronger of the two counts. */
const STANDINGS = ["plain", "beside", "own", "foreign", "own"] as const;

/** Reads the standing of an element off its class and id; the whole page's elements have none. */
export function standingOf({ name, attribs }: Element): Standing {
  const { class: classes, id } = attribs;
  if ((classes === undefined && id === undefined) || name === "body" || name === "html")
    return "plain";
  const level = Math.max(levelOf(classes), levelOf(id));
  const standing = STANDINGS[level] ?? "plain";
  // Systems list an article's tags and options among its classes.
  return standing !== "own" && (name === "article" || name === "main") ? "plain" : standing;
}

function levelOf(hint: string | undefined): number {
  if (hint === undefined) return 0;
  const known = LEVELS.get(hint);
  if (known !== undefined) return known;
  const level = readLevel(hint);
  if (LEVELS.size >= CACHE_SIZE) LEVELS.clear();
  if (hint.length <= MAX_HINT) LEVELS.set(ownCopy(hint), level);
  return level;
}

function readLevel(hint: string): number {
  const words = hint.slice(0, MAX_HINT).replace(HUMP, "-").toLowerCase();
  return PATTERNS.findLastIndex((pattern) => pattern.test(words));
}

const WHOLE_ARTICLE =
  /(?:^|\s)(?:hentry|entry-content|article-body|articlebody|post-content|story-body|post-body|article-content)(?=$|\s)/u;
/** By each of the standings, what says so; anything is plain. */
const PATTERNS = [/^/u, BESIDE, OWN, FOREIGN, WHOLE_ARTICLE];
