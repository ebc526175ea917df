import type { MentionOf, Scope } from "../mention.ts";

const SCHOOL_YEAR =
  /(?<![\p{L}\p{N}])(?:năm học\s+)(?<period>(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2})(?!\d)/giu;
const PERIOD =
  /(?<![\p{L}\p{N}])(?:(?:giai đoạn|nhiệm kỳ|năm|khóa)\s+)(?<period>(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2})(?!\d)/giu;
const YEAR =
  /(?<![\p{L}\p{N}/-])(?:(?:trong\s+)?năm\s+)(?<year>(?:19|20)\d{2})(?!\d|\s?-\s?(?:19|20)\d{2})/giu;

/** "năm 2021", "giai đoạn 2016-2020", "năm học 2022-2023". A bare number is no year. */
export function findYears(scope: Scope): readonly MentionOf<"year">[] {
  const periods = [...scope.text.matchAll(SCHOOL_YEAR), ...scope.text.matchAll(PERIOD)];
  const years = [...scope.text.matchAll(YEAR)];
  return [...periods, ...years].map((match) => {
    const year = match.groups?.["year"];
    const value =
      year === undefined
        ? { year: undefined, period: match.groups?.["period"] }
        : { year: Number.parseInt(year, 10), period: undefined };
    const span = { start: match.index, end: match.index + match[0].length };
    return { kind: "year", span, value, finder: "year" } as const;
  });
}
