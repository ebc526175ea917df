import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { findCopies } from "../consolidate/copies.ts";

const articleRow = z.object({ article_id: z.string(), title: z.string(), text: z.string() });
const ARTICLES =
  "SELECT article_id, title, text FROM articles WHERE relevant = 1 ORDER BY published_at, article_id";

export interface Texts {
  readonly articles: readonly z.infer<typeof articleRow>[];
  /** The independent text of each article: copies share the id of their first article. */
  readonly textIds: ReadonlyMap<string, string>;
}

/** The relevant articles of the store in the order of publication, with which of them are copies of one text. */
export function readTexts(store: Store): Texts {
  const articles = store.rows(ARTICLES, articleRow);
  const textIds = findCopies(articles.map(({ article_id: id, text }) => ({ id, text })));
  return { articles, textIds };
}
