import type { Article } from "../model/article.ts";
import type { Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import { readBytes } from "../pipeline/read-bytes.ts";
import type { ArticlePage } from "../pipeline/read-page.ts";
import { readArticlePage } from "../pipeline/read-page.ts";

/** The page of a file, or of standard input for "-", that must be an article. */
export function readPageFile(path: string): Result<ArticlePage> {
  const bytes = readBytes(path);
  return bytes.ok ? readArticlePage(bytes.value) : bytes;
}

/** The article of a file, or of standard input for "-". */
export function readArticleFile(path: string): Result<Article> {
  const page = readPageFile(path);
  return page.ok ? success(page.value.article) : page;
}
