import { resolve } from "node:path";
import { databaseProblem } from "../../db/problems.ts";
import type { Store } from "../../db/store.ts";
import { extract } from "../../extractors/extract.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { PageRecord } from "../model/crawl.ts";
import type { Issue } from "../model/page.ts";
import type { Problem, Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { ruleVersions } from "./extractor-version.ts";
import { readBytes } from "./read-bytes.ts";
import type { Served } from "./read-page.ts";
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
  const bytes = readBytes(path);
  if (!bytes.ok) return { path, ...FAILED, problem: bytes.problem };
  const source = path === "-" ? path : resolve(path);
  return ingestPage(path, { bytes: bytes.value, source, served: {} }, context);
}

const FAILED = { outcome: "failed" as const, relevant: false, issues: [] };

/** A page's bytes, where they came from, and what the server said of them. */
export interface PageToIngest {
  readonly bytes: Uint8Array;
  readonly source: string;
  readonly served: Served;
  /** The record that they were read from, where they came from a web archive. */
  readonly record?: PageRecord;
}

/** Parses, extracts and stores one page; `path` names it in what is told of it. */
export function ingestPage(path: string, page: PageToIngest, context: IngestContext): Ingested {
  const result = ingestBytes(page, context);
  if (result.ok) return { path, ...result.value, problem: undefined };
  return { path, ...FAILED, problem: result.problem };
}

type Kept = Pick<Ingested, "outcome" | "relevant" | "issues">;

function ingestBytes(
  { bytes, source, served, record }: PageToIngest,
  { store, lexicon, now }: IngestContext,
): Result<Kept> {
  const page = readArticlePage(bytes, served);
  if (!page.ok) return page;
  const { article, issues } = page.value;
  const { sha256 } = article;
  const versions = ruleVersions();
  const known = store.recognize({ source, sha256, ...versions });
  if (known !== undefined) {
    if (record !== undefined) store.noteRecord(sha256, record);
    return success({ outcome: known, relevant: false, issues: [] });
  }
  const extraction = extract(article, lexicon);
  try {
    const outcome = store.save({ extraction, bytes, source, served, ...versions, now: now() });
    if (record !== undefined) store.noteRecord(sha256, record);
    const relevant = outcome !== "unchanged" && extraction.relevant;
    return success({ outcome, relevant, issues });
  } catch (error) {
    const message = databaseProblem(error, "the database");
    if (message === undefined) throw error;
    return failure("database", message);
  }
}
