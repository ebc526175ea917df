import Database from "better-sqlite3";
import type { Column } from "./columns.ts";

/** A table of a release, with what stands in its rows. */
export interface ReleaseTable {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly Column[];
  /** Columns by which its rows are known and sorted. */
  readonly key: readonly string[];
  /** Whether no two rows have one key, and none is empty. */
  readonly isUnique: boolean;
}

/** A database file of plain tables, written once. */
export interface ReleaseFile {
  /** Makes a table; gives what adds a row, its cells in the order of the columns. */
  readonly table: (table: ReleaseTable) => (cells: readonly Cell[]) => void;
  /** Makes the indexes and closes the file, compacted: the same rows give the same bytes. */
  readonly finish: () => void;
}

export type Cell = string | number | null;

const SQL_TYPE: Readonly<Record<Column["type"], string>> = {
  string: "TEXT",
  json: "TEXT",
  date: "TEXT",
  datetime: "TEXT",
  integer: "INTEGER",
  year: "INTEGER",
  boolean: "INTEGER",
  number: "REAL",
};
/** Columns by which analysts join. */
const JOINED: ReadonlySet<string> = new Set(["article_id", "group_id", "unit_id", "statement_id"]);

/** Opens a new file for a release; whatever stood there is gone. */
export function createReleaseFile(path: string): ReleaseFile {
  const db = new Database(path);
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.exec("BEGIN");
  const indexes: string[] = [];
  return {
    table: (table) => {
      db.exec(createSql(table));
      indexes.push(...indexSql(table));
      const marks = table.columns.map(() => "?").join(", ");
      const insert = db.prepare(`INSERT INTO "${table.name}" VALUES (${marks})`);
      return (cells) => {
        insert.run(...cells);
      };
    },
    finish: () => {
      for (const sql of indexes) db.exec(sql);
      db.exec("COMMIT");
      db.exec("VACUUM");
      db.close();
    },
  };
}

/** A comment within the statement is kept in the schema, for whoever asks the file what it holds. */
function createSql({ name, doc, columns, key, isUnique }: ReleaseTable): string {
  const lines = columns.map((column) => `  "${column.name}" ${SQL_TYPE[column.type]}`);
  const primary = `  PRIMARY KEY (${key.map((one) => `"${one}"`).join(", ")})`;
  const all = isUnique ? [...lines, primary] : lines;
  return `CREATE TABLE "${name}" ( -- ${doc}\n${all.join(",\n")}\n) STRICT`;
}

function indexSql({ name, columns, key, isUnique }: ReleaseTable): readonly string[] {
  return columns
    .filter((column) => JOINED.has(column.name) && !(isUnique && key[0] === column.name))
    .map((column) => `CREATE INDEX "${name}_${column.name}" ON "${name}" ("${column.name}")`);
}
