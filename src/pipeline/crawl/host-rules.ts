import { headerOf, unpackBody } from "../../crawl/body.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import { retryAfterMs } from "../../crawl/retry-after.ts";
import type { RobotRules } from "../../crawl/robots.ts";
import { parseRobots, rulesFor } from "../../crawl/robots.ts";
import type { Exchange, Host } from "../../model/crawl.ts";
import type { CrawlContext } from "./context.ts";
import type { Scope } from "./discover.ts";

/** The rules of a host, or why it cannot be visited now and from when on it can. */
export type HostRules =
  | { readonly isReady: true; readonly robots: RobotRules; readonly floorMs: number }
  | {
      readonly isReady: false;
      readonly reason: string;
      readonly delayMs: number;
      readonly readyAt: number;
    };

/** The host's next visit is that of a page. */
export const ROBOTS_READ = "robots-read";
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const ALL_ALLOWED: RobotRules = { rules: [], crawlDelaySeconds: undefined };
const MAX_HOPS = 5;

/**
 * Reads a host's robots.txt where it was not read within a day: that is one visit, and the page itself must wait for the next. A file
 * that is not there allows all; one that cannot be had, or a server's error, allows nothing until it can.
 */
export async function hostRules(
  host: Host,
  { origin, scope }: { readonly origin: string; readonly scope: Scope },
  context: CrawlContext,
): Promise<HostRules> {
  const { now, frontier } = context;
  const isFresh = host.robotsAt !== undefined && now() - host.robotsAt < DAY_MS;
  if (isFresh && host.robotsStatus !== "unreachable") return rulesOf(host, context, scope);
  const until = await readRobots(host, `${origin}/robots.txt`, context);
  const known = rulesOf(frontier.host(host.name), context, scope);
  if (!known.isReady) return known;
  const delayMs = Math.max(host.delayMs, known.floorMs);
  return {
    isReady: false,
    reason: until === undefined ? ROBOTS_READ : "robots-unreachable",
    delayMs,
    readyAt: until ?? now() + delayMs,
  };
}

/** What a robots.txt that was read lets this robot do, and how fast. */
function rulesOf(host: Host, context: CrawlContext, scope: Scope): HostRules {
  const { now, politeness, frontier } = context;
  const robots =
    host.robots === undefined ? ALL_ALLOWED : rulesFor(parseRobots(host.robots), context.agent);
  const asked = (robots.crawlDelaySeconds ?? 0) * 1000;
  if (asked > politeness.maxCrawlDelayMs) {
    frontier.blockHost(host.name, now() + WEEK_MS, "crawl-delay");
    return { isReady: false, reason: "crawl-delay", delayMs: asked, readyAt: now() + WEEK_MS };
  }
  return { isReady: true, robots, floorMs: Math.max(floorOf(scope, context), asked) };
}

function floorOf({ source }: Scope, { politeness }: CrawlContext): number {
  return Math.max(politeness.minDelayMs, (source.minDelaySeconds ?? 0) * 1000);
}

/** Asks for robots.txt; gives from when on the host may be visited where that is later than its delay. */
async function readRobots(
  host: Host,
  url: string,
  context: CrawlContext,
): Promise<number | undefined> {
  const { frontier, now } = context;
  const exchange = await fetchRobots(url, context);
  const status = exchange?.status ?? 0;
  const at = now();
  if (exchange === undefined || status >= 500 || status === 429) {
    const asked = retryAfterMs(headerOf(exchange?.headers ?? [], "retry-after"), at);
    const until = at + Math.min(WEEK_MS, asked ?? context.politeness.robotsRetryMs);
    frontier.setRobots(host.name, {
      robots: host.robots,
      robotsStatus: "unreachable",
      robotsAt: at,
    });
    frontier.blockHost(host.name, until, "robots-unreachable");
    return until;
  }
  const isThere = status >= 200 && status < 300;
  const unpacked = isThere
    ? await unpackBody(exchange.headers, exchange.body, context.maxBytes)
    : undefined;
  frontier.setRobots(host.name, {
    robots: unpacked?.ok === true ? unpacked.bytes : undefined,
    robotsStatus: unpacked?.ok === true ? "read" : "none",
    robotsAt: at,
  });
  return undefined;
}

/** The answer to robots.txt behind its redirects, each archived; undefined where there is none. */
async function fetchRobots(from: string, context: CrawlContext): Promise<Answer | undefined> {
  const { archive, fetcher, frontier, hardStop } = context;
  let url: string | undefined = from;
  for (let hop = 0; hop <= MAX_HOPS && url !== undefined; hop += 1) {
    const result = await fetcher.fetch(url, {}, hardStop);
    if (!result.ok) return undefined;
    const { exchange } = result;
    const { status, headers, requestedAt } = exchange;
    const archived = await archive.write(exchange);
    frontier.note({ url, fetchedAt: requestedAt, status, ...archived });
    if (status < 300 || status >= 400) return exchange;
    url = canonicalUrl(headerOf(headers, "location") ?? "", url);
  }
  // Redirects without end are a file that is not there.
  return NO_FILE;
}

type Answer = Pick<Exchange, "status" | "headers" | "body">;
const NO_FILE: Answer = { status: 404, headers: [], body: new Uint8Array() };
