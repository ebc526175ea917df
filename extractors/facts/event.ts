import type { DayPart, Event } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { isoDay } from "../../src/text/iso-day.ts";
import type { MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { YearContext } from "../refiners/implied-year.ts";
import { resolveDate } from "../refiners/implied-year.ts";
import { findEmulationYear } from "./emulation-year.ts";
import { findMeetingPlace, findMode } from "./event-circumstances.ts";
import type { EventKind } from "./event-type.ts";
import { EVENT_KINDS } from "./event-type.ts";

export interface EventFact {
  readonly event: Event;
  readonly spans: readonly Span[];
  readonly rule: string | undefined;
}

export const NO_EVENT: Event = {
  type: null,
  from: null,
  to: null,
  precision: null,
  dateBasis: null,
  dayPart: null,
  emulationYear: null,
  emulationPeriod: null,
  place: null,
  mode: null,
};

const NOTHING: EventFact = { event: NO_EVENT, spans: [], rule: undefined };
/** A correction tells of an article, not of a meeting. */
const CORRECTION = /^(?:đính chính|cải chính)/u;

/** An article about a decision: its title or lead issues one, and neither tells of a meeting. */
function isDecision(sentences: readonly Sentence[]): boolean {
  const head = sentences.filter(({ zone }) => zone === "title" || zone === "lead");
  return head.some(({ text }) => ISSUES.test(text)) && !head.some(({ text }) => GATHERS.test(text));
}

const ISSUES = /(?:ban hành|ký|vừa có) (?:quyết định|thông báo|công văn|kế hoạch)/u;
const GATHERS = /(?:hội nghị|tổ chức (?:lễ|họp|tổng kết|sơ kết)|giao ban|cuộc họp)/u;

/** The meeting that the sentences report: what for, when, where. All fields `null` where no meeting is told. */
export function findEvent(reading: Reading, sentences: readonly Sentence[]): EventFact {
  if (sentences.some(({ zone, text }) => zone === "title" && CORRECTION.test(text))) return NOTHING;
  if (isDecision(sentences)) return NOTHING;
  const told = sentences.filter(({ zone }) => zone !== "quote" && zone !== "caption");
  const kind = kindOf(told);
  if (kind === undefined) return NOTHING;
  const { type, rule } = kind.kind;
  const year = findEmulationYear(told, type);
  const years = plausibleYears(reading, year?.year);
  const dated = sameDay(reading, told) ?? findEventDate(told, years);
  const days = resolveDays(reading, dated, { emulationYear: year?.year, type });
  const place = findMeetingPlace(told, dated?.sentence, reading.article.text);
  const event: Event = {
    ...NO_EVENT,
    ...(days.from === null ? (monthOf(reading, told) ?? days) : days),
    type,
    emulationYear: year === undefined ? impliedYear(days.from, type, told) : (year.year ?? null),
    emulationPeriod: year?.period ?? null,
    place: place?.name ?? null,
    mode: findMode(told),
  };
  const spans = [kind.span, dated?.date.span, year?.span, place?.span];
  return { event, spans: spans.filter((span) => span !== undefined), rule };
}

function resolveDays(
  reading: Reading,
  dated: EventDate | undefined,
  context: Pick<YearContext, "emulationYear" | "type">,
): Pick<Event, "from" | "to" | "precision" | "dateBasis" | "dayPart"> {
  const published = reading.article.publishedAt?.slice(0, 10);
  const resolved =
    dated === undefined ? undefined : resolveDate(dated.date.value, { ...context, published });
  return {
    from: resolved?.from ?? null,
    to: resolved?.to ?? null,
    precision: resolved === undefined ? null : "day",
    dateBasis: resolved?.basis ?? null,
    dayPart: dated?.date.value.dayPart ?? null,
  };
}

/** Without a year in the text: a review in the first quarter looks back, any other meeting is about its own year. */
function impliedYear(
  from: string | null,
  type: Event["type"],
  sentences: readonly Sentence[],
): number | null {
  if (from === null || sentences.slice(0, 3).some(({ text }) => OF_SEVERAL_YEARS.test(text)))
    return null;
  const year = Number.parseInt(from.slice(0, 4), 10);
  return LOOKS_BACK.has(type ?? "") &&
    Number.parseInt(from.slice(5, 7), 10) <= LAST_MONTH_OF_LATE_REVIEWS
    ? year - 1
    : year;
}

/** "tổng kết 03 năm thực hiện …": no single year is reviewed. */
const OF_SEVERAL_YEARS =
  /(?:tổng kết|sơ kết|đánh giá|nhìn lại|kết quả)[^.;]{0,20} (?:\d{1,2}|hai|ba|bốn|năm|mười) năm(?! \d)/u;

/** Meetings of the new year that close the old one. */
const LOOKS_BACK: ReadonlySet<string> = new Set(["annual-review", "handover"]);
const LAST_MONTH_OF_LATE_REVIEWS = 4;

const SAME_DAY = /^(?:(?<part>sáng|chiều|tối) )?cùng ngày(?![\p{L}])/u;
const PARTS: Readonly<Record<string, DayPart>> = {
  sáng: "morning",
  chiều: "afternoon",
  tối: "evening",
};

/** "Chiều cùng ngày, Cụm thi đua số 4 …": the day of the meeting told before, with a part of the day of its own. */
function sameDay(reading: Reading, sentences: readonly Sentence[]): EventDate | undefined {
  const sentence = sentences.find(
    ({ text, mentions }) =>
      SAME_DAY.test(text) &&
      mentions.some((mention) => isKind(mention, "group") && mention.value.name !== undefined),
  );
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
  const part = SAME_DAY.exec(sentence.text)?.groups?.["part"]?.toLowerCase() ?? "";
  const value = { ...before.date.value, dayPart: PARTS[part] };
  return { date: { ...before.date, value }, sentence };
}

const MONTH =
  /^(?:(?:[^\s,]+[ ,]){0,4}?)(?:trong |vào )?tháng (?<month>1[0-2]|0?[1-9])(?:(?:\s?[-/.]\s?|,? năm )(?<year>20\d{2}))?(?![\p{L}\d/.-])/iu;

/** "Trong tháng 11-2011, Khối … họp bình xét": a month without a day, where the sentence that holds the meeting opens with it. */
function monthOf(
  reading: Reading,
  sentences: readonly Sentence[],
): Pick<Event, "from" | "to" | "precision" | "dateBasis" | "dayPart"> | undefined {
  const published = reading.article.publishedAt?.slice(0, 4);
  for (const sentence of sentences.slice(0, MAX_SENTENCES)) {
    const said = MONTH.exec(reading.canonical.slice(sentence.span.start, sentence.span.end));
    if (said === null || !MEETING.test(sentence.text)) continue;
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

interface FoundKind {
  readonly kind: EventKind;
  readonly span: Span;
}

const MAX_SENTENCES = 6;

/** The kind that the title calls for; without one in the title, the lead or the first sentences of the body. */
function kindOf(sentences: readonly Sentence[]): FoundKind | undefined {
  const title = sentences.filter(({ zone }) => zone === "title");
  const opening = sentences.filter(({ zone }) => zone !== "title").slice(0, MAX_SENTENCES);
  const preparatory = [...title, ...opening.slice(0, 1)].find(({ text }) => PREPARES.test(text));
  if (preparatory !== undefined) return otherKind(preparatory);
  const inTitle = firstKind(title);
  const meeting = opening.filter(
    (sentence) => MEETING.test(sentence.text) && isAboutMeeting(sentence),
  );
  const inText = meeting
    .map((sentence, i) => firstKind([sentence], i === 0 || tellsOfMeeting(sentence)))
    .find((found) => found !== undefined && found.kind.type !== "other");
  if (inTitle !== undefined && inTitle.kind.type !== "other" && outranks(inTitle, inText))
    return inTitle;
  return inText ?? inTitle ?? firstKind(meeting);
}

/** A meeting that prepares another one is not that one. */
const PREPARES = /(?:họp trù bị|họp chuẩn bị|chuẩn bị (?:cho )?(?:hội nghị|tổng kết|lễ))/u;

function otherKind(sentence: Sentence): FoundKind | undefined {
  const kind = EVENT_KINDS.find(({ type }) => type === "other");
  const match = PREPARES.exec(sentence.text);
  if (kind === undefined || match === null) return undefined;
  return { kind, span: sentence.spanOf(match.index, match.index + match[0].length) };
}

/** The lesser kinds of meeting are words of any report; they name this one only in the sentence that dates or holds it. */
function tellsOfMeeting(sentence: Sentence): boolean {
  return (
    sentence.zone === "lead" ||
    (sentence.mentions.some(({ kind }) => kind === "date") &&
      sentence.mentions.some(({ kind }) => kind === "group" || kind === "unit"))
  );
}

const LESSER: ReadonlySet<string> = new Set(["thematic", "inspection", "briefing", "handover"]);

/** A sentence that tells of the meeting names the group, dates it, or is the lead; a duty to hold one is no meeting. */
function isAboutMeeting(sentence: Sentence): boolean {
  if (DUTY.test(sentence.text)) return false;
  return (
    sentence.zone === "lead" ||
    sentence.mentions.some(({ kind }) => kind === "date" || kind === "group" || kind === "year")
  );
}

const DUTY =
  /(?:họp trù bị|tổng duyệt|sơ duyệt|duyệt chương trình|theo kịch bản|có trách nhiệm|chịu trách nhiệm|theo quy định tại|có nhiệm vụ)/u;

/** A title may name the lesser purpose ("ký kết giao ước") of a meeting that the text calls a review. */
function outranks(title: FoundKind, text: FoundKind | undefined): boolean {
  return text === undefined || !REVIEWS.has(text.kind.type) || REVIEWS.has(title.kind.type);
}

const REVIEWS: ReadonlySet<string> = new Set([
  "annual-review",
  "midyear-review",
  "quarterly-review",
]);
const MEETING =
  /(?:[\uE005\uE001][^.;]{0,40}(?:tổng kết|sơ kết|ký kết|giao ban|đánh giá)|tổ chức|tiến hành|diễn ra|tham dự|dự|khai mạc|đã họp|hội nghị|lễ|họp)/u;

function firstKind(sentences: readonly Sentence[], takesLesser?: boolean): FoundKind | undefined {
  for (const kind of EVENT_KINDS) {
    if (takesLesser === false && LESSER.has(kind.type)) continue;
    for (const sentence of sentences) {
      const match = kind.pattern.exec(sentence.text);
      if (match !== null)
        return { kind, span: sentence.spanOf(match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}

interface EventDate {
  readonly date: MentionOf<"date">;
  readonly sentence: Sentence;
}

const DOCUMENT_BEFORE =
  /(?:số\s*[^\s,;]*|chỉ thị|nghị quyết|kết luận|quyết định|quy định|công văn|kế hoạch|thông tư|hướng dẫn|nghị định|luật|pháp lệnh|kỷ niệm|thành lập|trước|đến hết|hết|kể từ|tính đến|(?<![\p{L}])đến|(?<![\p{L}])sau|khai giảng|ngày truyền thống|ngày thành lập)[^.;\uE005]{0,60}$/u;
const MAX_DATED = 8;

/** The first date of the opening sentences that is no document's, no deadline and no anniversary; one with a word of day first. */
function findEventDate(
  sentences: readonly Sentence[],
  years: YearRange | undefined,
): EventDate | undefined {
  const candidates = sentences
    .filter(({ zone }) => zone !== "title")
    .slice(0, MAX_DATED)
    .concat(sentences.filter(({ zone }) => zone === "title"))
    .flatMap((sentence) =>
      sentence.mentions.flatMap((date) =>
        isKind(date, "date") && isEventDate(sentence, date) && isWithin(date, years)
          ? [{ date, sentence }]
          : [],
      ),
    );
  return (
    candidates.find(({ sentence }) => MEETING.test(sentence.text) && tellsOfMeeting(sentence)) ??
    candidates.find(({ sentence }) => MEETING.test(sentence.text)) ??
    candidates.find(({ sentence, date }) => isOpening(sentence) || date.value.dayPart !== undefined)
  );
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

interface YearRange {
  readonly from: number;
  readonly to: number;
}

const EARLIEST = 2;

/** A meeting lies near its report and the year that it reviews; 28/8/1945 in an article of 2025 is an anniversary. */
function plausibleYears(reading: Reading, reviewed: number | undefined): YearRange | undefined {
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
    (!ENDS_PHRASE.test(before) || OF_BODY.test(sentence.text.slice(at + 1)));
  return !inDocument && !isAnniversary(sentence, at) && !isSince(date, sentence);
}

/** "(28/8/1945 - 28/8/2025)": two full dates with a dash between are an anniversary. */
function isAnniversary(sentence: Sentence, at: number): boolean {
  return (
    DATE_BEFORE.test(sentence.text.slice(0, at)) || DATE_AFTER.test(sentence.text.slice(at + 1))
  );
}

const DATE_BEFORE = /\uE007 ?- ?$/u;
const DATE_AFTER = /^ ?- ?\uE007/u;
/** "Quyết định số …, ngày 15/3/2021 của Tỉnh ủy": the comma does not end the document. */
const OF_BODY = /^ của /u;
const ENDS_PHRASE = /[,;]\s*$/u;
