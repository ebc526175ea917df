import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { WARCRecord, WARCSerializer } from "warcio";
import type { ArchivedAt, Exchange, Header } from "../model/crawl.ts";

/** What an earlier answer of the same content was: a revisit record refers to it. */
export interface Earlier {
  readonly url: string;
  readonly fetchedAt: number;
  readonly digest: string;
}

export interface Archived {
  readonly at: ArchivedAt;
  /** Of the body as it was sent: "sha256:" and hexadecimal digits. */
  readonly digest: string;
  /** True where the archive holds the content under an earlier date. */
  readonly isRevisit: boolean;
}

/** The exchanges of a crawl as WARC files, one record packed by itself. */
export interface Archive {
  /**
   * Writes request and answer, a revisit record where the content is that of an earlier answer, and acknowledges them in the same
   * breath: no record of another exchange comes between.
   */
  readonly write: <T>(
    exchange: Exchange,
    earlier: Earlier | undefined,
    acknowledge: (archived: Archived) => T,
  ) => Promise<T>;
  /** Brings what was written to the disk. */
  readonly sync: () => void;
  readonly close: () => void;
}

export interface ArchiveOptions {
  readonly folder: string;
  /** The end of what is acknowledged of each file: what a killed run wrote behind it is cut off. */
  readonly ends: ReadonlyMap<string, number>;
  /** A file that is larger is closed, and another begun. */
  readonly maxFileBytes?: number;
  /** Is told the name of a file before it is made. */
  readonly onFile: (name: string) => void;
  readonly software: string;
  readonly now: () => number;
}

const MAX_FILE_BYTES = 1_000_000_000;
const SUFFIX = ".warc.gz";

interface OpenFile {
  readonly name: string;
  readonly descriptor: number;
  length: number;
}

/** Opens a folder for writing. Only what the frontier has acknowledged stays in its files. */
export function openArchive(options: ArchiveOptions): Archive {
  const { folder, ends, maxFileBytes = MAX_FILE_BYTES } = options;
  mkdirSync(folder, { recursive: true });
  cutUnacknowledged(folder, ends);
  let file: OpenFile | undefined;
  let opening: Promise<OpenFile> | undefined;
  const current = (): Promise<OpenFile> => {
    if (file !== undefined && file.length < maxFileBytes) return Promise.resolve(file);
    opening ??= beginFile(options).then((begun) => {
      if (file !== undefined) closeFile(file);
      file = begun;
      opening = undefined;
      return begun;
    });
    return opening;
  };
  return {
    write: async (exchange, earlier, acknowledge) => {
      const digest = digestOf(exchange.body);
      const isSame = exchange.status === NOT_MODIFIED || earlier?.digest === digest;
      const records = await recordsOf(exchange, isSame ? earlier : undefined);
      const target = await current();
      // Nothing is waited for from here on: records of two exchanges never mix.
      const offset = target.length;
      for (const bytes of records) append(target, bytes);
      const length = records[0]?.length ?? 0;
      return acknowledge({
        at: { file: target.name, offset, length, end: target.length },
        digest,
        isRevisit: isSame && earlier !== undefined,
      });
    },
    sync: () => {
      if (file !== undefined) fdatasyncSync(file.descriptor);
    },
    close: () => {
      if (file !== undefined) closeFile(file);
      file = undefined;
    },
  };
}

export function digestOf(...pieces: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return `sha256:${hash.digest("hex")}`;
}

/** Files that are shorter than what was acknowledged of them, after the machine lost power: what they lost must be fetched anew. */
export function lostTails(
  folder: string,
  ends: ReadonlyMap<string, number>,
): readonly { readonly file: string; readonly end: number }[] {
  return [...ends].flatMap(([file, end]) => {
    const path = join(folder, file);
    // A file that is gone was moved elsewhere by somebody: what it holds was had.
    if (!existsSync(path)) return [];
    const { size } = statSync(path);
    return size < end ? [{ file, end: size }] : [];
  });
}

/** A killed run leaves half a record, or one that the frontier does not know: it will fetch that page again. */
function cutUnacknowledged(folder: string, ends: ReadonlyMap<string, number>): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(SUFFIX)) continue;
    const path = join(folder, name);
    const end = ends.get(name);
    // A file that this crawl did not write is none of its business.
    if (end === undefined || statSync(path).size <= end) continue;
    if (end === 0) {
      // A file without any record is none.
      rmSync(path);
      continue;
    }
    const descriptor = openSync(path, "r+");
    ftruncateSync(descriptor, end);
    closeSync(descriptor);
  }
}

