#!/usr/bin/env node
import { CommanderError } from "commander";
import { databaseProblem } from "../../db/problems.ts";
import { buildProgram } from "./program.ts";
import { EXIT, tell, UsageError } from "./terminal.ts";

/** Runs the command line and sets the exit code. Expected problems are told in a line; a bug is told with its stack. */
async function main(): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(EXIT.ok);
  });
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
    tell(error.message);
    return EXIT.usage;
  }
  const problem = databaseProblem(error, "the database");
  if (problem !== undefined) {
    tell(problem);
    return EXIT.failed;
  }
  tell(
    `This is a fault of thidua, not of your input. Please report it with the lines below.\n${error instanceof Error ? error.stack : String(error)}`,
  );
  return EXIT.failed;
}

await main();
