import type { Span } from "../model/span.ts";
import { matchesOf } from "./matches.ts";

const SENTENCE_END = /(?:[.!?…]+["')\]”’]*|\n)(?=\s+|$)|\n+/gu;
const ABBREVIATION =
  /(?:^|[^\p{L}])(?:TP|T\.P|Tp|TX|TT|Tx|P|Q|H|S|Ths|ThS|TS|PGS|GS|BS|Đ\/c|đ\/c|St|No|Mr|Mrs|Dr|vv|v\.v|KH|N|M|L|T|D|NX|HV|[A-ZĐ])\.$/u;
/** "học kỳ I.", "quý V.": a number, no initial. */
const ROMAN_NUMBER = /(?:kỳ|quý|hạng|loại|khóa|thứ|phần) [IVX]\.$/iu;
/** "1. Cờ thi đua: …": the number of an item. */
const ITEM_NUMBER = /^\s*\d{1,2}\.$/u;
const STARTS_LOWER = /^\s*\p{Ll}/u;
const STARTS_NUMBER = /^\s*\p{N}/u;
/** A number opens a sentence only behind a word: "… và 8 cá nhân. 100% đại biểu …", never "TP. 5" or "Điều 3. 12". */
const WORD_BEFORE = /\p{Ll}{2,}["')\]”]?\.$/u;

/**
 * The sentences of a stretch of text as spans, white space trimmed. A full stop ends a sentence where white space and no
 * lower-case letter follow, and the word before it is no abbreviation ("TP.", "ThS.", an initial); a line break always does.
 */
export function splitSentences(text: string, within: Span): readonly Span[] {
  const sentences: Span[] = [];
  let start = within.start;
  const body = text.slice(within.start, within.end);
  for (const match of matchesOf(SENTENCE_END, body)) {
    const end = within.start + match.index + match[0].length;
    if (!endsSentence(text.slice(start, end), text.slice(end, end + 12))) continue;
    pushTrimmed(sentences, text, { start, end });
    start = end;
  }
  pushTrimmed(sentences, text, { start, end: within.end });
  return sentences;
}

function endsSentence(before: string, after: string): boolean {
  if (before.endsWith("\n")) return true;
  if (STARTS_LOWER.test(after)) return !before.endsWith(".") && !before.endsWith("…");
  if (STARTS_NUMBER.test(after)) return before.endsWith(".") && WORD_BEFORE.test(before.slice(-8));
  if (ITEM_NUMBER.test(before)) return false;
  const last = before.slice(-8);
  return !ABBREVIATION.test(last) || ROMAN_NUMBER.test(last);
}

/** No sentence is longer than this; a longer stretch is cut at a space, so that no pattern meets a text without bound. */
const MAX_LENGTH = 1600;

function pushTrimmed(sentences: Span[], text: string, span: Span): void {
  for (let start = span.start; start < span.end; ) {
    const end = cutBefore(text, start, span.end);
    const raw = text.slice(start, end);
    const trimmed = raw.trim();
    const from = start + raw.length - raw.trimStart().length;
    if (trimmed !== "") sentences.push({ start: from, end: from + trimmed.length });
    start = end;
  }
}

function cutBefore(text: string, start: number, end: number): number {
  if (end - start <= MAX_LENGTH) return end;
  const space = text.lastIndexOf(" ", start + MAX_LENGTH);
  return space > start ? space : start + MAX_LENGTH;
}
