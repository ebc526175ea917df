import type { Article, ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";
import type { Unit } from "../src/model/unit.ts";
import { canonicalText } from "../src/text/canonical.ts";
import { splitSentences } from "../src/text/sentences.ts";
import { findMentions } from "./find-mentions.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { buildPhrases } from "./lexicon/phrases.ts";
import type { Mention } from "./mention.ts";
import { isKind } from "./mention.ts";
import type { SlottedSentence } from "./slots.ts";
import { slotSentence } from "./slots.ts";

/** A sentence of one zone, with its mentions as slots. */
export interface Sentence extends SlottedSentence {
  readonly zone: ZoneKind;
  readonly index: number;
}

/** An article as the rules see it. */
export interface Reading {
  readonly article: Article;
  readonly canonical: string;
  readonly sentences: readonly Sentence[];
}

/** Reads an article sentence by sentence: mentions settled and reduced to slots. Bylines carry no facts. */
export function readArticle(article: Article, lexicon: Lexicon): Reading {
  const canonical = canonicalText(article.text);
  const first = readSentences(article, canonical, lexicon);
  const listed = listedUnits(first);
  const sentences =
    listed.length === 0
      ? first
      : readSentences(article, canonical, { ...lexicon, listed: buildPhrases(listed, { caseSensitive: true }) });
  return { article, canonical, sentences };
}

/** Units that a closed list names and no table has, by what an article may call them. */
function listedUnits(sentences: readonly Sentence[]): readonly (readonly [string, Unit])[] {
  return sentences.flatMap(({ mentions }) =>
    mentions.flatMap((mention) =>
      isKind(mention, "unit") && mention.finder === "unit/listed"
        ? [[mention.value.name, mention.value] as const]
        : [],
    ),
  );
}

function readSentences(
  article: Article,
  canonical: string,
  lexicon: Lexicon,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const { zone, start, end } of article.zones) {
    if (zone === "byline") continue;
    for (const span of splitSentences(canonical, { start, end })) {
      const mentions = mentionsOf(article, span, { canonical, lexicon });
      sentences.push({ ...slotSentence(canonical, span, mentions), zone, index: sentences.length });
    }
  }
  return sentences;
}

/** Finders see one sentence at a time: no mention runs over its end, and no pattern meets a text without bound. */
function mentionsOf(
  article: Article,
  { start, end }: Span,
  source: { readonly canonical: string; readonly lexicon: Lexicon },
): readonly Mention[] {
  const scope = {
    text: source.canonical.slice(start, end),
    original: article.text.slice(start, end),
    day: article.publishedAt?.slice(0, 10),
    mentions: [],
  };
  return findMentions(scope, source.lexicon).map((mention) => ({
    ...mention,
    span: { start: mention.span.start + start, end: mention.span.end + start },
  }));
}
