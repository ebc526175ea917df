import type { Chair, EventType } from "../../src/model/extraction.ts";
import type { ChairClaim } from "../facts/chair-claim.ts";

/** What a chair's year and status are worked out from. */
export interface TermContext {
  readonly type: EventType | undefined;
  /** The year under review, or pledged. */
  readonly emulationYear: number | undefined;
  /** The year for which a decision without a meeting is made. */
  readonly decidedYear: number | undefined;
  readonly publishedYear: number | undefined;
  /** Whether the meeting is held in the course of a year, for the running one. */
  readonly isInTheYear: boolean;
  /** A school year or a term of several years under review, as written. */
  readonly emulationPeriod: string | undefined;
}

export type Term = Pick<Chair, "status" | "year" | "yearBasis" | "period">;

/**
 * When and how a chair is held. Said for a year: later than the year under review is elected, earlier is former. Said
 * without one: whoever is elected takes the year after the reviewed one, at a signing the running year; whoever holds
 * the role holds it in the reviewed year. Without any year to count from, the year stays absent.
 */
export function settleTerm(claim: ChairClaim, context: TermContext): Term {
  if (claim.period !== undefined)
    return { ...NO_YEAR, status: statusOfPeriod(claim, context), period: claim.period };
  const current = context.emulationYear ?? context.publishedYear;
  if (claim.besideYear !== undefined) return besideTerm(claim, claim.besideYear, current);
  const status = statusOf(claim, { ...context, current });
  if (claim.year !== undefined)
    return { ...NO_YEAR, status, year: claim.year, yearBasis: "stated" };
  if (context.type === "handover" && claim.sentence.says(THIS_YEAR))
    return { ...NO_YEAR, status, ...ofYear(context.publishedYear) };
  const handed = handedIn(claim, context);
  if (handed !== undefined) return besideTerm(claim, handed - 1, current);
  return { ...NO_YEAR, status, ...impliedTerm(status, context) };
}

/** "vì là đơn vị Phó Khối năm nay" at a handover: the year in which it is written. */
const THIS_YEAR = /[\uE003\uE004](?: \uE005)? năm nay(?![\p{L}])/u;

function ofYear(year: number | undefined): Partial<Term> {
  return year === undefined ? {} : { year, yearBasis: "implied" };
}

/** The year for which somebody else takes over by decision, or at the signing of its pledges: who hands over held the role before it. */
function handedIn({ says, rule }: ChairClaim, context: TermContext): number | undefined {
  if (says !== "incumbent" || rule === GOES_ON) return undefined;
  return context.type === "pledge-signing" ? context.emulationYear : context.decidedYear;
}

const GOES_ON = "chair/goes-on";

/** A term of several years or a school year, against the one under review: by the years in which they begin. */
function statusOfPeriod(claim: ChairClaim, context: TermContext): Chair["status"] {
  const own = firstYear(claim.period);
  const current = firstYear(context.emulationPeriod) ?? context.emulationYear;
  if (own !== undefined && current !== undefined && context.emulationPeriod !== undefined) {
    if (own < current) return "former";
    return own > current ? "elected" : "incumbent";
  }
  return inYears(claim, context) ?? (claim.says === "elected" ? "elected" : "incumbent");
}

/** A term of a run of years against the year under review; undefined where either is not known. Who is elected for one that begins in that year is to hold it, but for a signing, which is at its start. */
function inYears(
  { period, says }: ChairClaim,
  { emulationYear: year, type }: TermContext,
): Chair["status"] | undefined {
  const [first, last] = [firstYear(period), lastYear(period)];
  if (first === undefined || last === undefined || year === undefined) return undefined;
  const isToCome = first === year && says === "elected" && type !== "pledge-signing";
  if (last - first > LONGEST_TERM || isToCome) return undefined;
  if (last < year) return "former";
  return first > year ? "elected" : "incumbent";
}

const LONGEST_TERM = 5;

