import type { MentionOf, Scope } from "../mention.ts";
import { matchesAtWords, matchesIn } from "./cursor.ts";

const SCHOOL_YEAR = /(?:năm học\s+)(?<period>(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2})(?!\d)/gu;
const PERIOD =
  /(?:(?:giai đoạn|nhiệm kỳ|năm|khóa)\s+|năm\s+(?:liền|liên tục|liên tiếp|qua)?\s?\(|năm\s+(?:liền|liên tục|liên tiếp),?\s+)(?<period>(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2})(?!\d)/gu;
const YEAR =
  /(?:(?:trong\s+)?năm\s+(?:(?:công tác|thi đua|kế hoạch|ngân sách)\s+)?)(?<year>(?:19|20)\d{2})(?!\d|\s?-\s?(?:19|20)\d{2})/gu;

/** "làm Cụm trưởng từ tháng 9/2018": the year of the month. */
const SINCE_MONTH = /(?:kể\s+)?từ\s+tháng\s+\d{1,2}\s?[/-]\s?(?<year>(?:19|20)\d{2})(?![\d/-])/gu;
/** "2016 là năm <U> giữ vai trò Cụm trưởng": a bare number that the sentence calls a year. */
const OPENING_YEAR = /^(?<year>(?:19|20)\d{2})(?=\s+là\s+(?:một\s+)?năm\s)/gu;

/** "Cụm trưởng từng năm là … Hải Châu (2018), Thanh Khê (2019)": bare numbers in brackets, two or more of them where a role is told. */
const OF_TURN = /(?<=\p{L} \()(?<year>(?:19|20)\d{2})(?=\)(?:[,;.]| và |$))/gu;
const ROLE = /(?:cụm|khối) trưởng|trưởng (?:cụm|khối)/u;

function yearsOfTurns(scope: Scope): readonly RegExpExecArray[] {
  const found = matchesIn(scope, OF_TURN);
  return found.length > 1 && ROLE.test(scope.lower) ? found : [];
}

/** A period with the dash that the article has. */
function asWritten({ original }: Scope, match: RegExpExecArray): string | undefined {
  const period = match.groups?.["period"];
  if (period === undefined) return undefined;
  const at = match.index + match[0].lastIndexOf(period);
  return original.slice(at, at + period.length);
}

/** "năm 2021", "giai đoạn 2016-2020", "năm học 2022-2023". A bare number is no year. */
export function findYears(scope: Scope): readonly MentionOf<"year">[] {
  const periods = [...matchesAtWords(scope, SCHOOL_YEAR), ...matchesAtWords(scope, PERIOD)];
  const years = [
    ...matchesAtWords(scope, YEAR),
    ...matchesAtWords(scope, SINCE_MONTH),
    ...matchesIn(scope, OPENING_YEAR),
    ...yearsOfTurns(scope),
  ];
  return [...periods, ...years].map((match) => {
    const year = match.groups?.["year"];
    const value =
      year === undefined
        ? { year: undefined, period: asWritten(scope, match) }
        : { year: Number.parseInt(year, 10), period: undefined };
    const span = { start: match.index, end: match.index + match[0].length };
    return { kind: "year", span, value, finder: "year" } as const;
  });
}
