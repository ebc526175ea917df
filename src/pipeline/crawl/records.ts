import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { unpackBody } from "../../crawl/body.ts";
import type { WarcAnswer } from "../../crawl/warc.ts";
import { readAnswerAt, readWarc } from "../../crawl/warc.ts";
import { isOwnFile } from "../../crawl/warc-names.ts";
import type { PageRecord } from "../../model/crawl.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { MAX_BYTES } from "../../parse/decode.ts";
import { warcFolder } from "./open-crawl.ts";

/** An article with the record that its bytes were read from. */
export interface Recorded {
  readonly articleId: string;
  readonly record: PageRecord;
  /** Of the page, in hexadecimal digits: a server may give two pages of one address in one second. */
  readonly sha256: string;
}

export interface OpenedRecord extends Recorded {
  /** The page as the record holds it, unpacked; a problem where the file or the record is gone. */
  readonly bytes: Result<Uint8Array>;
}

/**
 * Opens the records of articles and gives each with its page. A file that this program wrote is read where the record stands; another program's is looked
 * through once for all its articles. A file is looked for in the archive that is named first, then where it was.
 */
export async function* openRecords(
  articles: readonly Recorded[],
  archive: string | undefined,
): AsyncGenerator<OpenedRecord> {
  const files = groupBy(articles, ({ record }) => join(record.folder, record.file));
  for (const own of files.values()) {
    const [first] = own;
    const path = first && pathOf(first.record, archive);
    if (path === undefined)
      yield* own.map((one) => ({ ...one, bytes: noFile(one.record, archive) }));
    else yield* openIn(path, own);
  }
}

async function* openIn(path: string, articles: readonly Recorded[]): AsyncGenerator<OpenedRecord> {
  for (const one of articles) {
    const { place } = one.record;
    if (place !== undefined) yield { ...one, bytes: await pageAt(path, one.record, place) };
  }
  yield* lookThrough(
    path,
    articles.filter(({ record }) => record.place === undefined),
  );
}

async function pageAt(
  path: string,
  record: PageRecord,
  place: NonNullable<PageRecord["place"]>,
): Promise<Result<Uint8Array>> {
  try {
    const answer = await readAnswerAt(path, place);
    return answer === undefined || keyOf(answer.url, answer.date) !== recordKey(record)
      ? noRecord(path, record)
      : await pageOf(answer);
  } catch (error) {
    return broken(path, error);
  }
}

/** The records of one file that are looked for by address and moment. What stands behind a break in the file is not found. */
async function* lookThrough(
  path: string,
  articles: readonly Recorded[],
): AsyncGenerator<OpenedRecord> {
  if (articles.length === 0) return;
  const found = new Map<Recorded, Result<Uint8Array>>();
  const fault = await search(path, articles, found);
  for (const one of articles)
    yield { ...one, bytes: found.get(one) ?? fault ?? noRecord(path, one.record) };
}

/** Reads a file until all are found, or to its end; gives the fault where it breaks off. The record of the same page is taken before another of its moment. */
async function search(
  path: string,
  articles: readonly Recorded[],
  found: Map<Recorded, Result<Uint8Array>>,
): Promise<Result<never> | undefined> {
  const wanted = groupBy(articles, ({ record }) => recordKey(record));
  try {
    for await (const answer of readWarc(path)) {
      const key = keyOf(answer.url, answer.date);
      const open = wanted.get(key);
      if (open === undefined) continue;
      const page = await pageOf(answer);
      for (const one of open) found.set(one, page);
      const others = open.filter(({ sha256 }) => !page.ok || hashOf(page.value) !== sha256);
      if (others.length > 0) wanted.set(key, others);
      else wanted.delete(key);
      if (wanted.size === 0) return undefined;
    }
  } catch (error) {
    return broken(path, error);
  }
  return undefined;
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function groupBy(
  articles: readonly Recorded[],
  keyOfOne: (one: Recorded) => string,
): Map<string, Recorded[]> {
  const groups = new Map<string, Recorded[]>();
  for (const one of articles) {
    const key = keyOfOne(one);
    const own = groups.get(key) ?? [];
    own.push(one);
    groups.set(key, own);
  }
  return groups;
}

function keyOf(url: string, date: string): string {
  return `${date} ${url}`;
}

function recordKey({ url, fetchedAt }: PageRecord): string {
  return keyOf(url, fetchedAt);
}

async function pageOf({ headers, body }: WarcAnswer): Promise<Result<Uint8Array>> {
  const unpacked = await unpackBody(headers, body, MAX_BYTES);
  return unpacked.ok
    ? success(unpacked.bytes)
    : failure("unreadable", "the page in the record cannot be unpacked");
}

function pathOf({ folder, file }: PageRecord, archive: string | undefined): string | undefined {
  const named = archive === undefined ? [] : [warcFolder(archive), archive];
  // What a crawl archived is held to the archive that is named; files of other programs may lie where they were read.
  const places = archive !== undefined && isOwnFile(file) ? named : [...named, folder];
  return places.map((place) => join(resolve(place), file)).find((path) => existsSync(path));
}

function noFile({ folder, file }: PageRecord, archive: string | undefined): Result<never> {
  return failure(
    "unreadable",
    `the archive's file ${file} is not in ${archive ?? folder}: give the folder where it is now with --archive`,
  );
}

function noRecord(path: string, { url, fetchedAt }: PageRecord): Result<never> {
  return failure("unreadable", `${path} has no record of ${url} of ${fetchedAt}`);
}

/** What the reader of the format says where a record is none; the file itself may be unreadable too. */
function broken(path: string, error: unknown): Result<never> {
  if (!(error instanceof Error)) throw error;
  return failure("unreadable", `${path} breaks off or is no archive (${error.message})`);
}
