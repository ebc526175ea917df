import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { extract } from "../../extractors/extract.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Extraction } from "../model/extraction.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { Served } from "./read-page.ts";
import { readArticleBytes } from "./read-page.ts";

/** A current article as it is stored, with the versions of the rules that read it. */
export interface StoredArticle {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly servedUrl: string | null;
  readonly servedCharset: string | null;
  readonly extractor: string;
  readonly parser: string | null;
}

const articleRow = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  sha256: z.string(),
  servedUrl: z.string().nullable(),
  servedCharset: z.string().nullable(),
  extractor: z.string(),
  parser: z.string().nullable(),
});
const ARTICLES = `SELECT article_id AS id, title, source, sha256, served_url AS servedUrl, served_charset AS servedCharset, extractor, parser
  FROM article WHERE superseded_by IS NULL ORDER BY article_id`;

/** All current articles, in the order of their ids. */
export function storedArticles(store: Store): readonly StoredArticle[] {
  return store.rows(ARTICLES, articleRow);
}

/** The bytes of a stored article; a problem where they are gone or are not those that were read. */
export function storedBytes(store: Store, { id }: StoredArticle): Result<Uint8Array> {
  const bytes = store.bytesOf(id);
  return bytes === undefined
    ? failure(
        "database",
        `the bytes of article ${id} are not in the database: check it with "thidua doctor"`,
      )
    : success(bytes);
}

/** What the server said of an article's bytes. */
export function servedOf({ servedUrl, servedCharset }: StoredArticle): Served {
  return { url: servedUrl ?? undefined, charset: servedCharset ?? undefined };
}

/** Reads stored bytes as they were read the first time, and extracts what they say. */
export function readAgain(
  bytes: Uint8Array,
  article: StoredArticle,
  lexicon: Lexicon,
): Result<Extraction> {
  const read = readArticleBytes(bytes, servedOf(article));
  return read.ok ? success(extract(read.value, lexicon)) : read;
}

/** How a stored article is told from others where there is something to say of it. */
export function nameOf({ id, title }: Pick<StoredArticle, "id" | "title">): string {
  return `article ${id} (${title})`;
}
