import { readFileSync } from "node:fs";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Article } from "../../src/model/article.ts";
import type { Block } from "../../src/parse/assemble.ts";
import { assembleArticle } from "../../src/parse/assemble.ts";
import type { GoldArticle } from "../../src/pipeline/evaluate/gold.ts";
import { readGoldFolder } from "../../src/pipeline/evaluate/gold.ts";

const lexicon = loadLexicon();

/** The annotated articles of the project. */
export const GOLD_ARTICLES: readonly GoldArticle[] = readGoldFolder(
  new URL("../../corpus/gold/", import.meta.url).pathname,
).flatMap((gold) => (gold.ok ? [gold.value] : []));

/** What is proved and how sure it is: everything of an extraction that is no fact. */
const NO_FACT: ReadonlySet<string> = new Set(["evidence", "rule", "confidence"]);

/** The facts of an article without their proof, as values that can be compared. */
export function factsOf(article: Article): unknown {
  const { relevant, reports, people } = extract(article, lexicon);
  return withoutProof({ relevant, reports, people });
}

function withoutProof(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProof);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NO_FACT.has(key))
      .map(([key, inner]) => [key, withoutProof(inner)]),
  );
}

/** The parts of an article from which it can be put together again. */
export interface Parts {
  readonly title: string;
  readonly publishedAt: string | undefined;
  readonly byline: string | undefined;
  readonly blocks: readonly Block[];
}

/** Takes an article apart into its blocks. */
export function partsOf(article: Article): Parts {
  const blocks = article.zones
    .filter(({ zone }) => zone !== "title" && zone !== "byline")
    .map(
      ({ zone, start, end }): Block => ({
        zone: zone as Block["zone"],
        text: article.text.slice(start, end),
      }),
    );
  return {
    title: article.title ?? "",
    publishedAt: article.publishedAt ?? undefined,
    byline: article.byline ?? undefined,
    blocks,
  };
}

/** The article that its parts make. */
export function fromParts(parts: Parts): Article {
  return assembleArticle(
    { url: undefined, site: undefined, section: undefined, ...parts },
    new TextEncoder().encode(JSON.stringify(parts)),
  );
}

/** The rows of a table of the lexicon, cell by cell. */
export function lexiconTable(name: string): readonly (readonly string[])[] {
  const text = readFileSync(
    new URL(`../../extractors/lexicon/${name}.tsv`, import.meta.url),
    "utf8",
  );
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));
}
