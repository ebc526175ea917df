import { chiSquareTail, Z95 } from "./distributions.ts";

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
  readonly low: number;
  readonly high: number;
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
  const firstAt = (value: (step: SurvivalStep) => number): number | undefined =>
    steps.find((step) => value(step) <= HALF)?.length;
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

function logLogInterval(survival: number, variance: number): readonly [number, number] {
  if (survival <= 0) return [0, 0];
  if (survival >= 1) return [1, 1];
  const log = Math.log(survival);
  const half = (Z95 * Math.sqrt(variance)) / Math.abs(log);
  return [survival ** Math.exp(half), survival ** Math.exp(-half)];
}

export interface LogRank {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/** Whether groups last equally long (Mantel's log-rank test); undefined for fewer than two groups or where nothing ends. */
export function logRank(groups: readonly (readonly Duration[])[]): LogRank | undefined {
  const degrees = groups.length - 1;
  const lengths = new Set(
    groups.flat().flatMap(({ length, isEnded }) => (isEnded ? [length] : [])),
  );
  if (degrees < 1 || lengths.size === 0) return undefined;
  const surplus = new Array<number>(degrees).fill(0);
  const covariance = surplus.map(() => new Array<number>(degrees).fill(0));
  for (const length of lengths) addMoment(groups, length, surplus, covariance);
  const solved = solve(covariance, surplus);
  if (solved === undefined) return undefined;
  const chiSquare = surplus.reduce((sum, own, i) => sum + own * (solved[i] ?? 0), 0);
  return { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) };
}

/** Adds what ended at one length: observed less expected, and the hypergeometric covariance, of all groups but the last. */
function addMoment(
  groups: readonly (readonly Duration[])[],
  length: number,
  surplus: number[],
  covariance: readonly number[][],
): void {
  const atRisk = groups.map((group) => group.filter((one) => isAtRisk(one, length)).length);
  const ends = groups.map(
    (group) => group.filter((one) => one.isEnded && one.length === length).length,
  );
  const [n, d] = [total(atRisk), total(ends)];
  const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  for (const [i, row] of covariance.entries()) {
    const own = (atRisk[i] ?? 0) / n;
    surplus[i] = (surplus[i] ?? 0) + (ends[i] ?? 0) - d * own;
    for (const j of row.keys()) {
      const other = (atRisk[j] ?? 0) / n;
      row[j] = (row[j] ?? 0) + factor * (i === j ? own * (1 - own) : -own * other);
    }
  }
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Solves a symmetric system by elimination with pivots; undefined where it has no single solution. */
function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < rows.length; column += 1) {
    const pivot = pivotOf(rows, column);
    const head = pivot?.[column] ?? 0;
    if (pivot === undefined || Math.abs(head) < SINGULAR) return undefined;
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) if (row !== pivot) subtract(row, pivot, (row[column] ?? 0) / head);
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

const SINGULAR = 1e-12;

function pivotOf(rows: readonly number[][], column: number): number[] | undefined {
  const [best] = rows
    .slice(column)
    .sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
  return best;
}

function subtract(row: number[], pivot: readonly number[], times: number): void {
  for (const [i, value] of pivot.entries()) row[i] = (row[i] ?? 0) - times * value;
}
