import type { LogRank } from "./log-rank.ts";
import { lifeTable, logRankOf, sumTables } from "./log-rank.ts";
import type { Random } from "./random.ts";
import { shuffled } from "./random.ts";
import type { Duration } from "./survival.ts";

export interface Comparison extends LogRank {
  /** Share of random divisions of the groups with at least such a chi-square, the observed one among them. */
  readonly permutationP: number;
}

/**
 * Whether two or more kinds of groups differ in how long something lasts. Within a group durations depend on each other: while one unit
 * chairs, all others wait. So whole groups are divided at random among the kinds; the chi-square's own p takes durations for independent,
 * and is far too large for returns. Undefined where the log-rank test is.
 */
export function compareKinds(
  kinds: readonly (readonly (readonly Duration[])[])[],
  { orders, random }: { readonly orders: number; readonly random: Random },
): Comparison | undefined {
  const tables = kinds.map((groups) => groups.map(lifeTable));
  const observed = logRankOf(tables.map(sumTables));
  if (observed === undefined) return undefined;
  const all = tables.flat();
  let reached = 1;
  for (let n = 0; n < orders; n += 1) {
    const order = shuffled(all, random);
    let start = 0;
    const divided = tables.map(({ length }) => {
      start += length;
      return sumTables(order.slice(start - length, start));
    });
    if ((logRankOf(divided)?.chiSquare ?? 0) >= observed.chiSquare - TIE) reached += 1;
  }
  return { ...observed, permutationP: reached / (orders + 1) };
}

const TIE = 1e-9;
