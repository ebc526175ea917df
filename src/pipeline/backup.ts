import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { checkDatabase } from "../../db/check.ts";
import { copyDatabase } from "../../db/copy.ts";
import { openFrontier } from "../../db/frontier.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { frontierPath, warcFolder } from "./crawl/open-crawl.ts";
import { sumOf } from "./export/sums.ts";
import { intoNewFolder, unwritable } from "./new-folder.ts";

/** What a backup holds, below its folder. */
const DATABASE = "thidua.db";
const ARCHIVE = "crawl";
const SITES = "sites";
const SUMS = "SHA256SUMS";

/** A database, and the archive of the crawl beside it, which need not be there. */
export interface Places {
  readonly db: string;
  readonly archive: string;
}

export interface BackedUp {
  readonly files: number;
  readonly bytes: number;
  readonly hasArchive: boolean;
}

/**
 * Copies a database, and the archive of a crawl where there is one, into a new folder, while others write: the database and the frontier as they are at one
 * moment, of each file of the archive what that frontier has acknowledged. The folder has its name only when it is whole.
 */
export function backUp({ db, archive }: Places, folder: string): Result<BackedUp> {
  if (!existsSync(db))
    return failure("not-found", `there is no database ${db}: name another with --db`);
  return intoNewFolder(folder, "backup", (partial) => {
    const copied = copyDatabase(db, join(partial, DATABASE));
    if (!copied.ok) return copied;
    const hasArchive = existsSync(frontierPath(archive));
    const kept = hasArchive ? copyArchive(archive, join(partial, ARCHIVE)) : copied;
    return kept.ok ? success({ ...writeSums(partial), hasArchive }) : kept;
  });
}

function copyArchive(from: string, to: string): Result<undefined> {
  mkdirSync(warcFolder(to), { recursive: true });
  const copied = copyDatabase(frontierPath(from), frontierPath(to));
  if (!copied.ok) return copied;
  const frontier = openFrontier(frontierPath(to));
  if (!frontier.ok) return frontier;
  const ends = frontier.value.archiveEnds();
  frontier.value.close();
  for (const name of filesIn(warcFolder(from))) {
    const end = ends.get(name);
    if (end === 0) continue;
    copy(join(warcFolder(from), name), join(warcFolder(to), name));
    if (end !== undefined && statSync(join(warcFolder(to), name)).size > end)
      truncateSync(join(warcFolder(to), name), end);
  }
  for (const name of filesIn(join(from, SITES)))
    copy(join(from, SITES, name), join(to, SITES, name));
  return success(undefined);
}

/**
 * Puts a backup where there is nothing yet. Every file is compared with its sum before anything is written, and the database is checked
 * after.
 */
export function restore(folder: string, { db, archive }: Places): Result<BackedUp> {
  const names = checkSums(folder);
  if (!names.ok) return names;
  const hasArchive = names.value.some((name) => name.startsWith(`${ARCHIVE}/`));
  const places = [
    db,
    `${db}-wal`,
    ...(hasArchive ? [frontierPath(archive), warcFolder(archive)] : []),
  ];
  const taken = places.find((path) => existsSync(path));
  if (taken !== undefined)
    return failure("unreadable", `${taken} is there already: move it away, or name another place`);
  try {
    const bytes = putBack(names.value, folder, { db, archive });
    const problem = checkDatabase(db);
    return problem === undefined
      ? success({ files: names.value.length, bytes, hasArchive })
      : failure("database", problem);
  } catch (error) {
    const code = unwritable(error);
    if (code === undefined) throw error;
    return failure(
      "unreadable",
      `the backup could not be put back (${code}): make room, take away what was written, and try again`,
    );
  }
}

/** Copies the files to where they belong; how many bytes. The database has its name when all the rest is there. */
function putBack(names: readonly string[], folder: string, { db, archive }: Places): number {
  const coming = `${db}.restoring`;
  let bytes = 0;
  for (const name of names) {
    const to = name === DATABASE ? coming : join(archive, name.slice(ARCHIVE.length + 1));
    copy(join(folder, name), to);
    bytes += statSync(to).size;
  }
  renameSync(coming, db);
  return bytes;
}

/** A copy that shares the bytes where the file system can. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** The files below a folder by their paths from it, with "/" whatever the system. */
function allFiles(folder: string, below = ""): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? allFiles(folder, path) : [path];
    });
}

function writeSums(folder: string): Pick<BackedUp, "files" | "bytes"> {
  const sums = allFiles(folder).map((name) => ({ name, ...sumOf(join(folder, name)) }));
  writeFileSync(
    join(folder, SUMS),
    sums.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(""),
  );
  return { files: sums.length, bytes: sums.reduce((all, { bytes }) => all + bytes, 0) };
}

const SUM_LINE = /^(?<sum>[0-9a-f]{64}) {2}(?<name>.+)$/u;
/** What a backup may hold: nothing is written outside of the places that are named. */
const OWN_NAME = /^(?:thidua\.db|crawl\/(?:frontier\.db|(?:warc|sites)\/[^/\\]+))$/u;

/** The names of the files of a backup that are what its sums say; a problem where one is not, is missing or is none of its own. */
function checkSums(folder: string): Result<readonly string[]> {
  const path = join(folder, SUMS);
  if (!existsSync(path)) return failure("not-found", `${folder} is no backup: it has no ${SUMS}`);
  const names: string[] = [];
  for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
    const { sum, name } = SUM_LINE.exec(line)?.groups ?? {};
    if (name === undefined || !OWN_NAME.test(name))
      return failure("unreadable", `${path} names what is no part of a backup: ${line}`);
    if (!existsSync(join(folder, name)) || sumOf(join(folder, name)).sha256 !== sum)
      return failure(
        "unreadable",
        `${join(folder, name)} is missing or damaged: take another backup`,
      );
    names.push(name);
  }
  return names.includes(DATABASE)
    ? success(names)
    : failure("unreadable", `${path} does not name ${DATABASE}: take another backup`);
}
