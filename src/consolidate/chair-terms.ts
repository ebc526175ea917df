import type {
  ChairStatement,
  ChairTerm,
  Resolution,
  Support,
  TermSide,
  UnitIdentity,
} from "../model/dataset.ts";
import { aliasesOf } from "./unit-aliases.ts";
import { bodyOf } from "./unit-identity.ts";

/** Whether the second province is what the first was merged into within the year. */
export type Succeeds = (from: string | null, to: string | null, year: number) => boolean;

interface Candidate {
  readonly unit: UnitIdentity;
  readonly statements: readonly ChairStatement[];
}

/** One term a year, in order. What is said of deputies is left out: a group may have several. */
export function resolveTerms(
  statements: readonly ChairStatement[],
  succeeds: Succeeds,
): readonly ChairTerm[] {
  const byYear = new Map<number, ChairStatement[]>();
  for (const statement of statements)
    if (statement.role === "chair")
      byYear.set(statement.year, [...(byYear.get(statement.year) ?? []), statement]);
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, own]) => resolveYear(year, own, succeeds) ?? []);
}

/** None where people overruled all that was said. */
function resolveYear(
  year: number,
  statements: readonly ChairStatement[],
  succeeds: Succeeds,
): ChairTerm | undefined {
  const standing = statements.filter(({ standing: own }) => own !== "overruled");
  if (standing.length === 0) return undefined;
  const candidates = [...candidatesOf(standing)].sort(byTexts);
  const { holders, successors } = pairs(candidates, year, succeeds);
  const overruled = candidatesOf(
    statements.filter(({ standing: own }) => own === "overruled"),
  ).filter(({ unit }) => !candidates.some((one) => one.unit.id === unit.id));
  const { chosen, resolution } = settle(holders, overruled.length > 0);
  const successor = chosen === undefined ? undefined : successors.get(chosen);
  const others = [...holders.filter((one) => one !== chosen), ...overruled].map(toSide);
  const own = [...(chosen?.statements ?? []), ...(successor?.statements ?? [])];
  return {
    year,
    holder: chosen === undefined ? undefined : toSide(chosen),
    resolution,
    basis: basisOf(own),
    chain: chainOf(holders, chosen),
    successor: successor === undefined ? undefined : toSide(successor),
    others,
  };
}

/** The units that are named for a year, each with what is said of it under any of its names. */
function candidatesOf(statements: readonly ChairStatement[]): readonly Candidate[] {
  const units = new Map(statements.map(({ unit }) => [unit.id, unit]));
  const aliases = aliasesOf(units);
  const byUnit = new Map<string, ChairStatement[]>();
  for (const statement of statements) {
    const id = aliases.get(statement.unit.id)?.id ?? statement.unit.id;
    byUnit.set(id, [...(byUnit.get(id) ?? []), statement]);
  }
  return [...byUnit].flatMap(([id, own]) => {
    const unit = units.get(id);
    return unit === undefined ? [] : [{ unit, statements: own }];
  });
}

function byTexts(a: Candidate, b: Candidate): number {
  return textsOf(b.statements) - textsOf(a.statements) || (a.unit.id < b.unit.id ? -1 : 1);
}

function textsOf(statements: readonly ChairStatement[]): number {
  // Whoever put it right says so, not the text.
  const own = statements.filter(({ standing }) => standing !== "corrected");
  return new Set(own.map(({ textId }) => textId)).size;
}

/** A unit that was merged into another one within the year and the one that went on in its place are no contradiction. */
function pairs(
  candidates: readonly Candidate[],
  year: number,
  succeeds: Succeeds,
): { readonly holders: readonly Candidate[]; readonly successors: Map<Candidate, Candidate> } {
  const successors = new Map<Candidate, Candidate>();
  for (const from of candidates)
    for (const to of candidates) {
      const isMerger =
        from !== to &&
        bodyOf(from.unit) === bodyOf(to.unit) &&
        succeeds(from.unit.provinceId, to.unit.provinceId, year);
      if (isMerger && ![...successors.values()].includes(to)) successors.set(from, to);
    }
  const later = new Set(successors.values());
  return { holders: candidates.filter((one) => !later.has(one)), successors };
}

interface Settled {
  readonly chosen: Candidate | undefined;
  readonly resolution: Resolution;
}

/** A rule chooses one candidate, or none. */
type Rule = (candidates: readonly Candidate[]) => Candidate | undefined;

/** The rules, in order: the first that chooses one decides. A majority alone never does. */
const RULES: readonly (readonly [Resolution, Rule])[] = [
  ["unopposed", ([one, ...more]) => (more.length === 0 ? one : undefined)],
  ["reviewed", (all) => onlyOne(all, ({ statements }) => statements.some((s) => s.isReviewed))],
  ["corrected", (all) => onlyOne(all, ({ statements }) => statements.some((s) => s.isCorrection))],
  ["altered-copy", (all) => onlyOne(all, (one) => !isOfCopies(one, all))],
  ["both-bases", chooseBothBases],
  ["in-office", chooseInOffice],
  ["weight", chooseWeight],
];

