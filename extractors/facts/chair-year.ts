import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import { GOES_ON, NEW_SUBJECT } from "../pattern.ts";
import type { Sentence } from "../reading.ts";
import type { RuleMatch } from "./rule.ts";
import { yearsIn } from "./rule.ts";

/** The year said with the role, or, where the sentence opens with "Năm Y," and the role has none, that one. */
export function yearOf(
  match: RuleMatch,
  role: Mention,
): { year: number | undefined; period: string | undefined } {
  const { sentence } = match;
  if (sentence.says(RELATIVE, match.start, match.end)) return NO_YEAR;
  const roleAt = sentence.indexOf(role.span.start);
  const inTail =
    yearsIn(sentence, Math.min(roleAt, match.start), match.end)
      .filter((year) => !isOfOtherRole(sentence, year, roleAt))
      .at(-1) ?? sharedYear(sentence, match);
  if (inTail !== undefined && inTail === yearOfMeeting(match)) return NO_YEAR;
  if (inTail === undefined) return { ...NO_YEAR, year: yearSince(sentence, match.start) };
  return { year: inTail.value.year, period: inTail.value.period };
}

/** "<U>, Cụm phó năm 2022, được bầu làm Cụm trưởng": the year of the role that the holder has before. */
function isOfOtherRole(sentence: Sentence, year: MentionOf<"year">, roleAt: number): boolean {
  return sentence.indexOf(year.span.start) < roleAt && followsRole(sentence, year);
}

/** "Tại hội nghị tổng kết năm 2021, <U> được bầu …", "Cuối năm 2021, …": the year at whose end the chair passes on, not that of a term. */
export function yearOfMeeting({ sentence, start }: RuleMatch): MentionOf<"year"> | undefined {
  const at = sentence.find(AT_YEARS_END, 0, start)?.indices?.groups?.["year"]?.[0];
  return yearsIn(sentence, 0, start).find(({ span }) => sentence.indexOf(span.start) === at);
}

const AT_YEARS_END =
  /(?:^cuối |(?:^|[;:] ?|(?<![\p{L}])(?:tại|trong|sau|ở) )[^.;:,]{0,40}tổng kết [^.;:,]{0,60})(?<year>\uE006)(?: (?:của |do )\uE005)?, [^.;:\uE006]{0,60}$/du;

/** "Từ ngày 01-01-2020, <U> điều hành Cụm với vai trò Cụm trưởng": the year that the day opens. */
function yearSince(sentence: Sentence, start: number): number | undefined {
  const [first] = sentence.mentions;
  if (first === undefined || !isKind(first, "date") || sentence.indexOf(first.span.start) >= start)
    return undefined;
  return SINCE.test(
    sentence.text.slice(0, sentence.indexOf(first.span.start)) + sentence.surfaceOf(first),
  )
    ? first.value.year
    : undefined;
}

const SINCE = /^(?:kể )?từ(?: ngày)? /iu;

const NO_YEAR = { year: undefined, period: undefined };
/** "Phó Trưởng cụm năm nay": the year is said, and no other of the sentence is meant. */
export const RELATIVE = /năm(?: học)? (?:nay|tới|sau|tiếp theo|này)\)?$/u;

/** "<U> đã hoàn thành nhiệm vụ Cụm trưởng": the term that ends has not the year of the next one. */
const ENDED =
  /(?<![\p{L}])(?:hoàn thành|làm tròn)(?![\p{L}])|^(?:sau|kết thúc|khép lại|trải qua) /u;

function sharedYear(sentence: Sentence, match: RuleMatch): MentionOf<"year"> | undefined {
  if (sentence.says(ENDED, match.start, match.end)) return undefined;
  const years = yearsIn(sentence, 0, sentence.text.length);
  const before = years.find(
    (year) => isRightBefore(sentence, year, match.start) && !isOfAside(sentence, year),
  );
  if (before !== undefined) return before;
  const opening = openingYear(sentence, years, match.start);
  if (opening !== undefined) return opening;
  const since = years.find((year) => beginsThen(sentence, year, match.end));
  if (since !== undefined) return since;
  return (
    years.find((year) => followsRole(sentence, year) && isCoordinated(sentence, match, year)) ??
    yearOfElection(sentence, match.start)
  );
}

/** The year that opens the part of a sentence in which a match stands; else the one that opens the sentence. */
function openingYear(
  sentence: Sentence,
  years: readonly MentionOf<"year">[],
  start: number,
): MentionOf<"year"> | undefined {
  const part = sentence.text.lastIndexOf("; ", start) + "; ".length;
  const own = years.find(({ span }) => sentence.indexOf(span.start) >= part);
  if (part > 1 && own !== undefined && sentence.says(OPENS_WITH_YEAR, part, start)) return own;
  return sentence.says(OPENS_WITH_YEAR, 0, start) ? years[0] : undefined;
}

/** "bầu các đơn vị phụ trách Khối năm 2017, gồm: <U> (Trưởng Khối)": the year said with the election itself. */
function yearOfElection(sentence: Sentence, start: number): MentionOf<"year"> | undefined {
  const before = sentence.text.slice(0, start);
  const at = before.search(CHOOSES);
  const years = at === -1 ? [] : yearsIn(sentence, at, start);
  return years.length === 1 ? years[0] : undefined;
}

