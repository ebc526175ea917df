import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Column } from "../../db/columns.ts";
import type { Cell, ReleaseTable } from "../../db/release-file.ts";
import { readViews } from "../../db/schema.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Result } from "../../src/model/result.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { decideFact } from "../../src/pipeline/decide.ts";
import { formatCsv } from "../../src/pipeline/export/csv.ts";
import { readLines } from "../../src/pipeline/export/read-lines.ts";
import type { Released } from "../../src/pipeline/export/release.ts";
import { writeRelease } from "../../src/pipeline/export/release.ts";
import { releaseRows, releaseTables } from "../../src/pipeline/export/tables.ts";
import { freshSampleStore, sampleStore } from "../support/sample.ts";

const lexicon = loadLexicon();
const home = mkdtempSync(join(tmpdir(), "thidua-release-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const OPTIONS = {
  version: "2026.01",
  previous: undefined,
  authors: ["Lan"],
  program: "0",
  lexicon,
  onTable: () => undefined,
};

function release(
  name: string,
  more: Partial<typeof OPTIONS | { previous: string }> = {},
  store = sampleStore(),
): Result<Released> {
  return writeRelease(store, join(home, name), { ...OPTIONS, ...more });
}

const first = release("first");
const folder = join(home, "first");
const text = (path: string): string => readFileSync(join(folder, path), "utf8");

/** The parts of Data Package 2.0 that a release uses, nothing else allowed. */
const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/u),
  type: z.enum(["string", "integer", "number", "boolean", "year", "date", "datetime"]),
  description: z.string().min(1),
  trueValues: z.array(z.string()).optional(),
  falseValues: z.array(z.string()).optional(),
  constraints: z
    .strictObject({ required: z.boolean().optional(), enum: z.array(z.string()).min(1).optional() })
    .optional(),
});
const schema = z.strictObject({
  fields: z.array(field).min(1),
  missingValues: z.tuple([z.literal("")]),
  primaryKey: z.array(z.string()).min(1).optional(),
  foreignKeys: z
    .array(
      z.strictObject({
        fields: z.array(z.string()).min(1),
        reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()).min(1) }),
      }),
    )
    .optional(),
});
const resource = z.strictObject({
  name: z.string().regex(/^[a-z0-9_-]+$/u),
  path: z.string().regex(/^(?!\/)(?!.*\.\.)[^\\:]+$/u),
  type: z.literal("table").optional(),
  description: z.string().optional(),
  format: z.string(),
  mediatype: z.string(),
  encoding: z.literal("utf-8"),
  bytes: z.int().min(0),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/u),
  dialect: z
    .strictObject({
      delimiter: z.literal(","),
      lineTerminator: z.literal("\n"),
      quoteChar: z.literal('"'),
      doubleQuote: z.literal(true),
      header: z.literal(true),
    })
    .optional(),
  schema: schema.optional(),
});
const descriptor = z.strictObject({
  $schema: z.literal("https://datapackage.org/profiles/2.0/datapackage.json"),
  name: z.literal("thidua"),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  created: z.iso.datetime(),
  keywords: z.array(z.string()).min(1),
  licenses: z.array(z.strictObject({ name: z.string(), path: z.url(), title: z.string() })).min(1),
  contributors: z
    .array(z.strictObject({ title: z.string(), roles: z.array(z.string()).min(1) }))
    .min(1),
  resources: z.array(resource).min(1),
});

