import type { Cell, Table } from "../html.ts";
import type { Rotation } from "../visit.ts";

export type KnownRotation = Rotation & { readonly form: "cluster" | "bloc" };

/** How often whichever rule had been best was right: the rate that a forecast may claim. */
export function recordOf({ backtest }: Rotation["report"]): {
  readonly hits: number;
  readonly asked: number;
} {
  return backtest.records.find(({ rule }) => rule === "best-so-far") ?? { hits: 0, asked: 0 };
}

const COLUMNS: Readonly<Record<string, (one: KnownRotation) => Cell | undefined>> = {
  group_id: ({ series }) => series.group,
  label: ({ label }) => label,
  form: ({ form }) => form,
  from: ({ report }) => report.from,
  to: ({ report }) => report.to,
  known: ({ report }) => report.known,
  disputed: ({ report }) => report.disputed,
  unknown: ({ report }) => report.unknown,
  turns: ({ report }) => report.turns,
  holders: ({ report }) => report.holders,
  returns: ({ report }) => report.returns,
  early: ({ report }) => report.early,
  takes_turns: ({ report }) => report.takesTurns.verdict,
  p_turns: ({ report }) => report.takesTurns.p,
  order: ({ report }) => report.fixedOrder.verdict,
  p_order: ({ report }) => report.fixedOrder.p,
  gini: ({ report }) => report.gini,
  entropy: ({ report }) => report.entropy,
  next_year: ({ report }) => report.forecast?.year,
  next_unit: ({ report, names }) => names.get(report.forecast?.unit ?? ""),
  next_rule: ({ report }) => report.forecast?.rule,
  hits: ({ report }) => recordOf(report).hits,
  asked: ({ report }) => recordOf(report).asked,
  by_chance: ({ report }) => report.backtest.byChance,
};

/** One row a group: the numbers behind the page. */
export function rotationTable(rotations: readonly KnownRotation[]): Table {
  const values = Object.values(COLUMNS);
  return {
    name: "rotation",
    columns: Object.keys(COLUMNS),
    rows: rotations.map((one) => values.map((value) => value(one) ?? null)),
  };
}
