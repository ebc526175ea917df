import type * as Extract from "../../extractors/extract.ts";
import type * as Awards from "../../extractors/facts/awards.ts";
import type * as Chairs from "../../extractors/facts/chairs.ts";
import type * as Events from "../../extractors/facts/event.ts";
import type * as People from "../../extractors/facts/people.ts";
import type * as Subjects from "../../extractors/facts/subject.ts";
import type * as Load from "../../extractors/lexicon/load.ts";
import type * as Reading from "../../extractors/reading.ts";
import type * as Relevance from "../../extractors/relevance.ts";
import type { Article } from "../../src/model/article.ts";
import { assembleArticle } from "../../src/parse/assemble.ts";
import { readGoldFolder } from "../../src/pipeline/evaluate/gold.ts";
import { compiled } from "../support/compiled.ts";
import type { Options, Part, Row } from "./rows.ts";
import { byTurns, median, ratio } from "./rows.ts";

const MB = 1_000_000;
/** Megabytes of relevant text a second on one thread, and of other text through the gate. */
const ASKED = { relevant: 5, gate: 60 };
const [
  { extract },
  { readArticle },
  { mayBeRelevant },
  { loadLexicon },
  { findGroupSubjects },
  { findEvent },
  { findChairClaims },
  { findAwardFacts },
  { findPeople },
] = await Promise.all([
  compiled<typeof Extract>("extractors/extract"),
  compiled<typeof Reading>("extractors/reading"),
  compiled<typeof Relevance>("extractors/relevance"),
  compiled<typeof Load>("extractors/lexicon/load"),
  compiled<typeof Subjects>("extractors/facts/subject"),
  compiled<typeof Events>("extractors/facts/event"),
  compiled<typeof Chairs>("extractors/facts/chairs"),
  compiled<typeof Awards>("extractors/facts/awards"),
  compiled<typeof People>("extractors/facts/people"),
]);
const lexicon = loadLexicon();
const gold = readGoldFolder(new URL("../../corpus/gold/", import.meta.url).pathname).flatMap(
  (one) => (one.ok ? [one.value] : []),
);
const relevant = gold.filter((one) => one.gold.relevant).map(({ article }) => article);
const other = gold
  .filter(({ article }) => !mayBeRelevant(article.text))
  .map(({ article }) => article.text)
  .join("\n");

function bytesOf(articles: readonly Article[]): number {
  return articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

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

async function measure({ rounds }: Options): Promise<readonly Row[]> {
  const gateText = other.repeat(Math.ceil(MB / Buffer.byteLength(other)));
  const [short, long] = [longArticle(100_000), longArticle(200_000)];
  const readings = relevant.map((article) => readArticle(article, lexicon));
  const of = (name: string): readonly number[] => times.get(name) ?? [];
  const times = await byTurns(
    {
      all: () => relevant.map((article) => extract(article, lexicon)),
      gate: () => mayBeRelevant(gateText),
      short: () => extract(short, lexicon),
      long: () => extract(long, lexicon),
      mentions: () => relevant.map((article) => readArticle(article, lexicon)),
      subjects: () => readings.map((reading) => findGroupSubjects(reading, lexicon)),
      events: () => readings.map((reading) => findEvent(reading, reading.sentences)),
      chairs: () => readings.map(findChairClaims),
      awards: () => readings.map((reading) => findAwardFacts(reading, reading.sentences)),
      people: () => readings.map(findPeople),
    },
    rounds,
  );
  const a = relevant.length;
  return [
    {
      what: "relevant articles, all facts",
      value: bytesOf(relevant) / MB / (median(of("all")) / 1000),
      unit: "MB/s",
      atLeast: ASKED.relevant,
    },
    {
      what: "other text, through the gate",
      value: Buffer.byteLength(gateText) / MB / (median(of("gate")) / 1000),
      unit: "MB/s",
      atLeast: ASKED.gate,
    },
    { what: "twice the length, times the time", value: ratio(of("long"), of("short")), unit: "×" },
    ...["all", "mentions", "subjects", "events", "chairs", "awards", "people"].map(
      (name): Row => ({
        what: name === "all" ? "an article" : `an article's ${name}`,
        value: median(of(name)) / a,
        unit: "ms",
      }),
    ),
  ];
}

export const extraction: Part = {
  about: "extraction on one thread, by document and by rule",
  measure,
};
