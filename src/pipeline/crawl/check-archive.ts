import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkPages } from "../../../db/check.ts";
import { archiveEndsOf } from "../../../db/frontier.ts";
import { frontierPath, warcFolder } from "./open-crawl.ts";

/** What is known of the archive of a crawl; undefined where there is none. */
export interface ArchiveHealth {
  readonly files: number;
  /** What is wrong and what to do; undefined where it is sound. */
  readonly problem: string | undefined;
}

/** Looks whether the frontier is sound and its files hold all that it has acknowledged. Writes nothing. */
export function checkArchive(folder: string): ArchiveHealth | undefined {
  const path = frontierPath(folder);
  if (!existsSync(path)) return withoutFrontier(folder);
  const broken = checkPages(path);
  if (broken !== undefined) return { files: 0, problem: broken };
  const ends = archiveEndsOf(path);
  if (!ends.ok) return { files: 0, problem: ends.problem.message };
  const [problem] = notHeld(warcFolder(folder), ends.value);
  return { files: ends.value.size, problem };
}

function withoutFrontier(folder: string): ArchiveHealth | undefined {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  if (!there.isDirectory()) return { files: 0, problem: `${folder} is no folder` };
  return existsSync(warcFolder(folder))
    ? {
        files: 0,
        problem: `${folder} has WARC files and no frontier.db: restore a backup, or read them with thidua ingest ${warcFolder(folder)}`,
      }
    : undefined;
}

/** What a frontier has acknowledged of the files in a folder and they do not hold, in words with what to do. */
export function notHeld(folder: string, ends: ReadonlyMap<string, number>): readonly string[] {
  return [...ends].flatMap(([name, end]) => {
    if (end === 0) return [];
    const size = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
    if (size === undefined) return [`${name} is not in ${folder}: move it back there`];
    return size < end
      ? [
          `${name} is shorter than what was acknowledged of it: crawl again, which fetches what is lost`,
        ]
      : [];
  });
}
