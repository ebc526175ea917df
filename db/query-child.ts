// Runs one query of a user and exits: the parent kills this process at the time limit. SQL on stdin, the answer as JSON on stdout.
import { readFileSync, writeSync } from "node:fs";
import Database from "better-sqlite3";

const SELECT = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|values|explain)\b/iu;
const STDIN = 0;
const STDOUT = 1;

function answer(path: string, sql: string, maxRows: number): object {
  if (!SELECT.test(sql))
    return {
      error:
        "only one SELECT (or WITH, VALUES, EXPLAIN) is allowed: the database is read, never written",
    };
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma("query_only = ON");
  const statement = db.prepare(sql);
  if (!(statement.reader && statement.readonly))
    return { error: "only a query that returns rows and writes nothing is allowed" };
  const columns = statement.columns().map(({ name }) => name);
  const rows: unknown[] = [];
  let isCut = false;
  for (const row of statement.raw().safeIntegers().iterate()) {
    isCut = rows.length === maxRows;
    if (isCut) break;
    rows.push(row);
  }
  return { columns, rows, isCut };
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return value;
}

const [path = "", maxRows = "0"] = process.argv.slice(2);
let result: object;
try {
  result = answer(path, readFileSync(STDIN, "utf8"), Number.parseInt(maxRows, 10));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  result = { error: error.message };
}
const bytes = Buffer.from(JSON.stringify(result, plain));
for (let at = 0; at < bytes.length; ) at += writeSync(STDOUT, bytes, at);
