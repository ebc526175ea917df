/** What an address is expected to give: addresses (feeds, sitemaps, lists), or an article. */
export type TaskKind = "feed" | "sitemap" | "list" | "article";

/** One request and its answer, as they went over the wire; the body is as it was sent, packed or not. */
export interface Exchange {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
  readonly requestHeaders: readonly Header[];
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The address that answered. */
  readonly ip: string | undefined;
  /** Milliseconds until the answer began. */
  readonly latencyMs: number;
}

export type Header = readonly [name: string, value: string];

/** Where an exchange stands in the archive. */
export interface ArchivedAt {
  readonly file: string;
  readonly offset: number;
  /** Of the answer's record. */
  readonly length: number;
  /** Where its request's record ends. */
  readonly end: number;
}

/** An address that is to be fetched. */
export interface Task {
  readonly id: number;
  readonly url: string;
  readonly host: string;
  readonly site: string;
  readonly kind: TaskKind;
  readonly depth: number;
  /** How many redirects led to it. */
  readonly hops: number;
  /** How often it failed since it was last fetched. */
  readonly attempts: number;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** Digest of the body that it had last, and when and where that was archived. */
  readonly digest: string | undefined;
  readonly fetchedAt: number | undefined;
  readonly revisitMs: number;
}

/** An address that was found. */
export interface Found {
  readonly url: string;
  /** What tells it from other pages. */
  readonly key: string;
  readonly host: string;
  readonly site: string;
  readonly kind: TaskKind;
  readonly depth: number;
  /** The higher the sooner. */
  readonly priority: number;
}

/** What became of a task, for the summary: its outcome and the reason in a word. */
export interface Verdict {
  readonly outcome: "fetched" | "unchanged" | "moved" | "refused" | "failed" | "put-off";
  readonly reason: string;
}

/** What the frontier is told of a fetched page. */
export interface Fetched extends Verdict {
  readonly status: number;
  readonly at: ArchivedAt;
  readonly digest: string | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** When it is due again; undefined for never. */
  readonly dueAt: number | undefined;
  readonly revisitMs: number;
  /** When its content was archived: earlier, where it has not changed. */
  readonly archivedAt: number;
}

/** One job that crawled. Times are milliseconds since 1970. */
export interface CrawlRun {
  readonly id: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly processId: number;
  readonly sites: readonly string[];
  /** How many pages had which outcome and reason: "fetched article", "failed status-404". */
  readonly counts: Readonly<Record<string, number>>;
  readonly ended: "done" | "interrupted" | "failed" | undefined;
}

export interface RunBook {
  /** Begins a run and gives its number. */
  readonly begin: (run: Pick<CrawlRun, "startedAt" | "sites" | "processId">) => number;
  readonly underWay: () => { readonly id: number; readonly processId: number } | undefined;
  readonly end: (id: number, run: Pick<CrawlRun, "endedAt" | "counts" | "ended">) => void;
  readonly list: () => readonly CrawlRun[];
}

/** What is known of a host. */
export interface Host {
  readonly name: string;
  readonly delayMs: number;
  /** robots.txt as it was last read: its bytes, or nothing where all is allowed; undefined where it was never read. */
  readonly robots: Uint8Array | undefined;
  readonly robotsStatus: "read" | "none" | "unreachable" | undefined;
  readonly robotsAt: number | undefined;
}

