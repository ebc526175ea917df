import { normalizeTone } from "./tone.ts";

const DASHES = /[\u2010-\u2015\u2212\u00AD]/gu;
const DOUBLE_QUOTES = /[“”„«»]/gu;
const SINGLE_QUOTES = /[‘’]/gu;
const BAR_D = /Ð/gu;
const BREAKS = /[\n\t]/gu;

/**
 * The text as patterns see it: one dash, one quote, one place for tone marks, "Ð" read as "Đ", line breaks as spaces.
 * Length-preserving on NFC text: a span of the canonical text is a span of the article.
 */
export function canonicalText(text: string): string {
  const plain = text
    .replace(DASHES, "-")
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(BAR_D, "Đ")
    .replace(BREAKS, " ");
  return normalizeTone(plain);
}
