import type { Hit } from "../../pipeline/search.ts";
import { searchArticles, searchWords } from "../../pipeline/search.ts";
import { tell } from "../log.ts";
import { withStore } from "../open.ts";
import { wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, shownPath, terminalWidth, UsageError } from "../terminal.ts";

/** Articles that hold all the words, best first, with the words in their context. */
export function searchCommand(
  words: readonly string[],
  flags: { readonly db: string; readonly limit: number; readonly json?: boolean },
): ExitCode {
  const keys = searchWords(words.join(" "));
  if (keys.length === 0)
    throw new UsageError("nothing to search for: give at least one word with letters or digits");
  return withStore(
    flags.db,
    (store) => {
      const hits = searchArticles(store, keys, { limit: flags.limit });
      if (flags.json === true)
        print(
          JSON.stringify(
            hits.map(({ site: _, ...hit }) => hit),
            null,
            2,
          ),
        );
      else for (const hit of hits) printHit(hit);
      if (hits.length === 0) tell("no article has all these words: try fewer");
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

function printHit(hit: Hit): void {
  const width = terminalWidth() - INDENT.length;
  for (const line of wrap(
    `${hit.published_at?.slice(0, DAY_LENGTH) ?? "no date"}  ${hit.title}`,
    width + INDENT.length,
  ))
    print(paint.bold(line));
  for (const line of wrap(hit.snippet, width)) print(`${INDENT}${line}`);
  print(`${INDENT}${paint.dim(shownPath(hit.source))}`);
}

const INDENT = "  ";
const DAY_LENGTH = 10;
