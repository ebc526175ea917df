import { nameKey } from "../text/fold.ts";
import { hasCredit } from "./boilerplate.ts";
import type { PageReading } from "./page-reading.ts";
import type { PageBlock } from "./text-walk.ts";
import { cleanText } from "./text-walk.ts";
import { textOf } from "./tree.ts";
import { pathOf, stepOf } from "./zones.ts";

const MIN_LEAD = 20;
const MIN_DESCRIPTION = 40;
const NEAR_START = 3;

/** A lead and where on the page it stood. */
export interface Lead {
  readonly text: string;
  readonly path: string;
}

/** The lead where the system marks one, what the page's head repeats, else an opening paragraph that is set apart as a whole. */
export function findLead(
  page: PageReading,
  own: readonly PageBlock[],
  title: string,
): Lead | undefined {
  const told = page.structured.description ?? "";
  const [first] = own;
  const block =
    repeatedLead(page, own, title) ??
    own.slice(0, NEAR_START).find(isNamedLead) ??
    (first !== undefined && isSetApart(first) ? first : undefined);
  const lead =
    markedLead(page, title) ??
    (block === undefined ? undefined : { text: block.text, path: pathOf(block) });
  return lead === undefined ? undefined : { ...lead, text: withoutSignature(lead.text, told) };
}

function markedLead({ layout }: PageReading, title: string): Lead | undefined {
  for (const element of layout.elements("lead")) {
    const text = element.name === "meta" ? "" : cleanText(textOf(element));
    if (text.length >= MIN_LEAD && nameKey(text) !== nameKey(title))
      return { text, path: stepOf(element) };
  }
  return undefined;
}

/** The block between headline and text, or among the first of the text, that the page's head repeats as its description. */
function repeatedLead(
  { structured, survey }: PageReading,
  own: readonly PageBlock[],
  title: string,
): PageBlock | undefined {
  const told = nameKey(structured.description ?? "");
  if (told.length < MIN_DESCRIPTION || told === nameKey(title)) return undefined;
  const [first] = own;
  const from = survey.blocks.findIndex(({ text }) => text === title);
  const start = first === undefined ? 0 : survey.blocks.indexOf(first);
  const before = survey.blocks.slice(Math.max(0, from), Math.max(0, start));
  return [...before, ...own.slice(0, NEAR_START)].find(({ text }) => nameKey(text) === told);
}

const LEAD_CLASS = /(?:^|[\s_-])(?:sapo|standfirst|chapeau|trich-?dan|tom-?tat)(?=$|[\s_-])/iu;

/** Where a system names its elements anew on each page, the word for a lead is still in the name: "Post_sapo__77". */
function isNamedLead({ text, node }: PageBlock): boolean {
  return text.length >= MIN_LEAD && LEAD_CLASS.test(node.element?.attribs["class"] ?? "");
}

const SIGNATURE = /^\([\p{Lu}\d.]{3,30}\)\s?[-–]?\s*/u;

/** A paragraph of its own between headline and text: where a system sets the lead and does not name it. */
export function leadAbove(between: readonly PageBlock[]): Lead | undefined {
  const block = between.findLast(
    ({ text, linkLength }) =>
      text.length >= MIN_PARAGRAPH &&
      linkLength === 0 &&
      SENTENCE_END.test(text) &&
      !hasCredit(text),
  );
  return block === undefined ? undefined : { text: block.text, path: pathOf(block) };
}

const MIN_PARAGRAPH = 60;

/** A paper's own sign before the lead, which the page's head does not repeat, is none of its words. */
export function withoutSignature(lead: string, told: string): string {
  const rest = lead.replace(SIGNATURE, "");
  return rest !== lead && nameKey(rest) === nameKey(told) ? rest : lead;
}

/** An opening sentence in bold or italics; a line in bold that ends no sentence is a heading. */
function isSetApart({ text, isEmphasised, followsImage }: PageBlock): boolean {
  return (
    isEmphasised &&
    !followsImage &&
    text.length >= MIN_LEAD &&
    (text.length >= LONG_LEAD || SENTENCE_END.test(text))
  );
}

const LONG_LEAD = 120;
const SENTENCE_END = /[.!?…]["'”’)]*$/u;
