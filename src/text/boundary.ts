/** `\b` is ASCII in JavaScript. These hold for Vietnamese: no letter, mark or digit before, none after. */
export const WORD_START = "(?<![\\p{L}\\p{M}\\p{N}])";
export const WORD_END = "(?![\\p{L}\\p{M}\\p{N}])";
