// A year's accidents in minutes: crawl, store, read again and serve under kills and faults, then compare with a run that nothing disturbed.
//   npm run soak -- [--kills N] [--articles N] [--seed N]
// Ends with exit code 1 where a fact was lost or invented, a file cannot be read, or a job hung.
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { randomOf } from "../src/analysis/random.ts";
import { readWarc } from "../src/crawl/warc.ts";
import { numbersOf, scriptCommand } from "./support/arguments.ts";
import { madePage } from "./support/made-pages.ts";
import { articlePath, listPage, startServer } from "./support/news-server.ts";

const values = numbersOf(
  scriptCommand(
    "soak",
    "Crawl, store and serve under kills and faults, beside a run that nothing disturbed.",
  ),
  {
    kills: [200, "processes killed"],
    articles: [1500, "articles of the paper"],
    seed: [1, "seed of the chance"],
  },
)
  .parse()
  .opts<{ kills: number; articles: number; seed: number }>();
const { kills, articles } = values;
const random = randomOf(values.seed);
const between = (low: number, high: number): number => low + random() * (high - low);

const MAIN = fileURLToPath(new URL("../dist/src/cli/main.js", import.meta.url));
const HANG_MS = 120_000;
const ARTICLE = /^\/cum-thi-dua-tong-ket-nam-(?<n>\d+)\.html$/u;
const LIST = /^\/tin(?:\?page=(?<page>\d+))?$/u;
const FIRST = 100_000;
const DAY_MS = 86_400_000;

const folder = mkdtempSync(join(tmpdir(), "thidua-soak-"));
const archive = join(folder, "crawl");
const [disturbed, ingested, quiet] = ["run.db", "ingest.db", "quiet.db"].map((name) =>
  join(folder, name),
) as [string, string, string];
const clock = join(folder, "clock.mjs");
writeFileSync(
  clock,
  "const { now } = Date; const by = Number(process.env.SOAK_CLOCK); Date.now = () => now() + by;\n",
);

let isGone = false;
const papers = await Promise.all([paper(0), paper(1)]);

/** A paper on this machine; while the network is gone it hangs up on everybody. */
function paper(which: number): ReturnType<typeof startServer> {
  return startServer((path, response) => {
    if (isGone) return void response.destroy();
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const list = LIST.exec(path);
    if (list !== null)
      return void response.end(listPage(Number(list.groups?.["page"] ?? 1), articles));
    const n = Number(ARTICLE.exec(path)?.groups?.["n"] ?? 0) - FIRST;
    if (n >= 0 && n < articles) return void response.end(madePage(n * 2 + which).html);
    response.writeHead(404).end();
  });
}

interface Job {
  readonly name: string;
  readonly args: readonly string[];
  readonly db: string;
}
const runArgs = (db: string, at: string): readonly string[] => [
  ...["run", "paper", "--archive", at, "--db", db, "--allow-loopback", "--once", "--workers", "2"],
];
const JOBS: readonly Job[] = [
  { name: "run", args: runArgs(disturbed, archive), db: disturbed },
  { name: "run", args: runArgs(disturbed, archive), db: disturbed },
  {
    name: "ingest",
    args: ["ingest", join(archive, "warc"), "--db", ingested, "--workers", "2"],
    db: ingested,
  },
  { name: "re-extract", args: ["re-extract", "--all", "--db", disturbed], db: disturbed },
];

const told = {
  cycles: 0,
  killed: 0,
  faults: new Map<string, number>(),
  hangs: [] as string[],
  crashes: new Map<string, number>(),
  served: 0,
  refused: [] as string[],
};

function addSource(at: string): void {
  mkdirSync(join(at, "sites"), { recursive: true });
  const source = {
    name: "paper",
    title: "Báo Thử",
    hosts: papers.map(({ host }) => host),
    lists: papers.map(({ origin }) => `${origin}/tin`),
    maxPages: 1_000_000,
    budget: 1_000_000,
    minDelaySeconds: 0.01,
  };
  writeFileSync(join(at, "sites", "paper.json"), JSON.stringify(source));
}

interface Way {
  readonly env?: Readonly<Record<string, string>>;
  /** No file may grow beyond so many bytes: a disk that is full. */
  readonly maxFile?: number;
}

function begin(args: readonly string[], { env = {}, maxFile }: Way = {}): ChildProcess {
  const command =
    maxFile === undefined
      ? [process.execPath, MAIN, ...args]
      : ["bash", "-c", `ulimit -f ${Math.ceil(maxFile / 1024)}; exec "$0" "$@"`]
          .concat(process.execPath, MAIN)
          .concat(args);
  const child = spawn(command[0] ?? "", command.slice(1), {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => {
    said = (said + data.toString()).slice(-2000);
  });
  child.on("exit", (code) => {
    // A message with a stack is a crash; what the program tells is none.
    const stack = /^\s+at .*$/mu.exec(said);
    const isMemory = said.includes("heap out of memory") || said.includes("Reached heap limit");
    if (code !== 0 && stack !== null && !isMemory)
      count(told.crashes, `${args[0]}: ${said.slice(0, 300)}`);
  });
  return child;
}

function count(map: Map<string, number>, name: string): void {
  map.set(name, (map.get(name) ?? 0) + 1);
}

async function ended(child: ChildProcess, what: string): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const timer = setTimeout(() => {
    told.hangs.push(what);
    child.kill("SIGKILL");
  }, HANG_MS);
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  return code as number | null;
}

