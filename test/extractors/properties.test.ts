import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Article } from "../../src/model/article.ts";
import { extractionSchema } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { canonicalText } from "../../src/text/canonical.ts";
import { articleOf } from "../support/article.ts";
import type { Parts } from "../support/facts.ts";
import { factsOf, fromParts, GOLD_ARTICLES, partsOf } from "../support/facts.ts";

const lexicon = loadLexicon();
const relevant = GOLD_ARTICLES.filter(({ gold }) => gold.relevant).map(({ article }) => article);
const anyArticle = fc.constantFrom(...GOLD_ARTICLES.map(({ article }) => article));
const RUNS = { numRuns: 150 };

/** Words of the genre in any order: what no writer would write, but a broken page may hold. */
const FRAGMENTS = [
  "Cụm thi đua số 3",
  "Khối thi đua",
  "Cụm trưởng",
  "bầu",
  "làm",
  "Ban Tổ chức Tỉnh ủy Phú Yên",
  "gồm:",
  "(",
  ")",
  "ngày 31/2/2020",
  "năm 2021",
  "8/13 tập thể",
  "tặng Bằng khen cho",
  "đồng chí Nguyễn Văn An",
  "Giám đốc Sở Nội vụ",
  ",",
  ";",
  " và ",
  ".",
  "\n",
  "tỉnh Hà Tĩnh",
  "lần thứ IV",
  "\u{1F600}",
  "\u0301",
  "\u200b",
];

describe("any text", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((words) => words.join(" ")),
  );

  it("is extracted, to the contract, twice the same, with every quote exact", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("2021-12-20", undefined), (body, publishedAt) => {
        const article = articleOf([{ zone: "body", text: body }], {
          title: "Cụm thi đua số 3 tổng kết",
          ...(publishedAt === undefined ? {} : { publishedAt }),
        });
        const extraction = extract(article, lexicon);
        extractionSchema.parse(extraction);
        expect(extract(article, lexicon)).toEqual(extraction);
        expectExactQuotes(article, extraction);
      }),
      { numRuns: 400 },
    );
  });
});

function expectExactQuotes(article: Article, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if ("quote" in value && "start" in value && "end" in value)
    expect(article.text.slice(Number(value.start), Number(value.end))).toBe(value.quote);
  for (const inner of Object.values(value)) expectExactQuotes(article, inner);
}

describe("the facts stay the same", () => {
  const same = (change: (parts: Parts, seed: number) => Parts, from = anyArticle): void => {
    fc.assert(
      fc.property(from, fc.nat(10_000), (article, seed) => {
        const parts = partsOf(article);
        expect(canonicalFacts(fromParts(change(parts, seed)))).toEqual(
          canonicalFacts(fromParts(parts)),
        );
      }),
      RUNS,
    );
  };

  it("in decomposed Unicode", () => {
    same((parts) => mapText(parts, (text) => text.normalize("NFD")));
  });

  it("with tone marks in the older place", () => {
    same((parts) => mapText(parts, olderTones));
  });

  it("with more white space", () => {
    same((parts, seed) =>
      mapText(parts, (text) =>
        text.replaceAll(/ /gu, (_, at: number) => ((at + seed) % 7 === 0 ? " \u00a0 " : " ")),
      ),
    );
  });

  it("with a sentence of padding anywhere", () => {
    same(padded);
  });

  it("with unrelated paragraphs in another order", () => {
    same(shuffled, fc.constantFrom(...relevant));
  });
});

/** Names keep the spelling of the article; the facts are compared in one spelling. */
function canonicalFacts(article: Article): unknown {
  return JSON.parse(JSON.stringify(factsOf(article)), (_, value: unknown) =>
    typeof value === "string" ? canonicalText(value.normalize("NFC")) : value,
  );
}

function mapText(parts: Parts, change: (text: string) => string): Parts {
  return {
    ...parts,
    title: change(parts.title),
    blocks: parts.blocks.map(({ zone, text }) => ({ zone, text: change(text) })),
  };
}

const NEWER = /(?<glide>[òóỏõọùúủũụ])(?<main>[aey])(?!\p{L})/giu;
const AFTER_Q = /q$/iu;

function olderTones(text: string): string {
  return text.replaceAll(NEWER, (pair: string, glide: string, main: string, at: number) => {
    const [base = "", mark = ""] = glide.normalize("NFD");
    const isPair = base.toLowerCase() === "u" ? main === "y" : main !== "y";
    if (!isPair || AFTER_Q.test(text.slice(0, at))) return pair;
    return base + `${main}${mark}`.normalize("NFC");
  });
}

const PADDING = [
  "Trời se lạnh, nhiều mây.",
  "Buổi làm việc kết thúc trong không khí vui vẻ.",
  "Quang cảnh hội trường được trang trí trang trọng.",
];

/** A sentence of its own between two sentences of one block, or behind its last. */
function padded(parts: Parts, seed: number): Parts {
  const padding = PADDING[seed % PADDING.length] ?? "";
  const bodies = parts.blocks.flatMap(({ zone }, i) => (zone === "body" ? [i] : []));
  const chosen = bodies[seed % Math.max(1, bodies.length)];
  const blocks = parts.blocks.map((block, i) => {
    if (i !== chosen || !/[.!?]$/u.test(block.text)) return block;
    const ends = [...block.text.matchAll(/(?<=\p{Ll}{2}\.) (?=\p{Lu}\p{Ll})/gu)].map(
      ({ index }) => index,
    );
    const at = [...ends, block.text.length][seed % (ends.length + 1)] ?? block.text.length;
    return { ...block, text: `${block.text.slice(0, at)} ${padding}${block.text.slice(at)}` };
  });
  return { ...parts, blocks };
}

const GOES_ON = /[:;]$/u;
const OF_THE_GENRE = /thi đua|khen|cụm|khối|hội nghị/iu;

/** The paragraphs that prove nothing and speak of nothing of the genre, put at other places among the rest, in another order. */
function shuffled(parts: Parts, seed: number): Parts {
  const article = fromParts(parts);
  const spans = spansIn(extract(article, lexicon));
  const zones = article.zones.filter(({ zone }) => zone !== "title" && zone !== "byline");
  const isUnrelated = (i: number): boolean => {
    const zone = zones[i];
    return (
      zone?.zone === "body" &&
      !OF_THE_GENRE.test(article.text.slice(zone.start, zone.end)) &&
      !spans.some(({ start, end }) => start < zone.end && end > zone.start)
    );
  };
  const blocks = parts.blocks.filter((_, i) => !isUnrelated(i));
  const unrelated = parts.blocks.filter((_, i) => isUnrelated(i)).toReversed();
  for (const [i, block] of unrelated.entries()) {
    let at = 1 + ((seed + i * 7) % Math.max(1, blocks.length));
    // The items of a list belong to the paragraph that opens it.
    while (GOES_ON.test(blocks[at - 1]?.text ?? "")) at += 1;
    blocks.splice(at, 0, block);
  }
  return { ...parts, blocks };
}

function spansIn(value: unknown): readonly Span[] {
  if (typeof value !== "object" || value === null) return [];
  if ("quote" in value && "start" in value && "end" in value)
    return [{ start: Number(value.start), end: Number(value.end) }];
  return Object.values(value).flatMap(spansIn);
}
