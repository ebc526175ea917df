import { isBlankUnit, isWordUnit, lowerUnit } from "../../src/text/characters.ts";

/** A node while the trie is built. */
interface Growing<V> {
  readonly next: Map<number, Growing<V>>;
  value: V | undefined;
}

/** The longest entry at a position: where it ends, and its value. */
export interface Longest<V> {
  readonly end: number;
  readonly value: V;
}

const SPACE_UNIT = 0x20;
/** The units that an entry may start with: all of Vietnamese and of European writing lies below. */
const OPENINGS = 0x2000;

/**
 * Entries as a trie over UTF-16 units, laid out in numbers: every word of every sentence is looked up in a dozen of them. Nodes are numbered level by
 * level, so that the children of one stand together: those of node `n` are `#first[n]` to `#first[n + 1]`, each with its unit.
 */
export class Trie<V> {
  readonly #first: Int32Array;
  readonly #units: Uint16Array;
  readonly #values: readonly (V | undefined)[];
  /** The node behind the first unit of an entry, in any case where case does not count; 0 where no entry starts so. */
  readonly #openings: Int32Array;
  readonly #unitOf: (code: number) => number;

  /** Of two values with one form the first is kept. Forms are canonical. */
  constructor(entries: Iterable<readonly [string, V]>, isCaseSensitive: boolean) {
    this.#unitOf = isCaseSensitive ? (code) => code : lowerUnit;
    const root: Growing<V> = { next: new Map(), value: undefined };
    for (const [form, value] of entries) {
      const last = grow(root, form, this.#unitOf);
      last.value ??= value;
    }
    const nodes = levelByLevel(root);
    this.#values = nodes.map(({ value }) => value);
    this.#first = new Int32Array(nodes.length + 1);
    this.#first[0] = 1;
    for (const [i, { next }] of nodes.entries())
      this.#first[i + 1] = (this.#first[i] ?? 0) + next.size;
    this.#units = Uint16Array.from([0, ...nodes.flatMap(({ next }) => [...next.keys()])]);
    this.#openings = new Int32Array(OPENINGS);
    const openings = isCaseSensitive ? root.next.keys() : this.#openings.keys();
    for (const code of openings) this.#openings[code] = this.#childOf(0, this.#unitOf(code));
  }

  /** The longest entry at a position that ends where a word does; a space of the entry is any run of white space. */
  longestAt(text: string, from: number): Longest<V> | undefined {
    let node = this.#openings[text.charCodeAt(from)] ?? 0;
    if (node === 0) return undefined;
    let found: Longest<V> | undefined;
    for (let at = from + 1; node !== 0; ) {
      const code = text.charCodeAt(at);
      const value = this.#values[node];
      if (value !== undefined && !isWordUnit(code)) found = { end: at, value };
      const isBlank = isBlankUnit(code);
      node = this.#childOf(node, isBlank ? SPACE_UNIT : this.#unitOf(code));
      at = isBlank ? afterBlanks(text, at + 1) : at + 1;
    }
    return found;
  }

  #childOf(node: number, unit: number): number {
    const end = this.#first[node + 1] ?? 0;
    for (let child = this.#first[node] ?? 0; child < end; child += 1)
      if (this.#units[child] === unit) return child;
    return 0;
  }
}

/** The node of a form, made where it was not. */
function grow<V>(root: Growing<V>, form: string, unitOf: (code: number) => number): Growing<V> {
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

function levelByLevel<V>(root: Growing<V>): readonly Growing<V>[] {
  const nodes = [root];
  for (const { next } of nodes) nodes.push(...next.values());
  return nodes;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlankUnit(text.charCodeAt(at))) at += 1;
  return at;
}
