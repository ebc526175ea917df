import { isUtf8 } from "node:buffer";
import type { Transform } from "node:stream";
import { PassThrough, Readable } from "node:stream";
import { promisify } from "node:util";
import {
  brotliDecompress,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzip,
  inflate,
  inflateRaw,
} from "node:zlib";
import type { Header } from "../model/crawl.ts";

/** The first value of a header, by its name in small letters. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

/** The address that an answer leads to. Some servers write it in UTF-8, and not as the standard wants it. */
export function locationOf(headers: readonly Header[]): string | undefined {
  const raw = headerOf(headers, "location");
  if (raw === undefined || ASCII.test(raw)) return raw;
  const bytes = Buffer.from(raw, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : raw;
}

const ASCII = /^[ -~]*$/u;

/** The body of an answer as its page has it, or why it cannot be unpacked. */
export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: "too-large" | "broken-body" };

/**
 * The beginning of an answer's body, unpacked no further than a limit; undefined where it is packed in no known way or broken before that.
 * What is long, or a bomb, gives its first bytes all the same.
 */
export async function unpackHead(
  headers: readonly Header[],
  body: Uint8Array,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const layers = layersOf(headers);
  if (layers.length > MAX_LAYERS) return undefined;
  let bytes: Uint8Array | undefined = body;
  for (const layer of layers)
    if (bytes !== undefined) bytes = await headOfLayer(layer, bytes, maxBytes);
  return bytes?.subarray(0, maxBytes);
}

/** How a stream unpacks each kind; what is said to be gzip and is not is plain. */
function unpackerOf(name: string, bytes: Uint8Array): Transform | undefined {
  switch (name) {
    case "gzip":
    case "x-gzip":
      return bytes[0] === GZIP_MARK ? createGunzip() : new PassThrough();
    case "deflate":
      return isZlib(bytes) ? createInflate() : createInflateRaw();
    case "br":
      return createBrotliDecompress();
    default:
      return undefined;
  }
}

async function headOfLayer(
  name: string,
  bytes: Uint8Array,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const unpacker = unpackerOf(name, bytes);
  if (unpacker === undefined) return undefined;
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of Readable.from([bytes]).pipe(unpacker)) {
      const chunk = part as Buffer;
      parts.push(chunk);
      length += chunk.length;
      if (length >= maxBytes) break;
    }
  } catch (error) {
    // What was unpacked before the break stands.
    if (!(error instanceof Error && "code" in error) || length === 0) return undefined;
  }
  return Buffer.concat(parts);
}

/** No server packs a body more than twice. */
const MAX_LAYERS = 2;

/** Unpacks a body by its Content-Encoding. What unpacks to more than a limit is refused while it unpacks; a cut end is left out. */
export async function unpackBody(
  headers: readonly Header[],
  body: Uint8Array,
  maxBytes: number,
): Promise<Unpacked> {
  const layers = layersOf(headers);
  if (layers.length > MAX_LAYERS) return { ok: false, code: "broken-body" };
  let bytes = body;
  for (const layer of layers) {
    const unpacked = await unpackLayer(layer, bytes, maxBytes);
    if (!unpacked.ok) return unpacked;
    bytes = unpacked.bytes;
  }
  return { ok: true, bytes };
}

/** How a body is packed, the outermost first. */
function layersOf(headers: readonly Header[]): readonly string[] {
  return (headerOf(headers, "content-encoding") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity")
    .toReversed();
}

const unzip = promisify(gunzip);
const undeflate = promisify(inflate);
const undeflateRaw = promisify(inflateRaw);
const unbrotli = promisify(brotliDecompress);
const GZIP_MARK = 0x1f;

async function unpackLayer(name: string, bytes: Uint8Array, maxBytes: number): Promise<Unpacked> {
  if (bytes.length === 0) return { ok: true, bytes };
  const options = { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (name) {
      case "gzip":
      case "x-gzip":
        // Some servers say gzip and send plain text.
        return { ok: true, bytes: bytes[0] === GZIP_MARK ? await unzip(bytes, options) : bytes };
      case "deflate":
        return { ok: true, bytes: await inflateEither(bytes, options) };
      case "br":
        return {
          ok: true,
          bytes: await unbrotli(bytes, {
            maxOutputLength: maxBytes,
            finishFlush: constants.BROTLI_OPERATION_FLUSH,
          }),
        };
      default:
        return { ok: false, code: "broken-body" };
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return {
      ok: false,
      code: error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "broken-body",
    };
  }
}

const ZLIB_METHOD = 8;

/** "deflate" is zlib's format by the standard, and bare deflate by some servers. */
function inflateEither(
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number; readonly finishFlush: number },
): Promise<Uint8Array> {
  return isZlib(bytes) ? undeflate(bytes, options) : undeflateRaw(bytes, options);
}

function isZlib(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === ZLIB_METHOD;
}
