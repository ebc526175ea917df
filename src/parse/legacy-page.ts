import { vietnameseShare } from "../text/syllable.ts";
import type { LegacyFont } from "./legacy-fonts.ts";
import { convertLegacy } from "./legacy-fonts.ts";
import { decodeEntities } from "./tree.ts";

const FONTS: readonly (readonly [font: LegacyFont, hint: string, name: RegExp])[] = [
  ["tcvn3", ".Vn", /\.Vn[A-Z][A-Za-z]*/u],
  ["vni", "VNI-", /VNI-[A-Z][A-Za-z]*/u],
];
/** Letters that only Unicode has: a page with many of them was not typed for such a font. */
const UNICODE_LETTERS = /[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/gu;
/** Signs that TCVN3 and VNI use for their commonest letters and that no other text has inside words. */
const FONT_SIGNS = /\p{L}[®¸µ¶·¹»¼½¾]|[®¸µ¶·¹»¼½¾]\p{L}|[aeouyôö][ïûøù]/gu;
const SAMPLE = 200_000;
const MIN_SIGNS = 8;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,4}|#x[\da-f]{2,3});/giu;
const LATIN_1 = /^[\u0080-\u00FF]$/u;
const BETTER = 0.2;
const MIN_SHARE = 0.75;
const TAG = /<[^<>]{0,2000}>/gu;

/** A page typed for TCVN3 or VNI fonts, in Unicode; undefined where it is none. Fonts' names and the letters themselves tell. */
export function readLegacyFonts(
  html: string,
): { readonly text: string; readonly charset: string } | undefined {
  const named = FONTS.filter(([, hint, name]) => html.includes(hint) && name.test(html));
  if (named.length === 0 && !hasFontSigns(html)) return undefined;
  const fonts = named.length === 0 ? FONTS : named;
  const signs = new Map<string, string>();
  const decoded = html.replace(ENTITY, (entity) => {
    const sign = signs.get(entity) ?? decodeEntities(entity);
    signs.set(entity, sign);
    return LATIN_1.test(sign) ? sign : entity;
  });
  const before = scoreOf(decoded);
  for (const [font] of fonts) {
    const text = convertLegacy(decoded, font);
    const after = scoreOf(text);
    if (after >= MIN_SHARE && after >= before + BETTER)
      return { text: font === "tcvn3" ? withCapitals(text) : text, charset: font };
  }
  return undefined;
}

/** The sign of "đ" and one of "à" or "á" in each encoding: without them nothing else is asked. */
function hasFontSigns(html: string): boolean {
  const isTcvn3 = html.includes("®") && (html.includes("µ") || html.includes("¸"));
  const isVni = html.includes("ñ") && (html.includes("aø") || html.includes("aù"));
  if (!(isTcvn3 || isVni)) return false;
  const sample = html.slice(0, SAMPLE);
  if ((sample.match(UNICODE_LETTERS)?.length ?? 0) >= MIN_SIGNS) return false;
  return (sample.match(FONT_SIGNS)?.length ?? 0) >= MIN_SIGNS;
}

function scoreOf(html: string): number {
  return vietnameseShare(html.replace(TAG, " ")).share;
}

const CAPITAL_RUN =
  /(?<open><[a-z]{1,6}\s[^<>]{0,300}\.Vn[A-Za-z]{1,20}H(?![A-Za-z])[^<>]{0,300}>)(?<run>[^<]*)/giu;

/** The fonts of TCVN3 whose names end in H draw capitals. */
export function withCapitals(html: string): string {
  return html.replace(CAPITAL_RUN, (_, open: string, run: string) => open + run.toUpperCase());
}
