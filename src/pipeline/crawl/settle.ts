import type { Archive } from "../../crawl/archive.ts";
import { headerOf, locationOf } from "../../crawl/body.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import type { FetchFailure } from "../../crawl/fetch.ts";
import { backoffMs, nextRevisitMs } from "../../crawl/politeness.ts";
import { retryAfterMs } from "../../crawl/retry-after.ts";
import type { Exchange, Fetched, Found, Task, Verdict } from "../../model/crawl.ts";
import type { CrawlContext, Settled, Settling } from "./context.ts";
import type { Scope } from "./discover.ts";
import { isArticle, isOfSite, keyOf } from "./discover.ts";
import { readExchange, settlePage } from "./settle-page.ts";

const DAY_MS = 86_400_000;
const MAX_ATTEMPTS = 5;
const MAX_HOPS = 6;
const FOR_GOOD: ReadonlySet<FetchFailure> = new Set(["internal-address", "not-http", "too-large"]);

/** Settles a task that got no answer: for good where it never will; where there was no server, that is the host's failure and not the page's. */
export function settleFailure(task: Task, code: FetchFailure, context: CrawlContext): Verdict {
  const { frontier } = context;
  if (code === "aborted" || NO_SERVER.has(code)) {
    frontier.release(task);
    return { outcome: "put-off", reason: code };
  }
  if (FOR_GOOD.has(code)) {
    const verdict: Verdict = { outcome: "refused", reason: code };
    giveUp(task, verdict, context);
    return verdict;
  }
  return putOff(task, code, context);
}

/** Failures to reach any server: they say nothing of the page. */
export const NO_SERVER: ReadonlySet<FetchFailure> = new Set(["unknown-host", "unreachable", "tls"]);

const LIST_REST_MS = 3 * DAY_MS;

/** An article is given up for good; what leads to articles is only left in peace for some days. */
export function giveUp(task: Task, verdict: Verdict, { frontier, now }: CrawlContext): void {
  if (task.kind === "article") frontier.refuse(task, verdict);
  else frontier.failUntil(task, now() + LIST_REST_MS, verdict);
}

/** Tries again later, each time after longer; after some times no more. */
function putOff(task: Task, reason: string, context: CrawlContext): Verdict {
  const { frontier, now, chance } = context;
  const attempts = task.attempts + 1;
  const verdict: Verdict = { outcome: attempts < MAX_ATTEMPTS ? "put-off" : "failed", reason };
  if (verdict.outcome === "failed") giveUp(task, verdict, context);
  else frontier.failUntil(task, now() + backoffMs(attempts, chance()), verdict);
  return verdict;
}

/** Answers of the whole host, not of a page. */
export const BUSY: ReadonlySet<number> = new Set([429, 503]);
const MOVED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Archives an answer and settles its task by its status. What takes time is done before the archive is written. */
export async function settleExchange(
  task: Task,
  exchange: Exchange,
  { context, scope }: { readonly context: CrawlContext; readonly scope: Scope },
): Promise<Settled> {
  const { frontier, archive } = context;
  const { status, headers, requestedAt } = exchange;
  const reason = `status-${status}`;
  const target = MOVED.has(status) ? locationOf(headers) : undefined;
  const isRetried = status >= 500 || status === 429 || (status === 304 && !isConditional(task));
  const read =
    isRetried || target !== undefined
      ? undefined
      : await readExchange(task, exchange, scope, context);
  return archive.write(exchange, earlierOf(task), (archived) => {
    if (target !== undefined)
      return settleMove(task, target, { archived, exchange, scope, context });
    if (read !== undefined) return settlePage(task, read, { archived, exchange, context });
    frontier.note({ url: task.url, fetchedAt: requestedAt, status, ...archived });
    if (BUSY.has(status)) return { ...leaveHost(task, exchange, context), found: 0 };
    return { ...putOff(task, reason, context), found: 0 };
  });
}

/** The whole host is left alone for as long as it asks: that says nothing of the page, which keeps its place. */
function leaveHost(task: Task, { status, headers }: Exchange, context: CrawlContext): Verdict {
  const { frontier, now, chance } = context;
  const asked = retryAfterMs(headerOf(headers, "retry-after"), now());
  const waitMs = Math.max(
    asked ?? 0,
    backoffOf(frontier.hostAnswered(task.host, false), chance(), asked),
  );
  const reason = `status-${status}`;
  frontier.blockHost(task.host, now() + Math.min(MAX_WAIT_MS, waitMs), reason);
  frontier.release(task);
  return { outcome: "put-off", reason };
}

/** A host that says how long to wait is believed the first time, and less with each time that it was not enough. */
function backoffOf(failures: number, chance: number, asked: number | undefined): number {
  return asked !== undefined && failures <= 1 ? 0 : backoffMs(failures, chance);
}

/** Whether the server was told what is known of the page. */
function isConditional({ etag, lastModified }: Task): boolean {
  return etag !== undefined || lastModified !== undefined;
}

function earlierOf({ url, digest, fetchedAt }: Task): Parameters<Archive["write"]>[1] {
  return digest === undefined || fetchedAt === undefined ? undefined : { url, fetchedAt, digest };
}

const MAX_WAIT_MS = 7 * DAY_MS;

function settleMove(
  task: Task,
  target: string,
  { archived, exchange, scope, context }: Settling & { readonly scope: Scope },
): Settled {
  const { frontier, now } = context;
  const { status, requestedAt } = exchange;
  const url = canonicalUrl(target, task.url);
  const revisitMs = nextRevisitMs(task.revisitMs, false);
  const page = (verdict: Verdict): Fetched => ({
    ...verdict,
    ...archived,
    status,
    etag: undefined,
    lastModified: undefined,
    // A list that is moved away for a while comes back.
    dueAt: task.kind === "article" ? undefined : now() + revisitMs,
    revisitMs,
    archivedAt: requestedAt,
  });
  const refusal = moveRefusal(task, url, scope);
  if (url === undefined || refusal !== undefined) {
    const verdict = page({ outcome: "refused", reason: refusal ?? "no-address" });
    frontier.complete(task, verdict, requestedAt);
    return { outcome: "refused", reason: verdict.reason, found: 0 };
  }
  const moved: Verdict = { outcome: "moved", reason: `status-${status}` };
  frontier.redirect(task, movedTo(task, url), page(moved), requestedAt);
  return { ...moved, found: 0 };
}

function moveRefusal(task: Task, url: string | undefined, scope: Scope): string | undefined {
  if (url === undefined) return "no-address";
  if (task.hops + 1 >= MAX_HOPS) return "redirect-loop";
  if (!isOfSite(url, scope.source)) return "other-site";
  const isKept = task.kind !== "article" || keyOf("article", url) === keyOf("article", task.url);
  return isKept || isArticle(url, scope) ? undefined : "no-article";
}

/** The same page under another address, before all others of its host. */
function movedTo(task: Task, url: string): Found {
  const { kind, site, depth } = task;
  return {
    url,
    key: keyOf(kind, url),
    host: new URL(url).host,
    site,
    kind,
    depth,
    priority: MOVED_PRIORITY,
  };
}

const MOVED_PRIORITY = 200;
