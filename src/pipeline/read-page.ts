import type { Article } from "../model/article.ts";
import type { Page } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import { articleOf, parsePage } from "../parse/parse-article.ts";
import type { RoleBook } from "../parse/roles.ts";
import { buildRoleBook } from "../parse/roles.ts";
import { SITE_PROFILES } from "../sites/registry.ts";

let book: RoleBook | undefined;

/** The profiles of all sites, compiled once. */
function siteBook(): RoleBook {
  book ??= buildRoleBook(SITE_PROFILES);
  return book;
}

/** Where a page was fetched and in which charset its server said it was, as far as that is known. */
export interface Served {
  readonly url?: string | undefined;
  readonly charset?: string | undefined;
}

/** Reads a page of whatever kind by the profiles of the known sites. */
export function readPageBytes(bytes: Uint8Array, { url, charset }: Served = {}): Result<Page> {
  return parsePage(bytes, { book: siteBook(), url, charset });
}

/** A page that is an article. */
export type ArticlePage = Page & { readonly article: Article };

/** Reads a page that must be an article; what is none is a problem that says what the page is. */
export function readArticlePage(bytes: Uint8Array, served?: Served): Result<ArticlePage> {
  const page = readPageBytes(bytes, served);
  if (!page.ok) return page;
  const article = articleOf(page.value);
  return article.ok ? success({ ...page.value, article: article.value }) : article;
}

/** Reads the article of a page, and nothing else of it. */
export function readArticleBytes(bytes: Uint8Array, served?: Served): Result<Article> {
  const page = readArticlePage(bytes, served);
  return page.ok ? success(page.value.article) : page;
}
