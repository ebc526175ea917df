import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Evidence } from "../../model/extraction.ts";
import { canonicalText } from "../../text/canonical.ts";
import { nameKey, searchKey } from "../../text/fold.ts";
import { collapseSpaces } from "../../text/normalize.ts";

const SPACES = /\s+/gu;
const LEVEL_WORDS = /(?<![\p{L}])(?:tinh|thanh pho|tp|huyen|thi xa|quan)(?![\p{L}])/gu;

interface UnitLike {
  readonly name: string;
  readonly body?: string | null | undefined;
  readonly place?: string | null | undefined;
}

/** Two names of one unit: folded, with tỉnh, thành phố and the like set aside, places through the gazetteer. */
export function sameUnit(a: UnitLike | null, b: UnitLike | null, provinces: Provinces): boolean {
  if (a === null || b === null) return a === b;
  return unitKey(a, provinces) === unitKey(b, provinces);
}

function unitKey(unit: UnitLike, provinces: Provinces): string {
  const place = unit.place ?? undefined;
  const known = place === undefined ? undefined : provinces.resolve(place, undefined)?.name;
  const name =
    known === undefined || place === undefined ? unit.name : unit.name.replace(place, known);
  return searchKey(name).replace(LEVEL_WORDS, " ").replace(SPACES, " ").trim();
}

/** Two places: folded names, provinces by what the gazetteer calls them. */
export function samePlace(a: string, b: string, provinces: Provinces): boolean {
  const key = (name: string): string => searchKey(provinces.resolve(name, undefined)?.name ?? name);
  return key(a) === key(b);
}

/** Two texts that differ in nothing but case, punctuation, spacing and tone placement. */
export function sameText(a: unknown, b: unknown): boolean {
  return nameKey(String(a ?? "")) === nameKey(String(b ?? ""));
}

/** Whether the evidence bears the gold's quote: one piece holds it, is held by it, or shares most of its words. */
export function bearsQuote(evidence: readonly Evidence[], quote: string | undefined): boolean {
  if (quote === undefined) return true;
  const wanted = wordsOf(quote);
  return evidence.some(({ quote: found }) => {
    const own = wordsOf(found);
    const shared = wanted.filter((word) => own.includes(word)).length;
    return shared >= MIN_SHARED * Math.min(wanted.length, own.length);
  });
}

const MIN_SHARED = 0.6;

function wordsOf(text: string): readonly string[] {
  return nameKey(collapseSpaces(canonicalText(text.normalize("NFC")))).split(" ");
}
