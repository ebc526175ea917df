// How fast pages become stored facts, against what a user would take instead, how that grows with the number of articles, and how long commands
// take on the result:
//   npm run bench:facts -- [--pages N] [--grow N] [--rounds N] [--json]
// The pages are the annotated articles in a paper's layout. Every round takes each reader once; what counts is the median of the rounds' ratios.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bareParser, readability } from "./peers.ts";
import { madePage } from "./support/made-pages.ts";
import { naiveRows } from "./support/naive.ts";

const { values } = parseArgs({
  options: {
    pages: { type: "string", default: "400" },
    grow: { type: "string", default: "10000" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const DIST = new URL("../dist/", import.meta.url);
const [{ openStore }, { ingestPages }, { withReader }, { success }, { consolidate }, lexicons] =
  await Promise.all([
    compiled<typeof import("../db/open-store.ts")>("db/open-store.js"),
    compiled<typeof import("../src/pipeline/ingest.ts")>("src/pipeline/ingest.js"),
    compiled<typeof import("../src/pipeline/page-reader.ts")>("src/pipeline/page-reader.js"),
    compiled<typeof import("../src/model/result.ts")>("src/model/result.js"),
    compiled<typeof import("../src/pipeline/consolidate/consolidate.ts")>(
      "src/pipeline/consolidate/consolidate.js",
    ),
    compiled<typeof import("../extractors/lexicon/load.ts")>("extractors/lexicon/load.js"),
  ]);
const folder = mkdtempSync(join(tmpdir(), "thidua-bench-"));
const MEGABYTE = 1_000_000;
let databases = 0;

/** The program as it is compiled: what runs from its sources is slowed down by how tools translate them. */
async function compiled<T>(path: string): Promise<T> {
  return (await import(new URL(path, DIST).href)) as T;
}

interface Stored {
  readonly db: string;
  readonly ms: number;
  /** Pages a second of the first and of the last thousand. */
  readonly first: number;
  readonly last: number;
}

const THOUSAND = 1000;

/** Reads and stores pages; they are made as they are taken, before the clock runs. */
async function store(count: number, workers: number, from = 0): Promise<Stored> {
  databases += 1;
  const db = join(folder, `${databases}.db`);
  const opened = openStore(db);
  if (!opened.ok) throw new Error(opened.problem.message);
  let making = 0;
  function* pages() {
    for (let n = from; n < from + count; n += 1) {
      const before = performance.now();
      const { name, url, html } = madePage(n);
      const page = success({ bytes: Buffer.from(html), source: url, served: { url } });
      making += performance.now() - before;
      yield { path: name, page };
    }
  }
  const context = { store: opened.value, now: () => "2026-01-01T00:00:00.000Z" };
  const start = performance.now();
  const marks: number[] = [];
  let done = 0;
  await withReader(workers, async (reader) => {
    for await (const group of ingestPages(pages(), reader, context)) {
      const problem = group.find(([, one]) => one.problem !== undefined)?.[1].problem;
      if (problem !== undefined) throw new Error(problem.message);
      const thousands = Math.floor(done / THOUSAND);
      done += group.length;
      if (Math.floor(done / THOUSAND) > thousands) marks.push(performance.now() - start - making);
    }
  });
  const ms = performance.now() - start - making;
  opened.value.close();
  const span = (i: number): number => (marks[i] ?? ms) - (marks[i - 1] ?? 0);
  return {
    db,
    ms,
    first: (Math.min(THOUSAND, count) / span(0)) * THOUSAND,
    last: (Math.min(THOUSAND, count) / span(marks.length - 1)) * THOUSAND,
  };
}

const count = Number(values.pages);
const inputs = Array.from({ length: count }, (_, n) => Buffer.from(madePage(n).html));
const readers: readonly (readonly [string, () => unknown])[] = [
  ["htmlparser2 alone", () => inputs.map((page) => bareParser.read(page))],
  ["thidua, facts stored", () => store(count, 1)],
  ["thidua, two threads", () => store(count, 2)],
  ["Readability + linkedom alone", () => inputs.map((page) => readability.read(page))],
  ["ten patterns on Readability", () => inputs.flatMap((page) => naiveRows(page))],
];
const rounds = Number(values.rounds);
const times = new Map<string, number[]>();
for (let round = 0; round <= rounds; round += 1)
  for (const [name, run] of readers) {
    const start = performance.now();
    const result = await run();
    const ms = isStored(result) ? result.ms : performance.now() - start;
    // The first round warms up.
    if (round > 0) times.set(name, [...(times.get(name) ?? []), ms]);
  }

function isStored(result: unknown): result is Stored {
  return typeof result === "object" && result !== null && "db" in result;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** How many times as fast as another, round by round. */
function ratio(name: string, other: string): number {
  const [own, its] = [times.get(name) ?? [], times.get(other) ?? []];
  return median(own.map((ms, i) => (its[i] ?? Number.NaN) / ms));
}

const grown = await store(Number(values.grow), 1);
const reopened = openStore(grown.db);
if (!reopened.ok) throw new Error(reopened.problem.message);
const begun = performance.now();
consolidate(reopened.value, lexicons.loadLexicon());
const consolidateMs = performance.now() - begun;
reopened.value.close();
const main = fileURLToPath(new URL("src/cli/main.js", DIST));

/** Milliseconds of a command as a whole process, the median of five. */
function command(...args: readonly string[]): number {
  return median(
    Array.from({ length: 5 }, () => {
      const start = performance.now();
      spawnSync(process.execPath, [main, ...args], { stdio: "ignore" });
      return performance.now() - start;
    }),
  );
}

const report = {
  pages: count,
  pageBytes: Math.round(inputs.reduce((sum, page) => sum + page.length, 0) / count),
  pagesPerSecond: Object.fromEntries(
    [...times].map(([name, ms]) => [name, Math.round((count / median(ms)) * THOUSAND)]),
  ),
  ofBare: ratio("thidua, facts stored", "htmlparser2 alone"),
  timesReadability: ratio("thidua, facts stored", "Readability + linkedom alone"),
  timesPatterns: ratio("thidua, facts stored", "ten patterns on Readability"),
  twoThreads: ratio("thidua, two threads", "thidua, facts stored"),
  grown: {
    articles: Number(values.grow),
    firstThousand: grown.first,
    lastThousand: grown.last,
    consolidateMs,
    memoryMb: process.memoryUsage().rss / MEGABYTE,
  },
  commandMs: {
    version: command("--version"),
    chairs: command("chairs", "--number", "4", "--db", grown.db),
    search: command("search", "truong khoi", "--db", grown.db),
    query: command("query", "SELECT count(*) FROM chairs", "--db", grown.db),
    reExtract: command("re-extract", "--db", grown.db),
  },
};
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : asText());
rmSync(folder, { recursive: true, force: true });

function asText(): string {
  const two = (value: number): string => value.toFixed(2);
  return `${[
    `${count} pages of ${Math.round(report.pageBytes / THOUSAND)} kB, ${rounds} rounds, pages a second:`,
    ...Object.entries(report.pagesPerSecond).map(
      ([name, rate]) => `  ${name.padEnd(30)} ${String(rate).padStart(6)}`,
    ),
    `facts stored: ${two(report.ofBare)} of the bare parser, ${two(report.timesReadability)} times Readability, ${two(report.timesPatterns)} times ten patterns; two threads ${two(report.twoThreads)} times one`,
    `${report.grown.articles} articles: ${report.grown.firstThousand.toFixed(0)} a second in the first thousand, ${report.grown.lastThousand.toFixed(0)} in the last; worked out in ${(consolidateMs / THOUSAND).toFixed(1)} s; ${report.grown.memoryMb.toFixed(0)} MB`,
    `commands there, ms: ${Object.entries(report.commandMs)
      .map(([name, ms]) => `${name} ${ms.toFixed(0)}`)
      .join(", ")}`,
  ].join("\n")}\n`;
}
