import type { Past, Predictor } from "./guesses.ts";
import { guess, PREDICTORS } from "./guesses.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn } from "./series.ts";

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
  let asked = 0;
  let byChance = 0;
  for (const [i, { holder }] of series.years.entries()) {
    const past = pastOf(series, i);
    const current = past.years.at(-1)?.holder;
    if (i < from || !isAskable(past) || holder === undefined || holder === current) continue;
    const guesses = guessesOf(past);
    const leader = guess(bestOf(hits), past)?.unit;
    for (const [rule, unit] of [...guesses, ["best-so-far", leader] as const])
      if (unit === holder) hits.set(rule, (hits.get(rule) ?? 0) + 1);
    const choice = past.eligible.filter((unit) => unit !== current);
    byChance += choice.includes(holder) ? 1 / choice.length : 0;
    asked += 1;
  }
  const records = [...PREDICTORS, "best-so-far" as const].map(
    (rule): HitRecord => ({ rule, hits: hits.get(rule) ?? 0, asked }),
  );
  return { records, byChance };
}

/**
 * Why nobody is forecast: the last chair is not known, texts already name several for the next year, or a merger ended members since the
 * last list of them.
 */
export type Refusal = "unknown" | "disputed" | "merger";

/** Who is likely to chair in the year after the last known one, by the rule that was right most often. */
export function forecast(series: GroupSeries): Forecast | Refusal {
  const end = series.years.findLastIndex(({ holder }) => holder !== undefined) + 1;
  const year = yearAt(series, end);
  if (series.years.slice(end).some(({ candidates }) => candidates.length > 0)) return "disputed";
  if (isOutdated(series, year)) return "merger";
  const past = pastOf(series, end);
  if (!isAskable(past)) return "unknown";
  const { records } = backtest(series);
  const rule = bestOf(new Map(records.map(({ rule: own, hits }) => [own, hits])));
  const named = guess(rule, past);
  if (named === undefined) return "unknown";
  const others = guessesOf(past).flatMap(([, other]) => other ?? []);
  return {
    year,
    unit: named.unit,
    rule: named.by,
    others: [...new Set(others)].filter((other) => other !== named.unit),
  };
}

/** Whether members of the last list ended after it: who belongs to the group now is not known. */
function isOutdated({ members, ended }: GroupSeries, year: number): boolean {
  const last = [...members.keys()].reduce((a, b) => Math.max(a, b), 0);
  return (members.get(last) ?? []).some((unit) => {
    const end = ended.get(unit);
    return end !== undefined && end >= last && end < year;
  });
}

function isAskable({ years, eligible }: Past): boolean {
  const known = years.filter(({ holder }) => holder !== undefined);
  return known.length >= FIRST && eligible.length > 1 && years.at(-1)?.holder !== undefined;
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
