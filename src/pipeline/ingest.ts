import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { databaseProblem } from "../../db/problems.ts";
import type { Store } from "../../db/store.ts";
import type { PageRecord } from "../model/crawl.ts";
import type { Issue } from "../model/page.ts";
import type { Problem, Result } from "../model/result.ts";
import { success } from "../model/result.ts";
import { ruleVersions } from "./extractor-version.ts";
import { inOrder } from "./in-order.ts";
import type { PageReader } from "./page-reader.ts";
import { readBytes } from "./read-bytes.ts";
import type { PageToRead, ReadArticle } from "./read-out.ts";
import { readOut } from "./read-out.ts";

export type Outcome = "added" | "updated" | "unchanged" | "failed";

export interface IngestContext {
  readonly store: Store;
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

/** A page's bytes, where they came from, and what the server said of them. */
export interface PageToIngest extends PageToRead {
  readonly source: string;
  /** The record that they were read from, where they came from a web archive. */
  readonly record?: PageRecord;
}

/** A page under the name that is told of it; or why there is none. */
export interface NamedPage {
  readonly path: string;
  readonly page: Result<PageToIngest>;
}

/** A file as a page. */
export function pageOfFile(path: string): NamedPage {
  const bytes = readBytes(path);
  if (!bytes.ok) return { path, page: bytes };
  const source = path === "-" ? path : resolve(path);
  return { path, page: success({ bytes: bytes.value, source, served: {} }) };
}

/** Parses, extracts and stores one page in this thread. What is stored already is not read again. */
export function ingestPage(named: NamedPage, context: IngestContext): Ingested {
  const [stored] = keepAll([[named, undefined]], context);
  if (stored === undefined) throw new Error(`Nothing became of ${named.path}`);
  return stored[1];
}

/** So many pages are stored in one transaction, or what was read in this time. */
const GROUP = 16;
const GROUP_MS = 250;

/**
 * Parses, extracts and stores pages. They are read as the reader can, several at a time, and stored by this thread in the order in which they come: the
 * database is the same however many read. Gives groups of pages, each with what became of it, once they are on disk; after a problem with
 * the database there is no more.
 */
export async function* ingestPages<P extends NamedPage>(
  pages: AsyncIterable<P> | Iterable<P>,
  reader: PageReader,
  context: IngestContext,
): AsyncGenerator<readonly (readonly [P, Ingested])[]> {
  const read = ({ page }: P): Promise<ReadAhead | undefined> => readAhead(page, reader, context);
  let group: (readonly [P, ReadAhead | undefined])[] = [];
  let since = performance.now();
  for await (const one of inOrder(pages, reader.ahead, read)) {
    if (group.length === 0) since = performance.now();
    group.push(one);
    if (group.length < GROUP && performance.now() - since < GROUP_MS) continue;
    yield keepAll(group, context);
    group = [];
  }
  if (group.length > 0) yield keepAll(group, context);
}

interface ReadAhead {
  readonly sha256: string;
  /** Undefined where the page was stored already. */
  readonly read: Result<ReadArticle> | undefined;
}

async function readAhead(
  page: Result<PageToIngest>,
  reader: PageReader,
  { store }: IngestContext,
): Promise<ReadAhead | undefined> {
  if (!page.ok) return undefined;
  const { bytes, served } = page.value;
  const sha256 = hashOf(bytes);
  const isKnown = store.isStored({ sha256, ...ruleVersions() });
  return { sha256, read: isKnown ? undefined : await reader.read({ bytes, served }) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function failed(path: string, problem: Problem): Ingested {
  return { path, outcome: "failed", relevant: false, issues: [], problem };
}

/** Stores pages that may have been read ahead, all of them or none: a problem with the database is told of the first. */
function keepAll<P extends NamedPage>(
  group: readonly (readonly [P, ReadAhead | undefined])[],
  context: IngestContext,
): readonly (readonly [P, Ingested])[] {
  try {
    return context.store.together(() =>
      group.map(([named, ahead]) => [named, keep(named, context, ahead)] as const),
    );
  } catch (error) {
    const message = databaseProblem(error, "the database");
    if (message === undefined) throw error;
    return group
      .slice(0, 1)
      .map(([named]) => [named, failed(named.path, { code: "database", message })] as const);
  }
}

function keep({ path, page }: NamedPage, context: IngestContext, ahead?: ReadAhead): Ingested {
  if (!page.ok) return failed(path, page.problem);
  const kept = keepPage(page.value, context, ahead);
  return kept.ok ? { path, ...kept.value, problem: undefined } : failed(path, kept.problem);
}

type Kept = Pick<Ingested, "outcome" | "relevant" | "issues">;

function keepPage(
  page: PageToIngest,
  { store, now }: IngestContext,
  ahead?: ReadAhead,
): Result<Kept> {
  const { bytes, source, served, record } = page;
  const sha256 = ahead?.sha256 ?? hashOf(bytes);
  const versions = ruleVersions();
  const known = store.recognize({ source, sha256, ...versions });
  if (known !== undefined) {
    if (record !== undefined) store.noteRecord(sha256, record);
    return success({ outcome: known, relevant: false, issues: [] });
  }
  const read = ahead?.read ?? readOut(page);
  if (!read.ok) return read;
  const { extraction, issues, packed } = read.value;
  const outcome = store.save({
    extraction,
    bytes,
    packed,
    source,
    served,
    ...versions,
    now: now(),
  });
  if (record !== undefined) store.noteRecord(sha256, record);
  return success({ outcome, relevant: outcome !== "unchanged" && extraction.relevant, issues });
}
