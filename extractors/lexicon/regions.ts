import { isWordUnit } from "../../src/text/characters.ts";
import type { PhraseMatch, Phrases, WordStarts } from "./phrases.ts";
import { buildPhrases, wordStartsOf } from "./phrases.ts";
import type { Row } from "./table.ts";
import { formsOf } from "./table.ts";

const JOIN = /\s*(?:-|,)\s*|\s+và\s+/uy;
/** A quarter that a region behind it completes: "Bắc và Trung Trung Bộ". */
const QUARTER = /(?:Bắc|Nam|Đông|Tây|Trung)(?=\s+và\s|\s*,|\s+-)/uy;

/** Regions by name, several joined to one among them ("miền Đông Nam Bộ - cực Nam Trung Bộ"). The value is the first one's name. */
export function buildRegions(rows: readonly Row[]): Phrases<string> {
  const single = buildPhrases(
    rows.flatMap((row) => formsOf(row).map((form) => [form, row["name"] ?? ""] as const)),
  );
  const matchAt = (text: string, at: number): PhraseMatch<string> | undefined => {
    const first = single.matchAt(text, at);
    if (first !== undefined) return extend(single, text, first);
    const quarter = isStart(text, at) ? lengthAt(QUARTER, text, at) : 0;
    const next = quarter === 0 ? undefined : joined(single, text, at + quarter);
    return next === undefined
      ? undefined
      : { start: at, end: extend(single, text, next).end, value: next.value };
  };
  return {
    matchAt,
    findAll: (text, starts = wordStartsOf(text)) => findAll(matchAt, text, starts),
  };
}

function extend(
  single: Phrases<string>,
  text: string,
  first: PhraseMatch<string>,
): PhraseMatch<string> {
  let end = first.end;
  for (let next = joined(single, text, end); next !== undefined; next = joined(single, text, end))
    end = next.end;
  return { ...first, end };
}

function joined(
  single: Phrases<string>,
  text: string,
  at: number,
): PhraseMatch<string> | undefined {
  const join = lengthAt(JOIN, text, at);
  return join === 0 ? undefined : single.matchAt(text, at + join);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function isStart(text: string, at: number): boolean {
  return at === 0 || !isWordUnit(text.charCodeAt(at - 1));
}

function findAll(
  matchAt: Phrases<string>["matchAt"],
  text: string,
  starts: WordStarts,
): readonly PhraseMatch<string>[] {
  const found: PhraseMatch<string>[] = [];
  let done = 0;
  for (const at of starts) {
    const match = at < done ? undefined : matchAt(text, at);
    if (match === undefined) continue;
    found.push(match);
    done = match.end;
  }
  return found;
}
