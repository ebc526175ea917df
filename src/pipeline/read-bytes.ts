import { readFileSync, statSync } from "node:fs";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { MAX_BYTES } from "../parse/decode.ts";

const STDIN = 0;

/** The bytes of a file, or of standard input for "-". A file that is too large is not read at all. */
export function readBytes(path: string, maxBytes = MAX_BYTES): Result<Uint8Array> {
  try {
    if (path === "-") return success(readFileSync(STDIN));
    const file = statSync(path);
    if (!(file.isFile() || file.isDirectory()))
      return failure("unreadable", "this is no regular file: give a saved page or pasted text");
    const { size } = file;
    if (size > maxBytes)
      return failure(
        "too-large",
        `${megabytes(size)} MB is more than an article can have (limit ${megabytes(maxBytes)} MB): split the file`,
      );
    return success(readFileSync(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return failure("unreadable", reasonOf(String(error.code)));
  }
}

function reasonOf(code: string): string {
  if (code === "ENOENT") return "there is no such file: check the path";
  if (code === "EACCES" || code === "EPERM")
    return "the file cannot be read: check its permissions";
  if (code === "ELOOP") return "the link leads back to itself: check the path";
  if (code === "EISDIR") return "this is a folder: give the files in it, or ingest it";
  return `the file cannot be read (${code})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
