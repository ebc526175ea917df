import { Command, Option } from "commander";
import type { ChairsFlags } from "./chairs-flags.ts";
import type { DoctorFlags } from "./commands/doctor.ts";
import type { EvaluateFlags } from "./commands/evaluate.ts";
import type { ExplainFlags } from "./commands/explain.ts";
import type { IngestFlags } from "./commands/ingest.ts";
import type { ParseOptions } from "./commands/parse.ts";
import type { RulesFlags } from "./commands/rules.ts";
import { addCrawl, addRun, addRuns, addSites } from "./crawl-program.ts";
import {
  addBackup,
  addConsolidate,
  addDecide,
  addExport,
  addReExtract,
  addVerify,
} from "./dataset-program.ts";
import { LOG_FORMS, logAs, tell } from "./log.ts";
import { packageVersion } from "./package-version.ts";
import type { Done } from "./program-parts.ts";
import {
  besideOption,
  command,
  databaseFile,
  dbOption,
  movedArchiveOption,
  positive,
  seconds,
  workersOption,
  year,
} from "./program-parts.ts";
import { addReview, addRotation, addServe } from "./show-program.ts";

const EXIT_CODES =
  "Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 done in part, 130 interrupted.\nResults go to standard output, everything else to standard error. NO_COLOR switches colours off.";

/** In the order of the help. */
const COMMANDS: readonly ((program: Command, done: Done) => void)[] = [
  addCrawl,
  addSites,
  addRun,
  addRuns,
  addIngest,
  addParse,
  addExtract,
  addExplain,
  addConsolidate,
  addDecide,
  addReExtract,
  addVerify,
  addExport,
  addBackup,
  addChairs,
  addRotation,
  addServe,
  addReview,
  addQuery,
  addSearch,
  addEvaluate,
  addRules,
  addStatus,
  addDoctor,
  addDemo,
];

/** The command line. Each command's code is loaded when it runs, so that `--version` and `--help` are quick. */
export function buildProgram(done: Done): Command {
  const program = new Command("thidua")
    .description(
      "Who led which Vietnamese Party emulation cluster, when: facts from news articles, each with its sentence.",
    )
    .version(packageVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .addOption(
      new Option("--log <form>", "how standard error speaks: words, or a JSON object a line")
        .choices(LOG_FORMS)
        .default("text")
        .env("THIDUA_LOG"),
    )
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeErr: (text) => tell(text.trimEnd(), { level: "error", code: "usage" }),
    })
    .on("option:log", logAs)
    .on("optionEnv:log", logAs)
    .addHelpText("after", `\n${EXIT_CODES}`);
  for (const add of COMMANDS) add(program, done);
  return program;
}

function addIngest(program: Command, done: Done): void {
  command(program, "ingest <path...>", {
    description:
      "read articles (saved pages .html, pasted text .txt, web archives .warc.gz; files, folders, globs) into the database",
    examples: ["thidua ingest articles/", 'thidua ingest "saved/**/*.html" --db party.db'],
  })
    .addOption(dbOption())
    .addOption(workersOption())
    .action(async (paths: string[], options: IngestFlags) => {
      const { ingestCommand } = await import("./commands/ingest.ts");
      done(await ingestCommand(paths, options));
    });
}

function addExtract(program: Command, done: Done): void {
  command(program, "extract <file...>", {
    description:
      'print what articles yield, as JSON of the contract thidua/1 ("-" reads standard input)',
    examples: ["thidua extract article.html", "thidua extract --ndjson a.txt b.txt > facts.ndjson"],
  })
    .option("--ndjson", "one line an article instead of indented JSON")
    .action(async (files: string[], options: { ndjson?: boolean }) => {
      const { extractCommand } = await import("./commands/extract.ts");
      done(extractCommand(files, options));
    });
}

