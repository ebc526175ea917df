import { formatCsv } from "../pipeline/export/csv.ts";
import type { Page } from "./html.ts";
import type { Imprint } from "./layout.ts";

/** How a page is asked for as data, by the end of its path. */
export const FORMATS = ["json", "csv", "svg"] as const;

export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

/** All tables of a page, each row with the names of its columns. */
export function pageAsJson(page: Page, { program, changed }: Imprint): string {
  const tables = page.tables.map(({ name, columns, rows }) => [
    name,
    rows.map((row) =>
      Object.fromEntries(unique(columns).map((column, i) => [column, row[i] ?? null])),
    ),
  ]);
  return `${JSON.stringify(
    {
      title: page.title,
      license: "CC-BY-4.0",
      program: `thidua ${program}`,
      changed: changed ?? null,
      tables: Object.fromEntries(tables),
    },
    null,
    2,
  )}\n`;
}

/** A second column of a name is numbered: an object has each name once. */
function unique(columns: readonly string[]): readonly string[] {
  return columns.map((column, i) => {
    const before = columns.slice(0, i).filter((one) => one === column).length;
    return before === 0 ? column : `${column}_${before + 1}`;
  });
}

/** The page's first table. */
export function pageAsCsv({ tables }: Page): string {
  const [table] = tables;
  return table === undefined ? "" : `${formatCsv([table.columns, ...table.rows])}\n`;
}
