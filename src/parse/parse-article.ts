import type { Article } from "../model/article.ts";
import type { Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import { assembleArticle } from "./assemble.ts";
import { decodeBytes } from "./decode.ts";
import { readPage } from "./page.ts";
import { readPastedText } from "./pasted-text.ts";

const MARKUP = /<(?:!doctype|html|head|body|div|p|table|article|meta|span|h1)[\s>/]/iu;
const SNIFFED = 4000;

/** An article from the bytes of a saved page or of pasted text; what is neither is a problem that says what to do. */
export function parseArticle(bytes: Uint8Array): Result<Article> {
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return decoded;
  const isPage = MARKUP.test(decoded.value.slice(0, SNIFFED));
  const parts = isPage ? readPage(decoded.value) : readPastedText(decoded.value);
  return parts.ok ? success(assembleArticle(parts.value, bytes)) : parts;
}
