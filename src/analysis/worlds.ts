import type { Random } from "./random.ts";
import { below } from "./random.ts";
import type { ChairYear, GroupSeries } from "./series.ts";

/** More combinations than this are not all gone through: so many are drawn. */
const MOST = 16;

/**
 * The ways in which the years can have been: as they are told; with every choice of the units that texts name for a disputed year; and with
 * each year that rests on one text alone left unknown in turn.
 */
export function worldsOf(series: GroupSeries, random: Random): readonly GroupSeries[] {
  const disputed = series.years.flatMap(({ candidates }, i) => (candidates.length > 1 ? [i] : []));
  const single = series.years.flatMap(({ holder, isSingle }, i) =>
    isSingle && holder !== undefined ? [i] : [],
  );
  const without = single.map((i) => changed(series, i, { holder: undefined, candidates: [] }));
  const told = (world: GroupSeries): boolean =>
    world.years.every(({ holder }, i) => holder === series.years[i]?.holder);
  const chosen = choicesOf(series, disputed, random).filter((world) => !told(world));
  const all = [series, ...chosen, ...without];
  // Of many combinations some are drawn twice.
  return [...new Map(all.map((world) => [JSON.stringify(world.years), world])).values()];
}

function choicesOf(
  series: GroupSeries,
  disputed: readonly number[],
  random: Random,
): readonly GroupSeries[] {
  if (disputed.length === 0) return [];
  const sizes = disputed.map((i) => series.years[i]?.candidates.length ?? 1);
  const count = sizes.reduce((product, size) => Math.min(product * size, MOST + 1), 1);
  if (count > MOST)
    return Array.from({ length: MOST }, () =>
      chosen(
        series,
        disputed,
        sizes.map((size) => below(size, random)),
      ),
    );
  return Array.from({ length: count }, (_, n) => {
    let rest = n;
    const choice = sizes.map((size) => {
      const own = rest % size;
      rest = Math.floor(rest / size);
      return own;
    });
    return chosen(series, disputed, choice);
  });
}

function chosen(
  series: GroupSeries,
  disputed: readonly number[],
  choice: readonly number[],
): GroupSeries {
  return disputed.reduce((world, i, n) => {
    const { candidates = [], holder, heir } = world.years[i] ?? {};
    const unit = candidates[choice[n] ?? 0];
    return changed(world, i, { holder: unit, heir: unit === holder ? heir : undefined });
  }, series);
}

function changed(series: GroupSeries, i: number, to: Partial<ChairYear>): GroupSeries {
  return { ...series, years: series.years.map((one, n) => (n === i ? { ...one, ...to } : one)) };
}