function settle(candidates: readonly Candidate[], isOverruled: boolean): Settled {
  for (const [resolution, rule] of RULES) {
    const chosen = rule(candidates);
    if (chosen === undefined) continue;
    if (resolution !== "unopposed") return { chosen, resolution };
    return { chosen, resolution: isOverruled ? "reviewed" : howUnopposed(chosen) };
  }
  return { chosen: undefined, resolution: "open" };
}

function howUnopposed({ statements }: Candidate): Resolution {
  if (statements.some(({ isReviewed }) => isReviewed)) return "reviewed";
  return statements.some(({ isCorrection }) => isCorrection) ? "corrected" : "unopposed";
}

function onlyOne(
  candidates: readonly Candidate[],
  is: (candidate: Candidate) => boolean,
): Candidate | undefined {
  const [one, ...more] = candidates.filter(is);
  return more.length === 0 ? one : undefined;
}

/** Whether a candidate is named in copies only, and their originals name another one. */
function isOfCopies(candidate: Candidate, all: readonly Candidate[]): boolean {
  return candidate.statements.every(
    ({ isCopy, textId }) =>
      isCopy &&
      all.some(
        (other) =>
          other !== candidate &&
          other.statements.some((said) => said.textId === textId && !said.isCopy),
      ),
  );
}

function elected(statements: readonly ChairStatement[]): readonly ChairStatement[] {
  return statements.filter(({ status }) => status === "elected");
}

function held(statements: readonly ChairStatement[]): readonly ChairStatement[] {
  return statements.filter(({ status }) => status !== "elected");
}

/** The one that different texts saw elected before and in office later, where every other rests on one text. */
function chooseBothBases(candidates: readonly Candidate[]): Candidate | undefined {
  const chosen = onlyOne(
    candidates,
    ({ statements }) =>
      elected(statements).length > 0 && held(statements).length > 0 && textsOf(statements) > 1,
  );
  return restOnOneText(candidates, chosen) ? chosen : undefined;
}

/** The one that two texts tell in office, where one text each says that the others were to take it over. */
function chooseInOffice(candidates: readonly Candidate[]): Candidate | undefined {
  const chosen = onlyOne(candidates, ({ statements }) => held(statements).length > 0);
  if (chosen === undefined || textsOf(held(chosen.statements)) < 2) return undefined;
  return restOnOneText(candidates, chosen) ? chosen : undefined;
}

const MANY = 3;

/** The one of three or more texts from two years at least, where every other rests on one text. */
function chooseWeight(candidates: readonly Candidate[]): Candidate | undefined {
  const chosen = onlyOne(candidates, ({ statements }) => textsOf(statements) >= MANY);
  if (chosen === undefined || !restOnOneText(candidates, chosen)) return undefined;
  return new Set(chosen.statements.map(({ told }) => told)).size > 1 ? chosen : undefined;
}

function restOnOneText(candidates: readonly Candidate[], but: Candidate | undefined): boolean {
  return candidates.every((one) => one === but || textsOf(one.statements) === 1);
}

function basisOf(statements: readonly ChairStatement[]): ChairTerm["basis"] {
  const isElected = elected(statements).length > 0;
  const isHeld = held(statements).length > 0;
  if (isElected && isHeld) return "both";
  if (isElected) return "elected";
  return isHeld ? "incumbent" : "none";
}

/** The check that needs no annotation: who was elected for a year should be who is seen in office. */
function chainOf(
  candidates: readonly Candidate[],
  chosen: Candidate | undefined,
): ChairTerm["chain"] {
  const choices = candidates.filter(({ statements }) => elected(statements).length > 0);
  const holders = candidates.filter(({ statements }) => held(statements).length > 0);
  if (choices.length === 0 || holders.length === 0) return "open";
  const isKept = chosen !== undefined && choices.includes(chosen) && holders.includes(chosen);
  return isKept ? "held" : "broken";
}

function toSide({ unit, statements }: Candidate): TermSide {
  return {
    unit,
    texts: textsOf(statements),
    elected: textsOf(elected(statements)),
    held: textsOf(held(statements)),
    statements: statements
      .map(({ statementId: id, standing }) => ({ id, standing }))
      .sort((a, b) => a.id - b.id),
  };
}

/** How well a term is supported, in one word. */
export function supportOf({ holder, resolution, others }: ChairTerm): Support {
  if (holder === undefined) return "disputed";
  if (resolution === "reviewed" || resolution === "corrected") return resolution;
  if (others.length > 0) return "settled";
  return holder.texts > 1 ? "confirmed" : "one-text";
}
