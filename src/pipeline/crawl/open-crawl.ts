import { join } from "node:path";
import type { FolderLock } from "../../../db/folder-lock.ts";
import { lockFolder } from "../../../db/folder-lock.ts";
import { openFrontier } from "../../../db/frontier.ts";
import type { Archive } from "../../crawl/archive.ts";
import { lostTails, openArchive } from "../../crawl/archive.ts";
import { indexWarcs } from "../../crawl/cdxj.ts";
import type { Frontier } from "../../model/crawl.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";

/** A folder that holds a crawl: its frontier, and its WARC files below "warc". */
export interface OpenCrawl {
  readonly frontier: Frontier;
  readonly archive: Archive;
  readonly runId: number;
  /** Closes all, and writes an index beside each file that has none. */
  readonly close: () => Promise<void>;
}

export interface OpenCrawlOptions {
  readonly folder: string;
  readonly sites: readonly string[];
  readonly software: string;
  readonly processId: number;
  readonly now: () => number;
}

export function frontierPath(folder: string): string {
  return join(folder, "frontier.db");
}

export function warcFolder(folder: string): string {
  return join(folder, "warc");
}

/** Opens a crawl to go on with it; another process that crawls into the same folder is a problem. */
export function openCrawl(options: OpenCrawlOptions): Result<OpenCrawl> {
  const { folder } = options;
  const lock = lockFolder(folder);
  if (lock === undefined)
    return failure(
      "database",
      `another process is crawling into ${folder}: wait until it is done, stop it, or name another folder with --archive`,
    );
  const opened = openFrontier(frontierPath(folder));
  if (!opened.ok) {
    lock.release();
    return opened;
  }
  const frontier = opened.value;
  try {
    return success(begin(frontier, lock, options));
  } catch (error) {
    frontier.close();
    lock.release();
    throw error;
  }
}

/** Takes up what the last run left, and begins another one. */
function begin(
  frontier: Frontier,
  lock: FolderLock,
  { folder, sites, software, processId, now }: OpenCrawlOptions,
): OpenCrawl {
  const other = frontier.runs.underWay();
  if (other !== undefined)
    frontier.runs.end(other.id, { endedAt: now(), counts: {}, ended: "failed" });
  frontier.recover(now());
  const warc = warcFolder(folder);
  for (const { file, end } of lostTails(warc, frontier.archiveEnds()))
    frontier.forgetBehind(file, end);
  const archive = openArchive({
    folder: warc,
    ends: frontier.archiveEnds(),
    onFile: frontier.addFile,
    software,
    now,
  });
  const runId = frontier.runs.begin({ startedAt: now(), sites, processId });
  return {
    frontier,
    archive,
    runId,
    close: async () => {
      archive.close();
      const written = [...frontier.archiveEnds().keys()];
      frontier.close();
      try {
        await indexWarcs(warc, written);
      } finally {
        lock.release();
      }
    },
  };
}
