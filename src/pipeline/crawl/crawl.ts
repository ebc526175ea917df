import type { Task } from "../../model/crawl.ts";
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
  /** Nothing is under way, and nothing is due for so long. */
  readonly onWait: (ms: number) => void;
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
  done: 15 * 60_000,
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
  const visits = new Visits(options, tally, bell);
  for (;;) {
    const isHungry = !signal.aborted && visits.begin();
    const waitMs = isHungry ? waitFor(options, tally.openSites()) : undefined;
    if (visits.underWay === 0) {
      if (waitMs === undefined) break;
      options.onWait(waitMs);
    }
    await bell.wait(isHungry ? napOf(waitMs) : undefined);
  }
  signal.removeEventListener("abort", ring);
  return tally.summary(signal.aborted);
}

function napOf(waitMs = LONGEST_SLEEP_MS): number {
  return Math.min(waitMs, LONGEST_SLEEP_MS);
}

/** The visits under way. */
class Visits {
  readonly #options: CrawlOptions;
  readonly #tally: Tally;
  readonly #bell: Bell;
  underWay = 0;

  constructor(options: CrawlOptions, tally: Tally, bell: Bell) {
    this.#options = options;
    this.#tally = tally;
    this.#bell = bell;
  }

  /** Claims addresses until all places are taken or none is due; true where places are left. */
  begin(): boolean {
    const { frontier, scopes, hosts, now } = this.#options;
    const sites = this.#tally.openSites();
    while (this.underWay < hosts && !this.#tally.isFull(this.underWay)) {
      const task = frontier.claim(now(), sites);
      if (task === undefined) return true;
      const scope = scopes.get(task.site);
      if (scope !== undefined) this.#start(task, scope);
    }
    return false;
  }

  #start(task: Task, scope: Scope): void {
    this.underWay += 1;
    void visit(task, scope, this.#options)
      .then((one) => this.#tally.count(one))
      .catch((error: unknown) => this.#bell.fail(error))
      .finally(() => {
        this.underWay -= 1;
        this.#bell.ring();
      });
  }
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
function waitFor(
  { frontier, patience, now }: CrawlOptions,
  sites: readonly string[],
): number | undefined {
  const { queuedAt, retryAt, waitingAt } = frontier.nextDue(sites);
  const later = { once: undefined, done: retryAt, watch: waitingAt }[patience];
  const due = [queuedAt, later].filter((at) => at !== undefined);
  // Who watches looks again at its share of the day, though nothing is due.
  if (due.length === 0) return patience === "watch" ? LONGEST_SLEEP_MS : undefined;
  const waitMs = Math.max(0, Math.min(...due) - now());
  return waitMs > MAX_WAIT_MS[patience] ? undefined : waitMs;
}

const DAY_MS = 86_400_000;

/** Visits in which no page was asked for. */
const NOT_ASKED: ReadonlySet<string> = new Set(["robots", "robots-unreachable", "crawl-delay"]);

class Tally {
  readonly #options: CrawlOptions;
  readonly #counts: Record<string, number> = {};
  readonly #fetched = new Map<string, number>();
  /** Requests for pages, whatever came of them. */
  readonly #asked = new Map<string, number>();
  #found = 0;
  #all = 0;
  #dayBegan: number;

  constructor(options: CrawlOptions) {
    this.#options = options;
    this.#dayBegan = options.now();
  }

  count(one: Visit): void {
    if (one.reason === ROBOTS_READ) return;
    const key = `${one.outcome} ${one.reason}`;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
    this.#found += one.found;
    if (one.outcome === "fetched") add(this.#fetched, one.task.site);
    if (!NOT_ASKED.has(one.reason)) {
      add(this.#asked, one.task.site);
      this.#all += 1;
    }
    this.#options.onVisit(one);
  }

  /** True where no more may be fetched, with so many visits under way. */
  isFull(underWay: number): boolean {
    return this.#all + underWay >= this.#options.limit;
  }

  /** The sites that have not had their share yet: of this run, or of the day where the crawl goes on for ever. */
  openSites(): readonly string[] {
    const { scopes, patience, frontier, now } = this.#options;
    if (patience === "watch" && now() - this.#dayBegan >= DAY_MS) {
      this.#dayBegan = now();
      this.#asked.clear();
      frontier.freePassed();
    }
    return [...scopes].flatMap(([site, { source }]) =>
      (this.#asked.get(site) ?? 0) < source.budget ? site : [],
    );
  }

  summary(isInterrupted: boolean): CrawlSummary {
    const ended = isInterrupted ? "interrupted" : this.isFull(0) ? "limit" : "done";
    return { counts: this.#counts, found: this.#found, fetched: this.#fetched, ended };
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
