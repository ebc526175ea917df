const LETTER_OR_DIGIT = /^[\p{L}\p{M}\p{N}]$/u;
const SPACE = /^\s$/u;
/** Vietnamese, all of European writing and its signs lie below; what lies above is asked of the patterns. */
const TABLE_SIZE = 0x2100;
const OTHER = 0;
const WORD = 1;
const BLANK = 2;

const KINDS = Uint8Array.from({ length: TABLE_SIZE }, (_, code) =>
  kindOf(String.fromCharCode(code)),
);
const LOWER = Uint16Array.from({ length: TABLE_SIZE }, (_, code) => lowerOf(code));

function kindOf(char: string): number {
  if (LETTER_OR_DIGIT.test(char)) return WORD;
  return SPACE.test(char) ? BLANK : OTHER;
}

/** The lower-case form where it is one UTF-16 unit as well; else the unit itself. */
function lowerOf(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

function kindAt(code: number): number {
  return KINDS[code] ?? (isPrivate(code) ? OTHER : kindOf(String.fromCharCode(code)));
}

/** Units that nobody writes: the slots of rules are of them. */
function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

/** Whether a UTF-16 unit (0 to 65535) is a letter, a mark or a digit. */
export function isWordUnit(code: number): boolean {
  return kindAt(code) === WORD;
}

/** Whether a UTF-16 unit is white space. */
export function isBlankUnit(code: number): boolean {
  return kindAt(code) === BLANK;
}

/** A UTF-16 unit in lower case; itself where it has none of one unit. */
export function lowerUnit(code: number): number {
  return LOWER[code] ?? code;
}

/** Whether a word starts at a position: a letter or digit stands there, and none before it. */
export function startsWordAt(text: string, at: number): boolean {
  return at < text.length && !(at > 0 && isWordUnit(text.charCodeAt(at - 1)));
}

/** Lower case without a change of length, so that spans carry over. */
export function lowerText(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, i) =>
    String.fromCharCode(lowerUnit(text.charCodeAt(i))),
  ).join("");
}
