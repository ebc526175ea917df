import { z } from "zod";
import { foldText, searchKey } from "../../text/fold.ts";
import { normalizeTone } from "../../text/tone.ts";
import { withStore } from "../open.ts";
import { wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, shownPath, tell, terminalWidth, UsageError } from "../terminal.ts";

const hitRow = z.object({
  article_id: z.string(),
  title: z.string(),
  published_at: z.string().nullable(),
  source: z.string(),
  text: z.string(),
});
const SEARCH = `SELECT a.article_id, a.title, a.published_at, a.source, a.text
  FROM article_search JOIN articles a USING (article_id)
  WHERE article_search MATCH ? ORDER BY bm25(article_search, 0, 3, 1), a.published_at LIMIT ?`;

/** Articles that hold all the words, best first, with the words in their context. */
export function searchCommand(
  words: readonly string[],
  flags: { readonly db: string; readonly limit: number; readonly json?: boolean },
): ExitCode {
  const keys = searchKey(words.join(" "))
    .split(" ")
    .filter((key) => key !== "");
  if (keys.length === 0)
    throw new UsageError("nothing to search for: give at least one word with letters or digits");
  const match = keys.map((key) => `"${key}"`).join(" ");
  return withStore(
    flags.db,
    (store) => {
      const hits = store.rows(SEARCH, hitRow, [match, flags.limit]);
      if (flags.json === true)
        print(
          JSON.stringify(
            hits.map(({ text, ...hit }) => ({ ...hit, snippet: snippetOf(text, keys).text })),
            null,
            2,
          ),
        );
      else for (const hit of hits) printHit(hit, keys);
      if (hits.length === 0) tell("no article has all these words: try fewer");
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

function printHit(hit: z.infer<typeof hitRow>, keys: readonly string[]): void {
  const width = terminalWidth() - INDENT.length;
  const { text } = snippetOf(hit.text, keys);
  for (const line of wrap(
    `${hit.published_at?.slice(0, DAY_LENGTH) ?? "no date"}  ${hit.title}`,
    width + INDENT.length,
  ))
    print(paint.bold(line));
  for (const line of wrap(text, width)) print(`${INDENT}${line}`);
  print(`${INDENT}${paint.dim(shownPath(hit.source))}`);
}

const INDENT = "  ";
const DAY_LENGTH = 10;
const BEFORE = 60;
const AFTER = 140;

/** The words around the place where most of the searched words stand close together. Folding keeps lengths, so offsets carry over. */
function snippetOf(text: string, keys: readonly string[]): { readonly text: string } {
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
  return { text: `${start > 0 ? "… " : ""}${cut}${end === -1 ? "" : " …"}` };
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
