import { isBlankUnit, lowerUnit } from "./characters.ts";
import { ANY_DIGIT, needsOf } from "./needs.ts";
import { isPlainUnit, plainPattern } from "./plain-pattern.ts";

/**
 * Which characters, pairs and triples of them a text holds, in small letters, with all digits as one and a run of white space as one
 * space: a bit for each, several of them
 * sharing one. Made once for a sentence, it tells off most of the patterns that cannot match there, without trying them.
 */
export type Marks = Int32Array;

/** Bits for pairs and triples, and behind them for single characters. */
const BITS = 0x1000;
const SINGLE_BITS = 0x200;

/** The marks of a text in any case. */
export function marksOf(text: string): Marks {
  const marks = noMarks();
  let before = 0;
  let pair = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = unitAt(text, i);
    if (!isPlainUnit(text.charCodeAt(i))) setBit(marks, ODD_BIT);
    if (unit === SPACE && before === SPACE) continue;
    const two = joined(before, unit);
    setBit(marks, singleBit(unit));
    setBit(marks, bitOf(two));
    setBit(marks, bitOf(joined(pair, unit)));
    pair = two;
    before = unit;
  }
  return marks;
}

/** Behind them whether it holds a unit that plain patterns do not know. */
const ODD_BIT = BITS + SINGLE_BITS;
const WORDS = (ODD_BIT >>> 5) + 1;
const BLOCK_BYTES = 64 * WORDS * Int32Array.BYTES_PER_ELEMENT;
let block = new ArrayBuffer(BLOCK_BYTES);
let used = 0;

/** Marks of nothing yet; many share one block of memory, since a block of its own costs more than marking a sentence. */
function noMarks(): Marks {
  if (used === BLOCK_BYTES) {
    block = new ArrayBuffer(BLOCK_BYTES);
    used = 0;
  }
  const marks = new Int32Array(block, used, WORDS);
  used += marks.byteLength;
  return marks;
}

/** The quickest pattern that finds in a text with these marks what the given one does. */
export function quickest(pattern: RegExp, marks: Marks): RegExp {
  return hasBit(marks, ODD_BIT) ? pattern : plainPattern(pattern);
}

/** False where no part of a text with these marks can match the pattern; true where one may. */
export function mayMatch(pattern: RegExp, marks: Marks): boolean {
  const questions = questionsOf(pattern);
  for (let at = 0; at < questions.length; ) {
    const end = questions[at] ?? 0;
    if (!holdsOne(questions, at + 1, end, marks)) return false;
    at = end;
  }
  return true;
}

/** Whether a text holds one of the literals that stand between two places of the questions. */
function holdsOne(questions: Questions, from: number, end: number, marks: Marks): boolean {
  for (let at = from; at < end; ) {
    const last = at + (questions[at] ?? 0);
    while (at < last && hasBit(marks, questions[at + 1] ?? 0)) at += 1;
    if (at === last) return true;
    at = last + 1;
  }
  return false;
}

/**
 * The needs of a pattern as numbers, those that few literals meet first: for each where the next one starts, then its literals, each as the
 * number of its bits and the bits.
 */
type Questions = Int32Array;

const QUESTIONS = new WeakMap<RegExp, Questions>();

function questionsOf(pattern: RegExp): Questions {
  const known = QUESTIONS.get(pattern);
  if (known !== undefined) return known;
  const questions: number[] = [];
  for (const need of needsOf(pattern).toSorted((a, b) => a.length - b.length)) {
    const asked = need.flatMap((literal) => {
      const bits = bitsOf(literal);
      return [bits.length, ...bits];
    });
    questions.push(questions.length + 1 + asked.length, ...asked);
  }
  const made = Int32Array.from(questions);
  QUESTIONS.set(pattern, made);
  return made;
}

/** More of a literal tells little more. */
const MOST_BITS = 6;

/** The bits of the triples of a literal, spread over it; of a shorter one its own. */
function bitsOf(literal: string): readonly number[] {
  const units = Array.from({ length: literal.length }, (_, i) => unitAt(literal, i));
  const [first = 0, second = 0] = units;
  if (units.length === 1) return [singleBit(first)];
  if (units.length === 2) return [bitOf(joined(first, second))];
  const triples = units
    .slice(2)
    .map((unit, i) => bitOf(joined(joined(units[i] ?? 0, units[i + 1] ?? 0), unit)));
  const step = Math.ceil(triples.length / MOST_BITS);
  return triples.filter((_, i) => i % step === 0);
}

const ZERO = ANY_DIGIT.charCodeAt(0);
const NINE = 0x39;
const SPACE = 0x20;
/** Vietnamese and all of European writing lie below. */
const TABLE_SIZE = 0x2000;
const UNITS = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => plainUnit(code));

function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return UNITS[code] ?? plainUnit(code);
}

/** A unit as literals have it. */
function plainUnit(code: number): number {
  if (isBlankUnit(code)) return SPACE;
  return code >= ZERO && code <= NINE ? ZERO : lowerUnit(code);
}

const FACTOR = 0x9e3779b1;

/** What stands before and a unit as one number, which depends on their order. */
function joined(before: number, unit: number): number {
  return Math.imul(before ^ (unit << 16) ^ unit, FACTOR);
}

function bitOf(number: number): number {
  return number >>> 20;
}

function singleBit(unit: number): number {
  return BITS + (unit & (SINGLE_BITS - 1));
}

function setBit(marks: Marks, bit: number): void {
  marks[bit >>> 5] = (marks[bit >>> 5] ?? 0) | (1 << bit);
}

function hasBit(marks: Marks, bit: number): boolean {
  return ((marks[bit >>> 5] ?? 0) & (1 << bit)) !== 0;
}
