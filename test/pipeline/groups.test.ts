import { describe, expect, it } from "vitest";
import { z } from "zod";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { success } from "../../src/model/result.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { decideFact, decideMerge, decideSplit } from "../../src/pipeline/decide.ts";
import { ingestPage } from "../../src/pipeline/ingest.ts";

const lexicon = loadLexicon();
const now = (): string => "2026-01-01T00:00:00.000Z";
const by = { reviewer: "Lan", reason: "", now: now() };

function emptyStore(): Store {
  const opened = openStore(":memory:");
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

/** Reads an invented article as it came from a paper's host; the same address again is a newer reading of the same page. */
function read(store: Store, host: string, paragraphs: readonly string[], page = "1"): void {
  const [title = "", ...rest] = paragraphs;
  const url = `https://${host}/tin/${page}`;
  const body = rest.map((text) => `<p>${text}</p>`).join("\n");
  const html = `<html><head><title>${title}</title><meta property="article:published_time" content="2023-01-10T08:00:00+07:00"></head>
    <body><article><h1>${title}</h1>${body}</article></body></html>`;
  const bytes = new TextEncoder().encode(html);
  const named = { path: url, page: success({ bytes, source: url, served: { url } }) };
  const { problem } = ingestPage(named, { store, now });
  if (problem !== undefined) throw new Error(problem.message);
}

/** Reviews of a group, as two papers report them. */
function reviewed(group: string, more: string): readonly string[] {
  return [
    `${group} tổng kết năm 2022`,
    `Ngày 10-1, ${group} tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2022 với nhiều ý kiến thảo luận sôi nổi.`,
    more,
  ];
}

const groupRow = z.object({ group_id: z.string(), province_basis: z.string().nullable() });
const groupsOf = (store: Store): readonly z.infer<typeof groupRow>[] =>
  store.rows("SELECT group_id, province_basis FROM groups ORDER BY group_id", groupRow);
const termRow = z.object({ unit: z.string().nullable(), year: z.number(), support: z.string() });
const termsOf = (store: Store): readonly z.infer<typeof termRow>[] =>
  store.rows(
    "SELECT unit, year, support FROM chair_terms WHERE role = 'chair' ORDER BY unit, year",
    termRow,
  );
const stateRow = z.object({ verdict: z.string(), state: z.string() });
const statesOf = (store: Store): readonly z.infer<typeof stateRow>[] =>
  store.rows("SELECT verdict, state FROM decisions ORDER BY decision_id", stateRow);

describe("groups of one name", () => {
  it.each([
    [
      "Khối thi đua các huyện",
      "Huyện Chư Sê được bầu làm Khối trưởng năm 2023.",
      "Huyện Đầm Dơi được bầu làm Khối trưởng năm 2023.",
    ],
    [
      "Cụm thi đua số 1 ngành Y tế",
      "Cụm gồm các đơn vị: Trung tâm Y tế huyện Chư Sê, Trung tâm Y tế huyện Chư Pưh, Trung tâm Y tế huyện Đức Cơ. Trung tâm Y tế huyện Chư Sê được bầu làm Cụm trưởng năm 2023.",
      "Cụm gồm các đơn vị: Trung tâm Y tế huyện Năm Căn, Trung tâm Y tế huyện Đầm Dơi, Trung tâm Y tế huyện U Minh. Trung tâm Y tế huyện Đầm Dơi được bầu làm Cụm trưởng năm 2023.",
    ],
  ])("in two provinces' papers are two: %s", (group, one, other) => {
    const store = emptyStore();
    read(store, "baogialai.com.vn", reviewed(group, one));
    read(store, "baocamau.vn", reviewed(group, other));
    consolidate(store, lexicon);
    expect(groupsOf(store).map(({ province_basis }) => province_basis)).toEqual(["paper", "paper"]);
    expect(termsOf(store).map(({ support }) => support)).toEqual(["one-text", "one-text"]);
  });

  it("of the country and of a province are two, whatever number and sector they share", () => {
    const store = emptyStore();
    const name = "Cụm thi đua số 1 ngành Y tế";
    read(
      store,
      "nhandan.vn",
      reviewed(
        name,
        "Sở Y tế Lâm Đồng được bầu làm Cụm trưởng năm 2023, Sở Y tế Kon Tum là Cụm phó năm 2023.",
      ),
    );
    read(
      store,
      "baogialai.com.vn",
      reviewed(
        `${name} tỉnh Gia Lai`,
        "Cụm thi đua số 1 gồm: Trung tâm Y tế huyện Chư Sê, Trung tâm Y tế huyện Chư Pưh. Trung tâm Y tế huyện Chư Sê được bầu làm Cụm trưởng năm 2023.",
      ),
    );
    consolidate(store, lexicon);
    expect(groupsOf(store).length).toBe(2);
  });

  it("a bloc whose province nothing tells is in none", () => {
    const store = emptyStore();
    read(
      store,
      "nhandan.vn",
      reviewed(
        "Khối thi đua các doanh nghiệp",
        "Công ty Hoa Mai được bầu làm Khối trưởng năm 2023.",
      ),
    );
    consolidate(store, lexicon);
    expect(groupsOf(store)).toEqual([]);
    expect(
      store.rows("SELECT group_name FROM ungrouped", z.object({ group_name: z.string() })),
    ).toEqual([{ group_name: "Khối thi đua các doanh nghiệp" }]);
  });
});

const FIVE = "Cụm thi đua số 5 ngành Kiểm tra Đảng";
const elects = (unit: string): string =>
  `Hội nghị đã bầu Ủy ban Kiểm tra Tỉnh ủy ${unit} làm Cụm trưởng năm 2023.`;

describe("what people decide", () => {
  it("on groups follows the page when it comes out again", () => {
    const store = emptyStore();
    read(store, "a.example.vn", reviewed(FIVE, elects("Thái Bình")), "1");
    read(store, "b.example.vn", reviewed(FIVE, elects("Nam Định")), "2");
    consolidate(store, lexicon);
    const [group] = groupsOf(store);
    const [article] = store.rows(
      "SELECT article_id FROM articles WHERE site = 'b.example.vn'",
      z.object({ article_id: z.string() }),
    );
    decideSplit(store, group?.group_id ?? "", [article?.article_id ?? ""], by);
    consolidate(store, lexicon);
    const split = groupsOf(store);
    expect(split.map(({ group_id }) => group_id)).toEqual([
      group?.group_id,
      `${group?.group_id}-2`,
    ]);
    read(
      store,
      "b.example.vn",
      [...reviewed(FIVE, elects("Nam Định")), "Bài và ảnh của phóng viên."],
      "2",
    );
    consolidate(store, lexicon);
    expect(groupsOf(store)).toEqual(split);
    expect(statesOf(store)).toEqual([{ verdict: "split", state: "applied" }]);
    const [one, two] = split.map(({ group_id }) => group_id);
    decideMerge(store, [one ?? "", two ?? ""], by);
    consolidate(store, lexicon);
    expect(groupsOf(store).length).toBe(1);
    expect(statesOf(store).map(({ verdict }) => verdict)).toEqual(["split", "merge"]);
  });

  it("is refused where nothing would follow from it", () => {
    const store = emptyStore();
    read(store, "a.example.vn", reviewed(FIVE, elects("Thái Bình")));
    read(
      store,
      "baogialai.com.vn",
      reviewed("Khối thi đua các huyện", "Huyện Chư Sê được bầu làm Khối trưởng năm 2023."),
    );
    consolidate(store, lexicon);
    const [cluster, bloc] = groupsOf(store).map(({ group_id }) => group_id);
    const problemOf = (result: ReturnType<typeof decideMerge>): string =>
      result.ok ? "" : result.problem.message;
    expect(problemOf(decideMerge(store, [cluster ?? "", cluster ?? ""], by))).toContain(
      "is one group already",
    );
    expect(problemOf(decideMerge(store, [cluster ?? "", bloc ?? ""], by))).toContain(
      "never one group",
    );
    const articles = store.rows(
      "SELECT article_id FROM articles WHERE site = 'a.example.vn'",
      z.object({ article_id: z.string() }),
    );
    expect(
      problemOf(
        decideSplit(
          store,
          cluster ?? "",
          articles.map(({ article_id }) => article_id),
          by,
        ),
      ),
    ).toContain("leave it some");
  });

  it("on a chair counts as that person's word: no text more, no sentence borrowed, the dissent kept; corrections add up", () => {
    const store = emptyStore();
    read(store, "a.example.vn", reviewed(FIVE, elects("Thái Bình")));
    consolidate(store, lexicon);
    const [chair] = store.rows(
      "SELECT statement_id FROM chairs WHERE role = 'chair'",
      z.object({ statement_id: z.number() }),
    );
    const statementId = chair?.statement_id ?? 0;
    const change = '{"unit": "Ủy ban Kiểm tra Tỉnh ủy Hà Nam"}';
    expect(decideFact(store, "correct", { statementId, change }, by).ok).toBe(true);
    consolidate(store, lexicon);
    const row = z.object({ unit: z.string(), texts: z.number(), quote: z.string().nullable() });
    expect(
      store.rows("SELECT unit, texts, quote FROM chair_terms WHERE role = 'chair'", row),
    ).toEqual([{ unit: "Ủy ban Kiểm tra Tỉnh ủy Hà Nam", texts: 0, quote: null }]);
    const side = z.object({ unit: z.string(), is_chosen: z.number(), standing: z.string() });
    expect(
      store.rows("SELECT unit, is_chosen, standing FROM term_evidence ORDER BY is_chosen", side),
    ).toEqual([
      { unit: "Ủy ban Kiểm tra Tỉnh ủy Thái Bình", is_chosen: 0, standing: "overruled" },
      { unit: "Ủy ban Kiểm tra Tỉnh ủy Hà Nam", is_chosen: 1, standing: "corrected" },
    ]);
    expect(decideFact(store, "correct", { statementId, change: '{"year": 2024}' }, by).ok).toBe(
      true,
    );
    expect(decideFact(store, "correct", { statementId, change: "{}" }, by).ok).toBe(false);
    consolidate(store, lexicon);
    expect(termsOf(store)).toEqual([
      { unit: "Ủy ban Kiểm tra Tỉnh ủy Hà Nam", year: 2024, support: "reviewed" },
    ]);
  });

  it("is stale when its article is relevant no more", () => {
    const store = emptyStore();
    read(store, "a.example.vn", reviewed(FIVE, elects("Thái Bình")));
    consolidate(store, lexicon);
    const [chair] = store.rows(
      "SELECT statement_id FROM chairs WHERE role = 'chair'",
      z.object({ statement_id: z.number() }),
    );
    decideFact(store, "accept", { statementId: chair?.statement_id ?? 0, change: undefined }, by);
    consolidate(store, lexicon);
    read(store, "a.example.vn", [
      "Thời tiết",
      "Trời nắng nhẹ, gió đông nam cấp hai, cấp ba, đêm không mưa trên khắp các vùng ven biển của tỉnh.",
    ]);
    read(store, "c.example.vn", reviewed(FIVE, elects("Nam Định")));
    consolidate(store, lexicon);
    expect(statesOf(store)).toEqual([{ verdict: "accept", state: "stale" }]);
    expect(termsOf(store)).toEqual([
      { unit: "Ủy ban Kiểm tra Tỉnh ủy Nam Định", year: 2023, support: "one-text" },
    ]);
  });
});
