import { isLoopback, literalAddress } from "../../crawl/addresses.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import { createFetcher, LIMITS } from "../../crawl/fetch.ts";
import type { Politeness } from "../../crawl/politeness.ts";
import { POLITE } from "../../crawl/politeness.ts";
import type { SiteSource } from "../../model/site-source.ts";
import type { CrawlContext } from "../../pipeline/crawl/context.ts";
import type { CrawlSummary, Patience } from "../../pipeline/crawl/crawl.ts";
import { crawl } from "../../pipeline/crawl/crawl.ts";
import { keyOf, scopeOf, startsOf } from "../../pipeline/crawl/discover.ts";
import type { OpenCrawl } from "../../pipeline/crawl/open-crawl.ts";
import { openCrawl } from "../../pipeline/crawl/open-crawl.ts";
import { volumeIssues } from "../../pipeline/crawl/volume.ts";
import { startCrawlProgress } from "../crawl-progress.ts";
import { chosenSources } from "../own-sources.ts";
import { packageVersion } from "../package-version.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, tell, UsageError } from "../terminal.ts";

export interface CrawlFlags {
  readonly archive: string;
  readonly contact?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
  readonly hosts: number;
  readonly once?: boolean;
  readonly watch?: boolean;
  readonly dryRun?: boolean;
  readonly again?: readonly string[];
  readonly allowLoopback?: boolean;
}

const PRODUCT = "thidua";
/** So many visits are lost at the most where the power is cut. */
const SYNC_EVERY = 100;

/** Crawls sites into an archive. Ctrl-C finishes what is under way; the same command goes on. */
export async function crawlCommand(names: readonly string[], flags: CrawlFlags): Promise<ExitCode> {
  const sources = chosenSources(flags.archive, names);
  if (flags.dryRun === true) return dryRun(sources, flags);
  return withCrawl(sources, flags, async (open) => {
    queueAgain(flags.again ?? [], open);
    const summary = await crawlSites(sources, open, flags);
    return finish(summary, sources, flags);
  });
}

/** Revisions are made on demand only. */
function queueAgain(urls: readonly string[], { frontier }: OpenCrawl): void {
  for (const url of urls) {
    const canonical = canonicalUrl(url);
    if (canonical === undefined || frontier.again([keyOf("article", canonical)]) === 0)
      tell(`${url}: this crawl has no such article: give its address as the site links to it`);
  }
}

