import type { QueryAnswer } from "../../../db/query.ts";
import { isSelect, runQuery } from "../../../db/query.ts";
import { formatCsv } from "../../pipeline/export/csv.ts";
import { tell, tellFailed, tellProblem } from "../log.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, terminalWidth, UsageError } from "../terminal.ts";

export interface QueryFlags {
  readonly db: string;
  /** Seconds. */
  readonly timeout: number;
  readonly limit: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const MS = 1000;

/** Answers one SELECT over the views; the query runs apart, reads only, and is stopped at the time limit. */
export async function queryCommand(sql: string, flags: QueryFlags): Promise<ExitCode> {
  if (!isSelect(sql))
    throw new UsageError(
      "only one SELECT (or WITH, VALUES, EXPLAIN) is allowed: the database is read, never written",
    );
  const answer = await runQuery(flags.db, sql, { maxMs: flags.timeout * MS, maxRows: flags.limit });
  if (!answer.ok) {
    tellProblem(answer.problem);
    return EXIT.failed;
  }
  const twice = answer.value.columns.find((name, i, all) => all.indexOf(name) !== i);
  if (flags.json === true && twice !== undefined) {
    tellFailed(`two columns are named ${twice}: give one another name with AS`);
    return EXIT.failed;
  }
  printAnswer(answer.value, flags);
  if (answer.value.isCut)
    tell(`only the first ${flags.limit} rows are shown: raise --limit for more`);
  return EXIT.ok;
}

function printAnswer({ columns, rows }: QueryAnswer, flags: QueryFlags): void {
  if (flags.json === true) {
    print(
      JSON.stringify(
        rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null]))),
        null,
        2,
      ),
    );
    return;
  }
  if (flags.csv === true) {
    print(formatCsv([columns, ...rows]));
    return;
  }
  const cells = [[...columns], ...rows.map((row) => row.map(cellText))];
  const widths = widthsOf(wishedWidths(cells), terminalWidth());
  if (widths === undefined) printRecords(columns, cells.slice(1));
  else for (const line of formatTable(cells, widths)) print(line);
}

const MIN_READABLE = 10;

/** More columns than fit side by side: a line a value, a blank line between rows. */
function printRecords(columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const label = Math.max(...columns.map((name) => name.length));
  const widths = [label, Math.max(MIN_READABLE, terminalWidth() - label - 2)];
  for (const row of rows) {
    for (const line of formatTable(
      columns.map((name, i) => [name, row[i] ?? ""]),
      widths,
    ))
      print(line);
    print("");
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey them
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]/gu;

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return String(value).replace(CONTROLS, " ");
}

/** How wide each column would like to be. */
function wishedWidths(cells: readonly (readonly string[])[]): readonly number[] {
  return (cells[0] ?? []).map((_, i) =>
    cells.reduce((widest, row) => Math.max(widest, row[i]?.length ?? 0), 1),
  );
}

/** The widths that fit a line, the widest columns giving way first; undefined where one would become too narrow to be read. */
function widthsOf(wished: readonly number[], total: number): readonly number[] | undefined {
  const widths = [...wished];
  const room = (): number =>
    total - 2 * (widths.length - 1) - widths.reduce((sum, width) => sum + width, 0);
  while (room() < 0) {
    const widest = widths.reduce((a, b) => Math.max(a, b), 0);
    if (widest <= MIN_READABLE) return undefined;
    widths[widths.indexOf(widest)] = Math.max(MIN_READABLE, Math.min(widest - 1, widest + room()));
  }
  return widths;
}
