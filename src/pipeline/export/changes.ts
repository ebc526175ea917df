import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Column } from "../../../db/columns.ts";
import type { Cell, ReleaseTable } from "../../../db/release-file.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { readLines } from "./read-lines.ts";
import { sumOf } from "./sums.ts";
import type { TableFile } from "./table-files.ts";
import { jsonValue } from "./table-files.ts";

/** A row of the last release that is not in this one. */
export interface Deletion {
  readonly table: string;
  /** What the row was known by, as JSON. */
  readonly key: string;
  /** Whether the article is no longer current, or it was worked out anew. */
  readonly reason: "article-replaced" | "worked-out-anew";
}

const column = (name: string, meaning: string, values: readonly string[] = []): Column => ({
  name,
  type: name === "key" ? "json" : "string",
  meaning,
  values,
});

/** The table of deletions, as it is described in a release. */
export const DELETIONS: ReleaseTable = {
  name: "deletions",
  doc: "One row a row of the last release that is not in this one.",
  key: ["table", "key"],
  isUnique: true,
  columns: [
    column("table", "The table that it stood in."),
    column("key", "What it was known by."),
    column("reason", "Whether its article is no longer current, or it was worked out anew.", [
      "article-replaced",
      "worked-out-anew",
    ]),
    column("last_in", "The release that had it."),
    column("missing_in", "The release that has it no more."),
  ],
};

/** What is other in a table than in the last release. */
export interface TableChange {
  readonly table: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly deleted: number;
  /** Rows with the same key that say something else. */
  readonly changed: number;
}

