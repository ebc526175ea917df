import { packBytes } from "../../db/article-writer.ts";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Extraction } from "../model/extraction.ts";
import type { Issue } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import type { Served } from "./read-page.ts";
import { readArticlePage } from "./read-page.ts";

/** A page's bytes, and what the server said of them. */
export interface PageToRead {
  readonly bytes: Uint8Array;
  readonly served: Served;
}

/** All that is worked out of a page before it is stored. */
export interface ReadArticle {
  readonly extraction: Extraction;
  readonly issues: readonly Issue[];
  /** The bytes as they are kept. */
  readonly packed: Uint8Array;
}

/** Parses a page, extracts what it says, and packs it: the work that takes time and needs no database. */
export function readOut({ bytes, served }: PageToRead): Result<ReadArticle> {
  const page = readArticlePage(bytes, served);
  if (!page.ok) return page;
  const { article, issues } = page.value;
  const extraction = extract(article, loadLexicon());
  return success({ extraction, issues, packed: packBytes(bytes) });
}
