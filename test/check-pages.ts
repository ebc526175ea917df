// Compares the readers of articles on a folder of pages with known text, and shows what is read off others:
//   npm run check:pages -- FOLDER
// FOLDER/pages/benchmark holds pages (ID.html.gz) and ground-truth.json (ID → { articleBody, url }), FOLDER/pages/vietnamese pages
// to look at, FOLDER/dev/pages and FOLDER/dev/articles invented articles as pages and as parts. What is missing is left out.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import type { Article, ZoneKind } from "../src/model/article.ts";
import { evaluate } from "../src/pipeline/evaluate/evaluate.ts";
import { readGoldFolder } from "../src/pipeline/evaluate/gold.ts";
import { readArticleBytes, readPageBytes } from "../src/pipeline/read-page.ts";
import type { PageReader } from "./support/peers.ts";
import { READERS } from "./support/peers.ts";

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

/** What is extracted from the pages against what is extracted from the known parts. */
function compareExtraction(folder: string): void {
  const lexicon = loadLexicon();
  const known = readGoldFolder(join(folder, "articles")).flatMap((one) =>
    one.ok ? [one.value] : [],
  );
  const read = known.map((one) => {
    const page = readArticleBytes(readFileSync(join(folder, "pages", `${one.id}.html`)));
    return page.ok ? { ...one, article: { ...page.value, id: one.article.id } } : one;
  });
  const [parts, pages] = [known, read].map((articles) => evaluate(articles, lexicon));
  say(
    `\nextracted from the parts: F1 ${parts?.all.f1.toFixed(4)}, from the pages: F1 ${pages?.all.f1.toFixed(4)}`,
  );
  for (const [slot, { f1 }] of parts?.slots ?? []) {
    const other = pages?.slots.get(slot)?.f1 ?? 0;
    if (f1 !== other) say(`  ${slot}: ${f1.toFixed(3)} and ${other.toFixed(3)}`);
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
    await compareReaders(readBenchmark(benchmark));
  }
  const vietnamese = join(folder, "pages", "vietnamese");
  if (existsSync(vietnamese)) showPages(vietnamese);
  const dev = join(folder, "dev");
  if (existsSync(dev)) {
    compareParts(dev);
    compareExtraction(dev);
  }
}
