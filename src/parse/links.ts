import type { Element } from "domhandler";
import type { PageLink } from "../model/page.ts";
import { standingOf } from "./page-words.ts";
import { AROUND_TAGS, HEADING_TAG } from "./tags.ts";
import { cleanText } from "./text-walk.ts";
import { isElement, nodesBelow, parentOf, textOf } from "./tree.ts";

const MIN_TITLE = 15;
const ORIGIN = /^https?:\/\/[^/]*/u;
const FRAGMENT = /#.*$/u;
const HOST_PREFIX = /^(?:www|m|mobile)\./u;
const NO_PAGE = /^(?:javascript|mailto|tel|data|#)/iu;
const FILE =
  /\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|css|js|rss|xml)(?:[?#]|$)/iu;
/** An address of an article ends in its number, has its words in it, or asks for it by its number. Each word is tried once. */
const ARTICLE_PATH =
  /(?:[-/_.]|(?:id|ID|newsid|itemid|articleid)=)\d{4,}(?:[-_.][a-z\d]+)*(?:\.[a-z\d]{2,5})?\/?$|(?<![a-z\d-])[a-z\d]+(?:-[a-z\d]+){4,}(?:\.[a-z\d]{2,5})?\/?$|[?&](?:id|newsid|itemid|articleid|aid|nid)=\d+/iu;
const SECTION_PATH =
  /\/(?:tag|tags|chu-de|topic|tu-khoa|search|tim-kiem|author|tac-gia|category|video|podcast|rss|dang-ky|dang-nhap|login|register|lien-he|gioi-thieu)(?:[/-]|$)/iu;

/** The links to articles on a page in order, each address once, titled by its heading; without menus and footers. */
export function articleLinks(
  anchors: readonly Element[],
  base: string | undefined,
): readonly PageLink[] {
  const best = new Map<string, Titled>();
  for (const anchor of anchors) {
    const url = absolute(anchor.attribs["href"] ?? "", base);
    if (url === undefined || !isOfSite(url, base) || !isArticlePath(url) || isMenu(anchor))
      continue;
    const titled = titleOf(anchor);
    const known = best.get(url);
    if (known === undefined || known.rank < titled.rank) best.set(url, titled);
  }
  return [...best].flatMap(([url, { title }]) =>
    title.length < MIN_TITLE ? [] : [{ url, title }],
  );
}

/** An address without its fragment, against the page's own where that is known. */
export function absolute(href: string, base: string | undefined): string | undefined {
  const trimmed = href.trim();
  if (trimmed === "" || NO_PAGE.test(trimmed) || FILE.test(trimmed)) return undefined;
  const root = base !== undefined && URL.canParse(base) ? base : undefined;
  if (root === undefined || !URL.canParse(trimmed, root)) return trimmed.replace(FRAGMENT, "");
  const url = new URL(trimmed, root);
  url.hash = "";
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}

function isOfSite(url: string, base: string | undefined): boolean {
  if (base === undefined || !URL.canParse(base) || !URL.canParse(url)) return true;
  const [own, other] = [hostKey(base), hostKey(url)];
  return other === own || other.endsWith(`.${own}`) || own.endsWith(`.${other}`);
}

function hostKey(url: string): string {
  return new URL(url).hostname.replace(HOST_PREFIX, "");
}

/** No paper's addresses are longer; patterns are not tried on them. */
const MAX_ADDRESS = 512;

function isArticlePath(url: string): boolean {
  if (url.length > MAX_ADDRESS) return false;
  const path = url.replace(ORIGIN, "");
  return ARTICLE_PATH.test(path) && !SECTION_PATH.test(path);
}

const MENU = /(?:^|[\s_-])(?:menu|nav|navbar|footer|breadcrumbs?|tags?|topics?)(?=$|[\s_-])/iu;
const NEAR = 12;

function isMenu(anchor: Element): boolean {
  let up = parentOf(anchor);
  for (let level = 0; up !== undefined && level < NEAR; level += 1) {
    if (up.name !== "aside" && AROUND_TAGS.has(up.name)) return true;
    const { name, attribs } = up;
    const isPage = name === "body" || name === "main" || name === "article";
    if (
      !isPage &&
      standingOf(up) !== "plain" &&
      MENU.test(`${attribs["class"] ?? ""} ${attribs["id"] ?? ""}`)
    )
      return true;
    up = parentOf(up);
  }
  return false;
}

/** How many different addresses of articles a page links to, told by their form alone. */
export function countStoryLinks(anchors: readonly Element[]): number {
  const found = new Set<string>();
  for (const { attribs } of anchors) {
    const href = attribs["href"] ?? "";
    if (!found.has(href) && isArticlePath(href)) found.add(href);
  }
  return found.size;
}

/** A title, and how surely it is one. */
interface Titled {
  readonly title: string;
  readonly rank: number;
}

function titleOf(anchor: Element): Titled {
  const text = cleanText(textOf(anchor));
  const said = cleanText(anchor.attribs["title"] ?? "");
  if (isInHeading(anchor) && text.length >= MIN_TITLE) return { title: text, rank: 4 };
  if (said.length >= MIN_TITLE) return { title: said, rank: 3 };
  if (text.length >= MIN_TITLE) return { title: text, rank: 2 };
  for (const node of nodesBelow(anchor))
    if (isElement(node) && node.name === "img")
      return { title: cleanText(node.attribs["alt"] ?? ""), rank: 1 };
  return { title: text, rank: 0 };
}

function isInHeading(anchor: Element): boolean {
  const parent = parentOf(anchor);
  if (parent !== undefined && HEADING_TAG.test(parent.name)) return true;
  return anchor.children.some((child) => isElement(child) && HEADING_TAG.test(child.name));
}

const NEXT_WORD =
  /^(?:trang (?:sau|tiếp|kế)|tiếp(?: theo)?|sau|next(?: page)?|older(?: posts)?|trang kế tiếp|xem thêm|›|»|>|>>|→)$/iu;
const NEXT_CLASS = /(?:^|[\s_-])(?:next|next-page|btn-next|page-next)(?=$|[\s_-])/iu;
const PAGE_NUMBER = /^\d{1,4}$/u;
const ACTIVE = /(?:^|[\s_-])(?:active|current|selected|on)(?=$|[\s_-])/iu;

/** The address of the list's next page: as the page's head says, by its word or class, or the number after the current one. */
export function nextPage(anchors: readonly Element[], list: ListHead): string | undefined {
  const { told, marked, base } = list;
  if (told !== undefined) return absolute(told, base);
  const named = [...marked.flatMap(ownAnchors), ...anchors.filter(isNext)];
  for (const anchor of [...named, ...numberedNext(anchors)]) {
    const url = absolute(anchor.attribs["href"] ?? "", base);
    if (url !== undefined) return url;
  }
  return undefined;
}

/** What a list says of its next page: the address in its head, the elements that its profile names, its own address. */
interface ListHead {
  readonly told: string | undefined;
  readonly marked: readonly Element[];
  readonly base: string | undefined;
}

/** The links that an element is or holds. */
function ownAnchors(element: Element): readonly Element[] {
  if (element.name === "a") return [element];
  return [...nodesBelow(element)].filter(
    (node): node is Element => isElement(node) && node.name === "a",
  );
}

/** "Xem thêm" leads to the next page where its address is that of a page by number. */
const MORE = /^(?:xem|đọc) thêm(?: tin| bài)?(?: cũ hơn| khác)?\s*[»>…]*$/iu;
const PAGE_PATH = /(?:trang|page|paged?|p)[-/=]?\d{1,4}\/?$/iu;

function isNext(anchor: Element): boolean {
  if (anchor.attribs["rel"]?.toLowerCase() === "next") return true;
  const parent = parentOf(anchor);
  if (
    NEXT_CLASS.test(
      `${anchor.attribs["class"] ?? ""} ${parent?.name === "li" ? (parent.attribs["class"] ?? "") : ""}`,
    )
  )
    return true;
  const text = cleanText(textOf(anchor));
  if (MORE.test(text) && PAGE_PATH.test(anchor.attribs["href"] ?? "")) return true;
  return NEXT_WORD.test(text) || NEXT_WORD.test(cleanText(anchor.attribs["title"] ?? ""));
}

/** Among links that are mere numbers side by side, the one behind the current page's. */
function numberedNext(anchors: readonly Element[]): readonly Element[] {
  const numbers = anchors.filter((anchor) => PAGE_NUMBER.test(cleanText(textOf(anchor))));
  const at = numbers.findIndex((anchor) => isActive(anchor) || isActive(parentOf(anchor)));
  if (at !== -1) return numbers.slice(at + 1, at + 2);
  return numbers.filter((anchor) => cleanText(textOf(anchor)) === "2").slice(0, 1);
}

function isActive(element: Element | undefined): boolean {
  return ACTIVE.test(element?.attribs["class"] ?? "");
}
