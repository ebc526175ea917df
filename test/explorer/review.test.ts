import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { createExplorer } from "../../src/explorer/app.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { readGoldFolder } from "../../src/pipeline/evaluate/gold.ts";
import { ingestPage, pageOfFile } from "../../src/pipeline/ingest.ts";
import { changeOf, choicesOf, fieldsOf } from "../../src/pipeline/review/edit.ts";
import { writeGold } from "../../src/pipeline/review/gold.ts";
import { IS_AUDITED, LANES } from "../../src/pipeline/review/queue.ts";
import type { Review } from "../../src/pipeline/review/review.ts";
import { startReview } from "../../src/pipeline/review/review.ts";
import { freshSampleStore } from "../support/sample.ts";

const lexicon = loadLexicon();
const folder = mkdtempSync(join(tmpdir(), "thidua-review-"));
const goldFolder = join(folder, "gold");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function reviewOf(store: Store, reviewer = "Lan"): Review {
  return startReview(store, { reviewer, lexicon, now: () => "2026-01-02T00:00:00.000Z" });
}

const ids = (review: Review): readonly number[] =>
  review.queue().map(({ statementId }) => statementId);
const accept = { verdict: "accept", reason: "", change: undefined } as const;
const idRow = z.object({ id: z.number() });

describe("the review queue", () => {
  it("has disputes first, then unsure facts, then the audit, each fact once", () => {
    const store = freshSampleStore();
    const queue = reviewOf(store).queue();
    const order = queue.map(({ lane }) => LANES.indexOf(lane));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(queue.map(({ statementId }) => statementId)).size).toBe(queue.length);
    const earlier = queue.filter(({ lane }) => LANES.indexOf(lane) < LANES.indexOf("unsure"));
    const below = store
      .rows(
        "SELECT statement_id AS id FROM statement WHERE kind = 'chair' AND confidence < 0.8",
        idRow,
      )
      .map(({ id }) => id)
      .filter((id) => !earlier.some(({ statementId }) => statementId === id));
    const unsure = queue.filter(({ lane }) => lane === "unsure");
    expect(below.length).toBeGreaterThan(3);
    expect(unsure.map(({ statementId }) => statementId).toSorted()).toEqual(below.toSorted());
    expect(queue.filter(({ lane }) => lane === "audit").length).toBeGreaterThan(3);
  });

  it("puts a new dispute in front", () => {
    const store = freshSampleStore();
    for (const chair of ["Nghệ An", "Hà Tĩnh"]) {
      const path = join(folder, `${chair}.txt`);
      writeFileSync(
        path,
        `Cụm thi đua số 8 ngành Kiểm tra Đảng tổng kết năm 2021\n\nNgày 20/12/2021, Cụm thi đua số 8 ngành Kiểm tra Đảng tổng kết phong trào thi đua năm 2021 (${chair}).\n\nHội nghị thống nhất bầu Ủy ban Kiểm tra Tỉnh ủy ${chair} làm Cụm trưởng năm 2022.\n`,
      );
      ingestPage(pageOfFile(path), { store, now: () => "2026-01-01T00:00:00.000Z" });
    }
    consolidate(store, lexicon);
    const review = reviewOf(store);
    const [first] = review.queue();
    expect(first?.lane).toBe("contradiction");
    const fact = review.fact(first?.statementId ?? 0);
    expect(fact?.candidates.map(({ unit }) => unit).toSorted()).toEqual([
      "Ủy ban Kiểm tra Tỉnh ủy Hà Tĩnh",
      "Ủy ban Kiểm tra Tỉnh ủy Nghệ An",
    ]);
    // Once a person decided, it is no dispute any more.
    review.judge({ ...accept, statementId: first?.statementId ?? 0 });
    expect(review.queue()[0]?.lane).not.toBe("contradiction");
  });

  it("lets go of what was judged, and takes it back when that is undone", () => {
    const store = freshSampleStore();
    const review = reviewOf(store);
    const [statementId = 0] = ids(review);
    expect(review.judge({ ...accept, statementId }).ok).toBe(true);
    expect(ids(review)).not.toContain(statementId);
    expect(review.undo()).toEqual({ ok: true, value: statementId });
    expect(ids(review)).toContain(statementId);
    expect(review.undo().ok).toBe(false);
    // Who is unsure leaves the fact to others.
    review.judge({ statementId, verdict: "unsure", reason: "", change: undefined });
    expect(ids(reviewOf(store, "Minh"))).toContain(statementId);
  });

  it("draws the audit without regard to reviewers, rules or verdicts", () => {
    const store = freshSampleStore();
    const drawn = (of: Store): number =>
      of.rows(
        `SELECT count(*) AS id FROM statement s JOIN proof p ON p.statement_id = s.statement_id AND p.position = 0 WHERE ${IS_AUDITED}`,
        idRow,
      )[0]?.id ?? 0;
    const all = store.rows("SELECT count(*) AS id FROM statement", idRow)[0]?.id ?? 0;
    expect(drawn(store) / all).toBeGreaterThan(0.005);
    expect(drawn(store) / all).toBeLessThan(0.05);
    const review = reviewOf(store);
    const before = drawn(store);
    for (const { statementId } of review.queue().slice(0, 5))
      review.judge({ ...accept, statementId });
    expect(drawn(store)).toBe(before);
  });
});

