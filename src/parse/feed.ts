import type { Document, Element } from "domhandler";
import { z } from "zod";
import type { FeedEntry, FeedListing } from "../model/feed.ts";
import { cleanText } from "./text-walk.ts";
import { decodeEntities, isElement, loadXml, textOf } from "./tree.ts";
import { parseIsoMoment } from "./visible-date.ts";

/** RSS and RDF list items, Atom entries, a sitemap urls, an index sitemaps. */
const ENTRY_TAGS: ReadonlySet<string> = new Set(["item", "entry", "url"]);
const INDEX_TAG = "sitemap";
/** The sitemap protocol allows no more. */
const MAX_ENTRIES = 50_000;
const LOOKS_JSON = /^\s*\{/u;

/** The pages that a feed (RSS, Atom, RDF, JSON Feed) or a sitemap (also an index, also with news fields) lists; undefined for what is none of them. */
export function readFeed(text: string): FeedListing | undefined {
  if (LOOKS_JSON.test(text)) return readJsonFeed(text);
  const entries: FeedEntry[] = [];
  const sitemaps: FeedEntry[] = [];
  let isFeed = false;
  for (const element of outerElements(loadXml(text))) {
    const name = localName(element.name);
    isFeed ||= ROOTS.has(name);
    if (ENTRY_TAGS.has(name)) entries.push(...entryOf(element));
    if (name === INDEX_TAG) sitemaps.push(...entryOf(element));
    if (entries.length + sitemaps.length >= MAX_ENTRIES) break;
  }
  return isFeed ? { entries, sitemaps } : undefined;
}

/** All elements in document order but those inside an entry: they are its own. */
function* outerElements(root: Document): Generator<Element> {
  const open = root.children.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    yield node;
    const name = localName(node.name);
    if (ENTRY_TAGS.has(name) || name === INDEX_TAG) continue;
    for (const child of node.children.toReversed()) open.push(child);
  }
}

const ROOTS: ReadonlySet<string> = new Set(["rss", "feed", "rdf", "urlset", "sitemapindex"]);
const PREFIX = /^[^:]*:/u;

/** "news:title" is a title; names are compared without case. */
function localName(name: string): string {
  return name.replace(PREFIX, "").toLowerCase();
}

/** By what a field is called, in the order in which they are believed. */
const DATES = ["publication_date", "pubdate", "published", "date", "issued", "updated", "lastmod"];
const ADDRESSES = ["loc", "link", "guid", "id"];
const ADDRESS = /^(?:https?:)?\/\/|^\//iu;

function entryOf(element: Element): readonly FeedEntry[] {
  const fields = fieldsOf(element);
  const url = ADDRESSES.map((name) => fields.get(name)).find(
    (text) => text !== undefined && ADDRESS.test(text),
  );
  if (url === undefined) return [];
  const title = cleanText(decodeEntities(fields.get("title") ?? ""));
  const at = DATES.flatMap((name) => parseIsoMoment(fields.get(name) ?? "") ?? [])[0];
  return [{ url, title: title === "" ? undefined : title, at }];
}

/** The first text of each field of an entry. An image of it has fields of its own, which are none of the entry's. */
function fieldsOf(entry: Element): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const note = (name: string, text: string): void => {
    if (text !== "" && !fields.has(name)) fields.set(name, text);
  };
  for (const field of fieldElements(entry)) {
    const name = localName(field.name);
    if (name === "link" && isOther(field)) continue;
    note(name, field.attribs["href"] ?? cleanText(textOf(field)));
  }
  return fields;
}

const NEWS = "news:news";

function fieldElements(entry: Element): readonly Element[] {
  return entry.children
    .filter(isElement)
    .flatMap((child) =>
      child.name.toLowerCase() === NEWS ? child.children.filter(isElement) : child,
    );
}

/** Atom links to more than the page: to its comments, its editor, its picture. */
function isOther({ attribs }: Element): boolean {
  const rel = attribs["rel"] ?? "alternate";
  return rel !== "alternate";
}

const jsonFeedSchema = z.object({
  version: z.string().startsWith("https://jsonfeed.org/"),
  items: z.array(
    z.object({
      url: z.string().optional(),
      title: z.string().optional(),
      date_published: z.string().optional(),
      date_modified: z.string().optional(),
    }),
  ),
});

function readJsonFeed(text: string): FeedListing | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
  const feed = jsonFeedSchema.safeParse(value);
  if (!feed.success) return undefined;
  const entries = feed.data.items.slice(0, MAX_ENTRIES).flatMap((one) => {
    if (one.url === undefined) return [];
    const title = cleanText(one.title ?? "");
    const at = parseIsoMoment(one.date_published ?? one.date_modified ?? "");
    return [{ url: one.url, title: title === "" ? undefined : title, at }];
  });
  return { entries, sitemaps: [] };
}
