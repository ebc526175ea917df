// How fast the program is, beside what a user would take instead, in one report:
//   npm run bench -- [PART…] [--rounds N] [--grow N] [--pages FOLDER] [--json]
// Parts: pages, facts, extraction, growth, crawl, frontier; all of them where none is named. Each runs in a process of its own. FOLDER holds other
// pages than the sample (.html, .html.gz); --grow is the number of generated articles that are stored to see how things grow.
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Argument, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { positive } from "../../src/cli/program-parts.ts";
import { scriptCommand } from "../support/arguments.ts";
import type { Options, Part } from "./rows.ts";

const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  pages: async () => (await import("./pages.ts")).pages,
  facts: async () => (await import("./facts.ts")).facts,
  extraction: async () => (await import("./extraction.ts")).extraction,
  growth: async () => (await import("./growth.ts")).growth,
  crawl: async () => (await import("./crawl.ts")).crawl,
  frontier: async () => (await import("./frontier.ts")).frontier,
};
const FEWEST = 2000;
const reportSchema = z.object({
  about: z.string(),
  rows: z.array(
    z.object({
      what: z.string(),
      value: z.number(),
      unit: z.string(),
      atLeast: z.number().optional(),
      atMost: z.number().optional(),
    }),
  ),
});
type PartReport = z.infer<typeof reportSchema>;

const command = scriptCommand(
  "bench",
  "How fast the program is, beside what a user would take instead.",
)
  .addArgument(
    new Argument("[part...]", "what is measured, all where none is named").choices(
      Object.keys(PARTS),
    ),
  )
  .option("--rounds <n>", "how often each is timed", positive, 5)
  .option("--grow <n>", "generated articles that are stored to see how things grow", enough, 10_000)
  .option("--pages <folder>", "other pages than the sample (.html, .html.gz)", pageFolder)
  .option("--json", "print JSON")
  .addOption(new Option("--here <part>", "measures one part in this process, as JSON").hideHelp())
  .parse();
const values = command.opts<Options & { readonly json?: true; readonly here?: string }>();
const options: Options = { rounds: values.rounds, grow: values.grow, pages: values.pages };

if (values.here === undefined) printReport();
else await printPart(values.here);

/** Fewer articles than this tell nothing of how things grow. */
function enough(text: string): number {
  const articles = positive(text);
  if (articles < FEWEST) throw new InvalidArgumentError(`It must be at least ${FEWEST}.`);
  return articles;
}

function pageFolder(text: string): string {
  const isFolder = statSync(text, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) throw new InvalidArgumentError("There is no such folder.");
  if (!readdirSync(text).some((name) => name.includes(".html")))
    throw new InvalidArgumentError("It holds no page (.html, .html.gz).");
  return text;
}

async function printPart(name: string): Promise<void> {
  const part = await PARTS[name]?.();
  if (part === undefined) throw new Error(`There is no part ${name}`);
  const write = process.stdout.write.bind(process.stdout);
  // Other readers say on the terminal what they cannot read.
  console.error = () => undefined;
  console.log = () => undefined;
  const rows = await part.measure(options);
  write(JSON.stringify({ about: part.about, rows }));
  process.exit(0);
}

function printReport(): void {
  const named = command.args;
  const names = named.length > 0 ? named : Object.keys(PARTS);
  const report: Record<string, PartReport> = {};
  for (const name of names) {
    const part = measured(name);
    report[name] = part;
    if (!values.json) process.stdout.write(asText(name, part));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

function measured(name: string): PartReport {
  process.stderr.write(`measuring ${name} …\n`);
  const own = [fileURLToPath(import.meta.url), ...process.argv.slice(2), "--here", name];
  const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", ...own], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (status !== 0) command.error(`${name} could not be measured: see above`);
  return reportSchema.parse(JSON.parse(stdout));
}

function asText(name: string, { about, rows }: PartReport): string {
  const lines = rows.map(
    (row) =>
      `  ${row.what.padEnd(46)} ${shown(row.value).padStart(8)} ${row.unit.padEnd(10)}${asked(row)}`,
  );
  return `${[`${name}: ${about}`, ...lines.map((line) => line.trimEnd())].join("\n")}\n\n`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** What is asked of a figure, where it is not met: "(at least 5)". */
function asked({ value, atLeast, atMost }: PartReport["rows"][number]): string {
  const misses = value < (atLeast ?? value) || value > (atMost ?? value);
  const words = atLeast === undefined ? `at most ${atMost ?? ""}` : `at least ${atLeast}`;
  if (atLeast === undefined && atMost === undefined) return "";
  return misses ? `✗ ${words}` : `✓ ${words}`;
}