async function beginFile({ folder, software, now, onFile }: ArchiveOptions): Promise<OpenFile> {
  const stamp = new Date(now()).toISOString().replaceAll(NOT_DIGIT, "").slice(0, 14);
  const name = `thidua-${stamp}-${randomUUID().slice(0, 8)}${SUFFIX}`;
  onFile(name);
  const file = { name, descriptor: openSync(join(folder, name), "ax"), length: 0 };
  const info = WARCRecord.createWARCInfo(
    { filename: name, warcVersion: "WARC/1.1", date: dateOf(now()) },
    {
      software,
      format: "WARC File Format 1.1",
      conformsTo: "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
      robots: "obey",
    },
  );
  append(file, await pack(info));
  return file;
}

const NOT_DIGIT = /\D/gu;

function append(file: OpenFile, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length)
    written += writeSync(file.descriptor, bytes, written, bytes.length - written);
  file.length += bytes.length;
}

function closeFile({ descriptor }: OpenFile): void {
  fdatasyncSync(descriptor);
  closeSync(descriptor);
}

const zip = promisify(gzip);
const NO_BODY: Uint8Array = new Uint8Array();

/** One record, packed by itself. The platform hashes and packs far faster than the library would. */
async function pack(record: WARCRecord, payload: Uint8Array = NO_BODY): Promise<Uint8Array> {
  const { headers } = record.warcHeaders;
  if (record.httpHeaders !== null) {
    const block = [new TextEncoder().encode(`${record.httpHeaders.toString()}\r\n`), payload];
    headers.set("WARC-Block-Digest", digestOf(...block));
    if (!headers.has("WARC-Payload-Digest")) headers.set("WARC-Payload-Digest", digestOf(payload));
  }
  return zip(await WARCSerializer.serialize(record, { gzip: false }));
}

/** The answer's record, then the request's. */
async function recordsOf(
  exchange: Exchange,
  earlier: Earlier | undefined,
): Promise<readonly Uint8Array[]> {
  const { url, requestedAt, ip } = exchange;
  const date = dateOf(requestedAt);
  const id = `<urn:uuid:${randomUUID()}>`;
  const isUnchanged = exchange.status === NOT_MODIFIED;
  const common = { url, date, warcVersion: "WARC/1.1" as const, keepHeadersCase: true };
  const isRevisit = isUnchanged || earlier !== undefined;
  const payload = isRevisit ? NO_BODY : exchange.body;
  const answer = WARCRecord.create(
    {
      ...common,
      type: isRevisit ? "revisit" : "response",
      warcHeaders: {
        "WARC-Record-ID": id,
        ...(ip === undefined ? {} : { "WARC-IP-Address": ip }),
        ...(earlier === undefined ? {} : { "WARC-Payload-Digest": earlier.digest }),
      },
      statusline: `HTTP/1.1 ${exchange.status} ${exchange.statusText}`.trim(),
      httpHeaders: asSent(exchange.headers),
      ...(earlier === undefined
        ? {}
        : { refersToUrl: earlier.url, refersToDate: dateOf(earlier.fetchedAt) }),
    },
    once(payload),
  );
  if (isUnchanged) answer.warcHeaders.headers.set("WARC-Profile", NOT_MODIFIED_PROFILE);
  const { pathname, search } = new URL(url);
  const request = WARCRecord.create(
    {
      ...common,
      type: "request",
      warcHeaders: { "WARC-Concurrent-To": id },
      statusline: `GET ${pathname}${search} HTTP/1.1`,
      httpHeaders: asSent(exchange.requestHeaders),
    },
    once(NO_BODY),
  );
  return Promise.all([pack(answer, payload), pack(request)]);
}

const NOT_MODIFIED = 304;
const NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
/** A body is kept without the pieces in which it came over the wire. */
const OF_THE_WIRE: ReadonlySet<string> = new Set(["transfer-encoding"]);

function asSent(headers: readonly Header[]): [string, string][] {
  return headers
    .filter(([name]) => !OF_THE_WIRE.has(name.toLowerCase()))
    .map(([name, value]) => [name, value]);
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString();
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
