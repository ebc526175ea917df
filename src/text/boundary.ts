/** `\b` is ASCII in JavaScript. These hold for Vietnamese: no letter, mark or digit before, none after. */
export const WORD_START = "(?<![\\p{L}\\p{M}\\p{N}])";
export const WORD_END = "(?![\\p{L}\\p{M}\\p{N}])";

const SPECIAL = /[.*+?^${}()|[\]\\/]/gu;

/** The words as a pattern's source, every character meaning itself, each space any run of white space. */
export function literal(words: string): string {
  return words.replace(SPECIAL, "\\$&").replaceAll(" ", "\\s+");
}
