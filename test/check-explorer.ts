// How quick and how large the explorer's pages are on an invented world, alone and with fifty readers while a job writes:
//   npm run check:explorer -- [--db FILE] [--articles N]
// A file that is there already is shown as it is; a new one is kept where it is named.
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openStore } from "../db/open-store.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import { consolidate } from "../src/pipeline/consolidate/consolidate.ts";
import { numbersOf, scriptCommand } from "./support/arguments.ts";
import { startThidua } from "./support/cli.ts";
import { buildWorld } from "./support/world.ts";
import { saveWorldArticle } from "./support/world-store.ts";

const values = numbersOf(
  scriptCommand(
    "check:explorer",
    "How quick and how large the pages of the explorer are on an invented world.",
  ),
  {
    articles: [20_000, "articles that tell of the world"],
  },
)
  .option("--db <file>", "the database: shown as it is, or kept where it is new")
  .parse()
  .opts<{ articles: number; db?: string }>();
const HELD_BACK = 60;
const READERS = 50;
const lexicon = loadLexicon();
const folder = mkdtempSync(join(tmpdir(), "thidua-explorer-"));
const path = values.db ?? join(folder, "world.db");
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const world = buildWorld({ seed: 1, groups: 200, years: 15, articles: values.articles }, lexicon);
const isNew = !existsSync(path);
const opened = openStore(path);
if (!opened.ok) throw new Error(opened.problem.message);
const store = opened.value;
if (isNew) {
  for (const article of world.articles.slice(0, -HELD_BACK)) saveWorldArticle(store, article);
  consolidate(store, lexicon);
}

const idRow = z.object({ id: z.string() });
const ids = (sql: string): readonly string[] =>
  store.rows(sql, idRow).map(({ id }) => encodeURIComponent(id));
const paths = [
  ...[
    "/",
    "/groups",
    "/groups?page=4",
    "/groups?q=thanh+tra",
    "/matrix",
    "/matrix?page=3",
    "/map",
    "/map?scheme=63",
  ],
  ...[
    "/articles",
    "/articles?page=300",
    "/articles?q=cum+truong",
    "/articles?year=2015",
    "/conflicts",
    "/coverage",
  ],
  ...["/data", "/questions", "/sql", "/review"],
  ...ids("SELECT group_id AS id FROM emulation_group").map((id) => `/groups/${id}`),
  ...ids("SELECT unit_id AS id FROM unit ORDER BY unit_id LIMIT 150").map((id) => `/units/${id}`),
  ...ids("SELECT province_id AS id FROM province").map((id) => `/provinces/${id}`),
  ...ids("SELECT article_id AS id FROM article ORDER BY article_id LIMIT 200").map(
    (id) => `/articles/${id}`,
  ),
];

const child = startThidua(["serve", "--db", path, "--port", "0", "--review", "--reviewer", "Lan"]);
if (child.stdout === null) throw new Error("no output");
const [line] = await once(child.stdout, "data");
const base = String(line).trim().replace("/en/review", "");

interface Visit {
  readonly path: string;
  readonly ms: number;
  readonly bytes: number;
  readonly status: number;
}

async function visit(one: string): Promise<Visit> {
  const start = performance.now();
  const response = await fetch(`${base}/en${one}`);
  const text = await response.text();
  const ms = performance.now() - start;
  return { path: one, ms, bytes: Buffer.byteLength(text), status: response.status };
}

function tell(what: string, visits: readonly Visit[]): void {
  const times = visits.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  const largest = visits.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const wrong = visits.filter(({ status }) => status !== 200);
  say(
    `${what}: ${visits.length} pages, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; largest ${(largest.bytes / 1000).toFixed(0)} kB (${largest.path}); ${wrong.length} errors`,
  );
  for (const slow of visits.toSorted((a, b) => b.ms - a.ms).slice(0, 4))
    say(`  ${slow.ms.toFixed(0)} ms ${slow.path}`);
}

try {
  const alone: Visit[] = [];
  for (const one of paths) alone.push(await visit(one));
  tell("one reader", alone);
  let isWriting = true;
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    const visits: Visit[] = [];
    for (let i = 0; isWriting; i += 1)
      visits.push(await visit(paths[(reader * 37 + i * 11) % paths.length] ?? "/"));
    return visits;
  });
  let writes = 0;
  let longestWrite = 0;
  for (const article of world.articles.slice(-HELD_BACK)) {
    const begun = performance.now();
    saveWorldArticle(store, article);
    consolidate(store, lexicon);
    longestWrite = Math.max(longestWrite, performance.now() - begun);
    writes += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  isWriting = false;
  // The writer is this process: while it writes, its readers wait too.
  say(`longest write ${longestWrite.toFixed(0)} ms`);
  tell(
    `${READERS} readers, ${writes} articles read in meanwhile`,
    (await Promise.all(readers)).flat(),
  );
} finally {
  child.kill("SIGINT");
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
