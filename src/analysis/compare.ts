import type { LogRank } from "./log-rank.ts";
import { lifeTable, logRankOf, sumTables } from "./log-rank.ts";
import type { Random } from "./random.ts";
import { shuffled } from "./random.ts";
import type { Duration } from "./survival.ts";

export interface Comparison extends LogRank {
  /** Share of random divisions of the groups with at least such a chi-square, the observed one among them. */
  readonly permutationP: number;
}

/** What is known of one group: durations, and over how many years it was seen. */
export interface Watched {
  readonly durations: readonly Duration[];
  readonly years: number;
}

/** Groups that were watched about equally long: what is censored early looks short. */
const STRATUM_YEARS = 4;

/**
 * Whether two or more kinds of groups differ in how long something lasts. Within a group durations depend on each other: while one unit
 * chairs, all others wait. So whole groups are divided at random among the kinds, among those watched about equally long; the chi-square's
 * own p takes durations for independent, and is far too large for returns. Undefined where the log-rank test is.
 */
export function compareKinds(
  kinds: readonly (readonly Watched[])[],
  { orders, random }: { readonly orders: number; readonly random: Random },
): Comparison | undefined {
  const all = kinds.flatMap((groups, kind) =>
    groups.map(({ durations, years }) => ({
      kind,
      table: lifeTable(durations),
      stratum: Math.floor(years / STRATUM_YEARS),
    })),
  );
  const chiSquareOf = (kindOf: (i: number) => number): LogRank | undefined =>
    logRankOf(
      kinds.map((_, kind) =>
        sumTables(all.flatMap(({ table }, i) => (kindOf(i) === kind ? [table] : []))),
      ),
    );
  const observed = chiSquareOf((i) => all[i]?.kind ?? 0);
  if (observed === undefined) return undefined;
  const strata = [...new Set(all.map(({ stratum }) => stratum))].map((stratum) =>
    [...all.keys()].filter((i) => all[i]?.stratum === stratum),
  );
  let reached = 1;
  for (let n = 0; n < orders; n += 1) {
    const drawn = new Map<number, number>();
    for (const places of strata) {
      const order = shuffled(places, random);
      for (const [k, i] of places.entries()) drawn.set(i, all[order[k] ?? i]?.kind ?? 0);
    }
    const chiSquare = chiSquareOf((i) => drawn.get(i) ?? 0)?.chiSquare ?? 0;
    if (chiSquare >= observed.chiSquare - TIE) reached += 1;
  }
  return { ...observed, permutationP: reached / (orders + 1) };
}

const TIE = 1e-9;
