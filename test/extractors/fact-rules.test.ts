import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../extractors/catalogue.ts";
import type { Example } from "../../extractors/examples.ts";
import { parseExamples } from "../../extractors/examples.ts";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Extraction, Report } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

const OPENING =
  "Sáng 12/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
const OF_THE_FIRST_SENTENCE = new Set(["subject", "event", "figures", "contradictions"]);
/** Chapters whose rules give reasons, no facts. */
const REASONS = new Map([
  ["refusals", "refused"],
  ["contradictions", "conflict"],
]);

/** The article in which an example stands: alone under its headline, or behind the opening of a review. */
function extractionOf({ text, headline }: Example, fact: string): Extraction {
  const sentences = OF_THE_FIRST_SENTENCE.has(fact) ? [text] : [OPENING, text];
  const article = articleOf(
    sentences.map((sentence) => ({ zone: "body", text: sentence })),
    { ...(headline === undefined ? {} : { title: headline }), publishedAt: "2022-12-20" },
  );
  return extract(article, loadLexicon());
}

interface Found {
  readonly rule: string | null;
  readonly evidence: readonly { readonly quote: string }[];
}

/** Facts of one kind, with what an example may say of them. */
function factsOf(extraction: Extraction, fact: string): readonly Found[] {
  const { reports, people } = extraction;
  const all = <T>(pick: (report: Report) => readonly T[]): readonly T[] => reports.flatMap(pick);
  const members = ({ members: own }: Report): readonly Found[] => [
    { ...own, ...{ count: own.units.length } },
    ...own.units,
  ];
  switch (fact) {
    case "subject":
      return all(({ subject }) => [subject]);
    case "event":
      return all(({ event }) => [event]);
    case "members":
      return all(members);
    case "awards":
      return all(({ awards }) => awards);
    case "figures":
      return all(({ figures }) => figures);
    case "people":
      return people;
    default:
      throw new Error(`no facts of kind ${fact}`);
  }
}

const chapters = CATALOGUE.filter(({ fact }) => fact !== "chairs");
const examplesOf = (name: string): readonly Example[] =>
  parseExamples(readFileSync(new URL(`./${name}.examples.txt`, import.meta.url), "utf8"));

describe.each(CATALOGUE)("the rules of $fact", ({ examples: file, rules }) => {
  const examples = examplesOf(file);

  it.each(rules)("$name has an accepted and a refused example", ({ name }) => {
    const own = examples.filter(({ title }) => title === name);
    expect(own.some(({ expected }) => expected.length > 0)).toBe(true);
    expect(own.some(({ expected }) => expected.length === 0)).toBe(true);
  });

  it("have no example of a rule that does not exist", () => {
    const names = new Set(rules.map(({ name }) => name));
    expect(examples.filter(({ title }) => !names.has(title))).toEqual([]);
  });
});

describe.each(chapters.filter(({ fact }) => !REASONS.has(fact)))(
  "an example of $fact",
  ({ fact, examples: file }) => {
    it.each(examplesOf(file))("$title: $text", (example) => {
      const facts = factsOf(extractionOf(example, fact), fact);
      const own = facts.filter(({ rule }) => rule === example.title);
      if (example.expected.length === 0) expect(own).toEqual([]);
      for (const { text, attributes } of example.expected) {
        const found = own.find(({ evidence }) =>
          evidence.some(({ quote }) => quote.includes(text)),
        );
        expect(
          found,
          JSON.stringify(facts.map(({ rule, evidence }) => [rule, evidence])),
        ).toBeDefined();
        for (const [name, value] of Object.entries(attributes))
          expect(String(Object.entries(found ?? {}).find(([key]) => key === name)?.[1]), name).toBe(
            value,
          );
      }
    });
  },
);

describe.each([...REASONS])("an example of %s", (fact, expected) => {
  it.each(examplesOf(fact))("$title: $text", (example) => {
    const { absent } = extractionOf(example, fact);
    const told = absent.some(({ reason, rule }) => reason === expected && rule === example.title);
    expect(told, JSON.stringify(absent)).toBe(example.expected.length > 0);
  });
});
