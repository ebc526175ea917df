import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Agent } from "undici";
import { openFrontier } from "../../db/frontier.ts";
import { openArchive } from "../../src/crawl/archive.ts";
import { createFetcher, LIMITS } from "../../src/crawl/fetch.ts";
import { siteSourceSchema } from "../../src/model/site-source.ts";
import { crawl as runCrawl } from "../../src/pipeline/crawl/crawl.ts";
import { scopeOf } from "../../src/pipeline/crawl/discover.ts";
import { articlePath } from "../support/news-server.ts";
import type { Options, Part, Row } from "./rows.ts";
import { byTurns, median, ratio } from "./rows.ts";

const HOSTS = 50;
const ARTICLES = 60;
/** Times the rate of a bare loop. */
const ASKED = 0.5;

/** Papers of a process of their own. */
interface Papers {
  readonly origins: readonly string[];
  readonly folder: string;
}

async function measure({ rounds }: Options): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "thidua-bench-"));
  const { child, origins } = await startPapers();
  const papers = { origins, folder };
  const pages = new Map<string, number>();
  const counted =
    (name: string, run: (from: Papers, round: number) => Promise<number>) =>
    async (round: number): Promise<void> => {
      pages.set(name, await run(papers, round));
    };
  try {
    const times = await byTurns(
      {
        "undici alone": counted("undici alone", bareLoop),
        thidua: counted("thidua", ownCrawl),
        Crawlee: counted("Crawlee", crawlee),
      },
      rounds,
    );
    const rates = new Map(
      [...times].map(([name, ms]) => [
        name,
        ms.map((one) => ((pages.get(name) ?? Number.NaN) / one) * 1000),
      ]),
    );
    const of = (name: string): readonly number[] => rates.get(name) ?? [];
    return [
      ...[...rates].map(([what, all]): Row => ({ what, value: median(all), unit: "pages/s" })),
      {
        what: "thidua, of undici alone",
        value: ratio(of("thidua"), of("undici alone")),
        unit: "×",
        atLeast: ASKED,
      },
      { what: "thidua, times Crawlee", value: ratio(of("thidua"), of("Crawlee")), unit: "×" },
    ];
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startPapers(): Promise<{
  readonly child: ChildProcess;
  readonly origins: readonly string[];
}> {
  const script = new URL("../support/many-papers.ts", import.meta.url).pathname;
  const papers = spawn(
    process.execPath,
    ["--import", "tsx", script, String(HOSTS), String(ARTICLES)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = await once(createInterface({ input: papers.stdout }), "line");
  return { child: papers, origins: JSON.parse(String(line)) as readonly string[] };
}

/** The bare loop knows all addresses and throws what it gets away. */
async function bareLoop({ origins }: Papers): Promise<number> {
  const agent = new Agent({ connections: 1 });
  let pages = 0;
  await Promise.all(
    origins.map(async (origin) => {
      for (let n = 0; n < ARTICLES; n += 1) {
        const { body } = await agent.request({ origin, path: articlePath(n), method: "GET" });
        await body.text();
        pages += 1;
      }
    }),
  );
  await agent.close();
  return pages;
}

async function ownCrawl({ origins, folder }: Papers, round: number): Promise<number> {
  const { now } = Date;
  const place = join(folder, `own-${round}`);
  const opened = openFrontier(join(place, "frontier.db"));
  if (!opened.ok) throw new Error(opened.problem.message);
  const frontier = opened.value;
  const archive = openArchive({
    folder: join(place, "warc"),
    ends: new Map(),
    onFile: frontier.addFile,
    software: "bench",
    now,
  });
  const fetcher = createFetcher({ userAgent: "thidua/bench", allowsLoopback: true, now });
  const scopes = new Map(
    origins.map((origin, i) => {
      const name = `paper-${i}`;
      const { host } = new URL(origin);
      const source = { name, title: name, hosts: [host], lists: [`${origin}/tin`], budget: 1e6 };
      return [name, scopeOf(siteSourceSchema.parse(source), {})];
    }),
  );
  const { fetched } = await runCrawl({
    frontier,
    archive,
    fetcher,
    scopes,
    politeness: { minDelayMs: 0, maxDelayMs: 0, maxCrawlDelayMs: 0, robotsRetryMs: 1000 },
    agent: "thidua",
    maxBytes: LIMITS.maxBytes,
    robots: new Map(),
    now,
    chance: () => 0,
    signal: new AbortController().signal,
    hardStop: new AbortController().signal,
    patience: "once",
    hosts: HOSTS,
    limit: Number.POSITIVE_INFINITY,
    onWait: () => undefined,
    onVisit: () => undefined,
  });
  await fetcher.close();
  archive.close();
  frontier.close();
  return [...fetched.values()].reduce((sum, n) => sum + n, 0);
}

async function crawlee({ origins }: Papers, round: number): Promise<number> {
  const { CheerioCrawler, Configuration, log } = await import("@crawlee/cheerio");
  log.setLevel(log.LEVELS.OFF);
  let pages = 0;
  const crawler = new CheerioCrawler(
    {
      maxConcurrency: HOSTS,
      minConcurrency: HOSTS,
      sameDomainDelaySecs: 0,
      requestHandler: async ({ $, enqueueLinks }) => {
        pages += 1;
        $("h1").text();
        await enqueueLinks({ strategy: "same-hostname" });
      },
    },
    new Configuration({ persistStorage: false, defaultRequestQueueId: `bench-${round}` }),
  );
  await crawler.run(origins.map((origin) => `${origin}/tin`));
  return pages;
}

export const crawl: Part = {
  about: `a crawl of ${HOSTS} hosts of ${ARTICLES} articles, no delay, ${HOSTS} requests at a time`,
  measure,
};
