import Database from "better-sqlite3";
import type { Result } from "../src/model/result.ts";
import { failure, success } from "../src/model/result.ts";
import { databaseProblem } from "./problems.ts";

const BUSY_MS = 5000;

/** What fails where the copy is written, not where it is read. */
const TARGETS = /^SQLITE_(?:FULL|IOERR_(?:WRITE|FSYNC|TRUNCATE))/u;

function isTargets(error: unknown): boolean {
  return error instanceof Error && "code" in error && TARGETS.test(String(error.code));
}

/** Writes a database of ours as it is at this moment into a new file, whoever writes to it meanwhile. */
export function copyDatabase(from: string, to: string): Result<undefined> {
  try {
    const db = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    try {
      db.prepare("VACUUM INTO ?").run(to);
    } finally {
      db.close();
    }
    return success(undefined);
  } catch (error) {
    const message = isTargets(error) ? undefined : databaseProblem(error, from);
    if (message === undefined) throw error;
    return failure("database", message);
  }
}
