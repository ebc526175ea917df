/** MUC counts of one slot: a value is correct, incorrect, missing (in the gold only) or spurious (found only). */
export interface Tally {
  readonly correct: number;
  readonly incorrect: number;
  readonly missing: number;
  readonly spurious: number;
}

/** `empty`: nothing to find and nothing found; in no tally. */
export type Outcome = keyof Tally | "empty";

export const NO_TALLY: Tally = { correct: 0, incorrect: 0, missing: 0, spurious: 0 };

/** One comparison of a slot, with both values as text for the list of errors. */
export interface Comparison {
  readonly slot: string;
  readonly outcome: Outcome;
  readonly gold: string | undefined;
  readonly found: string | undefined;
  readonly rule: string | undefined;
}

export interface Score extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Sums of comparisons by outcome. */
export function tallyOf(comparisons: readonly Comparison[]): Tally {
  const counts = { ...NO_TALLY };
  for (const { outcome } of comparisons) if (outcome !== "empty") counts[outcome] += 1;
  return counts;
}

/**
 * Precision, recall and F1 as MUC-7 defines them: correct over actual (correct, incorrect, spurious), over possible
 * (correct, incorrect, missing), and their harmonic mean. All 1 where nothing was there to find and nothing was found.
 */
export function scoreOf(tally: Tally): Score {
  const { correct, incorrect, missing, spurious } = tally;
  const actual = correct + incorrect + spurious;
  const possible = correct + incorrect + missing;
  const precision = actual === 0 ? 1 : correct / actual;
  const recall = possible === 0 ? 1 : correct / possible;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { ...tally, precision, recall, f1 };
}
