import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Result } from "../src/model/result.ts";
import { failure, success } from "../src/model/result.ts";
import { openReadOnly } from "./open-store.ts";

export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** True where the limit cut rows off. */
  readonly isCut: boolean;
}

export interface QueryLimits {
  readonly maxMs: number;
  readonly maxRows: number;
}

const answerSchema = z.union([
  z.object({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.unknown())),
    isCut: z.boolean(),
  }),
  z.object({ error: z.string() }),
]);

/** The process that asked has this long to end a query itself. */
const GRACE_MS = 1000;
const SELECT =
  /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:select|with|values|explain)(?![a-z_])/iu;

/** Whether SQL can be one that only reads: a SELECT, WITH, VALUES or EXPLAIN behind any comments. */
export function isSelect(sql: string): boolean {
  return SELECT.test(sql);
}

/**
 * Answers free SQL in a child process that reads only and is killed at the time limit: a running query of SQLite cannot be
 * stopped from within its process. Anything but one SELECT is a problem that says so.
 */
export function runQuery(
  path: string,
  sql: string,
  limits: QueryLimits,
): Promise<Result<QueryAnswer>> {
  const opened = openReadOnly(path);
  if (!opened.ok) return Promise.resolve(opened);
  opened.value.close();
  const script = fileURLToPath(new URL("./query-child.js", import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [script, path, String(limits.maxRows), String(limits.maxMs + GRACE_MS)],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const parts: Buffer[] = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, limits.maxMs);
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("close", () => {
      clearTimeout(timer);
      const late = `the query took longer than ${limits.maxMs / 1000} s and was stopped: narrow it, or raise --timeout`;
      resolve(
        isLate ? failure("database", late) : readAnswer(Buffer.concat(parts).toString("utf8")),
      );
    });
    child.stdin.end(sql);
  });
}

function readAnswer(output: string): Result<QueryAnswer> {
  if (output === "")
    return failure(
      "database",
      "the query ended without an answer: it may have needed too much memory",
    );
  const answer = answerSchema.parse(JSON.parse(output));
  return "error" in answer ? failure("database", answer.error) : success(answer);
}
