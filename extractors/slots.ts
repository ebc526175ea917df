import type { Span } from "../src/model/span.ts";
import { isBlankUnit } from "../src/text/characters.ts";
import type { Mention, MentionKind } from "./mention.ts";

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

/** A sentence in lower case whose mentions are single characters. `at(i)` is the mention at a slot; `spanOf` leads back to the article. */
export interface SlottedSentence {
  readonly text: string;
  readonly span: Span;
  readonly mentions: readonly Mention[];
  readonly at: (index: number) => Mention | undefined;
  readonly spanOf: (start: number, end: number) => Span;
  /** The kinds of slots that it has, as bits of `slotBits`. */
  readonly kinds: number;
  /** How many slots of the kinds whose characters are given the sentence has. */
  readonly countOf: (units: string) => number;
  /** The slots between two positions, in order. */
  readonly within: (start: number, end: number) => readonly Mention[];
  /** Where an offset of the article stands in the slotted text. */
  readonly indexOf: (offset: number) => number;
  /** A mention's words, in canonical form. */
  readonly surfaceOf: (mention: Mention) => string;
}

/** The point of "1.000" in a sentence reduced to slots, so that a full stop there always ends something. */
const POINT = "\u00B7";
const DIGIT = /\d/u;

function isPointInNumber(text: string, at: number): boolean {
  return (
    text.charAt(at) === "." && DIGIT.test(text.charAt(at - 1)) && DIGIT.test(text.charAt(at + 1))
  );
}

const FIRST_SLOT = 0xe001;
const KINDS_OF_SLOT = Object.keys(SLOT).length;

/** The canonical text of an article, and the same in lower case, unit by unit. */
export interface SlottedText {
  readonly canonical: string;
  readonly lower: string;
}

/** The bits of the slots whose characters are given. */
export function slotBits(units: string): number {
  let bits = 0;
  for (let i = 0; i < units.length; i += 1) bits |= 1 << (units.charCodeAt(i) - FIRST_SLOT);
  return bits;
}

/** Reduces a sentence of the text to slots; runs of white space become one space. The mentions are its own. */
export function slotSentence(
  source: SlottedText,
  span: Span,
  mentions: readonly Mention[],
): SlottedSentence {
  const { text, starts, ends, slots, counts } = writeSlots(source.lower, span, mentions);
  const mentionAt = new Map(slots);
  const firstSlot = (from: number): number =>
    firstWhere(slots.length, (i) => (slots[i]?.[0] ?? 0) >= from);
  return {
    text,
    span,
    mentions,
    kinds: counts.reduce((bits, count, kind) => (count > 0 ? bits | (1 << kind) : bits), 0),
    at: (index) => mentionAt.get(index),
    countOf: (units) => countUnits(counts, units),
    spanOf: (start, end) => ({
      start: starts[start] ?? span.start,
      end: ends[end - 1] ?? span.end,
    }),
    within: (start, end) =>
      slots.slice(firstSlot(start), firstSlot(end)).map(([, mention]) => mention),
    indexOf: (offset) => firstWhere(ends.length, (i) => (ends[i] ?? 0) > offset),
    surfaceOf: ({ span: { start, end } }) => source.canonical.slice(start, end),
  };
}

/** The slotted text with where each of its characters stands in the article. */
interface Written {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly slots: readonly (readonly [index: number, mention: Mention])[];
  readonly counts: Uint16Array;
}

function writeSlots(lower: string, span: Span, mentions: readonly Mention[]): Written {
  const starts: number[] = [];
  const ends: number[] = [];
  const slots: (readonly [index: number, mention: Mention])[] = [];
  const counts = new Uint16Array(KINDS_OF_SLOT);
  let text = "";
  const push = (char: string, start: number, end: number): void => {
    text += char;
    starts.push(start);
    ends.push(end);
  };
  let offset = span.start;
  for (const mention of mentions) {
    writePlain(lower, { start: offset, end: mention.span.start }, push);
    const slot = SLOT[mention.kind];
    const kind = slot.charCodeAt(0) - FIRST_SLOT;
    counts[kind] = (counts[kind] ?? 0) + 1;
    slots.push([starts.length, mention]);
    push(slot, mention.span.start, mention.span.end);
    offset = mention.span.end;
  }
  writePlain(lower, { start: offset, end: span.end }, push);
  return { text, starts, ends, slots, counts };
}

/** The words between two mentions. */
function writePlain(
  lower: string,
  { start, end }: Span,
  push: (char: string, start: number, end: number) => void,
): void {
  let wasBlank = false;
  for (let offset = start; offset < end; offset += 1) {
    const isBlank = isBlankUnit(lower.charCodeAt(offset));
    if (!isBlank)
      push(isPointInNumber(lower, offset) ? POINT : lower.charAt(offset), offset, offset + 1);
    else if (!wasBlank) push(" ", offset, offset + 1);
    wasBlank = isBlank;
  }
}

function countUnits(counts: Uint16Array, units: string): number {
  let count = 0;
  for (let i = 0; i < units.length; i += 1) count += counts[units.charCodeAt(i) - FIRST_SLOT] ?? 0;
  return count;
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
