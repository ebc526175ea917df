import { join } from "node:path";
import { isLoopback, literalAddress } from "../../crawl/addresses.ts";
import { canonicalUrl } from "../../crawl/canonical-url.ts";
import { createFetcher, LIMITS } from "../../crawl/fetch.ts";
import type { Politeness } from "../../crawl/politeness.ts";
import { POLITE } from "../../crawl/politeness.ts";
import type { Frontier } from "../../model/crawl.ts";
import type { SiteSource } from "../../model/site-source.ts";
import type { CrawlContext } from "../../pipeline/crawl/context.ts";
import type { CrawlSummary, Patience } from "../../pipeline/crawl/crawl.ts";
import { crawl } from "../../pipeline/crawl/crawl.ts";
import { keyOf, scopeOf, startsOf } from "../../pipeline/crawl/discover.ts";
import { momentOf } from "../../pipeline/crawl/host-rules.ts";
import type { OpenCrawl } from "../../pipeline/crawl/open-crawl.ts";
import { openCrawl } from "../../pipeline/crawl/open-crawl.ts";
import type { Visit } from "../../pipeline/crawl/visit.ts";
import { volumeIssues } from "../../pipeline/crawl/volume.ts";
import type { CrawlProgress } from "../crawl-progress.ts";
import { startCrawlProgress } from "../crawl-progress.ts";
import { isLogged, tell, tellProblem } from "../log.ts";
import { chosenSources } from "../own-sources.ts";
import { packageVersion } from "../package-version.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, UsageError } from "../terminal.ts";

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
    if (!queueAgain(flags.again ?? [], open)) {
      open.frontier.runs.end(open.runId, { endedAt: Date.now(), counts: {}, ended: "failed" });
      return EXIT.failed;
    }
    const summary = await crawlSites(sources, open, flags);
    return finish(summary, sources, `thidua ingest ${join(flags.archive, "warc")}`);
  });
}

/** Revisions are made on demand only. False where one of them is no article of this crawl. */
function queueAgain(urls: readonly string[], { frontier }: OpenCrawl): boolean {
  const keys = urls.map((url) => {
    const canonical = canonicalUrl(url);
    if (canonical === undefined)
      throw new UsageError(`--again "${url}" is no address: give one as https://example.vn/a.html`);
    return { url, key: keyOf("article", canonical) };
  });
  const unknown = keys.filter(({ key }) => frontier.again([key]) === 0);
  for (const { url } of unknown)
    tell(`${url}: this crawl has no such article: give its address as the site links to it`);
  return unknown.length === 0;
}

