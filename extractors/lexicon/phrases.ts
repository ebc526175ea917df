import { literal, WORD_END, WORD_START } from "../../src/text/boundary.ts";
import { canonicalText } from "../../src/text/canonical.ts";
import { nameKey } from "../../src/text/fold.ts";

/** A phrase found in a text: where it ends, and the entry that it names. */
export interface PhraseMatch<V> {
  readonly start: number;
  readonly end: number;
  readonly value: V;
}

/** Finds the longest phrase of a closed list, at one position or everywhere in a canonical text. */
export interface Phrases<V> {
  readonly matchAt: (text: string, at: number) => PhraseMatch<V> | undefined;
  readonly findAll: (text: string) => readonly PhraseMatch<V>[];
  /** The pattern's source, for tests of its safety. */
  readonly source: string;
}

/** Phrases from pairs of form and value; of two values with one form the first is kept. Case counts only where asked. */
export function buildPhrases<V>(
  entries: readonly (readonly [string, V])[],
  options: { readonly caseSensitive?: boolean } = {},
): Phrases<V> {
  const values = new Map<string, V>();
  for (const [form, value] of entries) {
    const key = nameKey(form);
    if (!values.has(key)) values.set(key, value);
  }
  const forms = [...new Set(entries.map(([form]) => canonicalText(form.normalize("NFC"))))];
  forms.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const source = `${WORD_START}(?:${forms.map(literal).join("|")})${WORD_END}`;
  const flags = options.caseSensitive === true ? "u" : "iu";
  const sticky = new RegExp(source, `${flags}y`);
  const global = new RegExp(source, `${flags}g`);
  const lookUp = (start: number, text: string): PhraseMatch<V> | undefined => {
    const value = values.get(nameKey(text));
    return value === undefined ? undefined : { start, end: start + text.length, value };
  };
  return {
    source,
    matchAt: (text, at) => {
      sticky.lastIndex = at;
      const match = sticky.exec(text);
      return match === null ? undefined : lookUp(at, match[0]);
    },
    findAll: (text) =>
      [...text.matchAll(global)].flatMap((match) => lookUp(match.index, match[0]) ?? []),
  };
}
