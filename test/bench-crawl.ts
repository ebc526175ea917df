// How fast pages are crawled on this machine, against a bare loop of undici and Crawlee's CheerioCrawler, and how the frontier bears a
// million addresses:
//   npm run bench:crawl -- [--hosts N] [--articles N] [--addresses N] [--rounds N]
// The servers are a process of their own. The bare loop knows all addresses and throws what it gets away; both crawlers find them.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { Agent } from "undici";
import { openFrontier } from "../db/frontier.ts";
import { openArchive } from "../src/crawl/archive.ts";
import { createFetcher, LIMITS } from "../src/crawl/fetch.ts";
import type { Found, Frontier } from "../src/model/crawl.ts";
import { siteSourceSchema } from "../src/model/site-source.ts";
import { crawl } from "../src/pipeline/crawl/crawl.ts";
import { scopeOf } from "../src/pipeline/crawl/discover.ts";
import { articlePath } from "./support/news-server.ts";

const { values } = parseArgs({
  options: {
    hosts: { type: "string", default: "50" },
    articles: { type: "string", default: "60" },
    addresses: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
  },
});
const hosts = Number(values.hosts);
const articles = Number(values.articles);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const BATCH = 1000;
const CLAIMS = 20_000;
const PAPERS = 3000;
const folder = mkdtempSync(join(tmpdir(), "thidua-bench-"));

const { child, origins } = await startPapers();
try {
  measureFrontier(Number(values.addresses));
  await compareCrawls();
} finally {
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function startPapers(): Promise<{
  readonly child: ChildProcess;
  readonly origins: readonly string[];
}> {
  const script = new URL("./support/many-papers.ts", import.meta.url).pathname;
  const papers = spawn(
    process.execPath,
    ["--import", "tsx", script, String(hosts), String(articles)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = await once(createInterface({ input: papers.stdout }), "line");
  return { child: papers, origins: JSON.parse(String(line)) as readonly string[] };
}

async function compareCrawls(): Promise<void> {
  say(
    `${hosts} hosts of ${articles} articles, no delay, ${hosts} requests at a time; pages a second`,
  );
  const rates = new Map<string, number[]>();
  for (let round = 0; round <= Number(values.rounds); round += 1)
    for (const [name, run] of [
      ["undici alone", bareLoop],
      ["thidua", ownCrawl],
      ["Crawlee", crawlee],
    ] as const) {
      const start = performance.now();
      const pages = await run(round);
      const rate = (pages / (performance.now() - start)) * 1000;
      // The first round warms up.
      if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  const bare = median(rates.get("undici alone") ?? []);
  for (const [name, all] of rates)
    say(
      `${name.padEnd(14)} ${median(all).toFixed(0).padStart(6)}   ${(median(all) / bare).toFixed(2)} of undici alone`,
    );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function bareLoop(): Promise<number> {
  const agent = new Agent({ connections: 1 });
  let pages = 0;
  await Promise.all(
    origins.map(async (origin) => {
      for (let n = 0; n < articles; n += 1) {
        const { body } = await agent.request({ origin, path: articlePath(n), method: "GET" });
        await body.text();
        pages += 1;
      }
    }),
  );
  await agent.close();
  return pages;
}

async function ownCrawl(round: number): Promise<number> {
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
  const { fetched } = await crawl({
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
    hosts,
    limit: Number.POSITIVE_INFINITY,
    onWait: () => undefined,
    onVisit: () => undefined,
  });
  await fetcher.close();
  archive.close();
  frontier.close();
  return [...fetched.values()].reduce((sum, n) => sum + n, 0);
}

async function crawlee(round: number): Promise<number> {
  const { CheerioCrawler, Configuration, log } = await import("@crawlee/cheerio");
  log.setLevel(log.LEVELS.OFF);
  let pages = 0;
  const crawler = new CheerioCrawler(
    {
      maxConcurrency: hosts,
      minConcurrency: hosts,
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

/** A million addresses of three thousand hosts: memory, start, and the time to claim and to settle one. */
function measureFrontier(addresses: number): void {
  const path = join(folder, "million", "frontier.db");
  const open = (): Frontier => {
    const opened = openFrontier(path);
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  const filled = open();
  for (let first = 0; first < addresses; first += BATCH)
    filled.put(
      Array.from({ length: BATCH }, (_, i) => invented(first + i)),
      1,
    );
  filled.close();
  const start = performance.now();
  const frontier = open();
  frontier.recover(Date.now());
  frontier.archiveEnds();
  const startMs = performance.now() - start;
  const claims: number[] = [];
  let now = Date.now();
  for (let i = 0; i < CLAIMS; i += 1) {
    now += 3;
    const before = performance.now();
    const task = frontier.claim(now, ["s"]);
    claims.push(performance.now() - before);
    if (task === undefined) break;
    frontier.refuse(task, { outcome: "refused", reason: "bench" });
    frontier.freeHost(task.host, 5000, now + 5000);
  }
  const sorted = claims.toSorted((a, b) => a - b);
  say(
    `${addresses} addresses: start ${startMs.toFixed(0)} ms, claim ${median(claims).toFixed(2)} ms, p99 ${(sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(2)} ms, memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
  frontier.close();
}

function invented(n: number): Found {
  const host = `bao-${n % PAPERS}.example.vn`;
  return {
    url: `https://${host}${articlePath(n)}`,
    key: `${host}#${n}`,
    host,
    site: "s",
    kind: "article",
    depth: 1,
    priority: 10 + (n % 7) * 5,
  };
}
