// How fast pages are read, against the bare parser and other readers, in one run on one thread:
//   npm run bench -- [FOLDER] [--rounds N] [--json]
// FOLDER holds pages (.html, .html.gz); without one the sample is read. Every round takes each reader once through all pages, so what
// else the machine does in that second falls on all of them alike; what counts is the median of the rounds' ratios.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import type { PageReader } from "./peers.ts";
import { bareParser, defuddle, readability, thidua } from "./peers.ts";

const SAMPLE = new URL("../corpus/sample/", import.meta.url).pathname;
const PAGE = /\.html(?:\.gz)?$/u;
const READERS: readonly PageReader[] = [bareParser, thidua, readability];
const WARM_ROUNDS = 2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "25" },
    json: { type: "boolean", default: false },
  },
});
const [folder = SAMPLE] = positionals;
const pages = pagesIn(folder);
const rounds = Number.parseInt(values.rounds, 10);
if (pages.length === 0 || !(rounds > 0)) {
  process.stderr.write(`Nothing to measure: ${folder} has no .html, or --rounds is no number\n`);
  process.exit(2);
}
// Other readers say on the terminal what they cannot read.
console.error = () => undefined;
console.log = () => undefined;

/** The pages of a folder, packed or not. */
function pagesIn(from: string): readonly Uint8Array[] {
  return readdirSync(from)
    .filter((name) => PAGE.test(name))
    .map((name) => {
      const bytes = readFileSync(join(from, name));
      return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    });
}

/** Milliseconds for each page, in order. */
async function timesOf({ read }: PageReader): Promise<readonly number[]> {
  const times: number[] = [];
  for (const page of pages) {
    const start = performance.now();
    await read(page);
    times.push(performance.now() - start);
  }
  return times;
}

function total(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0);
}

/** The value below which a share of the values lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

interface Speed {
  readonly reader: string;
  /** Milliseconds for all pages, and for one page at the 99th percentile; medians over the rounds. */
  readonly run: number;
  readonly p99: number;
  /** How many times as fast as the bare parser. */
  readonly ofBare: number;
}

async function measure(): Promise<readonly Speed[]> {
  const runs = READERS.map(({ name }) => ({ name, rounds: [] as (readonly number[])[] }));
  for (let round = 0; round < rounds + WARM_ROUNDS; round += 1)
    for (const [i, reader] of READERS.entries()) {
      const times = await timesOf(reader);
      if (round >= WARM_ROUNDS) runs[i]?.rounds.push(times);
    }
  // Far slower than the others: one round tells enough.
  runs.push({ name: defuddle.name, rounds: [await timesOf(defuddle)] });
  const bare = (runs[0]?.rounds ?? []).map(total);
  return runs.map(({ name, rounds: own }) => ({
    reader: name,
    run: quantile(own.map(total), 0.5),
    p99: quantile(
      own.map((times) => quantile(times, 0.99)),
      0.5,
    ),
    ofBare: quantile(
      own.map((times, i) => (bare[i] ?? Number.NaN) / total(times)),
      0.5,
    ),
  }));
}

const speeds = await measure();
const bytes = pages.reduce((sum, page) => sum + page.length, 0);
const report = { pages: pages.length, bytes, rounds, speeds };
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : asTable());

function asTable(): string {
  const lines = speeds.map(({ reader, run, p99, ofBare }) =>
    [
      reader.padEnd(24),
      run.toFixed(0).padStart(8),
      p99.toFixed(1).padStart(11),
      ofBare.toFixed(3).padStart(9),
    ].join(""),
  );
  const own = speeds.find(({ reader }) => reader === thidua.name)?.ofBare ?? Number.NaN;
  const peer = speeds.find(({ reader }) => reader === readability.name)?.ofBare ?? Number.NaN;
  return [
    `${pages.length} pages, ${(bytes / 1e6).toFixed(1)} MB, ${rounds} rounds`,
    `${"reader".padEnd(24)}  ms/run  p99 ms/page  of bare`,
    ...lines,
    `${thidua.name} is ${(own / peer).toFixed(1)} times as fast as ${readability.name}`,
    "",
  ].join("\n");
}
