import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { extractionSchema } from "../../src/model/extraction.ts";
import { startThidua, thidua } from "../support/cli.ts";
import { madePage } from "../support/made-pages.ts";
import { SAMPLE } from "../support/sample.ts";

const COMMANDS = [
  "crawl",
  "sites",
  "run",
  "runs",
  "ingest",
  "parse",
  "extract",
  "explain",
  "consolidate",
  "decide",
  "re-extract",
  "verify",
  "export",
  "backup",
  "restore",
  "chairs",
  "rotation",
  "serve",
  "review",
  "query",
  "search",
  "evaluate",
  "rules",
  "status",
  "doctor",
  "demo",
];
const ARTICLE = `${SAMPLE}003-cum-thi-dua-so-4-nganh-to-chuc-xay.html`;

let folder: string;
let db: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thidua-cli-"));
  db = join(folder, "test.db");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the log for programs", () => {
  const entriesOf = (err: string): readonly Record<string, unknown>[] =>
    err
      .trim()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line));

  it("has an object a line with level, code and subject, and leaves results alone", () => {
    const empty = join(folder, "empty.html");
    writeFileSync(empty, "");
    const { code, out, err } = thidua(["ingest", ARTICLE, empty, "--db", db, "--log", "ndjson"]);
    expect([code, out]).toEqual([3, expect.stringMatching(/^1 added, .* 1 failed/u)]);
    const entries = entriesOf(err);
    expect(entries).toContainEqual(
      expect.objectContaining({ level: "error", code: "empty", subject: empty }),
    );
    for (const { time, level, message } of entries) {
      expect(Date.parse(String(time))).toBeGreaterThan(0);
      expect(["info", "warn", "error"]).toContain(level);
      expect(message).toEqual(expect.any(String));
    }
  });

  it.each([
    ["a wrong command", ["ingets"], "usage"],
    ["a missing argument", ["ingest"], "usage"],
    ["a wrong query", ["query", "SELECT nope FROM chairs"], "database"],
  ])("tells %s with its code", (_, args, code) => {
    thidua(["ingest", ARTICLE, "--db", db]);
    const { err } = thidua([...args, ...(args[0] === "query" ? ["--db", db] : [])], {
      env: { THIDUA_LOG: "ndjson" },
    });
    expect(entriesOf(err)).toEqual([expect.objectContaining({ level: "error", code })]);
  });

  it("is refused in a form that there is not", () => {
    const { code, err } = thidua(["status", "--db", db, "--log", "xml"]);
    expect([code, err]).toEqual([2, expect.stringContaining("text, ndjson")]);
  });
});

describe("help", () => {
  it.each(COMMANDS)("of %s has two examples", (name) => {
    const { code, out } = thidua([name, "--help"]);
    expect(code).toBe(0);
    const examples = out.split("Examples:")[1] ?? "";
    expect(examples.match(/^ {2}\$ /gmu)?.length).toBeGreaterThanOrEqual(2);
  });

  it("documents the exit codes and the version", () => {
    expect(thidua(["--help"]).out).toContain(
      "Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 done in part, 130 interrupted",
    );
    const { version } = JSON.parse(
      readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
    );
    expect(thidua(["--version"]).out.trim()).toBe(version);
  });
});

