import type { GroupSeries, Turn } from "./series.ts";
import { turnsOf } from "./series.ts";
import type { Duration } from "./survival.ts";

/** Durations of one kind, and how many were left out because their beginning is not known. */
export interface Observed {
  readonly durations: readonly Duration[];
  readonly unseenStart: number;
}

/**
 * How long each unit kept the chair, in years. A turn ends when the next known year has another chair. It is only known to have lasted so
 * long (censored) where the next year is not known, the years end, or a merger of provinces ended the unit: that is no rotation. What
 * begins the series or follows a year of which no chair is known began nobody knows when, and is left out.
 */
export function tenures(series: GroupSeries): Observed {
  const turns = turnsOf(series);
  const known = turns.flatMap((turn, i) => {
    if (turn.holder === undefined) return [];
    const isSeen = turns[i - 1]?.holder !== undefined && !turn.isInherited;
    const next = turns[i + 1];
    const isEnded = next?.holder !== undefined && !next.isInherited && !isMerged(series, turn);
    return [{ isSeen, duration: { length: turn.to - turn.from + 1, isEnded } }];
  });
  const seen = known.filter(({ isSeen }) => isSeen);
  return {
    durations: seen.map(({ duration }) => duration),
    unseenStart: known.length - seen.length,
  };
}

/**
 * How many years after the end of a turn a unit had its next one. Where a year comes between of which no chair is known, or the years or
 * the unit end, it is only known that it waited so long.
 */
export function returns(series: GroupSeries): readonly Duration[] {
  const turns = turnsOf(series);
  return turns.flatMap((turn, i) => {
    if (turn.holder === undefined || isMerged(series, turn)) return [];
    const length = waitOf(series, turn, turns.slice(i + 1));
    return length === undefined ? [] : [length];
  });
}

function waitOf(
  { ended }: GroupSeries,
  { holder, to }: Turn,
  later: readonly Turn[],
): Duration | undefined {
  const limit = ended.get(holder ?? "") ?? Number.POSITIVE_INFINITY;
  let last = to;
  for (const turn of later) {
    if (turn.holder === holder) return { length: turn.from - to, isEnded: true };
    if (turn.holder === undefined || turn.from > limit) break;
    last = Math.min(turn.to, limit);
  }
  return last === to ? undefined : { length: last - to, isEnded: false };
}

function isMerged({ ended }: GroupSeries, { holder, to }: Turn): boolean {
  return holder !== undefined && (ended.get(holder) ?? to + 1) <= to;
}
