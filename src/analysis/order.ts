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
 * The returns that came before another unit had its turn: one that served both before and after, and was passed over in between. Sure
 * returns only. In a round-robin there is none.
 */
export function earlyReturns(turns: readonly (string | undefined)[]): readonly Return[] {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  for (const [i, holder] of turns.entries()) {
    if (holder === undefined) continue;
    if (!first.has(holder)) first.set(holder, i);
    last.set(holder, i);
  }
  return returnsOf(turns).filter(({ holder, from, to, isSure }) => {
    if (!isSure) return false;
    const between = new Set(turns.slice(from, to + 1));
    const isPassedOver = (other: string): boolean =>
      other !== holder &&
      !between.has(other) &&
      (first.get(other) ?? to) < from &&
      (last.get(other) ?? from) > to;
    return [...first.keys()].some(isPassedOver);
  });
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

export function transitionsOf(turns: readonly (string | undefined)[]): readonly Transition[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [i, from] of turns.entries()) {
    const to = turns[i + 1];
    if (from === undefined || to === undefined) continue;
    const row = counts.get(from) ?? new Map<string, number>();
    counts.set(from, row.set(to, (row.get(to) ?? 0) + 1));
  }
  return [...counts].flatMap(([from, row]) =>
    [...row].map(([to, count]): Transition => ({ from, to, count })),
  );
}