describe("rules", () => {
  it("lists every rule with what was measured, within 80 columns", () => {
    const { code, out, err } = thidua(["rules"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^chair\/elected-as +\d+ +1\.00 /mu);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(err).toMatch(/^\d+ rules with \d+ examples/mu);
  });

  it("shows one with its examples, the proof in brackets", () => {
    const { code, out } = thidua(["rules", "elected-as"]);
    expect(code).toBe(0);
    expect(out).toContain("[bầu Ban Tổ chức Tỉnh ủy Phú Yên làm Trưởng cụm thi đua số III");
    expect(out.split("refuses:")[1]).toContain("Dự kiến, hội nghị sẽ bầu");
  });

  it("names the nearest where there is none of the name", () => {
    const { code, err } = thidua(["rules", "chair/elected"]);
    expect(code).toBe(1);
    expect(err).toContain("did you mean chair/elected-as");
  });

  it("ranks the sentences that promise a fact and gave none", () => {
    const file = join(folder, "blind.txt");
    writeFileSync(
      file,
      "Cụm thi đua số 3 tổng kết năm 2022\n\nNgày 5/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết năm 2022.\n\nChức Cụm trưởng rồi về tay ai thì còn bàn.\n",
    );
    const { code, out } = thidua(["rules", "blind", file]);
    expect(code).toBe(0);
    expect(out).toContain("cụm trưởng (chairs)");
    expect(out).toContain("Chức Cụm trưởng rồi về tay ai thì còn bàn.");
  });

  it("tells which path holds no article", () => {
    const { code, err } = thidua(["rules", "blind", join(folder, "none")]);
    expect(code).toBe(1);
    expect(err).toContain("there is no such file or folder");
  });

  it("shows what changed between two extractions, with quotes", () => {
    const { out } = thidua(["extract", "--ndjson", ARTICLE]);
    const [before, after] = [join(folder, "a.ndjson"), join(folder, "b.ndjson")];
    writeFileSync(before, out);
    const extraction = extractionSchema.parse(JSON.parse(out));
    const changed = {
      ...extraction,
      reports: extraction.reports.map((report) => ({ ...report, chairs: [] })),
    };
    writeFileSync(after, JSON.stringify(changed));
    const { code, out: shown, err } = thidua(["rules", "diff", before, after]);
    expect(code).toBe(0);
    const lost = extraction.reports.flatMap(({ chairs }) => chairs);
    expect(shown.match(/^- /gmu)?.length).toBe(lost.length);
    expect(shown.replaceAll(/\s+/gu, " ")).toContain(lost[0]?.evidence[0]?.quote ?? "none");
    expect(err).toContain(`0 facts gained, ${lost.length} lost, 0 changed`);
  });

  it("says which line of a file is no extraction", () => {
    const file = join(folder, "broken.ndjson");
    writeFileSync(file, '{"a": 1}\n');
    const { code, err } = thidua(["rules", "diff", file, file]);
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.ndjson, line 1: it is no extraction/u);
  });

  it("keeps floors: raises them, and fails below", () => {
    const file = join(folder, "floors.json");
    const gold = `${SAMPLE}gold`;
    expect(thidua(["evaluate", gold, "--floors", file]).code).toBe(0);
    const floors = JSON.parse(readFileSync(file, "utf8"));
    expect(floors["chairs.elected-chair"]).toBe(1);
    writeFileSync(file, JSON.stringify({ nothing: 0.5 }));
    const { code, err } = thidua(["evaluate", gold, "--floors", file]);
    expect(code).toBe(1);
    expect(err).toContain("below its floor: nothing 0.000 (floor 0.5)");
  });
});

