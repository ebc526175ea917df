import type { DayPart } from "../../src/model/extraction.ts";
import type { DateValue, MentionOf, Scope } from "../mention.ts";
import { matchesAtWords } from "./cursor.ts";

const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const MONTH = "(?:0?[1-9]|1[0-2])";
const YEAR = "(?:19|20)\\d{2}";
const SEP = "[./-]";
/** "Cụm thi đua số 5, ngày 26/11": a number of something, no first day. */
const NO_NUMBER = "(?<!(?:số|cụm|khối|vùng|khu vực|khóa|khoá|kỳ|quý|thứ) )";
const WEEKDAY = "(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\\s+nhật)";
/** "Hai ngày sau, 10-12": days counted from another meeting, and the date. */
const AFTER = "(?:một|hai|ba|bốn|\\d) (?:ngày|tuần|hôm) sau(?: đó)?";
/** "Vào lúc 14 giờ 30 phút ngày 10 tháng 12": the part of the day by the clock. */
const CLOCK = "(?:(?<hour>\\d{1,2})\\s?(?:giờ|h)(?:\\s?\\d{2}(?:\\s?phút)?)?,?\\s+)?";
const LEAD = `${CLOCK}(?:(?<part>sáng|trưa|chiều|tối|đêm)(?:\\s+(?:nay|qua|hôm nay|hôm qua|hôm sau|cùng ngày|${WEEKDAY}(?:\\s+(?:vừa rồi|vừa qua|tuần qua))?))?,?\\s*|(?:hôm (?:qua|nay)|${WEEKDAY}|${AFTER}),?\\s*(?:-\\s*)?)?(?:(?:trong\\s+)?(?:từ\\s+)?(?:(?:các|hai|ba|0?[2-9])\\s+)?ngày(?:,(?=\\s+từ\\s))?\\s+(?:từ\\s+)?(?:ngày\\s+)?)?\\(?(?:từ (?=\\d{1,2} đến ))?`;
const NUMERIC = new RegExp(
  `${LEAD}${NO_NUMBER}(?<![\\p{L}\\p{N}./]|\\p{L}-)(?<day>${DAY})(?:(?:,\\s?${DAY}){0,3}(?:${SEP}(?<fromMonth>${MONTH})(?:${SEP}(?<fromYear>${YEAR})(?=\\s?(?:-|đến)))?)?(?:\\s?(?:-|,|và|đến)(?:\\s(?<toPart>sáng|trưa|chiều|tối))?(?: ngày)?\\s?)(?<toDay>${DAY}))?(?<sep>${SEP})(?<month>${MONTH})(?:\\k<sep>(?<year>${YEAR}))?(?![\\p{N}]|${SEP}\\d|-[\\p{L}])`,
  "gu",
);
const WORDS = new RegExp(
  `${LEAD}${NO_NUMBER}(?<![\\p{L}\\p{N}./-])(?<day>${DAY})(?:(?:,\\s?${DAY}){0,3}(?:\\s?(?:-|,|và|đến)(?: ngày)?\\s?)(?<toDay>${DAY}))?\\s+tháng\\s+(?<month>${MONTH})(?:(?:\\s*,)?\\s+năm\\s+(?<year>${YEAR})|${SEP}(?<year2>${YEAR}))?(?![\\p{N}])`,
  "gu",
);
const DAY_PARTS: Readonly<Record<string, DayPart>> = {
  sáng: "morning",
  trưa: "afternoon",
  chiều: "afternoon",
  tối: "evening",
  đêm: "evening",
};
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE_WORD = /ngày|tuần|sáng|chiều|tối|trưa|đêm|hôm|thứ|chủ nhật|\(/iu;

/**
 * Days as Vietnamese papers write them: "Sáng 27/11", "Chiều 10-12", "Ngày 11.7", "ngày 12 tháng 12 năm 2018", "Chiều nay
 * (29/12)", ranges. A day that no calendar has (31/2) is none; a bare "8/13" or "1.2" without a word before it is none.
 */
export function findDates(scope: Scope): readonly MentionOf<"date">[] {
  const matches = [...matchesAtWords(scope, NUMERIC), ...matchesAtWords(scope, WORDS)];
  return [...matches.flatMap((match) => toMention(match) ?? []), ...relativeDay(scope)];
}

/** "Hôm qua, tại …", "Sáng nay, Cụm …": the day of the publication or the one before, where it opens the sentence and no date follows. */
const RELATIVE =
  /^(?:\([^()]{2,20}\)\s*[-:]?\s*|\p{L}{2,8}\s*-\s*)?(?<said>(?:(?<part>sáng|trưa|chiều|tối|đêm)\s+)?(?:hôm\s+)?(?<when>nay|qua))(?=,\s+(?![(\d])| tại )/u;

function relativeDay({ lower, day }: Scope): readonly MentionOf<"date">[] {
  const match = RELATIVE.exec(lower);
  const { said = "", part, when } = match?.groups ?? {};
  const isBare = part === undefined && !said.startsWith("hôm");
  if (match === null || day === undefined || isBare) return [];
  const time = new Date(`${day}T00:00:00Z`).getTime() - (when === "qua" ? DAY_MS : 0);
  const told = new Date(time);
  const [date, month] = [told.getUTCDate(), told.getUTCMonth() + 1];
  const dayPart = DAY_PARTS[part ?? ""];
  const end = match[0].length;
  return [
    {
      kind: "date",
      span: { start: end - said.length, end },
      value: { day: date, month, toDay: date, toMonth: month, year: undefined, dayPart },
      finder: "date/relative",
    },
  ];
}

const DAY_MS = 86_400_000;

/** The bracket that the date opened is its own: "Chiều nay (29/12)". */
function closed(match: RegExpExecArray): number {
  const end = match.index + match[0].length;
  return match[0].includes("(") && match.input.charAt(end) === ")" ? end + 1 : end;
}

const NOT_SPACE = /\S/u;

function toMention(match: RegExpExecArray): MentionOf<"date"> | undefined {
  const groups = match.groups ?? {};
  const value = toValue(groups);
  if (value === undefined || !isDate(match[0], value)) return undefined;
  const lead = match[0].search(NOT_SPACE);
  const start = match.index + lead;
  return {
    kind: "date",
    span: { start, end: closed(match) },
    value,
    finder: "date",
  };
}

function toValue(groups: Readonly<Record<string, string | undefined>>): DateValue | undefined {
  const number = (name: string): number | undefined => {
    const digits = groups[name];
    return digits === undefined ? undefined : Number.parseInt(digits, 10);
  };
  const day = number("day") ?? 0;
  const toDay = number("toDay") ?? day;
  const toMonth = number("month") ?? 0;
  const month = number("fromMonth") ?? toMonth;
  if (!exists(day, month) || !exists(toDay, toMonth) || (month === toMonth && toDay < day))
    return undefined;
  const year = firstYear(number("fromYear"), number("year") ?? number("year2"), toMonth < month);
  if (year === null) return undefined;
  return { day, month, toDay, toMonth, year, dayPart: dayPartOf(groups) };
}

function dayPartOf(groups: Readonly<Record<string, string | undefined>>): DayPart | undefined {
  const { part, toPart, hour } = groups;
  if (toPart !== undefined) return undefined;
  if (part !== undefined || hour === undefined) return DAY_PARTS[(part ?? "").toLowerCase()];
  const clock = Number.parseInt(hour, 10);
  if (clock < FIRST_HOUR || clock >= HOURS) return undefined;
  if (clock < NOON) return "morning";
  return clock < EVENING ? "afternoon" : "evening";
}

/** Earlier no meeting begins, and "2 giờ" may be one of the afternoon. */
const FIRST_HOUR = 6;
const NOON = 12;
const EVENING = 18;
const HOURS = 24;

/** The year of the first day of a range; null where the years that it gives do not fit. */
function firstYear(
  from: number | undefined,
  to: number | undefined,
  isOverNewYear: boolean,
): number | undefined | null {
  const counted = to === undefined || !isOverNewYear ? to : to - 1;
  return from === undefined || from === counted ? counted : null;
}

function exists(day: number, month: number): boolean {
  return day <= (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Without a year, a word before it must say that it is a date: "3-2012", "8/13" and "1.2" are none. */
function isDate(surface: string, value: DateValue): boolean {
  return value.year !== undefined || DATE_WORD.test(surface) || surface.includes("tháng");
}
