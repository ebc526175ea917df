import type { Article, ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";
import { canonicalText } from "../src/text/canonical.ts";
import { splitSentences } from "../src/text/sentences.ts";
import { findMentions } from "./find-mentions.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Mention } from "./mention.ts";
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
  readonly mentions: readonly Mention[];
  readonly sentences: readonly Sentence[];
}

/** Reads an article: canonical text, mentions settled, sentences reduced to slots. Bylines carry no facts. */
export function readArticle(article: Article, lexicon: Lexicon): Reading {
  const canonical = canonicalText(article.text);
  const day = article.publishedAt?.slice(0, 10);
  const mentions = findMentions(
    { text: canonical, original: article.text, day, mentions: [] },
    lexicon,
  );
  const sentences: Sentence[] = [];
  for (const { zone, start, end } of article.zones) {
    if (zone === "byline") continue;
    for (const span of splitSentences(canonical, { start, end }))
      sentences.push({
        ...slotSentence(canonical, span, within(mentions, span)),
        zone,
        index: sentences.length,
      });
  }
  return { article, canonical, mentions, sentences };
}

function within(mentions: readonly Mention[], span: Span): readonly Mention[] {
  return mentions.filter(
    (mention) => mention.span.start >= span.start && mention.span.end <= span.end,
  );
}
