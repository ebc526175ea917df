import { compareKinds } from "../../src/analysis/compare.ts";
import { testDeputies } from "../../src/analysis/deputies.ts";
import { returns } from "../../src/analysis/durations.ts";
import { evenness, testOrder } from "../../src/analysis/permutation.ts";
import { testFixedOrder } from "../../src/analysis/power.ts";
import type { Random } from "../../src/analysis/random.ts";
import { below, randomOf, shuffled } from "../../src/analysis/random.ts";
import type { GroupSeries } from "../../src/analysis/series.ts";
import { testShares } from "../../src/analysis/shares.ts";
import { seriesOf } from "./series.ts";

interface RotationSize {
  readonly seed: number;
  readonly members: number;
  readonly years: number;
}

/** A group in which each year any member but the one in office is drawn for the chair, and any other one for deputy. */
export function randomRotation({ seed, members, years }: RotationSize): GroupSeries {
  const random = randomOf(seed);
  const units = Array.from({ length: members }, (_, i) => `unit ${i + 1}`);
  const draw = (not: string | undefined): string => {
    const others = units.filter((unit) => unit !== not);
    return others[below(others.length, random)] ?? "";
  };
  const holders: string[] = [];
  for (let year = 0; year < years; year += 1) holders.push(draw(holders.at(-1)));
  const bare = seriesOf(holders);
  return {
    ...bare,
    years: bare.years.map((one) => ({ ...one, deputies: [draw(one.holder)] })),
    members: new Map(bare.years.map(({ year }) => [year, units])),
  };
}

/** How a test finds random rotations: its p for the ones of a seed. */
type LevelTest = (of: {
  readonly seed: number;
  readonly draws: number;
  readonly random: Random;
}) => number;

const LONG = { members: 8, years: 30 };
const SHORT = { members: 8, years: 15 };

function many(seed: number, groups: number): readonly GroupSeries[] {
  return Array.from({ length: groups }, (_, i) =>
    randomRotation({ ...SHORT, seed: seed * groups + i + 99_991 }),
  );
}

/** Every test by its name, on what it must not take for a pattern: groups of fifteen years where it pools them, else one of thirty. */
export const LEVEL_TESTS: Readonly<Record<string, LevelTest>> = {
  evenness: ({ seed, draws: orders, random }) =>
    testOrder(holders(seed), evenness, { orders, random }).p,
  "fixed order": ({ seed, draws: orders, random }) =>
    testFixedOrder(holders(seed), { orders, random }).p,
  "fixed order, of units that take turns": ({ seed, draws: orders, random }) =>
    testFixedOrder(randomCycles(seed), { orders, random }).p,
  shares: ({ seed, draws, random }) =>
    testShares(randomRotation({ ...LONG, seed }), { draws, random })?.p ?? 1,
  deputies: ({ seed }) => testDeputies(many(seed, 100))?.p ?? 1,
  "kinds of groups": ({ seed, draws: orders, random }) => {
    const groups = many(seed, 16).map((series) => ({
      durations: returns(series),
      years: series.years.length,
    }));
    const kinds = [groups.slice(0, 8), groups.slice(8)];
    return compareKinds(kinds, { orders, random })?.permutationP ?? 1;
  },
};

const CYCLES = 4;

/** Units that take turns, in an order that is drawn anew for each cycle: what a fixed order must be told from. */
function randomCycles(seed: number): readonly string[] {
  const random = randomOf(seed);
  const units = Array.from({ length: LONG.members }, (_, i) => `unit ${i + 1}`);
  const turns: string[] = [];
  while (turns.length < units.length * CYCLES) {
    const cycle = shuffled(units, random);
    if (cycle[0] !== turns.at(-1)) turns.push(...cycle);
  }
  return turns;
}

function holders(seed: number): readonly (string | undefined)[] {
  return randomRotation({ ...LONG, seed }).years.map(({ holder }) => holder);
}

/** The share of random rotations in which a test finds what is not there at 5 %. */
export function rejectedShare(
  test: LevelTest,
  { rounds, draws }: { readonly rounds: number; readonly draws: number },
): number {
  const ps = Array.from({ length: rounds }, (_, n) =>
    test({ seed: n * 7919 + 13, draws, random: randomOf(n) }),
  );
  return ps.filter((p) => p <= 0.05).length / rounds;
}
