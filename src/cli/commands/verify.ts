import { setImmediate } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { ruleVersions } from "../../pipeline/extractor-version.ts";
import { storedArticles } from "../../pipeline/stored-articles.ts";
import { verifyArticle } from "../../pipeline/verify.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { withStore } from "../open.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, tell } from "../terminal.ts";

/** Derives every stored fact from the archived bytes again, of all articles or of those named; ends at the first that differs. */
export async function verifyCommand(
  ids: readonly string[],
  { db }: { readonly db: string },
): Promise<ExitCode> {
  return withStore(db, (store) => verifyStore(store, ids), Promise.resolve<ExitCode>(EXIT.failed));
}

async function verifyStore(store: Store, ids: readonly string[]): Promise<ExitCode> {
  const all = storedArticles(store);
  const missing = ids.find((id) => !all.some((article) => article.id === id));
  if (missing !== undefined) {
    tell(`there is no current article ${missing}: the view articles names them`);
    return EXIT.failed;
  }
  const articles = ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
  const job = { store, lexicon: loadLexicon(), versions: ruleVersions() };
  const progress = startProgress(articles.length, "articles");
  const interrupt = listenForInterrupt();
  let facts = 0;
  for (const [i, article] of articles.entries()) {
    const verified = verifyArticle(article, job);
    if (!verified.ok) {
      progress.finish();
      tell(verified.problem.message);
      return EXIT.failed;
    }
    facts += verified.value;
    progress.advance();
    await setImmediate();
    if (!interrupt.isHeard()) continue;
    progress.finish();
    tell(`interrupted: ${i + 1} of ${articles.length} articles were verified`);
    return EXIT.interrupted;
  }
  progress.finish();
  interrupt.stop();
  print(`${facts} facts of ${articles.length} articles follow from their bytes`);
  return EXIT.ok;
}
