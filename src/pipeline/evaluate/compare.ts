import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Extraction, Report } from "../../model/extraction.ts";
import { compareReport } from "./compare-report.ts";
import type { Gold, GoldArticle, GoldReport } from "./gold.ts";
import { sameText } from "./same.ts";
import { compareAligned, compareSet, compareValue } from "./slot.ts";
import type { Comparison } from "./tally.ts";

/** Every slot of an article compared with its gold, as the contract scores it: reports aligned, then lists, then values. */
export function compareArticle(
  { gold, isParsed }: Pick<GoldArticle, "gold" | "isParsed">,
  found: Extraction,
  provinces: Provinces,
): readonly Comparison[] {
  return [
    compareValue("relevant", { gold: gold.relevant, found: found.relevant }),
    ...(isParsed ? compareDocument(gold, found) : []),
    ...compareAligned({ gold: gold.reports, found: found.reports }, reportSimilarity, (g, f) =>
      compareReport(g, f, provinces),
    ),
    ...(gold.people === undefined ? [] : comparePeople(gold.people, found.people)),
  ];
}

const DOCUMENT_SLOTS = ["title", "publishedAt", "byline"] as const;

/** Title, date and byline, where the gold has them: the annotation of an article that was never a page does not. */
function compareDocument(gold: Gold, { document }: Extraction): readonly Comparison[] {
  return DOCUMENT_SLOTS.filter((key) => gold[key] !== undefined).map((key) =>
    compareValue(`document.${key}`, { gold: gold[key], found: document[key] }, sameText),
  );
}

/** By form and number, else by name; a pair of another form or number still pairs before either is left alone. */
function reportSimilarity(gold: GoldReport, found: Report): number {
  const form = gold.subject.form === found.subject.form ? 4 : 0;
  const number =
    gold.subject.number !== null && gold.subject.number === found.subject.number ? 8 : 0;
  const name = sameText(gold.subject.name, found.subject.name) ? 4 : 0;
  return 1 + form + number + name;
}

function comparePeople(
  gold: NonNullable<Gold["people"]>,
  found: Extraction["people"],
): readonly Comparison[] {
  const similarity = (a: { readonly name: string }, b: { readonly name: string }): number =>
    sameText(a.name, b.name) ? 1 : 0;
  return compareAligned({ gold, found }, similarity, (g, f) => [
    compareValue("people.name", { gold: g?.name, found: f?.name, rule: f?.rule }, sameText),
    compareValue("people.part", { gold: g?.part, found: f?.part, rule: f?.rule }),
    ...compareSet(
      "people.position",
      { gold: g?.positions ?? [], found: f?.positions ?? [], rule: f?.rule },
      { same: sameText, name: (position) => position },
    ),
  ]);
}
