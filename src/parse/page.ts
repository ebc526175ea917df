import type { Issue, Page, PageKind } from "../model/page.ts";
import { findArticle } from "./article-parts.ts";
import type { ArticleParts } from "./assemble.ts";
import { countLinkLines } from "./content.ts";
import { editionOf, WHOLE } from "./edition.ts";
import type { PageLayout } from "./layout.ts";
import { readLayout } from "./layout.ts";
import { absolute, articleLinks, countStoryLinks, nextPage } from "./links.ts";
import { dateOfUrl } from "./page-date.ts";
import { kindOf } from "./page-kind.ts";
import type { PageReading } from "./page-reading.ts";
import type { RoleBook } from "./roles.ts";
import { findSection } from "./section.ts";
import { sourceOf } from "./source.ts";
import { readStructured } from "./structured.ts";
import { surveyPage } from "./survey.ts";
import { loadTree } from "./tree.ts";
import { parseIsoMoment } from "./visible-date.ts";

/** What is known of a page besides its text. */
export interface PageContext {
  readonly book: RoleBook;
  readonly url: string | undefined;
  /** The charset that the server named, if that is known. */
  readonly charset?: string | undefined;
}

/** A page read into its parts: those of the article, and what the page as a whole says. */
export interface PageParts extends Omit<Page, "article" | "origins" | "charset"> {
  readonly parts: ArticleParts;
}

/** The parts of a saved page: structured data first, then where its system puts them, then the density of text and links. */
export function readPage(html: string, { book, url: given }: PageContext): PageParts {
  const survey = surveyPage(loadTree(html), book);
  const structured = readStructured(survey);
  const canonical = absolute(structured.url ?? "", given);
  const url = isAddress(canonical) ? canonical : given;
  const site = hostOf(given) ?? hostOf(url);
  const day = toldDay(structured.published) ?? dateOfUrl(url);
  const layout = readLayout(survey, book, { host: site, day });
  const page: PageReading = { survey, structured, layout, url, site };
  const article = findArticle(page);
  const kind = kindOf({
    ...article,
    ...survey,
    title: article.title === "" ? survey.title : article.title,
    structured,
    links: () => countStoryLinks(survey.anchors),
    linkLines: countLinkLines(survey.blocks, article.content),
  });
  return {
    kind,
    language: survey.lang?.trim().toLowerCase() ?? null,
    updatedAt: article.updated ?? null,
    source: sourceOf(article.shown, { canonical: url, given }) ?? null,
    edition:
      kind === "list" ? WHOLE : editionOf(survey, { url: given ?? url, next: structured.next }),
    profile: layout.site?.name ?? null,
    ...listOf(page, kind, given),
    issues: issuesOf(layout),
    parts: {
      url,
      site,
      title: article.title,
      byline: article.byline,
      section: findSection(page, article.title),
      publishedAt: article.published,
      blocks: article.blocks,
    },
  };
}

/** The first of what a page's head says of its day that is a date. */
function toldDay(published: readonly string[]): string | undefined {
  for (const text of published) {
    const moment = parseIsoMoment(text);
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/** The stories of a list and where it goes on; other kinds of pages have none. */
function listOf(
  { survey, structured, layout, url }: PageReading,
  kind: PageKind,
  given: string | undefined,
): Pick<Page, "links" | "next"> {
  if (kind !== "list") return { links: [], next: null };
  const base = absolute(survey.base ?? "", given ?? url) ?? given ?? url;
  const list = { told: structured.next, marked: layout.elements("next"), base };
  return {
    links: articleLinks(survey.anchors, base),
    next: nextPage(survey.anchors, list) ?? null,
  };
}

function isAddress(url: string | undefined): url is string {
  return url !== undefined && ADDRESS.test(url) && URL.canParse(url);
}

const ADDRESS = /^https?:\/\//iu;

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** A site's own profile that finds no text on its pages has been overtaken by a new layout. */
function issuesOf({ site, isMatched }: PageLayout): readonly Issue[] {
  if (site === undefined || isMatched) return [];
  return [
    {
      code: "profile-mismatch",
      message: `the profile "${site.name}" finds no text on this page: its layout has changed; the general reader was used`,
    },
  ];
}
