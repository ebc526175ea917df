import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { normalizeText } from "../text/normalize.ts";

/** No article is this long; what is longer is a dump, an archive or a mistake. */
export const MAX_BYTES = 8 * 1024 * 1024;

const SNIFFED = 4096;
const DECLARED =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*(?<charset>[\w-]{3,20})|<\?xml[^>]{0,80}encoding\s*=\s*["'](?<xml>[\w-]{3,20})/iu;

/** Bytes as normalized text: byte order mark, then the declared charset, else UTF-8. Says what to do where they are no text. */
export function decodeBytes(bytes: Uint8Array): Result<string> {
  if (bytes.length === 0) return failure("empty", "the file is empty: nothing to read");
  if (bytes.length > MAX_BYTES)
    return failure(
      "too-large",
      `${megabytes(bytes.length)} MB is more than an article can have (limit ${megabytes(MAX_BYTES)} MB): split the file`,
    );
  const label = markedCharset(bytes) ?? declaredCharset(bytes) ?? "utf-8";
  if (!label.startsWith("utf-16") && bytes.subarray(0, SNIFFED).includes(0))
    return failure(
      "binary",
      "this is a binary file: give a saved page (.html) or pasted text (.txt)",
    );
  return decodeAs(bytes, label);
}

function decodeAs(bytes: Uint8Array, label: string): Result<string> {
  try {
    const text = new TextDecoder(label, { fatal: label === "utf-8" }).decode(bytes);
    const normalized = normalizeText(text);
    return normalized.trim() === ""
      ? failure("empty", "the file has no text: nothing to read")
      : success(normalized);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return failure(
      "not-text",
      `the bytes are no ${label} text: save the page as UTF-8 and try again`,
    );
  }
}

function markedCharset(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, SNIFFED)).toString("latin1");
  const groups = DECLARED.exec(head)?.groups;
  const declared = (groups?.["charset"] ?? groups?.["xml"])?.toLowerCase();
  // A page that can be read at all as bytes of ASCII and declares UTF-16 is mislabelled.
  return declared?.startsWith("utf-16") === true ? undefined : declared;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