describe("the measures of a review", () => {
  it("are the audit's share with its interval, and how far two reviewers agree", () => {
    const store = freshSampleStore();
    const [lan, minh] = [reviewOf(store), reviewOf(store, "Minh")];
    const audit = lan.queue().flatMap((one) => (one.lane === "audit" ? [one.statementId] : []));
    for (const [i, statementId] of audit.entries()) {
      lan.judge({ ...accept, statementId });
      // Two review blindly: the fact is still before the other one.
      expect(ids(minh)).toContain(statementId);
      const verdict = i === 0 ? "reject" : "accept";
      minh.judge({ statementId, verdict, reason: "no such fact", change: undefined });
    }
    const { audit: share, agreement, open } = lan.measures();
    expect(share).toMatchObject({ right: audit.length - 1, judged: audit.length });
    expect(share.interval[0]).toBeLessThan(share.right / share.judged);
    expect(agreement.facts).toBe(audit.length);
    expect(agreement.kappas[0]?.reviewers).toEqual(["Lan", "Minh"]);
    expect(agreement.kappas[0]?.kappa).toBeCloseTo(0, 12);
    expect(open.map(({ statementId }) => statementId)).toEqual([audit[0]]);
    lan.judge({ ...accept, statementId: audit[0] ?? 0, reason: "adjudication: read again" });
    expect(lan.measures().open).toEqual([]);
    expect(lan.measures().agreement.facts).toBe(audit.length);
  });
});

