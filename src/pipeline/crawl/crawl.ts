import { setTimeout as sleep } from "node:timers/promises";
import type { SiteSource } from "../../model/site-source.ts";
import type { CrawlContext } from "./context.ts";
import { startsOf } from "./discover.ts";
import { ROBOTS_READ } from "./host-rules.ts";
import type { Visit } from "./visit.ts";
import { visit } from "./visit.ts";

/** How long a crawl goes on: until nothing is due now, until nothing is due but revisits, or for ever. */
export type Patience = "once" | "done" | "watch";

export interface CrawlOptions extends CrawlContext {
  readonly patience: Patience;
  /** How many hosts are visited at a time. */
  readonly hosts: number;
  /** Pages that are fetched in all at the most. */
  readonly limit: number;
  readonly onVisit: (visit: Visit) => void;
}

/** What a crawl did: pages by outcome and reason, addresses that were new. */
export interface CrawlSummary {
  readonly counts: Readonly<Record<string, number>>;
  readonly found: number;
  /** Pages that were fetched, by site. */
  readonly fetched: ReadonlyMap<string, number>;
  readonly ended: "done" | "interrupted" | "limit";
}

/** Longer waits are not waited for, unless the crawl watches. */
const MAX_WAIT_MS: Readonly<Record<Patience, number>> = {
  once: 5 * 60_000,
  done: 3_600_000,
  watch: Number.POSITIVE_INFINITY,
};
/** The frontier is asked again at least so often. */
const LONGEST_SLEEP_MS = 30_000;

/** Visits what is due, one request a host at a time, until nothing is due or the signal is given; then what is under way is finished. */
export async function crawl(options: CrawlOptions): Promise<CrawlSummary> {
  const { frontier, scopes, now, signal } = options;
  for (const scope of scopes.values()) frontier.put(startsOf(scope), now());
  const tally = new Tally(options);
  const running = new Set<Promise<void>>();
  for (;;) {
    const isEnding = signal.aborted || tally.isFull(0);
    if (!isEnding) startVisits(options, tally, running);
    const waitMs = isEnding ? undefined : waitFor(options);
    if (running.size === 0 && waitMs === undefined) break;
    await nextEvent(running, waitMs, signal);
  }
  return tally.summary(signal.aborted);
}

/** Claims addresses until all places are taken or none is due. */
function startVisits(options: CrawlOptions, tally: Tally, running: Set<Promise<void>>): void {
  const { frontier, hosts, now } = options;
  while (running.size < hosts && !tally.isFull(running.size)) {
    const task = frontier.claim(now());
    if (task === undefined) return;
    if (tally.isSpent(task.site)) {
      frontier.release(task);
      frontier.keepHost(task.host);
      continue;
    }
    const visiting: Promise<void> = visit(task, options)
      .then((one) => tally.count(one))
      .finally(() => running.delete(visiting));
    running.add(visiting);
  }
}

/** Waits until a visit ends, a time has passed, or the crawl is stopped. */
async function nextEvent(
  running: ReadonlySet<Promise<void>>,
  waitMs: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const napping = new AbortController();
  const wake = (): void => napping.abort();
  signal.addEventListener("abort", wake, { once: true });
  const nap = sleep(Math.min(waitMs ?? LONGEST_SLEEP_MS, LONGEST_SLEEP_MS), undefined, {
    signal: napping.signal,
  }).catch(ignoreAbort);
  await Promise.race(running.size === 0 ? [nap] : signal.aborted ? running : [...running, nap]);
  signal.removeEventListener("abort", wake);
  napping.abort();
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}

/** How long until something is due; undefined where that is not waited for. */
function waitFor({ frontier, patience, now }: CrawlOptions): number | undefined {
  const { queuedAt, waitingAt } = frontier.nextDue();
  const due = [queuedAt, patience === "once" ? undefined : waitingAt].filter(
    (at) => at !== undefined,
  );
  if (due.length === 0) return undefined;
  const waitMs = Math.max(0, Math.min(...due) - now());
  return waitMs > MAX_WAIT_MS[patience] ? undefined : waitMs;
}

class Tally {
  readonly #options: CrawlOptions;
  readonly #counts: Record<string, number> = {};
  readonly #fetched = new Map<string, number>();
  #found = 0;
  #all = 0;

  constructor(options: CrawlOptions) {
    this.#options = options;
  }

  count(one: Visit): void {
    if (one.reason === ROBOTS_READ) return;
    const key = `${one.outcome} ${one.reason}`;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    this.#found += one.found;
    if (one.outcome === "fetched") {
      this.#fetched.set(one.task.site, (this.#fetched.get(one.task.site) ?? 0) + 1);
      this.#all += 1;
    }
    this.#options.onVisit(one);
  }

  /** True where no more may be fetched, with so many visits under way. */
  isFull(underWay: number): boolean {
    return this.#all + underWay >= this.#options.limit;
  }

  /** True where a site had its share of this run. */
  isSpent(site: string): boolean {
    const source: SiteSource | undefined = this.#options.scopes.get(site)?.source;
    return source !== undefined && (this.#fetched.get(site) ?? 0) >= source.budget;
  }

  summary(isInterrupted: boolean): CrawlSummary {
    const ended = isInterrupted ? "interrupted" : this.isFull(0) ? "limit" : "done";
    return { counts: this.#counts, found: this.#found, fetched: this.#fetched, ended };
  }
}
