import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { createGunzip, gunzipSync } from "node:zlib";
import type { ArchivedAt, Header } from "../model/crawl.ts";
import { headerOf } from "./body.ts";
import type { WarcFrame } from "./warc-frames.ts";
import { warcFrames } from "./warc-frames.ts";

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

const MAX_BODY = 8 * 1024 * 1024;
const SUCCESS = 200;

/**
 * The answers with a page in a WARC file (packed or not) in order, as a stream: its records may be millions. Throws behind the last whole record where the
 * file breaks off, holds what is none, or goes on where the packing ends.
 */
export async function* readWarc(path: string): AsyncGenerator<WarcAnswer> {
  if (statSync(path).size === 0) return;
  const chunks = isPacked(path) ? unpacked(path) : createReadStream(path);
  for await (const frame of warcFrames(chunks, MAX_BODY)) {
    const answer = answerOf(frame);
    if (answer !== undefined) yield answer;
  }
}

/** The answer at a place in an archive; undefined where the record is none. Throws where there is no whole record. */
export async function readAnswerAt(
  path: string,
  { offset, length }: Pick<ArchivedAt, "offset" | "length">,
): Promise<WarcAnswer | undefined> {
  const bytes = Buffer.alloc(length);
  const descriptor = openSync(path, "r");
  try {
    if (readSync(descriptor, bytes, 0, length, offset) < length)
      throw new Error("the file ends before it");
  } finally {
    closeSync(descriptor);
  }
  const record = startsPacked(bytes) ? gunzipSync(bytes) : bytes;
  for await (const frame of warcFrames([record], MAX_BODY)) return answerOf(frame);
  throw new Error("there is no record");
}

const MAGIC = [0x1f, 0x8b] as const;

function startsPacked(bytes: Uint8Array): boolean {
  return bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
}

function isPacked(path: string): boolean {
  const bytes = Buffer.alloc(MAGIC.length);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return startsPacked(bytes);
}

/** The bytes of a packed file. What could be unpacked is given before the fault behind it is thrown. */
async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const out: Buffer[] = [];
  let fault: Error | undefined;
  // What it takes for no part of the file it never says that it has taken.
  const over = new Promise<void>((done) => {
    gunzip.once("close", done);
  });
  gunzip.on("data", (bytes: Buffer) => out.push(bytes));
  gunzip.on("error", (error) => {
    fault ??= error;
  });
  try {
    let size = 0;
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      size += chunk.length;
      const taken = new Promise<void>((done) => {
        gunzip.write(chunk, () => done());
      });
      await Promise.race([taken, over]);
      yield* out.splice(0);
      if (fault !== undefined) throw fault;
      if (gunzip.destroyed) break;
    }
    gunzip.end();
    await over;
    yield* out.splice(0);
    if (fault !== undefined) throw fault;
    // Zeros behind a record, as a machine that lost power leaves them, are the end for the platform.
    if (gunzip.bytesWritten < size)
      throw new Error(`nothing can be read behind byte ${gunzip.bytesWritten}`);
  } finally {
    gunzip.destroy();
  }
}

function answerOf({ header, block }: WarcFrame): WarcAnswer | undefined {
  const url = header.get("warc-target-uri");
  if (header.get("warc-type") !== "response" || url === undefined || block === undefined)
    return undefined;
  const { status, headers, end } = httpHead(block);
  if (status !== SUCCESS) return undefined;
  const body = block.subarray(end);
  const isChunked = headerOf(headers, "transfer-encoding")?.toLowerCase().includes("chunked");
  return {
    url: withoutBrackets(url),
    date: header.get("warc-date") ?? "",
    status,
    headers,
    body: isChunked === true ? withoutChunks(body) : body,
  };
}

const LONGEST_HEAD = 256 * 1024;
const HEAD_END = /\r?\n\r?\n/u;
const STATUS = /^HTTP\/\d(?:\.\d)? (?<status>\d{3})/iu;
const FIELD = /^(?<name>[^:\s]+)[ \t]*:(?<value>.*)$/u;
/** A line that starts blank goes on with the one before. */
const LINE_BREAK = /\r?\n(?![ \t])/u;
const FOLD = /\r?\n[ \t]+/gu;

/** What the server said before the page, and where the page starts. */
function httpHead(block: Uint8Array): {
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  readonly end: number;
} {
  const text = Buffer.from(block.subarray(0, LONGEST_HEAD)).toString("latin1");
  const stop = HEAD_END.exec(text);
  const [first = "", ...lines] = text.slice(0, stop?.index ?? text.length).split(LINE_BREAK);
  const status = STATUS.exec(first)?.groups?.["status"];
  return {
    status: status === undefined ? undefined : Number(status),
    headers: lines.flatMap((line): Header[] => {
      const { name, value = "" } = FIELD.exec(line.replace(FOLD, " "))?.groups ?? {};
      return name === undefined ? [] : [[name, value.trim()]];
    }),
    end: stop === null ? block.length : stop.index + stop[0].length,
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
