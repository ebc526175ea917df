import type { Random } from "./random.ts";
import { below } from "./random.ts";

/** Turns as numbers, a number for each unit from 0; below 0 where the chair is not known. */
export type Order = Int32Array;

/** How much an order speaks for a pattern: the larger, the more. */
export type Statistic = (order: Order) => number;

export interface PermutationTest {
  /** Share of random orders that speak for the pattern at least as much, the observed one among them. */
  readonly p: number;
  /** Share of them that speak for it at most as much: small where the order speaks against the pattern. */
  readonly pBelow: number;
  readonly orders: number;
  /** The smallest p that any order of these turns could have had; undefined where all orders are alike. */
  readonly smallestP: number | undefined;
}

export function orderOf(turns: readonly (string | undefined)[]): Order {
  const units = new Map<string, number>();
  return Int32Array.from(turns, (unit) => {
    if (unit === undefined) return -1;
    const known = units.get(unit) ?? units.size;
    units.set(unit, known);
    return known;
  });
}

/** How one order becomes another one that the null allows: two turns change places, or none where the null forbids it. */
type Exchange = (state: Order, random: Random) => void;

/** Exchanges with how many of them a turn lie between one random order and the next. */
interface Chain {
  readonly exchange: Exchange;
  readonly mixing: number;
}

interface Lots {
  readonly orders: number;
  readonly random: Random;
}

/**
 * Tests an order against random ones of the same turns, in which, as in the observed one, nobody follows themself, and what is not known
 * keeps its place.
 */
export function testOrder(
  turns: readonly (string | undefined)[],
  statistic: Statistic,
  lots: Lots,
): PermutationTest {
  const order = orderOf(turns);
  const places = [...order.keys()].filter((i) => (order[i] ?? -1) >= 0);
  return testSerially(order, statistic, { ...lots, ...ANYWHERE, exchange: anyExchange(places) });
}

/**
 * Tests an order against random ones in which each cycle keeps its units and its place, and their order within it is another: whether an
 * order repeats itself is another question than whether units take turns. A cycle ends before a unit comes a second time, in the random
 * orders too.
 */
export function testWithinCycles(
  turns: readonly (string | undefined)[],
  statistic: Statistic,
  lots: Lots,
): PermutationTest {
  const order = orderOf(turns);
  return testSerially(order, statistic, {
    ...lots,
    ...WITHIN,
    exchange: exchangeWithin(cyclesOf(order)),
  });
}

/**
 * The random orders are states of a reversible Markov chain of exchanges, with the observed one at a random place in it, so that the test
 * keeps its level however fast the chain mixes (Besag and Clifford 1989, serial method).
 */
function testSerially(
  order: Order,
  statistic: Statistic,
  { orders, random, ...chain }: Lots & Chain,
): PermutationTest {
  const values = [statistic(order)];
  const before = below(orders + 1, random);
  for (const steps of [before, orders - before])
    for (const value of walk(order, statistic, { steps, random, ...chain })) values.push(value);
  return testOf(values, orders);
}

/** The test of a first value among all; it counts as one of the random ones. */
function testOf(values: readonly number[], orders: number): PermutationTest {
  const [observed = 0] = values;
  const best = values.reduce((a, b) => Math.max(a, b));
  const reached = (limit: number): number =>
    values.filter((value) => value >= limit - TIE).length / values.length;
  const isMoving = values.some((value) => Math.abs(value - observed) > TIE);
  return {
    p: reached(observed),
    pBelow: values.filter((value) => value <= observed + TIE).length / values.length,
    orders,
    smallestP: isMoving ? reached(best) : undefined,
  };
}

/** The places of each cycle; what is not known is in none. */
function cyclesOf(order: Order): readonly (readonly number[])[] {
  const cycles: number[][] = [[]];
  let seen = new Set<number>();
  for (const [i, unit] of order.entries()) {
    if (unit < 0) continue;
    if (seen.has(unit)) {
      seen = new Set();
      cycles.push([]);
    }
    seen.add(unit);
    cycles.at(-1)?.push(i);
  }
  return cycles;
}

/** So many times more orders settle what lies near the level. */
const CLOSER = 10;

/** A test with many more orders where p lies so near to a level that another seed could fall on its other side. */
export function testClosely(
  run: (orders: number) => PermutationTest,
  { orders, level }: { readonly orders: number; readonly level: number },
): PermutationTest {
  const test = run(orders);
  const isNear = (p = 1): boolean => p > level / 4 && p < level * 4;
  return isNear(test.p) || isNear(test.smallestP) ? run(orders * CLOSER) : test;
}

