import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export interface FolderLock {
  readonly release: () => void;
}

/** Takes a folder for one process, for as long as it lives: the system gives the lock back however it ends. Undefined where another process has it. */
export function lockFolder(folder: string): FolderLock | undefined {
  mkdirSync(folder, { recursive: true });
  const db = new Database(join(folder, "lock.db"), { timeout: 0 });
  try {
    db.pragma("locking_mode = EXCLUSIVE");
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if (error instanceof Error && "code" in error && BUSY.test(String(error.code)))
      return undefined;
    throw error;
  }
  return { release: () => db.close() };
}

const BUSY = /^SQLITE_(?:BUSY|LOCKED)/u;