type Fault = (job: Job) => Promise<void>;

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.kill(signal)) told.killed += 1;
}

async function killed(job: Job, signal: NodeJS.Signals, way: Way = {}): Promise<void> {
  const child = begin(job.args, way);
  await sleep(between(150, 1500));
  kill(child, signal);
  await ended(child, `${job.name} after ${signal}`);
}

const FAULTS: readonly (readonly [name: string, weight: number, fault: Fault])[] = [
  ["SIGKILL", 55, (job) => killed(job, "SIGKILL")],
  ["SIGTERM", 12, (job) => killed(job, "SIGTERM")],
  [
    "network gone",
    8,
    async (job) => {
      const child = begin(job.args);
      await sleep(between(300, 900));
      isGone = true;
      await sleep(between(100, 600));
      isGone = false;
      kill(child, "SIGKILL");
      await ended(child, `${job.name} without network`);
    },
  ],
  [
    "locked database",
    6,
    async (job) => {
      if (!existsSync(job.db)) return;
      const other = new Database(job.db);
      const child = begin(job.args);
      await sleep(between(200, 600));
      try {
        other.exec("BEGIN IMMEDIATE");
        await sleep(between(500, 6500));
        other.exec("ROLLBACK");
      } catch {
        count(told.faults, "locked database: was busy itself");
      }
      other.close();
      await sleep(between(100, 500));
      kill(child, "SIGKILL");
      await ended(child, `${job.name} with a locked database`);
    },
  ],
  [
    "full disk",
    6,
    async (job) => {
      const largest = existsSync(job.db) ? statSync(job.db).size : 0;
      const child = begin(job.args, { maxFile: largest + between(10_000, 2_000_000) });
      const timer = setTimeout(() => kill(child, "SIGKILL"), 4000);
      await ended(child, `${job.name} on a full disk`);
      clearTimeout(timer);
    },
  ],
  [
    "out of memory",
    4,
    async (job) => {
      const env = { NODE_OPTIONS: `--max-old-space-size=${Math.round(between(30, 60))}` };
      const child = begin(job.args, { env });
      const timer = setTimeout(() => kill(child, "SIGKILL"), 4000);
      await ended(child, `${job.name} without memory`);
      clearTimeout(timer);
    },
  ],
  [
    "clock jump",
    5,
    (job) =>
      killed(job, "SIGKILL", {
        env: {
          NODE_OPTIONS: `--import=${clock}`,
          SOAK_CLOCK: String(Math.round(between(-30, 30) * DAY_MS)),
        },
      }),
  ],
  [
    "corrupt archive tail",
    4,
    async (job) => {
      await killed(job, "SIGKILL");
      const warc = join(archive, "warc");
      const name = (existsSync(warc) ? readdirSync(warc) : []).filter((one) =>
        one.endsWith(".warc.gz"),
      );
      const last = name.sort().at(-1);
      if (last !== undefined)
        appendFileSync(
          join(warc, last),
          Buffer.from(Array.from({ length: 700 }, () => random() * 256)),
        );
    },
  ],
];

function anyFault(): (typeof FAULTS)[number] {
  const sum = FAULTS.reduce((all, [, weight]) => all + weight, 0);
  let left = random() * sum;
  for (const one of FAULTS) {
    left -= one[1];
    if (left < 0) return one;
  }
  return FAULTS[0] as (typeof FAULTS)[number];
}