/** The addresses of a crawl, on disk. Every method is one transaction; times are milliseconds since 1970. */
export interface Frontier {
  /** Frees what a killed run left taken. Only who is alone with the frontier may do it. */
  readonly recover: (now: number) => void;
  /** Adds addresses that are not known yet; how many were new. */
  readonly put: (found: readonly Found[], now: number) => number;
  /** Queues known addresses once more, by their keys, as revisions; how many are known. */
  readonly again: (keys: readonly string[]) => number;
  /** A due address of one of these sites, on a host that may be visited now. Address and host are taken until both are settled, or the program starts anew. */
  readonly claim: (now: number, sites: readonly string[]) => Task | undefined;
  readonly complete: (task: Task, fetched: Fetched, now: number) => void;
  /** Sends a task on to where it was redirected. */
  readonly redirect: (task: Task, to: Found, fetched: Fetched, now: number) => void;
  /** Puts a task off. */
  readonly failUntil: (task: Task, dueAt: number, verdict: Verdict) => void;
  /** Settles a task for good without its page. */
  readonly refuse: (task: Task, verdict: Verdict) => void;
  /** Gives a task back as it was. */
  readonly release: (task: Task) => void;
  readonly host: (name: string) => Host;
  readonly setRobots: (
    name: string,
    robots: Pick<Host, "robots" | "robotsStatus" | "robotsAt">,
    exchange?: Noted,
  ) => void;
  /** Notes an exchange of a task that is not settled by it. */
  readonly note: (exchange: Noted) => void;
  /** Gives a host back: the time between two requests from now on, and when the next one may be made. */
  readonly freeHost: (name: string, delayMs: number, readyAt: number) => void;
  /** Notes that a host answered or that there was no server; how often in a row there was none. */
  readonly hostAnswered: (name: string, isThere: boolean) => number;
  /** Hosts on which nothing was due for this run's sites are looked at again. */
  readonly freePassed: () => void;
  /** Nothing is asked of a host until then, for a reason; also after a restart. */
  readonly blockHost: (name: string, until: number, reason: string) => void;
  /** Hosts with due addresses that are left alone beyond a moment. */
  readonly blocked: (
    now: number,
  ) => readonly { readonly name: string; readonly until: number; readonly reason: string }[];
  readonly nextDue: (sites: readonly string[]) => NextDue;
  /** The archive's own number. */
  readonly archiveId: string;
  /** Notes a file that is about to be written. */
  readonly addFile: (name: string) => void;
  /** The end of what is acknowledged of each file of the archive. */
  readonly archiveEnds: () => ReadonlyMap<string, number>;
  /** Queues anew what a file of the archive has lost: all that was acknowledged behind its end. */
  readonly forgetBehind: (file: string, end: number) => void;
  /** Queues anew the address of an exchange whose record is damaged. */
  readonly fetchAnew: (exchangeId: number) => void;
  /** Articles that were fetched behind an exchange, in order, a number of them at the most. */
  readonly articlesAfter: (exchangeId: number, limit: number) => readonly ArchivedArticle[];
  readonly runs: RunBook;
  readonly stats: () => FrontierStats;
  readonly close: () => void;
}

/** When the next address may be fetched, of those that wait for their host, and of those that were put off; undefined for none. */
export interface NextDue {
  readonly queuedAt: number | undefined;
  /** Of those that failed, and of all that were put off. */
  readonly retryAt: number | undefined;
  readonly waitingAt: number | undefined;
}

/** An exchange and where the archive holds it. */
export interface Noted {
  readonly url: string;
  readonly fetchedAt: number;
  readonly status: number;
  readonly digest: string;
  readonly at: ArchivedAt;
}

/** An article in the archive. */
export interface ArchivedArticle {
  readonly exchangeId: number;
  readonly url: string;
  readonly at: Pick<ArchivedAt, "file" | "offset" | "length">;
}

/** The record of a web archive that a page's bytes were read from. */
export interface PageRecord {
  /** Where the file was when it was read. */
  readonly folder: string;
  readonly file: string;
  readonly url: string;
  /** As the record has it: ISO 8601 in UTC. */
  readonly fetchedAt: string;
  /** Where it stands in the file, packed; undefined for a file of another program, which is looked through. */
  readonly place: Pick<ArchivedAt, "offset" | "length"> | undefined;
}

/** How many addresses stand where. */
export interface FrontierStats {
  readonly queued: number;
  readonly waiting: number;
  readonly done: number;
  readonly refused: number;
  readonly hosts: number;
}
