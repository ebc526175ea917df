import type { Store } from "../../../db/store.ts";
import { extract } from "../../../extractors/extract.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { openRecords } from "../../pipeline/crawl/records.ts";
import type { ArticlePage } from "../../pipeline/read-page.ts";
import { readArticlePage } from "../../pipeline/read-page.ts";
import type { StoredArticle } from "../../pipeline/stored-articles.ts";
import { servedOf, storedArticles, storedBytes } from "../../pipeline/stored-articles.ts";
import { explainExtraction } from "../explain-text.ts";
import { tellFailed, tellIssue, tellProblem } from "../log.ts";
import { withStore } from "../open.ts";
import { readPageFile } from "../read-article.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, shownPath, terminalWidth, UsageError } from "../terminal.ts";

export interface ExplainFlags {
  readonly article?: string;
  readonly db: string;
  readonly archive?: string;
}

/** Prints an article with its evidence marked, the facts with their rules, and the reason of every empty field: of a file, or of an article of the database. */
export async function explainCommand(
  file: string | undefined,
  { article, db, archive }: ExplainFlags,
): Promise<ExitCode> {
  if ((file === undefined) === (article === undefined))
    throw new UsageError("give a file, or an article of the database with --article");
  if (article !== undefined)
    return withStore(
      db,
      (store) => explainStored(store, article, archive),
      Promise.resolve<ExitCode>(EXIT.failed),
    );
  const name = file === undefined || file === "-" ? "standard input" : file;
  return explainPage(name, readPageFile(file ?? "-"));
}

async function explainStored(
  store: Store,
  id: string,
  archive: string | undefined,
): Promise<ExitCode> {
  const stored = storedArticles(store).find((one) => one.id === id);
  if (stored === undefined) {
    tellFailed(`there is no current article ${id}: the view articles names them`);
    return EXIT.failed;
  }
  const bytes = storedBytes(store, stored);
  const page = bytes.ok ? readArticlePage(bytes.value, servedOf(stored)) : bytes;
  const lines = bytes.ok
    ? await originOf(store, stored, { bytes: bytes.value, archive })
    : success([]);
  for (const line of lines.ok ? lines.value : []) print(line);
  if (!lines.ok) tellProblem(lines.problem);
  const code = explainPage(`article ${id}`, page);
  return lines.ok ? code : EXIT.failed;
}

/** Where an article came from; its record in the web archive is opened and compared with what is stored. */
async function originOf(
  store: Store,
  { id, source, sha256 }: StoredArticle,
  { bytes, archive }: { readonly bytes: Uint8Array; readonly archive: string | undefined },
): Promise<Result<readonly string[]>> {
  const record = store.recordOf(id);
  if (record === undefined) return success([`read from ${shownPath(source)}`, ""]);
  for await (const opened of openRecords([{ articleId: id, record, sha256 }], archive)) {
    if (!opened.bytes.ok) return opened.bytes;
    if (Buffer.compare(opened.bytes.value, bytes) !== 0)
      return failure(
        "database",
        `the record of ${record.url} in ${record.file} holds another page than the database`,
      );
  }
  const { url, file, fetchedAt, place } = record;
  const where = place === undefined ? "" : `, ${place.length} bytes at ${place.offset}`;
  return success([
    `read from ${url}`,
    `fetched ${fetchedAt}, archived in ${file}${where}: opened, the page is the same`,
    "",
  ]);
}

function explainPage(name: string, page: Result<ArticlePage>): ExitCode {
  if (!page.ok) {
    tellProblem(page.problem, name);
    return EXIT.failed;
  }
  const extraction = extract(page.value.article, loadLexicon());
  const isColoured = paint.isColorSupported;
  const mark = isColoured
    ? (text: string): string => paint.inverse(text)
    : (text: string): string => `[${text}]`;
  for (const issue of page.value.issues) tellIssue(issue);
  const style = { mark, width: terminalWidth(), origins: page.value.origins };
  for (const line of explainExtraction(extraction, style)) print(line);
  return EXIT.ok;
}
