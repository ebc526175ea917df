import { isUtf8 } from "node:buffer";
import type { Issue } from "../model/page.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { vietnameseShare } from "../text/syllable.ts";
import { liveStretches } from "./dead-text.ts";
import { convertLegacy } from "./legacy-fonts.ts";
import { readLegacyFonts, withCapitals } from "./legacy-page.ts";
import { repairMojibake } from "./mojibake.ts";

/** No article is this long; what is longer is a dump, an archive or a mistake. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** A page's bytes as text, in what encoding they were, and what a person should know of it. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly issues: readonly Issue[];
}

const SNIFFED = 4096;
const DECLARED =
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*(?<charset>[\w-]{3,20})|<\?xml[^>]{0,80}encoding\s*=\s*["'](?<xml>[\w-]{3,20})/iu;

/**
 * Bytes as text: byte order mark, then UTF-8 where they are that, then the charset that the server or the page names, then letter
 * statistics; fonts' encodings and UTF-8 read as windows-1252 are read back. Bytes that fit nothing are a problem, not a guess.
 */
export function decodeBytes(bytes: Uint8Array, served?: string): Result<Decoded> {
  if (bytes.length === 0) return failure("empty", "the file is empty: nothing to read");
  if (bytes.length > MAX_BYTES)
    return failure(
      "too-large",
      `${megabytes(bytes.length)} MB is more than an article can have (limit ${megabytes(MAX_BYTES)} MB): split the file`,
    );
  const label = markedCharset(bytes) ?? wideCharset(bytes);
  if (label === undefined && isBinary(bytes))
    return failure(
      "binary",
      "this is a binary file: give a saved page (.html) or pasted text (.txt)",
    );
  const decoded = label === undefined ? decodeNarrow(bytes, served) : decodeAs(bytes, label);
  if (!decoded.ok) return decoded;
  const { text, charset, issues } = decoded.value;
  if (!NOT_BLANK.test(text)) return failure("empty", "the file has no text: nothing to read");
  const legacy = readLegacyFonts(text);
  if (legacy !== undefined) return success({ ...legacy, issues });
  const repaired = repairMojibake(text);
  return success({
    text: repaired.text,
    charset,
    issues: [...issues, ...mojibakeIssues(repaired)],
  });
}

const NOT_BLANK = /\S/u;

function mojibakeIssues({ runs, lost }: ReturnType<typeof repairMojibake>): readonly Issue[] {
  if (lost === 0) return [];
  const message = `${lost} of ${runs} places look like UTF-8 that was read as windows-1252 and could not be read back: compare the text with the page`;
  return [{ code: "mojibake", message }];
}

function decodeAs(bytes: Uint8Array, charset: string): Result<Decoded> {
  return success({ text: new TextDecoder(charset).decode(bytes), charset, issues: [] });
}

/** Bytes in an encoding of one byte a letter or of UTF-8. */
function decodeNarrow(bytes: Uint8Array, served: string | undefined): Result<Decoded> {
  if (isUtf8(bytes)) return success({ text: liveUtf8(bytes), charset: "utf-8", issues: [] });
  const declared = chosenCharset(knownCharset(served), knownCharset(declaredCharset(bytes)));
  if (declared !== undefined && !WESTERN.test(declared)) {
    if (declared !== "utf-8") return decodeAs(bytes, declared);
    const text = utf8(bytes);
    const broken = text.split("\uFFFD").length - 1;
    if (broken <= Math.max(MAX_BROKEN, text.length * BROKEN_SHARE))
      return success({ text, charset: "utf-8", issues: [brokenIssue(broken)] });
  }
  return decodeByLetters(bytes, declared);
}

/** The server's word before the page's, but for the Western charset, which servers send unless told otherwise. */
function chosenCharset(served: string | undefined, own: string | undefined): string | undefined {
  return served === undefined || (own !== undefined && WESTERN.test(served)) ? own : served;
}

const WESTERN = /^(?:windows-1252|iso-8859-1|us-ascii|latin1)$/u;
const MAX_BROKEN = 8;
const BROKEN_SHARE = 0.002;

function brokenIssue(broken: number): Issue {
  return {
    code: "broken-bytes",
    message: `${broken} bytes are no UTF-8 and were left out: compare the text with the page`,
  };
}

const MIN_SHARE = 0.7;
const MIN_WORDS = 3;

/** The encoding in which most words with marks are Vietnamese syllables; else the Western one, if the page says so. */
function decodeByLetters(bytes: Uint8Array, declared: string | undefined): Result<Decoded> {
  const western = new TextDecoder("windows-1252").decode(bytes);
  const [best] = [
    {
      charset: "windows-1258",
      text: new TextDecoder("windows-1258").decode(bytes).normalize("NFC"),
    },
    { charset: "tcvn3", text: convertLegacy(western, "tcvn3") },
    { charset: "vni", text: convertLegacy(western, "vni") },
    { charset: "windows-1252", text: western },
  ]
    .map((one) => ({ ...one, ...vietnameseShare(one.text) }))
    .sort((a, b) => b.share - a.share);
  if (best !== undefined && best.share >= MIN_SHARE && best.words >= MIN_WORDS) {
    const { charset } = best;
    const text = charset === "tcvn3" ? withCapitals(best.text) : best.text;
    return success({ text, charset, issues: [] });
  }
  if (declared !== undefined && WESTERN.test(declared))
    return success({ text: western, charset: declared, issues: [] });
  return failure(
    "not-text",
    `the bytes are no ${declared ?? "utf-8"} text: save the page as UTF-8 and try again`,
  );
}

/** UTF-8 without the dead text of a page, which is found by its bytes: two thirds of a page need no decoding. */
function liveUtf8(bytes: Uint8Array): string {
  const live = liveStretches(latin1(bytes)).map(([start, end]) => bytes.subarray(start, end));
  return utf8(live.length === 1 ? bytes : Buffer.concat(live));
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function markedCharset(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

const MIN_ZEROS = 0.3;

/** UTF-16 without a mark: every other byte of its markup is zero. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, SNIFFED);
  const zeros = [0, 0];
  for (let at = head.indexOf(0); at !== -1; at = head.indexOf(0, at + 1))
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * MIN_ZEROS && even === 0) return "utf-16le";
  return even > head.length * MIN_ZEROS && odd === 0 ? "utf-16be" : undefined;
}

const BINARY_SHARE = 0.02;

/** A stray null byte is an accident; many are a picture or a document. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, SNIFFED);
  if (!head.includes(0)) return false;
  const zeros = head.reduce((count, byte) => count + Number(byte === 0), 0);
  return (
    zeros > Math.max(1, head.length * BINARY_SHARE) || (zeros > 0 && !MARKUP.test(latin1(head)))
  );
}

const MARKUP = /<[a-z!]/iu;

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const groups = DECLARED.exec(latin1(bytes.subarray(0, SNIFFED)))?.groups;
  return groups?.["charset"] ?? groups?.["xml"];
}

/** A label that the platform can decode, in small letters. A page that can be read as ASCII and declares UTF-16 is mislabelled. */
function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined || WIDE.test(label)) return undefined;
  try {
    return new TextDecoder(label.replaceAll(QUOTES, "").trim()).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

const WIDE = /^utf-?16/iu;
const QUOTES = /["']/gu;

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
