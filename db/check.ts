import Database from "better-sqlite3";
import { z } from "zod";
import { openReadOnly } from "./open-store.ts";
import { databaseProblem } from "./problems.ts";

const integrityRow = z.object({ integrity_check: z.string() });

/** What is wrong with a database and how to repair it, or undefined where it is sound. */
export function checkDatabase(path: string): string | undefined {
  const opened = openReadOnly(path);
  if (!opened.ok) return opened.problem.message;
  const store = opened.value;
  const broken = store
    .rows("PRAGMA integrity_check", integrityRow)
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
  const orphans = store.rows("PRAGMA foreign_key_check", z.object({ table: z.string() }));
  store.close();
  if (broken.length > 0)
    return `${path} is damaged (${broken[0]}): restore a backup, or ingest into a new file`;
  return orphans.length > 0
    ? `${path} has ${orphans.length} rows without their article: ingest into a new file`
    : undefined;
}

/** What is wrong with the pages of a database of any version or kind and what to do, or undefined where they are sound. */
export function checkPages(path: string): string | undefined {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    const found = String(db.prepare("PRAGMA quick_check(1)").pluck().get());
    db.close();
    return found === "ok" ? undefined : `${path} is damaged (${found}): restore a backup`;
  } catch (error) {
    const message = databaseProblem(error, path);
    if (message === undefined) throw error;
    return message;
  }
}

/** The version of SQLite, and whether it was built with full-text search. */
export function sqliteFeatures(): { readonly version: string; readonly hasSearch: boolean } {
  const db = new Database(":memory:");
  const version = String(db.prepare("SELECT sqlite_version()").pluck().get());
  const hasSearch =
    db.prepare("SELECT sqlite_compileoption_used('ENABLE_FTS5')").pluck().get() === 1;
  db.close();
  return { version, hasSearch };
}
