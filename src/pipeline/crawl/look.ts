import { headerOf, locationOf, unpackBody } from "../../crawl/body.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import type { Fetcher } from "../../crawl/fetch.ts";
import type { Robots } from "../../crawl/robots.ts";
import { isAllowed, parseRobots, rulesFor } from "../../crawl/robots.ts";
import type { Exchange, Found } from "../../model/crawl.ts";
import type { SiteSource } from "../../model/site-source.ts";
import { readListingBytes } from "../read-page.ts";
import type { Scope } from "./discover.ts";
import { fromFeed, fromList, scopeOf, startsOf } from "./discover.ts";
import { charsetOf } from "./settle-page.ts";
import { unzipSitemap } from "./sitemap-file.ts";

export interface LookContext {
  readonly fetcher: Fetcher;
  readonly agent: string;
  readonly maxBytes: number;
  /** Waits between two requests. */
  readonly pause: () => Promise<void>;
}

/** What one start of a source leads to now. */
export interface StartReport {
  readonly kind: Found["kind"];
  readonly url: string;
  /** "fine", or what is wrong. */
  readonly state: string;
  /** False where no server answered. */
  readonly isReached: boolean;
  readonly articles: number;
  readonly sample: string | undefined;
}

/** Looks at every start of a source, one after the other, and counts the articles in scope that it leads to. */
export async function checkSource(
  source: SiteSource,
  context: LookContext,
): Promise<readonly StartReport[]> {
  const scope = scopeOf(source, {});
  const robots = new Map<string, Robots | string>();
  const reports: StartReport[] = [];
  for (const start of startsOf(scope)) {
    const { origin } = new URL(start.url);
    const known = robots.get(origin) ?? (await readRobots(origin, context));
    robots.set(origin, known);
    reports.push(await reportOf(start, { scope, robots: known }, context));
  }
  return reports;
}

/** A server that answers with an error is there. */
const STATUS = /status \d/u;

async function reportOf(
  start: Found,
  { scope, robots }: { readonly scope: Scope; readonly robots: Robots | string },
  context: LookContext,
): Promise<StartReport> {
  const { kind, url } = start;
  const failed = (state: string, isReached = true): StartReport => ({
    kind,
    url,
    state,
    isReached,
    articles: 0,
    sample: undefined,
  });
  if (typeof robots === "string") return failed(robots, STATUS.test(robots));
  if (!isAllowed(rulesFor(robots, context.agent), url))
    return failed("robots.txt does not allow it");
  const read = await readListing(url, context);
  await context.pause();
  if (typeof read === "string") return failed(read);
  const { found } =
    read.kind === "feed" ? fromFeed(start, read.feed, scope) : fromList(start, read.page, scope);
  const articles = found.filter((one) => one.kind === "article");
  const isIndex = found.some((one) => one.kind === "sitemap");
  const state = articles.length > 0 || isIndex ? "fine" : "no article in scope";
  return { kind, url, state, isReached: true, articles: articles.length, sample: articles[0]?.url };
}

type Listing = Extract<ReturnType<typeof readListingBytes>, { ok: true }>["value"];
const MAX_HOPS = 4;

/** A feed, sitemap or list as it is now; what is wrong, in words, where it cannot be read. */
async function readListing(from: string, context: LookContext): Promise<Listing | string> {
  const exchange = await fetchMoved(from, context);
  if (typeof exchange === "string") return exchange;
  const { url, status, headers, body } = exchange;
  if (status !== 200) return `status ${status}`;
  const unpacked = await unpackBody(headers, body, context.maxBytes);
  const bytes = unpacked.ok ? unzipSitemap(unpacked.bytes, context.maxBytes) : undefined;
  if (bytes === undefined) return "it cannot be unpacked";
  const charset = charsetOf(headerOf(headers, "content-type"));
  const listing = readListingBytes(bytes, { url, charset });
  return listing.ok ? listing.value : listing.problem.message;
}

/** The answer behind all redirects; what is wrong, in words, where there is none. */
async function fetchMoved(
  from: string,
  { fetcher, pause }: LookContext,
): Promise<Exchange | string> {
  let url = from;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const result = await fetcher.fetch(url);
    if (!result.ok) return result.message;
    const { status, headers } = result.exchange;
    const target = status >= 300 && status < 400 ? locationOf(headers) : undefined;
    if (target === undefined) return result.exchange;
    const next = canonicalUrl(target, url);
    if (next === undefined) return `moved to ${target}, which is no address`;
    url = next;
    await pause();
  }
  return "it is moved on without end";
}

/** What robots.txt lets this robot do on a site; what is wrong, in words, where it cannot be had. */
async function readRobots(origin: string, context: LookContext): Promise<Robots | string> {
  const exchange = await fetchMoved(`${origin}/robots.txt`, context);
  await context.pause();
  if (typeof exchange === "string") return exchange;
  const { status, headers, body } = exchange;
  if (status >= 500 || status === 429)
    return `${origin}/robots.txt: status ${status}: the site may not be visited now`;
  const unpacked = status === 200 ? await unpackBody(headers, body, context.maxBytes) : undefined;
  return parseRobots(unpacked?.ok === true ? unpacked.bytes : new Uint8Array());
}

/** A source for a site from what its front page and robots.txt say: feeds, sitemaps, the page itself as a list. What is wrong, in words, where it cannot be had. */
export async function lookAtSite(
  address: string,
  context: LookContext,
): Promise<SiteSource | string> {
  const url = canonicalUrl(address);
  if (url === undefined) return `${address} is no address: give one as https://example.vn`;
  const { origin, host, hostname } = new URL(url);
  const robots = await readRobots(origin, context);
  if (typeof robots === "string") return robots;
  if (!isAllowed(rulesFor(robots, context.agent), url))
    return `${url}: robots.txt does not allow it`;
  const listing = await readListing(url, context);
  if (typeof listing === "string") return listing;
  const absolute = (hrefs: readonly string[]): string[] => [
    ...new Set(hrefs.flatMap((href) => canonicalUrl(href, url) ?? [])),
  ];
  const isFeed = listing.kind === "feed";
  const isPublic = host === hostname;
  return {
    name: nameOf(hostname),
    title: hostname,
    hosts: [isPublic ? hostname.replace(WWW, "") : host],
    feeds: isFeed ? [url] : absolute(listing.page.feeds),
    sitemaps: absolute(robots.sitemaps),
    lists: isFeed ? [] : [url],
    articles: [],
    except: [],
    maxPages: 50,
    budget: 500,
  };
}

const WWW = /^www\./u;
const ENDING = /(?:\.(?:com|org|gov|net|edu))?\.[a-z]{2,}$/u;
const NOT_NAME = /[^a-z\d]+/gu;
const DASHES = /^-|-$/gu;

/** "baophutho" for "www.baophutho.vn". */
function nameOf(hostname: string): string {
  const name = hostname
    .replace(WWW, "")
    .replace(ENDING, "")
    .replace(NOT_NAME, "-")
    .replace(DASHES, "");
  return name === "" ? "site" : name;
}
