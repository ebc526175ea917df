import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { foldText, searchKey } from "../text/fold.ts";
import { normalizeTone } from "../text/tone.ts";

/** An article that holds the words searched for, with some of its words around them. */
export interface Hit {
  readonly article_id: string;
  readonly title: string;
  readonly published_at: string | null;
  readonly source: string;
  readonly site: string | null;
  readonly snippet: string;
}

const hitRow = z.object({
  article_id: z.string(),
  title: z.string(),
  published_at: z.string().nullable(),
  source: z.string(),
  site: z.string().nullable(),
  text: z.string(),
});
const SEARCH = `SELECT a.article_id, a.title, a.published_at, a.source, a.site, a.text
  FROM article_search JOIN articles a USING (article_id)
  WHERE article_search MATCH ? ORDER BY bm25(article_search, 0, 3, 1), a.published_at LIMIT ? OFFSET ?`;

/** More words narrow nothing. */
const MOST_WORDS = 12;

/** The words that are searched for, as keys without diacritics, each once; empty where there is no letter or digit. */
export function searchWords(words: string): readonly string[] {
  const keys = searchKey(words)
    .split(" ")
    .filter((key) => key !== "");
  return [...new Set(keys)].slice(0, MOST_WORDS);
}

/** Articles that hold all the words, best first; none for no words. */
export function searchArticles(
  store: Store,
  keys: readonly string[],
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): readonly Hit[] {
  if (keys.length === 0) return [];
  const match = keys.map((key) => `"${key}"`).join(" ");
  return store
    .rows(SEARCH, hitRow, [match, limit, offset])
    .map(({ text, ...hit }) => ({ ...hit, snippet: snippetOf(text, keys) }));
}

const BEFORE = 60;
const AFTER = 140;

/** The words around the place where most of the searched words stand close together. Folding keeps lengths, so offsets carry over. */
function snippetOf(text: string, keys: readonly string[]): string {
  const folded = foldText(normalizeTone(text)).toLowerCase();
  const places = keys.flatMap((key) => placesOf(folded, key));
  const best = places.reduce(
    (a, b) => (closeTo(b, places) > closeTo(a, places) ? b : a),
    places[0] ?? 0,
  );
  const start = Math.max(0, folded.lastIndexOf(" ", Math.max(0, best - BEFORE)));
  const end = folded.indexOf(" ", best + AFTER);
  const cut = text
    .slice(start, end === -1 ? text.length : end)
    .replaceAll("\n", " ")
    .trim();
  return `${start > 0 ? "… " : ""}${cut}${end === -1 ? "" : " …"}`;
}

const MOST_PLACES = 50;

function placesOf(text: string, key: string): readonly number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(key);
    at !== -1 && places.length < MOST_PLACES;
    at = text.indexOf(key, at + 1)
  )
    places.push(at);
  return places;
}

function closeTo(place: number, places: readonly number[]): number {
  return places.filter((other) => other >= place && other - place <= AFTER).length;
}
