import { isoDay } from "../text/iso-day.ts";
import { MONTH_NAMES, MONTHS } from "./month-names.ts";

/** In which order a page writes a date whose day and month are both numbers up to 12. */
export type DateOrder = "day-first" | "month-first";

const YEAR = "(?<year>(?:19|20)\\d{2})";
const D = "(?<day>\\d{1,2})";
const M = "(?<month>\\d{1,2})";
const NAME = `(?<name>${MONTH_NAMES})`;
/** Day and month as numbers, in the order of the page. */
const PAIR = "(?<first>\\d{1,2})\\s?(?<mark>[./-])\\s?(?<second>\\d{1,2})";
const END = "(?![\\d\\p{L}])";

/** The ways in which pages write a day, the plainest first. */
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,/-])${YEAR}\\s?[-/.]\\s?${M}\\s?[-/.]\\s?${D}(?![\\d])`, "u"),
  new RegExp(`(?<![\\d.,/-])${PAIR}\\s?[./-]\\s?${YEAR}(?!\\d)`, "u"),
  new RegExp(`(?<!\\d)${D}\\s+tháng\\s+${M}(?:\\s*,)?\\s+(?:năm\\s+)?${YEAR}(?!\\d)`, "iu"),
  new RegExp(
    `(?<!\\d)${D}(?:st|nd|rd|th|er|º|ª)?\\.?[\\s-]+(?:de |of )?${NAME}\\.?,?[\\s-]+(?:de |del )?${YEAR}(?!\\d)`,
    "iu",
  ),
  new RegExp(`(?<!\\p{L})${NAME}\\.?\\s+${D}(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, "iu"),
  new RegExp(`(?<!\\d)${YEAR}\\.?,?\\s+${NAME}\\s+${D}${END}`, "iu"),
  new RegExp(`(?<!\\d)${YEAR}\\s?[年년]\\s?${M}\\s?[月월]\\s?${D}\\s?[日일]`, "u"),
  new RegExp(`(?<![\\d.,/-])${PAIR}[./-](?<short>\\d{2})(?![\\d./-])`, "u"),
];
const TIME =
  /(?<![\d/.-])(?<hour>\d{1,2})\s?(?::|giờ|h)\s?(?<minute>\d{2})(?::(?<second>\d{2}))?'?\s?(?<half>SA|CH|AM|PM|a\.m\.|p\.m\.)?(?![\d/.-])/iu;

interface ShownDay {
  readonly day: string;
  readonly index: number;
  readonly length: number;
}

/** The first day in a text, in whatever form; undefined for none, and for days that no calendar has. */
function findDay(text: string, order: DateOrder): ShownDay | undefined {
  for (const form of FORMS) {
    const match = form.exec(text);
    const day = match?.groups === undefined ? undefined : dayOf(match.groups, order);
    if (match !== null && day !== undefined)
      return { day, index: match.index, length: match[0].length };
  }
  return undefined;
}

/**
 * A publication date as a page shows it: "19:28' 11/12/2021", "Thứ bảy, 11/12/2021 | 19:28 [GMT+7]", "11-12-2021 07:28:00
 * CH", "Đăng ngày 11 Tháng 12 2021", "Nov. 18, 2019". A day, or a moment at +07:00; midnight is how systems write a day.
 */
export function parseVisibleDate(text: string, order: DateOrder = "day-first"): string | undefined {
  const shown = findDay(text, order);
  if (shown === undefined) return undefined;
  const { day, index, length } = shown;
  const time = isoTime(TIME.exec(`${text.slice(0, index)} ${text.slice(index + length)}`)?.groups);
  return time === undefined || time === "00:00:00" ? day : `${day}T${time}+07:00`;
}

const MOMENT =
  /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})(?:(?:[T ]|\s+)(?<time>\d{1,2}:?\d{2}(?::?\d{2})?)(?:[.,]\d+)?\s?(?:(?<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|Z|UTC|GMT|[A-Z]{2,3}T)(?![\d\p{L}]))?)?/u;
const RFC822 =
  /^(?:\p{L}{3,9},?\s+)?(?<date>\d{1,2}[\s-]\p{L}{3,9}[\s-]\d{4})\s+(?<time>\d{1,2}:\d{2}(?::\d{2})?)\s?(?:(?<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|Z|UTC|GMT|[A-Z]{2,3}T)(?![\d\p{L}]))?/u;
const SECONDS = /^1\d{9}(?<rest>\d{3})?$/u;
const VIETNAM_MS = 7 * 3_600_000;

/** In which zone a moment is told: pages of Vietnam in theirs, other pages by the day that they themselves write. */
export interface Telling {
  readonly isVietnamese: boolean;
  readonly order: DateOrder;
}

const VIETNAMESE: Telling = { isVietnamese: true, order: "day-first" };

/**
 * A date of structured data (ISO 8601, RFC 822, seconds, or as shown) in Vietnam's time zone; a time without a zone is Vietnamese.
 * A page from elsewhere gives the day that it writes, without a time. Undefined for none.
 */
