import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Evidence } from "../../src/model/extraction.ts";
import { evaluate, rulePrecision } from "../../src/pipeline/evaluate/evaluate.ts";
import { belowFloors, floorsSchema, raisedFloors } from "../../src/pipeline/evaluate/floors.ts";
import { readGoldFolder } from "../../src/pipeline/evaluate/gold.ts";
import { codebook, ruleBook } from "../../src/pipeline/rule-book.ts";

const GOLD = new URL("../../corpus/gold/", import.meta.url).pathname;
const MEASURE = "npm run measure writes it anew";

const read = readGoldFolder(GOLD);
const articles = read.flatMap((gold) => (gold.ok ? [gold.value] : []));
const lexicon = loadLexicon();
const evaluation = evaluate(articles, lexicon);
const floors = floorsSchema.parse(
  JSON.parse(readFileSync(new URL("./gold-floors.json", import.meta.url), "utf8")),
);

/** Every evidence below a value, wherever it stands. */
function evidencesIn(value: unknown): readonly Evidence[] {
  if (typeof value !== "object" || value === null) return [];
  if ("quote" in value && "start" in value) return [value as Evidence];
  return Object.values(value).flatMap(evidencesIn);
}

describe("the annotated articles", () => {
  it("are read whole", () => {
    expect(read.filter((gold) => !gold.ok)).toEqual([]);
    expect(articles.length).toBeGreaterThanOrEqual(1271);
  });

  it("reach the floor of every slot", () => {
    expect(belowFloors(evaluation, floors)).toEqual([]);
  });

  it("have a floor for every slot (npm run floors)", () => {
    expect(Object.keys(floors).sort()).toEqual(
      Object.keys(raisedFloors(evaluation, floors)).sort(),
    );
  });

  it("give no chair and no report where there is none", () => {
    const misses = articles.filter(({ gold }) => gold.reports.length === 0);
    expect(misses.length).toBeGreaterThanOrEqual(5);
    for (const { id, article } of misses) expect(extract(article, lexicon).reports, id).toEqual([]);
    const chairless = articles.filter(({ gold }) =>
      gold.reports.every(({ chairs }) => chairs.length === 0),
    );
    for (const { id, article } of chairless) {
      const chairs = extract(article, lexicon).reports.flatMap((report) => report.chairs);
      expect(chairs, id).toEqual([]);
    }
  });

  it("are quoted to the letter", () => {
    for (const { id, article } of articles) {
      const evidences = evidencesIn(extract(article, lexicon));
      for (const { quote, start, end } of evidences)
        expect(article.text.slice(start, end), id).toBe(quote);
    }
  });

  it("are what the confidence of the rules was measured on", () => {
    const table = [...lexicon.precision].map(([rule, counts]) => ({ rule, ...counts }));
    expect(table, MEASURE).toEqual(rulePrecision(evaluation));
  });

  it("are what the codebook was written from", () => {
    const page = readFileSync(new URL("../../extractors/CODEBOOK.md", import.meta.url), "utf8");
    expect(page === codebook(ruleBook(lexicon)), MEASURE).toBe(true);
  });
});
