/** How much of an article's text was found: over runs of four tokens, as public benchmarks of article extraction count. */
export interface Overlap {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const TOKEN = /[\p{L}\p{M}\p{N}_]+/gu;
const RUN = 4;

function shinglesOf(text: string): ReadonlyMap<string, number> {
  const tokens = text.match(TOKEN) ?? [];
  const counts = new Map<string, number>();
  const last = Math.max(0, tokens.length - RUN);
  for (let i = 0; i <= last && tokens.length > 0; i += 1) {
    const shingle = tokens.slice(i, i + RUN).join(" ");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Compares a found text with the true one; two empty texts agree. */
export function overlapOf(found: string, truth: string): Overlap {
  const got = shinglesOf(found);
  const want = shinglesOf(truth);
  let both = 0;
  for (const [shingle, count] of got) both += Math.min(count, want.get(shingle) ?? 0);
  const gotAll = [...got.values()].reduce((sum, count) => sum + count, 0);
  const wantAll = [...want.values()].reduce((sum, count) => sum + count, 0);
  const precision = gotAll === 0 ? Number(wantAll === 0) : both / gotAll;
  const recall = wantAll === 0 ? Number(gotAll === 0) : both / wantAll;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
