import { forecast } from "./forecast.ts";
import { countReturns, noRepeatRun, sameSuccessor } from "./order.ts";
import type { PermutationTest } from "./permutation.ts";
import { LEVEL, testFixedOrder, testTurns } from "./power.ts";
import { randomOf } from "./random.ts";
import { bySeats } from "./seats.ts";
import type { GroupSeries } from "./series.ts";
import { turnsOf } from "./series.ts";
import { giniOf, sharesOf } from "./shares.ts";
import type { OrderVerdict, TurnsVerdict } from "./verdicts.ts";
import { orderVerdict, turnsVerdict } from "./verdicts.ts";
import { worldsOf } from "./worlds.ts";

/** What the plausible worlds agree on: the lowest and highest value of each number, and every verdict that some world gives. */
export interface WorldsReport {
  readonly count: number;
  /** Of how many ways to combine the sides of disputed years some were drawn; undefined where all were gone through. */
  readonly drawnOf: number | undefined;
  readonly early: Range;
  readonly returns: Range;
  readonly run: Range;
  readonly gini: Range;
  readonly p: Range;
  readonly verdicts: readonly TurnsVerdict[];
  /** Every verdict on the order, and every unit that is forecast ("" for none), in some world. */
  readonly orders: readonly OrderVerdict[];
  readonly forecasts: readonly string[];
}

/** Empty where no world has the number. */
export type Range = readonly [number, number] | undefined;

/** There are many worlds: each is looked at less closely than the series as it is told. */
const WORLD_ORDERS = 199;

/**
 * Goes through the plausible worlds. `told` are the tests of the series as it is told, which is its first world; a world whose p lies so near
 * to the level that the draw of orders could decide is taken for no other finding than that one.
 */
export function reportWorlds(
  series: GroupSeries,
  told: { readonly turns: PermutationTest; readonly order: PermutationTest },
  { seed, orders }: { readonly seed: number; readonly orders: number },
): WorldsReport {
  const fewer = Math.min(orders, WORLD_ORDERS);
  const near = 2.5 * Math.sqrt((LEVEL * (1 - LEVEL)) / fewer);
  const settled = (test: PermutationTest, own: PermutationTest): PermutationTest =>
    Math.abs(test.p - LEVEL) <= near && Math.abs(own.p - LEVEL) <= LEVEL
      ? { ...test, p: own.p }
      : test;
  const { worlds: ways, drawnOf } = worldsOf(series, randomOf(seed));
  const worlds = ways.map((world, i) => {
    const seats = bySeats(world);
    const turns = turnsOf(seats).map(({ holder }) => holder);
    const random = randomOf(seed);
    const test = i === 0 ? told.turns : testTurns(turns, { orders, random });
    const order = i === 0 ? told.order : testFixedOrder(turns, { orders: fewer, random });
    const counts = countReturns(seats);
    // Where the last year is the one left out, another year is forecast.
    const found = lastKnown(world) === lastKnown(series) ? forecast(world) : undefined;
    return {
      ...counts,
      run: noRepeatRun(turns),
      gini: giniOf(sharesOf(world)),
      p: test.p,
      verdict: turnsVerdict(settled(test, told.turns), counts),
      order: orderVerdict(settled(order, told.order), sameSuccessor(turns)),
      forecast: typeof found === "object" ? found.unit : found && "",
    };
  });
  return {
    count: worlds.length,
    drawnOf,
    early: rangeOf(worlds.map((world) => world.early)),
    returns: rangeOf(worlds.map((world) => world.returns)),
    run: rangeOf(worlds.map((world) => world.run)),
    gini: rangeOf(worlds.map((world) => world.gini)),
    p: rangeOf(worlds.map((world) => world.p)),
    verdicts: [...new Set(worlds.map(({ verdict }) => verdict))],
    orders: [...new Set(worlds.map(({ order }) => order))],
    forecasts: [...new Set(worlds.flatMap((world) => world.forecast ?? []))],
  };
}

function lastKnown({ years }: GroupSeries): number | undefined {
  return years.findLast(({ holder }) => holder !== undefined)?.year;
}

function rangeOf(values: readonly (number | undefined)[]): Range {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
}
