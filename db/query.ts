import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Result } from "../src/model/result.ts";
import { failure, success } from "../src/model/result.ts";

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

/**
 * Answers free SQL in a child process that reads only and is killed at the time limit: a running query of SQLite cannot be
 * stopped from within its process. Anything but one SELECT is a problem that says so.
 */
export function runQuery(
  path: string,
  sql: string,
  limits: QueryLimits,
): Promise<Result<QueryAnswer>> {
  if (!existsSync(path))
    return Promise.resolve(
      failure(
        "not-found",
        `there is no database ${path}: make one with "thidua ingest FOLDER", or name another with --db`,
      ),
    );
  const script = fileURLToPath(new URL("./query-child.js", import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, path, String(limits.maxRows)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
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
