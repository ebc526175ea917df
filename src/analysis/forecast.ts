import { poissonBinomial } from "./distributions.ts";
import type { Past, Predictor } from "./guesses.ts";
import { guess, PREDICTORS } from "./guesses.ts";
import { LEVEL } from "./power.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn, holdersOf, listFor } from "./series.ts";

/** How often a rule was right of how often it was asked. */
export interface HitRecord {
  readonly rule: Predictor | "best-so-far";
  readonly hits: number;
  readonly asked: number;
}

export interface Backtest {
  /** Each rule, and last whichever had been right most often before each guess: the rate that a forecast may claim. */
  readonly records: readonly HitRecord[];
  /** Hits that a draw among the eligible units has on average. */
  readonly byChance: number;
  /** Probability that draws hit at least as often as the last of the records (Poisson-binomial). */
  readonly p: number;
}

export interface Forecast {
  readonly year: number;
  readonly unit: string;
  /** By what it is named: the rule that was right most often, or what that one falls back to. */
  readonly rule: Predictor;
  /** The guesses of the other rules, without repeats. */
  readonly others: readonly string[];
}

/** So many years with a known chair must stand before the first guess. */
const FIRST = 3;

/**
 * Guesses each year from the years before it alone (rolling origin), by every rule. `from` is the first place in the series that is
 * guessed. Years of which the chair, or the one before, is not known are passed over; so are years in which the same unit goes on.
 */
export function backtest(series: GroupSeries, from = 0): Backtest {
  const hits = new Map<HitRecord["rule"], number>();
  const chances: number[] = [];
  for (const [i, { holder }] of series.years.entries()) {
    const past = pastOf(series, i);
    const current = past.years.at(-1)?.holder;
    if (i < from || !isAskable(past) || holder === undefined || holder === current) continue;
    for (const rule of rightRules(past, bestOf(hits), holder))
      hits.set(rule, (hits.get(rule) ?? 0) + 1);
    const choice = past.eligible.filter((unit) => unit !== current);
    chances.push(choice.includes(holder) ? 1 / choice.length : 0);
  }
  const records = [...PREDICTORS, "best-so-far" as const].map(
    (rule): HitRecord => ({ rule, hits: hits.get(rule) ?? 0, asked: chances.length }),
  );
  const byChance = chances.reduce((sum, chance) => sum + chance, 0);
  const tail = poissonBinomial(chances).slice(hits.get("best-so-far") ?? 0);
  return {
    records,
    byChance,
    p: Math.min(
      1,
      tail.reduce((sum, p) => sum + p, 0),
    ),
  };
}

/**
 * Why nobody is forecast: the last chair is not known, texts already name several for the next year, a merger ended members since the last
 * list of them, the rules could be tried too seldom, or were right no more often than lots.
 */
export type Refusal = "unknown" | "disputed" | "merger" | "few" | "chance";

/** So many guesses must have been tried before a rate is told. */
const FEWEST_GUESSES = 5;

/** Who is likely to chair in the year after the last known one, by the rule that was right most often. */
export function forecast(series: GroupSeries): Forecast | Refusal {
  const end = series.years.findLastIndex(({ holder }) => holder !== undefined) + 1;
  const year = yearAt(series, end);
  if (series.years.slice(end).some(({ candidates }) => candidates.length > 0)) return "disputed";
  if (isOutdated(series, year)) return "merger";
  const past = pastOf(series, end);
  if (!isAskable(past)) return "unknown";
  const { records, p } = backtest(series);
  if ((records[0]?.asked ?? 0) < FEWEST_GUESSES) return "few";
  if (p > LEVEL) return "chance";
  const rule = bestOf(new Map(records.map(({ rule: own, hits }) => [own, hits])));
  const named = guess(rule, past);
  if (named === undefined) return "unknown";
  // A rule with nothing of its own to go by says nothing.
  const others = PREDICTORS.flatMap((own) => {
    const other = guess(own, past);
    return other?.by === own ? [other.unit] : [];
  });
  return {
    year,
    unit: named.unit,
    rule: named.by,
    others: [...new Set(others)].filter((other) => other !== named.unit),
  };
}

/** Whether members of the last list ended after it: who belongs to the group now is not known. */
function isOutdated(series: GroupSeries, year: number): boolean {
  const lists = [...series.members].filter(([, units]) => units.length > 1);
  const last = lists.reduce((latest, [of]) => Math.max(latest, of), 0);
  const known = last === 0 ? holdersOf(series) : (series.members.get(last) ?? []);
  return known.some((unit) => {
    const end = series.ended.get(unit);
    return end !== undefined && end >= last && end < year;
  });
}

function isAskable({ years, eligible }: Past): boolean {
  const known = years.filter(({ holder }) => holder !== undefined);
  return known.length >= FIRST && eligible.length > 1 && years.at(-1)?.holder !== undefined;
}

/** The rules that name the unit, and "best-so-far" where the leading one does. */
function rightRules(past: Past, leader: Predictor, holder: string): readonly HitRecord["rule"][] {
  const right = guessesOf(past).flatMap(([rule, unit]) => (unit === holder ? [rule] : []));
  return right.includes(leader) ? [...right, "best-so-far"] : right;
}

function guessesOf(past: Past): readonly (readonly [Predictor, string | undefined])[] {
  return PREDICTORS.map((rule) => [rule, guess(rule, past)?.unit]);
}

/** The rule that was right most often; of several the first. */
function bestOf(hits: ReadonlyMap<HitRecord["rule"], number>): Predictor {
  const [best] = PREDICTORS.toSorted((a, b) => (hits.get(b) ?? 0) - (hits.get(a) ?? 0));
  return best ?? "least-recently";
}

function yearAt({ years }: GroupSeries, i: number): number {
  const [first] = years;
  return (first?.year ?? 0) + i;
}

/** What was known before the year at a place: lists of that year come out with it, or later. */
function seriesBefore(series: GroupSeries, i: number): GroupSeries {
  const year = yearAt(series, i);
  const members = [...series.members].filter(([of]) => of < year);
  return { ...series, years: series.years.slice(0, i), members: new Map(members) };
}

function pastOf(series: GroupSeries, i: number): Past {
  const before = seriesBefore(series, i);
  const year = yearAt(series, i);
  return {
    years: afterMerger(before),
    eligible: eligibleIn(before, year),
    isListed: listFor(before, year) !== undefined,
    heirOf: (unit) =>
      (series.ended.get(unit) ?? year) < year ? (series.heirs.get(unit) ?? unit) : unit,
  };
}

/** The years, the last one with who held the chair at its end. */
function afterMerger({ years }: GroupSeries): GroupSeries["years"] {
  const last = years.at(-1);
  if (last?.heir === undefined) return years;
  return [...years.slice(0, -1), { ...last, holder: last.heir }];
}
