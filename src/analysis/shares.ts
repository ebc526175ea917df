import type { Random } from "./random.ts";
import { below } from "./random.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn, listFor, turnsOf } from "./series.ts";

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

/** So much of the known years must have a chair that stands on the list of members. */
const LISTED = 0.9;

/** Whether the lists of members are such that it can be said who could have chaired and did not. */
export function areListed(series: GroupSeries): boolean {
  const known = series.years.filter(({ holder }) => holder !== undefined);
  const listed = known.filter(
    ({ year, holder }) =>
      listFor(series, year) !== undefined && eligibleIn(series, year).includes(holder ?? ""),
  );
  return known.length > 0 && listed.length >= known.length * LISTED;
}

/**
 * Tests whether the chair is shared more evenly than if for each turn any eligible unit but the one in office were drawn, to keep the
 * chair as long as the observed one did. Undefined where lists of members do not tell who was eligible, or fewer than two units were.
 */
export function testShares(
  series: GroupSeries,
  { draws, random }: { readonly draws: number; readonly random: Random },
): DrawTest | undefined {
  const shares = sharesOf(series);
  if (shares.length < 2 || !areListed(series)) return undefined;
  const eligible = shares.map((share) => share.eligible);
  const turns = drawableTurns(series, shares);
  const observed = evennessOf(
    shares.map(({ held }) => held),
    eligible,
  );
  let reached = 1;
  let sum = 0;
  for (let n = 0; n < draws; n += 1) {
    const held = draw(turns, shares.length, random);
    if (evennessOf(held, eligible) >= observed - TIE) reached += 1;
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

/** A turn as it is drawn: among which units, by their places, and for how many years; none stands for one that is not known. */
type Drawable = { readonly list: readonly number[]; readonly years: number } | undefined;

function drawableTurns(series: GroupSeries, shares: readonly Share[]): readonly Drawable[] {
  const places = new Map(shares.map(({ unit }, i) => [unit, i]));
  return turnsOf(series).map(({ holder, from, to }) =>
    holder === undefined
      ? undefined
      : {
          list: [...new Set([...eligibleIn(series, from), holder])].flatMap(
            (unit) => places.get(unit) ?? [],
          ),
          years: to - from + 1,
        },
  );
}

/** Years in the chair of each unit, drawn turn by turn. */
function draw(turns: readonly Drawable[], units: number, random: Random): readonly number[] {
  const held = new Array<number>(units).fill(0);
  let before = -1;
  for (const turn of turns) {
    const choice = (turn?.list ?? []).filter((unit) => unit !== before);
    before = choice[below(choice.length, random)] ?? -1;
    if (before >= 0) held[before] = (held[before] ?? 0) + (turn?.years ?? 0);
  }
  return held;
}
