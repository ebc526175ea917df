/**
 * What a text must hold for a pattern to match it: for each need, literals of which one must stand there, in small letters. Read off the
 * pattern itself; what is optional, repeated or only looked at is no need. A single digit stands for any of them.
 */
export type Needs = readonly Need[];
export type Need = readonly string[];

/** Any digit, where a pattern says `\d`. */
export const ANY_DIGIT = "0";

/** The needs of a pattern, those of a sequence in its order: empty where nothing is certain. */
export function needsOf({ source }: RegExp): Needs {
  return readAlternatives(source, 0).needs;
}

interface Read {
  readonly needs: Needs;
  readonly end: number;
}

/** Alternatives up to the bracket that closes them: one alone keeps all its needs, of several each must have one. */
function readAlternatives(source: string, from: number): Read {
  const first = readSequence(source, from);
  const options = [first.needs];
  let { end } = first;
  while (source.charAt(end) === "|") {
    const next = readSequence(source, end + 1);
    options.push(next.needs);
    end = next.end;
  }
  return { needs: options.length === 1 ? first.needs : eitherOf(options), end };
}

/** Of each alternative its best need; none where one of them needs nothing. */
function eitherOf(options: readonly Needs[]): Needs {
  const best = options.flatMap((needs) => bestOf(needs) ?? []);
  return options.every((needs) => needs.length > 0) ? [[...new Set(best)]] : [];
}

/** The need that fewest texts are likely to meet. */
function bestOf(needs: Needs): Need | undefined {
  const [first, ...others] = needs;
  return others.reduce(
    (best, need) => (best !== undefined && rarity(need) <= rarity(best) ? best : need),
    first,
  );
}

/** How seldom a text meets a need, roughly in bits: by its commonest literal, less for each that may stand for it. */
function rarity(need: Need): number {
  return Math.min(...need.map(rarityOf)) - Math.log2(need.length);
}

/** Every letter of a literal halves the texts that hold it; one with a mark, a digit, a stop or a slot is rarer. */
function rarityOf(literal: string): number {
  return [...literal].reduce(
    (sum, char) => sum + (PLAIN.test(char) ? 1 : RARE.test(char) ? 4 : 2),
    0,
  );
}

const PLAIN = /[a-z ]/u;
const RARE = /[^\p{L},.-]/u;

/** Pieces one after another: characters that stand together are one literal. */
function readSequence(source: string, from: number): Read {
  const needs: Need[] = [];
  let run = "";
  let at = from;
  const endRun = (): void => {
    if (run !== "") needs.push([run]);
    run = "";
  };
  while (at < source.length && !ENDS_SEQUENCE.has(source.charAt(at))) {
    const piece = readPiece(source, at);
    const times = timesAt(source, piece.end);
    at = times.end;
    if (piece.literal === "") continue;
    if (times.isOptional || piece.literal === undefined) endRun();
    if (times.isOptional) continue;
    run += piece.literal ?? "";
    needs.push(...piece.needs);
    if (times.isRepeated) endRun();
  }
  endRun();
  return { needs, end: at };
}

const ENDS_SEQUENCE: ReadonlySet<string> = new Set(["|", ")"]);

/** A character, class, escape or group: a literal that goes on with what stands beside it ("" for one of no width), or needs of its own. */
interface Piece extends Read {
  readonly literal: string | undefined;
}

function readPiece(source: string, at: number): Piece {
  const char = source.charAt(at);
  if (char === "\\") return readEscape(source, at);
  if (char === "[") return readClass(source, at);
  if (char === "(") return readGroup(source, at);
  if (char === "^" || char === "$") return { literal: "", needs: [], end: at + 1 };
  return char === "." ? anything(at + 1) : literally(char, at + 1);
}

function anything(end: number): Piece {
  return { literal: undefined, needs: [], end };
}

function literally(char: string, end: number): Piece {
  return { literal: char.toLowerCase(), needs: [], end };
}

const UNIT_ESCAPE = /\\u(?<code>[\dA-Fa-f]{4})/uy;
const WIDE_ESCAPE = /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|[a-zA-Z0-9])/uy;

function readEscape(source: string, at: number): Piece {
  UNIT_ESCAPE.lastIndex = at;
  const code = UNIT_ESCAPE.exec(source)?.groups?.["code"];
  if (code !== undefined)
    return literally(String.fromCharCode(Number.parseInt(code, 16)), UNIT_ESCAPE.lastIndex);
  if (source.startsWith("\\d", at)) return literally(ANY_DIGIT, at + 2);
  WIDE_ESCAPE.lastIndex = at;
  return WIDE_ESCAPE.test(source)
    ? anything(WIDE_ESCAPE.lastIndex)
    : literally(source.charAt(at + 1), at + 2);
}

const CLASS = /\[(?<not>\^)?(?<units>(?:\\u[\dA-Fa-f]{4}|\\.|[^\]\\])*)\]/uy;
const OPEN_ENDED = /\\[a-zA-Z]|.-./u;
const DIGITS = /^(?:\d(?:-\d)?)+$/u;
const CODE = /\\u(?<code>[\dA-Fa-f]{4})/gu;

/** "[Gg]" is one letter, "[,;]" a need of either; a class with ranges, or of what must not stand there, says nothing. */
function readClass(source: string, at: number): Piece {
  CLASS.lastIndex = at;
  const { not, units = "" } = CLASS.exec(source)?.groups ?? {};
  const end = CLASS.lastIndex;
  const plain = units.replace(CODE, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (not === undefined && DIGITS.test(plain)) return literally(ANY_DIGIT, end);
  if (not !== undefined || plain === "" || OPEN_ENDED.test(plain)) return anything(end);
  const letters = [...new Set(plain.replaceAll("\\", "").toLowerCase())];
  const [only] = letters;
  return letters.length === 1 && only !== undefined
    ? { literal: only, needs: [], end }
    : { literal: undefined, needs: [letters], end };
}

const LOOKS = /\(\?<?[=!]/uy;
const OPENS = /\((?:\?:|\?<[a-zA-Z]\w*>)?/uy;

function readGroup(source: string, at: number): Piece {
  LOOKS.lastIndex = at;
  const looks = LOOKS.test(source);
  OPENS.lastIndex = at;
  const opening = looks ? LOOKS.lastIndex : OPENS.test(source) ? OPENS.lastIndex : at + 1;
  const inner = readAlternatives(source, opening);
  if (looks) return { literal: "", needs: [], end: inner.end + 1 };
  return { literal: undefined, needs: inner.needs, end: inner.end + 1 };
}

const TIMES = /(?:[?*+]|\{(?<least>\d+)(?:,\d*)?\})\??/uy;

/** How often a piece stands: once where nothing is said. */
function timesAt(
  source: string,
  at: number,
): {
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
  readonly end: number;
} {
  TIMES.lastIndex = at;
  const match = TIMES.exec(source);
  if (match === null) return { isOptional: false, isRepeated: false, end: at };
  const isOptional = OPTIONAL.test(match[0]);
  return { isOptional, isRepeated: !isOptional, end: TIMES.lastIndex };
}

const OPTIONAL = /^(?:[?*]|\{0)/u;
