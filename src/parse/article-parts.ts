import type { Element } from "domhandler";
import { nameKey } from "../text/fold.ts";
import type { Block } from "./assemble.ts";
import { isLabel, isSource } from "./boilerplate.ts";
import { bylineBelow, findByline, signedName } from "./byline.ts";
import { blocksIn, chooseContent } from "./content.ts";
import { findTitle, headlineAbove } from "./headline.ts";
import type { Lead } from "./lead.ts";
import { findLead, leadAbove, withoutSignature } from "./lead.ts";
import type { PageDates } from "./page-date.ts";
import { findDates } from "./page-date.ts";
import type { PageReading } from "./page-reading.ts";
import { tellingOf } from "./telling.ts";
import type { PageBlock, PageNode } from "./text-walk.ts";
import { isDateLine } from "./visible-date.ts";
import { isOfFigure, upToEnd, zoneBlocks } from "./zones.ts";

/** What a page has of an article, whether or not it turns out to be one. */
export interface FoundArticle extends PageDates {
  readonly title: string;
  readonly byline: string | undefined;
  readonly blocks: readonly Block[];
  /** The elements that hold its text, their blocks, and those blocks without headline, date lines and labels. */
  readonly content: readonly PageNode[];
  readonly shown: readonly PageBlock[];
  readonly own: readonly PageBlock[];
}

/** Finds headline, text, lead, byline and dates of a page, in this order: each needs those before. */
export function findArticle(page: PageReading): FoundArticle {
  const { survey, layout, site } = page;
  const told = findTitle(survey, page.structured, layout);
  const content = chooseContent(survey.blocks, markedNodes(page));
  const inside = blocksIn(content, new Set(layout.elements("remove")));
  const title = told.isSure
    ? told.text
    : (headlineAbove(
        survey,
        inside.find(({ prose }) => prose > 0),
        layout,
      ) ?? told.text);
  const shown = inside.map((block) => withoutTitle(block, title));
  const own = shown.filter((block) => !isFurniture(block, title));
  const between = betweenTitleAndText(survey.blocks, own[0], title);
  const lead = findLead(page, own, title) ?? leadAbove(between);
  const byline =
    findByline(upToEnd(own), { ...page, all: survey.blocks }) ?? bylineBelow(survey.blocks, own);
  const telling = tellingOf(survey, site);
  const dates = findDates({ ...page, telling, around: aroundArticle(survey.blocks, shown, title) });
  const captions = new Set(layout.elements("caption"));
  return {
    title,
    byline,
    blocks: articleBlocks([...between.filter(isOfFigure), ...own], { lead, byline, captions }),
    content,
    shown,
    own,
    ...dates,
  };
}

function markedNodes({ survey, layout }: PageReading): readonly (readonly PageNode[])[] {
  return layout
    .ranked("content")
    .map((elements) => elements.flatMap((element) => survey.nodes.get(element) ?? []));
}

/** Where one line break parts headline and date, both are one block: the headline is known already. */
function withoutTitle(block: PageBlock, title: string): PageBlock {
  if (title === "" || !block.text.startsWith(title)) return block;
  const rest = block.text.slice(title.length).trim();
  return isDateLine(rest) ? { ...block, text: rest } : block;
}

function isFurniture({ text }: PageBlock, title: string): boolean {
  if (text.length > MAX_LINE) return false;
  const isTitle = isAsLong(text, title) && nameKey(text) === nameKey(title);
  return text === "" || isTitle || isDateLine(text) || isLabel(text);
}

const SIGNS = 60;

/** Whether two lines can be one but for signs, spaces and a paper's mark: what is not as long is not compared. */
function isAsLong(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= SIGNS;
}

/** Headlines, dates and labels are shorter. */
const MAX_LINE = 500;
const MAX_BETWEEN = 8;

/** What stands between the headline and the text, outside frames; nothing where much does, or the headline is not seen. */
function betweenTitleAndText(
  blocks: readonly PageBlock[],
  first: PageBlock | undefined,
  title: string,
): readonly PageBlock[] {
  const end = first === undefined ? -1 : blocks.indexOf(first);
  const start = blocks.findLastIndex(({ text }, i) => i < end && title !== "" && text === title);
  const between = start === -1 ? [] : blocks.slice(start + 1, end);
  return between.length > MAX_BETWEEN ? [] : between.filter(({ node }) => node.frame === undefined);
}

/** The blocks from the headline to the end of the article. */
function aroundArticle(
  blocks: readonly PageBlock[],
  own: readonly PageBlock[],
  title: string,
): readonly PageBlock[] {
  const last = own.at(-1);
  const end = last === undefined ? -1 : blocks.findLastIndex(({ text }) => text === last.text);
  const heading = blocks.findLastIndex(
    ({ text }, i) => (end === -1 || i < end) && title !== "" && text.startsWith(title),
  );
  const around = blocks.slice(heading, end === -1 ? undefined : end + AFTER);
  return heading === -1 ? own : around.map((block) => withoutTitle(block, title));
}

const AFTER = 3;

/** Blocks without what stands as lead or byline already, and without the line that names the source of a copy. */
function articleBlocks(
  own: readonly PageBlock[],
  known: {
    readonly lead: Lead | undefined;
    readonly byline: string | undefined;
    readonly captions: ReadonlySet<Element>;
  },
): readonly Block[] {
  const lead = nameKey(known.lead?.text ?? "");
  const byline = nameKey(known.byline ?? "");
  const ended = upToEnd(own);
  const kept = ended.filter(({ text }, i) => {
    const isLast = i >= ended.length - 2;
    const isLead = isAsLong(text, known.lead?.text ?? "");
    const key = isLead ? nameKey(withoutSignature(text, known.lead?.text ?? "")) : "";
    if (
      isLast &&
      (isSource(text) ||
        (byline !== "" && [text, signedName(text)].some((line) => nameKey(line) === byline)))
    )
      return false;
    return key !== lead || lead === "";
  });
  const blocks = zoneBlocks(kept, known.captions);
  return known.lead === undefined ? blocks : [{ zone: "lead", ...known.lead }, ...blocks];
}
