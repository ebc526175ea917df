import { canonicalText } from "../../src/text/canonical.ts";
import { isBlankUnit, isWordUnit, lowerUnit, startsWordAt } from "../../src/text/characters.ts";

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

/** A trie over UTF-16 units; an entry ends at a node that holds a value. */
interface Node<V> {
  readonly next: Map<number, Node<V>>;
  value: V | undefined;
}

const SPACE_UNIT = 0x20;

/** Phrases from pairs of form and value; of two values with one form the first is kept. Case counts only where asked. */
export function buildPhrases<V>(
  entries: readonly (readonly [string, V])[],
  options: { readonly caseSensitive?: boolean } = {},
): Phrases<V> {
  const unitOf = options.caseSensitive === true ? (code: number): number => code : lowerUnit;
  const root: Node<V> = { next: new Map(), value: undefined };
  for (const [form, value] of entries) {
    const last = insert(root, canonicalText(form.normalize("NFC")), unitOf);
    last.value ??= value;
  }
  const matchAt = (text: string, at: number): PhraseMatch<V> | undefined =>
    startsWordAt(text, at) ? longestAt(root, text, { at, unitOf }) : undefined;
  /** Several finders ask one list about one sentence: the last answer is kept. */
  let last: { readonly text: string; readonly found: readonly PhraseMatch<V>[] } | undefined;
  return {
    matchAt,
    findAll: (text, starts = wordStartsOf(text)) => {
      if (last?.text === text) return last.found;
      const found = findFrom(root, text, { starts, unitOf });
      last = { text, found };
      return found;
    },
  };
}

function findFrom<V>(
  root: Node<V>,
  text: string,
  { starts, unitOf }: { readonly starts: WordStarts; readonly unitOf: UnitOf },
): readonly PhraseMatch<V>[] {
  const found: PhraseMatch<V>[] = [];
  let done = 0;
  for (const at of starts) {
    if (at < done || !root.next.has(unitOf(text.charCodeAt(at)))) continue;
    const match = longestAt(root, text, { at, unitOf });
    if (match === undefined) continue;
    found.push(match);
    done = match.end;
  }
  return found;
}

type UnitOf = (code: number) => number;

function insert<V>(root: Node<V>, form: string, unitOf: UnitOf): Node<V> {
  let node = root;
  for (let i = 0; i < form.length; i += 1) {
    const unit = unitOf(form.charCodeAt(i));
    let next = node.next.get(unit);
    if (next === undefined) {
      next = { next: new Map(), value: undefined };
      node.next.set(unit, next);
    }
    node = next;
  }
  return node;
}

/** The longest phrase at a position that ends where a word does; a space of the phrase is any run of white space. */
function longestAt<V>(
  root: Node<V>,
  text: string,
  from: { readonly at: number; readonly unitOf: UnitOf },
): PhraseMatch<V> | undefined {
  let node = root;
  let found: PhraseMatch<V> | undefined;
  for (let i = from.at; i < text.length; ) {
    const code = text.charCodeAt(i);
    const isBlank = isBlankUnit(code);
    const next = node.next.get(isBlank ? SPACE_UNIT : from.unitOf(code));
    if (next === undefined) break;
    node = next;
    i = isBlank ? afterBlanks(text, i + 1) : i + 1;
    if (node.value !== undefined && !isWordUnit(text.charCodeAt(i)))
      found = { start: from.at, end: i, value: node.value };
  }
  return found;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlankUnit(text.charCodeAt(at))) at += 1;
  return at;
}
