import type { Random } from "./random.ts";
import { below } from "./random.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn } from "./series.ts";

/** What a unit had of the chair: years in it, and years in which it could have had it. */
export interface Share {
  readonly unit: string;
  readonly held: number;
  readonly eligible: number;
}

/** Shares of all units that could chair in the years whose chair is known, in the order in which they came. */
export function sharesOf(series: GroupSeries): readonly Share[] {
  const counts = new Map<string, { held: number; eligible: number }>();
  const of = (unit: string): { held: number; eligible: number } => {
    const known = counts.get(unit) ?? { held: 0, eligible: 0 };
    counts.set(unit, known);
    return known;
  };
  for (const { year, holder } of series.years) {
    if (holder === undefined) continue;
    for (const unit of new Set([...eligibleIn(series, year), holder])) of(unit).eligible += 1;
    of(holder).held += 1;
  }
  return [...counts].map(([unit, count]) => ({ unit, ...count }));
}

/** Shannon's entropy of shares over its maximum: 1 where all have the same, 0 where one has all; undefined for fewer than two. */
export function normalizedEntropy(amounts: readonly number[]): number | undefined {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (amounts.length < 2 || total === 0) return undefined;
  const entropy = amounts.reduce((sum, amount) => {
    const share = amount / total;
    return share === 0 ? sum : sum - share * Math.log(share);
  }, 0);
  return entropy / Math.log(amounts.length);
}

/** Gini's coefficient: 0 where all have the same. Weights say how much each one counts; undefined where there is nothing to share. */
export function gini(
  amounts: readonly number[],
  weights: readonly number[] = amounts.map(() => 1),
): number | undefined {
  const order = [...amounts.keys()].sort((a, b) => (amounts[a] ?? 0) - (amounts[b] ?? 0));
  let [weight, total, area] = [0, 0, 0];
  // Twice the area under the Lorenz curve, trapezium by trapezium.
  for (const i of order) {
    const own = weights[i] ?? 1;
    const amount = own * (amounts[i] ?? 0);
    area += own * (2 * total + amount);
    weight += own;
    total += amount;
  }
  return total > 0 ? 1 - area / (weight * total) : undefined;
}

/** Gini's coefficient of chair years per eligible year, each unit weighed by its eligible years. */
export function giniOf(shares: readonly Share[]): number | undefined {
  return gini(
    shares.map(({ held, eligible }) => held / eligible),
    shares.map(({ eligible }) => eligible),
  );
}

export interface DrawTest {
  /** Gini's coefficient that random draws have on average. */
  readonly expected: number;
  /** Share of simulated series in which the chair is shared at least as evenly, the observed one among them. */
  readonly p: number;
  readonly draws: number;
}

/**
 * Tests whether the chair is shared more evenly than if each year any eligible unit but the one in office were drawn. Undefined where less
 * than two units are eligible or nothing is known.
 */
export function testShares(
  series: GroupSeries,
  { draws, random }: { readonly draws: number; readonly random: Random },
): DrawTest | undefined {
  const shares = sharesOf(series);
  if (shares.length < 2) return undefined;
  const eligible = shares.map((share) => share.eligible);
  const lists = listsOf(series, shares);
  const observed = evennessOf(
    shares.map(({ held }) => held),
    eligible,
  );
  let reached = 1;
  let sum = 0;
  for (let n = 0; n < draws; n += 1) {
    const held = draw(lists, shares.length, random);
    const evenness = evennessOf(held, eligible);
    if (evenness >= observed - TIE) reached += 1;
    sum += giniOfRates(held, eligible);
  }
  return { expected: sum / Math.max(1, draws), p: reached / (draws + 1), draws };
}

const TIE = 1e-12;
const TIE_BREAK = 1e-4;

/** How evenly the chair is shared, by Gini's coefficient, and among equals by entropy. */
function evennessOf(held: readonly number[], eligible: readonly number[]): number {
  return 1 - giniOfRates(held, eligible) + (normalizedEntropy(held) ?? 0) * TIE_BREAK;
}

function giniOfRates(held: readonly number[], eligible: readonly number[]): number {
  return (
    gini(
      held.map((years, i) => years / (eligible[i] ?? 1)),
      eligible,
    ) ?? 0
  );
}

/** For each year whose chair is known the places of the units that could have had it; none stands for a year that is not known. */
function listsOf(
  series: GroupSeries,
  shares: readonly Share[],
): readonly (readonly number[] | undefined)[] {
  const places = new Map(shares.map(({ unit }, i) => [unit, i]));
  return series.years.map(({ year, holder }) =>
    holder === undefined
      ? undefined
      : [...new Set([...eligibleIn(series, year), holder])].flatMap(
          (unit) => places.get(unit) ?? [],
        ),
  );
}

/** Years in the chair of each unit, drawn year by year. */
function draw(
  lists: readonly (readonly number[] | undefined)[],
  units: number,
  random: Random,
): readonly number[] {
  const held = new Array<number>(units).fill(0);
  let before = -1;
  for (const list of lists) {
    if (list === undefined) before = -1;
    else {
      const choice = list.filter((unit) => unit !== before);
      before = choice[below(choice.length, random)] ?? before;
      held[before] = (held[before] ?? 0) + 1;
    }
  }
  return held;
}
