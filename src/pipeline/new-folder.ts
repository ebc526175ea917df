import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Result } from "../model/result.ts";
import { failure } from "../model/result.ts";
import { isAlive } from "./is-alive.ts";

/** Makes a folder that gets its name when `fill` has made it whole; nothing is left of it where that fails. What is there already stays. */
export function intoNewFolder<T>(
  folder: string,
  what: string,
  fill: (partial: string) => Result<T>,
): Result<T> {
  const target = resolve(folder);
  const partial = `${target}.partial-${process.pid}`;
  let isBegun = false;
  try {
    if (isTaken(target))
      return failure(
        "unreadable",
        `${folder} is there already: name a new folder, what is there stays as it is`,
      );
    mkdirSync(dirname(target), { recursive: true });
    removeLeftovers(target);
    mkdirSync(partial);
    isBegun = true;
    const filled = fill(partial);
    if (filled.ok) renameSync(partial, target);
    return filled;
  } catch (error) {
    const code = unwritable(error);
    if (code === undefined) throw error;
    return failure(
      "unreadable",
      `the ${what} could not be written into ${folder} (${code}): make room there, or name another folder; nothing of it is left`,
    );
  } finally {
    if (isBegun) rmSync(partial, { recursive: true, force: true });
  }
}

/** What the system or SQLite says of a folder or disk that takes nothing more; undefined for any other error. */
export function unwritable(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // What cannot be read is told by its own name.
  if (error instanceof Error && "syscall" in error && error.syscall === "access") return undefined;
  return UNWRITABLE.test(code) ? code : undefined;
}

const UNWRITABLE = /^(?:E[A-Z]+|SQLITE_(?:FULL|IOERR|CANTOPEN).*)$/u;

/** What killed jobs left beside the file or folder that was to be is taken away; what another one is writing stays. */
export function removeLeftovers(target: string, mark = "partial"): void {
  const stem = `${basename(target)}.${mark}-`;
  if (!existsSync(dirname(target))) return;
  for (const name of readdirSync(dirname(target))) {
    const processId = name.startsWith(stem) ? Number(name.slice(stem.length)) : Number.NaN;
    if (Number.isInteger(processId) && processId > 0 && !isAlive(processId))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

/** Whether something stands where the folder shall stand; an empty folder does not. */
function isTaken(target: string): boolean {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there === undefined) return false;
  return !there.isDirectory() || readdirSync(target).length > 0;
}
