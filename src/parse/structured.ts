import { z } from "zod";
import type { Survey } from "./survey.ts";
import { cleanText } from "./text-walk.ts";
import { decodeEntities } from "./tree.ts";

/** What a page says of itself in JSON-LD and meta elements. Values are as written; each absent where the page has none. */
export interface Structured {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** Days and moments in the order in which they are to be believed. */
  readonly published: readonly string[];
  readonly modified: readonly string[];
  /** Who signs, by each part of the head that names somebody. */
  readonly authors: readonly (readonly string[])[];
  readonly section: string | undefined;
  readonly url: string | undefined;
  readonly siteName: string | undefined;
  /** What schema.org or Open Graph call the page: "NewsArticle", "article", "website". */
  readonly types: readonly string[];
  readonly next: string | undefined;
}

const thingSchema = z.record(z.string(), z.unknown());
type Thing = z.infer<typeof thingSchema>;

/** Lists in lists are no deeper than this on any page; deeper ones are an attack. */
const MAX_LISTS = 4;
/** Of a list of names, days or kinds so many are read. */
const MAX_NAMED = 50;

/** The values that JSON-LD gives as one or as a list. */
function valuesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat(MAX_LISTS) : [value];
}

function textsOf(value: unknown): readonly string[] {
  return valuesOf(value)
    .slice(0, MAX_NAMED)
    .flatMap((one) => (typeof one === "string" && one.trim() !== "" ? [decodeEntities(one)] : []));
}

/** The names of persons; organisations sign for nobody. */
function personsOf(value: unknown): readonly string[] {
  return valuesOf(value)
    .slice(0, MAX_NAMED)
    .flatMap((one) => {
      const person = thingSchema.safeParse(one);
      if (!person.success) return textsOf(one);
      const isPerson = !textsOf(person.data["@type"]).includes("Organization");
      return isPerson ? textsOf(person.data["name"]) : [];
    });
}

/** Reads the head of a page; broken or foreign JSON-LD counts as none. */
export function readStructured(survey: Survey): Structured {
  const things = survey.jsonLd.flatMap(thingsIn);
  const articles = things.filter((thing) =>
    textsOf(thing["@type"]).some((type) => ARTICLE.test(type)),
  );
  const others = things.filter(
    (thing) => !textsOf(thing["@type"]).some((type) => OTHER_THING.test(type)),
  );
  const metas = metasOf(survey);
  const links = (rel: string): string | undefined =>
    survey.links.find(({ attribs }) => attribs["rel"]?.toLowerCase() === rel)?.attribs["href"];
  const all = (from: readonly Thing[], ...keys: readonly string[]): readonly string[] =>
    from.flatMap((thing) => keys.flatMap((key) => textsOf(thing[key])));
  const persons = articles.flatMap(({ author }) => personsOf(author));
  return {
    title: all(articles, "headline")[0] ?? firstOf(metas, TITLES),
    description: firstOf(metas, DESCRIPTIONS),
    published: [
      ...all(articles, "datePublished"),
      ...allOf(metas, PUBLISHED),
      ...all(others, "datePublished", "dateCreated", "uploadDate"),
    ],
    modified: [
      ...all(articles, "dateModified"),
      ...allOf(metas, MODIFIED),
      ...all(others, "dateModified"),
    ],
    authors: [persons, ...allOf(metas, AUTHORS).map((names) => names.split(";"))].map((names) => [
      ...new Set(names.map(cleanText).filter((name) => name !== "")),
    ]),
    section: all(articles, "articleSection")[0] ?? firstOf(metas, SECTIONS),
    url: links("canonical") ?? firstOf(metas, ["og:url"]),
    siteName: firstOf(metas, ["og:site_name", "application-name"]),
    types: [...all(things, "@type"), ...allOf(metas, ["og:type"])],
    next: links("next"),
  };
}

/** What has days of its own, which are not the article's. */
const OTHER_THING =
  /^(?:WebSite|WebPageElement|.*Organization|.*Object|Person|Comment|Review|Product|Event|Corporation)$/u;
