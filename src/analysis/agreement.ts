/** What reviewers said of one thing: a label by reviewer. */
export type Ratings = ReadonlyMap<string, string>;

/**
 * Cohen's kappa of two reviewers over what both labelled: agreement beyond chance, 1 for complete, 0 for none beyond it. Undefined where
 * they share nothing, or both gave one label throughout.
 */
export function cohenKappa(
  items: readonly Ratings[],
  [first, second]: readonly [string, string],
): number | undefined {
  const pairs = items.flatMap((item) => {
    const [a, b] = [item.get(first), item.get(second)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  const share = (side: 0 | 1, label: string): number =>
    pairs.filter((pair) => pair[side] === label).length / pairs.length;
  const labels = new Set(pairs.flat());
  const observed = pairs.filter(([a, b]) => a === b).length / pairs.length;
  let expected = 0;
  for (const label of labels) expected += share(0, label) * share(1, label);
  return pairs.length === 0 || expected === 1 ? undefined : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha for nominal labels, any number of reviewers and missing labels. Undefined where nothing was labelled twice, or
 * all labels are one.
 */
export function krippendorffAlpha(items: readonly Ratings[]): number | undefined {
  const counted = items.map(countLabels).filter((counts) => sum(counts) > 1);
  const totals = new Map<string, number>();
  for (const counts of counted)
    for (const [label, n] of counts) totals.set(label, (totals.get(label) ?? 0) + n);
  const all = sum(totals);
  const observed = counted.reduce((total, counts) => {
    const size = sum(counts);
    return total + unlike(counts, size) / (size - 1);
  }, 0);
  const expected = unlike(totals, all) / (all - 1);
  return all === 0 || expected === 0 ? undefined : 1 - observed / expected;
}

/** Ordered pairs of unlike labels. */
function unlike(counts: ReadonlyMap<string, number>, size: number): number {
  let pairs = 0;
  for (const n of counts.values()) pairs += n * (size - n);
  return pairs;
}

function countLabels(item: Ratings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of item.values()) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, n) => total + n, 0);
}
