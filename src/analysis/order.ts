import type { GroupSeries, Turn } from "./series.ts";
import { listFor, turnsOf } from "./series.ts";

/** A unit's next turn: how many turns after the last one it came, and who served meanwhile. */
export interface Return {
  readonly holder: string;
  /** Places of the two turns in the list. */
  readonly from: number;
  readonly to: number;
  readonly gap: number;
  /** Whether a turn between is not known: the unit may have served then. */
  readonly isSure: boolean;
}

/** All returns, in the order in which they came. */
export function returnsOf(turns: readonly (string | undefined)[]): readonly Return[] {
  const last = new Map<string, number>();
  return turns.flatMap((holder, to) => {
    if (holder === undefined) return [];
    const from = last.get(holder);
    last.set(holder, to);
    if (from === undefined) return [];
    const isSure = turns.slice(from, to).every((one) => one !== undefined);
    return [{ holder, from, to, gap: to - from, isSure }];
  });
}

/** The most turns in a row of which no two have the same holder; a turn that is not known ends a run. */
export function noRepeatRun(turns: readonly (string | undefined)[]): number {
  let best = 0;
  for (const from of turns.keys()) {
    const seen = new Set<string>();
    for (const holder of turns.slice(from)) {
      if (holder === undefined || seen.has(holder)) break;
      seen.add(holder);
    }
    best = Math.max(best, seen.size);
  }
  return best;
}

/** Mean share of different holders in all windows of `size` known turns; undefined where there is none. */
export function distinctInWindows(
  turns: readonly (string | undefined)[],
  size: number,
): number | undefined {
  const windows = turns
    .map((_, from) => turns.slice(from, from + size))
    .filter((window) => window.length === size && window.every((one) => one !== undefined));
  if (size < 1 || windows.length === 0) return undefined;
  const shares = windows.map((window) => new Set(window).size / size);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * The sure returns that came before another unit had its turn: one that was passed over in between, though it served both before and
 * after, or was listed as a member both when the unit left the chair and when it came back. In a round-robin there is none.
 */
export function earlyReturns(series: GroupSeries): readonly Return[] {
  const turns = turnsOf(series);
  const holders = turns.map(({ holder }) => holder);
  return returnsOf(holders).filter((one) => {
    const between = new Set(holders.slice(one.from, one.to + 1));
    // A member that never chairs is left out altogether: another question than whether the others take turns.
    const listed = listedThroughout(series, turns[one.from]?.to ?? 0, turns[one.to]?.from ?? 0);
    const others = new Set([
      ...servedAround(holders, one),
      ...listed.filter((unit) => holders.includes(unit)),
    ]);
    return one.isSure && [...others].some((other) => !between.has(other));
  });
}

function servedAround(
  holders: readonly (string | undefined)[],
  { from, to }: Return,
): readonly string[] {
  const before = new Set(holders.slice(0, from));
  return holders
    .slice(to + 1)
    .flatMap((one) => (one !== undefined && before.has(one) ? [one] : []));
}

/** Members on the lists of both years. A unit that a merger ended in between could not have its turn. */
function listedThroughout(series: GroupSeries, from: number, to: number): readonly string[] {
  const [first, last] = [listFor(series, from), listFor(series, to)];
  if (first === undefined || last === undefined) return [];
  return first.filter((unit) => last.includes(unit) && (series.ended.get(unit) ?? to) >= to);
}

/** How often units came back surely, across years of which no chair is known, and too early. */
export function countReturns(series: GroupSeries): {
  readonly returns: number;
  readonly unsureReturns: number;
  readonly early: number;
} {
  const all = returnsOf(turnsOf(series).map(({ holder }) => holder));
  const returns = all.filter(({ isSure }) => isSure).length;
  return { returns, unsureReturns: all.length - returns, early: earlyReturns(series).length };
}

/** How often who followed a unit's turn was who followed its turn before. */
export function sameSuccessor(turns: readonly (string | undefined)[]): {
  readonly same: number;
  readonly compared: number;
} {
  const followers = returnsOf(turns).flatMap(({ from, to }) => {
    const [before, now] = [turns[from + 1], turns[to + 1]];
    return before === undefined || now === undefined ? [] : [before === now];
  });
  return { same: followers.filter(Boolean).length, compared: followers.length };
}

/** How often each unit was followed by each other one in the next known turn. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** From one known turn to the next; what a merger put into a holder's place does not follow it. */
export function transitionsOf(turns: readonly Turn[]): readonly Transition[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [i, { holder: from }] of turns.entries()) {
    const next = turns[i + 1];
    if (from === undefined || next?.holder === undefined || next.isInherited) continue;
    const row = counts.get(from) ?? new Map<string, number>();
    counts.set(from, row.set(next.holder, (row.get(next.holder) ?? 0) + 1));
  }
  return [...counts].flatMap(([from, row]) =>
    [...row].map(([to, count]): Transition => ({ from, to, count })),
  );
}
