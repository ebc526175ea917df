/** What a feed or sitemap lists: pages, and further sitemaps. Addresses are as written; days are as far as they are told. */
export interface FeedListing {
  readonly entries: readonly FeedEntry[];
  readonly sitemaps: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly url: string;
  readonly title: string | undefined;
  /** When it came out or was changed last: ISO 8601 in Vietnam's zone, or a day. */
  readonly at: string | undefined;
}
