// Compares the readers of articles on a folder of pages with known text, and shows what is read off others:
//   npm run check:pages -- FOLDER
// FOLDER/pages/benchmark holds pages (ID.html.gz) and ground-truth.json (ID → { articleBody, url }), FOLDER/pages/vietnamese pages
// to look at, FOLDER/dev/pages and FOLDER/dev/articles invented articles as pages and as parts. What is missing is left out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Article, ZoneKind } from "../src/model/article.ts";
import { readGoldFolder } from "../src/pipeline/evaluate/gold.ts";
import { readPageBytes } from "../src/pipeline/read-page.ts";
import type { PageReader } from "./peers.ts";
import { bareParser, READERS } from "./peers.ts";

const say = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const SHINGLE = 4;

/** The runs of four words of a text, with how often each stands there. */
function shinglesOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(WORD) ?? [];
  const counts = new Map<string, number>();
  const last = words.length === 0 ? -1 : Math.max(0, words.length - SHINGLE);
  for (let i = 0; i <= last; i += 1) {
    const shingle = words.slice(i, i + SHINGLE).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}

/** How well a text agrees with the known one: F1 over runs of four words. */
function agreement(found: string, known: string): number {
  const [a, b] = [shinglesOf(found), shinglesOf(known)];
  const both = sum([...a].map(([shingle, count]) => Math.min(count, b.get(shingle) ?? 0)));
  return both === 0 ? 0 : (2 * both) / (sum(a.values()) + sum(b.values()));
}

interface KnownPage {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly url: string | undefined;
  readonly text: string;
}

function readBenchmark(folder: string): readonly KnownPage[] {
  const truth = JSON.parse(readFileSync(join(folder, "ground-truth.json"), "utf8")) as Readonly<
    Record<string, { readonly articleBody: string; readonly url?: string }>
  >;
  return Object.entries(truth).map(([id, { articleBody, url }]) => ({
    id,
    bytes: gunzipSync(readFileSync(join(folder, `${id}.html.gz`))),
    url,
    text: articleBody,
  }));
}

const LOW = 0.9;

interface Score {
  readonly id: string;
  readonly f1: number;
}

async function scoresOf(
  reader: PageReader,
  pages: readonly KnownPage[],
): Promise<readonly Score[]> {
  const scores: Score[] = [];
  for (const { id, bytes, url, text } of pages)
    scores.push({ id, f1: agreement(await readSafely(reader, bytes, url), text) });
  return scores.toSorted((a, b) => a.f1 - b.f1);
}

async function compareReaders(pages: readonly KnownPage[]): Promise<void> {
  say(`${pages.length} pages of a benchmark\n`);
  say("reader                    mean F1   lowest   below 0.5");
  for (const reader of READERS) {
    const scores = await scoresOf(reader, pages);
    const mean = sum(scores.map(({ f1 }) => f1)) / scores.length;
    const lowest = scores[0]?.f1 ?? 0;
    const failed = scores.filter(({ f1 }) => f1 < 0.5).length;
    say(`${reader.name.padEnd(24)}  ${mean.toFixed(3)}     ${lowest.toFixed(3)}    ${failed}`);
    if (reader !== READERS[0]) continue;
    for (const { id, f1 } of scores) if (f1 < LOW) say(`  ${id.slice(0, 8)} ${f1.toFixed(3)}`);
  }
}

/** A reader that throws has read nothing. */
async function readSafely(reader: PageReader, bytes: Uint8Array, url?: string): Promise<string> {
  try {
    return await reader.read(bytes, url);
  } catch {
    return "";
  }
}

const ROUNDS = 9;

/** How long a reader took for each page, in milliseconds. */
async function timesOf(
  reader: PageReader,
  pages: readonly KnownPage[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const { bytes } of pages) {
    const start = performance.now();
    await readSafely(reader, bytes);
    times.push(performance.now() - start);
  }
  return times;
}

const SLOW_MS = 5000;

