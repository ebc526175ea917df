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
    yield { exchangeId, path: url, ...(await pageAt(folder, at)) };
  }
}

async function pageAt(
  folder: string,
  at: ArchivedArticle["at"],
): Promise<Pick<OwnPage, "page" | "isDamaged">> {
  const { file, offset, length } = at;
  const opened = await answerAt(join(folder, file), at);
  if (!opened.ok) return { page: opened, isDamaged: opened.problem.code === "unreadable" };
  if (opened.value === undefined) return { page: NO_ARTICLE, isDamaged: false };
  const page = await pageOfAnswer(opened.value, { folder, file, place: { offset, length } });
  // What cannot be unpacked came so: the crawl has settled it, and the server would send the same again.
  const isSettled = !page.ok && page.problem.code === "unreadable";
  return { page: isSettled ? NO_ARTICLE : page, isDamaged: false };
}

/** What an archive holds at a place; `unreadable` where its record is damaged, `not-found` where the file is not there or cannot be read now. */
async function answerAt(
  path: string,
  at: ArchivedArticle["at"],
): Promise<Result<WarcAnswer | undefined>> {
  try {
    return success(await readAnswerAt(path, at));
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error;
    return brokenRecord(error, path, at);
  }
}

function brokenRecord(
  error: Error,
  path: string,
  { file, offset }: ArchivedArticle["at"],
): Result<never> {
  const folder = dirname(path);
  if (!existsSync(path))
    return failure(
      "not-found",
      `${file} is not in ${folder}: move it back there, and run again; if it is lost, thidua ingest ${folder} reads the others`,
    );
  return "syscall" in error
    ? failure("not-found", `${path} cannot be read (${error.message}): mend that, and run again`)
    : failure(
        "unreadable",
        `its record in ${file} at byte ${offset} is damaged (${error.message}): the next crawl fetches the page again`,
      );
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
      : `the file breaks off or is no WARC file (${error.message}): what was read of it is kept`;
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
