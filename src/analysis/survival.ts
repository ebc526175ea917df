import { Z95 } from "./distributions.ts";

/** How long something lasted, in years: to its end, or at least so long (right-censored). */
export interface Duration {
  readonly length: number;
  readonly isEnded: boolean;
  /** How long it had lasted when it came into sight (left truncation); 0 for what was seen from its beginning. */
  readonly seenFrom?: number;
}

/** One step of a survival curve: the share that lasts longer than `length`, with its 95 % interval. */
export interface SurvivalStep {
  readonly length: number;
  readonly atRisk: number;
  readonly ends: number;
  readonly survival: number;
  /** Undefined where nothing lasts longer: the variance is not defined there. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface SurvivalCurve {
  readonly total: number;
  readonly ends: number;
  readonly steps: readonly SurvivalStep[];
  /** The shortest length that no more than half outlast, and its 95 % interval; undefined where the curve does not fall so far. */
  readonly median: number | undefined;
  readonly medianLow: number | undefined;
  readonly medianHigh: number | undefined;
}

/** Kaplan and Meier's product-limit estimate with log-log intervals (Kalbfleisch and Prentice) by Greenwood's variance. */
export function kaplanMeier(durations: readonly Duration[]): SurvivalCurve {
  const lengths = [
    ...new Set(durations.filter(({ isEnded }) => isEnded).map(({ length }) => length)),
  ].sort((a, b) => a - b);
  let survival = 1;
  let variance = 0;
  const steps = lengths.map((length): SurvivalStep => {
    const atRisk = durations.filter((one) => isAtRisk(one, length)).length;
    const ends = durations.filter((one) => one.isEnded && one.length === length).length;
    survival *= 1 - ends / atRisk;
    variance += atRisk > ends ? ends / (atRisk * (atRisk - ends)) : 0;
    const [low, high] = logLogInterval(survival, variance);
    return { length, atRisk, ends, survival, low, high };
  });
  const firstAt = (value: (step: SurvivalStep) => number | undefined): number | undefined =>
    steps.find((step) => (value(step) ?? 1) <= HALF)?.length;
  return {
    total: durations.length,
    ends: durations.filter(({ isEnded }) => isEnded).length,
    steps,
    median: firstAt((step) => step.survival),
    medianLow: firstAt((step) => step.low),
    medianHigh: firstAt((step) => step.high),
  };
}

// Rounding must not move the median by a step.
const HALF = 0.5 + 1e-12;

function isAtRisk({ length, seenFrom = 0 }: Duration, at: number): boolean {
  return length >= at && seenFrom < at;
}

function logLogInterval(
  survival: number,
  variance: number,
): readonly [number, number] | readonly [undefined, undefined] {
  if (survival <= 0) return [undefined, undefined];
  if (survival >= 1) return [1, 1];
  const log = Math.log(survival);
  const half = (Z95 * Math.sqrt(variance)) / Math.abs(log);
  return [survival ** Math.exp(half), survival ** Math.exp(-half)];
}
