import { headerOf, unpackBody } from "../../crawl/body.ts";
import { nextRevisitMs } from "../../crawl/politeness.ts";
import type { Exchange, Fetched, Task, Verdict } from "../../model/crawl.ts";
import type { PageKind } from "../../model/page.ts";
import { readListingBytes, readPageBytes } from "../read-page.ts";
import type { CrawlContext, Settled, Settling } from "./context.ts";
import type { Discovery, Scope } from "./discover.ts";
import { fromFeed, fromList } from "./discover.ts";
import { unzipSitemap } from "./sitemap-file.ts";

const NOT_MODIFIED = 304;
const NOTHING: Discovery = { found: [], traps: [] };

/** What a page was read as, and what it leads to. */
export interface Read extends Verdict {
  readonly discovery: Discovery;
}

/** Settles a page that came, or that has not changed: notes what it leads to, and when it is looked at again. */
export function settlePage(
  task: Task,
  read: Read,
  { archived, exchange, context }: Settling,
): Settled {
  const { frontier, now } = context;
  const { status, headers, requestedAt } = exchange;
  const found = frontier.put(read.discovery.found, now());
  const revisitMs = nextRevisitMs(task.revisitMs, found > 0);
  const isSame = status === NOT_MODIFIED;
  const page: Fetched = {
    outcome: read.outcome,
    reason: read.reason,
    status,
    at: archived.at,
    digest: isSame ? task.digest : archived.digest,
    etag: headerOf(headers, "etag") ?? (isSame ? task.etag : undefined),
    lastModified: headerOf(headers, "last-modified") ?? (isSame ? task.lastModified : undefined),
    // A feed that is gone today may be back: it is looked at again, later each time.
    dueAt: task.kind === "article" ? undefined : now() + revisitMs,
    revisitMs,
    archivedAt: archived.isRevisit ? (task.fetchedAt ?? requestedAt) : requestedAt,
  };
  frontier.complete(task, page, requestedAt);
  return { outcome: page.outcome, reason: page.reason, found };
}

/** Reads what a page is and where it leads. */
export async function readExchange(
  task: Task,
  { status, headers, body }: Exchange,
  scope: Scope,
  { maxBytes }: CrawlContext,
): Promise<Read> {
  if (status === NOT_MODIFIED)
    return { outcome: "unchanged", reason: task.kind, discovery: NOTHING };
  if (status >= 300) return { outcome: "failed", reason: `status-${status}`, discovery: NOTHING };
  const unpacked = await unpackBody(headers, body, maxBytes);
  if (!unpacked.ok) return { outcome: "failed", reason: unpacked.code, discovery: NOTHING };
  const charset = charsetOf(headerOf(headers, "content-type"));
  const served = { url: task.url, charset };
  if (task.kind === "article") return readArticle(unpacked.bytes, served);
  const bytes = task.kind === "sitemap" ? unzipSitemap(unpacked.bytes, maxBytes) : unpacked.bytes;
  if (bytes === undefined) return { outcome: "failed", reason: "too-large", discovery: NOTHING };
  const listing = readListingBytes(bytes, served);
  if (!listing.ok) return { outcome: "failed", reason: listing.problem.code, discovery: NOTHING };
  const discovery =
    listing.value.kind === "feed"
      ? fromFeed(task, listing.value.feed, scope)
      : fromList(task, listing.value.page, scope);
  return { outcome: "fetched", reason: task.kind, discovery };
}

type Served = Parameters<typeof readPageBytes>[1];

/** Pages that say with a good status that they are none: walls and soft 404s. */
const NO_PAGE: ReadonlyMap<PageKind, string> = new Map([
  ["not-found", "soft-404"],
  ["login", "wall"],
]);

function readArticle(bytes: Uint8Array, served: Served): Read {
  const page = readPageBytes(bytes, served);
  if (!page.ok) return { outcome: "failed", reason: page.problem.code, discovery: NOTHING };
  const { kind } = page.value;
  const reason = NO_PAGE.get(kind);
  if (reason !== undefined) return { outcome: "failed", reason, discovery: NOTHING };
  return { outcome: "fetched", reason: kind, discovery: NOTHING };
}

const CHARSET = /charset\s{0,9}=\s{0,9}["']?(?<charset>[A-Za-z\d_-]{3,20})/iu;

/** The charset that a Content-Type header names. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return CHARSET.exec(contentType ?? "")?.groups?.["charset"];
}
