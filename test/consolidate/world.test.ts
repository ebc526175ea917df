import { describe, expect, it } from "vitest";
import { openStore } from "../../db/open-store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { scoreWorld } from "../support/score-world.ts";
import { buildWorld } from "../support/world.ts";
import { saveWorldArticle } from "../support/world-store.ts";

const lexicon = loadLexicon();

describe("an invented world of known truth", () => {
  it.each([1, 2])("is found again: groups, terms, contradictions, copies (seed %i)", (seed) => {
    const world = buildWorld({ seed, groups: 40, years: 10, articles: 1600 }, lexicon);
    const opened = openStore(":memory:");
    if (!opened.ok) throw new Error(opened.problem.message);
    const store = opened.value;
    for (const article of world.articles) saveWorldArticle(store, article);
    consolidate(store, lexicon);
    const score = scoreWorld(store, world);
    expect(score.conflicts).toBeGreaterThan(10);
    expect(score.copies).toBeGreaterThan(300);
    expect(score).toMatchObject({ reported: score.conflicts, countedTwice: 0, lostTexts: 0 });
    expect(score.groupF1).toBeGreaterThanOrEqual(0.98);
    expect(score.termPrecision).toBeGreaterThanOrEqual(0.99);
    expect(score.termRecall).toBeGreaterThanOrEqual(0.95);
  });
});
