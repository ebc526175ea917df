import { lstatSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { globSync } from "tinyglobby";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";

const ARTICLE_FILES: ReadonlySet<string> = new Set([".html", ".htm", ".xhtml", ".txt", ".warc"]);
const WARC = /\.warc(?:\.gz)?$/iu;

/** True for a web archive: its pages are read one by one. */
export function isWarc(path: string): boolean {
  return WARC.test(path);
}

const GLOB = /[*?[{]/u;

/**
 * The files that a path stands for: itself, every page, text and web archive below a folder (linked folders left out, they may be circles), or what a glob matches. Sorted, so that
 * two runs go the same way. A folder that cannot be read is a problem of its own; the rest goes on.
 */
export function listFiles(path: string): readonly Result<string>[] {
  if (path === "-") return [success(path)];
  const kind = kindOf(path);
  if (kind === "folder") return walk(path);
  if (kind === "file") return [success(path)];
  if (kind === "denied") return [unreadable(path)];
  if (!GLOB.test(path)) return [failure("not-found", `${path}: there is no such file or folder`)];
  const matched = expandGlob(path);
  return matched.length > 0 ? matched : [failure("not-found", `${path}: no file matches`)];
}

function kindOf(path: string): "file" | "folder" | "none" | "denied" {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return error.code === "EACCES" ? "denied" : "none";
  }
}

function unreadable(path: string): Result<never> {
  return failure("unreadable", `${path}: the folder cannot be read: check its permissions`);
}

function walk(folder: string): readonly Result<string>[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return [unreadable(folder)];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const kind = kindOf(path);
    if (kind === "folder") return lstatSync(path).isSymbolicLink() ? [] : walk(path);
    return ARTICLE_FILES.has(extname(name).toLowerCase()) || isWarc(name) ? [success(path)] : [];
  });
}

function expandGlob(glob: string): readonly Result<string>[] {
  const found = globSync(glob, { onlyFiles: true, dot: false, expandDirectories: false });
  return found.sort().map((path) => success(path));
}
