import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { checkPages } from "../../db/check.ts";
import { archiveEndsOf } from "../../db/frontier.ts";
import { ownerProblem } from "../../db/open-store.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { BackedUp, Places } from "./backup-parts.ts";
import { ARCHIVE, checkSums, copyFile, DATABASE, DEFAULT_ARCHIVE } from "./backup-parts.ts";
import { notHeld } from "./crawl/check-archive.ts";
import { frontierPath, warcFolder } from "./crawl/open-crawl.ts";
import { removeLeftovers, unwritable } from "./new-folder.ts";

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
  if (archive === undefined && places.archive !== undefined)
    return failure("not-found", `${folder} has no archive: leave --archive ${places.archive} out`);
  const target = { db: resolve(places.db), archive: archive && realPlace(archive) };
  const taken = takenPlace(target);
  return taken === undefined ? putBack(names.value, folder, target) : failure("unreadable", taken);
}

/** Where an empty folder stands that a link leads to; else the place itself. */
function realPlace(archive: string): string {
  return existsSync(archive) ? realpathSync(archive) : resolve(archive);
}

function takenPlace({ db, archive }: Target): string | undefined {
  if (archive !== undefined && `${archive}${sep}`.startsWith(`${db}${sep}`))
    return `${db} cannot be the database and hold the archive: name two places`;
  const beside = [db, ...BESIDE.map((end) => `${db}${end}`)].find(
    (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined,
  );
  const taken = beside ?? (archive !== undefined && isFilled(archive) ? archive : undefined);
  return taken && `${taken} is there already: move it away, or name another place`;
}

/** Where the parts of a backup are made; a database that lies in the folder of the archive is made with it. */
function comingTo({ db, archive }: Target): Target {
  const made = archive && `${archive}.${MARK}-${process.pid}`;
  const isInside = archive !== undefined && db.startsWith(`${archive}${sep}`);
  return {
    db: isInside ? join(made ?? "", relative(archive, db)) : `${db}.${MARK}-${process.pid}`,
    archive: made,
  };
}

const MARK = "restoring";

function putBack(names: readonly string[], folder: string, target: Target): Result<BackedUp> {
  const coming = comingTo(target);
  const { archive } = target;
  try {
    removeLeftovers(target.db, MARK);
    if (archive !== undefined) removeLeftovers(archive, MARK);
    const bytes = copyAll(names, folder, coming);
    const missing = checkAll(coming);
    if (!missing.ok)
      return failure(missing.problem.code, byTarget(missing.problem.message, coming, target));
    nameAll(coming, target);
    const told = missing.value.map((one) => byTarget(one, coming, target));
    return success({ files: names.length, bytes, archive, missing: told });
  } catch (error) {
    const code = unwritable(error);
    if (code === undefined) throw error;
    return failure(
      "unreadable",
      `the backup could not be put back (${code}): make room, or name another place; nothing of it is left`,
    );
  } finally {
    for (const end of ["", ...BESIDE]) rmSync(`${coming.db}${end}`, { force: true });
    if (coming.archive !== undefined) rmSync(coming.archive, { recursive: true, force: true });
  }
}

/** What is said of the places where the parts are made, said of those where they come to. */
function byTarget(message: string, coming: Target, target: Target): string {
  const said = message.replaceAll(coming.db, target.db);
  return coming.archive === undefined
    ? said
    : said.replaceAll(coming.archive, target.archive ?? "");
}

/** Where a backup is put, or made; paths from the root. */
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
  if (!existsSync(frontierPath(archive)))
    return success([
      `the list of what was fetched is not in the backup: thidua ingest ${warcFolder(archive)} reads the WARC files without it`,
    ]);
  const broken = checkPages(frontierPath(archive));
  if (broken !== undefined) return failure("database", broken);
  const ends = archiveEndsOf(frontierPath(archive));
  return ends.ok ? success(notHeld(warcFolder(archive), ends.value)) : ends;
}

/** The database has its name when all the rest has; where it can get none, the archive has none either. */
function nameAll(coming: Target, { db, archive }: Target): void {
  const isInside = coming.archive !== undefined && coming.db.startsWith(`${coming.archive}${sep}`);
  if (coming.archive !== undefined && archive !== undefined) {
    mkdirSync(dirname(archive), { recursive: true });
    renameSync(coming.archive, archive);
  }
  if (isInside) return;
  try {
    renameSync(coming.db, db);
  } catch (error) {
    if (coming.archive !== undefined && archive !== undefined) renameSync(archive, coming.archive);
    throw error;
  }
}
