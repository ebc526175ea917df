import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

const CHUNK = 0x10_0000;

/** The length and SHA-256 of a file of any size. */
export function sumOf(path: string): { readonly bytes: number; readonly sha256: string } {
  const digest = createHash("sha256");
  const file = openSync(path, "r");
  const chunk = new Uint8Array(CHUNK);
  let bytes = 0;
  for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
    digest.update(chunk.subarray(0, size));
    bytes += size;
  }
  closeSync(file);
  return { bytes, sha256: digest.digest("hex") };
}
