import type { Element } from "domhandler";
import type { PageLink } from "../model/page.ts";
import { readLayout } from "./layout.ts";
import { absolute, articleLinks, nextPage } from "./links.ts";
import type { PageContext } from "./page.ts";
import { readStructured } from "./structured.ts";
import { surveyPage } from "./survey.ts";
import { loadTree } from "./tree.ts";

/** Where a page leads on to, whatever it is taken for: stories, the next page of its list, feeds that its head names. */
export interface ListedLinks {
  readonly links: readonly PageLink[];
  readonly next: string | null;
  readonly feeds: readonly string[];
}

/** The links of a page that is known to be a list, from its markup. */
export function readListedLinks(html: string, { book, url }: PageContext): ListedLinks {
  const survey = surveyPage(loadTree(html), book);
  const structured = readStructured(survey);
  const base = absolute(survey.base ?? "", url) ?? url;
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
  const layout = readLayout(survey, book, { host, day: undefined });
  const list = { told: structured.next, marked: layout.elements("next"), base };
  return {
    links: articleLinks(survey.anchors, base),
    next: nextPage(survey.anchors, list) ?? null,
    feeds: survey.links.flatMap((link) => feedOf(link) ?? []),
  };
}

const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/iu;

function feedOf({ attribs }: Element): string | undefined {
  const isFeed = attribs["rel"] === "alternate" && FEED_TYPE.test(attribs["type"] ?? "");
  return isFeed ? attribs["href"] : undefined;
}
