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
  /** Ends the query when nobody waits for it any more. */
  readonly signal?: AbortSignal;
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

/** Queries that run at once in one program; more wait for nobody, and are told so. */
const MOST_AT_ONCE = 4;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
let running = 0;

/**
 * Answers free SQL in a child process that reads only and is killed at the time limit, when its answer grows too large, or when `signal`
 * says that nobody waits for it: a running query of SQLite cannot be stopped from within its process. Anything but one SELECT is a problem
 * that says so.
 */
export async function runQuery(
  path: string,
  sql: string,
  limits: QueryLimits,
): Promise<Result<QueryAnswer>> {
  const opened = openReadOnly(path);
  if (!opened.ok) return opened;
  opened.value.close();
  if (running >= MOST_AT_ONCE)
    return failure("database", "too many queries run at once: try again in some seconds");
  running += 1;
  try {
    return await runChild(
      [path, String(limits.maxRows), String(limits.maxMs + GRACE_MS)],
      sql,
      limits,
    );
  } finally {
    running -= 1;
  }
}

function runChild(
  args: readonly string[],
  sql: string,
  { maxMs, signal }: QueryLimits,
): Promise<Result<QueryAnswer>> {
  const script = fileURLToPath(new URL("./query-child.js", import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const parts: Buffer[] = [];
    let bytes = 0;
    let stopped: string | undefined;
    const stop = (why: string): void => {
      stopped ??= why;
      child.kill("SIGKILL");
    };
    const leave = (): void => stop("nobody waits for the answer");
    const late = `the query took longer than ${maxMs / 1000} s and was stopped: narrow it, or raise --timeout`;
    const timer = setTimeout(() => stop(late), maxMs);
    signal?.addEventListener("abort", leave, { once: true });
    child.stdout.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > MAX_ANSWER_BYTES) stop(TOO_LARGE);
      else parts.push(part);
    });
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
      resolve(
        stopped === undefined
          ? readAnswer(Buffer.concat(parts).toString("utf8"))
          : failure("database", stopped),
      );
    };
    child.on("error", ({ message }) => {
      stopped ??= `the query could not be started (${message}): try again in some seconds`;
      end();
    });
    child.on("close", end);
    // A child that ended before it read the query says why itself.
    child.stdin.on("error", () => undefined);
    child.stdin.end(sql);
  });
}

const TOO_LARGE = "the answer is too large: ask for fewer rows or shorter columns";

function readAnswer(output: string): Result<QueryAnswer> {
  if (output === "")
    return failure(
      "database",
      "the query ended without an answer: it may have needed too much memory",
    );
  const answer = answerSchema.parse(JSON.parse(output));
  return "error" in answer ? failure("database", answer.error) : success(answer);
}