describe("wrong usage", () => {
  it.each([
    [["nonsense"], /unknown command/u],
    [["chairs", "--nmber", "3"], /Did you mean --number/u],
    [["chairs", "--number", "three"], /whole number/u],
    [["chairs", "--from", "2021", "--to", "2019", "--db", "x"], /swap them/u],
    [["chairs", "--json", "--csv"], /cannot be used with/u],
    [["search", "…", "--db", "x"], /at least one word/u],
    [["ingest"], /missing required argument/u],
    [["chairs", "--from", "abc"], /must be a year/u],
    [["chairs", "--db", ":memory:"], /must be a file/u],
    [["query", "SELECT 1", "--timeout", "9999999"], /at most 86400/u],
    [["query", "DELETE FROM article"], /only one SELECT/u],
  ])("%j is told and exits with 2", (args, message) => {
    const { code, out, err } = thidua(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(message);
  });
});

describe("ingest", () => {
  it("reads files, folders and globs, and the second time changes nothing", () => {
    const first = thidua(["ingest", SAMPLE, "--db", db]);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^47 added, 0 updated, 0 unchanged, 0 failed/u);
    const second = thidua(["ingest", ARTICLE, "corpus/sample/00*.html", "--db", db]);
    expect(second.out).toMatch(/^0 added, 0 updated, 9 unchanged, 0 failed/u);
  });

  it("tells a bad file and goes on with the rest", () => {
    writeFileSync(join(folder, "empty.txt"), "");
    writeFileSync(join(folder, "binary.html"), Buffer.from([0, 1, 2, 0]));
    writeFileSync(join(folder, "large.txt"), Buffer.alloc(50 * 1024 * 1024, 97));
    writeFileSync(join(folder, "good.html"), readFileSync(ARTICLE));
    const { code, out, err } = thidua(["ingest", folder, join(folder, "gone.txt"), "--db", db]);
    expect(code).toBe(3);
    expect(out).toMatch(/^1 added, 0 updated, 0 unchanged, 4 failed/u);
    expect(err).toMatch(/gone\.txt: there is no such file/u);
    expect(err).toMatch(/empty\.txt: the file is empty/u);
    expect(err).toMatch(/binary\.html: this is a binary file/u);
    expect(err).toMatch(/large\.txt: 50\.0 MB is more than an article can have/u);
  });

  it("refuses what is no regular file, at once", () => {
    spawnSync("mkfifo", [join(folder, "pipe.html")]);
    const { code, err } = thidua(["ingest", folder, "--db", db]);
    expect(code).toBe(1);
    expect(err).toMatch(/pipe\.html: this is no regular file/u);
  });

  it("fails with a message where there is nothing to read", () => {
    const missing = thidua(["ingest", join(folder, "nothing"), "--db", db]);
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/no such file or folder/u);
    mkdirSync(join(folder, "locked"));
    chmodSync(join(folder, "locked"), 0);
    const locked = thidua(["ingest", join(folder, "locked"), "--db", db]);
    expect(locked.code).toBe(1);
    expect(locked.err).toMatch(/cannot be read|nothing to read/u);
    chmodSync(join(folder, "locked"), 0o700);
  });

  it("stores the same, in the same order, however many threads read", () => {
    const pages = join(folder, "pages");
    mkdirSync(pages);
    const path = (n: number): string => join(pages, madePage(n).name);
    for (let n = 0; n < 80; n += 1) writeFileSync(path(n), madePage(n * 3).html);
    // The same page again, one that is none, and one that cannot be read.
    writeFileSync(path(90), madePage(0).html);
    writeFileSync(
      path(91),
      "<html><body><ul><li><a href='/'>Trang chủ</a></li></ul></body></html>",
    );
    writeFileSync(path(92), Buffer.from([0, 1, 2, 0]));
    const stored = ["1", "2", "3"].map((workers) => {
      const own = join(folder, `${workers}.db`);
      const { code, out } = thidua(["ingest", pages, "--db", own, "--workers", workers]);
      expect([code, out]).toEqual([3, expect.stringContaining("80 added, 0 updated, 1 unchanged")]);
      const raw = new Database(own, { readonly: true });
      const rows = raw
        .prepare("SELECT statement_id, article_id, kind, value, rule, confidence FROM statement")
        .all();
      raw.close();
      return JSON.stringify(rows);
    });
    expect(stored[0]?.length).toBeGreaterThan(10_000);
    expect(new Set(stored).size).toBe(1);
  });

  it("refuses a newer database and leaves it alone", () => {
    thidua(["ingest", ARTICLE, "--db", db]);
    const raw = new Database(db);
    raw.pragma("user_version = 99");
    raw.close();
    const { code, err } = thidua(["ingest", SAMPLE, "--db", db]);
    expect(code).toBe(1);
    expect(err).toMatch(/newer thidua/u);
  });

  it("stops after the article in hand on Ctrl-C, keeps what was read, and goes on the next time", async () => {
    for (let copy = 0; copy < 400; copy += 1)
      writeFileSync(
        join(folder, `${copy}.html`),
        readFileSync(ARTICLE, "utf8")
          .replace("20-12", `${(copy % 28) + 1}-12`)
          .replace("</body>", `<!--${copy}--></body>`),
      );
    const child = startThidua(["ingest", folder, "--db", db]);
    await waitForRows(db);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code).toBe(130);
    const kept = countArticles(db);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(400);
    const again = thidua(["ingest", folder, "--db", db]);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(
      new RegExp(`^${400 - kept} added, 0 updated, ${kept} unchanged`, "u"),
    );
  });
});

