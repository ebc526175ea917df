import { existsSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import type { Result } from "../src/model/result.ts";
import { failure, success } from "../src/model/result.ts";
import { databaseProblem } from "./problems.ts";
import { readMigrations, readViews, viewsHash } from "./schema.ts";
import type { Store } from "./store.ts";
import { createStore } from "./store.ts";

/** "thd1": marks the file as ours (SQLite's application_id). */
const APPLICATION_ID = 0x74686431;
const BUSY_MS = 5000;
/** Working a large dataset out looks the same pages up over and over; four times as much made nothing faster on 20,000 articles. */
const CACHE_KB = 32 * 1024;

/**
 * Opens a database, making it where there is none and migrating an older one. A newer database, a foreign one, one that
 * is no database or cannot be written is a problem that says what to do; nothing is changed then.
 */
export function openStore(path: string): Result<Store> {
  return guarded(path, () => {
    const db = new Database(path, { timeout: BUSY_MS });
    const refused = refusalOf(db, path);
    if (refused !== undefined) {
      db.close();
      return refused;
    }
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma(`cache_size = -${CACHE_KB}`);
    keepOld(db, path);
    // A table that others point to is made anew under its name.
    db.pragma("foreign_keys = OFF");
    migrate(db);
    db.pragma("foreign_keys = ON");
    return success(createStore(db));
  });
}

/** Opens an existing database to read; a missing one is a problem. */
export function openReadOnly(path: string): Result<Store> {
  if (path !== ":memory:" && !existsSync(path))
    return failure(
      "not-found",
      `there is no database ${path}: make one with "thidua ingest FOLDER", or name another with --db`,
    );
  return guarded(path, () => {
    const db = new Database(path, { timeout: BUSY_MS, readonly: true, fileMustExist: true });
    const refused = refusalOf(db, path);
    const problem = refused ?? emptyProblem(db, path) ?? olderProblem(db, path);
    if (problem === undefined) return success(createStore(db));
    db.close();
    return problem;
  });
}

/** Why a file is no database of ours, of any version; undefined where it is one. */
export function ownerProblem(path: string): string | undefined {
  const checked = guarded(path, () => {
    const db = new Database(path, { timeout: BUSY_MS, readonly: true, fileMustExist: true });
    const problem = refusalOf(db, path) ?? emptyProblem(db, path);
    db.close();
    return problem ?? success(undefined);
  });
  return checked.ok ? undefined : checked.problem.message;
}

function guarded<T>(path: string, open: () => Result<T>): Result<T> {
  try {
    return open();
  } catch (error) {
    const message = databaseProblem(error, path);
    if (message === undefined) throw error;
    return failure("database", message);
  }
}

function refusalOf(db: Database.Database, path: string): Result<never> | undefined {
  const version = numberPragma(db, "user_version");
  const owner = numberPragma(db, "application_id");
  const known = lastVersion();
  const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema").pluck().get();
  if (owner !== APPLICATION_ID && tables !== 0)
    return failure("database", `${path} is another program's database: name a new file with --db`);
  if (version > known)
    return failure(
      "database",
      `${path} was made by a newer thidua (schema ${version}, this program knows ${known}): update the program, or name another file with --db`,
    );
  return undefined;
}

/** A file without our tables can be written to, but there is nothing to read in it. */
function emptyProblem(db: Database.Database, path: string): Result<never> | undefined {
  if (numberPragma(db, "user_version") > 0) return undefined;
  return failure(
    "database",
    `${path} is empty: fill it with "thidua ingest FOLDER", or name another with --db`,
  );
}

/** Reading changes nothing, so an older schema must be brought up by a command that writes. */
function olderProblem(db: Database.Database, path: string): Result<never> | undefined {
  if (numberPragma(db, "user_version") >= lastVersion()) return undefined;
  return failure(
    "database",
    `${path} was made by an older thidua: bring it up to date with "thidua consolidate --db ${path}" (a copy of it is kept)`,
  );
}

/** A copy of the database as the older program left it, beside it; one that is there already stays. */
function keepOld(db: Database.Database, path: string): void {
  const version = numberPragma(db, "user_version");
  const copy = `${path}.v${version}.bak`;
  if (version === 0 || version >= lastVersion() || path === ":memory:" || existsSync(copy)) return;
  // Under its name only when it is whole.
  const partial = `${copy}.partial`;
  rmSync(partial, { force: true });
  db.prepare("VACUUM INTO ?").run(partial);
  renameSync(partial, copy);
}

function lastVersion(): number {
  return readMigrations().at(-1)?.version ?? 0;
}

function numberPragma(db: Database.Database, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

function migrate(db: Database.Database): void {
  const run = db.transaction(() => {
    const version = numberPragma(db, "user_version");
    for (const step of readMigrations()) {
      if (step.version <= version) continue;
      // Tables that views read cannot be made anew.
      dropViews(db);
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
    refreshViews(db);
  });
  run.immediate();
}

function dropViews(db: Database.Database): void {
  const old = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all();
  for (const name of old) db.exec(`DROP VIEW "${String(name)}"`);
  db.exec("DROP TABLE IF EXISTS view_version");
}

function refreshViews(db: Database.Database): void {
  const views = readViews();
  const hash = viewsHash(views);
  db.exec("CREATE TABLE IF NOT EXISTS view_version (hash INTEGER NOT NULL) STRICT");
  if (db.prepare("SELECT hash FROM view_version").pluck().get() === hash) return;
  dropViews(db);
  db.exec("CREATE TABLE view_version (hash INTEGER NOT NULL) STRICT");
  for (const view of views) db.exec(view.sql);
  db.prepare("INSERT INTO view_version VALUES (?)").run(hash);
}
