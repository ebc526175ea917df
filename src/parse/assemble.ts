import { createHash } from "node:crypto";
import type { Article, Zone, ZoneKind } from "../model/article.ts";
import { cleanLine } from "../text/normalize.ts";

export interface Block {
  readonly zone: ZoneKind;
  readonly text: string;
  /** Where on the page it stood, for people. */
  readonly path?: string;
}

/** What a reader of pages or of pasted text found; `blocks` are lead, body, captions and quotes in their order. */
export interface ArticleParts {
  readonly url: string | undefined;
  readonly site: string | undefined;
  readonly title: string;
  readonly byline: string | undefined;
  readonly section: string | undefined;
  readonly publishedAt: string | undefined;
  readonly blocks: readonly Block[];
}

/** Text and zones from the parts: title, blocks, byline, a blank line between any two. Identity comes from the bytes. */
export function assembleArticle(parts: ArticleParts, bytes: Uint8Array): Article {
  const blocks = parts.blocks.map((block) => ({ ...block, text: cleanLine(block.text) }));
  return assembleWithOrigins({ ...parts, blocks }, bytes).article;
}

/**
 * The article from parts whose blocks are clean lines, and for each of its zones where on the page it stood; "" where that is not
 * known.
 */
export function assembleWithOrigins(
  parts: ArticleParts,
  bytes: Uint8Array,
): { readonly article: Article; readonly origins: readonly string[] } {
  const blocks = [
    { zone: "title" as const, text: cleanLine(parts.title) },
    ...parts.blocks,
    { zone: "byline" as const, text: cleanLine(parts.byline ?? "") },
  ].filter(({ text }) => text !== "");
  const zones: Zone[] = [];
  let text = "";
  for (const block of blocks) {
    if (text !== "") text += "\n\n";
    zones.push({ zone: block.zone, start: text.length, end: text.length + block.text.length });
    text += block.text;
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const lead = blocks.find(({ zone }) => zone === "lead")?.text;
  const article: Article = {
    id: sha256.slice(0, 16),
    url: parts.url ?? null,
    title: cleanLine(parts.title),
    lead: lead ?? null,
    byline: parts.byline === undefined ? null : cleanLine(parts.byline),
    section: parts.section === undefined ? null : cleanLine(parts.section),
    publishedAt: parts.publishedAt ?? null,
    site: parts.site ?? null,
    sha256,
    text,
    zones,
  };
  return { article, origins: blocks.map(({ path }) => path ?? "") };
}