/** Opens a crawl's folder for a job and closes it, whatever happens. */
export async function withCrawl(
  sources: readonly SiteSource[],
  flags: CrawlFlags,
  use: (open: OpenCrawl) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (flags.once === true && flags.watch === true)
    throw new UsageError("--once and --watch exclude each other: give one of them");
  userAgent(sources, flags);
  const opened = openCrawl({
    folder: flags.archive,
    sites: sources.map(({ name }) => name),
    software: `${PRODUCT}/${packageVersion()}`,
    processId: process.pid,
    isAlive,
    now: Date.now,
  });
  if (!opened.ok) {
    tell(opened.problem.message);
    return EXIT.failed;
  }
  try {
    return await use(opened.value);
  } finally {
    await opened.value.close();
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // What may not be signalled is alive.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Who asks. Sites have a right to know whom to write to. */
export function userAgent(
  sources: readonly Pick<SiteSource, "hosts">[],
  flags: Pick<CrawlFlags, "contact" | "allowLoopback">,
): string {
  const isReal = sources.some(({ hosts }) => hosts.some((host) => !isOwn(host)));
  const contact = flags.contact?.trim() ?? "";
  if (isReal && !CONTACT.test(contact))
    throw new UsageError(
      "say who you are before you visit a site: --contact you@university.edu (an e-mail or web address), or set THIDUA_CONTACT",
    );
  const who = contact === "" ? "" : ` (+${contact})`;
  return `${PRODUCT}/${packageVersion()}${who}`;
}

const CONTACT = /^[^\s@()]+@[^\s@()]+\.[^\s@()]+$|^https?:\/\/[^\s()]+$/u;
const PORT = /:\d+$/u;

function isOwn(host: string): boolean {
  const address = literalAddress(host.replace(PORT, ""));
  return address !== undefined && isLoopback(address);
}

/** Crawls with progress on standard error; `onFetched` is called after each page that came. */
export async function crawlSites(
  sources: readonly SiteSource[],
  { frontier, archive, runId }: OpenCrawl,
  flags: CrawlFlags,
  onFetched: () => void = () => undefined,
): Promise<CrawlSummary> {
  const stops = listenForStops();
  const fetcher = createFetcher({
    userAgent: userAgent(sources, flags),
    allowsLoopback: flags.allowLoopback === true,
    now: Date.now,
  });
  const progress = startCrawlProgress(frontier);
  let visits = 0;
  let ended: "done" | "interrupted" | "failed" = "failed";
  let summary: CrawlSummary | undefined;
  try {
    summary = await crawl({
      frontier,
      archive,
      fetcher,
      scopes: new Map(sources.map((source) => [source.name, scopeOf(source, flags)])),
      politeness: politenessOf(flags),
      agent: PRODUCT,
      maxBytes: LIMITS.maxBytes,
      now: Date.now,
      chance: Math.random,
      signal: stops.signal,
      hardStop: stops.hardStop,
      patience: patienceOf(flags),
      hosts: flags.hosts,
      limit: flags.limit ?? Number.POSITIVE_INFINITY,
      onVisit: (visit) => {
        progress.count(visit);
        visits += 1;
        if (visits % SYNC_EVERY === 0) archive.sync();
        if (visit.outcome === "fetched" && visit.task.kind === "article") onFetched();
      },
    });
    ended = summary.ended === "interrupted" ? "interrupted" : "done";
    return summary;
  } finally {
    progress.finish();
    stops.end();
    frontier.runs.end(runId, { endedAt: Date.now(), counts: summary?.counts ?? {}, ended });
    await fetcher.close();
  }
}

/** Ctrl-C ends a crawl in good order; a second one breaks off what is under way. */
function listenForStops(): Pick<CrawlContext, "signal" | "hardStop"> & {
  readonly end: () => void;
} {
  const stopping = new AbortController();
  const breaking = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) breaking.abort();
    else tell("stopping: what is under way is finished first; once more breaks it off");
    stopping.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: stopping.signal,
    hardStop: breaking.signal,
    end: () => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
    },
  };
}

/** A server on this machine may be asked as fast as it answers. */
function politenessOf({ allowLoopback }: CrawlFlags): Politeness {
  return allowLoopback === true ? { ...POLITE, minDelayMs: 0, robotsRetryMs: 1000 } : POLITE;
}

function patienceOf({ once, watch }: CrawlFlags): Patience {
  if (watch === true) return "watch";
  return once === true ? "once" : "done";
}

/** Prints what a crawl did, and what is odd about it. */
export function finish(
  { counts, found, fetched, ended }: CrawlSummary,
  sources: readonly SiteSource[],
  { archive }: CrawlFlags,
): ExitCode {
  const rows = Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [what, n] of rows) print(`${String(n).padStart(7)}  ${what}`);
  print(`${String(found).padStart(7)}  new addresses`);
  for (const line of volumeIssues(sources, fetched)) tell(line);
  if (ended === "limit") tell("stopped at --limit: the same command goes on");
  if (ended === "interrupted") {
    tell("interrupted: what was fetched is kept; the same command goes on");
    return EXIT.interrupted;
  }
  tell(`next: thidua ingest ${archive}/warc`);
  return EXIT.ok;
}

function dryRun(sources: readonly SiteSource[], flags: CrawlFlags): ExitCode {
  for (const source of sources) {
    const scope = scopeOf(source, flags);
    print(`${source.name}  ${source.title}  (${source.hosts.join(", ")})`);
    for (const { kind, url } of startsOf(scope)) print(`  ${kind.padEnd(8)} ${url}`);
    const days = scope.since === undefined ? "" : `, from ${scope.since} on`;
    const tried =
      source.tried === undefined ? "not tried against the live site" : `tried ${source.tried}`;
    print(
      `  at most ${source.budget} pages a run, a page in ${POLITE.minDelayMs / 1000} s${days}; ${tried}`,
    );
  }
  tell("nothing was fetched");
  return EXIT.ok;
}
