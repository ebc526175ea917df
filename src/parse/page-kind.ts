import type { PageKind } from "../model/page.ts";
import { foldText } from "../text/fold.ts";
import type { Structured } from "./structured.ts";
import type { PageBlock, PageNode } from "./text-walk.ts";

const NOT_FOUND =
  /(?:^|\s)(?:404|page not found|not found|khong tim thay (?:trang|bai|noi dung|duong dan)|trang (?:nay )?khong ton tai|(?:bai viet|trang|noi dung|duong dan)[^.]{0,30} (?:khong ton tai|khong tim thay|da bi xoa|da bi go))(?=$|[\s.!,:|-])/u;
const WALL =
  /(?:just a moment|attention required|access denied|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|enable javascript and cookies|checking your browser|captcha|request unsuccessful|xac (?:nhan|minh) (?:ban )?(?:khong phai|la nguoi)|ban khong phai (?:la )?(?:robot|nguoi may)|truy cap bi tu choi)/u;
const LOGIN = /^(?:dang nhap|log ?in|sign ?in)(?=$|[\s|-])/u;
const ARTICLE_TYPE = /^(?:[A-Za-z]*Article|BlogPosting|Report)$/u;
const LIST_TYPE = /^(?:CollectionPage|ItemList|SearchResultsPage)$/u;
const VIDEO_TYPE = /^(?:VideoObject|video(?:\.[a-z]+)?)$/u;

const MIN_ARTICLE = 200;
/** What running text in a pop-up or a list of other stories counts. */
const IN_FRAME = 0.1;
const MIN_TYPED_ARTICLE = 40;
const MANY_LINKS = 8;
const MANY_LINES = 5;
const PROSE_A_LINK = 220;
const TYPED_PROSE_A_LINK = 80;
const LITTLE = 1000;
const MIN_NOTICE = 300;
/** Of a page that says when it was published, and has not a link in its text. */
const MIN_DATED_NOTICE = 120;
const MANY_NOTICES = 30;
const MIN_PICTURES = 5;

export interface KindSigns {
  readonly title: string;
  readonly blocks: readonly PageBlock[];
  readonly content: readonly PageNode[];
  /** The article's own blocks. */
  readonly own: readonly PageBlock[];
  /** How many lines of its element are but a link, and, counted only where it matters, how many articles the page links to. */
  readonly linkLines: number;
  readonly links: () => number;
  readonly pictures: number;
  readonly passwords: number;
  readonly structured: Structured;
}

/** What a page is: walls and errors by their words on an almost empty page, lists by links that outweigh running text. */
export function kindOf(signs: KindSigns): PageKind {
  const { own, structured, linkLines } = signs;
  const isTyped = structured.types.some((type) => ARTICLE_TYPE.test(type));
  const isFramed = !isTyped && signs.content.every(({ frame }) => frame !== undefined);
  const prose = own.reduce((sum, block) => sum + block.prose, 0) * (isFramed ? IN_FRAME : 1);
  const wall = wallOf(signs, prose);
  if (wall !== undefined && signs.links() < MANY_LINKS) return wall;
  const isListed = structured.types.some((type) => LIST_TYPE.test(type));
  const proseALink = isTyped && !isListed ? TYPED_PROSE_A_LINK : PROSE_A_LINK;
  const isLinked = linkLines >= MANY_LINES && prose < linkLines * proseALink;
  if (isLinked && signs.links() >= MANY_LINKS) return "list";
  if (prose >= (isTyped ? MIN_TYPED_ARTICLE : MIN_ARTICLE)) return "article";
  return kindWithoutText(signs, isFramed);
}

/** Pages with next to no running text: players, pictures, lists, and notices of a line or two. */
function kindWithoutText(signs: KindSigns, isFramed: boolean): PageKind {
  const { own, structured, pictures } = signs;
  if (structured.types.some((type) => VIDEO_TYPE.test(type))) return "video";
  const links = signs.links();
  const plain = own.reduce((sum, { text, linkLength }) => sum + text.length - linkLength, 0);
  if (!isFramed && plain >= MIN_NOTICE && links < MANY_NOTICES) return "article";
  if (!isFramed && plain >= MIN_DATED_NOTICE && isDatedNotice(signs)) return "article";
  if (pictures >= MIN_PICTURES && links < MANY_LINKS) return "gallery";
  if (links >= MANY_LINKS) return "list";
  return own.some(({ text }) => text.length >= MIN_TYPED_ARTICLE) ? "article" : "other";
}

/** A list page has no day of its own, and links where an article has words. */
function isDatedNotice({ own, structured }: KindSigns): boolean {
  return structured.published.length > 0 && own.every(({ linkLength }) => linkLength === 0);
}

function wallOf({ title, blocks, passwords }: KindSigns, prose: number): PageKind | undefined {
  if (prose >= LITTLE) return undefined;
  const heading = foldText(title).toLowerCase();
  const text = foldText(
    blocks
      .map((block) => block.text)
      .join("\n")
      .slice(0, LITTLE),
  ).toLowerCase();
  if (NOT_FOUND.test(heading) || (prose < MIN_ARTICLE && NOT_FOUND.test(text))) return "not-found";
  if (WALL.test(heading) || (prose < MIN_ARTICLE && WALL.test(text))) return "login";
  if (LOGIN.test(heading) || (passwords > 0 && prose < MIN_ARTICLE)) return "login";
  return undefined;
}
