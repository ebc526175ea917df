import type { PermutationTest } from "./permutation.ts";
import { evenness, fixedness, testOrder, testWithinCycles } from "./permutation.ts";
import type { Random } from "./random.ts";
import { randomOf } from "./random.ts";

/** The tests that one report makes; all of them together err in one of twenty reports. */
const TESTS = 4;
/** Below it a test's result is taken for more than chance. */
export const LEVEL = 0.05 / TESTS;

const ORDERS = 999;
const MOST_CYCLES = 3;

/** How a pattern is tested. */
export type PatternTest = (
  turns: readonly (string | undefined)[],
  options: { readonly orders: number; readonly random: Random },
) => PermutationTest;

/** Whether units take turns. */
export const testTurns: PatternTest = (turns, options) => testOrder(turns, evenness, options);
/** Whether the order of the turns is the same each time. */
export const testFixedOrder: PatternTest = (turns, options) =>
  testWithinCycles(turns, fixedness, options);

/**
 * The fewest turns at which so many units in a perfect round-robin would be told from chance by a test; undefined where three cycles are
 * too few, or there are fewer than three units: two can but alternate.
 */
export function fewestTurns(units: number, test: PatternTest): number | undefined {
  const known = KEPT.get(test)?.get(units);
  if (known !== undefined) return known.turns;
  const turns = findFewest(units, test);
  const own = KEPT.get(test) ?? new Map<number, { turns: number | undefined }>();
  KEPT.set(test, own.set(units, { turns }));
  return turns;
}

const KEPT = new Map<PatternTest, Map<number, { readonly turns: number | undefined }>>();
const MIN_UNITS = 3;

function findFewest(units: number, test: PatternTest): number | undefined {
  if (units < MIN_UNITS) return undefined;
  for (let length = units + 1; length <= units * MOST_CYCLES; length += 1) {
    const turns = Array.from({ length }, (_, i) => String(i % units));
    if (test(turns, { orders: ORDERS, random: randomOf(units) }).p <= LEVEL) return length;
  }
  return undefined;
}
