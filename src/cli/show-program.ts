import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { RotationFlags } from "./commands/rotation.ts";
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
      new Option("--orders <n>", "random orders of each test").default(1999).argParser(orders),
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
