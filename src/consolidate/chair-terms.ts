import { searchKey } from "../text/fold.ts";
import { normalizeTone } from "../text/tone.ts";

/** One statement that a unit chaired, chairs or is to chair a group in a year. */
export interface ChairStatement {
  readonly statementId: number;
  readonly articleId: string;
  /** The independent text that it comes from: copies share one. */
  readonly textId: string;
  readonly status: "incumbent" | "elected" | "former";
  readonly unit: string;
  readonly place: string | null;
  readonly year: number;
  readonly isCorrection: boolean;
}

/** How well a term is supported: by two or more texts, by one, or by texts that contradict each other. */
export type Support = "confirmed" | "one-text" | "disputed" | "corrected";

/** Who chaired a group in one year, and on what that rests. */
export interface ChairTerm {
  readonly year: number;
  readonly unit: string;
  readonly place: string | null;
  readonly support: Support;
  /** Independent texts that say so. */
  readonly texts: number;
  readonly basis: "elected" | "incumbent" | "both";
  readonly statementIds: readonly number[];
  /** Other units that some text names for the same year, with their number of texts. */
  readonly dissent: readonly { readonly unit: string; readonly texts: number }[];
  /** The unit that took over within the year, after a merger of provinces. */
  readonly successor: { readonly unit: string; readonly place: string | null } | undefined;
}

/** Whether the second place is what the first was merged into within the year. */
export type Succeeds = (from: string | null, to: string | null, year: number) => boolean;

interface Candidate {
  readonly unit: string;
  readonly place: string | null;
  readonly statements: readonly ChairStatement[];
}

/**
 * One term a year. A correction decides; else the unit with most independent texts, then an incumbent before an elected
 * one, then the name. Whoever else is named stays as dissent, unless the one was merged into the other within the year.
 */
export function resolveTerms(
  statements: readonly ChairStatement[],
  succeeds: Succeeds,
): readonly ChairTerm[] {
  const years = [...new Set(statements.map(({ year }) => year))].sort((a, b) => a - b);
  return years.flatMap(
    (year) =>
      resolveYear(
        year,
        statements.filter((statement) => statement.year === year),
        succeeds,
      ) ?? [],
  );
}

function resolveYear(
  year: number,
  statements: readonly ChairStatement[],
  succeeds: Succeeds,
): ChairTerm | undefined {
  const ranked = [...candidatesOf(statements)].sort(byWeight);
  const [best, ...others] = ranked;
  if (best === undefined) return undefined;
  const later = others.find(
    (other) => succeeds(best.place, other.place, year) && isSameBody(best, other),
  );
  const earlier = others.find(
    (other) => succeeds(other.place, best.place, year) && isSameBody(best, other),
  );
  const holder = earlier ?? best;
  const successor = earlier === undefined ? later : best;
  const dissent = others.filter((other) => other !== later && other !== earlier);
  return toTerm(year, holder, { successor, dissent });
}

/** "tỉnh", "thành phố": one article writes the word before the place, another leaves it out. */
const RANK = /\b(?:tinh|thanh pho|tp) (?!uy\b)/gu;

function candidatesOf(statements: readonly ChairStatement[]): readonly Candidate[] {
  const units = new Map<string, ChairStatement[]>();
  for (const statement of statements) {
    const key = searchKey(statement.unit).replace(RANK, "");
    units.set(key, [...(units.get(key) ?? []), statement]);
  }
  return [...units.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [toCandidate(first, own)];
  });
}

/** Spelled in one way whatever the articles' tone placement; the statements keep theirs. */
function toCandidate(first: ChairStatement, statements: readonly ChairStatement[]): Candidate {
  const place = first.place === null ? null : normalizeTone(first.place);
  return { unit: normalizeTone(first.unit), place, statements };
}

function textsOf({ statements }: Candidate): number {
  return new Set(statements.map(({ textId }) => textId)).size;
}

function byWeight(a: Candidate, b: Candidate): number {
  const correction = (one: Candidate): number =>
    one.statements.some((statement) => statement.isCorrection) ? 1 : 0;
  const held = (one: Candidate): number =>
    one.statements.some(({ status }) => status !== "elected") ? 1 : 0;
  return (
    correction(b) - correction(a) ||
    textsOf(b) - textsOf(a) ||
    held(b) - held(a) ||
    (a.unit < b.unit ? -1 : 1)
  );
}

/** Successors keep the kind of body: the office of one province follows the office of the other. */
function isSameBody(a: Candidate, b: Candidate): boolean {
  const body = ({ unit, place }: Candidate): string =>
    searchKey(place === null ? unit : unit.replace(place, ""));
  return body(a) === body(b);
}

function toTerm(
  year: number,
  holder: Candidate,
  found: { readonly successor: Candidate | undefined; readonly dissent: readonly Candidate[] },
): ChairTerm {
  const own = [...holder.statements, ...(found.successor?.statements ?? [])];
  const isElected = own.some(({ status }) => status === "elected");
  const isHeld = own.some(({ status }) => status !== "elected");
  return {
    year,
    unit: holder.unit,
    place: holder.place,
    support: supportOf(holder, found.dissent),
    texts: textsOf(holder),
    basis: isElected && isHeld ? "both" : isElected ? "elected" : "incumbent",
    statementIds: own.map(({ statementId }) => statementId),
    dissent: found.dissent.map((other) => ({ unit: other.unit, texts: textsOf(other) })),
    successor:
      found.successor === undefined
        ? undefined
        : { unit: found.successor.unit, place: found.successor.place },
  };
}

function supportOf(holder: Candidate, dissent: readonly Candidate[]): Support {
  if (holder.statements.some(({ isCorrection }) => isCorrection)) return "corrected";
  if (dissent.length > 0) return "disputed";
  return textsOf(holder) > 1 ? "confirmed" : "one-text";
}
