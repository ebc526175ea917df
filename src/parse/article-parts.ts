import type { Element } from "domhandler";
import { nameKey } from "../text/fold.ts";
import type { Block } from "./assemble.ts";
import { isLabel, isSource } from "./boilerplate.ts";
import { findByline, withoutSource } from "./byline.ts";
import { blocksIn, chooseContent } from "./content.ts";
import { findTitle } from "./headline.ts";
import type { Lead } from "./lead.ts";
import { findLead, withoutSignature } from "./lead.ts";
import type { PageDates } from "./page-date.ts";
import { findDates } from "./page-date.ts";
import type { PageReading } from "./page-reading.ts";
import { tellingOf } from "./telling.ts";
import type { PageBlock, PageNode } from "./text-walk.ts";
import { isDateLine } from "./visible-date.ts";
import { zoneBlocks } from "./zones.ts";

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
  const title = findTitle(survey, page.structured, layout);
  const content = chooseContent(survey.blocks, markedNodes(page));
  const shown = blocksIn(content, new Set(layout.elements("remove"))).map((block) =>
    withoutTitle(block, title),
  );
  const own = shown.filter((block) => !isFurniture(block, title));
  const lead = findLead(page, own, title);
  const byline = findByline(own, { ...page, all: survey.blocks });
  const telling = tellingOf(survey, site);
  const dates = findDates({ ...page, telling, around: aroundArticle(survey.blocks, shown, title) });
  const captions = new Set(layout.elements("caption"));
  return {
    title,
    byline,
    blocks: articleBlocks(own, { lead, byline, captions }),
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
  return text === "" || nameKey(text) === nameKey(title) || isDateLine(text) || isLabel(text);
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
  const kept = own.filter(({ text }, i) => {
    const isLast = i >= own.length - 2;
    const key = nameKey(withoutSignature(text, known.lead?.text ?? ""));
    if (isLast && (isSource(text) || (byline !== "" && nameKey(withoutSource(text)) === byline)))
      return false;
    return key !== lead || lead === "";
  });
  const blocks = zoneBlocks(kept, known.captions);
  return known.lead === undefined ? blocks : [{ zone: "lead", ...known.lead }, ...blocks];
}
