import type { Article } from "../model/article.ts";
import type { Result } from "../model/result.ts";
import { readBytes } from "../pipeline/read-bytes.ts";
import { readArticleBytes } from "../pipeline/read-page.ts";

/** The article of a file, or of standard input for "-". */
export function readArticleFile(path: string): Result<Article> {
  const bytes = readBytes(path);
  return bytes.ok ? readArticleBytes(bytes.value) : bytes;
}
