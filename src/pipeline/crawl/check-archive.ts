import { existsSync } from "node:fs";
import { checkFrontier } from "../../../db/check.ts";
import { openFrontier } from "../../../db/frontier.ts";
import { lostTails } from "../../crawl/archive.ts";
import { frontierPath, warcFolder } from "./open-crawl.ts";

/** What is known of the archive of a crawl; undefined where there is none. */
export interface ArchiveHealth {
  readonly files: number;
  /** What is wrong and what to do; undefined where it is sound. */
  readonly problem: string | undefined;
}

/** Looks whether the frontier is sound and its files hold all that it has acknowledged. */
export function checkArchive(folder: string): ArchiveHealth | undefined {
  const path = frontierPath(folder);
  if (!existsSync(path)) return undefined;
  const broken = checkFrontier(path);
  if (broken !== undefined) return { files: 0, problem: broken };
  const opened = openFrontier(path);
  if (!opened.ok) return { files: 0, problem: opened.problem.message };
  const ends = opened.value.archiveEnds();
  opened.value.close();
  const warcs = warcFolder(folder);
  const [lost] = lostTails(warcs, ends);
  const gone = [...ends].find(([name, end]) => end > 0 && !existsSync(`${warcs}/${name}`));
  if (gone !== undefined)
    return { files: ends.size, problem: `${gone[0]} is not in ${warcs}: move it back there` };
  return {
    files: ends.size,
    problem:
      lost &&
      `${lost.file} is shorter than what was acknowledged of it: crawl again, which fetches what is lost`,
  };
}
