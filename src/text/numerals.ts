const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ROMAN_FORM = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/u;
const WORDS: Readonly<Record<string, number>> = {
  một: 1,
  nhất: 1,
  hai: 2,
  nhì: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$/u;
const DIGITS = /^\d{1,9}$/u;
const DECIMAL = /^(?:\d{1,9}|\d{1,3}(?:\.\d{3})+),\d{1,6}$/u;

/** A numeral I to XXXIX; undefined for anything else, the empty string included. */
export function parseRoman(text: string): number | undefined {
  if (text === "" || !ROMAN_FORM.test(text)) return undefined;
  const values = [...text].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** "8", "08", "2.983" (thousands), "98,5" (decimals), "ba", "mười". Undefined for anything else, "3.5" included. */
export function parseNumber(text: string): number | undefined {
  if (DIGITS.test(text)) return Number.parseInt(text, 10);
  if (THOUSANDS.test(text)) return Number.parseInt(text.replaceAll(".", ""), 10);
  if (DECIMAL.test(text)) return Number.parseFloat(text.replaceAll(".", "").replace(",", "."));
  return WORDS[text.toLowerCase()];
}
