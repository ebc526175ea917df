import { setImmediate } from "node:timers/promises";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import type { Recorded } from "../../pipeline/crawl/records.ts";
import { openRecords } from "../../pipeline/crawl/records.ts";
import { ruleVersions } from "../../pipeline/extractor-version.ts";
import type { StoredArticle } from "../../pipeline/stored-articles.ts";
import { storedArticles } from "../../pipeline/stored-articles.ts";
import { verifyArticle } from "../../pipeline/verify.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { tell, tellFailed, tellProblem } from "../log.ts";
import { withStore } from "../open.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { countOf, EXIT, print } from "../terminal.ts";

export interface VerifyFlags {
  readonly db: string;
  readonly records?: boolean;
  readonly archive?: string;
}

/** Derives every stored fact from the archived bytes again, of all articles or of those named; ends at the first that differs. */
export async function verifyCommand(ids: readonly string[], flags: VerifyFlags): Promise<ExitCode> {
  return withStore(
    flags.db,
    (store) => verifyStore(store, ids, flags),
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}

async function verifyStore(
  store: Store,
  ids: readonly string[],
  { records, archive }: VerifyFlags,
): Promise<ExitCode> {
  const all = storedArticles(store);
  const missing = ids.find((id) => !all.some((article) => article.id === id));
  if (missing !== undefined) {
    tellFailed(`there is no current article ${missing}: the view articles names them`);
    return EXIT.failed;
  }
  const articles = ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
  const code = await verifyFacts(store, articles);
  return code === EXIT.ok && records === true ? verifyRecords(store, articles, archive) : code;
}

async function verifyFacts(store: Store, articles: readonly StoredArticle[]): Promise<ExitCode> {
  const job = { store, lexicon: loadLexicon(), versions: ruleVersions() };
  let facts = 0;
  const code = await eachInTurn(articles, articles.length, (article) => {
    const verified = verifyArticle(article, job);
    if (verified.ok) facts += verified.value;
    return verified;
  });
  if (code === EXIT.ok)
    print(`${facts} facts of ${countOf(articles.length, "article")} follow from their bytes`);
  return code;
}

/** Opens the record of each article that came from a web archive, and compares its page with the stored bytes. */
async function verifyRecords(
  store: Store,
  articles: readonly StoredArticle[],
  archive: string | undefined,
): Promise<ExitCode> {
  const recorded = articles.flatMap(({ id, sha256 }): Recorded[] => {
    const record = store.recordOf(id);
    return record === undefined ? [] : [{ articleId: id, record, sha256 }];
  });
  const code = await eachInTurn(
    openRecords(recorded, archive),
    recorded.length,
    ({ articleId, record, bytes }) => {
      if (!bytes.ok) return bytes;
      const stored = store.bytesOf(articleId);
      return stored !== undefined && Buffer.compare(stored, bytes.value) === 0
        ? success(undefined)
        : failure(
            "database",
            `article ${articleId}: its record in ${record.file} holds another page than the database`,
          );
    },
  );
  const others = articles.length - recorded.length;
  if (code === EXIT.ok)
    print(
      `${countOf(recorded.length, "record")} opened, each holds the page that is stored; ${countOf(others, "article")} came from files, not from an archive`,
    );
  return code;
}

/** Checks one after another with progress, until one fails or Ctrl-C is pressed. */
async function eachInTurn<T>(
  items: Iterable<T> | AsyncIterable<T>,
  count: number,
  check: (item: T) => Result<unknown>,
): Promise<ExitCode> {
  const progress = startProgress(count, "articles");
  const interrupt = listenForInterrupt();
  let done = 0;
  try {
    for await (const item of items) {
      const checked = check(item);
      if (!checked.ok) {
        progress.finish();
        tellProblem(checked.problem);
        return EXIT.failed;
      }
      done += 1;
      progress.advance();
      await setImmediate();
      if (!interrupt.isHeard()) continue;
      progress.finish();
      tell(`interrupted: ${done} of ${count} articles were verified`, {
        level: "warn",
        code: "interrupted",
      });
      return EXIT.interrupted;
    }
  } finally {
    interrupt.stop();
  }
  progress.finish();
  return EXIT.ok;
}
