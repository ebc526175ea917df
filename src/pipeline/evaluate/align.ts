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
  return alignExact(scores, found.length);
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

/** Dynamic programming over the set of found values already used. */
function alignExact(scores: readonly (readonly number[])[], width: number): readonly Pair[] {
  let states = new Map<number, Best>([[0, { total: 0, pairs: [] }]]);
  scores.forEach((row, g) => {
    const next = new Map(states);
    for (const [used, best] of states) {
      for (let f = 0; f < width; f += 1) {
        const score = row[f] ?? 0;
        if (score <= 0 || (used & (1 << f)) !== 0) continue;
        const total = best.total + score;
        const key = used | (1 << f);
        if (total > (next.get(key)?.total ?? 0))
          next.set(key, { total, pairs: [...best.pairs, [g, f]] });
      }
    }
    states = next;
  });
  return [...states.values()].reduce((a, b) => (b.total > a.total ? b : a)).pairs;
}
