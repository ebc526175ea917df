import { parseNumber } from "../../src/text/numerals.ts";
import type { CountValue, MentionOf, Scope } from "../mention.ts";
import { matchAt, matchesAtWords } from "./cursor.ts";

const COUNT =
  /(?<count>\d{1,3}(?:\.\d{3})+|\d{1,4}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s?\/\s?(?<outOf>\d{1,4}))?\s+(?:lượt\s+)?(?<noun>chi, đảng bộ(?: cơ sở)?|chi bộ, đảng bộ(?: cơ sở)?|cơ quan, đơn vị|đầu mối|cơ sở (?:hội|đoàn)(?! viên)|sở, ban, ngành|sở, ngành|ban, ngành|tỉnh, thành(?: phố)?|huyện, thị xã, thành phố|huyện, thị, thành(?: phố)?|huyện, thành phố|huyện, thị xã|xã, phường, thị trấn|xã, phường|phường, xã|xã, thị trấn|tập thể|cá nhân|tòa án|phân xưởng|xí nghiệp|nhà máy|đồn|đội(?! viên)|khoa(?! học)|lớp|tổ(?! chức| viên)|đảng ủy|huyện ủy|thị ủy|thành phố|thị xã|đặc khu|quận|xã(?! hội)|phường|công đoàn cơ sở|công đoàn|chi hội|chi đoàn|hội(?! nghị| viên| thảo)|đài|tờ báo|báo(?! cáo)|bệnh viện|viện|trung tâm|chi cục|cục|liên hiệp hội|văn phòng|ngân hàng|chi nhánh|tổng công ty|công ty|đơn vị|đảng viên|đoàn viên|hội viên|chị(?! em)|chiến sĩ|đồng chí|đ\/c|đ\/v|cán bộ|chuyên viên|nhân viên|kiểm sát viên|thẩm phán|nông dân|doanh nhân|giáo viên|giảng viên|phóng viên|nhà báo|sĩ quan|quân nhân|công nhân|viên chức|công chức|chi bộ|đảng bộ|cơ quan|hộ gia đình|gia đình|trường|doanh nghiệp|địa phương|tỉnh|huyện|sở|phòng|tổ chức|thành viên|ban)(?![\p{L}\p{M}])/gu;
/** No word, number or year runs into the count: "1.236", "12/8", "năm 8 đơn vị". */
const NOT_BEFORE = /(?:[\p{L}\p{N}./]|\d,|năm )$/u;
/** "thị xã Ba Đồn": a name, no three posts. */
const NAME = /^\p{Lu}\p{Ll}+ \p{Lu}/u;
const INDIVIDUALS: ReadonlySet<string> = new Set([
  "cá nhân",
  "đảng viên",
  "đoàn viên",
  "hội viên",
  "chị",
  "chiến sĩ",
  "đồng chí",
  "đ/c",
  "cán bộ",
  "chuyên viên",
  "nhân viên",
  "kiểm sát viên",
  "thẩm phán",
  "nông dân",
  "doanh nhân",
  "giáo viên",
  "giảng viên",
  "phóng viên",
  "nhà báo",
  "sĩ quan",
  "quân nhân",
  "công nhân",
  "viên chức",
  "công chức",
]);

/** "8/13 tập thể", "8 cá nhân", "ba đơn vị", "03 đảng viên": how many of what. */
export function findCounts(scope: Scope): readonly MentionOf<"count">[] {
  return matchesAtWords(scope, COUNT).flatMap((match) => {
    if (NOT_BEFORE.test(scope.lower.slice(Math.max(0, match.index - 4), match.index))) return [];
    if (NAME.test(scope.text.slice(match.index, match.index + match[0].length))) return [];
    const value = toValue(match.groups ?? {});
    if (value === undefined) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    const isFurther = matchAt(OTHERS, scope.text, span.end) !== undefined;
    const own = isFurther ? { ...value, isFurther } : value;
    return [{ kind: "count", span, value: own, finder: "count" } as const];
  });
}

const OTHERS = /\s+khác(?![\p{L}\p{M}])/iuy;

function toValue(groups: Readonly<Record<string, string | undefined>>): CountValue | undefined {
  const count = parseNumber(groups["count"] ?? "");
  const noun = (groups["noun"] ?? "").toLowerCase();
  if (count === undefined || (groups["count"]?.toLowerCase() === "năm" && noun === "tỉnh"))
    return undefined;
  const outOf = groups["outOf"] === undefined ? undefined : parseNumber(groups["outOf"]);
  const counted = INDIVIDUALS.has(noun)
    ? "individuals"
    : noun === "tập thể"
      ? "collectives"
      : "units";
  return { counted, count, outOf };
}