/** Readers of the explorer, until they are told to stop. */
async function read(origin: string, signal: AbortSignal): Promise<void> {
  let pages: readonly string[] = ["/en/", "/vi/"];
  while (!signal.aborted) {
    const path = pages[Math.floor(random() * pages.length)] ?? "/";
    try {
      const answer = await fetch(origin + path);
      const html = await answer.text();
      told.served += 1;
      if (answer.status >= 500) told.refused.push(`${path}: ${answer.status}`);
      const links = [...html.matchAll(/href="(\/[^"#]{1,200})"/gu)].map(([, link]) => link ?? "/");
      pages = [...new Set([...pages.slice(0, 40), ...links.slice(0, 60)])].slice(0, 80);
    } catch (error) {
      if (!signal.aborted) told.refused.push(`${path}: ${String(error)}`);
    }
    await sleep(50);
  }
}

function factsOf(db: string): readonly string[] {
  const store = new Database(db, { readonly: true });
  const rows = store
    .prepare(
      `SELECT a.source || ' ' || s.kind || ' ' || ifnull(s.report, '-') || ' ' || s.position || ' ' || s.value || ' ' || ifnull(s.rule, '-') AS fact
       FROM statement s JOIN article a USING (article_id) WHERE a.superseded_by IS NULL ORDER BY 1`,
    )
    .pluck()
    .all();
  store.close();
  return rows.map(String);
}

function differing(a: readonly string[], b: readonly string[]): readonly string[] {
  const own = new Set(b);
  return a.filter((fact) => !own.has(fact));
}

/** Ends a job that nothing disturbs. */
async function settle(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = begin(args, { env });
  let said = "";
  child.stderr?.on("data", (data: Buffer) => {
    said = (said + data.toString()).slice(-500);
  });
  const [code] = await once(child, "exit");
  if (code !== 0) failures.push(`${args[0]} ended with ${code}: ${said}`);
}

const failures: string[] = [];
addSource(archive);
const started = performance.now();
await killed(JOBS[0] as Job, "SIGTERM");
const server = spawn(process.execPath, [MAIN, "serve", "--db", disturbed, "--port", "0"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const origin = await new Promise<string>((resolve) => {
  createInterface({ input: server.stdout }).on("line", (line) => {
    const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(line)?.[0];
    if (found !== undefined) resolve(found);
  });
});
const leave = new AbortController();
const readers = [read(origin, leave.signal), read(origin, leave.signal)];

while (told.killed < kills) {
  const job = JOBS[Math.floor(random() * JOBS.length)] as Job;
  const [name, , fault] = anyFault();
  told.cycles += 1;
  count(told.faults, name);
  await fault(job);
  if (told.cycles % 20 === 0)
    process.stderr.write(
      `${told.killed} of ${kills} kills, ${told.cycles} jobs, ${told.served} pages served\n`,
    );
}
leave.abort();
await Promise.all(readers);
server.kill("SIGTERM");

// What was put off while the network was gone is due a week later.
const later = { NODE_OPTIONS: `--import=${clock}`, SOAK_CLOCK: String(40 * DAY_MS) };
await settle(runArgs(disturbed, archive), later);
await settle(["re-extract", "--all", "--db", disturbed]);
await settle(["ingest", join(archive, "warc"), "--db", ingested]);
await settle(["verify", "--records", "--db", disturbed, "--archive", archive]);
await settle(["verify", "--db", ingested]);
await settle(["doctor", "--db", disturbed]);
await settle(["doctor", "--db", ingested]);
const quietArchive = join(folder, "quiet");
addSource(quietArchive);
const before = papers.map(({ seen }) => seen.length);
await settle(runArgs(quiet, quietArchive));

const wanted = factsOf(quiet);
for (const [name, db] of [
  ["run", disturbed],
  ["ingest", ingested],
] as const) {
  const found = factsOf(db);
  const [lost, invented] = [differing(wanted, found), differing(found, wanted)];
  if (lost.length > 0) failures.push(`${name}: ${lost.length} facts lost, first ${lost[0]}`);
  if (invented.length > 0)
    failures.push(`${name}: ${invented.length} facts invented, first ${invented[0]}`);
}
const archived: string[] = [];
for (const name of readdirSync(join(archive, "warc")).filter((one) => one.endsWith(".warc.gz")))
  for await (const { url } of readWarc(join(archive, "warc", name)))
    if (url.includes("/cum-")) archived.push(url);
const pages = papers.flatMap(({ origin: at }) =>
  Array.from({ length: articles }, (_, n) => `${at}${articlePath(n)}`),
);
if (archived.toSorted().join() !== pages.toSorted().join())
  failures.push(`the archive holds ${archived.length} articles of ${pages.length}, each once`);
if (told.hangs.length > 0) failures.push(`hangs: ${told.hangs.join(", ")}`);
for (const [crash, times] of told.crashes) failures.push(`${times} crashes: ${crash}`);
if (told.refused.length > 0)
  failures.push(`${told.refused.length} pages of the explorer failed, first ${told.refused[0]}`);
const asked = papers.reduce(
  (all, { seen }, i) =>
    all + seen.slice(0, before[i]).filter(({ path }) => ARTICLE.test(path)).length,
  0,
);
process.stdout.write(
  `${[
    `${told.killed} kills in ${told.cycles} jobs, ${((performance.now() - started) / 1000).toFixed(0)} s: ${[...told.faults].map(([name, n]) => `${name} ${n}`).join(", ")}`,
    `${pages.length} articles, asked for ${asked} times, archived ${archived.length} times`,
    `${wanted.length} facts, compared with a run that nothing disturbed, in what was crawled and stored and in what was ingested`,
    `${told.served} pages of the explorer served meanwhile`,
    ...(failures.length === 0 ? ["nothing lost, nothing invented, nothing hung"] : failures),
  ].join("\n")}\n`,
);
for (const one of papers) await one.close();
if (failures.length === 0) rmSync(folder, { recursive: true, force: true });
else process.stdout.write(`what is left is in ${folder}\n`);
process.exit(failures.length === 0 ? 0 : 1);
