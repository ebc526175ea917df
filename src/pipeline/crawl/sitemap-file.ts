import { constants, gunzipSync } from "node:zlib";

const GZIP_MARKS = [0x1f, 0x8b];

/** A sitemap's text, also where it is a packed file; undefined where it unpacks to more than a limit. */
export function unzipSitemap(bytes: Uint8Array, maxBytes: number): Uint8Array | undefined {
  if (GZIP_MARKS.some((mark, i) => bytes[i] !== mark)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined;
  }
}
