/**
 * Patterns for plain text. One that asks for a Unicode property asks a table of hundreds of ranges at every character, and one with the `u` flag looks
 * for pairs of units in each class; Vietnamese writing needs few of those ranges and none of the pairs, so that a text of it is searched faster
 * with a pattern that does neither.
 */

type Range = readonly [first: number, last: number];

/** Western European, Vietnamese and the marks of tones, the letters of Ê Đê and Ba Na names, the usual signs, and the slots of rules. */
const PLAIN_RANGES: readonly Range[] = [
  [0x00, 0x103],
  [0x10c, 0x10d],
  [0x110, 0x111],
  [0x114, 0x115],
  [0x128, 0x129],
  [0x12c, 0x12d],
  [0x14e, 0x14f],
  [0x168, 0x169],
  [0x16c, 0x16d],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x300, 0x36f],
  [0x1ea0, 0x1ef9],
  [0x2000, 0x206f],
  [0xe000, 0xe0ff],
];

const PLAIN = new Uint8Array(0x10000);
for (const [first, last] of PLAIN_RANGES) PLAIN.fill(1, first, last + 1);

/** Whether a UTF-16 unit (0 to 65535) is one that plain patterns know. */
export function isPlainUnit(code: number): boolean {
  return PLAIN[code] === 1;
}

const TRANSLATED = new WeakMap<RegExp, RegExp>();

/** A pattern that matches in a text of plain units what the given one does, and quicker. Its `lastIndex` is its own. */
export function plainPattern(pattern: RegExp): RegExp {
  const known = TRANSLATED.get(pattern);
  if (known !== undefined) return known;
  const made = translate(pattern);
  TRANSLATED.set(pattern, made);
  return made;
}

/** An escape, with the property where it asks for one; or a bracket, which opens or ends a class. */
const PIECE = /\\(?<property>p\{[^}]*\})|\\.|(?<bracket>[[\]])/gsu;

function translate({ source, flags }: RegExp): RegExp {
  let isInClass = false;
  const written = source.replace(
    PIECE,
    (all, property: string | undefined, bracket: string | undefined) => {
      if (bracket !== undefined) isInClass = bracket === "[";
      if (property === undefined) return all;
      return isInClass ? membersOf(all) : `[${membersOf(all)}]`;
    },
  );
  return new RegExp(written, needsUnicode(source, flags) ? flags : flags.replace("u", ""));
}

/** Without the flag small and capital letters are other pairs, and \u{…} is no character. */
function needsUnicode(source: string, flags: string): boolean {
  return flags.includes("i") || source.includes("\\u{");
}

const MEMBERS = new Map<string, string>();

/** The plain units that have a property, as ranges of a class. A range goes on over units that are not plain: no text has them. */
function membersOf(property: string): string {
  const known = MEMBERS.get(property);
  if (known !== undefined) return known;
  const pattern = new RegExp(property, "u");
  const ranges: [first: number, last: number][] = [];
  let isOpen = false;
  for (const unit of plainUnits()) {
    const holds = pattern.test(String.fromCharCode(unit));
    const last = ranges.at(-1);
    if (holds && isOpen && last !== undefined) last[1] = unit;
    else if (holds) ranges.push([unit, unit]);
    isOpen = holds;
  }
  const members = ranges.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("");
  MEMBERS.set(property, members);
  return members;
}

function plainUnits(): readonly number[] {
  return PLAIN_RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
