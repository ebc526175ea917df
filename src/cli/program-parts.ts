import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "./terminal.ts";

/** The database that is taken where none is named. */
export const DEFAULT_DB = "thidua.db";

/** What a command calls with its exit code. */
export type Done = (code: ExitCode) => void;

/** A command with its description and examples. */
export function command(
  program: Command,
  usage: string,
  text: { readonly description: string; readonly examples: readonly string[] },
): Command {
  const examples = text.examples.map((line) => `  $ ${line}`).join("\n");
  return program
    .command(usage)
    .description(text.description)
    .exitOverride()
    .addHelpText("after", `\nExamples:\n${examples}`);
}

/** Which database a command works on. */
export function dbOption(): Option {
  return new Option("--db <file>", "the database").default(DEFAULT_DB).argParser(databaseFile);
}

/** How many threads read pages. */
export function workersOption(): Option {
  return new Option(
    "--workers <n>",
    "threads that read pages (default: all cores where there is much to read)",
  ).argParser(threads);
}

const MAX_THREADS = 64;

function threads(text: string): number {
  const value = positive(text);
  if (value > MAX_THREADS) throw new InvalidArgumentError(`It must be at most ${MAX_THREADS}.`);
  return value;
}

/** Where a crawl is kept. */
export function archiveOption(): Option {
  return new Option("--archive <folder>", "where the crawl keeps its pages and addresses").default(
    "crawl",
  );
}

/** Where the archive is whose records are opened, if it is not where it was. */
export function movedArchiveOption(): Option {
  return new Option(
    "--archive <folder>",
    "the archive to open records in (default: where the pages were read from)",
  );
}

/** An archive that is taken along where it is there, and must be there where it is named. */
export function besideOption(): Option {
  return new Option(
    "--archive <folder>",
    "the archive of a crawl (default: crawl, where there is one)",
  );
}

/** A database is a file. */
export function databaseFile(text: string): string {
  if (text === "" || text === ":memory:") throw new InvalidArgumentError("It must be a file.");
  return text;
}

const MAX_SECONDS = 86_400;

/** Up to a day. */
export function seconds(text: string): number {
  const value = positive(text);
  if (value > MAX_SECONDS)
    throw new InvalidArgumentError(`It must be at most ${MAX_SECONDS} (a day).`);
  return value;
}

/** A whole number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0))
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return value;
}

/** A year as people write it. */
export function year(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1900 && value <= 2200))
    throw new InvalidArgumentError("It must be a year, as in 2021.");
  return value;
}
