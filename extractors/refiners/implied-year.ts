import type { Basis, EventType } from "../../src/model/extraction.ts";
import { isoDay } from "../../src/text/iso-day.ts";
import type { DateValue } from "../mention.ts";

export interface ResolvedDate {
  readonly from: string;
  readonly to: string;
  readonly basis: Basis;
}

export interface YearContext {
  /** The day of publication, where the page gives one. */
  readonly published: string | undefined;
  readonly emulationYear: number | undefined;
  readonly type: EventType;
}

const LATE_REVIEW_MONTHS = 6;
const DAY_MS = 86_400_000;
const MAX_LEAD_DAYS = 45;

/**
 * The days of a date. A year that the text does not give comes from the publication: the latest year that puts the day
 * before it, or, for an announcement, at most six weeks after; without a publication date from the year under review.
 * Undefined where neither is known or the day does not exist in that year.
 */
export function resolveDate(date: DateValue, context: YearContext): ResolvedDate | undefined {
  const year = date.year ?? implyYear(date, context);
  if (year === undefined) return undefined;
  const from = isoDay(year, date.month, date.day);
  const to = isoDay(date.toMonth < date.month ? year + 1 : year, date.toMonth, date.toDay);
  if (from === undefined || to === undefined) return undefined;
  return { from, to, basis: date.year === undefined ? "implied" : "stated" };
}

function implyYear(date: DateValue, context: YearContext): number | undefined {
  if (context.published !== undefined) return yearBefore(date, context.published);
  if (context.emulationYear === undefined) return undefined;
  const isLate = context.type === "annual-review" && date.month <= LATE_REVIEW_MONTHS;
  return isLate ? context.emulationYear + 1 : context.emulationYear;
}

function yearBefore(date: DateValue, published: string): number {
  const year = Number.parseInt(published.slice(0, 4), 10);
  const sameYear = Date.UTC(year, date.month - 1, date.day);
  const lead = (sameYear - Date.parse(`${published}T00:00:00Z`)) / DAY_MS;
  return lead > MAX_LEAD_DAYS ? year - 1 : year;
}
