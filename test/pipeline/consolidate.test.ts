import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { decideFact, decideMerge, decideSplit, undoDecision } from "../../src/pipeline/decide.ts";
import { ingestPage, pageOfFile } from "../../src/pipeline/ingest.ts";
import { SAMPLE } from "../support/sample.ts";
import { buildWorld } from "../support/world.ts";
import { saveWorldArticle } from "../support/world-store.ts";
import type { WorldArticle } from "../support/world-writer.ts";

const lexicon = loadLexicon();
const now = (): string => "2026-01-01T00:00:00.000Z";
const by = { reviewer: "Lan", reason: "read again", now: now() };

function emptyStore(): Store {
  const opened = openStore(":memory:");
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

/** A store with the first articles of the sample, worked out. */
function storeOf(count: number): Store {
  const store = emptyStore();
  for (const name of pages().slice(0, count)) read(store, name);
  consolidate(store, lexicon);
  return store;
}

function pages(): readonly string[] {
  return readdirSync(SAMPLE)
    .filter((name) => name.endsWith(".html"))
    .sort();
}

function read(store: Store, name: string): void {
  const { problem } = ingestPage(pageOfFile(`${SAMPLE}${name}`), { store, now });
  if (problem !== undefined) throw new Error(problem.message);
}

/** A place in a shuffled order, other for each seed. */
function orderOf({ extraction }: WorldArticle, seed: number): number {
  const at = seed * 4;
  return Number.parseInt(extraction.document.sha256.slice(at, at + 8), 16);
}

const TABLES = [
  "groups",
  "group_names",
  "group_successions",
  "texts",
  "units",
  "chair_terms",
  "conflicts",
  "memberships",
  "coverage",
];
const STATEMENTS = /"statement_ids?":(?:\d+|null|"\[[\d,]*\]"),?/gu;
const row = z.record(z.string(), z.unknown());

function dump(store: Store): readonly string[] {
  const rows = TABLES.map((table) =>
    store.rows(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`, row).map((one) => JSON.stringify(one)),
  );
  return rows.flatMap((lines) => lines.toSorted());
}

const termRow = z.object({
  statement_id: z.number(),
  unit: z.string().nullable(),
  support: z.string(),
  article_id: z.string(),
});
const TERM =
  "SELECT statement_id, unit, support, article_id FROM chair_terms WHERE number = 5 AND year = 2016 AND role = 'chair'";

describe("the dataset", () => {
  it("is the same whether articles come one by one, in another order, or all at once", () => {
    const atOnce = storeOf(47);
    const oneByOne = emptyStore();
    for (const name of pages().toReversed()) {
      read(oneByOne, name);
      consolidate(oneByOne, lexicon);
    }
    // Numbers of statements follow the order of reading.
    const plain = (lines: readonly string[]): readonly string[] =>
      lines.map((line) => line.replaceAll(STATEMENTS, "")).toSorted();
    expect(plain(dump(oneByOne))).toEqual(plain(dump(atOnce)));
    const before = dump(atOnce);
    expect(consolidate(atOnce, lexicon)).toEqual({ articles: 0, groups: 0 });
    consolidate(atOnce, lexicon, { all: true });
    expect(dump(atOnce)).toEqual(before);
  });

  it.each([1, 2, 3, 4])(
    "is the same for a world of articles that come one by one, in any order (seed %i)",
    (seed) => {
      const { articles } = buildWorld({ seed, groups: 30, years: 3, articles: 260 }, lexicon);
      const shuffled = articles.toSorted((a, b) => orderOf(a, seed) - orderOf(b, seed));
      const [atOnce, oneByOne] = [emptyStore(), emptyStore()];
      for (const article of shuffled) saveWorldArticle(atOnce, article);
      consolidate(atOnce, lexicon);
      const half = Math.floor(shuffled.length / 2);
      for (const article of shuffled.slice(0, half)) saveWorldArticle(oneByOne, article);
      for (const article of shuffled.slice(half)) {
        consolidate(oneByOne, lexicon);
        saveWorldArticle(oneByOne, article);
      }
      consolidate(oneByOne, lexicon);
      expect(dump(oneByOne)).toEqual(dump(atOnce));
    },
  );

  it("tells a gap without an article from articles that name nobody", () => {
    const statuses = storeOf(47).rows(
      "SELECT DISTINCT status FROM coverage ORDER BY status",
      z.object({ status: z.string() }),
    );
    expect(statuses.map(({ status }) => status)).toContain("named");
  });

  it("counts a copy once", () => {
    const store = storeOf(47);
    const [count] = store.rows(
      "SELECT count(*) AS articles, count(DISTINCT text_id) AS texts FROM texts",
      z.object({ articles: z.number(), texts: z.number() }),
    );
    expect(count).toEqual({ articles: 41, texts: 39 });
  });
});

const awardRow = z.object({
  statement_id: z.number(),
  collectives: z.number().nullable(),
  verdict: z.string().nullable(),
});

describe("decisions", () => {
  it("take a rejected fact out, and undoing brings it back; both stay on record", () => {
    const store = storeOf(47);
    const [term] = store.rows(TERM, termRow);
    if (term === undefined) throw new Error("no term");
    const about = { statementId: term.statement_id, change: undefined };
    const rejected = decideFact(store, "reject", about, by);
    consolidate(store, lexicon);
    expect(store.rows(TERM, termRow)).toEqual([]);
    if (!rejected.ok) throw new Error(rejected.problem.message);
    undoDecision(store, rejected.value, by);
    consolidate(store, lexicon);
    expect(store.rows(TERM, termRow)).toEqual([term]);
    expect(undoDecision(store, rejected.value, by).ok).toBe(false);
    const states = store.rows(
      "SELECT verdict, state FROM decisions ORDER BY decision_id",
      z.object({ verdict: z.string(), state: z.string() }),
    );
    expect(states.map(({ verdict, state }) => `${verdict} ${state}`)).toEqual([
      "reject undone",
      "undo applied",
    ]);
  });

  it("leave a rejected award out of awards, and show a corrected one as it was put right", () => {
    const store = storeOf(20);
    const awards = (): readonly z.infer<typeof awardRow>[] =>
      store.rows(
        "SELECT statement_id, collectives, verdict FROM awards ORDER BY statement_id",
        awardRow,
      );
    const before = awards();
    const [first, second] = before;
    if (first === undefined || second === undefined) throw new Error("no awards");
    const wrong = { statementId: first.statement_id, change: undefined };
    const other = { statementId: second.statement_id, change: '{"collectives": 77}' };
    const rejected = decideFact(store, "reject", wrong, by);
    const corrected = decideFact(store, "correct", other, by);
    if (!(rejected.ok && corrected.ok)) throw new Error("not decided");
    consolidate(store, lexicon);
    expect(awards()).toEqual([
      { ...second, collectives: 77, verdict: "correct" },
      ...before.slice(2),
    ]);
    undoDecision(store, rejected.value, by);
    undoDecision(store, corrected.value, by);
    consolidate(store, lexicon);
    expect(awards()).toEqual(before);
  });

  it("put a year right, refuse what is no fact, and survive that everything is worked out anew", () => {
    const store = storeOf(47);
    const [term] = store.rows(TERM, termRow);
    const statementId = term?.statement_id ?? 0;
    for (const change of ["{", "[1]", '{"jahr": 1}', '{"year": "x"}'])
      expect(decideFact(store, "correct", { statementId, change }, by).ok, change).toBe(false);
    expect(decideFact(store, "correct", { statementId, change: '{"year": 2010}' }, by).ok).toBe(
      true,
    );
    for (const all of [false, true]) {
      consolidate(store, lexicon, { all });
      const terms = store.rows(
        "SELECT year, support FROM chair_terms WHERE number = 5 AND year = 2010",
        z.object({ year: z.number(), support: z.string() }),
      );
      expect(terms).toEqual([{ year: 2010, support: "reviewed" }]);
    }
  });

  it("merge two groups and split articles off one, and give back what they took", () => {
    const store = storeOf(47);
    const ids = (): readonly string[] =>
      store
        .rows("SELECT group_id FROM groups ORDER BY group_id", z.object({ group_id: z.string() }))
        .map(({ group_id }) => group_id);
    const before = ids();
    const clusters = before.filter((id) => id.startsWith("cum"));
    const merged = decideMerge(store, [clusters[0] ?? "", clusters[1] ?? ""], by);
    consolidate(store, lexicon);
    expect(ids().length).toBe(before.length - 1);
    if (!merged.ok) throw new Error(merged.problem.message);
    undoDecision(store, merged.value, by);
    consolidate(store, lexicon);
    expect(ids()).toEqual(before);
    const [term] = store.rows(TERM, termRow);
    const group = clusters.find((id) => id.includes("so-5")) ?? "";
    expect(decideSplit(store, group, ["none"], by).ok).toBe(false);
    decideSplit(store, group, [term?.article_id ?? ""], by);
    consolidate(store, lexicon);
    expect(ids().length).toBe(before.length + 1);
  });

  it("are never changed or deleted", () => {
    const store = storeOf(3);
    const [first] = store.rows(
      "SELECT statement_id FROM chairs LIMIT 1",
      z.object({ statement_id: z.number() }),
    );
    decideFact(store, "accept", { statementId: first?.statement_id ?? 0, change: undefined }, by);
    for (const sql of [
      "DELETE FROM decision RETURNING 1",
      "UPDATE decision SET reason = '' RETURNING 1",
    ])
      expect(() => store.rows(sql, z.unknown())).toThrow(/never/u);
  });
});
