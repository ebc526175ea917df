import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readViews } from "../../db/schema.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { createExplorer } from "../../src/explorer/app.ts";
import { GRIDS } from "../../src/explorer/charts/grids.ts";
import {
  VIETNAMESE_COLUMNS,
  VIETNAMESE_VIEWS,
} from "../../src/explorer/messages/vietnamese-dictionary.ts";
import { VIETNAMESE_QUESTIONS } from "../../src/explorer/messages/vietnamese-questions.ts";
import { SAVED_QUESTIONS } from "../../src/explorer/saved-questions.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { ingestPage, pageOfFile } from "../../src/pipeline/ingest.ts";
import { writePage } from "../support/hostile-page.ts";
import { freshSampleStore, sampleStore } from "../support/sample.ts";

const MAX_BYTES = 300_000;
const HEADERS = { host: "127.0.0.1:8642" };

function appOf(store = sampleStore()): ReturnType<typeof createExplorer>["app"] {
  const options = { store, path: ":memory:", program: "0", today: () => "2026-01-01" };
  const { app, warm } = createExplorer(options);
  while (warm());
  return app;
}

async function get(
  path: string,
  headers: Record<string, string> = {},
  app = appOf(),
): Promise<Response> {
  return app.request(path, { headers: { ...HEADERS, ...headers } });
}

const LINK = /(?:href|action)="(?<path>\/[^"#]*)/gu;
const PROOF = /\/en\/articles\/(?<id>[0-9a-f]{16})#s(?<statement>\d+)/u;
const INLINE = /<script>|style="|onclick/u;

function linksOf(page: string): readonly string[] {
  return [...page.matchAll(LINK)].map(({ groups }) =>
    (groups?.["path"] ?? "").replaceAll("&amp;", "&"),
  );
}

/** Vietnamese pages are the same with other words: so many tell enough. */
const ENOUGH = 400;

/** Follows all links; gives the addresses that answered, and what is wrong with some. */
async function walk(): Promise<{ readonly seen: number; readonly wrong: readonly string[] }> {
  const app = appOf();
  const seen = new Set(["/en/"]);
  const wrong: string[] = [];
  for (const path of seen) {
    const response = await get(path, {}, app);
    const text = await response.text();
    const isFine = response.status === 200 && text.length <= MAX_BYTES;
    if (!isFine) wrong.push(`${path} ${response.status} ${text.length}`);
    const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
    const isNew = (next: string): boolean => !next.startsWith("/vi/") || seen.size < ENOUGH;
    for (const next of isPage ? linksOf(text).filter(isNew) : []) seen.add(next);
  }
  return { seen: seen.size, wrong };
}

describe("the explorer", () => {
  it("has no link that leads nowhere, and no page that is too large", async () => {
    const { seen, wrong } = await walk();
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(300);
  });

  it.each(["/en/", "/vi/"])("answers in the language of its address: %s", async (path) => {
    const text = await (await get(path)).text();
    expect(text).toContain(`<html lang="${path.slice(1, 3)}">`);
    expect(text).toContain(path === "/en/" ? "Overview" : "Tổng quan");
  });

  it("leads to the language of the browser", async () => {
    const to = async (language: string): Promise<string | null> =>
      (await get("/", { "accept-language": language })).headers.get("location");
    expect(await to("vi-VN,vi;q=0.9")).toBe("/vi/");
    expect(await to("fr")).toBe("/en/");
  });

  it("gives every page as data", async () => {
    for (const path of [
      "overview",
      "groups",
      "rotation",
      "matrix",
      "map",
      "articles",
      "conflicts",
      "coverage",
      "data",
      "questions",
    ]) {
      const json: unknown = await (await get(`/en/${path}.json`)).json();
      expect(json, path).toMatchObject({ license: "CC-BY-4.0", program: "thidua 0" });
      const csv = await (await get(`/en/${path}.csv`)).text();
      expect(csv.split("\n").length, path).toBeGreaterThan(1);
    }
    const svg = await get("/en/groups/cum-thi-dua-so-5-kiem-tra-dang.svg");
    expect(svg.headers.get("content-type")).toContain("image/svg+xml");
    expect(await svg.text()).toContain("<title");
    expect((await get("/en/conflicts.svg")).status).toBe(404);
    const refused = await get("/en/sql.csv?sql=DELETE+FROM+groups");
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("only one SELECT"),
    ]);
  });

  it("says of what is not worked out yet that it is not", async () => {
    const options = {
      store: sampleStore(),
      path: ":memory:",
      program: "0",
      today: () => "2026-01-01",
    };
    const { app, warm } = createExplorer(options);
    const page = async (): Promise<string> => (await get("/en/rotation", {}, app)).text();
    expect(await page()).toContain("4 groups are still being worked out");
    expect(await (await get("/en/groups", {}, app)).text()).toContain("<td>…</td>");
    while (warm());
    expect(await page()).not.toContain("still being worked out");
  });

  it("says where a chair is written", async () => {
    const page = await (await get("/en/groups/cum-thi-dua-so-5-kiem-tra-dang")).text();
    const proof = PROOF.exec(page)?.groups;
    const article = await (await get(`/en/articles/${proof?.["id"] ?? ""}`)).text();
    expect(article).toContain(`id="s${proof?.["statement"] ?? ""}"`);
    expect(article).toContain('<mark class="chair"');
  });

  it("tells what is not there, and survives what is no address", async () => {
    for (const path of [
      "/en/groups/none",
      "/en/nothing",
      "/vi/articles/zz",
      "/en/groups/%E0%A4%A",
      "/en/__proto__",
      "/en/constructor",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(await response.text()).toContain("<h1>");
    }
    for (const path of [
      "/en/groups?page=-3",
      "/en/articles?page=1e300",
      "/en/groups?page=x",
      "/en/articles?q=%22%27*(",
      "/en/map?scheme=7",
    ])
      expect((await get(path)).status, path).toBe(200);
  });

  it("offers all questions of the database's page", () => {
    expect(SAVED_QUESTIONS.length).toBe(20);
    expect(VIETNAMESE_QUESTIONS.length).toBe(20);
    for (const { sql } of SAVED_QUESTIONS)
      expect(() => sampleStore().each(sql).next()).not.toThrow();
  });

  it("has every view and column in Vietnamese, and no other", () => {
    const source = readFileSync(new URL("../../db/columns.tsv", import.meta.url), "utf8");
    const keys = source
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .slice(1)
      .map((line) => line.split("\t")[0]);
    expect(Object.keys(VIETNAMESE_COLUMNS).toSorted()).toEqual(keys.toSorted());
    const views = readViews().map(({ name }) => name);
    expect(Object.keys(VIETNAMESE_VIEWS).toSorted()).toEqual(views.toSorted());
  });

  it("has a tile for each province, and no other", () => {
    const all = new Set(
      [...sampleStore().each("SELECT province_id FROM provinces")].map((row) =>
        String(row["province_id"]),
      ),
    );
    for (const [scheme, size] of [
      ["63", 63],
      ["34", 34],
    ] as const) {
      const tiles = GRIDS[scheme];
      expect(new Set(tiles.map(({ number }) => number)).size).toBe(size);
      expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(size);
      for (const { number } of tiles)
        expect(all.has(`vn${scheme}-${number}`) || all.has(`vn34-${number}`), number).toBe(true);
    }
  });
});

