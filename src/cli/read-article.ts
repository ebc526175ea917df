import type { Article } from "../model/article.ts";
import type { Result } from "../model/result.ts";
import { parseArticle } from "../parse/parse-article.ts";
import { readBytes } from "../pipeline/read-bytes.ts";

/** The article of a file, or of standard input for "-". */
export function readArticleFile(path: string): Result<Article> {
  const bytes = readBytes(path);
  return bytes.ok ? parseArticle(bytes.value) : bytes;
}
