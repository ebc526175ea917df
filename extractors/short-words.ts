import { matchesOf } from "../src/text/matches.ts";

/** A word that a clerk writes short, and what it is read as. */
export interface ShortWord {
  readonly start: number;
  readonly end: number;
  readonly long: string;
}

const LONG: Readonly<Record<string, string>> = {
  HN: "hội nghị",
  TĐ: "thi đua",
  PTTĐ: "phong trào thi đua",
  GƯTĐ: "giao ước thi đua",
  "đ/v": "đơn vị",
  "Đ/v": "đơn vị",
};
const SHORT = new RegExp(
  `(?<![\\p{L}\\p{N}/-])(?:${Object.keys(LONG).join("|")})(?![\\p{L}\\p{N}/-])`,
  "gu",
);

/** The words of a canonical text that are written short, left to right, so that no rule needs to know them. */
export function findShortWords(canonical: string): readonly ShortWord[] {
  return matchesOf(SHORT, canonical).map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    long: LONG[word] ?? word,
  }));
}
