const ONSET = "(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?";
const NUCLEUS =
  "(?:uyê|iêu|ươi|ươu|uôi|yêu|oai|oay|oeo|uya|uây|uyu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uơ|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|oo|[aăâeêioôơuưy])";
const CODA = "(?:ch|ng|nh|[cmnpt])?";
/** What a Vietnamese syllable is made of, without its tone. */
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}${CODA}$`, "u");
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const WORDS = /[\p{L}\p{M}\u0080-\u00FF]{1,60}/gu;
const NOT_ASCII = /[^\p{ASCII}]/u;
const MAX_WORDS = 2000;

/**
 * How Vietnamese a text is: of its words with letters beyond ASCII, the share that are Vietnamese syllables with at most one tone,
 * 0 to 1; and how many such words it has. Text in a wrong encoding scores low.
 */
export function vietnameseShare(text: string): { readonly share: number; readonly words: number } {
  let words = 0;
  let syllables = 0;
  for (const [word] of text.matchAll(WORDS)) {
    if (!NOT_ASCII.test(word)) continue;
    words += 1;
    if (isSyllable(word)) syllables += 1;
    if (words >= MAX_WORDS) break;
  }
  return { share: words === 0 ? 0 : syllables / words, words };
}

function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize("NFD");
  const tones = parts.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(parts.replace(TONES, "").normalize("NFC"));
}
