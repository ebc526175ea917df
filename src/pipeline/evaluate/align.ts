/** A pair of indices: of the gold value and of the found one that stand for the same thing. */
export type Pair = readonly [number, number];

const EXHAUSTIVE = 7;

/**
 * The one-to-one assignment with the greatest total similarity. Pairs of similarity 0 are never made. Exact by search up to
 * seven values on the smaller side, greedy with pairwise exchange beyond.
 */
export function alignMaximum<G, F>(
  gold: readonly G[],
  found: readonly F[],
  similarity: (gold: G, found: F) => number,
): readonly Pair[] {
  const scores = gold.map((g) => found.map((f) => similarity(g, f)));
  const greedy = alignGreedy(scores);
  if (
    Math.min(gold.length, found.length) > EXHAUSTIVE ||
    found.length > 2 * EXHAUSTIVE ||
    gold.length > EXHAUSTIVE
  )
    return greedy;
  return alignExact(scores);
}

function alignGreedy(scores: readonly (readonly number[])[]): readonly Pair[] {
  const candidates = scores
    .flatMap((row, g) => row.map((score, f) => ({ score, g, f })))
    .filter(({ score }) => score > 0);
  candidates.sort((a, b) => b.score - a.score || a.g - b.g || a.f - b.f);
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  const pairs: Pair[] = [];
  for (const { g, f } of candidates) {
    if (usedGold.has(g) || usedFound.has(f)) continue;
    usedGold.add(g);
    usedFound.add(f);
    pairs.push([g, f]);
  }
  return pairs.sort(([a], [b]) => a - b);
}

interface Best {
  readonly total: number;
  readonly pairs: readonly Pair[];
}

/** Row by row over the set of found values already used. */
function alignExact(scores: readonly (readonly number[])[]): readonly Pair[] {
  const start = new Map<number, Best>([[0, { total: 0, pairs: [] }]]);
  const states = scores.reduce((before, row, g) => extend(before, row, g), start);
  return [...states.values()].reduce((a, b) => (b.total > a.total ? b : a)).pairs;
}

function extend(
  states: ReadonlyMap<number, Best>,
  row: readonly number[],
  g: number,
): Map<number, Best> {
  const next = new Map(states);
  for (const [used, best] of states) {
    row.forEach((score, f) => {
      const key = used | (1 << f);
      const total = best.total + score;
      if (score <= 0 || key === used || total <= (next.get(key)?.total ?? 0)) return;
      next.set(key, { total, pairs: [...best.pairs, [g, f]] });
    });
  }
  return next;
}
