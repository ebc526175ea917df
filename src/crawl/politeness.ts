/** How a host may be visited: the least time between two requests, and the longest crawl-delay that is waited for. */
export interface Politeness {
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxCrawlDelayMs: number;
  /** When a robots.txt that could not be had is asked for again. */
  readonly robotsRetryMs: number;
}

export const POLITE: Politeness = {
  minDelayMs: 5000,
  maxDelayMs: 60_000,
  maxCrawlDelayMs: 120_000,
  robotsRetryMs: 3_600_000,
};

/**
 * The time until a host's next request: half-way from the last delay to the host's latency, as Scrapy's AutoThrottle does; an answer
 * that is an error never lowers it. The site's own crawl-delay and the floor are kept whatever the latency.
 */
export function nextDelayMs(
  last: number,
  answer: { readonly latencyMs: number; readonly isError: boolean },
  { floorMs, maxMs }: { readonly floorMs: number; readonly maxMs: number },
): number {
  const aimed = (last + answer.latencyMs) / 2;
  const delay = Math.max(answer.latencyMs, aimed);
  const next = answer.isError ? Math.max(delay, last) : delay;
  return Math.max(floorMs, Math.min(maxMs, Math.round(next)));
}

const FIRST_BACKOFF_MS = 60_000;
const MAX_BACKOFF_MS = 24 * 3_600_000;

/** How long a failed page waits: a minute, doubled with each failure up to a day, half of it by chance (a number from 0 to 1). */
export function backoffMs(attempts: number, chance: number): number {
  const full = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(full / 2 + (full / 2) * chance);
}

const MIN_REVISIT_MS = 90 * 60_000;
const MAX_REVISIT_MS = 90 * 86_400_000;
const SOONER = 0.5;
const LATER = 1.5;

/** When a feed or list is looked at again: sooner where it had something new, later where not, from 90 minutes to 90 days. */
export function nextRevisitMs(last: number, hadNews: boolean): number {
  const next = last * (hadNews ? SOONER : LATER);
  return Math.round(Math.min(MAX_REVISIT_MS, Math.max(MIN_REVISIT_MS, next)));
}
