import { resolve } from "node:path";
import { databaseProblem } from "../../db/problems.ts";
import type { Store } from "../../db/store.ts";
import { extract } from "../../extractors/extract.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Issue } from "../model/page.ts";
import type { Problem, Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { EXTRACTOR_VERSION } from "./extractor-version.ts";
import { readBytes } from "./read-bytes.ts";
import { readArticlePage } from "./read-page.ts";

export type Outcome = "added" | "updated" | "unchanged" | "failed";

export interface IngestContext {
  readonly store: Store;
  readonly lexicon: Lexicon;
  /** The moment that first_seen records. */
  readonly now: () => string;
}

export interface Ingested {
  readonly path: string;
  readonly outcome: Outcome;
  readonly relevant: boolean;
  readonly problem: Problem | undefined;
  /** What a person should know of the page, though it was read. */
  readonly issues: readonly Issue[];
}

/** Reads, parses, extracts and stores one file. What is stored already is not parsed again. */
export function ingestFile(path: string, context: IngestContext): Ingested {
  const result = ingestBytes(path, context);
  if (result.ok) return { path, ...result.value, problem: undefined };
  return { path, outcome: "failed", relevant: false, problem: result.problem, issues: [] };
}

type Kept = Pick<Ingested, "outcome" | "relevant" | "issues">;

function ingestBytes(path: string, { store, lexicon, now }: IngestContext): Result<Kept> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const page = readArticlePage(bytes.value);
  if (!page.ok) return page;
  const { article, issues } = page.value;
  const source = path === "-" ? path : resolve(path);
  const { sha256 } = article;
  const known = store.recognize({ source, sha256, extractor: EXTRACTOR_VERSION });
  if (known !== undefined) return success({ outcome: known, relevant: false, issues: [] });
  const extraction = extract(article, lexicon);
  try {
    const record = {
      extraction,
      bytes: bytes.value,
      source,
      extractor: EXTRACTOR_VERSION,
      now: now(),
    };
    const outcome = store.save(record);
    const relevant = outcome !== "unchanged" && extraction.relevant;
    return success({ outcome, relevant, issues });
  } catch (error) {
    const message = databaseProblem(error, "the database");
    if (message === undefined) throw error;
    return failure("database", message);
  }
}
