import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import type { Lexicon, LexiconTable } from "../../extractors/lexicon/lexicon.ts";
import { buildLexicon, LEXICON_TABLES } from "../../extractors/lexicon/lexicon.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { success } from "../../src/model/result.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { decideFact, decideMerge } from "../../src/pipeline/decide.ts";
import { exportDecisions, importDecisions } from "../../src/pipeline/decision-file.ts";
import { ruleVersions } from "../../src/pipeline/extractor-version.ts";
import { ingestPage } from "../../src/pipeline/ingest.ts";
import type { ReExtracted } from "../../src/pipeline/re-extract.ts";
import { articlesToReExtract, reExtract } from "../../src/pipeline/re-extract.ts";
import { storedArticles } from "../../src/pipeline/stored-articles.ts";
import { verifyArticle } from "../../src/pipeline/verify.ts";
import { SAMPLE } from "../support/sample.ts";

const lexicon = loadLexicon();
const now = (): string => "2026-01-01T00:00:00.000Z";
const by = { reviewer: "Lan", reason: "read again", now: now() };
const FIVE = [
  "002-cum-thi-dua-so-5-nganh-kiem-tra-dang.html",
  "001-khoi-thi-dua-cac-co-quan-dang-tinh-6.html",
];

function read(store: Store, text: string, source: string): void {
  const bytes = new TextEncoder().encode(text);
  const page = success({ bytes, source, served: {} });
  const { problem } = ingestPage({ path: source, page }, { store, now });
  if (problem !== undefined) throw new Error(problem.message);
}

function storeOf(...names: readonly string[]): Store {
  const opened = openStore(":memory:");
  if (!opened.ok) throw new Error(opened.problem.message);
  for (const name of names) read(opened.value, readFileSync(`${SAMPLE}${name}`, "utf8"), name);
  consolidate(opened.value, lexicon);
  return opened.value;
}

/** Reads all that is stored by other rules than before, and works the dataset out. */
function readAgain(
  store: Store,
  version: string,
  rules: Lexicon = lexicon,
): readonly ReExtracted[] {
  const versions = { ...ruleVersions(), extractor: version };
  const job = { store, lexicon: rules, versions, now };
  const done = articlesToReExtract(job).map((article) => reExtract(article, job));
  consolidate(store, rules);
  return done;
}

/** Rules that know neither commissions nor offices of the Party. */
const UNKNOWN = /^(?:Ủy ban Kiểm tra|Văn phòng)\t.*$/gmu;
const poorer = buildLexicon(
  Object.fromEntries(
    LEXICON_TABLES.map((name) => {
      const table = new URL(`../../extractors/lexicon/${name}.tsv`, import.meta.url);
      return [name, readFileSync(table, "utf8").replaceAll(UNKNOWN, "# not known")];
    }),
  ) as Record<LexiconTable, string>,
);

const chairRow = z.object({ statement_id: z.number(), unit: z.string(), year: z.number() });
const chairs = (store: Store): readonly z.infer<typeof chairRow>[] =>
  store.rows(
    "SELECT statement_id, unit, year FROM chairs WHERE role = 'chair' ORDER BY article_id, statement_id",
    chairRow,
  );
const stateRow = z.object({
  verdict: z.string(),
  state: z.string(),
  statement_id: z.number().nullable(),
});
const states = (store: Store): readonly z.infer<typeof stateRow>[] =>
  store.rows("SELECT verdict, state, statement_id FROM decisions ORDER BY decision_id", stateRow);
const termRow = z.object({ unit: z.string().nullable(), year: z.number(), support: z.string() });
const terms = (store: Store): readonly z.infer<typeof termRow>[] =>
  store.rows(
    "SELECT unit, year, support FROM chair_terms WHERE role = 'chair' ORDER BY group_id, year",
    termRow,
  );

