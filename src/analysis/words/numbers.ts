import type { RotationReport } from "../report.ts";
import type { SurvivalCurve } from "../survival.ts";

/** How a language writes numbers: its decimal mark. */
export interface NumberStyle {
  readonly mark: string;
}

const SMALLEST = 0.001;

/** "p = 0.032", "p < 0.001". */
export function sayP(p: number, { mark }: NumberStyle): string {
  return p < SMALLEST
    ? `p < ${SMALLEST}`.replace(".", mark)
    : `p = ${p.toFixed(3)}`.replace(".", mark);
}

export function sayNumber(value: number, digits: number, { mark }: NumberStyle): string {
  return value.toFixed(digits).replace(".", mark);
}

const MANY = 1_000_000;

/** A number of combinations, which may be too large to write out. */
export function sayWays(ways: number): string {
  return ways > MANY ? `> ${MANY}` : String(ways);
}

/** "1–2", or "1–…" where the curve does not fall so far; undefined where neither end is known. */
export function sayInterval({ medianLow, medianHigh }: SurvivalCurve): string | undefined {
  if (medianLow === undefined && medianHigh === undefined) return undefined;
  return `${medianLow ?? "…"}–${medianHigh ?? "…"}`;
}

/** How often the rule of a forecast was right: of the rule itself, and of choosing the best rule so far each time. */
export function recordOf({ backtest }: RotationReport): {
  readonly hits: number;
  readonly asked: number;
} {
  const record = backtest.records.find(({ rule }) => rule === "best-so-far");
  return { hits: record?.hits ?? 0, asked: record?.asked ?? 0 };
}

/** Units that could chair for a year at least, and those of them that did. */
export function coverageOf({ shares }: RotationReport): {
  readonly served: number;
  readonly all: number;
} {
  return { served: shares.filter(({ held }) => held > 0).length, all: shares.length };
}