/** The last year of "2021 - 2022"; undefined of a period that is no run of years. */
function lastYear(period: string | undefined): number | undefined {
  const digits = (period ?? "").match(YEARS)?.at(-1);
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

const YEARS = /\d{4}/gu;

function firstYear(period: string | undefined): number | undefined {
  const digits = YEAR.exec(period ?? "")?.[0];
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

const YEAR = /\d{4}/u;

/** The term next to one whose year is said: worked out, so implied. */
function besideTerm(claim: ChairClaim, year: number, current: number | undefined): Term {
  const isPast = current !== undefined && year < current;
  const isNext = current !== undefined && year > current;
  const status = isPast
    ? "former"
    : isNext
      ? "elected"
      : claim.says === "elected" && current === undefined
        ? "elected"
        : "incumbent";
  return { status, year, yearBasis: "implied", period: null };
}

const NO_YEAR = { year: null, yearBasis: null, period: null } as const;

/** The term of a claim without a year. A chair of the past held it in some earlier year: which, the text does not say. */
function impliedTerm(status: Chair["status"], context: TermContext): Partial<Term> {
  const { emulationPeriod, emulationYear, decidedYear } = context;
  if (status === "former") return {};
  if (decidedYear !== undefined) return { year: decidedYear, yearBasis: "implied" };
  if (emulationPeriod !== undefined)
    return status === "incumbent" ? { period: emulationPeriod } : {};
  if (emulationYear === undefined) return {};
  return { year: emulationYear + (status === "elected" ? 1 : 0), yearBasis: "implied" };
}

/** With the year that the article counts from. */
type CountedContext = TermContext & { readonly current: number | undefined };

function statusOf(claim: ChairClaim, context: CountedContext): Chair["status"] {
  const { current, type } = context;
  if (claim.says === "former" || claim.says === "incumbent") return claim.says;
  const year = claim.year ?? context.decidedYear;
  if (year !== undefined && current !== undefined) return statusIn(year, current);
  if (type === "pledge-signing" || context.isInTheYear) return "incumbent";
  // By decision, or in the course of a year: for the running one, unless it is an election that the sentence tells.
  if (!isAtYearsEnd(type) && !isChosenNow(claim)) return "incumbent";
  return claim.says === "elected" ? "elected" : "incumbent";
}

/** An election that the sentence tells, or words of the coming term; "từ đầu năm" and "năm ngoái" tell of one that was. */
function isChosenNow({ sentence }: ChairClaim): boolean {
  if (sentence.says(NEXT_TERM)) return true;
  if (sentence.says(FILLS_IN)) return false;
  return sentence.says(ELECTS) && !sentence.says(CHOSEN_BEFORE);
}

const NEXT_TERM = /(?:năm|nhiệm kỳ)(?: học)? (?:tới|sau|tiếp theo|kế tiếp)(?![\p{L}])/u;
/** "bầu bổ sung <U> làm Khối phó" at a review of half a year: for the rest of it. */
const FILLS_IN = /(?<![\p{L}])(?:bổ sung|kiện toàn)(?![\p{L}])/u;
const CHOSEN_BEFORE = /(?:^|từ |ngay )đầu năm(?![\p{L}])|năm (?:ngoái|trước)(?![\p{L}])/u;

/** A meeting at which the next year's chair is chosen; the others, and decisions, are about the running year. */
function isAtYearsEnd(type: EventType | undefined): boolean {
  return type !== undefined && !IN_THE_YEAR.has(type);
}

const IN_THE_YEAR: ReadonlySet<EventType> = new Set([
  "quarterly-review",
  "midyear-review",
  "briefing",
]);

function statusIn(year: number, current: number): Chair["status"] {
  if (year < current) return "former";
  return year > current ? "elected" : "incumbent";
}

/** Words of an election or a handover, not of a charge that somebody has. */
export const ELECTS = /(?:bầu|suy tôn|tín nhiệm|bàn giao|trao cờ|nhận cờ)(?![\p{L}])/u;
