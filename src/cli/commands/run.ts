import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { ingestArchive } from "../../pipeline/crawl/ingest-archive.ts";
import type { Outcome } from "../../pipeline/ingest.ts";
import { withWritableStore } from "../open.ts";
import { chosenSources } from "../own-sources.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, tell } from "../terminal.ts";
import type { CrawlFlags } from "./crawl.ts";
import { crawlSites, finish, withCrawl } from "./crawl.ts";

const EVERY = 50;

/** Crawls sites and stores what their articles say. What an earlier job archived and did not store is stored first. */
export async function runCommand(
  names: readonly string[],
  flags: CrawlFlags & { readonly db: string },
): Promise<ExitCode> {
  const sources = chosenSources(flags.archive, names);
  return withWritableStore(
    flags.db,
    (store) =>
      withCrawl(sources, flags, async (open) => {
        const context = { store, lexicon: loadLexicon(), now: () => new Date().toISOString() };
        const counts: Record<Outcome, number> = { added: 0, updated: 0, unchanged: 0, failed: 0 };
        let last: Promise<void> = Promise.resolve();
        let fault: unknown;
        const storeNew = async (): Promise<void> => {
          for await (const { outcome, problem } of ingestArchive(
            open.frontier,
            flags.archive,
            context,
          )) {
            counts[outcome] += 1;
            if (problem !== undefined) tell(problem.message);
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
        consolidate(store, context.lexicon);
        print(
          `${counts.added} articles added, ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed`,
        );
        const code = finish(summary, sources, `thidua chairs --db ${flags.db}`);
        return counts.failed > 0 && code === EXIT.ok ? EXIT.partial : code;
      }),
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}
