import { setTimeout as sleep } from "node:timers/promises";
import { headerOf, locationOf, unpackHead } from "../../crawl/body.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import type { FetchResult } from "../../crawl/fetch.ts";
import { backoffMs } from "../../crawl/politeness.ts";
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
      /** What a person should know; none where the next visit is that of a page. */
      readonly message: string | undefined;
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
  const robots = {
    url: `${origin}/robots.txt`,
    floorMs: Math.max(host.delayMs, floorOf(scope, context)),
  };
  const failed = await readRobots(host, robots, context);
  if (failed !== undefined) return { isReady: false, delayMs: host.delayMs, ...failed };
  const known = rulesOf(frontier.host(host.name), context, scope);
  if (!known.isReady) return known;
  const delayMs = Math.max(host.delayMs, known.floorMs);
  const readyAt = now() + delayMs;
  return { isReady: false, reason: ROBOTS_READ, message: undefined, delayMs, readyAt };
}

/** What a robots.txt that was read lets this robot do, and how fast. */
function rulesOf(host: Host, context: CrawlContext, scope: Scope): HostRules {
  const { now, politeness, frontier } = context;
  const robots = parsedRules(host, context);
  const asked = (robots.crawlDelaySeconds ?? 0) * 1000;
  if (asked > politeness.maxCrawlDelayMs) {
    frontier.blockHost(host.name, now() + WEEK_MS, "crawl-delay");
    const message = `${host.name}: its robots.txt asks for ${robots.crawlDelaySeconds} s between two requests, more than is waited for: it is left alone`;
    const readyAt = now() + WEEK_MS;
    return { isReady: false, reason: "crawl-delay", message, delayMs: asked, readyAt };
  }
  return { isReady: true, robots, floorMs: Math.max(floorOf(scope, context), asked) };
}

/** A file is parsed once a run, and not with every page. */
function parsedRules({ name, robots, robotsAt }: Host, context: CrawlContext): RobotRules {
  if (robots === undefined) return ALL_ALLOWED;
  const known = context.robots.get(name);
  if (known?.at === robotsAt && known !== undefined) return rulesFor(known.robots, context.agent);
  const parsed = parseRobots(robots);
  if (context.robots.size >= MAX_PARSED) context.robots.clear();
  context.robots.set(name, { at: robotsAt, robots: parsed });
  return rulesFor(parsed, context.agent);
}

const MAX_PARSED = 500;

function floorOf({ source }: Scope, { politeness }: CrawlContext): number {
  return Math.max(politeness.minDelayMs, (source.minDelaySeconds ?? 0) * 1000);
}

type NotHad = Pick<Extract<HostRules, { isReady: false }>, "reason" | "message" | "readyAt">;

/** Asks for robots.txt and keeps it; what is to be known where it could not be had. */
async function readRobots(
  host: Host,
  { url, floorMs }: { readonly url: string; readonly floorMs: number },
  context: CrawlContext,
): Promise<NotHad | undefined> {
  const { frontier, now } = context;
  const answer = await fetchRobots(url, floorMs, context);
  if (!("status" in answer)) return noAnswer(host, answer, context);
  if (answer.status >= 500 || answer.status === 429) return leaveAlone(host, answer, context);
  const bytes = await robotsBytes(answer);
  if (bytes === "broken") return leaveAlone(host, answer, context);
  frontier.setRobots(host.name, {
    robots: bytes,
    robotsStatus: bytes === undefined ? "none" : "read",
    robotsAt: now(),
  });
  return undefined;
}

/** The file; undefined where there is none. What is packed in no known way is taken as it is; what breaks while it is unpacked was not had. */
async function robotsBytes({
  status,
  headers,
  body,
}: Answer): Promise<Uint8Array | "broken" | undefined> {
  if (status < 200 || status >= 300) return undefined;
  const unpacked = await unpackHead(headers, body, MAX_ROBOTS);
  if (unpacked !== undefined) return unpacked;
  const isPlain = body.subarray(0, SNIFFED).every((byte) => byte < 0x80 && byte !== 0);
  return isPlain ? body : "broken";
}

const SNIFFED = 200;
/** So much of a file is read at least, by RFC 9309; the rest of a longer one plays no part. */
const MAX_ROBOTS = 512 * 1024;

/** There was no server, or this program was stopped: nothing is known of the site's wishes, and the next run may try at once. */
function noAnswer(host: Host, { code, message: why }: NoAnswer, context: CrawlContext): NotHad {
  const { frontier, now, politeness, chance } = context;
  if (code === "aborted") return { reason: code, message: undefined, readyAt: now() };
  const failures = frontier.hostAnswered(host.name, false);
  const waitMs = Math.max(politeness.robotsRetryMs, backoffMs(failures, chance()));
  const message = `${host.name}: robots.txt cannot be had, so nothing of it is fetched in the next ${Math.ceil(waitMs / 60_000)} min (${why})`;
  return { reason: "robots-unreachable", message, readyAt: now() + waitMs };
}

/** A site whose wishes cannot be had is not visited until they can. */
function leaveAlone(host: Host, answer: Answer, context: CrawlContext): NotHad {
  const { frontier, now, politeness } = context;
  const at = now();
  const asked = retryAfterMs(headerOf(answer.headers, "retry-after"), at);
  const until = at + Math.min(WEEK_MS, Math.max(politeness.robotsRetryMs, asked ?? 0));
  const { robots } = host;
  frontier.setRobots(host.name, { robots, robotsStatus: "unreachable", robotsAt: at });
  const reason = "robots-unreachable";
  frontier.blockHost(host.name, until, reason);
  const message = `${host.name}: robots.txt cannot be had (status ${answer.status}), so nothing of it is fetched until ${momentOf(until)}`;
  return { reason, message, readyAt: until };
}

/** "2021-12-11 12:30 UTC". */
export function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** The answer to robots.txt behind its redirects, each archived and the host's delay between them. */
async function fetchRobots(
  from: string,
  floorMs: number,
  context: CrawlContext,
): Promise<Answer | NoAnswer> {
  const { archive, fetcher, frontier, hardStop } = context;
  let url = from;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    if (hop > 0) await sleep(floorMs, undefined, { signal: hardStop }).catch(ignoreAbort);
    const result = await fetcher.fetch(url, {}, hardStop);
    if (!result.ok) return result;
    const { exchange } = result;
    const { status, headers, requestedAt } = exchange;
    await archive.write(exchange, undefined, (archived) =>
      frontier.note({ url, fetchedAt: requestedAt, status, ...archived }),
    );
    const target = status >= 300 && status < 400 ? locationOf(headers) : undefined;
    const next = target === undefined ? undefined : canonicalUrl(target, url);
    if (next === undefined) return exchange;
    url = next;
  }
  // Redirects without end are a file that is not there.
  return NO_FILE;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

type NoAnswer = Extract<FetchResult, { ok: false }>;
type Answer = Pick<Exchange, "status" | "headers" | "body">;
const NO_FILE: Answer = { status: 404, headers: [], body: new Uint8Array() };
