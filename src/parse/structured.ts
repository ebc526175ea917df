import type { CheerioAPI } from "cheerio/slim";
import { z } from "zod";
import { collapseSpaces } from "../text/normalize.ts";
import { parseIsoMoment } from "./visible-date.ts";

/** What a page says of itself in JSON-LD and meta elements; each part absent where it does not. */
export interface Structured {
  readonly title: string | undefined;
  readonly publishedAt: string | undefined;
  readonly author: string | undefined;
  readonly section: string | undefined;
  readonly url: string | undefined;
  readonly site: string | undefined;
}

const authorSchema = z.union([
  z.object({ "@type": z.string().optional(), name: z.string() }),
  z.string().transform((name) => ({ "@type": undefined, name })),
]);
const newsSchema = z.object({
  headline: z.string().optional(),
  datePublished: z.string().optional(),
  articleSection: z
    .union([z.string(), z.array(z.string()).transform((names) => names[0])])
    .optional(),
  author: z
    .union([authorSchema, z.array(authorSchema).transform((authors) => authors[0])])
    .optional(),
});
type News = z.infer<typeof newsSchema>;

/** Reads the structured data of a page; broken or foreign JSON-LD counts as none. */
export function readStructured($: CheerioAPI): Structured {
  const news = readNews($);
  const meta = (name: string): string | undefined => {
    const content = $(`meta[property="${name}"], meta[name="${name}"]`).first().attr("content");
    return content === undefined || content.trim() === "" ? undefined : collapseSpaces(content);
  };
  const url = $("link[rel=canonical]").attr("href") ?? meta("og:url");
  const published =
    news?.datePublished ??
    meta("article:published_time") ??
    $("time[datetime]").first().attr("datetime");
  const author = news?.author;
  return {
    title: news?.headline ?? meta("og:title"),
    publishedAt: published === undefined ? undefined : parseIsoMoment(published),
    author: author === undefined || author["@type"] === "Organization" ? undefined : author.name,
    section: news?.articleSection ?? meta("article:section"),
    url,
    site: hostOf(url),
  };
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

const ARTICLE_TYPE = /(?:News)?Article$/u;

function readNews($: CheerioAPI): News | undefined {
  for (const script of $('script[type="application/ld+json"]').toArray()) {
    for (const node of nodesOf($(script).text())) {
      const parsed = newsSchema.safeParse(node);
      if (parsed.success) return parsed.data;
    }
  }
  return undefined;
}

function nodesOf(json: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
  const graph =
    typeof value === "object" && value !== null && "@graph" in value ? value["@graph"] : value;
  const nodes = Array.isArray(graph) ? graph : [graph];
  return nodes.filter(
    (node: unknown) =>
      typeof node === "object" &&
      node !== null &&
      "@type" in node &&
      ARTICLE_TYPE.test(String(node["@type"])),
  );
}
