import type { Article } from "../model/article.ts";
import type { Page } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { parseArticle, parsePage } from "../parse/parse-article.ts";
import type { RoleBook } from "../parse/roles.ts";
import { buildRoleBook } from "../parse/roles.ts";
import { SITE_PROFILES } from "../sites/registry.ts";

let book: RoleBook | undefined;

/** The profiles of all sites, compiled once. */
function siteBook(): RoleBook {
  book ??= buildRoleBook(SITE_PROFILES);
  return book;
}

/** Reads a page of whatever kind by the profiles of the known sites. `url` is where it was fetched, if that is known. */
export function readPageBytes(bytes: Uint8Array, url?: string): Result<Page> {
  return parsePage(bytes, { book: siteBook(), url });
}

/** Reads the article of a page; what is none is a problem that says what the page is. */
export function readArticleBytes(bytes: Uint8Array, url?: string): Result<Article> {
  return parseArticle(bytes, { book: siteBook(), url });
}
