/** One figure of the report, with what is asked of it where something is. */
export interface Row {
  readonly what: string;
  readonly value: number;
  /** "ms", "pages/s", "MB", "MB/s"; "×" for a ratio of two figures of one run. */
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A part of the report: what it measures, in a process of its own. */
export interface Part {
  readonly about: string;
  readonly measure: (options: Options) => Promise<readonly Row[]> | readonly Row[];
}

export interface Options {
  /** How often everything is done; what counts is the median. */
  readonly rounds: number;
  /** How many generated articles are stored to see how things grow. */
  readonly grow: number;
  /** A folder of pages (.html, .html.gz) to read in place of the sample. */
  readonly pages: string | undefined;
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The value below which a share of the values lies; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The median of what one figure is of another, round by round: what else the machine does falls on both. */
export function ratio(own: readonly number[], other: readonly number[]): number {
  return median(own.map((value, i) => value / (other[i] ?? Number.NaN)));
}

/** Milliseconds that some work takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Takes several pieces of work by turns, after one round that warms up. Gives the times of each, round by round.
 */
export async function byTurns(
  work: Readonly<Record<string, (round: number) => unknown>>,
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, run] of Object.entries(work)) {
      const ms = await timeOf(() => run(round));
      if (round > 0) times.set(name, [...(times.get(name) ?? []), ms]);
    }
  return times;
}

/** Memory of this process, in MB. */
export function memoryMb(): number {
  return process.memoryUsage().rss / 1e6;
}
