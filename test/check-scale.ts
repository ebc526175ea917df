// How fast the questions of db/README.md are answered on a large invented world:
//   npm run check:scale -- [--articles N] [--groups N] [--years N] [--db FILE]
// A file that is there already is asked as it is; a new one is kept where it is named.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { openReadOnly, openStore } from "../db/open-store.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import { consolidate } from "../src/pipeline/consolidate/consolidate.ts";
import { numbersOf, scriptCommand } from "./support/arguments.ts";
import { QUESTION } from "./support/questions.ts";
import { buildWorld } from "./support/world.ts";
import { saveWorldArticle } from "./support/world-store.ts";

const values = numbersOf(
  scriptCommand(
    "check:scale",
    "How fast the questions of db/README.md are answered on a large invented world.",
  ),
  {
    articles: [110_000, "articles that tell of the world"],
    groups: [600, "its groups"],
    years: [20, "years that it is told of"],
  },
)
  .option("--db <file>", "the database: asked as it is, or kept where it is new")
  .parse()
  .opts<{ articles: number; groups: number; years: number; db?: string }>();
const lexicon = loadLexicon();
const folder = mkdtempSync(join(tmpdir(), "thidua-scale-"));
const path = values.db ?? join(folder, "scale.db");
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const ROUNDS = 5;
/** What questions name that this world may not have, and what they are asked for in its place. */
const HERE: readonly (readonly [string, string])[] = [
  [
    "Ban Tổ chức Tỉnh ủy Sóc Trăng",
    "SELECT unit FROM chair_terms WHERE role = 'chair' AND unit IS NOT NULL GROUP BY unit_id ORDER BY count(*) DESC, unit_id LIMIT 1",
  ],
  [
    "khoi-thi-dua-cac-co-quan-dang-tinh-quang-ngai",
    "SELECT group_id AS unit FROM group_names WHERE json_array_length(reasons) > 0 ORDER BY reports DESC, group_id LIMIT 1",
  ],
  ["don AND vi AND truong AND cum AND thai AND binh", "SELECT 'thai AND binh AND cum' AS unit"],
];
const row = z.record(z.string(), z.unknown());

function build(): void {
  const opened = openStore(path);
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  const { articles, groups, years } = values;
  const size = { seed: 1, articles: articles ?? 0, groups: groups ?? 0, years: years ?? 0 };
  for (const article of buildWorld(size, lexicon).articles) saveWorldArticle(store, article);
  const start = performance.now();
  consolidate(store, lexicon);
  say(`worked out in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  store.close();
}

try {
  if (!existsSync(path)) build();
  const opened = openReadOnly(path);
  if (!opened.ok) throw new Error(opened.problem.message);
  const store = opened.value;
  const [counts] = store.rows(
    "SELECT (SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM term) AS terms",
    row,
  );
  say(JSON.stringify(counts));
  const here = HERE.map(([from, find]): readonly [string, string] => [
    from,
    z.string().parse(store.rows(find, row)[0]?.["unit"]),
  ]);
  const page = readFileSync(new URL("../db/README.md", import.meta.url), "utf8");
  for (const { groups } of page.matchAll(QUESTION)) {
    const { title = "", sql: asked = "" } = groups ?? {};
    const sql = here.reduce((text, [from, to]) => text.replaceAll(from, to), asked);
    const times: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      rows = store.rows(sql, row).length;
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    say(`${times[2]?.toFixed(1).padStart(8)} ms  ${String(rows).padStart(6)} rows  ${title}`);
  }
  store.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
