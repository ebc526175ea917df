const SHINGLE = 4;
/** One in so many shingles is a mark: the same ones in every copy, whatever was cut off. */
const SAMPLING = 12;

/** All runs of four syllables of a text as numbers. The text is a search key: folded, syllables parted by one blank. */
export function shinglesOf(searchText: string): ReadonlySet<number> {
  const words = searchText.split(" ").map(hash);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) shingles.add(together(words, at));
  return shingles;
}

/** The shingles by which copies of a text are found: a sample that any two texts take alike. */
export function marksOf(shingles: ReadonlySet<number>): readonly number[] {
  return [...shingles].filter((shingle) => shingle % SAMPLING === 0).sort((a, b) => a - b);
}

const OFFSET = 0x81_1c_9d_c5;
const PRIME = 0x01_00_01_93;

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let value = OFFSET;
  for (let i = 0; i < word.length; i += 1) value = Math.imul(value ^ word.charCodeAt(i), PRIME);
  return value;
}

const STIR = 0x2c_1b_3c_6d;

/** One number for the words from a place on, stirred: the sample is taken by its last bits. */
function together(words: readonly number[], at: number): number {
  let value = OFFSET;
  for (let i = at; i < at + SHINGLE; i += 1) {
    value = Math.imul(value ^ (words[i] ?? 0), PRIME);
    value = Math.imul(value ^ (value >>> 15), STIR);
  }
  return (value ^ (value >>> 16)) >>> 0;
}