/** Opens a crawl's folder for a job and closes it, whatever happens. */
export async function withCrawl(
  sources: readonly SiteSource[],
  flags: CrawlFlags,
  use: (open: OpenCrawl) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (flags.since !== undefined && flags.until !== undefined && flags.since > flags.until)
    throw new UsageError(
      `--since ${flags.since} is after --until ${flags.until}: no day is between`,
    );
  if (flags.once === true && flags.watch === true)
    throw new UsageError("--once and --watch exclude each other: give one of them");
  userAgent(sources, flags);
  const opened = openCrawl({
    folder: flags.archive,
    sites: sources.map(({ name }) => name),
    software: `${PRODUCT}/${packageVersion()}`,
    processId: process.pid,
    now: Date.now,
  });
  if (!opened.ok) {
    tellProblem(opened.problem);
    return EXIT.failed;
  }
  try {
    return await use(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Who asks. Sites have a right to know whom to write to. */
export function userAgent(
  sources: readonly Pick<SiteSource, "hosts">[],
  flags: Pick<CrawlFlags, "contact" | "allowLoopback">,
): string {
  const isReal = sources.some(({ hosts }) => hosts.some((host) => !isOwn(host)));
  const contact = flags.contact?.trim() ?? "";
  if (contact !== "" && !CONTACT.test(contact))
    throw new UsageError(`--contact "${contact}" is neither an e-mail nor a web address`);
  if (isReal && contact === "")
    throw new UsageError(
      "say who you are before you visit a site:\n--contact you@university.edu (an e-mail or web address), or set THIDUA_CONTACT",
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
  tellBlocked(frontier);
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
      robots: new Map(),
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
        tellVisit(visit, progress);
        if (visit.outcome === "fetched" && visit.task.kind === "article") onFetched();
      },
      onWait: progress.wait,
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

const MISSED: ReadonlySet<Visit["outcome"]> = new Set(["failed", "refused", "put-off"]);

/** What a person should know at once; a log for programs has each page that was not had, with the reason. */
function tellVisit({ outcome, reason, message, task }: Visit, progress: CrawlProgress): void {
  const isMissed = MISSED.has(outcome) && isLogged();
  if (message === undefined && !isMissed) return;
  const code = reason === "" ? outcome : reason;
  progress.tell(message ?? `${task.url}: ${outcome}: ${reason}`, {
    level: "warn",
    code,
    subject: task.url,
  });
}

function tellBlocked(frontier: Frontier): void {
  for (const { name, until, reason } of frontier.blocked(Date.now()))
    tell(`${name} is left alone until ${momentOf(until)} (${reason})`, {
      level: "warn",
      code: "blocked",
      subject: name,
    });
}

/** Ctrl-C, a request to end, a terminal that is closed. */
const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

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
  for (const signal of STOPS) process.on(signal, stop);
  return {
    signal: stopping.signal,
    hardStop: breaking.signal,
    end: () => {
      for (const signal of STOPS) process.off(signal, stop);
    },
  };
}

/** A server on this machine may be asked as fast as it answers. */
function politenessOf({ allowLoopback }: CrawlFlags): Politeness {
  return allowLoopback === true ? { ...POLITE, minDelayMs: 0 } : POLITE;
}

function patienceOf({ once, watch }: CrawlFlags): Patience {
  if (watch === true) return "watch";
  return once === true ? "once" : "done";
}

/** Prints what a crawl did, what is odd about it, and what comes next. Nothing fetched where something was tried is a failure. */
export function finish(
  { counts, found, fetched, ended }: CrawlSummary,
  sources: readonly SiteSource[],
  next: string,
): ExitCode {
  for (const [what, n] of Object.entries(counts).toSorted(([, a], [, b]) => b - a))
    print(`${String(n).padStart(7)}  ${what}`);
  print(`${String(found).padStart(7)}  new addresses`);
  for (const line of volumeIssues(sources, fetched)) tell(line, { level: "warn", code: "volume" });
  const isPutOff = Object.keys(counts).some((what) => what.startsWith("put-off"));
  if (isPutOff) tell("what was put off is tried again by the same command, later");
  if (ended === "limit") tell("stopped at --limit: the same command goes on");
  if (ended === "interrupted") {
    tell("interrupted: what was fetched is kept; the same command goes on", {
      level: "warn",
      code: "interrupted",
    });
    return EXIT.interrupted;
  }
  const isNothing = !Object.keys(counts).some((what) => FETCHED.test(what));
  if (isNothing && Object.keys(counts).length > 0) return EXIT.failed;
  if (fetched.size > 0) tell(`next: ${next}`);
  return EXIT.ok;
}

const FETCHED = /^(?:fetched|unchanged|moved)/u;

function dryRun(sources: readonly SiteSource[], flags: CrawlFlags): ExitCode {
  for (const source of sources) {
    const scope = scopeOf(source, flags);
    print(`${source.name}  ${source.title}  (${source.hosts.join(", ")})`);
    for (const { kind, url } of startsOf(scope)) print(`  ${kind.padEnd(8)} ${url}`);
    const from = scope.since === undefined ? "" : `, from ${scope.since}`;
    const days = scope.until === undefined ? from : `${from}, to ${scope.until}`;
    const tried =
      source.tried === undefined ? "not tried against the live site" : `tried ${source.tried}`;
    print(`  at most ${source.budget} pages a run, one in ${POLITE.minDelayMs / 1000} s${days}`);
    print(`  ${tried}`);
  }
  tell("nothing was fetched");
  return EXIT.ok;
}
