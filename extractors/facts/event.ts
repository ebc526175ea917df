import type { Event } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { YearContext } from "../refiners/implied-year.ts";
import { resolveDate } from "../refiners/implied-year.ts";
import { findEmulationYear } from "./emulation-year.ts";
import { findMeetingPlace, findMode } from "./event-circumstances.ts";
import type { EventDate } from "./event-date.ts";
import {
  daysApart,
  findEventDate,
  halfDay,
  monthOf,
  namesGroup,
  plausibleYears,
  sameDay,
} from "./event-date.ts";
import { kindOf } from "./event-kind.ts";

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
  return head.some((one) => one.says(ISSUES)) && !head.some((one) => one.says(GATHERS));
}

const ISSUES = /(?:ban hành|ký|vừa có) (?:quyết định|thông báo|công văn|kế hoạch)/u;
const GATHERS = /(?:hội nghị|tổ chức (?:lễ|họp|tổng kết|sơ kết)|giao ban|cuộc họp)/u;

/** The meeting that the sentences report: what for, when, where. All fields `null` where no meeting is told. */
export function findEvent(reading: Reading, sentences: readonly Sentence[]): EventFact {
  if (sentences.some((one) => one.zone === "title" && one.says(CORRECTION))) return NOTHING;
  if (isDecision(sentences)) return NOTHING;
  const told = sentences.filter(({ zone }) => zone !== "quote" && zone !== "caption");
  const kind = kindOf(told);
  if (kind === undefined) return NOTHING;
  const { type, rule } = kind.kind;
  const year = findEmulationYear(told, type);
  const years = plausibleYears(reading, year?.year);
  const dated =
    sameDay(reading, told) ??
    daysApart(reading, told) ??
    ownDay(reading, told, findEventDate(told, years));
  const days = resolveDays(reading, dated, { emulationYear: year?.year, type });
  const place = findMeetingPlace(told, dated?.sentence, reading.article.text);
  const when = days.from === null ? (monthOf(reading, told) ?? days) : days;
  const event: Event = {
    ...NO_EVENT,
    ...when,
    type,
    emulationYear: year === undefined ? impliedYear(when.from, type, told) : (year.year ?? null),
    emulationPeriod: year?.period ?? null,
    place: place?.name ?? null,
    mode: findMode(told),
  };
  const spans = [kind.span, dated?.date.span, year?.span, place?.span];
  return { event, spans: spans.filter((span) => span !== undefined), rule };
}

/** A day told of several meetings is parted by the sentence that opens one of them: "Buổi chiều, tại …, Cụm thi đua số 3 …". */
function ownDay(
  reading: Reading,
  sentences: readonly Sentence[],
  found: EventDate | undefined,
): EventDate | undefined {
  return found !== undefined && namesGroup(found.sentence)
    ? found
    : (halfDay(reading, sentences) ?? found);
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
    dateBasis: dated?.isRelative === true ? "implied" : (resolved?.basis ?? null),
    dayPart: dated?.date.value.dayPart ?? null,
  };
}

/** Without a year in the text: a review in the first quarter looks back, any other meeting is about its own year. */
function impliedYear(
  from: string | null,
  type: Event["type"],
  sentences: readonly Sentence[],
): number | null {
  const opening = sentences.slice(0, 3);
  if (from === null || opening.some((one) => one.says(OF_SEVERAL_YEARS))) return null;
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
