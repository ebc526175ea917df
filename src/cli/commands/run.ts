import { availableParallelism } from "node:os";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { SiteSource } from "../../model/site-source.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { ingestArchive } from "../../pipeline/crawl/ingest-archive.ts";
import type { OpenCrawl } from "../../pipeline/crawl/open-crawl.ts";
import type { Outcome } from "../../pipeline/ingest.ts";
import type { PageReader } from "../../pipeline/page-reader.ts";
import { withReader } from "../../pipeline/page-reader.ts";
import { tellProblem } from "../log.ts";
import { withWritableStore } from "../open.ts";
import { chosenSources } from "../own-sources.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";
import type { CrawlFlags } from "./crawl.ts";
import { crawlSites, finish, withCrawl } from "./crawl.ts";

const EVERY = 50;

export type RunFlags = CrawlFlags & { readonly db: string; readonly workers?: number };

/** Crawls sites and stores what their articles say. What an earlier job archived and did not store is stored first. */
export async function runCommand(names: readonly string[], flags: RunFlags): Promise<ExitCode> {
  const sources = chosenSources(flags.archive, names);
  return withWritableStore(
    flags.db,
    (store) =>
      withCrawl(sources, flags, (open) =>
        withReader(flags.workers ?? availableParallelism(), (reader) =>
          crawlAndStore({ store, open, reader, sources }, flags),
        ),
      ),
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}

interface Job {
  readonly store: Store;
  readonly open: OpenCrawl;
  readonly reader: PageReader;
  readonly sources: readonly SiteSource[];
}

async function crawlAndStore(
  { store, open, reader, sources }: Job,
  flags: RunFlags,
): Promise<ExitCode> {
  const context = { store, reader, now: () => new Date().toISOString() };
  const counts: Record<Outcome, number> = { added: 0, updated: 0, unchanged: 0, failed: 0 };
  let last: Promise<void> = Promise.resolve();
  let fault: unknown;
  const told = new Set<string>();
  const storeNew = async (): Promise<void> => {
    for await (const done of ingestArchive(open.frontier, flags.archive, context)) {
      const { outcome, path, problem } = done;
      const text = problem === undefined ? "" : `${path}: ${problem.message}`;
      // A file that is gone stops every reading of the archive: it is told, and counted, once.
      if (told.has(text)) continue;
      counts[outcome] += 1;
      if (problem === undefined) continue;
      told.add(text);
      tellProblem(problem, path);
    }
  };
  let fetched = 0;
  const onFetched = (): void => {
    fetched += 1;
    if (fetched % EVERY > 0) return;
    // One after the other: two readers would store the same article twice.
    last = last.then(storeNew).catch((error: unknown) => {
      fault ??= error;
    });
  };
  await storeNew();
  const summary = await crawlSites(sources, open, flags, onFetched);
  await last;
  if (fault !== undefined) throw fault;
  await storeNew();
  consolidate(store, loadLexicon());
  print(
    `${counts.added} articles added, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`,
  );
  const code = finish(summary, sources, `thidua chairs --db ${flags.db}`);
  return counts.failed > 0 && code === EXIT.ok ? EXIT.partial : code;
}