export function parseIsoMoment(text: string, telling = VIETNAMESE): string | undefined {
  const trimmed = text.trim();
  const epoch = SECONDS.exec(trimmed);
  if (epoch !== null) {
    const ms = Number.parseInt(trimmed, 10) * (epoch.groups?.["rest"] === undefined ? 1000 : 1);
    return told(new Date(ms).toISOString().slice(0, 10), new Date(ms).toISOString().slice(11, 19), {
      zone: "Z",
      telling,
    });
  }
  if (HALF_DAY.test(trimmed)) return shownIn(trimmed, telling);
  const iso = MOMENT.exec(trimmed)?.groups;
  if (iso !== undefined) {
    const day = dayOf(iso, telling.order);
    return day === undefined ? undefined : told(day, iso["time"], { zone: iso["zone"], telling });
  }
  const mail = RFC822.exec(trimmed)?.groups;
  const day = findDay(mail?.["date"] ?? "", telling.order)?.day;
  if (day !== undefined) return told(day, mail?.["time"], { zone: mail?.["zone"], telling });
  return shownIn(trimmed, telling);
}

const HALF_DAY = /\d\s?[AP]M(?![\p{L}])/iu;

function shownIn(text: string, { isVietnamese, order }: Telling): string | undefined {
  const shown = parseVisibleDate(text, order);
  return isVietnamese ? shown : shown?.slice(0, 10);
}

/** A day with a time and a zone as they are written, in Vietnam's zone. */
function told(
  day: string,
  time: string | undefined,
  { zone, telling }: { readonly zone: string | undefined; readonly telling: Telling },
): string | undefined {
  if (time === undefined || !telling.isVietnamese) return day;
  const full = fullTime(time);
  const offset = zone === undefined ? VIETNAM : offsetOf(zone);
  const moment = offset === undefined ? Number.NaN : Date.parse(`${day}T${full}${offset}`);
  // A time that no clock shows, or one in a zone that only its letters name, leaves the day.
  if (Number.isNaN(moment) || (offset === VIETNAM && full === "00:00:00")) return day;
  return `${new Date(moment + VIETNAM_MS).toISOString().slice(0, 19)}${VIETNAM}`;
}

const VIETNAM = "+07:00";
const UNIVERSAL = /^(?:Z|UTC|GMT)$/u;
const OFFSET = /^(?:GMT|UTC)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/u;

/** "GMT+7", "+00", "-0530" as ISO 8601 writes it; undefined for letters such as "EST", which several zones share. */
function offsetOf(zone: string): string | undefined {
  if (UNIVERSAL.test(zone)) return "+00:00";
  const groups = OFFSET.exec(zone)?.groups;
  if (groups === undefined) return undefined;
  const { sign = "+", hours = "", minutes = "00" } = groups;
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

function fullTime(time: string): string {
  const digits = time.includes(":")
    ? time.split(":").map((part) => part.padStart(2, "0"))
    : (time.match(/\d{2}/gu) ?? []);
  return [digits[0] ?? "00", digits[1] ?? "00", digits[2] ?? "00"].join(":");
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf(groups: Groups, order: DateOrder): string | undefined {
  const number = (name: string): number => Number.parseInt(groups[name] ?? "", 10);
  const { name, short, first, mark } = groups;
  const year =
    short === undefined ? number("year") : number("short") + (short < "40" ? 2000 : 1900);
  if (name !== undefined) return isoDay(year, MONTHS.get(name.toLowerCase()) ?? 0, number("day"));
  if (first === undefined) return isoDay(year, number("month"), number("day"));
  const isMonthFirst = order === "month-first" && mark !== ".";
  return (
    isoDay(
      year,
      number(isMonthFirst ? "first" : "second"),
      number(isMonthFirst ? "second" : "first"),
    ) ??
    isoDay(
      year,
      number(isMonthFirst ? "second" : "first"),
      number(isMonthFirst ? "first" : "second"),
    )
  );
}

function isoTime(groups: Groups | undefined): string | undefined {
  if (groups === undefined) return undefined;
  const hour = Number.parseInt(groups["hour"] ?? "", 10);
  const half = groups["half"]?.toUpperCase();
  const isLate = half !== undefined && LATE.test(half);
  const full =
    isLate && hour < 12 ? hour + 12 : !isLate && half !== undefined && hour === 12 ? 0 : hour;
  const minute = groups["minute"] ?? "00";
  if (full > 23 || Number.parseInt(minute, 10) > 59) return undefined;
  return `${String(full).padStart(2, "0")}:${minute}:${groups["second"] ?? "00"}`;
}

const LATE = /^(?:CH|P)/u;
const DATE_WORDS =
  /(?<![\p{L}\d])(?:GMT|UTC|thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|ngày|lúc|đăng|cập|được|gửi|viết|xuất|bản|giờ|tháng|SA|CH|AM|PM|\d{1,2}[:h]\d{2}(?::\d{2})?|\+?0?7)(?![\p{L}\d])/giu;
const PUNCTUATION = /[\s,|.:;()[\]'+-]+/gu;
const MAX_DATE_LINE = 80;

/** True for a line that shows a date and nothing else. */
export function isDateLine(text: string): boolean {
  if (text.length > MAX_DATE_LINE) return false;
  const shown = findDay(text, "day-first");
  if (shown === undefined) return false;
  const rest = `${text.slice(0, shown.index)} ${text.slice(shown.index + shown.length)}`;
  return rest.replace(DATE_WORDS, "").replace(PUNCTUATION, "") === "";
}
