import type { Article } from "../../src/model/article.ts";
import type { Block } from "../../src/parse/assemble.ts";
import { assembleArticle } from "../../src/parse/assemble.ts";

/** An article made of blocks, for tests. */
export function articleOf(
  blocks: readonly Block[],
  parts: { readonly title?: string; readonly publishedAt?: string } = {},
): Article {
  const whole = {
    url: undefined,
    site: undefined,
    title: parts.title ?? "",
    byline: undefined,
    section: undefined,
    publishedAt: parts.publishedAt,
    blocks,
  };
  return assembleArticle(whole, new TextEncoder().encode(JSON.stringify(whole)));
}
