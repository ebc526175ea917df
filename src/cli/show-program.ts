import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { ReviewFlags } from "./commands/review.ts";
import type { RotationFlags } from "./commands/rotation.ts";
import type { ServeFlags } from "./commands/serve.ts";
import type { Done } from "./program-parts.ts";
import { command, dbOption, positive } from "./program-parts.ts";

const MAX_ORDERS = 100_000;

/** The command that says how chairs rotate. */
export function addRotation(program: Command, done: Done): void {
  command(program, "rotation", {
    description:
      "say how the chair of each group rotates: turns, order, shares, tenure, deputies, who is likely next, and how far the record bears that",
    examples: ["thidua rotation --number 4", "thidua rotation --sector Kiểm tra --json"],
  })
    .addOption(dbOption())
    .option("--group <words>", "groups whose name has these words (diacritics optional)")
    .option("--number <n>", "groups with this number", positive)
    .option("--sector <words>", "groups of this sector")
    .option("--province <name>", "groups of this province, or chaired by a unit of it")
    .addOption(
      new Option("--seed <n>", "of the random orders: the same seed gives the same numbers")
        .default(1)
        .argParser(positive),
    )
    .addOption(
      new Option("--orders <n>", "random orders of each test").default(999).argParser(orders),
    )
    .addOption(
      new Option("--language <code>", "of the sentences").choices(["en", "vi"]).default("en"),
    )
    .option("--json", "print JSON")
    .action(async (options: RotationFlags) => {
      const { rotationCommand } = await import("./commands/rotation.ts");
      done(rotationCommand(options));
    });
}

/** Fewer random orders tell nothing, more take minutes. */
function orders(text: string): number {
  const value = positive(text);
  if (value < MIN_ORDERS || value > MAX_ORDERS)
    throw new InvalidArgumentError(`It must be from ${MIN_ORDERS} to ${MAX_ORDERS}.`);
  return value;
}

const MIN_ORDERS = 99;

/** The command that shows the dataset in a browser. */
export function addServe(program: Command, done: Done): void {
  command(program, "serve", {
    description:
      "show the dataset in a browser on this machine: groups, chairs by year, rotation, map, articles with their marked sentences",
    examples: ["thidua serve", "thidua serve --db sample.db --review --reviewer Lan"],
  })
    .addOption(dbOption())
    .addOption(new Option("--port <n>", "0 takes a free one").default(DEFAULT_PORT).argParser(port))
    .option("--review", "let a person decide on facts there")
    .option("--reviewer <name>", "who decides (default: the name of this machine's user)")
    .action(async (options: ServeFlags) => {
      const { serveCommand } = await import("./commands/serve.ts");
      done(await serveCommand(options));
    });
}

const DEFAULT_PORT = 8642;
const MAX_PORT = 65_535;

function port(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 0 && value <= MAX_PORT && text.trim() !== ""))
    throw new InvalidArgumentError(`It must be from 0 to ${MAX_PORT}.`);
  return value;
}

/** The command that shows one fact after another to whoever checks them. */
export function addReview(program: Command, done: Done): void {
  command(program, "review", {
    description:
      "check one fact after another in the terminal: those in dispute first, then unsure ones, then a random share; or tell how the review stands, or write reviewed articles out as gold",
    examples: ["thidua review --reviewer Lan", "thidua review --status --json"],
  })
    .addOption(dbOption())
    .option("--reviewer <name>", "who decides (default: the name of this machine's user)")
    .option("--status", "tell what waits, how often facts are right, and how far reviewers agree")
    .option("--json", "print the status as JSON")
    .option("--gold <dir>", "write articles of which every fact was reviewed into a folder")
    .action(async (options: ReviewFlags) => {
      const { reviewCommand } = await import("./commands/review.ts");
      done(await reviewCommand(options));
    });
}
