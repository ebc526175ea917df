import { existsSync, mkdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { copyDatabase } from "../../db/copy.ts";
import { archiveEndsOf } from "../../db/frontier.ts";
import { ownerProblem } from "../../db/open-store.ts";
import { indexedBy } from "../crawl/cdxj.ts";
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
      archive.value === undefined
        ? success([])
        : copyArchive(archive.value, join(partial, ARCHIVE));
    return missing.ok
      ? success({ ...writeSums(partial), archive: archive.value, missing: missing.value })
      : missing;
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
function copyArchive(from: string, to: string): Result<readonly string[]> {
  mkdirSync(warcFolder(to), { recursive: true });
  const copied = copyDatabase(frontierPath(from), frontierPath(to));
  if (!copied.ok) return copied;
  const ends = archiveEndsOf(frontierPath(to));
  if (!ends.ok) return ends;
  const source = warcFolder(from);
  const missing: string[] = [...notHeld(source, ends.value)];
  for (const name of filesIn(source)) {
    if (!isPortable(name)) missing.push(`${name} has a name that not every system can write`);
    else if (isWanted(name, source, ends.value))
      copyUpTo(ends.value.get(name), join(source, name), join(warcFolder(to), name));
  }
  for (const name of filesIn(join(from, SITES)))
    copyFile(join(from, SITES, name), join(to, SITES, name));
  return success(missing);
}

const OWN_FILE = /^thidua-\d{14}-[0-9a-f]{8}\.warc\.gz$/u;

/**
 * A file that this program began after the frontier was copied, or that has no record yet, is none of this backup; nor is the index of a file that goes on
 * behind what is copied: it is written anew from what is there.
 */
function isWanted(name: string, folder: string, ends: ReadonlyMap<string, number>): boolean {
  const indexed = indexedBy(name);
  if (indexed !== undefined) {
    const end = ends.get(indexed);
    return end === undefined
      ? !OWN_FILE.test(indexed)
      : statSync(join(folder, indexed), { throwIfNoEntry: false })?.size === end;
  }
  return OWN_FILE.test(name) ? (ends.get(name) ?? 0) > 0 : true;
}

function copyUpTo(end: number | undefined, from: string, to: string): void {
  copyFile(from, to);
  if (end !== undefined && statSync(to).size > end) truncateSync(to, end);
}
