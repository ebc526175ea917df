/** What may begin a stretch that is no text of the page, told by its first letters: the quickest search of a whole page. */
const OPENING = /<[!sStT](?:--|[cCtTvViIeE][rRyYgGtTxX])/gu;
/** Such stretches, which may hold anything that looks like markup. */
const DEAD = /<(?:!--|(?:script|style|svg|title|textarea)(?=[\s>/]))/iuy;
const KEPT_SCRIPT = /ld\+json/iu;
const MAX_TAG = 2000;

/** A half-open stretch of a page. */
type Stretch = readonly [start: number, end: number];

/** A page without its dead text. */
export function withoutDeadText(html: string): string {
  const live = liveStretches(html);
  return live.length === 1 ? html : live.map(([start, end]) => html.slice(start, end)).join("");
}

/**
 * A page but for comments, style sheets, drawings and scripts other than JSON-LD: most bytes of today's pages. A dead stretch ends
 * where a parser would end it, so that what is left reads the same; one without an end is left to the parser.
 */
export function liveStretches(html: string): readonly Stretch[] {
  const live: Stretch[] = [];
  const closing = new ClosingTags(html);
  let from = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(html); match !== null; match = OPENING.exec(html)) {
    DEAD.lastIndex = match.index;
    const opening = DEAD.exec(html)?.[0].toLowerCase();
    if (opening === undefined) continue;
    const end = endOf(closing, match.index, opening);
    if (end === undefined) break;
    if (end.isDead) {
      live.push([from, match.index]);
      from = end.at;
    }
    OPENING.lastIndex = end.at;
  }
  return [...live, [from, html.length]];
}

interface End {
  readonly at: number;
  readonly isDead: boolean;
}

function endOf(closing: ClosingTags, start: number, opening: string): End | undefined {
  const { html } = closing;
  if (isInsideTag(html, start)) return { at: start + opening.length, isDead: false };
  if (opening === "<!--") return endOfComment(html, start);
  if (opening === "<svg" && isClosedBySlash(html, start))
    return { at: start + opening.length, isDead: false };
  const at = closing.after(start, `</${opening.slice(1)}`);
  const end = at === -1 ? -1 : html.indexOf(">", at);
  if (end === -1) return undefined;
  if (opening === "<svg") return endOfDrawing(html, start, end + 1);
  return { at: end + 1, isDead: !isKept(html, start, opening) };
}

/** Data about the article, and what only looks like a comment inside a title or a field. */
function isKept(html: string, start: number, opening: string): boolean {
  if (opening === "<script") return KEPT_SCRIPT.test(html.slice(start, tagEnd(html, start)));
  return opening === "<title" || opening === "<textarea";
}

const OF_PAGE = /<(?:p|div|h[1-6]|ul|ol|table|blockquote|article|foreignObject)(?=[\s>/])/iu;

/** A drawing that is left open ends where an element of the page begins; one that holds elements of pages has no such end. */
function endOfDrawing(html: string, start: number, end: number): End {
  const found = OF_PAGE.exec(html.slice(start, end));
  if (found === null || FOREIGN_OBJECT.test(found[0])) return { at: end, isDead: true };
  return { at: start + found.index, isDead: true };
}

const FOREIGN_OBJECT = /foreignObject/iu;

const COMMENT_END = /--!?>/gu;

/** Comments also end with "--!>", and "<!-->" is a whole one. */
function endOfComment(html: string, start: number): End | undefined {
  COMMENT_END.lastIndex = start + "<!".length;
  return COMMENT_END.test(html) ? { at: COMMENT_END.lastIndex, isDead: true } : undefined;
}

const CLOSING: Readonly<Record<string, RegExp>> = {
  "</script": /<\/(?:script|SCRIPT|Script)/gu,
  "</style": /<\/(?:style|STYLE|Style)/gu,
  "</svg": /<\/(?:svg|SVG)/gu,
  "</title": /<\/(?:title|TITLE|Title)/gu,
  "</textarea": /<\/(?:textarea|TEXTAREA|Textarea)/gu,
};

/** Where the elements of a page are closed; each stretch of it is searched once, however many elements are left open before it. */
class ClosingTags {
  readonly html: string;
  readonly #found = new Map<string, number>();

  constructor(html: string) {
    this.html = html;
  }

  /** Where the next such tag stands behind a position; -1 if none does. Positions are asked in order. */
  after(start: number, closing: string): number {
    const known = this.#found.get(closing);
    if (known !== undefined && (known === -1 || known > start)) return known;
    const pattern = CLOSING[closing];
    if (pattern === undefined) return -1;
    pattern.lastIndex = start;
    const at = pattern.exec(this.html)?.index ?? -1;
    this.#found.set(closing, at);
    return at;
  }
}

function tagEnd(html: string, start: number): number {
  const end = html.indexOf(">", start);
  return end === -1 ? start + MAX_TAG : Math.min(end, start + MAX_TAG);
}

/** "<svg … />" is a whole drawing. */
function isClosedBySlash(html: string, start: number): boolean {
  return html.charAt(tagEnd(html, start) - 1) === "/";
}

/** "<script" in the value of an attribute opens nothing. */
function isInsideTag(html: string, start: number): boolean {
  const before = html.slice(Math.max(0, start - MAX_TAG), start);
  return before.lastIndexOf("<") > before.lastIndexOf(">");
}
