import { existsSync, mkdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { copyDatabase } from "../../db/copy.ts";
import { archiveEndsOf } from "../../db/frontier.ts";
import { ownerProblem } from "../../db/open-store.ts";
import { indexedBy, isOwnFile } from "../crawl/warc-names.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { BackedUp, Places } from "./backup-parts.ts";
import {
  ARCHIVE,
  copyFile,
  DATABASE,
  DEFAULT_ARCHIVE,
  filesIn,
  isPortable,
  SITES,
  writeSums,
} from "./backup-parts.ts";
import { notHeld } from "./crawl/check-archive.ts";
import { frontierPath, warcFolder } from "./crawl/open-crawl.ts";
import { intoNewFolder } from "./new-folder.ts";

/**
 * Copies a database, and the archive of a crawl, into a new folder, while others write: the database and the frontier as they are at one moment, of each file of
 * the archive what that frontier has acknowledged. The folder has its name only when it is whole. What the archive has lost is told, and the rest is
 * kept all the same.
 */
export function backUp(places: Places, folder: string): Result<BackedUp> {
  const { db } = places;
  if (!existsSync(db))
    return failure("not-found", `there is no database ${db}: name another with --db`);
  const owner = ownerProblem(db);
  if (owner !== undefined) return failure("database", owner);
  const archive = archiveOf(places);
  if (!archive.ok) return archive;
  return intoNewFolder(folder, "backup", (partial) => {
    const copied = copyDatabase(db, join(partial, DATABASE));
    if (!copied.ok) return copied;
    const missing =
      archive.value === undefined ? [] : copyArchive(archive.value, join(partial, ARCHIVE));
    return success({ ...writeSums(partial), archive: archive.value, missing });
  });
}

/** The archive that is taken along, if any; one that is named must be one. */
function archiveOf({ archive }: Places): Result<string | undefined> {
  const folder = archive ?? DEFAULT_ARCHIVE;
  if (existsSync(frontierPath(folder))) return success(folder);
  return archive === undefined
    ? success(undefined)
    : failure("not-found", `${folder} is no archive of a crawl: it has no frontier.db`);
}

/** Copies an archive; what of it is missing. */
function copyArchive(from: string, to: string): readonly string[] {
  const source = warcFolder(from);
  mkdirSync(warcFolder(to), { recursive: true });
  const before = new Set(filesIn(source));
  const { ends, missing: lost } = copyFrontier(from, to);
  const missing: string[] = [...lost, ...notHeld(source, ends)];
  for (const name of filesIn(source)) {
    if (!isPortable(name)) missing.push(`${name} ${UNPORTABLE}`);
    else if (isWanted(name, { folder: source, ends, before }))
      copyUpTo(ends.get(name), join(source, name), join(warcFolder(to), name));
  }
  for (const name of filesIn(join(from, SITES)))
    if (isPortable(name)) copyFile(join(from, SITES, name), join(to, SITES, name));
    else missing.push(`${SITES}/${name} ${UNPORTABLE}`);
  return missing;
}

const UNPORTABLE = "has a name that not every system can write";

/** What to do about a database that was named. */
const ADVICE = /: name another file.*$/u;

/** Copies the frontier of an archive; where that fails the files are kept without it. */
function copyFrontier(
  from: string,
  to: string,
): { readonly ends: ReadonlyMap<string, number>; readonly missing: readonly string[] } {
  const copied = copyDatabase(frontierPath(from), frontierPath(to));
  const ends = copied.ok ? archiveEndsOf(frontierPath(to)) : copied;
  if (ends.ok) return { ends: ends.value, missing: [] };
  rmSync(frontierPath(to), { force: true });
  const why = ends.problem.message.replaceAll(to, from).replace(ADVICE, "");
  const told = `the list of what was fetched cannot be copied (${why}): thidua ingest reads the WARC files without it`;
  return { ends: new Map(), missing: [told] };
}

/** The WARC files of an archive. */
interface Files {
  readonly folder: string;
  /** Where the frontier says that they end. */
  readonly ends: ReadonlyMap<string, number>;
  /** What was there before the frontier was copied. */
  readonly before: ReadonlySet<string>;
}

/**
 * A file that this program began after the frontier was copied, or that has no record yet, is none of this backup; nor is the index of a file that goes on
 * behind what is copied: it is written anew from what is there. What the frontier does not know is kept as it is: another one did.
 */
function isWanted(name: string, files: Files): boolean {
  if (name.endsWith(UNFINISHED)) return false;
  const indexed = indexedBy(name);
  if (indexed === undefined) return isKept(name, files);
  const { folder, ends } = files;
  const end = ends.get(indexed);
  const size = statSync(join(folder, indexed), { throwIfNoEntry: false })?.size;
  return isKept(indexed, files) && (end === undefined || size === end);
}

const UNFINISHED = ".part";

function isKept(name: string, { ends, before }: Files): boolean {
  if (!isOwnFile(name)) return true;
  const end = ends.get(name);
  return end === undefined ? before.has(name) : end > 0;
}

function copyUpTo(end: number | undefined, from: string, to: string): void {
  copyFile(from, to);
  if (end !== undefined && statSync(to).size > end) truncateSync(to, end);
}