/** A cycle is short: its turns are mixed soon. */
const ANYWHERE = { mixing: 3 };
const WITHIN = { mixing: 1 };
const TIE = 1e-9;

/** The statistic of so many orders, each some exchanges away from the one before. */
function walk(
  order: Order,
  statistic: Statistic,
  { steps, random, exchange, mixing }: { readonly steps: number; readonly random: Random } & Chain,
): readonly number[] {
  const state = order.slice();
  const values: number[] = [];
  for (let n = 0; n < steps; n += 1) {
    for (let step = 0; step < state.length * mixing; step += 1) exchange(state, random);
    values.push(statistic(state));
  }
  return values;
}

/** Of any two turns. */
function anyExchange(places: readonly number[]): Exchange {
  return (state, random) => {
    const i = places[below(places.length, random)] ?? 0;
    const j = places[below(places.length, random)] ?? 0;
    if (!swapUnequal(state, i, j)) return;
    if (isFollowed(state, i) || isFollowed(state, j)) swapUnequal(state, i, j);
  };
}

/** Of two turns of one cycle, as long as the cycles begin where they did: with a unit of the cycle before, but not its last one. */
function exchangeWithin(cycles: readonly (readonly number[])[]): Exchange {
  const homes = cycles.flatMap((cycle, k) => cycle.map(() => ({ cycle, before: cycles[k - 1] })));
  const places = cycles.flat();
  return (state, random) => {
    const at = below(places.length, random);
    const home = homes[at];
    if (home === undefined) return;
    const { cycle } = home;
    const i = places[at] ?? 0;
    const j = cycle[below(cycle.length, random)] ?? 0;
    if (!swapUnequal(state, i, j)) return;
    if (changesBounds(state, [i, j], home)) swapUnequal(state, i, j);
  };
}

/** Whether two turns that changed places make their cycle, or the next one, begin elsewhere. */
function changesBounds(
  state: Order,
  [i, j]: readonly [number, number],
  {
    cycle,
    before,
  }: { readonly cycle: readonly number[]; readonly before: readonly number[] | undefined },
): boolean {
  const first = cycle[0] ?? 0;
  const last = cycle[cycle.length - 1] ?? 0;
  if (before !== undefined && (i === first || j === first) && !beginsWell(state, first, before))
    return true;
  return (i === last || j === last) && state[last] === state[last + 1];
}

/** Whether a cycle begins with a unit of the one before, but not with its last one: else it would begin elsewhere. */
function beginsWell(state: Order, first: number, before: readonly number[]): boolean {
  const unit = state[first];
  if (unit === state[first - 1]) return false;
  for (const place of before) if (state[place] === unit) return true;
  return false;
}

/** Puts the units of two turns in each other's place; whether they were two. */
function swapUnequal(state: Order, i: number, j: number): boolean {
  const a = state[i] ?? -1;
  const b = state[j] ?? -1;
  if (a === b) return false;
  state[i] = b;
  state[j] = a;
  return true;
}

function isFollowed(state: Order, i: number): boolean {
  const own = state[i];
  return own === state[i - 1] || own === state[i + 1];
}

/**
 * How evenly units come back: the shortest gap between two turns of one unit, and among orders with the same one, how seldom short gaps
 * are. Larger is more even. 0 where nobody comes back.
 */
export function evenness(order: Order): number {
  let shortest = Number.POSITIVE_INFINITY;
  let inverse = 0;
  eachReturn(order, (before, now) => {
    shortest = Math.min(shortest, now - before);
    inverse += 1 / (now - before);
  });
  return inverse === 0 ? 0 : shortest + 1 / (1 + inverse);
}

/** How fixed the order is: how often a unit is followed by who followed it before, and among equals, how alike the gaps are. */
export function fixedness(order: Order): number {
  let [same, count, sum, squares] = [0, 0, 0, 0];
  eachReturn(order, (before, now) => {
    const follower = order[now + 1] ?? -1;
    if (follower >= 0 && follower === order[before + 1]) same += 1;
    count += 1;
    sum += now - before;
    squares += (now - before) ** 2;
  });
  const spread = count === 0 ? 0 : squares / count - (sum / count) ** 2;
  return same + 1 / (1 + Math.max(0, spread));
}

/** Visits each turn of a unit that had one before, with the places of both. */
function eachReturn(order: Order, visit: (before: number, now: number) => void): void {
  const last = new Int32Array(order.length).fill(-1);
  for (let i = 0; i < order.length; i += 1) {
    const unit = order[i] ?? -1;
    if (unit < 0) continue;
    const before = last[unit] ?? -1;
    last[unit] = i;
    if (before >= 0) visit(before, i);
  }
}
