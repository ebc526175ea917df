import type { Command } from "commander";
import type { DecideFlags } from "./commands/decide.ts";
import type { Done } from "./program-parts.ts";
import { command, dbOption } from "./program-parts.ts";

export function addConsolidate(program: Command, done: Done): void {
  command(program, "consolidate", {
    description:
      "work out groups, copies, chair terms and coverage from what changed (ingest and run do it by themselves)",
    examples: ["thidua consolidate", "thidua consolidate --all --db party.db"],
  })
    .addOption(dbOption())
    .option("--all", "work everything out anew")
    .action(async (options: { db: string; all?: boolean }) => {
      const { consolidateCommand } = await import("./commands/consolidate.ts");
      done(consolidateCommand(options));
    });
}

export function addDecide(program: Command, done: Done): void {
  command(program, "decide <action> [target...]", {
    description:
      "note what a person decided: accept, correct, reject or unsure of a statement, merge two groups, split articles off a group, undo a decision; or list them",
    examples: [
      'thidua decide reject 812 --by "Lan" --why "another cluster"',
      "thidua decide correct 812 --set '{\"year\": 2021}' --by Lan",
      "thidua decide list --stale",
    ],
  })
    .addOption(dbOption())
    .option("--by <name>", "who decides")
    .option("--why <words>", "the reason")
    .option("--set <json>", "the fields that a correction changes")
    .option("--stale", "list only those whose fact has changed since")
    .option("--json", "list as JSON")
    .action(async (action: string, targets: string[], options: DecideFlags) => {
      const { decideCommand } = await import("./commands/decide.ts");
      done(decideCommand(action, targets, options));
    });
}
