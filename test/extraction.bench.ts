import { bench, describe } from "vitest";
import { extract } from "../extractors/extract.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import { mayBeRelevant } from "../extractors/relevance.ts";
import type { Article } from "../src/model/article.ts";
import { assembleArticle } from "../src/parse/assemble.ts";
import { readGoldFolder } from "../src/pipeline/evaluate/gold.ts";

const MB = 1_000_000;
const lexicon = loadLexicon();
const gold = readGoldFolder(new URL("../corpus/gold/", import.meta.url).pathname).flatMap((one) =>
  one.ok ? [one.value] : [],
);
const relevant = gold.filter((one) => one.gold.relevant).map(({ article }) => article);
const irrelevant = gold
  .filter(({ article }) => !mayBeRelevant(article.text))
  .map(({ article }) => article.text);

/** As many articles as make so many bytes, over and over. */
function articlesOf(bytes: number): readonly Article[] {
  const chosen: Article[] = [];
  for (let i = 0, sum = 0; sum < bytes; i += 1) {
    const article = relevant[i % relevant.length];
    if (article === undefined) break;
    chosen.push(article);
    sum += Buffer.byteLength(article.text);
  }
  return chosen;
}

/** One article whose body is that of many. */
function longArticle(bytes: number): Article {
  const blocks = articlesOf(bytes).flatMap(({ text }) =>
    text.split("\n").map((line) => ({ zone: "body" as const, text: line })),
  );
  return assembleArticle(
    {
      url: undefined,
      site: undefined,
      title: "Cụm thi đua số 3 tổng kết công tác năm 2022",
      byline: undefined,
      section: undefined,
      publishedAt: "2022-12-20",
      blocks,
    },
    new Uint8Array(),
  );
}

// Each run goes through 1 MB, so "hz" is MB a second.
describe("1 MB a run", () => {
  const articles = articlesOf(MB);
  const texts = irrelevant
    .join("\n")
    .repeat(Math.ceil(MB / Buffer.byteLength(irrelevant.join("\n"))));

  bench("relevant articles, extracted", () => {
    for (const article of articles) extract(article, lexicon);
  });
  bench("irrelevant text, through the gate", () => {
    mayBeRelevant(texts);
  });
});

// Twice the length must take about twice the time.
describe("one article, by length", () => {
  for (const kilobytes of [50, 100, 200]) {
    const article = longArticle(kilobytes * 1000);
    bench(`${kilobytes} kB`, () => {
      extract(article, lexicon);
    });
  }
});
