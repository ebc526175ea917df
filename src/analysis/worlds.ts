import type { Random } from "./random.ts";
import { below } from "./random.ts";
import type { ChairYear, GroupSeries } from "./series.ts";

/** Where there are more ways than this to combine the sides of disputed years, so many of them are drawn. */
const MOST = 16;

/** The ways in which the years can have been. */
export interface Worlds {
  /** The first is the series as it is told. */
  readonly worlds: readonly GroupSeries[];
  /** How many ways there are to combine the sides of disputed years; undefined where all of them are gone through. */
  readonly drawnOf: number | undefined;
}

/**
 * As the years are told; with every choice of the units that texts name for disputed years; and with each year that rests on one text alone
 * left unknown in turn. Where there are too many choices, each side of each disputed year in turn, and some combinations by lot.
 */
export function worldsOf(series: GroupSeries, random: Random): Worlds {
  const single = series.years.flatMap(({ holder, isSingle }, i) =>
    isSingle && holder !== undefined ? [i] : [],
  );
  const without = single.map((i) => changed(series, i, { holder: undefined, candidates: [] }));
  const { choices, drawnOf } = choicesOf(series, random);
  const isTold = (world: GroupSeries): boolean =>
    world.years.every(({ holder }, i) => holder === series.years[i]?.holder);
  const all = [series, ...choices.filter((world) => !isTold(world)), ...without];
  // Of many combinations some are drawn twice.
  const worlds = [...new Map(all.map((world) => [JSON.stringify(world.years), world])).values()];
  return { worlds, drawnOf };
}

/** A disputed year by its place, and the units that texts name for it. */
interface Dispute {
  readonly at: number;
  readonly sides: readonly string[];
}

function choicesOf(
  series: GroupSeries,
  random: Random,
): { readonly choices: readonly GroupSeries[]; readonly drawnOf: number | undefined } {
  const disputes = series.years.flatMap(({ candidates }, at) =>
    candidates.length > 1 ? [{ at, sides: candidates }] : [],
  );
  if (disputes.length === 0) return { choices: [], drawnOf: undefined };
  const ways = disputes.reduce((product, { sides }) => product * sides.length, 1);
  if (ways <= MOST) return { choices: allWays(series, disputes), drawnOf: undefined };
  const inTurn = disputes.flatMap(({ at, sides }) => sides.map((unit) => held(series, at, unit)));
  const drawn = Array.from({ length: MOST }, () =>
    disputes.reduce(
      (world, { at, sides }) => held(world, at, sides[below(sides.length, random)]),
      series,
    ),
  );
  return { choices: [...inTurn, ...drawn], drawnOf: ways };
}

function allWays(series: GroupSeries, disputes: readonly Dispute[]): readonly GroupSeries[] {
  return disputes.reduce<readonly GroupSeries[]>(
    (worlds, { at, sides }) =>
      sides.flatMap((unit) => worlds.map((world) => held(world, at, unit))),
    [series],
  );
}

/** The series with another chair in a year. Who took over from the one that is told does not follow another one. */
function held(series: GroupSeries, at: number, unit: string | undefined): GroupSeries {
  const { holder, heir } = series.years[at] ?? {};
  return changed(series, at, { holder: unit, heir: unit === holder ? heir : undefined });
}

function changed(series: GroupSeries, i: number, to: Partial<ChairYear>): GroupSeries {
  return { ...series, years: series.years.map((one, n) => (n === i ? { ...one, ...to } : one)) };
}
