import { searchKey } from "../text/fold.ts";

const SHINGLE = 4;
/** One in so many shingles is a mark: the same ones in every copy, whatever was cut off. */
const SAMPLING = 12;
const BLANKS = /\s+/u;

/** All runs of four syllables of a text as numbers, without marks of tone, case and punctuation. */
export function shinglesOf(text: string): ReadonlySet<number> {
  const words = searchKey(text).split(BLANKS);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1)
    shingles.add(hash(words.slice(at, at + SHINGLE).join(" ")));
  return shingles;
}

/** The shingles by which copies of a text are found: a sample that any two texts take alike. */
export function marksOf(shingles: ReadonlySet<number>): readonly number[] {
  return [...shingles].filter((shingle) => shingle % SAMPLING === 0).sort((a, b) => a - b);
}

const OFFSET = 0x81_1c_9d_c5;
const PRIME = 0x01_00_01_93;

/** FNV-1a, 32 bits, stirred: its own last bits follow the last letters, and the sample is taken by them. */
function hash(text: string): number {
  let value = OFFSET;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), PRIME);
  value = Math.imul(value ^ (value >>> 16), STIR);
  return (value ^ (value >>> 15)) >>> 0;
}

const STIR = 0x2c_1b_3c_6d;