describe("reading again", () => {
  it("is for what other rules read, and tells what was gained and lost", () => {
    const store = storeOf(...FIVE);
    const job = { store, lexicon, versions: ruleVersions(), now };
    expect(articlesToReExtract(job)).toEqual([]);
    expect(articlesToReExtract(job, { all: true }).length).toBe(2);
    const lost = readAgain(store, "poorer", poorer).flatMap(({ changes }) => changes);
    expect(lost.some(({ kind }) => kind !== "gained")).toBe(true);
    const back = readAgain(store, "richer").flatMap(({ changes }) => changes);
    expect(back.length).toBe(lost.length);
    expect(back.filter(({ kind }) => kind === "gained").map(({ fact }) => fact)).toEqual(
      lost.filter(({ kind }) => kind === "lost").map(({ fact }) => fact),
    );
  });

  it("writes nothing when it is only asked what would change", () => {
    const store = storeOf(...FIVE);
    const before = chairs(store);
    const job = {
      store,
      lexicon: poorer,
      versions: { ...ruleVersions(), extractor: "other" },
      now,
    };
    for (const article of articlesToReExtract(job)) reExtract(article, job, { isDry: true });
    expect(chairs(store)).toEqual(before);
    expect(articlesToReExtract(job).length).toBe(2);
  });

  it("keeps the numbers of statements where the rules say the same", () => {
    const store = storeOf(...FIVE);
    const before = chairs(store);
    expect(readAgain(store, "next").map(({ outcome }) => outcome)).toEqual(["same", "same"]);
    expect(chairs(store)).toEqual(before);
  });
});

describe("decisions", () => {
  it("survive three readings by other rules; what is lost comes back to be looked at, and is right again with its fact", () => {
    const store = storeOf(...FIVE);
    const [first, second] = chairs(store);
    if (first === undefined || second === undefined) throw new Error("the sample names no chairs");
    decideFact(store, "accept", { statementId: first.statement_id, change: undefined }, by);
    decideFact(
      store,
      "correct",
      { statementId: second.statement_id, change: '{"year": 2031}' },
      by,
    );
    consolidate(store, lexicon);
    const decided = terms(store);
    expect(
      decided.filter(({ support }) => support === "reviewed").map(({ year }) => year),
    ).toContain(2031);
    for (const version of ["a", "b", "c"]) {
      readAgain(store, `${version}, poorer`, poorer);
      expect(states(store).every(({ state }) => state === "applied" || state === "stale")).toBe(
        true,
      );
      readAgain(store, version);
      expect(states(store).map(({ state }) => state)).toEqual(["applied", "applied"]);
      expect(terms(store)).toEqual(decided);
    }
    expect(store.rows("SELECT 1 AS one FROM decisions", z.object({ one: z.number() })).length).toBe(
      2,
    );
  });

  it("on a page that came out again go with it, wherever the sentence stands now", () => {
    const store = storeOf();
    const page = (more: string): string =>
      `Cụm thi đua số 7 tổng kết\n\nSáng 12/12/2020, Cụm thi đua số 7 ngành Tổ chức xây dựng Đảng tổ chức hội nghị tổng kết công tác thi đua năm 2020.${more}\n\nHội nghị đã bầu Ban Tổ chức Tỉnh ủy Long An làm Cụm trưởng năm 2021.\n`;
    read(store, page(""), "page");
    consolidate(store, lexicon);
    const [chair] = chairs(store);
    decideFact(store, "accept", { statementId: chair?.statement_id ?? 0, change: undefined }, by);
    consolidate(store, lexicon);
    expect(terms(store).map(({ support }) => support)).toEqual(["reviewed"]);
    read(store, page(" Trời se lạnh, đường phố rợp cờ hoa, ai cũng vui."), "page");
    consolidate(store, lexicon);
    expect(terms(store).map(({ support }) => support)).toEqual(["reviewed"]);
    expect(states(store).map(({ state }) => state)).toEqual(["applied"]);
  });

  it("go from one database to another as lines of JSON, once", () => {
    const pages = [...FIVE, "003-cum-thi-dua-so-4-nganh-to-chuc-xay.html"];
    const [from, to] = [storeOf(...pages), storeOf(...pages)];
    const [first] = chairs(from);
    decideFact(from, "reject", { statementId: first?.statement_id ?? 0, change: undefined }, by);
    const groups = from.rows(
      "SELECT group_id FROM groups ORDER BY group_id",
      z.object({ group_id: z.string() }),
    );
    const [a, b] = groups.map(({ group_id }) => group_id);
    decideMerge(from, [a ?? "", b ?? ""], by);
    consolidate(from, lexicon);
    const lines = exportDecisions(from).join("\n");
    expect(importDecisions(to, lines)).toEqual({ ok: true, value: { added: 2, known: 0 } });
    consolidate(to, lexicon);
    expect(terms(to)).toEqual(terms(from));
    expect(states(to).map(({ state }) => state)).toEqual(["applied", "applied"]);
    expect(importDecisions(to, lines)).toEqual({ ok: true, value: { added: 0, known: 2 } });
    expect(exportDecisions(to)).toEqual(exportDecisions(from));
  });

  it.each(["{", "{}", '{"id": 1}'])("are taken whole or not at all: %s", (line) => {
    const store = storeOf(...FIVE);
    const [first] = chairs(store);
    const other = storeOf(...FIVE);
    decideFact(other, "accept", { statementId: first?.statement_id ?? 0, change: undefined }, by);
    const imported = importDecisions(store, `${exportDecisions(other).join("\n")}\n${line}`);
    expect(imported.ok ? "" : imported.problem.message).toContain("line 2: it is no");
    expect(exportDecisions(store)).toEqual([]);
  });
});

