import { canonicalText } from "../../src/text/canonical.ts";
import { isWordUnit, startsWordAt } from "../../src/text/characters.ts";
import { Trie } from "./trie.ts";

/** A phrase found in a text: where it ends, and the entry that it names. */
export interface PhraseMatch<V> {
  readonly start: number;
  readonly end: number;
  readonly value: V;
}

/** Finds the longest phrase of a closed list, at one position or everywhere in a canonical text. */
export interface Phrases<V> {
  readonly matchAt: (text: string, at: number) => PhraseMatch<V> | undefined;
  readonly findAll: (text: string, starts?: WordStarts) => readonly PhraseMatch<V>[];
}

/** Where the words of a text start, in order: worked out once for all lists. */
export type WordStarts = readonly number[];

/** The word starts of a text. */
export function wordStartsOf(text: string): WordStarts {
  const starts: number[] = [];
  let isInWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const isWord = isWordUnit(text.charCodeAt(i));
    if (isWord && !isInWord) starts.push(i);
    isInWord = isWord;
  }
  return starts;
}

/** Phrases from pairs of form and value; of two values with one form the first is kept. Case counts only where asked. */
export function buildPhrases<V>(
  entries: readonly (readonly [string, V])[],
  options: { readonly caseSensitive?: boolean } = {},
): Phrases<V> {
  /** Built when it is first asked: most commands read a few of the lists, and no text. */
  let built: Trie<V> | undefined;
  const trieOf = (): Trie<V> => {
    built ??= new Trie(entries.map(canonicalEntry), options.caseSensitive === true);
    return built;
  };
  /** Several finders ask one list about one sentence: the last answer is kept. */
  let last: { readonly text: string; readonly found: readonly PhraseMatch<V>[] } | undefined;
  return {
    matchAt: (text, at) => {
      const longest = startsWordAt(text, at) ? trieOf().longestAt(text, at) : undefined;
      return longest && { start: at, ...longest };
    },
    findAll: (text, starts = wordStartsOf(text)) => {
      if (last?.text === text) return last.found;
      const found = findFrom(trieOf(), text, starts);
      last = { text, found };
      return found;
    },
  };
}

function canonicalEntry<V>([form, value]: readonly [string, V]): readonly [string, V] {
  return [canonicalText(form.normalize("NFC")), value];
}

function findFrom<V>(trie: Trie<V>, text: string, starts: WordStarts): readonly PhraseMatch<V>[] {
  const found: PhraseMatch<V>[] = [];
  let done = 0;
  for (const at of starts) {
    if (at < done) continue;
    const longest = trie.longestAt(text, at);
    if (longest === undefined) continue;
    found.push({ start: at, end: longest.end, value: longest.value });
    done = longest.end;
  }
  return found;
}