describe("two reviewers", () => {
  const audited = (review: Review): number =>
    review.queue().find(({ lane }) => lane === "audit")?.statementId ?? 0;

  it("do not see in the audit what the other one made of a fact, nor build on it", () => {
    const store = freshSampleStore();
    const [lan, minh] = [reviewOf(store), reviewOf(store, "Minh")];
    const statementId = audited(lan);
    const [field] = fieldsOf(lan.fact(statementId) ?? { value: {} }).filter(
      ([, text]) => text !== "",
    );
    const name = field?.[0] ?? "";
    const kind = lan.fact(statementId)?.kind ?? "";
    const other = choicesOf(kind, name).find((choice) => choice !== field?.[1]) ?? "1999";
    const change = changeOf(lan.fact(statementId) ?? { kind: "", value: {} }, { [name]: other });
    const judged = lan.judge({
      statementId,
      verdict: "correct",
      reason: "",
      change,
      newUnit: other,
    });
    expect(judged.ok).toBe(true);
    expect(lan.fact(statementId)?.value[name]).not.toBe(field?.[1]);
    expect(String(minh.fact(statementId)?.value[name])).toBe(field?.[1]);
    expect(minh.fact(statementId)?.decisions).toEqual([]);
    minh.judge({ ...accept, statementId });
    expect(minh.fact(statementId, true)?.decisions.map(({ reviewer }) => reviewer)).toContain(
      "Lan",
    );
    // What one of them found wrong does not count as right.
    expect(minh.measures().audit).toMatchObject({ right: 0, judged: 1 });
  });

  it("keep what the other one put right by accepting it, and by being unsure", () => {
    const store = freshSampleStore();
    const [lan, minh] = [reviewOf(store), reviewOf(store, "Minh")];
    const chairs = lan.queue().filter(({ lane }) => lane === "unsure");
    const [first = 0, second = 0] = chairs
      .map(({ statementId }) => statementId)
      .filter((id) => lan.fact(id)?.kind === "chair");
    for (const statementId of [first, second])
      lan.judge({ statementId, verdict: "correct", reason: "", change: '{"year": 2012}' });
    minh.judge({ ...accept, statementId: first });
    minh.judge({ statementId: second, verdict: "unsure", reason: "", change: undefined });
    for (const statementId of [first, second]) {
      expect(lan.fact(statementId)?.value["year"]).toBe(2012);
      const terms =
        "SELECT year AS id FROM effective_chair WHERE statement_id = ? AND standing = 'corrected'";
      expect(store.rows(terms, idRow, [statementId])).toEqual([{ id: 2012 }]);
    }
    // A correction builds on what is shown.
    minh.judge({
      statementId: first,
      verdict: "correct",
      reason: "",
      change: '{"status": "former"}',
    });
    expect(minh.fact(first)?.value).toMatchObject({ year: 2012, status: "former" });
  });

  it("settle a disagreement for either of them", () => {
    const store = freshSampleStore();
    const [lan, minh] = [reviewOf(store), reviewOf(store, "Minh")];
    const statementId = audited(lan);
    const fact = lan.fact(statementId) ?? { kind: "", value: {} };
    const [name = "", text = ""] =
      fieldsOf(fact).find(([field, is]) => is !== "" && choicesOf(fact.kind, field).length > 0) ??
      fieldsOf(fact).find(([, is]) => is !== "") ??
      [];
    const other = choicesOf(fact.kind, name).find((choice) => choice !== text) ?? `${text} 2`;
    const change = changeOf(fact, { [name]: other });
    const newUnit = other;
    expect(lan.judge({ statementId, verdict: "correct", reason: "", change, newUnit }).ok).toBe(
      true,
    );
    minh.judge({ ...accept, statementId });
    expect(minh.measures().open).toHaveLength(1);
    const reason = "adjudication: the article says so";
    const settled = minh.judge({ statementId, verdict: "correct", reason, change, newUnit });
    expect(settled.ok).toBe(true);
    expect(minh.measures().open).toEqual([]);
    expect(String(lan.fact(statementId, true)?.value[name])).toBe(other);
  });

  it("do not overwrite each other unseen, and a key pressed twice decides once", () => {
    const store = freshSampleStore();
    const [lan, minh] = [reviewOf(store), reviewOf(store, "Minh")];
    const [statementId = 0] = ids(lan);
    const seen = lan.fact(statementId)?.seen ?? -1;
    const first = minh.judge({ ...accept, statementId, seen });
    expect(minh.judge({ ...accept, statementId })).toEqual(first);
    const late = lan.judge({
      statementId,
      verdict: "reject",
      reason: "x",
      change: undefined,
      seen,
    });
    expect(late.ok ? "" : late.problem.code).toBe("changed-meanwhile");
  });
});

describe("editing a fact", () => {
  const value = {
    role: "chair",
    unit: { name: "Ban A", body: null, place: null },
    year: 2021,
    person: null,
    units: ["x"],
  };

  it("offers what a closed field can be", () => {
    expect(choicesOf("chair", "role")).toEqual(["chair", "deputy"]);
    expect(choicesOf("chair", "yearBasis")).toEqual(["", "stated", "implied"]);
    expect(choicesOf("chair", "unit")).toEqual([]);
    expect(choicesOf("members", "stated")).toEqual([]);
  });

  it("sends only what was changed, as what it was", () => {
    expect(
      changeOf({ kind: "chair", value }, Object.fromEntries(fieldsOf({ value }))),
    ).toBeUndefined();
    expect(changeOf({ kind: "chair", value }, { year: "2022", role: "chair" })).toBe(
      '{"year":2022}',
    );
    expect(changeOf({ kind: "chair", value }, { unit: "Ban B", person: "" })).toBe(
      '{"unit":"Ban B"}',
    );
    expect(changeOf({ kind: "chair", value }, { year: "", units: '["y"]' })).toBe(
      '{"year":null,"units":["y"]}',
    );
    expect(changeOf({ kind: "chair", value }, { role: "2" })).toBe('{"role":"2"}');
    // What is empty takes what its field can hold.
    expect(changeOf({ kind: "chair", value: { period: null } }, { period: "2025" })).toBe(
      '{"period":"2025"}',
    );
  });
});

describe("reviewed articles", () => {
  it("are written out as gold that can be read again", () => {
    const store = freshSampleStore();
    const review = reviewOf(store);
    expect(writeGold(store, goldFolder)).toEqual({ ok: true, value: 0 });
    const [article] = store.rows(
      "SELECT article_id AS id FROM chair_terms WHERE role = 'chair' ORDER BY year LIMIT 1",
      z.object({ id: z.string() }),
    );
    const facts = store.rows(
      "SELECT DISTINCT statement_id AS id FROM evidence WHERE article_id = ? ORDER BY 1",
      idRow,
      [article?.id],
    );
    for (const { id } of facts) review.judge({ ...accept, statementId: id });
    expect(writeGold(store, goldFolder)).toEqual({ ok: true, value: 1 });
    expect(readdirSync(goldFolder).length).toBe(2);
    const [gold] = readGoldFolder(goldFolder);
    if (gold?.ok !== true) throw new Error(JSON.stringify(gold));
    expect(gold.value.gold.reports[0]?.chairs.length).toBeGreaterThan(0);
    expect(gold.value.article.title).not.toBe("");
  });
});

