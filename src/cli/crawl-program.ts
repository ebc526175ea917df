import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { CrawlFlags } from "./commands/crawl.ts";
import type { RunFlags } from "./commands/run.ts";
import type { Done } from "./program-parts.ts";
import { archiveOption, command, dbOption, positive, workersOption } from "./program-parts.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function day(text: string): string {
  if (!DAY.test(text) || new Date(text).toJSON()?.slice(0, 10) !== text)
    throw new InvalidArgumentError("It must be a day, as in 2021-12-31.");
  return text;
}

function contactOption(): Option {
  return new Option(
    "--contact <address>",
    "where the owners of a site reach you: an e-mail or web address, sent with every request",
  ).env("THIDUA_CONTACT");
}

/** For tests against a server on this machine. */
function loopbackOption(): Option {
  return new Option("--allow-loopback", "fetch from this machine too").hideHelp();
}

function withCrawlOptions(program: Command): Command {
  return program
    .addOption(archiveOption())
    .addOption(contactOption())
    .option("--since <day>", "no article before this day, as far as a site tells days", day)
    .option("--until <day>", "no article after this day", day)
    .option("--limit <n>", "fetch at most so many pages", positive)
    .option("--hosts <n>", "visit so many hosts at a time", positive, 20)
    .option("--once", "visit what is due now and wait for nothing")
    .option("--watch", "go on for ever: look at feeds and lists again when they are due")
    .addOption(loopbackOption());
}

/** `crawl`: fetches and archives. */
export function addCrawl(program: Command, done: Done): void {
  withCrawlOptions(
    command(program, "crawl [sites...]", {
      description:
        "fetch the articles of sites politely into an archive (WARC); go on with it by the same command",
      examples: [
        "thidua crawl quang-ninh --contact you@university.edu",
        "thidua crawl --dry-run",
        "thidua crawl nghe-an ha-tinh --since 2021-01-01 --once",
      ],
    }),
  )
    .option("--again <url...>", "fetch these articles once more, as revisions")
    .option("--dry-run", "say what would be fetched, and fetch nothing")
    .action(async (sites: string[], options: CrawlFlags) => {
      const { crawlCommand } = await import("./commands/crawl.ts");
      done(await crawlCommand(sites, options));
    });
}

/** `run`: crawls, and stores what the articles say. */
export function addRun(program: Command, done: Done): void {
  withCrawlOptions(
    command(program, "run [sites...]", {
      description: "crawl sites, and read what was fetched into the database, as one job",
      examples: [
        "thidua run quang-ninh --contact you@university.edu",
        "thidua run --watch --db party.db",
      ],
    }),
  )
    .addOption(dbOption())
    .addOption(workersOption())
    .action(async (sites: string[], options: RunFlags) => {
      const { runCommand } = await import("./commands/run.ts");
      done(await runCommand(sites, options));
    });
}

/** `runs`: the jobs so far. */
export function addRuns(program: Command, done: Done): void {
  command(program, "runs", {
    description: "list the crawls of an archive with what they fetched",
    examples: ["thidua runs", "thidua runs --archive crawl --json"],
  })
    .addOption(archiveOption())
    .option("--json", "as JSON")
    .action(async (options: { archive: string; json?: boolean }) => {
      const { runsCommand } = await import("./commands/runs.ts");
      done(runsCommand(options));
    });
}

/** `sites`: which sites are known, what is known of one, whether it still holds, and how another is added. */
export function addSites(program: Command, done: Done): void {
  command(program, "sites [action] [site]", {
    description:
      "list the known sites, show one, check one against the live site, or add one from its address",
    examples: [
      "thidua sites list",
      "thidua sites show quang-ninh",
      "thidua sites check quang-ninh --contact you@university.edu",
      "thidua sites add https://example.vn --contact you@university.edu",
    ],
  })
    .addOption(archiveOption())
    .addOption(contactOption())
    .option("--json", "list as JSON")
    .addOption(loopbackOption())
    .action(
      async (
        action: string | undefined,
        site: string | undefined,
        options: { archive: string; contact?: string; json?: boolean; allowLoopback?: boolean },
      ) => {
        const { sitesCommand } = await import("./commands/sites.ts");
        done(await sitesCommand(action ?? "list", site, options));
      },
    );
}
