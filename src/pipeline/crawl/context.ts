import type { Archive, Archived } from "../../crawl/archive.ts";
import type { Fetcher } from "../../crawl/fetch.ts";
import type { Politeness } from "../../crawl/politeness.ts";
import type { Robots } from "../../crawl/robots.ts";
import type { Exchange, Frontier, Verdict } from "../../model/crawl.ts";
import type { Scope } from "./discover.ts";

/** What a crawl works with. */
export interface CrawlContext {
  readonly frontier: Frontier;
  readonly archive: Archive;
  readonly fetcher: Fetcher;
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly politeness: Politeness;
  /** The product name by which robots.txt knows this robot. */
  readonly agent: string;
  readonly maxBytes: number;
  /** What was read of robots.txt in this run, by host. */
  readonly robots: Map<string, { readonly at: number | undefined; readonly robots: Robots }>;
  readonly now: () => number;
  /** A number from 0 to 1, not foreseen. */
  readonly chance: () => number;
  /** No visit begins once it is given; those under way are finished. */
  readonly signal: AbortSignal;
  /** Breaks off what is under way. */
  readonly hardStop: AbortSignal;
}

/** What became of a task, and how many addresses were new. */
export type Settled = Verdict & { readonly found: number };

/** What an answer is settled with. */
export interface Settling {
  readonly archived: Archived;
  readonly exchange: Exchange;
  readonly context: CrawlContext;
}
