import type { Archive } from "../../crawl/archive.ts";
import { headerOf } from "../../crawl/body.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import type { FetchFailure } from "../../crawl/fetch.ts";
import { backoffMs } from "../../crawl/politeness.ts";
import { retryAfterMs } from "../../crawl/retry-after.ts";
import type { Exchange, Fetched, Found, Task, Verdict } from "../../model/crawl.ts";
import type { CrawlContext, Settled, Settling } from "./context.ts";
import type { Scope } from "./discover.ts";
import { isOfSite, keyOf } from "./discover.ts";
import { settlePage } from "./settle-page.ts";

const DAY_MS = 86_400_000;
const MAX_ATTEMPTS = 5;
const MAX_HOPS = 6;
const FOR_GOOD: ReadonlySet<FetchFailure> = new Set(["internal-address", "not-http", "too-large"]);

/** Settles a task that got no answer: for good where it never will, else until later. */
export function settleFailure(task: Task, code: FetchFailure, context: CrawlContext): Verdict {
  const { frontier } = context;
  if (code === "aborted") {
    frontier.release(task);
    return { outcome: "failed", reason: code };
  }
  if (FOR_GOOD.has(code)) {
    const verdict: Verdict = { outcome: "refused", reason: code };
    giveUp(task, verdict, context);
    return verdict;
  }
  return putOff(task, code, context);
}

const LIST_REST_MS = 3 * DAY_MS;

/** An article is given up for good; what leads to articles is only left in peace for some days. */
export function giveUp(task: Task, verdict: Verdict, { frontier, now }: CrawlContext): void {
  if (task.kind === "article") frontier.refuse(task, verdict);
  else frontier.failUntil(task, now() + LIST_REST_MS, verdict);
}

/** Tries again later, each time after longer; after some times no more. */
function putOff(task: Task, reason: string, context: CrawlContext, until = 0): Verdict {
  const { frontier, now, chance } = context;
  const verdict: Verdict = { outcome: "failed", reason };
  const attempts = task.attempts + 1;
  if (attempts >= MAX_ATTEMPTS) giveUp(task, verdict, context);
  else frontier.failUntil(task, Math.max(until, now() + backoffMs(attempts, chance())), verdict);
  return verdict;
}

const BUSY: ReadonlySet<number> = new Set([429, 503]);
const MOVED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Archives an answer and settles its task by its status. */
export async function settleExchange(
  task: Task,
  exchange: Exchange,
  { context, scope }: { readonly context: CrawlContext; readonly scope: Scope },
): Promise<Settled> {
  const { frontier, archive, now } = context;
  const { status, headers, requestedAt } = exchange;
  const earlier = earlierOf(task);
  const archived = await archive.write(exchange, earlier);
  const noted = { url: task.url, fetchedAt: requestedAt, status, ...archived };
  if (BUSY.has(status)) {
    frontier.note(noted);
    const until = now() + waitOf(task, headerOf(headers, "retry-after"), context);
    frontier.blockHost(task.host, until, `status-${status}`);
    return { ...putOff(task, `status-${status}`, context, until), found: 0 };
  }
  if (status >= 500) {
    frontier.note(noted);
    return { ...putOff(task, `status-${status}`, context), found: 0 };
  }
  const target = MOVED.has(status) ? headerOf(headers, "location") : undefined;
  if (target !== undefined) return settleMove(task, target, { archived, status, scope, context });
  return settlePage(task, exchange, { archived, scope, context });
}

function earlierOf({ url, digest, fetchedAt }: Task): Parameters<Archive["write"]>[1] {
  return digest === undefined || fetchedAt === undefined ? undefined : { url, fetchedAt, digest };
}

const MAX_WAIT_MS = 7 * DAY_MS;

/** As long as the server asks, a week at most; else as a failed page waits. */
function waitOf(task: Task, header: string | undefined, { now, chance }: CrawlContext): number {
  const asked = retryAfterMs(header, now());
  return Math.min(MAX_WAIT_MS, asked ?? backoffMs(task.attempts + 1, chance()));
}

function settleMove(
  task: Task,
  target: string,
  { archived, status, scope, context }: Settling & { readonly status: number },
): Settled {
  const { frontier, now } = context;
  const url = canonicalUrl(target, task.url);
  const page = (verdict: Verdict): Fetched => ({
    ...verdict,
    ...archived,
    status,
    etag: undefined,
    lastModified: undefined,
    dueAt: undefined,
    revisitMs: task.revisitMs,
  });
  const refusal = moveRefusal(task, url, scope);
  if (url === undefined || refusal !== undefined) {
    const verdict = page({ outcome: "refused", reason: refusal ?? "no-address" });
    frontier.complete(task, verdict, now());
    return { outcome: "refused", reason: verdict.reason, found: 0 };
  }
  const to = movedTo(task, url);
  frontier.redirect(task, to, page({ outcome: "moved", reason: `status-${status}` }), now());
  return { outcome: "moved", reason: `status-${status}`, found: 0 };
}

function moveRefusal(task: Task, url: string | undefined, { source }: Scope): string | undefined {
  if (url === undefined) return "no-address";
  if (task.hops + 1 >= MAX_HOPS) return "redirect-loop";
  return isOfSite(url, source) ? undefined : "other-site";
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