describe("the explorer's guard", () => {
  it("answers nobody who asks for another host", async () => {
    for (const host of ["evil.example", "127.0.0.1.evil.example", "192.168.0.7:8642", ""])
      expect((await get("/en/", { host })).status, host).toBe(421);
    for (const host of ["localhost:8642", "[::1]:8642", "127.0.0.1"])
      expect((await get("/en/", { host })).status, host).toBe(200);
  });

  it("takes no write from another page, and none at all without a review", async () => {
    const post = async (headers: Record<string, string>): Promise<number> =>
      (
        await appOf().request("/en/review/1", {
          method: "POST",
          headers: { ...HEADERS, ...headers },
        })
      ).status;
    expect(await post({})).toBe(403);
    expect(await post({ origin: "http://evil.example" })).toBe(403);
    expect(await post({ origin: "null" })).toBe(403);
    expect(await post({ origin: "http://127.0.0.1:8642", "sec-fetch-site": "cross-site" })).toBe(
      403,
    );
    expect(await post({ origin: "http://127.0.0.1:8642" })).toBe(404);
  });

  it("lets other pages link here, but load nothing and ask nothing", async () => {
    const from = { "sec-fetch-site": "cross-site" };
    const visit = { ...from, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await get("/en/groups", visit)).status).toBe(200);
    expect((await get("/en/groups", { ...from, "sec-fetch-dest": "image" })).status).toBe(403);
    expect((await get("/en/sql?sql=SELECT+1", visit)).status).toBe(403);
    expect((await get("/en/sql.json?sql=SELECT+1", visit)).status).toBe(403);
  });

  it("forbids what its pages do not need", async () => {
    const { headers } = await get("/en/groups");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const page = await (await get("/en/groups")).text();
    expect(page).not.toMatch(INLINE);
  });

  it("escapes articles, which anybody may have written", async () => {
    const store = freshSampleStore();
    const lexicon = loadLexicon();
    const path = writePage();
    const { problem } = ingestPage(pageOfFile(path), {
      store,
      now: () => "2026-01-01T00:00:00.000Z",
    });
    expect(problem).toBeUndefined();
    consolidate(store, lexicon);
    const app = appOf(store);
    const [row] = [...store.each("SELECT article_id FROM articles WHERE title LIKE '%hostile%'")];
    const pages = [
      "/en/articles?q=hostile",
      `/en/articles/${String(row?.["article_id"])}`,
      "/vi/groups",
      "/en/matrix",
    ];
    for (const one of pages) {
      const text = await (await get(one, {}, app)).text();
      expect(text, one).not.toContain("<script>alert");
      expect(text, one).not.toContain("<img src=x");
      expect(text, one).not.toContain("javascript:");
    }
    expect(await (await get(pages[1] ?? "", {}, app)).text()).toContain("<bdi>");
  });
});
