import type { Statistic } from "./permutation.ts";
import { testOrder } from "./permutation.ts";
import { randomOf } from "./random.ts";

/** The tests that one report makes; all of them together err in one of twenty reports. */
const TESTS = 4;
/** Below it a test's result is taken for more than chance. */
export const LEVEL = 0.05 / TESTS;

const ORDERS = 999;
const MOST_CYCLES = 3;

/**
 * The fewest turns at which so many units in a perfect round-robin would be told from chance by a test; undefined where three cycles are
 * too few, or there are fewer than three units: two can but alternate.
 */
export function fewestTurns(units: number, statistic: Statistic): number | undefined {
  const known = KEPT.get(statistic)?.get(units);
  if (known !== undefined) return known.turns;
  const turns = findFewest(units, statistic);
  const own = KEPT.get(statistic) ?? new Map<number, { turns: number | undefined }>();
  KEPT.set(statistic, own.set(units, { turns }));
  return turns;
}

const KEPT = new Map<Statistic, Map<number, { readonly turns: number | undefined }>>();
const MIN_UNITS = 3;

function findFewest(units: number, statistic: Statistic): number | undefined {
  if (units < MIN_UNITS) return undefined;
  for (let length = units + 1; length <= units * MOST_CYCLES; length += 1) {
    const turns = Array.from({ length }, (_, i) => String(i % units));
    const { p } = testOrder(turns, statistic, { orders: ORDERS, random: randomOf(units) });
    if (p <= LEVEL) return length;
  }
  return undefined;
}