function addParse(program: Command, done: Done): void {
  command(program, "parse <file>", {
    description:
      'show what a page is and what was read from it, with where on the page each part stood ("-" reads standard input)',
    examples: ["thidua parse article.html", "thidua parse --json list.html > page.json"],
  })
    .option("--json", "print the page as JSON")
    .option("--text", "print the article's text alone")
    .option("--url <url>", "where the page was fetched: links and site profiles need it")
    .action(async (file: string, options: ParseOptions) => {
      const { parseCommand } = await import("./commands/parse.ts");
      done(parseCommand(file, options));
    });
}

function addExplain(program: Command, done: Done): void {
  command(program, "explain [file]", {
    description:
      "show an article with its evidence highlighted, the rules that fired, and why the empty fields are empty",
    examples: [
      "thidua explain article.html",
      "pbpaste | thidua explain -",
      "thidua explain --article 1f2e3d4c5b6a7988 --db party.db",
    ],
  })
    .option("--article <id>", "an article of the database, with the record that it was read from")
    .addOption(dbOption())
    .addOption(movedArchiveOption())
    .action(async (file: string | undefined, options: ExplainFlags) => {
      const { explainCommand } = await import("./commands/explain.ts");
      done(await explainCommand(file, options));
    });
}

function addChairs(program: Command, done: Done): void {
  command(program, "chairs", {
    description:
      "list who chaired which group in which year, how sure that is, and the sentence that says so",
    examples: [
      "thidua chairs --number 4 --from 2018",
      "thidua chairs --province Quảng Ngãi --csv > chairs.csv",
    ],
  })
    .addOption(dbOption())
    .option("--group <words>", "groups whose name has these words (diacritics optional)")
    .option("--number <n>", "groups with this number", positive)
    .option("--sector <words>", "groups of this sector")
    .option("--province <name>", "groups of this province, or chaired by a unit of it")
    .option("--from <year>", "first year", year)
    .option("--to <year>", "last year", year)
    .addOption(new Option("--json", "print JSON").conflicts("csv"))
    .option("--csv", "print CSV")
    .action(async (options: ChairsFlags) => {
      const { chairsCommand } = await import("./commands/chairs.ts");
      done(chairsCommand(options));
    });
}

function addQuery(program: Command, done: Done): void {
  command(program, "query <sql>", {
    description:
      "answer one SELECT over the public views: what articles state (articles, events, members, chairs, awards, figures, people, evidence) and what follows (groups, group_names, group_successions, units, provinces, chair_terms, memberships, texts, conflicts, coverage, decisions)",
    examples: [
      "thidua query \"SELECT year, unit FROM chairs WHERE number = 4 AND role = 'chair' ORDER BY year\"",
      'thidua query --json "SELECT status, count(*) AS n FROM awards GROUP BY status"',
    ],
  })
    .addOption(dbOption())
    .option("--timeout <seconds>", "time limit", seconds, 10)
    .option("--limit <rows>", "most rows to print", positive, 10_000)
    .addOption(new Option("--json", "print JSON").conflicts("csv"))
    .option("--csv", "print CSV")
    .action(
      async (
        sql: string,
        options: { db: string; timeout: number; limit: number; json?: boolean; csv?: boolean },
      ) => {
        const { queryCommand } = await import("./commands/query.ts");
        done(await queryCommand(sql, options));
      },
    );
}

function addSearch(program: Command, done: Done): void {
  command(program, "search <words...>", {
    description: "find articles by words, with or without diacritics",
    examples: ["thidua search truong khoi bao quang ngai", 'thidua search "cờ luân lưu" --limit 5'],
  })
    .addOption(dbOption())
    .option("--limit <n>", "most articles to print", positive, 20)
    .option("--json", "print JSON")
    .action(async (words: string[], options: { db: string; limit: number; json?: boolean }) => {
      const { searchCommand } = await import("./commands/search.ts");
      done(searchCommand(words, options));
    });
}

