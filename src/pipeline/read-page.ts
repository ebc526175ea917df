import type { Article } from "../model/article.ts";
import type { FeedListing } from "../model/feed.ts";
import type { Page } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { decodeBytes } from "../parse/decode.ts";
import { readFeed } from "../parse/feed.ts";
import type { ListedLinks } from "../parse/listed-links.ts";
import { readListedLinks } from "../parse/listed-links.ts";
import { isCrowded, isTooDeep } from "../parse/nesting.ts";
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

/** What a page leads to that is fetched as a list, a feed or a sitemap: stories and the next page, or what a feed lists. */
export type Listing =
  | { readonly kind: "list"; readonly page: ListedLinks }
  | { readonly kind: "feed"; readonly feed: FeedListing };

/** Reads what a list, feed or sitemap leads to, by what it is and not by what it was taken for. */
export function readListingBytes(
  bytes: Uint8Array,
  { url, charset }: Served = {},
): Result<Listing> {
  const decoded = decodeBytes(bytes, charset);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (isTooDeep(text)) return TOO_MUCH;
  const feed = readFeed(text);
  if (feed !== undefined) return success({ kind: "feed", feed });
  if (isCrowded(text)) return TOO_MUCH;
  return success({ kind: "list", page: readListedLinks(text, { book: siteBook(), url }) });
}

const TOO_MUCH = failure("no-article", "this page has more elements than any list of articles");
