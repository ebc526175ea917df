#!/usr/bin/env node
import { CommanderError } from "commander";
import { databaseProblem } from "../../db/problems.ts";
import { tell } from "./log.ts";
import { buildProgram } from "./program.ts";
import { EXIT, UsageError } from "./terminal.ts";

/** Runs the command line and sets the exit code. Expected problems are told in a line; a bug is told with its stack. */
async function main(): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE")
      tell(`the output cannot be written (${error.code}): make room, or send it elsewhere`);
    process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.failed);
  });
  // Set to nothing, as scripts do, it is not set.
  if (process.env["THIDUA_LOG"] === "") delete process.env["THIDUA_LOG"];
  // Who watched a long job is gone: it goes on without a word.
  process.stderr.on("error", () => undefined);
  try {
    await buildProgram((code) => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof UsageError) {
    tell(error.message, { level: "error", code: "usage" });
    return EXIT.usage;
  }
  const problem = databaseProblem(error, "the database");
  if (problem !== undefined) {
    tell(problem, { level: "error", code: "database" });
    return EXIT.failed;
  }
  const system = systemProblem(error);
  if (system !== undefined) {
    tell(system, { level: "error", code: "system" });
    return EXIT.failed;
  }
  tell(
    `This is a fault of thidua, not of your input. Please report it with the lines below.\n${error instanceof Error ? error.stack : String(error)}`,
    { level: "error", code: "fault" },
  );
  return EXIT.failed;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder: check the path",
  ENOTDIR: "this is no folder: give the folder that holds the files",
  EISDIR: "this is a folder, a file is needed: check the path",
  EACCES: "this cannot be read or written: check its permissions",
  EPERM: "this cannot be read or written: check its permissions",
  ENOSPC: "the disk is full: make room and try again",
};

/** What the operating system refused, in words; undefined for any other error. */
function systemProblem(error: unknown): string | undefined {
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return undefined;
  const reason = REASONS[String(error.code)] ?? `the system refused (${String(error.code)})`;
  return "path" in error ? `${String(error.path)}: ${reason}` : reason;
}

await main();
