import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { ingestWarc } from "../../pipeline/crawl/ingest-archive.ts";
import type { IngestContext, Ingested, Outcome } from "../../pipeline/ingest.ts";
import { ingestFile } from "../../pipeline/ingest.ts";
import { isWarc, listFiles } from "../../pipeline/list-files.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { withWritableStore } from "../open.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, tell } from "../terminal.ts";

/** Counts of one ingest job. */
export interface IngestSummary {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly relevant: number;
  /** How many pages were read with something that a person should know, by its code. */
  readonly issues: ReadonlyMap<string, number>;
  readonly stopped: "no" | "interrupted" | "database";
}

/** Ingests files, folders and globs: a bad file is told and the rest goes on; Ctrl-C ends after the file in hand. */
export async function ingestCommand(
  paths: readonly string[],
  options: { readonly db: string },
): Promise<ExitCode> {
  const listed = paths.flatMap(listFiles);
  const files = distinctFiles(listed.flatMap((file) => (file.ok ? [file.value] : [])));
  const missing = listed.flatMap((file) => (file.ok ? [] : [file.problem]));
  for (const { message } of missing) tell(message);
  if (files.length === 0) {
    tell(
      `nothing to read in ${paths.join(", ")}: give .html, .txt or .warc.gz files, or a folder that has some`,
    );
    return EXIT.failed;
  }
  return withWritableStore(
    options.db,
    async (store) => {
      const { counts, ...rest } = await ingestFiles(files, store);
      const summary = { ...rest, counts: { ...counts, failed: counts.failed + missing.length } };
      printSummary(summary, options.db);
      return exitCodeOf(summary);
    },
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}

/** Each file once, however it was named; the first name stands. */
function distinctFiles(paths: readonly string[]): readonly string[] {
  const byFile = new Map(
    paths.toReversed().map((path) => [path === "-" ? path : resolve(path), path]),
  );
  return [...byFile.values()].toReversed();
}

/** Ingests the files one by one, telling progress and problems on standard error. */
export async function ingestFiles(files: readonly string[], store: Store): Promise<IngestSummary> {
  const tally: Tally = {
    counts: { added: 0, updated: 0, unchanged: 0, failed: 0 },
    issues: new Map(),
    relevant: 0,
  };
  const lexicon = loadLexicon();
  const progress = startProgress(files.length, "articles");
  const interrupt = listenForInterrupt();
  let stopped: IngestSummary["stopped"] = "no";
  const context = { store, lexicon, now: () => new Date().toISOString() };
  for await (const done of ingestAll(files, context, progress.advance)) {
    count(done, tally);
    for (const line of linesOf(done)) progress.tell(line);
    if (done.problem?.code === "database") stopped = "database";
    await setImmediate();
    if (interrupt.isHeard()) stopped = "interrupted";
    if (stopped !== "no") break;
  }
  progress.finish();
  interrupt.stop();
  if (stopped !== "database") consolidate(store, lexicon);
  return { ...tally, stopped };
}

/** What the files hold: an article each, or all articles of a web archive. */
async function* ingestAll(
  paths: readonly string[],
  context: IngestContext,
  onFile: () => void,
): AsyncGenerator<Ingested> {
  for (const path of paths) {
    if (isWarc(path)) yield* ingestWarc(path, context);
    else yield ingestFile(path, context);
    onFile();
  }
}

interface Tally {
  readonly counts: Record<Outcome, number>;
  readonly issues: Map<string, number>;
  relevant: number;
}

function count({ outcome, relevant, issues }: Ingested, tally: Tally): void {
  tally.counts[outcome] += 1;
  if (relevant) tally.relevant += 1;
  for (const { code } of issues) tally.issues.set(code, (tally.issues.get(code) ?? 0) + 1);
}

/** What a person should know of one file: why it was not read, or what was odd about it. */
function linesOf({ path, problem, issues }: Ingested): readonly string[] {
  const name = path === "-" ? "standard input" : path;
  const told = issues.map(({ code, message }) => `${name}: ${code}: ${message}`);
  return problem === undefined ? told : [`${name}: ${problem.message}`, ...told];
}

function printSummary({ counts, relevant, issues, stopped }: IngestSummary, db: string): void {
  const { added, updated, unchanged, failed } = counts;
  print(
    `${added} added, ${updated} updated, ${unchanged} unchanged, ${failed} failed; ${relevant} of the new ones are about emulation groups or awards`,
  );
  for (const [code, pages] of issues) tell(`${pages} read with the issue "${code}"`);
  if (stopped === "interrupted")
    tell("interrupted: what was read is kept; run the same command again to go on");
  if (stopped === "database") tell("stopped: the database could not be written");
  const flag = db === "thidua.db" ? "" : ` --db ${db}`;
  if (stopped === "no" && added + updated + unchanged > 0) tell(`next: thidua chairs${flag}`);
}

function exitCodeOf({ counts, stopped }: IngestSummary): ExitCode {
  if (stopped === "interrupted") return EXIT.interrupted;
  if (stopped === "database") return EXIT.failed;
  if (counts.failed === 0) return EXIT.ok;
  return counts.added + counts.updated + counts.unchanged > 0 ? EXIT.partial : EXIT.failed;
}
