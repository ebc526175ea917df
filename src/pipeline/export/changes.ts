import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Column } from "../../../db/columns.ts";
import type { Cell, ReleaseTable } from "../../../db/release-file.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { readLines } from "./read-lines.ts";
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

/** What was added to a table and deleted from it since the last release. */
export interface TableChange {
  readonly table: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly deleted: number;
}

/** Compares the rows of a release with those of the last one, table by table, while they are written. */
export interface ChangeLog {
  readonly version: string | undefined;
  readonly table: (table: ReleaseTable) => {
    readonly add: (cells: readonly Cell[]) => void;
    readonly finish: () => void;
  };
  readonly changes: () => readonly TableChange[];
  readonly deletions: () => readonly Deletion[];
}

/** What newer rules number or measure anew: it makes no other fact. */
const NOT_SAID: ReadonlySet<string> = new Set([
  "statement_id",
  "event_statement_id",
  "subject_statement_id",
  "rule",
  "confidence",
  "title",
  "published_at",
]);
/** Facts, and what was worked out; the other tables follow from them. */
const WATCHED: ReadonlySet<string> = new Set([
  "articles",
  "events",
  "chairs",
  "members",
  "awards",
  "figures",
  "people",
  "groups",
  "chair_terms",
  "memberships",
]);

const packageSchema = z.object({ name: z.literal("thidua"), version: z.string() });

/** Opens the log against the release in a folder; without one everything is new. A folder that is none is a problem. */
export function openChanges(previous: string | undefined): Result<ChangeLog> {
  if (previous === undefined) return success(createLog(undefined, undefined));
  const descriptor = join(previous, "datapackage.json");
  if (!existsSync(descriptor)) return noRelease(previous);
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

function createLog(folder: string | undefined, version: string | undefined): ChangeLog {
  const changes: TableChange[] = [];
  const deletions: Deletion[] = [];
  const articles = new Set<string>();
  return {
    version,
    changes: () => changes,
    deletions: () => deletions,
    table: (table) => {
      const identity = identityOf(table);
      const before = WATCHED.has(table.name)
        ? readKeys(folder, table.name, identity)
        : new Map<string, string>();
      const counts = { before: before.size, after: 0, added: 0 };
      const at = table.columns.findIndex(({ name }) => name === "article_id");
      return {
        add: (cells) => {
          if (table.name === "articles") articles.add(String(cells[at]));
          if (!WATCHED.has(table.name)) return;
          counts.after += 1;
          const row = Object.fromEntries(
            table.columns.map((column, i) => [column.name, jsonValue(cells[i] ?? null, column)]),
          );
          if (!before.delete(keyOf(row, identity))) counts.added += 1;
        },
        finish: () => {
          if (!WATCHED.has(table.name)) return;
          changes.push({ table: table.name, ...counts, deleted: before.size });
          for (const [key, article] of before) {
            const isReplaced = article !== "" && !articles.has(article);
            deletions.push({
              table: table.name,
              key,
              reason: isReplaced ? "article-replaced" : "worked-out-anew",
            });
          }
        },
      };
    },
  };
}

/** A statement is known by what it says, what was worked out by its key. */
function identityOf({ name, key, columns }: ReleaseTable): readonly string[] {
  if (key[0] !== "statement_id" && name !== "events") return key;
  return columns.map((column) => column.name).filter((one) => !NOT_SAID.has(one));
}

/** The keys of a table of the last release, each with its article. */
function readKeys(
  folder: string | undefined,
  table: string,
  identity: readonly string[],
): Map<string, string> {
  const path = join(folder ?? "", "data", `${table}.ndjson`);
  if (folder === undefined || !existsSync(path)) return new Map();
  const keys = new Map<string, string>();
  for (const line of readLines(path)) {
    const row = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    keys.set(keyOf(row, identity), String(row["article_id"] ?? ""));
  }
  return keys;
}

function keyOf(row: Readonly<Record<string, unknown>>, identity: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(
      identity.map((name) => {
        return [name, row[name] ?? null];
      }),
    ),
  );
}