function checkField(
  { name, constraints }: z.infer<typeof field>,
  rows: readonly Row[],
  table: string,
): void {
  const values = rows.map((row) => row[name]).filter((value) => value !== null);
  const of = `${table}.${name}`;
  if (constraints?.required === true) expect(values.length, of).toBe(rows.length);
  if (constraints?.enum !== undefined)
    expect(constraints.enum, of).toEqual(expect.arrayContaining([...new Set(values)]));
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a table as its JSON lines have them. */
function rowsOf(name: string): readonly Row[] {
  const path = join(folder, "data", `${name}.ndjson`);
  return name === "deletions" ? [] : [...readLines(path)].map((line) => JSON.parse(line));
}

/** A row of the database as JSON and as Parquet must have it. */
function expectedRow(cells: readonly Cell[], { columns }: ReleaseTable, isParsed: boolean): Row {
  const value = (cell: Cell, { type }: Column): unknown => {
    if (cell === null) return null;
    if (type === "boolean") return cell === 1;
    return type === "json" && isParsed ? JSON.parse(String(cell)) : cell;
  };
  return Object.fromEntries(
    columns.map((column, i) => [column.name, value(cells[i] ?? null, column)]),
  );
}

describe("a release", () => {
  it("has every table in four formats, with the same rows", async () => {
    expect(first.ok).toBe(true);
    const store = sampleStore();
    const database = new Database(join(folder, "thidua.sqlite"), { readonly: true });
    for (const table of releaseTables(store)) {
      const rows = [...releaseRows(store, table)];
      const names = table.columns.map(({ name }) => name);
      expect(text(`data/${table.name}.csv`), table.name).toBe(`${formatCsv([names, ...rows])}\n`);
      const own = database.prepare(`SELECT * FROM "${table.name}"`).raw().all();
      const sorted = (all: readonly unknown[]): readonly string[] =>
        all.map((row) => JSON.stringify(row)).toSorted();
      expect(sorted(own), table.name).toEqual(sorted(rows));
      expect(rowsOf(table.name)).toEqual(rows.map((row) => expectedRow(row, table, true)));
      const file = await asyncBufferFromFile(join(folder, "data", `${table.name}.parquet`));
      const plain = (all: readonly Row[]): unknown =>
        all.map((row) => names.map((name) => row[name] ?? null));
      expect(plain(await parquetReadObjects({ file })), table.name).toEqual(
        plain(rows.map((row) => expectedRow(row, table, false))),
      );
    }
    database.close();
  });

  it("of the same database has the same bytes, and sums that hold", () => {
    const again = release("again");
    expect(again).toEqual(first);
    const lines = text("SHA256SUMS").trimEnd().split("\n");
    expect(lines.length).toBe((first.ok ? first.value.files.length : 0) - 1);
    for (const line of lines) {
      const [sum, path = ""] = line.split("  ");
      for (const one of ["first", "again"])
        expect(
          createHash("sha256")
            .update(readFileSync(join(home, one, path)))
            .digest("hex"),
          path,
        ).toBe(sum);
    }
  });

  it("is described by a data package whose keys and closed lists hold", () => {
    const parsed = descriptor.parse(JSON.parse(text("datapackage.json")));
    const tables = parsed.resources.filter(({ type }) => type === "table");
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      [...readViews().map(({ name }) => name), "deletions"].toSorted(),
    );
    for (const table of tables) {
      const { fields = [], primaryKey: key, foreignKeys = [] } = table.schema ?? {};
      const rows = rowsOf(table.name);
      for (const own of fields) checkField(own, rows, table.name);
      const keys = rows.map((row) => JSON.stringify(key?.map((column) => row[column])));
      if (key !== undefined) expect(new Set(keys).size, table.name).toBe(rows.length);
      for (const {
        fields: [from = ""],
        reference,
      } of foreignKeys) {
        const known = rowsOf(reference.resource).map((row) => row[reference.fields[0] ?? ""]);
        const named = rows.map((row) => row[from]).filter((value) => value !== null);
        expect(known, `${table.name}.${from}`).toEqual(expect.arrayContaining(named));
      }
    }
  });

  it("keeps full texts and paths at home, and says what it is", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.includes("."),
    );
    const [article] = sampleStore().rows(
      "SELECT text, source FROM articles WHERE relevant = 1 ORDER BY length(text) DESC LIMIT 1",
      z.object({ text: z.string(), source: z.string() }),
    );
    const paragraphs = (article?.text ?? "").split("\n").filter((line) => line !== "");
    expect(paragraphs.length).toBeGreaterThan(2);
    for (const name of files) {
      const content = readFileSync(join(folder, name), "utf8");
      expect(content.includes(article?.source ?? "-"), name).toBe(false);
      expect(
        paragraphs.every((line) => content.includes(line)),
        name,
      ).toBe(false);
    }
    const quotes = [...rowsOf("evidence"), ...rowsOf("chair_terms")].map(({ quote }) =>
      String(quote),
    );
    expect(quotes.every((quote) => quote.length <= 304)).toBe(true);
    expect(text("CITATION.cff")).toContain('- name: "Lan"');
    expect(text("methods.md")).toContain("| all | ");
    expect(text("codebook.md")).toContain("| `chain` | string |");
    expect(text("CHANGES.md")).toContain("The first release");
  });

  it("tells what was added and deleted since the last one, whatever numbers statements have", () => {
    const store = freshSampleStore();
    expect(release("same", { previous: folder }, store).ok).toBe(true);
    // No table is named: all are the same.
    expect(readFileSync(join(home, "same", "CHANGES.md"), "utf8")).not.toMatch(/^\| `/mu);
    expect(
      readFileSync(join(home, "same", "data", "deletions.csv"), "utf8")
        .trimEnd()
        .split("\n").length,
    ).toBe(1);
    const [chair] = store.rows(
      "SELECT statement_id FROM chair_terms WHERE texts = 1 AND support = 'one-text' AND role = 'chair' ORDER BY group_id, year LIMIT 1",
      z.object({ statement_id: z.number() }),
    );
    decideFact(
      store,
      "correct",
      { statementId: chair?.statement_id ?? 0, change: '{"year": 2040}' },
      { reviewer: "Lan", reason: "", now: "2026-02-01T00:00:00Z" },
    );
    consolidate(store, lexicon);
    expect(release("later", { previous: folder }, store).ok).toBe(true);
    const [decision] = [...readLines(join(home, "later", "data", "decisions.ndjson"))];
    expect(JSON.parse(decision ?? "").reason).toBeNull();
    const deletions = readFileSync(join(home, "later", "data", "deletions.csv"), "utf8");
    expect(deletions).toContain("chair_terms,");
    expect(deletions).toContain("worked-out-anew,2026.01,2026.01");
    const page = readFileSync(join(home, "later", "CHANGES.md"), "utf8");
    expect(page).toMatch(/\| `chair_terms` \| \d+ \| \d+ \| 1 \| 1 \|/u);
    expect(page).toContain("### Terms that are told otherwise now");
  });

  it("takes away what a killed one left, and nothing else", () => {
    const ended = spawnSync(process.execPath, ["--version"]).pid;
    const names = [`swept.partial-${ended}`, `swept.partial-${process.ppid}`, "swept.partial-x"];
    for (const name of names) mkdirSync(join(home, name));
    expect(release("swept").ok).toBe(true);
    expect(readdirSync(home).filter((name) => name.startsWith("swept."))).toEqual(
      names.slice(1).toSorted(),
    );
    for (const name of names) rmSync(join(home, name), { recursive: true, force: true });
  });

  it("is refused where something stands already, and against what is no release", () => {
    const problemOf = (result: Result<Released>): string =>
      result.ok ? "" : result.problem.message;
    expect(problemOf(release("first"))).toContain("is there already: name a new folder");
    expect(problemOf(release("other", { previous: home }))).toContain("is no release of thidua");
    mkdirSync(join(home, "broken"));
    writeFileSync(join(home, "broken", "datapackage.json"), "{");
    expect(problemOf(release("other", { previous: join(home, "broken") }))).toContain(
      "is no release of thidua",
    );
    cpSync(folder, join(home, "cut"), { recursive: true });
    truncateSync(join(home, "cut", "data", "chairs.ndjson"), 100);
    expect(problemOf(release("other", { previous: join(home, "cut") }))).toContain(
      "chairs.ndjson is missing or is not what was released",
    );
    symlinkSync(join(home, "nowhere"), join(home, "link"));
    expect(problemOf(release("link"))).toContain("is there already");
    writeFileSync(join(home, "file"), "");
    expect(problemOf(release("file/release"))).toContain("could not be written");
    const names = readdirSync(home);
    expect(names).not.toContain("other");
    expect(names.filter((name) => name.includes("partial"))).toEqual([]);
  });
});

describe("lines of a file", () => {
  it("are read whole, however long, also where a letter lies over two chunks", () => {
    const path = join(home, "lines.txt");
    const lines = ["a", "", "ữ".repeat(70_000), "bờ"];
    writeFileSync(path, lines.join("\n"));
    expect([...readLines(path)]).toEqual(lines);
    writeFileSync(path, `${lines.join("\n")}\n`);
    expect([...readLines(path)]).toEqual(lines);
  });
});
