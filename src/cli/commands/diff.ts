import { readFileSync } from "node:fs";
import type { Extraction } from "../../model/extraction.ts";
import { diffExtractions, readExtractions } from "../../pipeline/extraction-diff.ts";
import { countChanges, printChange } from "../fact-changes.ts";
import { tell, tellProblem } from "../log.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

/** Shows the facts gained, lost and changed between two extractions of the same articles, each with its quote. */
export function diffCommand(
  before: string,
  after: string,
  flags: { readonly json?: boolean },
): ExitCode {
  const [old, now] = [before, after].map((path) =>
    readExtractions(readFileSync(path, "utf8"), path),
  );
  for (const read of [old, now]) if (read?.ok === false) tellProblem(read.problem);
  if (old?.ok !== true || now?.ok !== true) return EXIT.failed;
  const alone = [...only(old.value, now.value), ...only(now.value, old.value)];
  const changes = diffExtractions(old.value, now.value);
  if (flags.json === true) print(JSON.stringify(changes, null, 2));
  else changes.forEach(printChange);
  if (alone.length > 0)
    tell(`${alone.length} articles are in one of the files only and were left out`);
  tell(countChanges(changes));
  return alone.length === 0 ? EXIT.ok : EXIT.partial;
}

function only(these: readonly Extraction[], those: readonly Extraction[]): readonly Extraction[] {
  const known = new Set(those.map(({ document }) => document.id));
  return these.filter(({ document }) => !known.has(document.id));
}
