import { JaroWinklerDistance } from "natural/lib/natural/distance/index.js";
import { searchKey } from "../text/fold.ts";

const MIN_SIMILARITY = 0.85;
const MOST = 3;

/** The names nearest to a misspelt one, best first (Jaro-Winkler over folded names); none where nothing is near. */
export function suggestNames(word: string, names: readonly string[]): readonly string[] {
  const key = searchKey(word);
  const scored = [...new Set(names)].map((name) => ({
    name,
    similarity: JaroWinklerDistance(key, searchKey(name)),
  }));
  return scored
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || (a.name < b.name ? -1 : 1))
    .slice(0, MOST)
    .map(({ name }) => name);
}
