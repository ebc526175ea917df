import { readFileSync } from "node:fs";
import type { Lexicon, LexiconTable } from "./lexicon.ts";
import { buildLexicon, LEXICON_TABLES } from "./lexicon.ts";

let loaded: Lexicon | undefined;

/** The lexicon that ships with the program, read once. */
export function loadLexicon(): Lexicon {
  loaded ??= buildLexicon(readTables());
  return loaded;
}

function readTables(): Record<LexiconTable, string> {
  const read = (name: LexiconTable): [LexiconTable, string] => [
    name,
    readFileSync(new URL(`./${name}.tsv`, import.meta.url), "utf8"),
  ];
  return Object.fromEntries(LEXICON_TABLES.map(read)) as Record<LexiconTable, string>;
}
