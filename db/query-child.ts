// Runs one query of a user and exits: the parent kills this process at the time limit. SQL on stdin, the answer as JSON on stdout.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";

const MAX_BYTES = 32;
const STDIN = 0;

function answer(path: string, sql: string, maxRows: number): object {
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
    rows.push((row as readonly unknown[]).map(shown));
  }
  return { columns, rows, isCut };
}

/** Bytes as SQL writes them, cut where they are long: JSON has none. */
function shown(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  const hex = Buffer.from(value.subarray(0, MAX_BYTES)).toString("hex");
  return `x'${hex}'${value.length > MAX_BYTES ? `… (${value.length} bytes)` : ""}`;
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return value;
}

function messageOf(error: Error): string {
  if (error.message.includes("more than one statement"))
    return "one statement at a time: take the others out";
  return error instanceof RangeError
    ? "the answer is too large: ask for fewer rows or shorter columns"
    : error.message;
}

function answerAsJson(path: string, maxRows: number): string {
  try {
    return JSON.stringify(answer(path, readFileSync(STDIN, "utf8"), maxRows), plain);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return JSON.stringify({ error: messageOf(error) });
  }
}

const [path = "", maxRows = "0", maxMs = "0"] = process.argv.slice(2);
// Ends this process also where the parent is gone: a running query hears nothing.
const END =
  "setTimeout(() => process.kill(process.pid, 'SIGKILL'), require('worker_threads').workerData)";
const watch = new Worker(END, { eval: true, workerData: Number.parseInt(maxMs, 10) });
watch.unref();
process.stdout.write(answerAsJson(path, Number.parseInt(maxRows, 10)), () => process.exit(0));