describe("a file of decisions", () => {
  const store = storeOf(...FIVE);
  const [first] = chairs(store);
  decideFact(store, "accept", { statementId: first?.statement_id ?? 0, change: undefined }, by);
  const [line = ""] = exportDecisions(store);
  const good = JSON.parse(line);

  it.each<[string, Readonly<Record<string, unknown>>]>([
    [
      "a correction that is no fact of its kind",
      { verdict: "correct", correction: '{"role":"king"}' },
    ],
    ["a correction that is no JSON", { verdict: "correct", correction: "king" }],
    ["a correction without one", { verdict: "correct" }],
    ["a verdict on nothing", { articleId: null }],
    ["an undo of nothing", { verdict: "undo", undoes: null }],
    ["an undo of what is not there", { verdict: "undo", undoes: 7 }],
    ["another kind", { kind: "banana" }],
    ["no moment", { decidedAt: "yesterday" }],
  ])("with %s is refused, and says which line", (_, change) => {
    const other = storeOf(...FIVE);
    const imported = importDecisions(other, JSON.stringify({ ...good, ...change }));
    expect(imported.ok ? "" : imported.problem.message).toMatch(/^line 1: /u);
    expect(exportDecisions(other)).toEqual([]);
    consolidate(other, lexicon);
  });

  it("with one number twice, or an undo of an undo, is refused", () => {
    const other = storeOf(...FIVE);
    const undo = {
      ...good,
      verdict: "undo",
      articleId: null,
      report: null,
      kind: null,
      value: null,
      evidence: null,
    };
    const lines = (...all: readonly object[]): string =>
      all.map((one) => JSON.stringify(one)).join("\n");
    const problemOf = (text: string): string => {
      const imported = importDecisions(other, text);
      return imported.ok ? "" : imported.problem.message;
    };
    expect(problemOf(lines(good, good))).toContain("has the number 1, too");
    const twice = lines(good, { ...undo, id: 2, undoes: 1 }, { ...undo, id: 3, undoes: 2 });
    expect(problemOf(twice)).toContain("an undo is not taken back");
    expect(problemOf(lines(good, { ...undo, id: 2, undoes: 1 }))).toBe("");
  });
});

describe("verifying", () => {
  const versions = ruleVersions();

  it("derives every stored fact from the bytes again", () => {
    const store = storeOf(...FIVE);
    for (const article of storedArticles(store)) {
      const verified = verifyArticle(article, { store, lexicon, versions });
      expect(verified.ok && verified.value > 3).toBe(true);
    }
  });

  it("names the first thing that differs: a fact, a reason, the bytes, or the rules", () => {
    const store = storeOf(FIVE[0] ?? "");
    const [article] = storedArticles(store);
    if (article === undefined) throw new Error("nothing stored");
    const problemOf = (job: {
      readonly store: Store;
      readonly rules?: Lexicon;
      readonly extractor?: string;
    }): string => {
      const extractor = job.extractor ?? versions.extractor;
      const verified = verifyArticle(article, {
        store: job.store,
        lexicon: job.rules ?? lexicon,
        versions: { ...versions, extractor },
      });
      return verified.ok ? "" : verified.problem.message;
    };
    expect(problemOf({ store, rules: poorer })).toMatch(
      /subject 1 of report 1, \w+: stored is .+, derived /u,
    );
    expect(problemOf({ store, extractor: "other" })).toContain('run "thidua re-extract" first');
    expect(problemOf({ store: { ...store, bytesOf: () => new Uint8Array([60]) } })).toContain(
      "bytes: stored is",
    );
    expect(problemOf({ store: { ...store, bytesOf: () => undefined } })).toContain(
      "are not in the database",
    );
  });
});
