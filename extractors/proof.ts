import type { Article } from "../src/model/article.ts";
import type { Evidence } from "../src/model/extraction.ts";
import type { Span } from "../src/model/span.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";

export interface Proof {
  readonly evidence: readonly Evidence[];
  readonly rule: string;
  readonly confidence: number;
}

/** Evidence, rule and confidence of a fact: the quotes exactly as they stand in the article, in order, each once. */
export function prove(
  article: Article,
  found: { readonly spans: readonly Span[]; readonly rule: string },
  lexicon: Lexicon,
): Proof {
  const ordered = [...found.spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const distinct = ordered.filter(
    (span, i) => span.start !== ordered[i - 1]?.start || span.end !== ordered[i - 1]?.end,
  );
  return {
    evidence: distinct.map(({ start, end }) => ({
      start,
      end,
      quote: article.text.slice(start, end),
    })),
    rule: found.rule,
    confidence: confidenceOf(found.rule, lexicon),
  };
}

/** The 95 % Wilson interval of a precision, each bound rounded to two digits. [0, 1] for n = 0. */
export function wilsonInterval(correct: number, n: number): readonly [number, number] {
  return n === 0 ? [0, 1] : [wilsonLower(correct, n), round(1 - lowerBound(n - correct, n))];
}

const Z = 1.96;

/** The lower bound of the 95 % Wilson interval of the rule's measured precision, two digits; 0 where it was never measured. */
export function confidenceOf(rule: string, lexicon: Lexicon): number {
  const measured = lexicon.precision.get(rule);
  return measured === undefined ? 0 : wilsonLower(measured.correct, measured.n);
}

/** Wilson's score interval, lower bound (Wilson 1927), rounded to two digits. 0 for n = 0. */
export function wilsonLower(correct: number, n: number): number {
  return n === 0 ? 0 : round(lowerBound(correct, n));
}

function lowerBound(correct: number, n: number): number {
  const p = correct / n;
  const centre = p + (Z * Z) / (2 * n);
  const margin = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return (centre - margin) / (1 + (Z * Z) / n);
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}
