import type { PooledReport } from "../../analysis/pooled.ts";
import { pooledReport } from "../../analysis/pooled.ts";
import type { RotationReport } from "../../analysis/report.ts";
import { rotationReport } from "../../analysis/report.ts";
import { TOPIC_NAMES } from "../../analysis/words/topics.ts";
import { sayPooled, sayRotation } from "../../analysis/words/words.ts";
import { rotationOf } from "../../pipeline/rotation.ts";
import type { NamedSeries } from "../../pipeline/series.ts";
import { seriesOf } from "../../pipeline/series.ts";
import { filterRotations } from "../chair-filter.ts";
import type { ChairsFlags } from "../chairs-flags.ts";
import { tell } from "../log.ts";
import { withStore } from "../open.ts";
import { formatTable, wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, terminalWidth } from "../terminal.ts";

export type RotationFlags = Pick<
  ChairsFlags,
  "db" | "group" | "number" | "sector" | "province" | "json"
> & { readonly seed: number; readonly orders: number; readonly language: "en" | "vi" };

const HEADING_WIDTH = 12;
const MIN_TEXT = 40;

/** Prints how the chair of each group rotates, in sentences with their numbers, or as JSON. */
export function rotationCommand(flags: RotationFlags): ExitCode {
  return withStore(
    flags.db,
    (store) => {
      const { seed, orders } = flags;
      const rotations = filterRotations(rotationOf(store), flags);
      const chosen = new Set(rotations.map(({ group }) => group.id));
      const told = seriesOf(store)
        .filter(({ series }) => chosen.has(series.group))
        .map((named) => ({ ...named, report: rotationReport(named.series, { seed, orders }) }));
      const kinds = new Map(rotations.map(({ group }) => [group.id, group.form]));
      const pooled = pooledReport(
        told.map(({ series }) => ({ series, kind: kinds.get(series.group) })),
        { seed, orders },
      );
      if (flags.json === true) printJson(told, pooled, flags);
      else for (const line of formatAll(told, pooled, flags)) print(line);
      if (told.length === 0)
        tell("no group matches: loosen the filters, or see what there is with: thidua chairs");
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

type Told = NamedSeries & { readonly report: RotationReport };

function printJson(
  told: readonly Told[],
  pooled: PooledReport,
  { seed, language }: RotationFlags,
): void {
  const groups = told.map(({ label, names, report }) => ({
    label,
    sentences: sayRotation(report, names, language),
    units: Object.fromEntries(names),
    report,
  }));
  const together = { sentences: sayPooled(pooled, language), report: pooled };
  print(JSON.stringify({ seed, groups, together }, null, 2));
}

const TOGETHER = { en: "All these groups together", vi: "Gộp các cụm, khối trên" };

function formatAll(
  told: readonly Told[],
  pooled: PooledReport,
  flags: RotationFlags,
): readonly string[] {
  const lines = told.flatMap((one) => [...formatReport(one, flags), ""]);
  if (told.length < 2) return lines.slice(0, -1);
  const said = sayPooled(pooled, flags.language).flatMap((one) =>
    wrap(one, terminalWidth() - 2).map((line) => `  ${line}`),
  );
  return [...lines, paint.bold(TOGETHER[flags.language]), ...said];
}

function formatReport(
  { label, names, report }: Told,
  { language }: RotationFlags,
): readonly string[] {
  const width = Math.max(MIN_TEXT, terminalWidth() - HEADING_WIDTH - 4);
  const rows = sayRotation(report, names, language).map(({ topic, text }) => [
    TOPIC_NAMES[language][topic],
    text,
  ]);
  const lines = formatTable(rows, [HEADING_WIDTH, width]).map((line) => `  ${line}`);
  return [paint.bold(label), ...lines];
}
