import type { Article } from "../model/article.ts";
import type { Page } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { normalizeText } from "../text/normalize.ts";
import { assembleWithOrigins } from "./assemble.ts";
import type { Decoded } from "./decode.ts";
import { decodeBytes } from "./decode.ts";
import { isCrowded, isTooDeep } from "./nesting.ts";
import type { PageContext } from "./page.ts";
import { readPage } from "./page.ts";
import { readPastedText } from "./pasted-text.ts";

const MARKUP = /<(?:!doctype|html|head|body|div|p|table|article|meta|span|h1)[\s>/]/iu;
const SNIFFED = 4000;

/** A page of whatever kind from the bytes of a saved page or of pasted text; what cannot be read is a problem that says what to do. */
export function parsePage(bytes: Uint8Array, context: PageContext): Result<Page> {
  const decoded = decodeBytes(bytes, context.charset);
  if (!decoded.ok) return decoded;
  const { text, charset, issues } = decoded.value;
  if (!MARKUP.test(text.slice(0, SNIFFED))) return pastedPage(decoded.value, bytes);
  if (isTooDeep(text))
    return failure(
      "no-article",
      "no article on this page: its elements are nested deeper than any article's",
    );
  if (isCrowded(text))
    return failure("no-article", "no article on this page: it has more elements than any article");
  const { parts, ...page } = readPage(text, context);
  const read = { ...page, charset, issues: [...issues, ...page.issues] };
  if (page.kind !== "article") return success({ ...read, article: null, origins: [] });
  return success({ ...read, ...assembleWithOrigins(parts, bytes) });
}

function pastedPage({ text, charset, issues }: Decoded, bytes: Uint8Array): Result<Page> {
  const parts = readPastedText(normalizeText(text));
  if (!parts.ok) return parts;
  return success({
    kind: "article",
    charset,
    language: null,
    ...assembleWithOrigins(parts.value, bytes),
    updatedAt: null,
    source: null,
    edition: { form: "whole", part: null, next: null },
    profile: null,
    links: [],
    next: null,
    issues,
  });
}

const NO_ARTICLE: Readonly<Record<Exclude<Page["kind"], "article">, string>> = {
  list: "this page lists articles and is none itself: give the pages that it links to",
  gallery: "this page shows pictures and no article",
  video: "this page shows a video and no article",
  "not-found": "this page says that there is no such page: look for the article elsewhere",
  login:
    "this page asks to log in or to prove that one is a person: save the article from a browser",
  other: "no article on this page: no stretch of text that is not links",
};

/** The article of a page; other kinds of pages are a problem that says what the page is. */
export function articleOf({ kind, article }: Page): Result<Article> {
  if (article !== null) return success(article);
  return failure("no-article", NO_ARTICLE[kind === "article" ? "other" : kind]);
}