describe("the review's pages", () => {
  it("take a judgement and lead to the next fact; what is wrong is told", async () => {
    const store = freshSampleStore();
    const review = reviewOf(store);
    const { app } = createExplorer({
      store,
      path: ":memory:",
      program: "0",
      today: () => "2026-01-01",
      review,
    });
    const host = "127.0.0.1:8642";
    const post = async (
      path: string,
      fields: Readonly<Record<string, string>>,
    ): Promise<string> => {
      const response = await app.request(path, {
        method: "POST",
        headers: {
          host,
          origin: `http://${host}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams(fields).toString(),
      });
      expect(response.status).toBe(303);
      return response.headers.get("location") ?? "";
    };
    const [first = 0, second = 0] = ids(review);
    const page = await (await app.request(`/en/review/${first}`, { headers: { host } })).text();
    expect(page).toContain('<mark class="chair"');
    expect(page).toContain('name="field.year"');
    // A reason is kept in the same words whatever language it was chosen in.
    const inVietnamese = await app.request(`/vi/review/${first}`, { headers: { host } });
    expect(await inVietnamese.text()).toContain(
      '<input type="radio" name="reason" value="wrong unit"> <kbd>1</kbd> sai đơn vị',
    );
    expect(await post(`/en/review/${first}`, { verdict: "reject" })).toContain("problem=reason");
    expect(await post(`/en/review/${first}`, { verdict: "correct" })).toContain(
      "problem=unchanged",
    );
    expect(await post(`/en/review/${first}`, { verdict: "perhaps" })).toContain("problem=form");
    // Enter in a field presses the first button, which decides nothing; what was typed comes back.
    const back = await post(`/en/review/${first}`, { verdict: "none", note: "year is 2019" });
    expect(back).toContain("problem=undecided");
    const again = await (await app.request(back, { headers: { host } })).text();
    expect(again).toContain('value="year is 2019"');
    expect(again).toContain("Nothing was decided");
    // What is typed speaks against accepting, and so does a reason for a rejection.
    const typed = { verdict: "accept", "field.year": "1999" };
    expect(await post(`/en/review/${first}`, typed)).toContain("problem=edited");
    const reasoned = { verdict: "accept", reason: "wrong unit" };
    expect(await post(`/en/review/${first}`, reasoned)).toContain("problem=reasoned");
    expect(await post(`/en/review/${first}`, { verdict: "accept", seen: "999" })).toContain(
      "problem=changed",
    );
    expect(await post("/en/review/none", { verdict: "accept" })).toBe("/en/review");
    const flawed = { verdict: "correct", "field.year": "next year" };
    const says = async (language: string): Promise<string> =>
      new URLSearchParams((await post(`/${language}/review/${first}`, flawed)).split("?")[1]).get(
        "problem",
      ) ?? "";
    expect(await says("en")).toMatch(/^year: Invalid input: expected number/u);
    expect(await says("vi")).toMatch(/^năm: Đầu vào không hợp lệ: mong đợi số/u);
    const unknown = { verdict: "correct", "field.unit": "Ban Nào Đó" };
    expect(await post(`/en/review/${first}`, unknown)).toContain("problem=unit");
    expect(ids(review)).toContain(first);
    expect(await post(`/en/review/${first}`, { verdict: "accept" })).toBe(
      `/en/review/${second}?noted=accept`,
    );
    expect(ids(review)).not.toContain(first);
    // The article says what a person made of it.
    const { article } = review.fact(second) ?? {};
    await post(`/en/review/${second}`, { verdict: "correct", "field.year": "2011" });
    const shown = await app.request(`/en/articles/${article?.id ?? ""}`, { headers: { host } });
    const told = await shown.text();
    expect(told).toContain("reviewed: corrected");
    expect(told).toContain("year 2011");
    await post("/en/review/undo", {});
    expect(await post("/en/review/undo", {})).toBe(`/en/review/${first}?noted=undo`);
    expect(await post("/en/review/undo", {})).toBe("/en/review?problem=undo");
    expect(ids(review)).toContain(first);
  });
});
