import { z } from "zod";
import type { Column } from "../../../db/columns.ts";
import { columnOf } from "../../../db/columns.ts";
import type { Cell, ReleaseTable } from "../../../db/release-file.ts";
import { readViews } from "../../../db/schema.ts";
import type { Store } from "../../../db/store.ts";

interface Plan {
  readonly name: string;
  readonly key: readonly string[];
  /** Rows of one key may be several, or lack a part of it. */
  readonly isLoose?: true;
}

/** What is released: facts as articles state them, then what was worked out of them. Full texts and paths stay at home. */
const PLANS: readonly Plan[] = [
  { name: "articles", key: ["article_id"] },
  { name: "texts", key: ["article_id"] },
  { name: "events", key: ["article_id", "report"] },
  { name: "chairs", key: ["statement_id"] },
  { name: "members", key: ["statement_id"] },
  { name: "awards", key: ["statement_id"] },
  { name: "figures", key: ["statement_id"] },
  { name: "people", key: ["statement_id"] },
  { name: "evidence", key: ["statement_id", "position"] },
  { name: "groups", key: ["group_id"] },
  {
    name: "group_names",
    key: ["group_id", "name", "number", "sector", "region", "province", "reasons"],
    isLoose: true,
  },
  { name: "group_reports", key: ["article_id", "report"] },
  { name: "group_successions", key: ["from_id", "to_id"] },
  { name: "units", key: ["unit_id"] },
  { name: "provinces", key: ["province_id"] },
  { name: "province_events", key: ["day", "province_id", "other_id"] },
  { name: "chair_terms", key: ["group_id", "year", "role", "unit_id"], isLoose: true },
  { name: "term_evidence", key: ["group_id", "year", "role", "unit_id", "statement_id"] },
  { name: "conflicts", key: ["group_id", "year", "unit_id"] },
  { name: "memberships", key: ["group_id", "year", "unit_id"] },
  { name: "coverage", key: ["group_id", "year"] },
  { name: "ungrouped", key: ["article_id", "report"] },
  { name: "decisions", key: ["decision_id"] },
];

const AT_HOME: ReadonlySet<string> = new Set(["source", "text", "lead", "byline"]);
const columnRow = z.object({ name: z.string() });

/** The tables of a release, in order, with their columns. */
export function releaseTables(store: Store): readonly ReleaseTable[] {
  const docs = new Map(readViews().map(({ name, doc }) => [name, doc]));
  return PLANS.map(({ name, key, isLoose }) => ({
    name,
    key,
    isUnique: isLoose !== true,
    doc: docs.get(name) ?? "",
    columns: store
      .rows("SELECT name FROM pragma_table_info(?)", columnRow, [name])
      .filter((column) => !AT_HOME.has(column.name))
      .map((column) => columnOf(name, column.name)),
  }));
}

/** Longer quotes are cut: what proves a fact is short, and articles are their papers'. */
const MAX_QUOTE = 300;
const cellSchema = z.union([z.string(), z.number(), z.null()]);

/** The rows of a table in the order of its key, cells in the order of its columns. */
export function* releaseRows(store: Store, table: ReleaseTable): Generator<readonly Cell[]> {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(", ");
  const order = [...table.key, ...table.columns.map(({ name }) => name)].map((one) => `"${one}"`);
  const sql = `SELECT ${columns} FROM "${table.name}" ORDER BY ${[...new Set(order)].join(", ")}`;
  for (const row of store.each(sql))
    yield table.columns.map((column) => cellOf(cellSchema.parse(row[column.name]), column));
}

function cellOf(value: Cell, { name }: Column): Cell {
  // In CSV an empty text is none, so it is none everywhere.
  if (value === "") return null;
  if (name !== "quote" || typeof value !== "string" || value.length <= MAX_QUOTE) return value;
  return `${value.slice(0, MAX_QUOTE)} […]`;
}
