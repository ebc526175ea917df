import { backoffMs, nextDelayMs } from "../../crawl/politeness.ts";
import { isAllowed } from "../../crawl/robots.ts";
import type { Host, Task, Verdict } from "../../model/crawl.ts";
import type { CrawlContext } from "./context.ts";
import type { Scope } from "./discover.ts";
import type { HostRules } from "./host-rules.ts";
import { hostRules } from "./host-rules.ts";
import { BUSY, giveUp, NO_SERVER, settleExchange, settleFailure } from "./settle.ts";

/** What became of one visit; `found` addresses were new. */
export interface Visit extends Verdict {
  readonly task: Task;
  readonly found: number;
  /** What a person should know at once. */
  readonly message?: string | undefined;
}

/** Settles one claimed task: asks robots.txt, fetches, archives, notes what the page leads to. Its host is free again afterwards. */
export async function visit(task: Task, scope: Scope, context: CrawlContext): Promise<Visit> {
  const { frontier, now } = context;
  const host = frontier.host(task.host);
  const settled = (verdict: Verdict, found = 0): Visit => ({ task, found, ...verdict });
  const { origin } = new URL(task.url);
  const rules = await hostRules(host, { origin, scope }, context);
  if (!rules.isReady) {
    frontier.release(task);
    frontier.freeHost(task.host, rules.delayMs, rules.readyAt);
    return { ...settled({ outcome: "put-off", reason: rules.reason }), message: rules.message };
  }
  if (!isAllowed(rules.robots, task.url)) {
    const verdict: Verdict = { outcome: "refused", reason: "robots" };
    giveUp(task, verdict, context);
    frontier.freeHost(task.host, host.delayMs, now());
    return settled(verdict);
  }
  return fetchTask(task, { context, scope, host, rules });
}

interface Visiting {
  readonly context: CrawlContext;
  readonly scope: Scope;
  readonly host: Host;
  readonly rules: Extract<HostRules, { isReady: true }>;
}

async function fetchTask(task: Task, visiting: Visiting): Promise<Visit> {
  const { context, host, rules } = visiting;
  const { frontier, fetcher, politeness, now } = context;
  const result = await fetcher.fetch(task.url, task, context.hardStop);
  const limits = { floorMs: rules.floorMs, maxMs: Math.max(politeness.maxDelayMs, rules.floorMs) };
  const free = (latencyMs: number, isError: boolean): void => {
    const last = Math.max(host.delayMs, rules.floorMs);
    const delayMs = nextDelayMs(last, { latencyMs, isError }, limits);
    frontier.freeHost(task.host, delayMs, now() + delayMs);
  };
  if (!result.ok) {
    const { code, message } = result;
    const verdict = settleFailure(task, code, context);
    if (!NO_SERVER.has(code)) {
      free(host.delayMs, true);
      return { task, found: 0, ...verdict };
    }
    const waitMs = backoffMs(frontier.hostAnswered(task.host, false), context.chance());
    frontier.freeHost(task.host, host.delayMs, now() + waitMs);
    return { task, found: 0, ...verdict, message };
  }
  const { exchange } = result;
  if (!BUSY.has(exchange.status)) frontier.hostAnswered(task.host, true);
  const visited = await settleExchange(task, exchange, { context, scope: visiting.scope });
  free(exchange.latencyMs, exchange.status >= 400);
  return { task, ...visited };
}
