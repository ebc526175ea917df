import type { MarkedText } from "../model/dataset.ts";

/** Texts that share fewer marks are two, but for those that have fewer. */
export const MIN_SHARED = 4;
const MIN_SHARE = 0.5;
const MAX_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * Whether two articles that share some marks are one text: within two months, and sharing half of the shorter one's marks, at least
 * four. What many articles share (a list of members that every year repeats, a paper's closing line) is no mark and makes no copy.
 */
export function isCopy(a: MarkedText, b: MarkedText, shared: number): boolean {
  if (daysBetween(a.day, b.day) > MAX_DAYS) return false;
  const few = Math.min(a.marks, b.marks);
  return shared > 0 && shared >= Math.min(MIN_SHARED, few) && shared >= MIN_SHARE * few;
}

function daysBetween(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}

/** One article of a text. */
export interface CopyText {
  readonly id: string;
  readonly day: string | undefined;
  readonly shingles: ReadonlySet<number>;
}

/** What an article is among those that are one text. `share` is how much of it stands in the original. */
export interface CopyRole {
  readonly id: string;
  readonly role: "original" | "copy" | "excerpt" | "altered";
  readonly share: number;
}

const SAME = 0.98;
const WHOLE = 0.85;

/**
 * The likely original is the earliest, among those of one day the longest; the others are copies, excerpts, or altered where some of
 * their words are not the original's.
 */
export function rolesOfCopies(articles: readonly CopyText[]): readonly CopyRole[] {
  const [original, ...others] = articles.toSorted(
    (a, b) =>
      compare(a.day ?? "9999", b.day ?? "9999") ||
      b.shingles.size - a.shingles.size ||
      compare(a.id, b.id),
  );
  if (original === undefined) return [];
  return [
    { id: original.id, role: "original", share: 1 },
    ...others.map((copy) => roleBeside(original, copy)),
  ];
}

function roleBeside(original: CopyText, copy: CopyText): CopyRole {
  let shared = 0;
  for (const shingle of copy.shingles) if (original.shingles.has(shingle)) shared += 1;
  const share = copy.shingles.size === 0 ? 1 : shared / copy.shingles.size;
  const isWhole = shared >= original.shingles.size * WHOLE;
  const role = share < SAME ? "altered" : isWhole ? "copy" : "excerpt";
  return { id: copy.id, role, share: Math.round(share * 1000) / 1000 };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
