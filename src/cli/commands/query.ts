import type { QueryAnswer } from "../../../db/query.ts";
import { isSelect, runQuery } from "../../../db/query.ts";
import { formatCsv } from "../../pipeline/export/csv.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, tell, terminalWidth, UsageError } from "../terminal.ts";

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
    tell(answer.problem.message);
    return EXIT.failed;
  }
  const twice = answer.value.columns.find((name, i, all) => all.indexOf(name) !== i);
  if (flags.json === true && twice !== undefined) {
    tell(`two columns are named ${twice}: give one another name with AS`);
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
  if (columns.length * (MIN_READABLE + 2) > terminalWidth()) {
    printRecords(columns, cells.slice(1));
    return;
  }
  for (const line of formatTable(cells, widthsOf(cells, terminalWidth()))) print(line);
}

const MIN_READABLE = 9;

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

const MIN_WIDTH = 4;

/** Columns as wide as their widest cell; the widest give way until the table fits. */
function widthsOf(cells: readonly (readonly string[])[], total: number): readonly number[] {
  const widths = (cells[0] ?? []).map((_, i) =>
    Math.max(MIN_WIDTH, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const room = (): number =>
    total - 2 * (widths.length - 1) - widths.reduce((sum, width) => sum + width, 0);
  while (room() < 0) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) break;
    widths[widths.indexOf(widest)] = Math.max(MIN_WIDTH, Math.min(widest - 1, widest + room()));
  }
  return widths;
}
