import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { isTold, pagesOfWarc } from "../../pipeline/crawl/ingest-archive.ts";
import type { Ingested, NamedPage, Outcome } from "../../pipeline/ingest.ts";
import { ingestPages, pageOfFile } from "../../pipeline/ingest.ts";
import { isWarc, listFiles } from "../../pipeline/list-files.ts";
import { withReader } from "../../pipeline/page-reader.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { tell, tellFailed, tellIssue, tellProblem } from "../log.ts";
import { withWritableStore } from "../open.ts";
import type { Progress } from "../progress.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

/** Counts of one ingest job. */
export interface IngestSummary {
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly relevant: number;
  /** How many pages were read with something that a person should know, by its code. */
  readonly issues: ReadonlyMap<string, number>;
  readonly stopped: "no" | "interrupted" | "database";
}

export interface IngestFlags {
  readonly db: string;
  readonly workers?: number;
}

/** Ingests files, folders and globs: a bad file is told and the rest goes on; Ctrl-C ends after the file in hand. */
export async function ingestCommand(
  paths: readonly string[],
  options: IngestFlags,
): Promise<ExitCode> {
  const listed = paths.flatMap(listFiles);
  const files = distinctFiles(listed.flatMap((file) => (file.ok ? [file.value] : [])));
  const missing = listed.flatMap((file) => (file.ok ? [] : [file.problem]));
  for (const problem of missing) tellProblem(problem);
  if (files.length === 0) {
    tellFailed(
      `nothing to read in ${paths.join(", ")}: give .html, .txt or .warc.gz files, or a folder that has some`,
    );
    return EXIT.failed;
  }
  return withWritableStore(
    options.db,
    async (store) => {
      const { counts, ...rest } = await ingestFiles(files, store, options.workers);
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

/** Ingests the files, telling progress and problems on standard error. */
export async function ingestFiles(
  files: readonly string[],
  store: Store,
  workers?: number,
): Promise<IngestSummary> {
  const tally: Tally = {
    counts: { added: 0, updated: 0, unchanged: 0, failed: 0 },
    issues: new Map(),
    relevant: 0,
  };
  const progress = startProgress(files.length, "articles");
  const interrupt = listenForInterrupt();
  const context = { store, now: () => new Date().toISOString() };
  const pages = pagesOf(files, progress.advance);
  const stopped = await withReader(workers ?? threadsFor(files), async (reader) => {
    for await (const group of ingestPages(pages, reader, context)) {
      for (const one of group) note(one, tally, progress);
      if (group.some(([, { problem }]) => problem?.code === "database")) return "database";
      await setImmediate();
      if (interrupt.isHeard()) return "interrupted";
    }
    return "no";
  }).finally(() => {
    progress.finish();
    interrupt.stop();
  });
  if (stopped !== "database") consolidate(store, loadLexicon());
  return { ...tally, stopped };
}

/** What is less is read sooner than threads are warm: so many pages, or so many bytes of archives. */
const MUCH = { pages: 1000, bytes: 20_000_000 };

function threadsFor(files: readonly string[]): number {
  const archives = files
    .filter(isWarc)
    .map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const bytes = archives.reduce((sum, size) => sum + size, 0);
  const isMuch = files.length >= MUCH.pages || bytes >= MUCH.bytes;
  return isMuch ? availableParallelism() : 1;
}

/** What the files hold: an article each, or all pages of a web archive. A file is told of when its pages have been taken. */
async function* pagesOf(
  paths: readonly string[],
  onFile: () => void,
): AsyncGenerator<NamedPage & { readonly isArchived: boolean }> {
  for (const path of paths) {
    if (!isWarc(path)) yield { ...pageOfFile(path), isArchived: false };
    else for await (const page of pagesOfWarc(path)) yield { ...page, isArchived: true };
    onFile();
  }
}

interface Tally {
  readonly counts: Record<Outcome, number>;
  readonly issues: Map<string, number>;
  relevant: number;
}

function note(
  [{ isArchived }, done]: readonly [{ readonly isArchived: boolean }, Ingested],
  tally: Tally,
  progress: Progress,
): void {
  if (isArchived && !isTold(done)) return;
  const { outcome, relevant, issues } = done;
  tally.counts[outcome] += 1;
  if (relevant) tally.relevant += 1;
  for (const { code } of issues) tally.issues.set(code, (tally.issues.get(code) ?? 0) + 1);
  tellOf(done, progress);
}

/** What a person should know of one file: why it was not read, or what was odd about it. */
function tellOf({ path, problem, issues }: Ingested, progress: Progress): void {
  if (problem === undefined && issues.length === 0) return;
  const name = path === "-" ? "standard input" : path;
  progress.clear();
  if (problem !== undefined) tellProblem(problem, name);
  for (const issue of issues) tellIssue(issue, name);
}

function printSummary({ counts, relevant, issues, stopped }: IngestSummary, db: string): void {
  const { added, updated, unchanged, failed } = counts;
  print(
    `${added} added, ${updated} updated, ${unchanged} unchanged, ${failed} failed; ${relevant} of the new ones are about emulation groups or awards`,
  );
  for (const [code, pages] of issues)
    tell(`${pages} read with the issue "${code}"`, { level: "warn", code, done: pages });
  if (stopped === "interrupted")
    tell("interrupted: what was read is kept; run the same command again to go on", {
      level: "warn",
      code: "interrupted",
    });
  if (stopped === "database")
    tell("stopped: the database could not be written", { level: "error", code: "database" });
  const flag = db === "thidua.db" ? "" : ` --db ${db}`;
  if (stopped === "no" && added + updated + unchanged > 0) tell(`next: thidua chairs${flag}`);
}

function exitCodeOf({ counts, stopped }: IngestSummary): ExitCode {
  if (stopped === "interrupted") return EXIT.interrupted;
  if (stopped === "database") return EXIT.failed;
  if (counts.failed === 0) return EXIT.ok;
  return counts.added + counts.updated + counts.unchanged > 0 ? EXIT.partial : EXIT.failed;
}
