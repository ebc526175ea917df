import { nameKey } from "../text/fold.ts";
import type { PageLayout } from "./layout.ts";
import type { Structured } from "./structured.ts";
import type { Survey } from "./survey.ts";
import type { PageBlock } from "./text-walk.ts";
import { cleanText, isHeading } from "./text-walk.ts";
import { textOf } from "./tree.ts";
import { isDateLine } from "./visible-date.ts";

const MIN_SHARED = 0.5;
const MAX_TITLE = 300;
const MAX_TOLD = 1000;

/** A headline, and whether it is sure: shown by the page, or told by its head as the article's own and not as the site's name. */
export interface Headline {
  readonly text: string;
  readonly isSure: boolean;
}

/** The headline without the site's name: the heading that the page shows, if what its head says agrees. */
export function findTitle(survey: Survey, structured: Structured, layout: PageLayout): Headline {
  const document = cleanText(survey.title);
  const told = [structured.title, document, withoutSite(document, structured.siteName)].filter(
    (text) => text !== undefined && text !== "" && text.length <= MAX_TOLD,
  );
  const shown = [...layout.elements("title"), ...byRank(survey)]
    .map((element) => cleanText(textOf(element)))
    .filter((text) => text !== "" && text.length <= MAX_TITLE);
  const agreed = [...shown, ...boldLines(survey)].find((text) =>
    told.some((other) => agree(text, other ?? "")),
  );
  if (agreed !== undefined) return { text: agreed, isSure: true };
  const text = structured.title ?? document;
  return text === ""
    ? { text: shown[0] ?? "", isSure: shown.length > 0 }
    : {
        text: withoutSite(text, structured.siteName),
        isSure: structured.title !== undefined && !SITE_FIRST.test(structured.title),
      };
}

const TITLE_CLASS = /(?:^|[\s_-])(?:title|headline|head|tieu-?de|newstitle)(?=$|[\s_-])/iu;
const LINES_ABOVE = 6;
const MIN_HEADLINE = 20;

/**
 * Pages of old systems all have the paper's name for their title. Their headline is the line above the text, or its first, that is
 * a heading, bold, or named a title; undefined where none is.
 */
export function headlineAbove(
  { blocks }: Survey,
  first: PageBlock | undefined,
  layout: PageLayout,
): string | undefined {
  const at = first === undefined ? -1 : blocks.indexOf(first);
  if (at === -1) return undefined;
  const above = blocks.slice(Math.max(0, at - LINES_ABOVE), at + 1);
  const marked = layout
    .elements("title")
    .map((element) => cleanText(textOf(element)))
    .findLast(
      (text) => text.length >= MIN_HEADLINE && above.some((block) => block.text.startsWith(text)),
    );
  const line = above.findLast((block) => isHeadline(block) && !SITE_FIRST.test(block.text));
  return marked ?? line?.text;
}

function isHeadline(block: PageBlock): boolean {
  const { text, linkLength, isEmphasised, node } = block;
  if (text.length < MIN_HEADLINE || text.length > MAX_LINE || linkLength > 0) return false;
  if (SENTENCE_END.test(text) || isDateLine(text)) return false;
  return isEmphasised || isHeading(node) || TITLE_CLASS.test(node.element?.attribs["class"] ?? "");
}

function byRank({ headings }: Survey): Survey["headings"] {
  return headings.toSorted((a, b) => a.name.localeCompare(b.name));
}

const MAX_LINE = 200;
const SENTENCE_END = /[.;:,]["'”’)]*$/u;

/** Lines in bold that end no sentence: the headlines of pages that have no headings. */
function boldLines({ blocks }: Survey): readonly string[] {
  return blocks
    .filter(
      ({ text, isEmphasised, linkLength }) =>
        isEmphasised &&
        linkLength === 0 &&
        text.length <= MAX_LINE &&
        !SENTENCE_END.test(text) &&
        !SITE_FIRST.test(text),
    )
    .map(({ text }) => text);
}

const MIN_KEY = 8;
const MIN_WORDS = 5;

/** A heading agrees with the document's title if one holds the other, or most of their words are the same. */
function agree(shown: string, told: string): boolean {
  const [a, b] = [nameKey(shown), nameKey(told)];
  if (a === b) return a !== "";
  if (a.length >= MIN_KEY && b.includes(a)) return true;
  if (b.length >= MIN_KEY && a.includes(b) && b.length > a.length / 2) return true;
  const words = new Set(a.split(" "));
  const others = new Set(b.split(" "));
  const shared = [...words].filter((word) => others.has(word)).length;
  if (others.size >= MIN_WORDS && shared === others.size) return true;
  return words.size > 2 && shared >= Math.max(words.size, others.size) * MIN_SHARED;
}

const PARTED = /\s+(?:-|\||–|—|::|»|•|·)\s+|\s*\|\s*/u;
const LAST_PART = /^(?<title>.+?)(?:\s+(?:-|–|—|::|»|•|·)\s+|\s*\|\s*)(?<site>[^|–—»•]{2,60})$/u;

const SITE_FIRST =
  /^(?:báo|tạp chí|cổng(?: thông tin)?|trang (?:thông tin|tin)|website|đài)(?![\p{L}])/iu;

/** Takes the site's name off either end of a document's title. */
function withoutSite(title: string, siteName: string | undefined): string {
  const site = nameKey(siteName ?? "");
  const [first = ""] = title.split(PARTED);
  const isPaper = SITE_FIRST.test(first) && first.length < title.length / 2;
  if ((site !== "" && nameKey(first) === site) || isPaper)
    return title.slice(first.length).replace(PARTED, "").trim();
  const groups = LAST_PART.exec(title)?.groups;
  if (groups === undefined) return title;
  const { title: rest = "", site: last = "" } = groups;
  const isSite = nameKey(last) === site || last.length < rest.length;
  return isSite ? rest.trim() : title;
}
