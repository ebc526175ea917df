import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { headerOf, unpackBody } from "../../crawl/body.ts";
import type { WarcAnswer } from "../../crawl/warc.ts";
import { readAnswerAt, readWarc } from "../../crawl/warc.ts";
import type { ArchivedArticle, Frontier, PageRecord } from "../../model/crawl.ts";
import type { ProblemCode, Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { MAX_BYTES } from "../../parse/decode.ts";
import type { IngestContext, Ingested, NamedPage, PageToIngest } from "../ingest.ts";
import { ingestPages } from "../ingest.ts";
import type { PageReader } from "../page-reader.ts";
import { warcFolder } from "./open-crawl.ts";
import { charsetOf } from "./settle-page.ts";

const BATCH = 100;

/**
 * Stores the articles of an archive that this database has not read yet, in the order in which they were fetched. A record that is damaged is told and its
 * page fetched by the next crawl; where a whole file is gone nothing behind it is read, so that it is once the file is back.
 */
export async function* ingestArchive(
  frontier: Frontier,
  folder: string,
  { reader, ...context }: IngestContext & { readonly reader: PageReader },
): AsyncGenerator<Ingested> {
  const { store } = context;
  const unread = articlesAfter(frontier, store.cursorOf(frontier.archiveId));
  const pages = pagesOf(unread, resolve(warcFolder(folder)));
  for await (const group of ingestPages(pages, reader, context))
    for (const [{ exchangeId, isDamaged }, done] of group) {
      if (isTold(done)) yield done;
      if (ENDS.has(done.problem?.code)) return;
      if (isDamaged) frontier.fetchAnew(exchangeId);
      store.setCursor(frontier.archiveId, exchangeId);
    }
}

const ENDS: ReadonlySet<ProblemCode | undefined> = new Set(["database", "not-found"]);

/** The articles behind the last one that was read, as they are asked for. */
function* articlesAfter(frontier: Frontier, exchangeId: number): Generator<ArchivedArticle> {
  let articles = frontier.articlesAfter(exchangeId, BATCH);
  while (articles.length > 0) {
    yield* articles;
    articles = frontier.articlesAfter(articles.at(-1)?.exchangeId ?? 0, BATCH);
  }
}

/** A page of this archive. */
interface OwnPage extends NamedPage {
  readonly exchangeId: number;
  /** Whether its record does not open. */
  readonly isDamaged: boolean;
}

async function* pagesOf(
  articles: Iterable<ArchivedArticle>,
  folder: string,
): AsyncGenerator<OwnPage> {
  for (const { exchangeId, url, at } of articles) {
    const page = await pageAt(folder, at);
    const isDamaged = !page.ok && page.problem.code === "unreadable";
    yield { exchangeId, path: url, page, isDamaged };
  }
}

async function pageAt(folder: string, at: ArchivedArticle["at"]): Promise<Result<PageToIngest>> {
  const { file, offset, length } = at;
  const path = join(folder, file);
  if (!existsSync(path))
    return failure("not-found", `${file} is not in ${folder}: move it back there, and run again`);
  try {
    const answer = await readAnswerAt(path, at);
    return answer === undefined
      ? NO_ARTICLE
      : await pageOfAnswer(answer, { folder, file, place: { offset, length } });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `its record in ${file} at byte ${offset} is damaged (${error.message}): the next crawl fetches the page again`;
    return failure("unreadable", message);
  }
}

/** The pages of a WARC file of any program, one by one: it may have millions. */
export async function* pagesOfWarc(path: string): AsyncGenerator<NamedPage> {
  try {
    const where = { folder: dirname(resolve(path)), file: basename(path), place: undefined };
    for await (const answer of readWarc(path))
      yield { path: answer.url, page: await pageOfAnswer(answer, where) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isFile = "syscall" in error;
    const message = isFile
      ? `the file cannot be read (${error.message})`
      : `the file breaks off or is no WARC file (${error.message}): what could be read before that was`;
    yield { path, page: failure("unreadable", message) };
  }
}

/** Pages of an archive that are no articles are passed over without a word. */
export function isTold({ problem }: Ingested): boolean {
  return problem === undefined || TOLD.has(problem.code);
}

const TOLD: ReadonlySet<ProblemCode> = new Set([
  "database",
  "unreadable",
  "not-found",
  "too-large",
]);
const PAGE_TYPE = /html/iu;
/** What is never an article: robots.txt, and a site's front page. */
const NEVER = /^https?:\/\/[^/]+(?:\/robots\.txt|\/(?:\?.*)?)?$/u;
const NO_ARTICLE = failure("no-article", "this is no page of an article");

/** A problem for an answer that is no article, as lists and pictures, or that cannot be unpacked. */
async function pageOfAnswer(
  { url, date, headers, body }: WarcAnswer,
  where: Pick<PageRecord, "folder" | "file" | "place">,
): Promise<Result<PageToIngest>> {
  const type = headerOf(headers, "content-type");
  if ((type !== undefined && !PAGE_TYPE.test(type)) || NEVER.test(url)) return NO_ARTICLE;
  const unpacked = await unpackBody(headers, body, MAX_BYTES);
  if (!unpacked.ok) return failure("unreadable", "what the server sent cannot be unpacked");
  return success({
    bytes: unpacked.bytes,
    source: url,
    served: { url, charset: charsetOf(type) },
    record: { ...where, url, fetchedAt: date },
  });
}
