import { isDeepStrictEqual } from "node:util";
import type { Store } from "../../db/store.ts";
import { extract } from "../../extractors/extract.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Extraction } from "../model/extraction.ts";
import type { Problem, Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import type { FactChange } from "./extraction-diff.ts";
import { diffExtractions } from "./extraction-diff.ts";
import type { RuleVersions } from "./extractor-version.ts";
import type { StoredArticle } from "./stored-articles.ts";
import { nameOf, readAgain, servedOf, storedArticles, storedBytes } from "./stored-articles.ts";

/** What became of one article that newer rules read. */
export interface ReExtracted {
  readonly articleId: string;
  readonly outcome: "same" | "changed" | "failed";
  /** Facts gained, lost and changed; none where only proof or confidence differ. */
  readonly changes: readonly FactChange[];
  readonly problem: Problem | undefined;
}

export interface ReExtraction {
  readonly store: Store;
  readonly lexicon: Lexicon;
  /** The versions of the rules that read now. */
  readonly versions: RuleVersions;
  readonly now: () => string;
}

/**
 * The current articles that other rules read; `all` takes those of these rules, too. Where only the rules for facts changed, the stored
 * text is read again and not the page.
 */
export function articlesToReExtract(
  { store, versions }: ReExtraction,
  { all = false }: { readonly all?: boolean } = {},
): readonly StoredArticle[] {
  return storedArticles(store).filter(
    ({ extractor, parser }) =>
      all || extractor !== versions.extractor || parser !== versions.parser,
  );
}

/**
 * Reads one stored article by the rules of now. What it says is put in the place of what was stored, in one transaction, unless `isDry`;
 * where it says the same, nothing but the versions is written. An article that can no longer be read keeps what it has.
 */
export function reExtract(
  article: StoredArticle,
  job: ReExtraction,
  { isDry = false }: { readonly isDry?: boolean } = {},
): ReExtracted {
  const { store, versions, now } = job;
  const before = store.extractionOf(article.id);
  const bytes = storedBytes(store, article);
  const after = bytes.ok ? extractNow(article, before, bytes.value, job) : bytes;
  if (!bytes.ok) return failed(article, bytes.problem);
  if (!after.ok) return failed(article, after.problem);
  const changes = before === undefined ? [] : diffExtractions([before], [after.value]);
  const isSame = isDeepStrictEqual(before, after.value);
  if (isSame && !isDry) store.confirm(article.id, versions);
  if (!(isSame || isDry)) {
    const { source } = article;
    const record = {
      extraction: after.value,
      bytes: bytes.value,
      source,
      served: servedOf(article),
    };
    store.replace({ ...record, ...versions, now: now() });
  }
  const outcome = isSame ? "same" : "changed";
  return { articleId: article.id, outcome, changes, problem: undefined };
}

function extractNow(
  article: StoredArticle,
  before: Extraction | undefined,
  bytes: Uint8Array,
  { lexicon, versions }: ReExtraction,
): Result<Extraction> {
  if (before !== undefined && article.parser === versions.parser)
    return success(extract(before.document, lexicon));
  return readAgain(bytes, article, lexicon);
}

function failed(article: StoredArticle, { code, message }: Problem): ReExtracted {
  const problem = { code, message: `${nameOf(article)}: ${message}` };
  return { articleId: article.id, outcome: "failed", changes: [], problem };
}
