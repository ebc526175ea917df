/** What begins a stretch that is no text of the page, and may hold anything that looks like markup. */
const OPENING = /<(?:!--|(?:script|style|svg|SCRIPT|STYLE|SVG|Script|Style)(?=[\s>/]))/gu;
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
  let from = 0;
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(html); match !== null; match = OPENING.exec(html)) {
    const end = endOf(html, match.index, match[0].toLowerCase());
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

function endOf(html: string, start: number, opening: string): End | undefined {
  if (isInsideTag(html, start)) return { at: start + opening.length, isDead: false };
  if (opening === "<!--") return endOfComment(html, start);
  if (opening === "<svg" && isClosedBySlash(html, start))
    return { at: start + opening.length, isDead: false };
  const isKept = opening === "<script" && KEPT_SCRIPT.test(html.slice(start, tagEnd(html, start)));
  const end = closedBy(html, start, `</${opening.slice(1)}`);
  if (end === undefined) return undefined;
  const close = html.indexOf(">", end.at);
  return close === -1 ? undefined : { at: close + 1, isDead: !isKept };
}

const COMMENT_END = /--!?>/gu;

/** Comments also end with "--!>", and "<!-->" is a whole one. */
function endOfComment(html: string, start: number): End | undefined {
  COMMENT_END.lastIndex = start + "<!".length;
  return COMMENT_END.test(html) ? { at: COMMENT_END.lastIndex, isDead: true } : undefined;
}

function closedBy(html: string, start: number, closing: string): End | undefined {
  const at = findTag(html, start, closing);
  return at === -1 ? undefined : { at: at + closing.length, isDead: true };
}

const CLOSING: Readonly<Record<string, RegExp>> = {
  "</script": /<\/(?:script|SCRIPT|Script)/gu,
  "</style": /<\/(?:style|STYLE|Style)/gu,
  "</svg": /<\/(?:svg|SVG)/gu,
};

function findTag(html: string, start: number, closing: string): number {
  const pattern = CLOSING[closing];
  if (pattern === undefined) return -1;
  pattern.lastIndex = start;
  return pattern.exec(html)?.index ?? -1;
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
