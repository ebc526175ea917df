import { canonicalUrl, identityOf } from "../../crawl/canonical-url.ts";
import type { Trap } from "../../crawl/traps.ts";
import { trapOf } from "../../crawl/traps.ts";
import type { Found, Task, TaskKind } from "../../model/crawl.ts";
import type { FeedEntry, FeedListing } from "../../model/feed.ts";
import type { SiteSource } from "../../model/site-source.ts";
import type { ListedLinks } from "../../parse/listed-links.ts";
import { searchKey } from "../../text/fold.ts";

/** A source with its patterns compiled, and the days of which articles are taken. */
export interface Scope {
  readonly source: SiteSource;
  readonly articles: readonly RegExp[];
  readonly except: readonly RegExp[];
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** Makes the scope of a source; the days narrow the source's own. */
export function scopeOf(
  source: SiteSource,
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
): Scope {
  const compile = (text: string): RegExp => new RegExp(text, "u");
  return {
    source,
    articles: source.articles.map(compile),
    except: source.except.map(compile),
    since: [since, source.since]
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1),
    until,
  };
}

const START_PRIORITY = 100;
const LIST_PRIORITY = 40;
const ARTICLE_PRIORITY = 10;
const MAX_SITEMAP_DEPTH = 3;

/** Where a crawl of a site begins. */
export function startsOf({ source }: Scope): readonly Found[] {
  const of = (kind: TaskKind, urls: readonly string[]): readonly Found[] =>
    urls.flatMap((text) => {
      const url = canonicalUrl(text);
      return url === undefined ? [] : [found(url, { source, kind, depth: 0 }, START_PRIORITY)];
    });
  return [
    ...of("feed", source.feeds),
    ...of("sitemap", source.sitemaps),
    ...of("list", source.lists),
  ];
}

function found(
  url: string,
  {
    source,
    kind,
    depth,
  }: { readonly source: SiteSource; readonly kind: TaskKind; readonly depth: number },
  priority: number,
): Found {
  const { host } = new URL(url);
  return { url, key: keyOf(kind, url), host, site: source.name, kind, depth, priority };
}

/** What tells an address from others. A list is another page than an article that its address happens to look like. */
export function keyOf(kind: TaskKind, url: string): string {
  return kind === "article" ? identityOf(url) : `${kind} ${url}`;
}

/** The page that leads on: where it is, and how far from a start. */
export type Origin = Pick<Task, "url" | "depth">;

/** Addresses that a page leads to, and why others of it were left out. */
export interface Discovery {
  readonly found: readonly Found[];
  readonly traps: readonly Trap[];
}

/** The addresses on a list of stories that are in scope. */
export function fromList(from: Origin, page: ListedLinks, scope: Scope): Discovery {
  const stories = page.links.map(({ url, title }) => ({ url, title, at: undefined }));
  const articles = articlesOf(from, stories, scope);
  const lists = [page.next ?? []].flat().flatMap((href) => listOf(from, href, "list", scope));
  const feeds = page.feeds.flatMap((href) => listOf(from, href, "feed", scope));
  return {
    found: [...articles.found, ...lists, ...feeds],
    traps: articles.traps,
  };
}

/** The addresses in a feed or sitemap that are in scope; sitemaps of other years are left out. */
export function fromFeed(from: Origin, listing: FeedListing, scope: Scope): Discovery {
  const articles = articlesOf(from, listing.entries, scope);
  const sitemaps =
    from.depth >= MAX_SITEMAP_DEPTH
      ? []
      : listing.sitemaps
          // The day of a sitemap is that of its last change: only what ended too early can be told.
          .filter(
            ({ at }) =>
              at === undefined || scope.since === undefined || at.slice(0, 10) >= scope.since,
          )
          .flatMap(({ url }) => listOf(from, url, "sitemap", scope));
  return { found: [...articles.found, ...sitemaps], traps: articles.traps };
}

function listOf(from: Origin, href: string, kind: TaskKind, scope: Scope): readonly Found[] {
  const url = canonicalUrl(href, from.url);
  const { source } = scope;
  if (url === undefined || !isOfSite(url, source)) return [];
  if (kind === "list" && trapOf(url, source.maxPages) !== undefined) return [];
  return [found(url, { source, kind, depth: from.depth + 1 }, LIST_PRIORITY - from.depth)];
}

function articlesOf(from: Origin, entries: readonly FeedEntry[], scope: Scope): Discovery {
  const articles: Found[] = [];
  const traps: Trap[] = [];
  const { source } = scope;
  for (const { url: href, title, at } of entries) {
    const url = canonicalUrl(href, from.url);
    if (url === undefined || !isOfSite(url, source) || !isInDays(at, scope)) continue;
    const trap = trapOf(url, source.maxPages);
    if (trap !== undefined) traps.push(trap);
    else if (isArticle(url, scope))
      articles.push(
        found(url, { source, kind: "article", depth: from.depth + 1 }, priorityOf(url, title)),
      );
  }
  return { found: articles, traps };
}

/** True for an address of the site or of a subdomain of it. */
export function isOfSite(url: string, { hosts }: SiteSource): boolean {
  const { host, hostname } = new URL(url);
  return hosts.some((own) => host === own || hostname === own || hostname.endsWith(`.${own}`));
}

function isInDays(at: string | undefined, { since, until }: Scope): boolean {
  const day = at?.slice(0, 10);
  if (day === undefined) return true;
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

/** True for an address that a source takes for an article's. */
export function isArticle(url: string, { source, articles, except }: Scope): boolean {
  if (trapOf(url, source.maxPages) !== undefined) return false;
  const { pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  if (except.some((pattern) => pattern.test(path))) return false;
  return articles.length === 0 || articles.some((pattern) => pattern.test(path));
}

const WORTH: readonly (readonly [RegExp, number])[] = [
  [/(?:cum|khoi)[ -](?:truong[ -])?thi[ -]dua|(?:cum|khoi) truong/u, 60],
  [/thi[ -]dua/u, 25],
  [/to[ -]chuc[ -]xay[ -]dung[ -]dang|ban[ -]to[ -]chuc|tinh[ -]uy/u, 10],
];

/** Addresses whose title, or whose words in the address, promise an article of the genre come first. */
function priorityOf(url: string, title: string | undefined): number {
  const words = `${searchKey(title ?? "")} ${new URL(url).pathname.toLowerCase()}`;
  return (
    ARTICLE_PRIORITY +
    WORTH.reduce((sum, [pattern, worth]) => sum + (pattern.test(words) ? worth : 0), 0)
  );
}
