import { setImmediate } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import type { FactChange } from "../../pipeline/extraction-diff.ts";
import { ruleVersions } from "../../pipeline/extractor-version.ts";
import type { ReExtraction } from "../../pipeline/re-extract.ts";
import { articlesToReExtract, reExtract } from "../../pipeline/re-extract.ts";
import { countChanges, printChange } from "../fact-changes.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { tell, tellProblem } from "../log.ts";
import { withExistingStore, withStore } from "../open.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

export interface ReExtractFlags {
  readonly db: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Reads what is stored by the rules of this program, and prints the facts gained, lost and changed. */
export async function reExtractCommand(flags: ReExtractFlags): Promise<ExitCode> {
  const use = flags.dryRun === true ? withStore : withExistingStore;
  return use(
    flags.db,
    (store) => reExtractStore(store, flags),
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}

async function reExtractStore(store: Store, flags: ReExtractFlags): Promise<ExitCode> {
  const { all = false, dryRun: isDry = false } = flags;
  const now = (): string => new Date().toISOString();
  const lexicon = loadLexicon();
  const job: ReExtraction = { store, lexicon, versions: ruleVersions(), now };
  const articles = articlesToReExtract(job, { all });
  const progress = startProgress(articles.length, "articles");
  const interrupt = listenForInterrupt();
  const counts = { same: 0, changed: 0, failed: 0 };
  const changes: FactChange[] = [];
  for (const article of articles) {
    const done = reExtract(article, job, { isDry });
    counts[done.outcome] += 1;
    changes.push(...done.changes);
    if (done.problem !== undefined) {
      progress.clear();
      tellProblem(done.problem);
    }
    progress.advance();
    await setImmediate();
    if (interrupt.isHeard()) break;
  }
  progress.finish();
  interrupt.stop();
  if (!isDry) consolidate(store, lexicon);
  if (flags.json === true) print(JSON.stringify(changes, null, 2));
  else changes.forEach(printChange);
  const { same, changed, failed } = counts;
  const told = `${same + changed + failed} articles read again: ${changed} changed, ${same} the same, ${failed} failed`;
  tell(`${told}; ${countChanges(changes)}${isDry ? " (nothing was written)" : ""}`);
  if (interrupt.isHeard()) {
    tell("interrupted: what was read is kept; run the same command again to go on", {
      level: "warn",
      code: "interrupted",
    });
    return EXIT.interrupted;
  }
  return failed === 0 ? EXIT.ok : EXIT.partial;
}
