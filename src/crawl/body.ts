import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from "node:zlib";
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

/** No server packs a body more than twice. */
const MAX_LAYERS = 2;

/** Unpacks a body by its Content-Encoding. What unpacks to more than a limit is refused while it unpacks; a cut end is left out. */
export async function unpackBody(
  headers: readonly Header[],
  body: Uint8Array,
  maxBytes: number,
): Promise<Unpacked> {
  const layers = (headerOf(headers, "content-encoding") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity")
    .toReversed();
  if (layers.length > MAX_LAYERS) return { ok: false, code: "broken-body" };
  let bytes = body;
  for (const layer of layers) {
    const unpacked = await unpackLayer(layer, bytes, maxBytes);
    if (!unpacked.ok) return unpacked;
    bytes = unpacked.bytes;
  }
  return { ok: true, bytes };
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
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === ZLIB_METHOD;
  return isZlib ? undeflate(bytes, options) : undeflateRaw(bytes, options);
}
