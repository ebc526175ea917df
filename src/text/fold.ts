import { ownCopy } from "./own-copy.ts";
import { normalizeTone } from "./tone.ts";

const COMBINING_MARK = /^\p{M}$/u;
const CACHE_SIZE = 0x2000;
const FOLDED = new Map<string, string>();

/** Text without diacritics ("Bỏ dấu"). Length-preserving on any string, so spans of the folded text are spans of the text. */
export function foldText(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; i += 1) folded += foldUnit(text.charAt(i));
  return folded;
}

function foldUnit(unit: string): string {
  if (unit < "\u0080") return unit;
  const known = FOLDED.get(unit);
  if (known !== undefined) return known;
  const folded = computeFold(unit);
  if (FOLDED.size < CACHE_SIZE) FOLDED.set(unit, folded);
  return folded;
}

function computeFold(unit: string): string {
  if (unit === "đ") return "d";
  if (unit === "Đ" || unit === "Ð") return "D";
  if (COMBINING_MARK.test(unit)) return unit;
  return unit.normalize("NFD").charAt(0);
}

const NOT_WORD = /[^\p{L}\p{N}]+/gu;

const KEYS = new Map<string, string>();
/** Names are shorter; what is longer is a paragraph, and seen once. */
const MAX_KEPT = 200;

/** A key for comparing names: diacritics kept, tone placement, case, punctuation and spaces set aside. */
export function nameKey(name: string): string {
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  const key = computeKey(name);
  if (name.length > MAX_KEPT) return key;
  if (KEYS.size >= CACHE_SIZE) KEYS.clear();
  KEYS.set(ownCopy(name), ownCopy(key));
  return key;
}

function computeKey(name: string): string {
  return normalizeTone(name.normalize("NFC"))
    .replaceAll("Ð", "Đ")
    .toLowerCase()
    .replace(NOT_WORD, " ")
    .trim();
}

/** A key for searching and for loose comparison: also without diacritics. */
export function searchKey(text: string): string {
  return foldText(nameKey(text));
}
