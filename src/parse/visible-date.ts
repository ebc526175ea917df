import { isoDay } from "../text/iso-day.ts";

const DAY = "(?<day>\\d{1,2})";
const MONTH = "(?<month>\\d{1,2})";
const YEAR = "(?<year>(?:19|20)\\d{2})";
const NUMERIC = new RegExp(`(?<!\\d)${DAY}\\s?[./-]\\s?${MONTH}\\s?[./-]\\s?${YEAR}(?!\\d)`, "u");
const WORDS = new RegExp(
  `(?<!\\d)${DAY}\\s+tháng\\s+${MONTH}(?:\\s*,)?\\s+(?:năm\\s+)?${YEAR}(?!\\d)`,
  "iu",
);
const ISO = /(?<year>(?:19|20)\d{2})-(?<month>\d{2})-(?<day>\d{2})/u;
const TIME =
  /(?<![\d/.-])(?<hour>\d{1,2})\s?(?::|giờ|h)\s?(?<minute>\d{2})(?::(?<second>\d{2}))?'?\s?(?<half>SA|CH|AM|PM)?(?![\d/.-])/iu;

/**
 * A publication date as a page shows it: "19:28' 11/12/2021", "Thứ bảy, 11/12/2021 | 19:28 [GMT+7]", "11-12-2021 07:28:00
 * CH", "Đăng ngày 11 Tháng 12 2021". A day, or a moment at +07:00; midnight is how systems write a day. Undefined for none.
 */
export function parseVisibleDate(text: string): string | undefined {
  const match = NUMERIC.exec(text) ?? WORDS.exec(text) ?? ISO.exec(text);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  const day = dayOf(groups);
  if (day === undefined) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  const time = isoTime(TIME.exec(rest)?.groups);
  return time === undefined || time === "00:00:00" ? day : `${day}T${time}+07:00`;
}

const MOMENT =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(?<zone>Z|[+-]\d{2}:?\d{2})?)?/u;
const VIETNAM_MS = 7 * 3_600_000;

/** A date of structured data (ISO 8601) in Vietnam's time zone; a time without a zone is Vietnamese. Undefined for none. */
export function parseIsoMoment(text: string): string | undefined {
  const groups = MOMENT.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { time, zone } = groups;
  const day = dayOf(groups);
  if (day === undefined) return undefined;
  if (time === undefined) return day;
  const full = time.length === 5 ? `${time}:00` : time;
  if (zone === undefined || zone.replace(":", "") === "+0700")
    return full === "00:00:00" ? day : `${day}T${full}+07:00`;
  const moment = Date.parse(`${day}T${full}${zone}`);
  return Number.isNaN(moment)
    ? undefined
    : `${new Date(moment + VIETNAM_MS).toISOString().slice(0, 19)}+07:00`;
}

function dayOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const [year = 0, month = 0, day = 0] = ["year", "month", "day"].map((name) =>
    Number.parseInt(groups[name] ?? "", 10),
  );
  return isoDay(year, month, day);
}

function isoTime(
  groups: Readonly<Record<string, string | undefined>> | undefined,
): string | undefined {
  if (groups === undefined) return undefined;
  const hour = Number.parseInt(groups["hour"] ?? "", 10);
  const half = groups["half"]?.toUpperCase();
  const isLate = half === "CH" || half === "PM";
  const full =
    isLate && hour < 12 ? hour + 12 : !isLate && half !== undefined && hour === 12 ? 0 : hour;
  const minute = groups["minute"] ?? "00";
  if (full > 23 || Number.parseInt(minute, 10) > 59) return undefined;
  return `${String(full).padStart(2, "0")}:${minute}:${groups["second"] ?? "00"}`;
}

const DATE_WORDS =
  /(?<![\p{L}\d])(?:GMT|UTC|thứ|hai|ba|tư|năm|sáu|bảy|chủ|nhật|ngày|lúc|đăng|cập|được|gửi|viết|xuất|bản|giờ|tháng|SA|CH|AM|PM|\d{1,2}[:h]\d{2}(?::\d{2})?|\+?0?7)(?![\p{L}\d])/giu;
const PUNCTUATION = /[\s,|.:;()[\]'+-]+/gu;
const MAX_DATE_LINE = 80;

/** True for a line that shows a date and nothing else. */
export function isDateLine(text: string): boolean {
  if (text.length > MAX_DATE_LINE) return false;
  const match = NUMERIC.exec(text) ?? WORDS.exec(text);
  if (match === null) return false;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return rest.replace(DATE_WORDS, "").replace(PUNCTUATION, "") === "";
}
