import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { sumOf } from "./export/sums.ts";

/** What a backup holds, below its folder. */
export const DATABASE = "thidua.db";
export const ARCHIVE = "crawl";
export const SITES = "sites";
const SUMS = "SHA256SUMS";

/** A database, and the archive of the crawl beside it: where none is named, "crawl" is taken along if it is there. */
export interface Places {
  readonly db: string;
  readonly archive?: string;
}

/** The archive that is taken where none is named. */
export const DEFAULT_ARCHIVE = "crawl";

/** A backup that was made or put back. */
export interface BackedUp {
  readonly files: number;
  readonly bytes: number;
  readonly archive: string | undefined;
  /** What the frontier knows of and the archive does not hold, and why. */
  readonly missing: readonly string[];
}

/** A copy that is on the disk, and shares the bytes where the file system can. Nothing is written over. */
export function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  accessSync(from, constants.R_OK);
  copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  // A copy of what may only be read, as on a backup's medium, is written on.
  chmodSync(to, statSync(to).mode | OWNER_WRITES);
  toDisk(to);
}

const OWNER_WRITES = 0o600;

function toDisk(path: string): void {
  const descriptor = openSync(path, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** What stands in a name for bytes that are no UTF-8: nothing can be opened by it. */
const NOT_UTF8 = "\uFFFD";

/** The files that stand in a folder, links followed, by name; those, too, whose names cannot be read. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(
      (name) =>
        name.includes(NOT_UTF8) ||
        statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
    )
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

/** Writes the sums of all that a folder holds; how much that is. */
export function writeSums(folder: string): Pick<BackedUp, "files" | "bytes"> {
  const sums = allFiles(folder).map((name) => ({ name, ...sumOf(join(folder, name)) }));
  const path = join(folder, SUMS);
  writeFileSync(path, sums.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(""));
  toDisk(path);
  return { files: sums.length, bytes: sums.reduce((all, { bytes }) => all + bytes, 0) };
}

const LINE_END = /\r?\n/u;
const SUM_LINE = /^(?<sum>[0-9a-f]{64}) {2}(?<name>.+)$/u;
/** What a backup may hold: nothing is written outside of the places that are named. */
const OWN_NAME =
  /^(?:thidua\.db|crawl\/(?:frontier\.db|(?:warc|sites)\/[^/\\\p{Cc}\u2028\u2029\uFFFD]+))$/u;

/** Whether a file of an archive can be part of a backup on every system. */
export function isPortable(name: string): boolean {
  return OWN_NAME.test(`${ARCHIVE}/${SITES}/${name}`);
}

/** The names of the files of a backup that are what its sums say; a problem where one is not, is missing or is none of its own. */
export function checkSums(folder: string): Result<readonly string[]> {
  const path = join(folder, SUMS);
  if (!existsSync(path)) return failure("not-found", `${folder} is no backup: it has no ${SUMS}`);
  const names: string[] = [];
  for (const line of new Set(readFileSync(path, "utf8").split(LINE_END).filter(Boolean))) {
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