const CHOOSES =
  /(?:^|[^\p{L}])(?:(?:bầu|chọn|cử|(?<!(?:kế hoạch|quy chế|phương án) )phân công|suy tôn|bàn giao|chuyển giao|trao)(?: ra| chọn)? [^.;:]{0,60}|danh sách (?:các )?(?:đơn vị )?[\uE003\uE004][^.;:]{0,60})\uE006/u;

/** "năm 2019 do <U> làm Cụm trưởng": the year stands right before the construction. */
function isRightBefore(sentence: Sentence, year: MentionOf<"year">, start: number): boolean {
  const at = sentence.indexOf(year.span.start);
  return (
    at < start &&
    sentence.says(YEAR_LINK, at + 1, start) &&
    !(sentence.says(REVIEW_BEFORE, 0, at) && sentence.says(BY, at + 1, start)) &&
    !(sentence.says(REVIEWED, 0, at) && sentence.says(NEXT_DEED, at + 1, start))
  );
}

/** "hội nghị tổng kết công tác thi đua năm 2019 do <U> - đơn vị Trưởng khối chủ trì": the year that is reviewed. */
const REVIEW_BEFORE = /(?<![\p{L}])(?:tổng kết|sơ kết|hội nghị)(?![\p{L}])[^.;:]{0,60}$/u;
const BY = /^ do $/u;
/** "tổng kết năm 2022, bàn giao Cụm trưởng cho <U>": the year under review, not that of the role. */
const REVIEWED = /(?<![\p{L}])(?:tổng kết|sơ kết|đánh giá|nhìn lại)(?: [^.;:,]{0,60})? $/u;
const NEXT_DEED = /^,? $/u;

/** "<U>, Cụm trưởng năm 2025, trao cờ cho <U2>": the year of the role that the giver has. */
function isOfAside(sentence: Sentence, year: MentionOf<"year">): boolean {
  return (
    followsRole(sentence, year) &&
    sentence.says(COMMA_BEHIND, sentence.indexOf(year.span.start) + 1)
  );
}

const COMMA_BEHIND = /^, /u;
const YEAR_LINK =
  /^(?:(?:,|:)? ?|,? (?:đến lượt|tới lượt|lượt|sẽ do|các (?:đơn vị|thành viên|xã|phường|trường|sở|huyện|tỉnh)|cụm|khối|hội nghị|\uE005) | là(?: một)? năm |, (?:khi|lúc) | (?:khi|lúc|do|là|gồm|thì|thuộc về) )$/u;
const OPENS_WITH_YEAR =
  /^(?:theo (?!báo cáo|kết quả)[^,;:.\uE006]{1,60}, |theo đó,? |(?:về )?(?:công tác )?nhân sự(?: của)?(?: \uE005)? |cho |vào |với |riêng |trong |cũng trong |trước đó,? (?:trong )?|từ |sang |bước sang )?\uE006/u;

/** A year right behind another role of the sentence is shared by both: "… làm Cụm trưởng, … làm Cụm phó năm 2022". */
function followsRole(sentence: Sentence, year: MentionOf<"year">): boolean {
  const at = sentence.indexOf(year.span.start);
  const before = sentence.text.slice(Math.max(0, at - ROLE_REACH), at);
  const opensClause = COMMA_BEFORE.test(before) && sentence.says(NEW_CLAUSE_BEHIND, at + 1);
  return ENDS_IN_ROLE.test(before) && !opensClause;
}

const ROLE_REACH = 24;
/** "Theo báo cáo của <U> - Cụm trưởng, năm 2016, các đơn vị đã …": a year between commas is that of what follows. */
const COMMA_BEFORE = /, ?$/u;
const NEW_CLAUSE_BEHIND = new RegExp(`^(?:, ${NEW_SUBJECT}| ${GOES_ON} )`, "u");

/** "<U> tiếp quản nhiệm vụ Cụm trưởng từ <U2> kể từ năm 2015": the year from which it holds, behind all. */
function beginsThen(sentence: Sentence, year: MentionOf<"year">, from: number): boolean {
  const at = sentence.indexOf(year.span.start);
  return at >= from && sentence.says(BEGINS, from, at);
}

const BEGINS = /^[^.;:\uE003\uE004\uE006]{0,40} (?:kể từ|bắt đầu từ|cho(?: \uE005)?) $/u;
const ENDS_IN_ROLE =
  /(?:[\uE003\uE004]|(?:làm|là) (?:đơn vị )?thư ký(?: cụm| khối)?)(?: ?\([^)]{0,10}\))?,? ?(?:của )?\uE005?,? ?(?:trong |từ |của |(?:cho )?đến hết )?$/u;

/** "… làm Cụm trưởng, <U2> làm Cụm phó năm 2022": between the role and the year of the other nothing new is told. */
function isCoordinated(sentence: Sentence, match: RuleMatch, year: MentionOf<"year">): boolean {
  const at = sentence.indexOf(year.span.start);
  return (
    at >= match.end &&
    !sentence.says(NEW_CLAUSE, match.end, at) &&
    !sentence.says(NEXT_PART, match.start, at)
  );
}

const NEXT_PART = /;/u;
const NEW_CLAUSE =
  /[;:]|(?<![\p{L}])(?:bầu|bàn giao|chuyển giao|trao|cho|chủ trì|tổ chức|phát biểu|nhất trí|thống nhất|đăng cai|khai mạc|tiếp tục|tiếp nối|nối tiếp|kế nhiệm|thay|thế chỗ|tặng|chúc mừng|giới thiệu)(?![\p{L}])/u;