async function waitForRows(path: string): Promise<void> {
  for (let tries = 0; tries < 400 && countArticles(path) === 0; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

function countArticles(path: string): number {
  try {
    const raw = new Database(path, { readonly: true, fileMustExist: true });
    const count = Number(raw.prepare("SELECT count(*) FROM article").pluck().get());
    raw.close();
    return count;
  } catch (error) {
    if (error instanceof Error) return 0;
    throw error;
  }
}

describe("extract", () => {
  it("prints the contract, a line an article with --ndjson, and reads standard input", () => {
    const one = extractionSchema.parse(JSON.parse(thidua(["extract", ARTICLE]).out));
    expect(one.reports[0]?.chairs.length).toBeGreaterThan(0);
    const lines = thidua(["extract", "--ndjson", ARTICLE, ARTICLE]).out.trim().split("\n");
    expect(lines.length).toBe(2);
    const piped = thidua(["extract", "-"], { input: readFileSync(ARTICLE, "utf8") });
    expect(JSON.parse(piped.out)).toEqual(one);
  });

  it("says in part when a file fails", () => {
    const { code, err } = thidua(["extract", ARTICLE, join(folder, "none.html")]);
    expect(code).toBe(3);
    expect(err).toMatch(/none\.html: there is no such file/u);
    expect(thidua(["extract", "-"]).code).toBe(1);
  });
});

describe("explain", () => {
  it("marks the evidence and names rules and reasons, without colours off a terminal", () => {
    const { code, out } = thidua(["explain", ARTICLE]);
    expect(code).toBe(0);
    expect(out.replaceAll("\n", " ")).toMatch(/\[[^\]]*làm Cụm trưởng[^\]]*\]/u);
    expect(out).toContain("chair/elected-as");
    expect(out).toMatch(/EMPTY, AND WHY\n.*event\.mode: no word of the article speaks of it/su);
    expect(out).not.toContain("\u001B[");
  });
});

