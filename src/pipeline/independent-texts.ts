import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { findCopies } from "../consolidate/copies.ts";

const articleRow = z.object({
  article_id: z.string(),
  title: z.string(),
  text: z.string(),
  published_at: z.string().nullable(),
});
const ARTICLES =
  "SELECT article_id, title, text, published_at FROM articles WHERE relevant = 1 ORDER BY published_at, article_id";

export interface Texts {
  readonly articles: readonly z.infer<typeof articleRow>[];
  /** The independent text of each article: copies share the id of their first article. */
  readonly textIds: ReadonlyMap<string, string>;
}

/** The relevant articles of the store in the order of publication, with which of them are copies of one text. */
export function readTexts(store: Store): Texts {
  const articles = store.rows(ARTICLES, articleRow);
  const textIds = findCopies(
    articles.map((row) => ({
      id: row.article_id,
      text: row.text,
      day: row.published_at?.slice(0, "yyyy-mm-dd".length),
    })),
  );
  return { articles, textIds };
}
