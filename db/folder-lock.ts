import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export interface FolderLock {
  readonly release: () => void;
}

/** Takes a folder for one process, for as long as it lives: the system gives the lock back however it ends. Undefined where another process has it. */
export function lockFolder(folder: string): FolderLock | undefined {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "lock.db");
  const first = lockFile(path);
  if (first !== "damaged") return first;
  // The file holds nothing but the lock, and what is no database is locked by nobody.
  rmSync(path, { force: true });
  const second = lockFile(path);
  if (second === "damaged") throw new Error(`${path} cannot be made anew`);
  return second;
}

function lockFile(path: string): FolderLock | "damaged" | undefined {
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (BUSY.test(code)) return undefined;
    if (DAMAGED.test(code)) return "damaged";
    throw error;
  }
  return { release: () => db.close() };
}

const BUSY = /^SQLITE_(?:BUSY|LOCKED)/u;
const DAMAGED = /^SQLITE_(?:NOTADB|CORRUPT)/u;
