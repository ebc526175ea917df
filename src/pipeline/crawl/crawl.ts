import type { Task } from "../../model/crawl.ts";
import type { SiteSource } from "../../model/site-source.ts";
import type { CrawlContext } from "./context.ts";
import type { Scope } from "./discover.ts";
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
  const bell = new Bell();
  const ring = (): void => bell.ring();
  signal.addEventListener("abort", ring);
  let underWay = 0;
  const start = (task: Task, scope: Scope): void => {
    underWay += 1;
    void visit(task, scope, options)
      .then((one) => tally.count(one))
      .catch((error: unknown) => bell.fail(error))
      .finally(() => {
        underWay -= 1;
        bell.ring();
      });
  };
  for (;;) {
    const isEnding = signal.aborted || tally.isFull(0);
    const isHungry = !isEnding && claimAll(options, tally, () => underWay, start);
    const waitMs = isHungry ? waitFor(options) : undefined;
    if (underWay === 0 && waitMs === undefined) break;
    await bell.wait(isHungry ? Math.min(waitMs ?? LONGEST_SLEEP_MS, LONGEST_SLEEP_MS) : undefined);
  }
  signal.removeEventListener("abort", ring);
  return tally.summary(signal.aborted);
}

/** Claims addresses until all places are taken or none is due; true where places are left. */
function claimAll(
  { frontier, scopes, hosts, now }: CrawlOptions,
  tally: Tally,
  underWay: () => number,
  start: (task: Task, scope: Scope) => void,
): boolean {
  while (underWay() < hosts && !tally.isFull(underWay())) {
    const task = frontier.claim(now());
    if (task === undefined) return true;
    const scope = scopes.get(task.site);
    if (scope === undefined || tally.isSpent(task.site)) {
      // None of this run's sites, or it had its share.
      frontier.release(task);
      frontier.keepHost(task.host);
    } else start(task, scope);
  }
  return false;
}

/** Wakes the crawl when a visit has ended or a time has passed. */
class Bell {
  #isRung = false;
  #error: unknown;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** A visit that throws is a fault of the program: the crawl ends with it. */
  fail(error: unknown): void {
    this.#error ??= error;
  }

  async wait(ms: number | undefined): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.#isRung)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (ms !== undefined) timer = setTimeout(resolve, ms);
      });
    clearTimeout(timer);
    this.#wake = undefined;
    this.#isRung = false;
    if (this.#error !== undefined) throw this.#error;
  }
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
