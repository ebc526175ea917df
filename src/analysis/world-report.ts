import { countReturns, noRepeatRun } from "./order.ts";
import type { PermutationTest } from "./permutation.ts";
import { LEVEL, testTurns } from "./power.ts";
import { randomOf } from "./random.ts";
import type { GroupSeries } from "./series.ts";
import { turnsOf } from "./series.ts";
import { giniOf, sharesOf } from "./shares.ts";
import type { TurnsVerdict } from "./verdicts.ts";
import { turnsVerdict } from "./verdicts.ts";
import { worldsOf } from "./worlds.ts";

/** What the plausible worlds agree on: the lowest and highest value of each number, and every verdict that some world gives. */
export interface WorldsReport {
  readonly count: number;
  readonly early: Range;
  readonly returns: Range;
  readonly run: Range;
  readonly gini: Range;
  readonly p: Range;
  readonly verdicts: readonly TurnsVerdict[];
}

/** Empty where no world has the number. */
export type Range = readonly [number, number] | undefined;

/**
 * Goes through the plausible worlds. `told` is the test of the series as it is told, which is its first world; a world whose p lies so near
 * to the level that the draw of orders could decide is taken for no other finding than that one.
 */
export function reportWorlds(
  series: GroupSeries,
  told: PermutationTest,
  { seed, orders }: { readonly seed: number; readonly orders: number },
): WorldsReport {
  const near = 2.5 * Math.sqrt((LEVEL * (1 - LEVEL)) / orders);
  const worlds = worldsOf(series, randomOf(seed)).map((world, i) => {
    const turns = turnsOf(world).map(({ holder }) => holder);
    const test = i === 0 ? told : testTurns(turns, { orders, random: randomOf(seed) });
    const counts = countReturns(world);
    const isNear = Math.abs(test.p - LEVEL) <= near && Math.abs(told.p - LEVEL) <= LEVEL;
    const verdict = turnsVerdict(isNear ? { ...test, p: told.p } : test, counts);
    return {
      ...counts,
      run: noRepeatRun(turns),
      gini: giniOf(sharesOf(world)),
      p: test.p,
      verdict,
    };
  });
  return {
    count: worlds.length,
    early: rangeOf(worlds.map((world) => world.early)),
    returns: rangeOf(worlds.map((world) => world.returns)),
    run: rangeOf(worlds.map((world) => world.run)),
    gini: rangeOf(worlds.map((world) => world.gini)),
    p: rangeOf(worlds.map((world) => world.p)),
    verdicts: [...new Set(worlds.map(({ verdict }) => verdict))],
  };
}

function rangeOf(values: readonly (number | undefined)[]): Range {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
}
