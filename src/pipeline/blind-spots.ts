import type { Lexicon, Trigger } from "../../extractors/lexicon/lexicon.ts";
import type { Article } from "../model/article.ts";
import type { Evidence, Extraction } from "../model/extraction.ts";
import type { Span } from "../model/span.ts";
import { overlaps } from "../model/span.ts";
import { canonicalText } from "../text/canonical.ts";
import { lowerText } from "../text/characters.ts";
import { splitSentences } from "../text/sentences.ts";

/** A sentence that promises a fact and gave none. */
export interface BlindSpot {
  readonly source: string;
  readonly sentence: string;
  /** The words that promise, with the fact that each promises. */
  readonly triggers: readonly string[];
  readonly weight: number;
}

/**
 * The sentences of one relevant article that hold a trigger without an anti-trigger and proved no fact of its kind, as they
 * stand in the article. Where recall is lost, it is lost here.
 */
export function blindSpots(
  source: string,
  { document, reports, relevant }: Extraction,
  lexicon: Lexicon,
): readonly BlindSpot[] {
  if (!relevant) return [];
  const canonical = canonicalText(document.text);
  const proved: Readonly<Record<Trigger["fact"], readonly Evidence[]>> = {
    chairs: reports.flatMap(({ chairs }) => chairs.flatMap(({ evidence }) => evidence)),
    awards: reports.flatMap(({ awards }) => awards.flatMap(({ evidence }) => evidence)),
    members: reports.flatMap(({ members }) => members.evidence),
  };
  return sentencesOf(document, canonical).flatMap((span) => {
    const text = canonical.slice(span.start, span.end);
    const lower = lowerText(text);
    const open = lexicon.triggers
      .findAll(text)
      .map(({ value }) => value)
      .filter(({ anti }) => !anti.some((words) => lower.includes(words)))
      .filter(({ fact }) => !proved[fact].some((evidence) => overlaps(evidence, span)));
    const weight = open.reduce((sum, trigger) => sum + trigger.weight, 0);
    if (weight === 0) return [];
    const triggers = [...new Set(open.map(({ name, fact }) => `${name} (${fact})`))];
    return [{ source, sentence: document.text.slice(span.start, span.end), triggers, weight }];
  });
}

function sentencesOf({ zones }: Article, canonical: string): readonly Span[] {
  return zones
    .filter(({ zone }) => zone !== "byline" && zone !== "title")
    .flatMap((zone) => splitSentences(canonical, zone));
}

/** The heaviest first; among equals the order in which they were found. */
export function rankBlindSpots(spots: readonly BlindSpot[]): readonly BlindSpot[] {
  return [...spots].sort((a, b) => b.weight - a.weight);
}
