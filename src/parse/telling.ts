import type { Survey } from "./survey.ts";
import type { Telling } from "./visible-date.ts";

const VIETNAMESE_LETTER = /[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]/gu;
const LANGUAGE = /^(?<language>[a-z]{2,3})(?:[-_](?<region>[a-z]{2}))?/iu;
const SAMPLE_BLOCKS = 80;
const MIN_SHARE = 0.03;
/** Regions whose English puts the month first. */
const MONTH_FIRST: ReadonlySet<string> = new Set(["us", "ph"]);

/** How a page tells its days: Vietnamese ones in Vietnam's zone, day before month; American ones month before day. */
export function tellingOf({ lang, blocks }: Survey, site: string | undefined): Telling {
  const { language = "", region = "" } = LANGUAGE.exec(lang?.trim() ?? "")?.groups ?? {};
  const isVietnamese =
    language.toLowerCase() === "vi" ||
    site?.endsWith(".vn") === true ||
    (UNTOLD.has(language.toLowerCase()) && looksVietnamese(blocks));
  const isEnglish = language.toLowerCase() === "en" || (language === "" && !isVietnamese);
  const isAmerican =
    isEnglish &&
    (region === "" || MONTH_FIRST.has(region.toLowerCase())) &&
    !BRITISH.test(site ?? "");
  return { isVietnamese, order: !isVietnamese && isAmerican ? "month-first" : "day-first" };
}

/** Systems that nobody configured say "en" on Vietnamese pages too. */
const UNTOLD: ReadonlySet<string> = new Set(["", "en"]);
const BRITISH = /\.(?:uk|au|nz|ie|in|za|ng|ke|sg|my|hk)$/u;

function looksVietnamese(blocks: Survey["blocks"]): boolean {
  const text = blocks
    .slice(0, SAMPLE_BLOCKS)
    .map((block) => block.text)
    .join(" ");
  return (text.match(VIETNAMESE_LETTER)?.length ?? 0) > text.length * MIN_SHARE;
}
