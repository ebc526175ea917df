import { readFileSync } from "node:fs";
import { z } from "zod";

/** What a column of the public views holds. */
export interface Column {
  readonly name: string;
  readonly type:
    | "string"
    | "integer"
    | "number"
    | "boolean"
    | "year"
    | "date"
    | "datetime"
    | "json";
  readonly meaning: string;
  /** All that it can be, where that is a closed list. */
  readonly values: readonly string[];
}

const FIELDS = 4;
const rowSchema = z.object({
  key: z.string().min(1),
  type: z.enum(["string", "integer", "number", "boolean", "year", "date", "datetime", "json"]),
  meaning: z.string().min(1),
  values: z.string(),
});

let known: ReadonlyMap<string, Omit<Column, "name">> | undefined;

/** What a column of a view holds, from columns.tsv. Throws for a column that is not in it. */
export function columnOf(view: string, name: string): Column {
  known ??= readColumns();
  const column = known.get(`${view}.${name}`) ?? known.get(name);
  if (column === undefined) throw new Error(`columns.tsv does not say what ${view}.${name} holds`);
  return { name, ...column };
}

function readColumns(): ReadonlyMap<string, Omit<Column, "name">> {
  const source = readFileSync(new URL("./columns.tsv", import.meta.url), "utf8");
  const [, ...lines] = source.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const cells = line.split("\t");
      const [key, type, meaning, values] = Array.from({ length: FIELDS }, (_, i) => cells[i] ?? "");
      const row = rowSchema.parse({ key, type, meaning, values });
      const list = row.values === "" ? [] : row.values.split("|");
      return [row.key, { type: row.type, meaning: row.meaning, values: list }];
    }),
  );
}