const ARTICLE = /(?:Article|BlogPosting|Report|NewsStory)$/u;
const TITLES = ["og:title", "twitter:title", "dc.title", "headline"];
const DESCRIPTIONS = ["og:description", "description", "twitter:description", "dc.description"];
const SECTIONS = ["article:section", "section"];
const AUTHORS = [
  "article:author",
  "author",
  "dable:author",
  "dc.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
];
/** How systems name the day of publication, the surest first. */
const PUBLISHED = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "rnews:datepublished",
  "article:published",
  "article.published",
  "publishdate",
  "publish-date",
  "publish_date",
  "published_time",
  "published-date",
  "pubdate",
  "pub_date",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:recs:publishtime",
  "cxenseparse:publishtime",
  "bt:pubdate",
  "dc.date.issued",
  "dc.date.published",
  "dcterms.issued",
  "dcterms.created",
  "dc.date.created",
  "citation_publication_date",
  "citation_date",
  "analyticsattributes.articledate",
  "article_date_original",
  "originalpublicationdate",
  "displaydate",
  "ptime",
  "article:post_date",
  "shareaholic:article_published_time",
  "vr:published_time",
  "dc.date",
  "dcterms.date",
  "date",
  "release_date",
  "timestamp",
];
const MODIFIED = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "article:modified",
  "last-modified",
  "lastmod",
  "modified",
  "dcterms.modified",
  "dc.date.modified",
  "updated_time",
  "revised",
];

/** Meta elements by their name in small letters; the first of each name counts. */
function metasOf({ metas }: Survey): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  for (const { attribs } of metas) {
    const content = attribs["content"] ?? attribs["value"] ?? "";
    if (content.trim() === "") continue;
    for (const key of [attribs["property"], attribs["name"], attribs["itemprop"]]) {
      const name = key?.toLowerCase();
      if (name !== undefined && !byName.has(name)) byName.set(name, content.trim());
    }
  }
  return byName;
}

function allOf(metas: ReadonlyMap<string, string>, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => metas.get(name) ?? []);
}

function firstOf(metas: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  const [first] = allOf(metas, names);
  return first === undefined ? undefined : cleanText(first);
}

const NOT_JSON =
  /^(?:<!--|\/\*\s{0,9}<!\[CDATA\[\s{0,9}\*\/|<!\[CDATA\[|\/\/\s{0,9}<!\[CDATA\[)|(?:-->|\/\*\s{0,9}\]\]>\s{0,9}\*\/|\]\]>)\s{0,9};?$/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: raw line ends inside strings are what breaks the JSON of many pages
const CONTROLS = /[\u0000-\u001F]+/gu;
const MAX_THINGS = 200;
const MAX_VALUES = 2000;
/** No article describes itself at such length; what does is data of another kind, or an attack. */
const MAX_JSON = 1_000_000;
const NESTED = ["@graph", "mainEntity", "mainEntityOfPage"];

/** The things that a JSON-LD script describes, also those inside a graph or a list. */
function thingsIn(json: string): readonly Thing[] {
  const found: Thing[] = [];
  const open = [parseJson(json)];
  let seen = 0;
  while (open.length > 0 && found.length < MAX_THINGS && seen < MAX_VALUES) {
    const value = open.shift();
    seen += 1;
    if (Array.isArray(value)) open.push(...value.slice(0, MAX_THINGS));
    const thing = thingSchema.safeParse(value);
    if (!thing.success || Array.isArray(value)) continue;
    found.push(thing.data);
    for (const key of NESTED) open.push(...valuesOf(thing.data[key] ?? []).slice(0, MAX_THINGS));
  }
  return found;
}

function parseJson(json: string): unknown {
  if (json.length > MAX_JSON) return undefined;
  try {
    return JSON.parse(json.trim().replace(NOT_JSON, "").replace(CONTROLS, " "));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
