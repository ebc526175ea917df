import { chiSquareTail } from "./distributions.ts";
import type { Duration } from "./survival.ts";

export interface LogRank {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
}

/** Durations counted by their length: what comes into sight, ends, and leaves without an end. */
export interface LifeTable {
  readonly enters: readonly number[];
  readonly ends: readonly number[];
  readonly leaves: readonly number[];
}

export function lifeTable(durations: readonly Duration[]): LifeTable {
  const longest = durations.reduce((most, { length }) => Math.max(most, length), 0);
  const empty = (): number[] => new Array<number>(longest + 1).fill(0);
  const [enters, ends, leaves] = [empty(), empty(), empty()];
  const add = (to: number[], at: number): void => {
    to[at] = (to[at] ?? 0) + 1;
  };
  for (const { length, isEnded, seenFrom = 0 } of durations) {
    add(enters, seenFrom);
    add(isEnded ? ends : leaves, length);
  }
  return { enters, ends, leaves };
}

/** Several tables as one. */
export function sumTables(tables: readonly LifeTable[]): LifeTable {
  const sum = (of: (table: LifeTable) => readonly number[]): readonly number[] => {
    const all: number[] = [];
    for (const table of tables)
      for (const [length, n] of of(table).entries()) all[length] = (all[length] ?? 0) + n;
    return all;
  };
  return {
    enters: sum(({ enters }) => enters),
    ends: sum(({ ends }) => ends),
    leaves: sum(({ leaves }) => leaves),
  };
}

/** Whether groups last equally long (Mantel's log-rank test); undefined for fewer than two groups or where nothing ends. */
export function logRank(groups: readonly (readonly Duration[])[]): LogRank | undefined {
  return logRankOf(groups.map(lifeTable));
}

/** The same of durations that are counted already; a group without any says nothing. */
export function logRankOf(all: readonly LifeTable[]): LogRank | undefined {
  const tables = all.filter(({ enters }) => total(enters) > 0);
  const degrees = tables.length - 1;
  const longest = tables.reduce((most, { ends }) => Math.max(most, ends.length), 0);
  const surplus = new Array<number>(Math.max(0, degrees)).fill(0);
  const covariance = surplus.map(() => new Array<number>(degrees).fill(0));
  const atRisk = tables.map(() => 0);
  for (let length = 0; length < longest; length += 1) {
    const ends = tables.map((table) => table.ends[length] ?? 0);
    addMoment({ atRisk, ends }, surplus, covariance);
    for (const [i, table] of tables.entries())
      atRisk[i] =
        (atRisk[i] ?? 0) +
        (table.enters[length] ?? 0) -
        (ends[i] ?? 0) -
        (table.leaves[length] ?? 0);
  }
  const solved = degrees < 1 ? undefined : solve(covariance, surplus);
  if (solved === undefined) return undefined;
  const chiSquare = surplus.reduce((sum, own, i) => sum + own * (solved[i] ?? 0), 0);
  return { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) };
}

interface Moment {
  readonly atRisk: readonly number[];
  readonly ends: readonly number[];
}

/** Adds what ended at one length: observed less expected, and the hypergeometric covariance, of all groups but the last. */
function addMoment(
  { atRisk, ends }: Moment,
  surplus: number[],
  covariance: readonly number[][],
): void {
  const [n, d] = [total(atRisk), total(ends)];
  if (d === 0) return;
  const factor = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  const shares = atRisk.map((own) => own / n);
  const shareOf = (i: number): number => shares[i] ?? 0;
  for (const [i, row] of covariance.entries()) {
    surplus[i] = (surplus[i] ?? 0) + (ends[i] ?? 0) - d * shareOf(i);
    for (const [j, before] of row.entries())
      row[j] = before + factor * shareOf(i) * ((i === j ? 1 : 0) - shareOf(j));
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
