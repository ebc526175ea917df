import { basename, dirname, join, resolve } from "node:path";
import { headerOf, unpackBody } from "../../crawl/body.ts";
import type { WarcAnswer } from "../../crawl/warc.ts";
import { readAnswerAt, readWarc } from "../../crawl/warc.ts";
import type { ArchivedArticle, Frontier, PageRecord } from "../../model/crawl.ts";
import { MAX_BYTES } from "../../parse/decode.ts";
import type { IngestContext, Ingested } from "../ingest.ts";
import { ingestPage } from "../ingest.ts";
import { warcFolder } from "./open-crawl.ts";
import { charsetOf } from "./settle-page.ts";

const BATCH = 100;

/** Stores the articles of an archive that this database has not read yet, in the order in which they were fetched. */
export async function* ingestArchive(
  frontier: Frontier,
  folder: string,
  context: IngestContext,
): AsyncGenerator<Ingested> {
  const { store } = context;
  for (const { exchangeId, at } of unread(frontier, context)) {
    const { file, offset, length } = at;
    const where = { folder: resolve(warcFolder(folder)), file, place: { offset, length } };
    const answer = await readAnswerAt(join(where.folder, file), at);
    const done = answer === undefined ? undefined : await ingestAnswer(answer, where, context);
    if (done !== undefined) yield done;
    if (done?.problem !== undefined) return;
    store.setCursor(frontier.archiveId, exchangeId);
  }
}

/** The articles behind the last one that was read, as they are asked for. */
function* unread(frontier: Frontier, { store }: IngestContext): Generator<ArchivedArticle> {
  let articles = frontier.articlesAfter(store.cursorOf(frontier.archiveId), BATCH);
  while (articles.length > 0) {
    yield* articles;
    articles = frontier.articlesAfter(articles.at(-1)?.exchangeId ?? 0, BATCH);
  }
}

/** Stores the articles of a WARC file of any program. Its other pages are passed over. */
export async function* ingestWarc(path: string, context: IngestContext): AsyncGenerator<Ingested> {
  try {
    const where = { folder: dirname(resolve(path)), file: basename(path), place: undefined };
    for await (const answer of readWarc(path)) {
      const done = await ingestAnswer(answer, where, context);
      if (done !== undefined) yield done;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `the file breaks off or is no WARC file (${error.message}): what stands before was read`;
    yield {
      path,
      outcome: "failed",
      relevant: false,
      issues: [],
      problem: { code: "unreadable", message },
    };
  }
}

const PAGE_TYPE = /html/iu;
/** What is never an article: robots.txt, and a site's front page. */
const NO_ARTICLE = /^https?:\/\/[^/]+(?:\/robots\.txt|\/(?:\?.*)?)?$/u;

/** Undefined for an answer that is no article: lists, pictures, what cannot be unpacked. */
async function ingestAnswer(
  { url, date, headers, body }: WarcAnswer,
  where: Pick<PageRecord, "folder" | "file" | "place">,
  context: IngestContext,
): Promise<Ingested | undefined> {
  const type = headerOf(headers, "content-type");
  if ((type !== undefined && !PAGE_TYPE.test(type)) || NO_ARTICLE.test(url)) return undefined;
  const unpacked = await unpackBody(headers, body, MAX_BYTES);
  if (!unpacked.ok) return undefined;
  const page = {
    bytes: unpacked.bytes,
    source: url,
    served: { url, charset: charsetOf(type) },
    record: { ...where, url, fetchedAt: date },
  };
  const done = ingestPage(url, page, context);
  return done.problem === undefined || done.problem.code === "database" ? done : undefined;
}
