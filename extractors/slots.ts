import type { Span } from "../src/model/span.ts";
import { isBlankUnit } from "../src/text/characters.ts";
import type { Marks } from "../src/text/marks.ts";
import { marksOf, mayMatch, quickest } from "../src/text/marks.ts";
import { matchesOf } from "../src/text/matches.ts";
import type { Mention, MentionKind } from "./mention.ts";
import type { ShortWord } from "./short-words.ts";

/**
 * The private-use character that stands for a mention of each kind in a sentence reduced to slots. One character a
 * mention, so that a rule's pattern stays a plain regular expression and every match leads back to offsets.
 */
export const SLOT: Readonly<Record<MentionKind, string>> = {
  unit: "\uE001",
  place: "\uE002",
  chair: "\uE003",
  deputy: "\uE004",
  group: "\uE005",
  year: "\uE006",
  date: "\uE007",
  count: "\uE008",
  award: "\uE009",
  authority: "\uE00A",
  person: "\uE00B",
  position: "\uE00C",
  head: "\uE00D",
};

/** The point of "1.000" in a sentence reduced to slots, so that a full stop there always ends something. */
const POINT = "\u00B7";
const FULL_STOP = 0x2e;
const SPACE = 0x20;

function isPointInNumber(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const FIRST_SLOT = 0xe001;
const KINDS_OF_SLOT = Object.keys(SLOT).length;

/** The canonical text of an article, the same in lower case, unit by unit, and its words that are written short. */
export interface SlottedText {
  readonly canonical: string;
  readonly lower: string;
  readonly shortWords: readonly ShortWord[];
}

/** A mention with the place of its character in the slotted text. */
type Slot = readonly [index: number, mention: Mention];

/**
 * A sentence in lower case whose mentions are single characters; runs of white space are one space. An article has thousands of them, so
 * that where each character stands is kept in numbers, and what is asked of a sentence is shared by all.
 */
export class SlottedSentence {
  readonly text: string;
  readonly span: Span;
  readonly mentions: readonly Mention[];
  readonly marks: Marks;
  readonly #canonical: string;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #slots: readonly Slot[];
  readonly #counts: Uint16Array;

  /** The mentions are its own, in order. */
  constructor(source: SlottedText, span: Span, mentions: readonly Mention[]) {
    const written = new Writer(source, span);
    this.span = span;
    this.mentions = mentions;
    this.#canonical = source.canonical;
    this.#counts = new Uint16Array(KINDS_OF_SLOT);
    this.#slots = mentions.map((mention) => {
      const kind = SLOT[mention.kind].charCodeAt(0) - FIRST_SLOT;
      this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
      return [written.put(mention), mention];
    });
    this.text = written.end();
    this.#starts = written.starts;
    this.#ends = written.ends;
    this.marks = marksOf(this.text);
  }

  /** Whether a pattern holds in the sentence, or in the part of it between two positions. */
  says(pattern: RegExp, from?: number, to?: number): boolean {
    return this.find(pattern, from, to) !== undefined;
  }

  /** Where a pattern holds first in the sentence, or in the part of it between two positions, from where the match counts. */
  find(pattern: RegExp, from?: number, to?: number): RegExpExecArray | undefined {
    if (!mayMatch(pattern, this.marks)) return undefined;
    const quick = quickest(pattern, this.marks);
    // A pattern with the `g` flag goes on where it ended the last time.
    quick.lastIndex = 0;
    return quick.exec(this.text.slice(from, to)) ?? undefined;
  }

  /** Every place where a pattern holds, left to right. The pattern has the `g` flag. */
  findAll(pattern: RegExp): readonly RegExpExecArray[] {
    return mayMatch(pattern, this.marks) ? matchesOf(quickest(pattern, this.marks), this.text) : [];
  }

  /** The mention at a slot. */
  at(index: number): Mention | undefined {
    const [place, mention] = this.#slots[this.#firstSlot(index)] ?? [];
    return place === index ? mention : undefined;
  }

  /** Where two positions of the slotted text stand in the article. */
  spanOf(start: number, end: number): Span {
    const isWithin = (index: number): boolean => index >= 0 && index < this.text.length;
    return {
      start: isWithin(start) ? (this.#starts[start] ?? this.span.start) : this.span.start,
      end: isWithin(end - 1) ? (this.#ends[end - 1] ?? this.span.end) : this.span.end,
    };
  }

  /** How many slots of the kinds whose characters are given the sentence has. */
  countOf(units: string): number {
    let count = 0;
    for (let i = 0; i < units.length; i += 1)
      count += this.#counts[units.charCodeAt(i) - FIRST_SLOT] ?? 0;
    return count;
  }

  /** The slots between two positions, in order. */
  within(start: number, end: number): readonly Mention[] {
    return this.#slots
      .slice(this.#firstSlot(start), this.#firstSlot(end))
      .map(([, mention]) => mention);
  }

  /** Where an offset of the article stands in the slotted text. */
  indexOf(offset: number): number {
    return firstWhere(this.text.length, (i) => (this.#ends[i] ?? 0) > offset);
  }

  /** A mention's words, in canonical form. */
  surfaceOf({ span: { start, end } }: Mention): string {
    return this.#canonical.slice(start, end);
  }

  /** The words behind an offset of the article, as many characters, in canonical form. */
  wordsBehind(offset: number, length: number): string {
    return this.#canonical.slice(offset, Math.min(offset + length, this.span.end));
  }

  #firstSlot(from: number): number {
    return firstWhere(this.#slots.length, (i) => (this.#slots[i]?.[0] ?? 0) >= from);
  }
}

/** Writes the slotted text from left to right, and notes where each of its characters stands in the article. */
class Writer {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #lower: string;
  readonly #end: number;
  readonly #shortWords: readonly ShortWord[];
  #offset: number;
  #length = 0;
  #text = "";

  constructor({ lower, shortWords }: SlottedText, { start, end }: Span) {
    this.#lower = lower;
    this.#offset = start;
    this.#end = end;
    this.#shortWords =
      shortWords.length === 0
        ? shortWords
        : shortWords.filter((word) => word.start >= start && word.end <= end);
    const more = this.#shortWords.reduce((sum, { long }) => sum + long.length, 0);
    this.starts = new Int32Array(end - start + more);
    this.ends = new Int32Array(end - start + more);
  }

  /** Writes the words before a mention, and its slot; gives the place of the slot. */
  put({ kind, span: { start, end } }: Mention): number {
    this.#words(start);
    const place = this.#length;
    this.#note(start, end);
    this.#text += SLOT[kind];
    this.#offset = end;
    return place;
  }

  /** Writes the words that are left; gives the text. */
  end(): string {
    this.#words(this.#end);
    return this.#text;
  }

  #note(start: number, end: number): void {
    this.starts[this.#length] = start;
    this.ends[this.#length] = end;
    this.#length += 1;
  }

  /** The words up to an offset, those written short in full: each letter of the long word stands where the short one does. */
  #words(end: number): void {
    for (const word of this.#shortWords) {
      if (word.start < this.#offset || word.end > end) continue;
      this.#plain(word.start);
      for (let i = 0; i < word.long.length; i += 1) this.#note(word.start, word.end);
      this.#text += word.long;
      this.#offset = word.end;
    }
    this.#plain(end);
  }

  /** The words up to an offset, run by run: a run ends where a character is written as another one, or not at all. */
  #plain(end: number): void {
    const lower = this.#lower;
    let from = this.#offset;
    let wasBlank = false;
    for (let offset = from; offset < end; offset += 1) {
      const code = lower.charCodeAt(offset);
      const isBlank = isBlankUnit(code);
      const written = isBlank ? (wasBlank ? "" : " ") : charAt(lower, offset, code);
      wasBlank = isBlank;
      if (written !== "") this.#note(offset, offset + 1);
      if (written === undefined || (code === SPACE && written === " ")) continue;
      this.#text += lower.slice(from, offset) + written;
      from = offset + 1;
    }
    this.#text += lower.slice(from, end);
    this.#offset = end;
  }
}

/** What a character is written as, where not as itself. */
function charAt(lower: string, offset: number, code: number): string | undefined {
  return code === FULL_STOP && isPointInNumber(lower, offset) ? POINT : undefined;
}

/** The first of `length` indices from which on a condition holds, by halving; `length` where it never does. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
