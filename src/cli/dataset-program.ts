import type { Command } from "commander";
import type { Places } from "../pipeline/backup-parts.ts";
import type { DecideFlags } from "./commands/decide.ts";
import type { ExportFlags } from "./commands/export.ts";
import type { ReExtractFlags } from "./commands/re-extract.ts";
import type { VerifyFlags } from "./commands/verify.ts";
import type { Done } from "./program-parts.ts";
import { besideOption, command, dbOption, movedArchiveOption } from "./program-parts.ts";

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
      "note what a person decided: accept, correct, reject or unsure of a statement, merge two groups, split articles off a group, undo a decision; or list, export and import them",
    examples: [
      'thidua decide reject 812 --by "Lan" --why "another cluster"',
      "thidua decide correct 812 --set '{\"year\": 2021}' --by Lan",
      "thidua decide list --stale",
      "thidua decide export > decisions.jsonl",
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

export function addReExtract(program: Command, done: Done): void {
  command(program, "re-extract", {
    description:
      "read what is stored by the rules of this program where other ones read it, and print the facts gained, lost and changed",
    examples: ["thidua re-extract --dry-run", "thidua re-extract --all --json --db party.db"],
  })
    .addOption(dbOption())
    .option("--all", "also what these rules read")
    .option("--dry-run", "print what would change, and write nothing")
    .option("--json", "print as JSON")
    .action(async (options: ReExtractFlags) => {
      const { reExtractCommand } = await import("./commands/re-extract.ts");
      done(await reExtractCommand(options));
    });
}

export function addVerify(program: Command, done: Done): void {
  command(program, "verify [article...]", {
    description:
      "derive every stored fact from the archived bytes again; the first that differs fails",
    examples: [
      "thidua verify",
      "thidua verify 1f2e3d4c5b6a7988 --db party.db",
      "thidua verify --records --archive crawl",
    ],
  })
    .addOption(dbOption())
    .option("--records", "open each article's record in the web archive too, and compare its page")
    .addOption(movedArchiveOption())
    .action(async (articles: string[], options: VerifyFlags) => {
      const { verifyCommand } = await import("./commands/verify.ts");
      done(await verifyCommand(articles, options));
    });
}

export function addExport(program: Command, done: Done): void {
  command(program, "export <dir>", {
    description:
      "write a release of the dataset into a new folder: CSV, JSON lines, Parquet, SQLite, with codebook, methods and sums",
    examples: [
      "thidua export release-2026.11 --db party.db",
      'thidua export release-2026.12 --previous release-2026.11 --author "Nguyễn Lan"',
    ],
  })
    .addOption(dbOption())
    .option("--release <version>", "the release's version; else the day of the last change")
    .option("--previous <dir>", "the last release: tell what was added and deleted since")
    .option("--author <name...>", "who is cited")
    .action(async (folder: string, options: ExportFlags) => {
      const { exportCommand } = await import("./commands/export.ts");
      done(exportCommand(folder, options));
    });
}

/** `backup` and `restore`. */
export function addBackup(program: Command, done: Done): void {
  command(program, "backup <folder>", {
    description:
      "copy the database, and the archive of a crawl beside it, into a new folder, as they are at one moment, while others write",
    examples: ["thidua backup backup-2026-11", "thidua backup /mnt/disk/party --db party.db"],
  })
    .addOption(dbOption())
    .addOption(besideOption())
    .action(async (folder: string, places: Places) => {
      const { backupCommand } = await import("./commands/backup.ts");
      done(backupCommand(folder, places));
    });
  command(program, "restore <folder>", {
    description: "put a backup back where there is nothing yet, each file compared with its sum",
    examples: [
      "thidua restore backup-2026-11 --db again.db --archive again",
      "thidua restore /mnt/disk/party --db party.db",
    ],
  })
    .addOption(dbOption())
    .addOption(besideOption())
    .action(async (folder: string, places: Places) => {
      const { restoreCommand } = await import("./commands/backup.ts");
      done(restoreCommand(folder, places));
    });
}
