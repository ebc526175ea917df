import type { DayPart, Event } from "../../src/model/extraction.ts";
import { isoDay } from "../../src/text/iso-day.ts";
import { parseNumber } from "../../src/text/numerals.ts";
import type { DateValue, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import { MEETING, OPENING_SENTENCES, tellsOfMeeting } from "./event-kind.ts";

/** The date of a meeting with the sentence that gives it. */
export interface EventDate {
  readonly date: MentionOf<"date">;
  readonly sentence: Sentence;
  /** Whether it is counted from the day of another meeting. */
  readonly isRelative?: true;
}

const DOCUMENT_BEFORE =
  /(?:số\s*[^\s,;]*|chỉ thị|nghị quyết|kết luận|quyết định|quy định|công văn|kế hoạch|thông tư|hướng dẫn|nghị định|luật|pháp lệnh|kỷ niệm|thành lập|trước|đến hết|(?<!gần )hết(?! (?:thời|buổi|phần|các|sức))|kể từ|tính đến|(?<![\p{L}])đến|(?<![\p{L}])sau|khai giảng|được phát động|ngày truyền thống|ngày thành lập)(?:(?!(?:tại|trong) hội nghị)[^.;\uE005]){0,60}$/u;
const MAX_DATED = 8;

/** The first date of the opening sentences that is no document's, no deadline and no anniversary; one with a word of day first. */
export function findEventDate(
  sentences: readonly Sentence[],
  years: YearRange | undefined,
): EventDate | undefined {
  const isVague = sentences.some(
    (one) => one.zone !== "title" && one.zone !== "caption" && one.says(OPENS_VAGUELY),
  );
  const candidates = sentences
    .filter(({ zone }) => zone !== "title")
    .filter((one) => !isOtherTime(one) && (!isVague || one.says(CALLS_IT_MEETING)))
    // A group's own sentences stand before those that it shares, which may open the article.
    .filter(({ index }, i) => i < MAX_DATED || index < MAX_DATED)
    .concat(sentences.filter(({ zone }) => zone === "title"))
    .flatMap((sentence) =>
      sentence.mentions.flatMap((date) =>
        isKind(date, "date") && isEventDate(sentence, date) && isWithin(date, years)
          ? [{ date, sentence }]
          : [],
      ),
    );
  return (
    candidates.find(({ sentence }) => sentence.says(MEETING) && tellsOfMeeting(sentence)) ??
    candidates.find(({ sentence }) => sentence.says(MEETING)) ??
    candidates.find(({ sentence, date }) => isOpening(sentence) || date.value.dayPart !== undefined)
  );
}

/** "Mới đây, Cụm … tổng kết": no day is told, and a day told later may be that of a visit or a contest of the year. */
const OPENS_VAGUELY =
  /^(?:[^.;\uE007]{0,80}, )?(?:mới đây|vừa qua|gần đây|vừa rồi|tuần qua|tuần trước),[^\uE007]*$/u;
const CALLS_IT_MEETING = /(?<![\p{L}])(?:hội nghị|họp|lễ)(?![\p{L}])/u;
/** What was before the meeting, or is to come. */
const OTHER_TIME =
  /^(?:trước đó,|(?:theo )?dự kiến,|theo kế hoạch,|hội nghị (?:lần )?(?:tiếp theo|sau|tới)(?![\p{L}]))/u;

/** "Trước đó, ngày 15/12, Khối thi đua số 2 cũng tổng kết" tells of another group. */
function isOtherTime(sentence: Sentence): boolean {
  return sentence.says(OTHER_TIME) && !namesGroup(sentence);
}

/** Whether a sentence names a group, and does not only speak of one. */
export function namesGroup({ mentions }: Sentence): boolean {
  return mentions.some((one) => isKind(one, "group") && one.value.name !== undefined);
}

/** "từ ngày 01/7/2025": a day from which something holds; "từ ngày 20 đến 22/7" is a meeting of days. */
const SINCE = /^(?:trong )?từ(?: ngày)? [^-–]*$/iu;

function isSince({ value, span }: MentionOf<"date">, sentence: Sentence): boolean {
  const isOneDay = value.day === value.toDay && value.month === value.toMonth;
  return isOneDay && SINCE.test(sentence.surfaceOf({ kind: "date", span, value, finder: "" }));
}

function isOpening({ zone, index }: Sentence): boolean {
  return zone === "lead" || zone === "title" || index <= 1;
}

export interface YearRange {
  readonly from: number;
  readonly to: number;
}

const EARLIEST = 2;

/** A meeting lies near its report and the year that it reviews; 28/8/1945 in an article of 2025 is an anniversary. */
export function plausibleYears(
  reading: Reading,
  reviewed: number | undefined,
): YearRange | undefined {
  const published = reading.article.publishedAt?.slice(0, 4);
  if (published !== undefined) {
    const year = Number.parseInt(published, 10);
    return { from: year - EARLIEST, to: year + 1 };
  }
  return reviewed === undefined ? undefined : { from: reviewed - 1, to: reviewed + EARLIEST };
}

function isWithin(date: MentionOf<"date">, years: YearRange | undefined): boolean {
  const { year } = date.value;
  return year === undefined || years === undefined || (years.from <= year && year <= years.to);
}

function isEventDate(sentence: Sentence, date: MentionOf<"date">): boolean {
  const at = sentence.indexOf(date.span.start);
  const before = sentence.text.slice(0, at);
  const inDocument =
    DOCUMENT_BEFORE.test(before.slice(-90)) &&
    (!ENDS_PHRASE.test(before) || sentence.says(OF_BODY, at + 1));
  return !inDocument && !isAnniversary(sentence, at) && !isSince(date, sentence) && !isSeason(date);
}

/** "Năm công tác 2022 (từ ngày 01/10/2021 đến ngày 30/9/2022)": a stretch of months is no meeting. */
function isSeason({ value: { month, toMonth } }: MentionOf<"date">): boolean {
  const months = (toMonth - month + MONTHS) % MONTHS;
  return months > 1 || (toMonth < month && month !== MONTHS);
}

const MONTHS = 12;

/** "(28/8/1945 - 28/8/2025)": two full dates with a dash between are an anniversary. */
function isAnniversary(sentence: Sentence, at: number): boolean {
  return sentence.says(DATE_BEFORE, 0, at) || sentence.says(DATE_AFTER, at + 1);
}

const DATE_BEFORE = /\uE007 ?- ?$/u;
const DATE_AFTER = /^ ?- ?\uE007/u;
/** "Quyết định số …, ngày 15/3/2021 của Tỉnh ủy": the comma does not end the document. */
const OF_BODY = /^ của /u;
const ENDS_PHRASE = /[,;]\s*$/u;

const SAME_DAY =
  /^(?:(?<part>sáng|chiều|tối) )?cùng ngày(?![\p{L}])(?:, (?:vào )?(?:buổi )?(?<later>sáng|chiều|tối),)?/u;
/** "Trước đó một ngày, Cụm thi đua số 2 …", "Hai ngày sau, …", "Sáng hôm sau, …". */
const DAYS_APART =
  /^(?:(?:(?<earlier>trước)|sau) đó (?<few>một|hai|ba|bốn|\d) (?:ngày|hôm)|(?<many>một|hai|ba|bốn|\d) (?:ngày|hôm) (?:(?<before>trước)|sau)(?: đó)?|(?:(?<part>sáng|chiều|tối|ngày) )?hôm (?:(?<eve>trước)|sau)),/u;
const HALF_DAY = /^buổi (?<part>sáng|chiều|tối),/u;
const PARTS: Readonly<Record<string, DayPart>> = {
  sáng: "morning",
  chiều: "afternoon",
  tối: "evening",
};

/** "Chiều cùng ngày, Cụm thi đua số 4 …": the day of the meeting told before, with a part of the day of its own. */
export function sameDay(reading: Reading, sentences: readonly Sentence[]): EventDate | undefined {
  return dayBefore(reading, sentences, SAME_DAY);
}

/** A meeting told as so many days before or after the one told before it. */
export function daysApart(reading: Reading, sentences: readonly Sentence[]): EventDate | undefined {
  return dayBefore(
    reading,
    sentences.filter(({ mentions }) => !mentions.some((one) => isKind(one, "date"))),
    DAYS_APART,
  );
}

/** "Buổi sáng, …, Cụm thi đua số 1 … tổ chức hội nghị": the same without the word, for a group of which no day is told. */
export function halfDay(reading: Reading, sentences: readonly Sentence[]): EventDate | undefined {
  return dayBefore(
    reading,
    sentences.filter((sentence) => sentence.says(MEETING) || sentence.says(NEXT_IN_TURN)),
    HALF_DAY,
  );
}

/** "Buổi chiều, đến lượt Khối thi đua …". */
const NEXT_IN_TURN = /^buổi (?:sáng|chiều|tối), (?:đến|tới) lượt \uE005/u;

function dayBefore(
  reading: Reading,
  sentences: readonly Sentence[],
  opening: RegExp,
): EventDate | undefined {
  const sentence = sentences.find((one) => one.says(opening) && namesGroup(one));
  if (sentence === undefined) return undefined;
  const before = reading.sentences
    .filter(({ index }) => index < sentence.index)
    .flatMap((one) =>
      one.mentions.flatMap((date) =>
        isKind(date, "date") && isEventDate(one, date) ? [{ date, sentence: one }] : [],
      ),
    )
    .at(-1);
  if (before === undefined) return undefined;
  const said = sentence.find(opening)?.groups ?? {};
  const value = {
    ...shifted(before.date.value, opening === DAYS_APART ? daysOf(said) : 0),
    dayPart: PARTS[said["part"] ?? said["later"] ?? ""],
  };
  const date = { ...before.date, value };
  return opening === HALF_DAY ? { date, sentence } : { date, sentence, isRelative: true };
}

/** How many days after the other meeting; below zero for days before it. */
function daysOf(said: Readonly<Record<string, string | undefined>>): number {
  const days = parseNumber(said["few"] ?? said["many"] ?? "") ?? 1;
  return (said["earlier"] ?? said["before"] ?? said["eve"]) === undefined ? days : -days;
}

/** A day so many days later, in the same calendar where no year is said. */
function shifted(value: DateValue, days: number): DateValue {
  const { year, month, day } = value;
  const moved = new Date(Date.UTC(year ?? ANY_YEAR, month - 1, day + days));
  const [toMonth, toDay] = [moved.getUTCMonth() + 1, moved.getUTCDate()];
  return {
    ...value,
    day: toDay,
    month: toMonth,
    toDay: days === 0 ? value.toDay : toDay,
    toMonth: days === 0 ? value.toMonth : toMonth,
    year: year === undefined ? undefined : moved.getUTCFullYear(),
  };
}

/** A year with 29 February. */
const ANY_YEAR = 2024;

const MONTH =
  /^(?:(?:[^\s,]+[ ,]){0,4}?)(?:trong |vào )?tháng (?<month>1[0-2]|0?[1-9])(?:(?:\s?[-/.]\s?|,? năm )(?<year>20\d{2}))?(?![\p{L}\d/.-])/iu;

/** "Trong tháng 11-2011, Khối … họp bình xét": a month without a day, where the sentence that holds the meeting opens with it. */
export function monthOf(
  reading: Reading,
  sentences: readonly Sentence[],
): Pick<Event, "from" | "to" | "precision" | "dateBasis" | "dayPart"> | undefined {
  const published = reading.article.publishedAt?.slice(0, 4);
  for (const sentence of sentences.slice(0, OPENING_SENTENCES)) {
    const said = MONTH.exec(reading.canonical.slice(sentence.span.start, sentence.span.end));
    if (said === null || !sentence.says(MEETING)) continue;
    const month = Number.parseInt(said.groups?.["month"] ?? "", 10);
    const year = Number.parseInt(said.groups?.["year"] ?? published ?? "", 10);
    const from = isoDay(year, month, 1);
    const next = month === 12 ? isoDay(year + 1, 1, 1) : isoDay(year, month + 1, 1);
    if (from === undefined || next === undefined) continue;
    const to = new Date(Date.parse(next) - DAY_MS).toISOString().slice(0, "yyyy-mm-dd".length);
    return { from, to, precision: "month", dateBasis: "implied", dayPart: null };
  }
  return undefined;
}

const DAY_MS = 86_400_000;
