import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkPages } from "../../db/check.ts";
import { archiveEndsOf } from "../../db/frontier.ts";
import { ownerProblem } from "../../db/open-store.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { BackedUp, Places } from "./backup-parts.ts";
import { ARCHIVE, checkSums, copyFile, DATABASE, DEFAULT_ARCHIVE } from "./backup-parts.ts";
import { notHeld } from "./crawl/check-archive.ts";
import { frontierPath, warcFolder } from "./crawl/open-crawl.ts";
import { unwritable } from "./new-folder.ts";

/** What SQLite keeps beside a database and takes for its own, whatever database that is. */
const BESIDE = ["-wal", "-shm", "-journal"];

/**
 * Puts a backup where there is nothing yet. Every file is compared with its sum before anything is written; all is made under other names, checked, and named
 * last. Nothing is left where that fails.
 */
export function restore(folder: string, places: Places): Result<BackedUp> {
  const names = checkSums(folder);
  if (!names.ok) return names;
  const hasArchive = names.value.some((name) => name.startsWith(`${ARCHIVE}/`));
  const archive = hasArchive ? (places.archive ?? DEFAULT_ARCHIVE) : undefined;
  const target = { db: places.db, archive };
  const taken = takenPlace(target);
  return taken === undefined
    ? putBack(names.value, folder, target)
    : failure("unreadable", `${taken} is there already: move it away, or name another place`);
}

function takenPlace({ db, archive }: Target): string | undefined {
  const beside = [db, ...BESIDE.map((end) => `${db}${end}`)].find((path) => existsSync(path));
  return beside ?? (archive !== undefined && isFilled(archive) ? archive : undefined);
}

function putBack(names: readonly string[], folder: string, target: Target): Result<BackedUp> {
  const coming = {
    db: `${resolve(target.db)}.restoring-${process.pid}`,
    archive: target.archive && `${resolve(target.archive)}.restoring-${process.pid}`,
  };
  try {
    const bytes = copyAll(names, folder, coming);
    const missing = checkAll(coming);
    if (!missing.ok) return missing;
    nameAll(coming, target);
    const { archive } = target;
    return success({ files: names.length, bytes, archive, missing: missing.value });
  } catch (error) {
    const code = unwritable(error);
    if (code === undefined) throw error;
    return failure(
      "unreadable",
      `the backup could not be put back (${code}): make room, or name another place; nothing of it is left`,
    );
  } finally {
    rmSync(coming.db, { force: true });
    if (coming.archive !== undefined) rmSync(coming.archive, { recursive: true, force: true });
  }
}

/** Where a backup is put, or made. */
interface Target {
  readonly db: string;
  readonly archive: string | undefined;
}

function isFilled(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return false;
  return !there.isDirectory() || readdirSync(path).length > 0;
}

/** Copies the files of a backup to where they are made; how many bytes. */
function copyAll(names: readonly string[], folder: string, coming: Target): number {
  return names.reduce((bytes, name) => {
    const to =
      name === DATABASE ? coming.db : join(coming.archive ?? "", name.slice(ARCHIVE.length + 1));
    copyFile(join(folder, name), to);
    return bytes + statSync(to).size;
  }, 0);
}

/** A problem where what was copied is not sound; else what the frontier knows of and the archive does not hold. */
function checkAll({ db, archive }: Target): Result<readonly string[]> {
  const owner = ownerProblem(db) ?? checkPages(db);
  if (owner !== undefined) return failure("database", owner);
  if (archive === undefined) return success([]);
  const broken = checkPages(frontierPath(archive));
  if (broken !== undefined) return failure("database", broken);
  const ends = archiveEndsOf(frontierPath(archive));
  return ends.ok ? success(notHeld(warcFolder(archive), ends.value)) : ends;
}

/** The database has its name when all the rest has. */
function nameAll(coming: Target, { db, archive }: Target): void {
  if (coming.archive !== undefined && archive !== undefined) {
    mkdirSync(dirname(resolve(archive)), { recursive: true });
    renameSync(coming.archive, archive);
  }
  mkdirSync(dirname(resolve(db)), { recursive: true });
  renameSync(coming.db, db);
}
