import type { CheerioAPI } from "cheerio/slim";
import { load } from "cheerio/slim";
import type { AnyNode, Element } from "domhandler";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { nameKey } from "../text/fold.ts";
import { collapseSpaces } from "../text/normalize.ts";
import type { ArticleParts, Block } from "./assemble.ts";
import type { RawBlock } from "./blocks.ts";
import { readBlocks, zoneBlocks } from "./blocks.ts";
import { isLabel, isSource, looksLikeByline } from "./boilerplate.ts";
import { elementsOf, findContent } from "./find-content.ts";
import {
  BYLINE_SELECTORS,
  DATE_SELECTORS,
  LEAD_SELECTORS,
  SECTION_SELECTORS,
  TITLE_SELECTORS,
} from "./page-roles.ts";
import type { Structured } from "./structured.ts";
import { readStructured } from "./structured.ts";
import { isDateLine, parseVisibleDate } from "./visible-date.ts";

/** The parts of a saved page: structured data first, then the places where known systems put them, then text density. */
export function readPage(html: string): Result<ArticleParts> {
  const $ = load(html, {
    xml: {
      xmlMode: false,
      decodeEntities: true,
      lowerCaseTags: true,
      lowerCaseAttributeNames: true,
    },
  });
  if (isTooDeep($.root()[0]))
    return failure(
      "no-article",
      "no article on this page: its elements are nested deeper than any article's",
    );
  const structured = readStructured($);
  const title = findTitle($, structured);
  const content = findContent($);
  if (content === undefined)
    return failure("no-article", "no article on this page: no stretch of text that is not links");
  const shown = readBlocks(content).map((block) => withoutTitle(block, title));
  const raw = shown.filter((block) => !isFurniture(block, title));
  const lead = findLead($, raw);
  const byline = findByline($, { structured, raw });
  const publishedAt = structured.publishedAt ?? findDate($, shown);
  const blocks = bodyBlocks(raw, { lead, byline });
  if (blocks.length === 0 && lead === undefined)
    return failure("no-article", "no article on this page: it has a title and no text");
  return success({
    url: structured.url,
    site: structured.site,
    title,
    byline,
    section: structured.section ?? findSection($),
    publishedAt,
    blocks: lead === undefined ? blocks : [{ zone: "lead", text: lead }, ...blocks],
  });
}

const MAX_DEPTH = 1000;

/** Elements nested by the thousand are an attack or an accident; selectors take quadratic time on them. */
function isTooDeep(root: AnyNode | undefined): boolean {
  let level: readonly AnyNode[] = root === undefined ? [] : [root];
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    level = level.flatMap((node) => ("children" in node ? node.children : []));
    if (level.length === 0) return false;
  }
  return true;
}

function firstText($: CheerioAPI, selectors: readonly string[]): string | undefined {
  for (const selector of selectors) {
    for (const element of elementsOf($, selector)) {
      const text = collapseSpaces($(element).text());
      if (text !== "") return text;
    }
  }
  return undefined;
}

const SITE_SUFFIX = /\s+(?:-|\||–|—|::|»)\s+[^-|–—]{2,60}$/u;

/** The headline without the site's name: what the page's own heading says, if the document's title agrees. */
function findTitle($: CheerioAPI, structured: Structured): string {
  const document = collapseSpaces($("title").first().text());
  const shown = firstText($, TITLE_SELECTORS);
  if (shown !== undefined && (document === "" || nameKey(document).includes(nameKey(shown))))
    return shown;
  return structured.title ?? (document === "" ? (shown ?? "") : document.replace(SITE_SUFFIX, ""));
}

/** Where one line break parts headline and date, both are one block: the headline is known already. */
function withoutTitle(block: RawBlock, title: string): RawBlock {
  if (title === "" || !block.text.startsWith(title)) return block;
  const rest = block.text.slice(title.length).trim();
  return isDateLine(rest) ? { ...block, text: rest } : block;
}

function isFurniture(block: RawBlock, title: string): boolean {
  return (
    block.text === "" ||
    nameKey(block.text) === nameKey(title) ||
    isDateLine(block.text) ||
    isLabel(block.text)
  );
}

const MIN_LEAD = 20;

/** The lead where the system marks one, else an opening paragraph that is set apart as a whole. */
function findLead($: CheerioAPI, raw: readonly RawBlock[]): string | undefined {
  const marked = firstText($, LEAD_SELECTORS);
  if (marked !== undefined && marked.length >= MIN_LEAD) return marked;
  const [first] = raw;
  return first?.isEmphasised && first.text.length >= MIN_LEAD && !first.followsImage
    ? first.text
    : undefined;
}

