/** "hoà" and "hòa" are one word: the tone mark moves from the last vowel of oa, oe, uy at a syllable's end to the first. */
const OLD_STYLE = /(?<glide>[ou])(?<main>[àáảãạèéẻẽẹỳýỷỹỵ])(?!\p{L})/giu;
const QU = /q$/iu;

/**
 * Text with tone marks in the newer place ("uỷ" becomes "ủy"). Length-preserving on NFC text, so spans carry over.
 * Only for keys and matching; stored text keeps the article's spelling.
 */
export function normalizeTone(text: string): string {
  return text.replace(OLD_STYLE, (pair: string, glide: string, main: string, at: number) => {
    if (QU.test(text.slice(Math.max(0, at - 1), at))) return pair;
    return moveTone(glide, main) ?? pair;
  });
}

function moveTone(glide: string, main: string): string | undefined {
  const [base = "", mark = ""] = main.normalize("NFD");
  const vowels = glide.toLowerCase() === "u" ? "y" : "ae";
  if (!vowels.includes(base.toLowerCase())) return undefined;
  return `${glide}${mark}`.normalize("NFC") + base;
}
