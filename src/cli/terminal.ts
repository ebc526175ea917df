import { isAbsolute, relative } from "node:path";
import pc from "picocolors";

/** Exit codes, the same for every command. */
export const EXIT = { ok: 0, failed: 1, usage: 2, partial: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const DEFAULT_WIDTH = 80;

/** Results: standard output and nothing else goes there. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Columns of the terminal, 80 where standard output is none. */
export function terminalWidth(): number {
  return process.stdout.columns ?? DEFAULT_WIDTH;
}

/** A file as a person would name it from here: relative below the current folder, else in full. */
export function shownPath(path: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near;
}

/** Colours for standard output; plain where it is no terminal or NO_COLOR is set. */
export const paint = pc.createColors(process.stdout.isTTY === true && pc.isColorSupported);

/** A usage problem that a command finds itself: printed with exit code 2. */
export class UsageError extends Error {}

/** "1 group", "3 groups". */
export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
