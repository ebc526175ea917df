import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFrontier } from "../../db/frontier.ts";
import { openArchive } from "../../src/crawl/archive.ts";
import type { FetchLimits } from "../../src/crawl/fetch.ts";
import { createFetcher } from "../../src/crawl/fetch.ts";
import type { Politeness } from "../../src/crawl/politeness.ts";
import { readWarc } from "../../src/crawl/warc.ts";
import type { Frontier } from "../../src/model/crawl.ts";
import type { SiteSourceText } from "../../src/model/site-source.ts";
import { siteSourceSchema } from "../../src/model/site-source.ts";
import type { CrawlSummary, Patience } from "../../src/pipeline/crawl/crawl.ts";
import { crawl } from "../../src/pipeline/crawl/crawl.ts";
import { scopeOf } from "../../src/pipeline/crawl/discover.ts";
import type { Visit } from "../../src/pipeline/crawl/visit.ts";
import type { NewsServer } from "./news-server.ts";

const QUICK: FetchLimits = {
  connectMs: 500,
  headersMs: 400,
  bodyMs: 300,
  totalMs: 900,
  maxBytes: 300_000,
};
const HASTY: Politeness = {
  minDelayMs: 0,
  maxDelayMs: 2000,
  maxCrawlDelayMs: 3000,
  robotsRetryMs: 200,
};

export interface TestCrawl {
  readonly folder: string;
  /** Crawls the server's list "/tin" with these changes of its source. */
  readonly go: (server: NewsServer, options?: TestCrawlOptions) => Promise<CrawlSummary>;
  readonly frontier: () => Frontier;
  /** Paths of the answers in the archive. */
  readonly archived: () => Promise<readonly string[]>;
  readonly remove: () => void;
}

export interface TestCrawlOptions {
  readonly source?: Partial<SiteSourceText>;
  readonly politeness?: Partial<Politeness>;
  readonly patience?: Patience;
  /** Stops the crawl, as Ctrl-C does, behind the first visit for which it is true. */
  readonly stopAfter?: (visit: Visit) => boolean;
}

/** A crawl in a folder of its own, against servers on this machine, with short limits. */
export function testCrawl(): TestCrawl {
  const folder = mkdtempSync(join(tmpdir(), "thidua-crawl-"));
  const frontier = (): Frontier => {
    const opened = openFrontier(join(folder, "frontier.db"));
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  return {
    folder,
    frontier,
    go: async (server, { source = {}, politeness = {}, patience = "done", stopAfter } = {}) => {
      const { now } = Date;
      const stopping = new AbortController();
      const open = frontier();
      open.recover(now());
      const warc = join(folder, "warc");
      const archive = openArchive({
        folder: warc,
        ends: open.archiveEnds(),
        onFile: open.addFile,
        software: "test",
        now,
      });
      const fetcher = createFetcher({
        userAgent: "thidua/test",
        limits: QUICK,
        allowsLoopback: true,
        now,
      });
      const scope = scopeOf(
        siteSourceSchema.parse({
          name: "paper",
          title: "Báo Thử",
          hosts: [server.host],
          lists: [`${server.origin}/tin`],
          ...source,
        }),
        {},
      );
      try {
        return await crawl({
          frontier: open,
          archive,
          fetcher,
          scopes: new Map([["paper", scope]]),
          politeness: { ...HASTY, ...politeness },
          agent: "thidua",
          maxBytes: QUICK.maxBytes,
          robots: new Map(),
          now,
          chance: () => 0,
          signal: stopping.signal,
          hardStop: new AbortController().signal,
          patience,
          hosts: 10,
          limit: Number.POSITIVE_INFINITY,
          onWait: () => undefined,
          onVisit: (visit) => {
            if (stopAfter?.(visit) === true) stopping.abort();
          },
        });
      } finally {
        await fetcher.close();
        archive.close();
        open.close();
      }
    },
    archived: async () => {
      const paths: string[] = [];
      const warc = join(folder, "warc");
      for (const name of readdirSync(warc).filter((file) => file.endsWith(".warc.gz")))
        for await (const { url } of readWarc(join(warc, name))) paths.push(new URL(url).pathname);
      return paths;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