function findByline(
  $: CheerioAPI,
  page: { readonly structured: Structured; readonly raw: readonly RawBlock[] },
): string | undefined {
  const marked = firstText($, BYLINE_SELECTORS);
  if (marked !== undefined && marked.length <= MAX_BYLINE && !isSource(marked)) return marked;
  const labelled = labelledByline($);
  if (labelled !== undefined) return labelled;
  const signed = page.raw.findLast((block) => !isSource(block.text));
  if (signed?.isRight === true && signed.text.length <= MAX_BYLINE) return signed.text;
  if (page.structured.author !== undefined) return page.structured.author;
  return signed?.isEmphasised === true && looksLikeByline(signed.text) ? signed.text : undefined;
}

const LABEL = /^\s*Tác giả(?: bài viết)?\s*:/u;
const LABELLED = /^Tác giả(?: bài viết)?\s*:\s*(?<name>\S.{1,60})$/u;

/** "Tác giả: …", as NukeViet and others put it below the text: the label in one element, the name beside it. */
function labelledByline($: CheerioAPI): string | undefined {
  for (const element of elementsOf($, "b, strong, span, p, label, em")) {
    const own = element.children.find((child) => child.type === "text");
    if (own === undefined || !LABEL.test(own.data)) continue;
    const line = element.name === "p" ? element : (element.parent ?? element);
    const name = LABELLED.exec(collapseSpaces($(line).text()))?.groups?.["name"];
    if (name !== undefined) return name;
  }
  return undefined;
}

const MAX_BYLINE = 80;
const CLOCK = /(?:clock|top-date|hôm nay|banner|ngaythang|current)/iu;

/** The date that the page shows as its own; clocks of the header are told by their place and class. */
function findDate($: CheerioAPI, raw: readonly RawBlock[]): string | undefined {
  for (const selector of DATE_SELECTORS) {
    for (const element of elementsOf($, selector)) {
      const date = readShownDate($, element);
      if (date !== undefined) return date;
    }
  }
  return (
    dateBesideTitle($) ??
    raw
      .map(({ text }) => (isDateLine(text) ? parseVisibleDate(text) : undefined))
      .find((date) => date !== undefined)
  );
}

function readShownDate($: CheerioAPI, element: Element): string | undefined {
  const text = collapseSpaces($(element).text());
  if (CLOCK.test(`${element.attribs["class"] ?? ""} ${text}`)) return undefined;
  return text.length <= MAX_BYLINE ? parseVisibleDate(text) : undefined;
}

/** On pages without any class: the date line next to the headline, among its near siblings. */
function dateBesideTitle($: CheerioAPI): string | undefined {
  const title = collapseSpaces($("title").first().text());
  const heading = $("h1, h2, h3, font, b, strong").filter((_, element) => {
    const text = collapseSpaces($(element).text());
    return text !== "" && text.length > MIN_LEAD && title.startsWith(text);
  });
  const siblings = heading
    .first()
    .closest("font, h1, h2, div, td")
    .nextAll()
    .slice(0, NEAR)
    .toArray();
  return siblings
    .map((element) => collapseSpaces($(element).text()))
    .filter(isDateLine)
    .map(parseVisibleDate)[0];
}

const NEAR = 5;

function findSection($: CheerioAPI): string | undefined {
  const text = firstText($, SECTION_SELECTORS);
  const last = text?.split(CRUMB).at(-1)?.trim();
  return last === undefined || last === "" || last.length > MAX_BYLINE ? undefined : last;
}

const CRUMB = /[›»>/]/u;

/** Blocks without what stands as lead or byline already, and without the line that names the source of a copy. */
function bodyBlocks(
  raw: readonly RawBlock[],
  known: { readonly lead: string | undefined; readonly byline: string | undefined },
): readonly Block[] {
  const taken = new Set(
    [known.lead, known.byline].flatMap((text) => (text === undefined ? [] : [nameKey(text)])),
  );
  const kept = raw.filter((block, i) => {
    const isLast = i >= raw.length - 2;
    const key = nameKey(block.text);
    if (isLast && isSource(block.text)) return false;
    return !(taken.has(key) && (isLast || key === nameKey(known.lead ?? "")));
  });
  return zoneBlocks(kept);
}
