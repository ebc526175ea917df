import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { WARCRecord } from "warcio";
import { LimitReader, WARCParser } from "warcio";
import type { ArchivedAt, Header } from "../model/crawl.ts";
import { headerOf } from "./body.ts";

/** An answer that a WARC file holds: ours, or another program's. */
export interface WarcAnswer {
  readonly url: string;
  /** As the record has it: ISO 8601 in UTC. */
  readonly date: string;
  readonly status: number;
  readonly headers: readonly Header[];
  /** As it was sent: unpack it by its headers. */
  readonly body: Uint8Array;
}

const PACKED = /\.gz$/iu;
const MAX_BODY = 8 * 1024 * 1024;
const SUCCESS = 200;

/** The answers with a page in a WARC file (.warc, .warc.gz) in order, as a stream: its records may be millions. Throws where the file breaks off. */
export async function* readWarc(path: string): AsyncGenerator<WarcAnswer> {
  if (statSync(path).size === 0) return;
  const file = createReadStream(path);
  // The platform unpacks faster than the library, and tells where a file breaks off.
  const stream = PACKED.test(path) ? pipeline(file, createGunzip(), () => undefined) : file;
  yield* answersOf(new WARCParser(stream));
}

/** The answer at a place in an archive; undefined where there is none. */
export async function readAnswerAt(
  path: string,
  { offset, length }: Pick<ArchivedAt, "offset" | "length">,
): Promise<WarcAnswer | undefined> {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, bytes, 0, length, offset);
  } finally {
    closeSync(descriptor);
  }
  for await (const answer of answersOf(new WARCParser([bytes]))) return answer;
  return undefined;
}

async function* answersOf(parser: WARCParser): AsyncGenerator<WarcAnswer> {
  for await (const record of parser) {
    const { reader } = record;
    const answer = await answerOf(record);
    // What was not asked for is read past here: at the end of a file that is cut off the library would look for it for ever.
    if (answer === undefined) for await (const _ of reader);
    if (reader instanceof LimitReader && reader.limit > 0)
      throw new Error("its last record is cut off");
    if (answer !== undefined) yield answer;
  }
}

async function answerOf(record: WARCRecord): Promise<WarcAnswer | undefined> {
  const { warcType, warcTargetURI, warcDate, httpHeaders } = record;
  const isAnswer = warcType === "response" && httpHeaders !== null;
  const status = Number(httpHeaders?.statusCode);
  if (!isAnswer || status !== SUCCESS || warcTargetURI === null) return undefined;
  const length = Number(record.warcHeaders.headers.get("Content-Length") ?? 0);
  if (length > MAX_BODY) return undefined;
  const headers = [...httpHeaders.headers].map(([name, value]): Header => [name, value]);
  const body = await record.readFully(false);
  const isChunked = headerOf(headers, "transfer-encoding")?.toLowerCase().includes("chunked");
  return {
    url: withoutBrackets(warcTargetURI ?? ""),
    date: warcDate ?? "",
    status,
    headers,
    body: isChunked === true ? withoutChunks(body) : body,
  };
}

const SIZE = /^(?<size>[\da-f]{1,8})[^\n]{0,200}\n/iu;
const LINE = 256;
const LINE_END = 2;

/** Other programs keep a body in the pieces in which it came, or take it out of them and leave the header. */
function withoutChunks(body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const line = Buffer.from(body.subarray(at, at + LINE)).toString("latin1");
    const match = SIZE.exec(line);
    if (match === null) return at === 0 ? body : Buffer.concat(pieces);
    const size = Number.parseInt(match.groups?.["size"] ?? "0", 16);
    const start = at + match[0].length;
    pieces.push(body.subarray(start, start + size));
    at = start + size + LINE_END;
    if (size === 0) break;
  }
  return Buffer.concat(pieces);
}

const BRACKETS = /^<|>$/gu;

/** Some programs write addresses in angle brackets, as the first version of the format shows them. */
function withoutBrackets(url: string): string {
  return url.replace(BRACKETS, "");
}
