// How well and how fast the dataset is worked out on an invented world with known truth:
//   npm run check:world -- [--groups N] [--years N] [--articles N] [--seed N]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../db/open-store.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import { consolidate } from "../src/pipeline/consolidate/consolidate.ts";
import { numbersOf, scriptCommand } from "./support/arguments.ts";
import { scoreWorld } from "./support/score-world.ts";
import { buildWorld } from "./support/world.ts";
import { saveWorldArticle } from "./support/world-store.ts";

const values = numbersOf(
  scriptCommand(
    "check:world",
    "How well and how fast the dataset is worked out on an invented world.",
  ),
  {
    groups: [200, "groups of the world"],
    years: [15, "years that it is told of"],
    articles: [20_000, "articles that tell of it"],
    seed: [1, "seed of its chance"],
  },
)
  .parse()
  .opts<{ groups: number; years: number; articles: number; seed: number }>();
const lexicon = loadLexicon();
const world = buildWorld(values, lexicon);
/** So many articles, spread over all groups and years, come one by one after the others. */
const LATE = 300;
const every = Math.floor(world.articles.length / LATE);
const isLate = (_: unknown, i: number): boolean => i % every === 0;
const folder = mkdtempSync(join(tmpdir(), "thidua-world-"));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const opened = openStore(join(folder, "world.db"));
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  for (const article of world.articles.filter((one, i) => !isLate(one, i)))
    saveWorldArticle(store, article);
  const start = performance.now();
  consolidate(store, lexicon);
  say(
    `${world.articles.length} articles of ${world.groups.length} groups worked out in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  const times = world.articles.filter(isLate).map((article) => {
    saveWorldArticle(store, article);
    const one = performance.now();
    consolidate(store, lexicon);
    return performance.now() - one;
  });
  times.sort((a, b) => a - b);
  const at = (share: number): string =>
    (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  say(
    `one more article, ${times.length} times: median ${at(0.5)} ms, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
  say(JSON.stringify(scoreWorld(store, world), null, 2));
  store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