/** Who is told to have chaired a group in a year, before and now; null for nobody. */
export interface TermChange {
  readonly group: string;
  readonly year: string;
  readonly role: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Row = Readonly<Record<string, unknown>>;

/** Compares the rows of a release with those of the last one, table by table, while they are written. */
export interface ChangeLog {
  readonly version: string | undefined;
  readonly table: (table: ReleaseTable) => TableFile;
  readonly changes: () => readonly TableChange[];
  readonly deletions: () => readonly Deletion[];
  readonly terms: () => readonly TermChange[];
}

/** What newer rules number or measure anew: it makes no other fact. */
const NOT_SAID: ReadonlySet<string> = new Set([
  "statement_id",
  "statement_ids",
  "event_statement_id",
  "subject_statement_id",
  "rule",
  "confidence",
  "extractor",
  "first_seen",
]);

const packageSchema = z.object({ name: z.literal("thidua"), version: z.string() });

/** Opens the log against the release in a folder; without one everything is new. A folder that is none, or is damaged, is a problem. */
export function openChanges(previous: string | undefined): Result<ChangeLog> {
  if (previous === undefined) return success(createLog(undefined, undefined));
  const descriptor = join(previous, "datapackage.json");
  const sums = join(previous, "SHA256SUMS");
  if (!(existsSync(descriptor) && existsSync(sums))) return noRelease(previous);
  const damaged = damagedFile(previous, readFileSync(sums, "utf8"));
  if (damaged !== undefined)
    return failure(
      "not-found",
      `${join(previous, damaged)} is missing or is not what was released: take a whole copy of the last release`,
    );
  try {
    const parsed = packageSchema.safeParse(JSON.parse(readFileSync(descriptor, "utf8")));
    return parsed.success ? success(createLog(previous, parsed.data.version)) : noRelease(previous);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return noRelease(previous);
  }
}

function noRelease(folder: string): Result<never> {
  return failure(
    "not-found",
    `${folder} is no release of thidua: give a folder that "thidua export" wrote`,
  );
}

const SUM = /^(?<sha256>[0-9a-f]{64}) {2}(?<path>data\/[a-z_]+\.ndjson)$/gmu;

/** The first file of those that are compared which is not as the release's sums say. */
function damagedFile(folder: string, sums: string): string | undefined {
  const files = [...sums.matchAll(SUM)].map(({ groups }) => groups ?? {});
  if (files.length === 0) return "SHA256SUMS";
  return files.find(({ path = "", sha256 }) => {
    const file = join(folder, path);
    return !existsSync(file) || sumOf(file).sha256 !== sha256;
  })?.["path"];
}

/** A row of the last release: its article, what it says beside its key, and the row itself where it is a term. */
interface Before {
  readonly article: string;
  readonly said: string;
  readonly row: Row | undefined;
}

function createLog(folder: string | undefined, version: string | undefined): ChangeLog {
  const changes: TableChange[] = [];
  const deletions: Deletion[] = [];
  const terms: TermChange[] = [];
  const articles = new Set<string>();
  const compare = (table: ReleaseTable): TableFile => {
    const identity = identityOf(table);
    const before = readRows(folder, table.name, identity);
    const counts = { before: before.size, after: 0, added: 0, changed: 0 };
    const keyOf = keyReader(identity);
    const added: Row[] = [];
    const isTerms = table.name === "chair_terms";
    const addNew = (row: Row): void => {
      counts.added += 1;
      if (isTerms) added.push(row);
    };
    return {
      add: (cells) => {
        const row = rowOf(table, cells);
        if (table.name === "articles") articles.add(String(row["article_id"]));
        counts.after += 1;
        const was = take(before, keyOf(row));
        if (was === undefined) addNew(row);
        else if (was.said !== saidOf(row, identity)) counts.changed += 1;
      },
      finish: () => {
        changes.push({ table: table.name, ...counts, deleted: before.size });
        for (const [key, { article }] of before)
          deletions.push({ table: table.name, key, reason: reasonOf(article, articles) });
        const gone: readonly Before[] = Array.from(before.values());
        if (isTerms) terms.push(...termChanges(gone, added));
      },
    };
  };
  return {
    version,
    changes: () => changes,
    deletions: () => deletions,
    terms: () => terms,
    table: (table) => (folder === undefined ? NOTHING : compare(table)),
  };
}

function reasonOf(article: string, current: ReadonlySet<string>): Deletion["reason"] {
  return article !== "" && !current.has(article) ? "article-replaced" : "worked-out-anew";
}

function take(rows: Map<string, Before>, key: string): Before | undefined {
  const row = rows.get(key);
  rows.delete(key);
  return row;
}

const NOTHING: TableFile = { add: () => undefined, finish: () => undefined };

/** The terms that are gone beside those that came in their place. */
function termChanges(gone: readonly Before[], added: readonly Row[]): readonly TermChange[] {
  const places = new Map<string, { before?: Row; after?: Row }>();
  const note = (row: Row, side: "before" | "after"): void => {
    const place = JSON.stringify(["group_label", "year", "role"].map((name) => row[name]));
    places.set(place, { ...places.get(place), [side]: row });
  };
  for (const { row } of gone) if (row !== undefined) note(row, "before");
  for (const row of added) note(row, "after");
  const unitOf = (row: Row | undefined): string | null => {
    const unit = row?.["unit"];
    return typeof unit === "string" ? unit : null;
  };
  return [...places.values()].map(({ before, after }) => {
    const row = before ?? after ?? {};
    const [group, year, role] = [row["group_label"], row["year"], row["role"]].map(String);
    const name = { group: group ?? "", year: year ?? "", role: role ?? "" };
    return { ...name, before: unitOf(before), after: unitOf(after) };
  });
}

/** A statement is known by what it says, what was worked out by its key. */
function identityOf({ key, columns }: ReleaseTable): readonly string[] {
  const all = columns.map(({ name }) => name).filter((name) => !NOT_SAID.has(name));
  return key.some((name) => NOT_SAID.has(name)) ? all : key;
}

function rowOf({ columns }: ReleaseTable, cells: readonly Cell[]): Row {
  return Object.fromEntries(columns.map((one, i) => [one.name, jsonValue(cells[i] ?? null, one)]));
}

function readRows(
  folder: string | undefined,
  table: string,
  identity: readonly string[],
): Map<string, Before> {
  const path = join(folder ?? "", "data", `${table}.ndjson`);
  const rows = new Map<string, Before>();
  const keyOf = keyReader(identity);
  if (folder === undefined || !existsSync(path)) return rows;
  for (const line of readLines(path)) {
    const row = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    rows.set(keyOf(row), {
      article: String(row["article_id"] ?? ""),
      said: saidOf(row, identity),
      row: table === "chair_terms" ? row : undefined,
    });
  }
  return rows;
}

/** Names rows by what they are known by; the second of those that say the same is told as that. */
function keyReader(identity: readonly string[]): (row: Row) => string {
  const seen = new Map<string, number>();
  return (row) => {
    const fields = Object.fromEntries(identity.map((name) => [name, row[name] ?? null]));
    const key = JSON.stringify(fields);
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return occurrence === 1 ? key : JSON.stringify({ ...fields, occurrence });
  };
}

/** What a row says beside its key. */
function saidOf(row: Row, identity: readonly string[]): string {
  const names = Object.keys(row).filter((name) => !(identity.includes(name) || NOT_SAID.has(name)));
  return JSON.stringify(names.sort().map((name) => [name, row[name] ?? null]));
}