function addEvaluate(program: Command, done: Done): void {
  command(program, "evaluate <gold_dir>", {
    description:
      "score the extraction against annotated articles, slot by slot, and list every error",
    examples: [
      "thidua evaluate corpus/gold",
      "thidua evaluate gold/ --pages pages/ --json > scores.json",
    ],
  })
    .option("--pages <dir>", "read the articles from pages of the same names in this folder")
    .option("--precision <file>", "also write the precision of each rule as a table")
    .option("--scores <file>", "also write the tally of each slot as a table")
    .option("--floors <file>", "fail below the floors of this file, raise them otherwise")
    .option("--json", "print JSON")
    .action(async (folder: string, options: EvaluateFlags) => {
      const { evaluateCommand } = await import("./commands/evaluate.ts");
      done(evaluateCommand(folder, options));
    });
}

function addRules(program: Command, done: Done): void {
  const rules = command(program, "rules [rule]", {
    description:
      "list the rules of the extraction with their measured precision, or show one (or those of one fact) with its examples",
    examples: [
      "thidua rules chairs",
      "thidua rules elected",
      "thidua rules blind articles/",
      "thidua rules diff before.ndjson after.ndjson",
    ],
  })
    .addOption(new Option("--codebook <file>", "write all rules as a page instead"))
    .option("--json", "print JSON")
    .action(async (name: string | undefined, options: RulesFlags) => {
      const { rulesCommand } = await import("./commands/rules.ts");
      done(rulesCommand(name, options));
    });
  addBlind(rules, done);
  addDiff(rules, done);
}

function addBlind(rules: Command, done: Done): void {
  command(rules, "blind <path...>", {
    description: "rank the sentences that promise a fact and gave none: where recall is lost",
    examples: ["thidua rules blind articles/ --limit 50", "thidua rules blind corpus/gold --json"],
  })
    .option("--limit <n>", "most sentences to print", positive, 20)
    .option("--json", "print JSON")
    .action(async (paths: string[], _: unknown, self: Command) => {
      const { blindCommand } = await import("./commands/blind.ts");
      done(blindCommand(paths, self.optsWithGlobals()));
    });
}

function addDiff(rules: Command, done: Done): void {
  command(rules, "diff <before> <after>", {
    description:
      "show the facts gained, lost and changed between two extractions of the same articles",
    examples: ["thidua rules diff before.ndjson after.ndjson"],
  })
    .option("--json", "print JSON")
    .action(async (before: string, after: string, options: { json?: boolean }) => {
      const { diffCommand } = await import("./commands/diff.ts");
      done(diffCommand(before, after, options));
    });
}

function addStatus(program: Command, done: Done): void {
  command(program, "status", {
    description: "say what the database holds and what to do next",
    examples: ["thidua status", "thidua status --db party.db --json"],
  })
    .addOption(dbOption())
    .option("--json", "print JSON")
    .action(async (options: { db: string; json?: boolean }) => {
      const { statusCommand } = await import("./commands/status.ts");
      done(statusCommand(options));
    });
}

function addDoctor(program: Command, done: Done): void {
  command(program, "doctor", {
    description:
      "check the installation, the database and the archive of a crawl, and say the repair of what is wrong",
    examples: ["thidua doctor", "thidua doctor --db party.db --json"],
  })
    .addOption(dbOption())
    .addOption(besideOption())
    .option("--json", "print JSON")
    .action(async (options: DoctorFlags) => {
      const { doctorCommand } = await import("./commands/doctor.ts");
      done(doctorCommand(options));
    });
}

function addDemo(program: Command, done: Done): void {
  command(program, "demo", {
    description:
      "read the invented sample articles into sample.db and show the rotation of every group (npm start)",
    examples: ["thidua demo", "thidua demo --db /tmp/sample.db"],
  })
    .addOption(
      new Option("--db <file>", "the database").default("sample.db").argParser(databaseFile),
    )
    .action(async (options: { db: string }) => {
      const { demoCommand } = await import("./commands/demo.ts");
      done(await demoCommand(options));
    });
}
