import { closeSync, openSync, writeSync } from "node:fs";
import type { ColumnSource, SchemaElement } from "hyparquet-writer";
import { fileWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { Column } from "../../../db/columns.ts";
import type { Cell, ReleaseTable } from "../../../db/release-file.ts";
import { formatCsv } from "./csv.ts";

/** A file that rows of one table are written to, one by one. */
export interface TableFile {
  readonly add: (cells: readonly Cell[]) => void;
  readonly finish: () => void;
}

const BUFFERED = 0x10_000;

function lineFile(path: string): {
  readonly line: (text: string) => void;
  readonly finish: () => void;
} {
  const file = openSync(path, "w");
  let buffer = "";
  const flush = (): void => {
    writeSync(file, buffer);
    buffer = "";
  };
  return {
    line: (text) => {
      buffer += `${text}\n`;
      if (buffer.length > BUFFERED) flush();
    },
    finish: () => {
      flush();
      closeSync(file);
    },
  };
}

/** Comma-separated, UTF-8, with a header; what is not known is empty, truth is 1 or 0. */
export function csvFile(path: string, { columns }: ReleaseTable): TableFile {
  const { line, finish } = lineFile(path);
  line(formatCsv([columns.map(({ name }) => name)]));
  return { add: (cells) => line(formatCsv([cells])), finish };
}

/** One JSON object a line, with lists and objects as such. */
export function ndjsonFile(path: string, { columns }: ReleaseTable): TableFile {
  const { line, finish } = lineFile(path);
  const add = (cells: readonly Cell[]): void => {
    const entries = columns.map((column, i) => [column.name, jsonValue(cells[i] ?? null, column)]);
    line(JSON.stringify(Object.fromEntries(entries)));
  };
  return { add, finish };
}

/** A cell as it stands in JSON: truth values, lists and objects as such. */
export function jsonValue(cell: Cell, { type }: Column): unknown {
  if (cell === null) return null;
  if (type === "boolean") return cell === 1;
  return type === "json" ? JSON.parse(String(cell)) : cell;
}

const ROWS = 50_000;
const PARQUET_TYPE = {
  string: "STRING",
  json: "STRING",
  date: "STRING",
  datetime: "STRING",
  integer: "INT32",
  year: "INT32",
  boolean: "BOOLEAN",
  number: "DOUBLE",
} as const satisfies Readonly<Record<Column["type"], string>>;

/** Parquet, in groups of 50,000 rows. */
export function parquetFile(path: string, { columns }: ReleaseTable): TableFile {
  let rows: (readonly Cell[])[] = [];
  const columnData = (): ColumnSource[] =>
    columns.map(({ name, type }, i) => ({
      name,
      type: PARQUET_TYPE[type],
      nullable: true,
      data: rows.map((cells) => parquetValue(cells[i] ?? null, type)),
    }));
  const schema: SchemaElement[] = schemaFromColumnData({ columnData: columnData() });
  const writer = new ParquetWriter({ writer: fileWriter(path), schema });
  const flush = (): void => {
    if (rows.length > 0) done(writer.write({ columnData: columnData(), rowGroupSize: ROWS }));
    rows = [];
  };
  return {
    add: (cells) => {
      rows.push(cells);
      if (rows.length === ROWS) flush();
    },
    finish: () => {
      flush();
      done(writer.finish());
    },
  };
}

/** The library waits for writers that are slow; ours is not. */
function done(written: unknown): void {
  if (written instanceof Promise) throw new Error("a file was not written at once");
}

function parquetValue(cell: Cell, type: Column["type"]): string | number | boolean | null {
  return type === "boolean" && cell !== null ? cell === 1 : cell;
}