/** A reader that takes so long is measured once. */
function isSlow(first: readonly number[] | undefined): boolean {
  return first !== undefined && sum(first) > SLOW_MS;
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

async function roundOf(
  readers: readonly PageReader[],
  pages: readonly KnownPage[],
  first: readonly (readonly number[])[],
): Promise<readonly (readonly number[])[]> {
  const times: (readonly number[])[] = [];
  for (const [i, reader] of readers.entries())
    times.push(isSlow(first[i]) ? (first[i] ?? []) : await timesOf(reader, pages));
  return times;
}

/** All readers by turns, so that what else the machine does meets all of them; the first round warms up. */
async function compareSpeed(pages: readonly KnownPage[]): Promise<void> {
  const readers = [bareParser, ...READERS];
  const rounds: (readonly (readonly number[])[])[] = [];
  let first: readonly (readonly number[])[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const times = await roundOf(readers, pages, first);
    first = first.length === 0 ? times : first;
    if (round > 0) rounds.push(times);
  }
  const medians = readers.map((_, i) =>
    at(
      rounds.map((times) => sum(times[i] ?? [])),
      0.5,
    ),
  );
  const own = medians[1] ?? 0;
  say("\nreader                    ms for all   times thidua's");
  for (const [i, { name }] of readers.entries()) {
    const taken = medians[i] ?? 0;
    say(`${name.padEnd(24)}  ${taken.toFixed(0).padStart(6)}       ${(taken / own).toFixed(2)}`);
  }
  const slowest = at(
    rounds.flatMap((times) => times[1] ?? []),
    0.99,
  );
  say(`thidua: 99 of 100 pages within ${slowest.toFixed(1)} ms\n`);
}

function showPages(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.html(?:\.gz)?$/u.test(file))) {
    const bytes = readFileSync(join(folder, name));
    const page = readPageBytes(name.endsWith(".gz") ? gunzipSync(bytes) : bytes);
    if (!page.ok) {
      say(`${name}: ${page.problem.message}`);
      continue;
    }
    const { kind, article, links, next } = page.value;
    say(`${name}: ${kind}, ${links.length} links, next ${next ?? "-"}`);
    if (article === null) continue;
    const captions = article.zones.filter(({ zone }) => zone === "caption").length;
    say(
      `  ${article.title}\n  ${article.publishedAt ?? "no date"} · ${article.byline ?? "no byline"} · ${captions} captions`,
    );
    say(`  lead: ${article.lead ?? "-"}`);
  }
}

function zoneText({ text, zones }: Article, kind: ZoneKind): string {
  return zones
    .filter(({ zone }) => zone === kind)
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}

const FIELDS = ["title", "lead", "body", "caption", "quote", "byline"] as const;

/** The parts in which a page's article differs from the known one. */
function differences(path: string, known: Article): readonly string[] {
  const page = existsSync(path) ? readPageBytes(readFileSync(path)) : undefined;
  const found = page?.ok === true ? page.value.article : null;
  if (found === null) return ["no article"];
  const differs = FIELDS.filter((field) => zoneText(found, field) !== zoneText(known, field));
  const isSameDay = found.publishedAt?.slice(0, 10) === known.publishedAt?.slice(0, 10);
  return isSameDay ? differs : [...differs, "day"];
}

/** Invented articles as pages against the same as parts: what a perfect reader of pages would give. */
function compareParts(folder: string): void {
  const known = readGoldFolder(join(folder, "articles")).flatMap((one) =>
    one.ok ? [one.value] : [],
  );
  const wrong = known.flatMap(({ id, article }) =>
    differences(join(folder, "pages", `${id}.html`), article).map((field) => ({ id, field })),
  );
  say(`\n${known.length} invented articles as pages; parts that differ:`);
  for (const field of ["no article", ...FIELDS, "day"]) {
    const ids = wrong.flatMap((one) => (one.field === field ? [one.id] : []));
    say(`  ${field}: ${ids.length} ${ids.join(" ")}`);
  }
}

// Defuddle tells on the console of what it cannot read.
console.error = () => undefined;
const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write("give a folder of pages: npm run check:pages -- FOLDER\n");
  process.exitCode = 2;
} else {
  const benchmark = join(folder, "pages", "benchmark");
  if (existsSync(benchmark)) {
    const pages = readBenchmark(benchmark);
    await compareReaders(pages);
    await compareSpeed(pages);
  }
  const vietnamese = join(folder, "pages", "vietnamese");
  if (existsSync(vietnamese)) showPages(vietnamese);
  const dev = join(folder, "dev");
  if (existsSync(dev)) compareParts(dev);
}
