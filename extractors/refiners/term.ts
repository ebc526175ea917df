import type { Chair, EventType } from "../../src/model/extraction.ts";
import type { ChairClaim } from "../facts/chairs.ts";

/** What a chair's year and status are worked out from. */
export interface TermContext {
  readonly type: EventType | undefined;
  /** The year under review, or pledged. */
  readonly emulationYear: number | undefined;
  readonly publishedYear: number | undefined;
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
  if (claim.period !== undefined) {
    const status = claim.says === "elected" ? "elected" : "incumbent";
    return { status, year: null, yearBasis: null, period: claim.period };
  }
  const current = context.emulationYear ?? context.publishedYear;
  const status = statusOf(claim, { ...context, current });
  if (claim.year !== undefined)
    return { status, year: claim.year, yearBasis: "stated", period: null };
  // A chair of the past held it in some earlier year: which one, the text does not say.
  if (status === "former") return { status, year: null, yearBasis: null, period: null };
  if (context.emulationPeriod !== undefined)
    return {
      status,
      year: null,
      yearBasis: null,
      period: status === "incumbent" ? context.emulationPeriod : null,
    };
  const implied =
    context.emulationYear === undefined && context.type === undefined ? undefined : current;
  if (implied === undefined) return { status, year: null, yearBasis: null, period: null };
  return {
    status,
    year: implied + (status === "elected" ? 1 : 0),
    yearBasis: "implied",
    period: null,
  };
}

function statusOf(
  claim: ChairClaim,
  context: TermContext & { readonly current: number | undefined },
): Chair["status"] {
  const { current, type } = context;
  if (claim.says === "former") return "former";
  if (claim.year !== undefined && current !== undefined) {
    if (claim.year < current) return "former";
    if (claim.year > current) return "elected";
    return "incumbent";
  }
  if (type === "pledge-signing") return "incumbent";
  // By decision for the running year, unless it is an election that the sentence tells.
  if (type === undefined && !ELECTS.test(claim.sentence.text)) return "incumbent";
  return claim.says === "elected" ? "elected" : "incumbent";
}

const ELECTS = /(?:bầu|suy tôn|tín nhiệm|bàn giao|trao cờ|nhận cờ)(?![\p{L}])/iu;