describe("the commands on the sample world", () => {
  it("list chairs by filter, as table, JSON and CSV, with the sentence", () => {
    thidua(["ingest", SAMPLE, "--db", db]);
    const table = thidua([
      "chairs",
      "--number",
      "4",
      "--from",
      "2018",
      "--to",
      "2019",
      "--db",
      db,
    ]).out;
    expect(table).toMatch(/2018 {2}Ban Tổ chức Tỉnh ủy Đồng Tháp · confirmed, 2 texts/u);
    expect(Math.max(...table.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const rows = JSON.parse(
      thidua(["chairs", "--province", "quang ngai", "--json", "--db", db]).out,
    );
    expect(rows.length).toBeGreaterThanOrEqual(9);
    expect(rows[0].evidence[0].quote.length).toBeGreaterThan(0);
    const csv = thidua(["chairs", "--sector", "kiem tra", "--csv", "--db", db])
      .out.trim()
      .split("\n");
    expect(csv[0]).toMatch(/^group_id,group,year,unit/u);
    expect(csv.length).toBeGreaterThan(9);
    const near = thidua(["chairs", "--province", "Quảng Ngải", "--db", db]);
    expect(near.err).toMatch(/did you mean Quảng Ngãi/u);
  });

  it("answer one SELECT, and nothing else", () => {
    thidua(["ingest", SAMPLE, "--db", db]);
    const ask = (sql: string, ...more: readonly string[]): ReturnType<typeof thidua> =>
      thidua(["query", sql, "--db", db, ...more]);
    expect(JSON.parse(ask("SELECT count(*) AS n FROM articles", "--json").out)).toEqual([
      { n: 47 },
    ]);
    for (const sql of [
      "DELETE FROM article",
      "ATTACH 'x.db' AS x",
      "PRAGMA user_version = 3",
      "SELECT 1; SELECT 2",
      "VACUUM INTO 'y.db'",
    ]) {
      const { code, out, err } = ask(sql);
      expect([sql, out]).toEqual([sql, ""]);
      expect([1, 2]).toContain(code);
      expect(err.length).toBeGreaterThan(10);
    }
    expect(ask("SELECT bytes FROM snapshot LIMIT 1", "--json").out).toMatch(/x'1f8b/u);
    expect(ask("SELECT 1 AS a, 2 AS a", "--json").err).toMatch(/two columns are named a/u);
    const slow = ask(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
      "--timeout",
      "1",
    );
    expect(slow.code).toBe(1);
    expect(slow.err).toMatch(/longer than 1 s/u);
    expect(countArticles(db)).toBe(47);
  });

  it("answer with many rows, and say in a line what is too much", () => {
    thidua(["ingest", `${SAMPLE}029-dinh-chinh.html`, "--db", db]);
    const numbers = (rows: number, column: string): ReturnType<typeof thidua> =>
      thidua([
        "query",
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${rows}) SELECT ${column} FROM n`,
        "--limit",
        "1000000",
        "--timeout",
        "60",
        "--db",
        db,
      ]);
    expect(numbers(100_000, "i").out.trimEnd().split("\n").length).toBe(100_001);
    const large = numbers(60, "hex(zeroblob(5000000))");
    expect([large.code, large.err.trim()]).toEqual([
      1,
      "the answer is too large: ask for fewer rows or shorter columns",
    ]);
  });

  it("find articles with and without diacritics", () => {
    thidua(["ingest", SAMPLE, "--db", db]);
    const plain = JSON.parse(
      thidua(["search", "diem", "san", "dau", "gia", "--json", "--db", db]).out,
    );
    const marked = JSON.parse(thidua(["search", "Đấu giá 42 lô đất", "--json", "--db", db]).out);
    expect(marked.length).toBe(1);
    expect(marked[0].title).toMatch(/^Đấu giá 42 lô đất/u);
    expect(JSON.parse(thidua(["search", "dau gia 42 lo dat", "--json", "--db", db]).out)).toEqual(
      marked,
    );
    expect(plain.length).toBeLessThanOrEqual(47);
  });

  it("say what there is and whether all is well", () => {
    thidua(["ingest", SAMPLE, "--db", db]);
    const status = JSON.parse(thidua(["status", "--json", "--db", db]).out);
    expect(status).toMatchObject({ articles: 47, relevant: 41, superseded: 0 });
    expect(thidua(["doctor", "--db", db]).code).toBe(0);
    writeFileSync(db, "no database at all, just a long enough text to be read as one");
    const ill = thidua(["doctor", "--db", db]);
    expect(ill.code).toBe(1);
    expect(ill.out).toMatch(/WRONG +database/u);
    expect(thidua(["status", "--db", join(folder, "none.db")]).code).toBe(1);
  });

  it("release the dataset with the list of the program's parts, the same at any time and place", () => {
    thidua(["ingest", ARTICLE, "--db", db]);
    const target = join(folder, "release");
    const { code, out } = thidua(["export", target, "--db", db]);
    expect([code, out]).toEqual([0, expect.stringContaining("sbom.cdx.json")]);
    const parts = JSON.parse(readFileSync(join(target, "sbom.cdx.json"), "utf8"));
    expect(parts.metadata).toMatchObject({ component: { name: "thidua" } });
    expect(parts.serialNumber ?? parts.metadata.timestamp).toBeUndefined();
    const names = parts.components.map(({ name }: { name: string }) => name);
    expect(names).toContain("better-sqlite3");
    expect(names).not.toContain("vitest");
  });

  it("score annotated articles", () => {
    const { code, out } = thidua(["evaluate", "corpus/sample/gold", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).all.f1).toBeGreaterThan(0.98);
    writeFileSync(join(folder, "bad.json"), '{"relevant": "perhaps"}');
    const bad = thidua(["evaluate", folder]);
    expect(bad.code).toBe(1);
    expect(bad.err).toMatch(/bad\.json is no annotated article/u);
    writeFileSync(join(folder, "bad.json"), "{");
    expect(thidua(["evaluate", folder]).err).toMatch(/bad\.json is no JSON/u);
    const file = thidua(["evaluate", join(folder, "bad.json")]);
    expect([file.code, file.err]).toEqual([1, expect.stringMatching(/this is no folder/u)]);
  });
});
