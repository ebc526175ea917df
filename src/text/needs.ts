/**
 * What a text must hold for a pattern to match it: for each need, literals of which one must stand there. They are in small letters, any
 * white space is one space and any digit a zero. Read off the pattern itself; where it leaves open what stands there, nothing is needed.
 */
export type Needs = readonly Need[];
export type Need = readonly string[];

/** Any digit, as literals have it. */
export const ANY_DIGIT = "0";

/** The needs of a pattern, those of a sequence in its order: empty where nothing is certain. */
export function needsOf({ source }: RegExp): Needs {
  return allNeeds(readAlternatives(source, 0));
}

/** What a stretch of a pattern matches: all of it, where it is one of a few literals; else what it needs. */
interface Read {
  readonly exact: Need | undefined;
  readonly needs: Needs;
  readonly end: number;
}

/** More literals than these are not told apart: asking for each would cost more than trying the pattern. */
const MOST_LITERALS = 32;

/** Alternatives up to the bracket that closes them. */
function readAlternatives(source: string, from: number): Read {
  const first = readSequence(source, from);
  const options = [first];
  let { end } = first;
  while (source.charAt(end) === "|") {
    const next = readSequence(source, end + 1);
    options.push(next);
    end = next.end;
  }
  if (options.length === 1) return first;
  const exact = options.flatMap((option) => option.exact ?? []);
  return options.every((option) => option.exact !== undefined) && exact.length <= MOST_LITERALS
    ? { exact: [...new Set(exact)], needs: [], end }
    : { exact: undefined, needs: eitherOf(options), end };
}

function allNeeds({ exact, needs }: Read): Needs {
  return exact === undefined ? needs : [...needs, ...asNeeds(exact)];
}

/** Of each alternative its best need; none where one of them needs nothing. */
function eitherOf(options: readonly Read[]): Needs {
  const best = options.map((option) => bestOf(allNeeds(option)));
  return best.includes(undefined) ? [] : asNeeds(best.flatMap((need) => need ?? []));
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
    (sum, char) => sum + (COMMON.test(char) ? 1 : RARE.test(char) ? 4 : 2),
    0,
  );
}

const COMMON = /[a-z ]/u;
const RARE = /[^\p{L},.-]/u;

/** One of the literals as a need; of two of which one holds the other, the shorter says it all. None where one is empty. */
function asNeeds(literals: Need): Needs {
  const all = [...new Set(literals)];
  const shortest = all.filter(
    (literal) => !all.some((other) => other !== literal && literal.includes(other)),
  );
  return shortest.includes("") ? [] : [shortest];
}

/** Pieces one after another: literals that stand together are one. */
function readSequence(source: string, from: number): Read {
  const needs: Need[] = [];
  let run: Need = [""];
  let isExact = true;
  let at = from;
  const endRun = (): void => {
    needs.push(...asNeeds(run));
    run = [""];
    isExact = false;
  };
  while (at < source.length && !ENDS_SEQUENCE.has(source.charAt(at))) {
    const piece = readPiece(source, at);
    const times = timesAt(source, piece.end);
    const literals = literalsOf(piece, times);
    if (literals === undefined || run.length * literals.length > MOST_LITERALS) endRun();
    run = joined(run, literals ?? [""]);
    if (times.atLeastOnce) needs.push(...piece.needs);
    if (goesOn(piece, times)) endRun();
    at = times.end;
  }
  if (isExact) return { exact: run, needs, end: at };
  endRun();
  return { exact: undefined, needs, end: at };
}

/** What a piece adds to the literals before it, as often as it stands at least. */
function literalsOf({ exact }: Piece, { atLeastOnce, atMostOnce }: Times): Need | undefined {
  if (atLeastOnce) return exact;
  return atMostOnce && exact !== undefined ? [...exact, ""] : undefined;
}

/** Whether a piece may stand again, so that nothing is known of what follows. */
function goesOn({ isBlank }: Piece, { atMostOnce }: Times): boolean {
  return !atMostOnce && isBlank !== true;
}

const ENDS_SEQUENCE: ReadonlySet<string> = new Set(["|", ")"]);

/** Each of the first with each of the second behind it; two spaces are one. */
function joined(first: Need, second: Need): Need {
  return first.flatMap((a) =>
    second.map((b) => (a.endsWith(" ") && b.startsWith(" ") ? a + b.slice(1) : a + b)),
  );
}

/** A character, class, escape or group; where it has no width its literal is empty. */
interface Piece extends Read {
  /** Whether it is white space, of which a run is one space. */
  readonly isBlank?: boolean;
}

function readPiece(source: string, at: number): Piece {
  const char = source.charAt(at);
  if (char === "\\") return readEscape(source, at);
  if (char === "[") return readClass(source, at);
  if (char === "(") return readGroup(source, at);
  if (char === "^" || char === "$") return oneOf([""], at + 1);
  return char === "." ? anything(at + 1) : oneOf([char], at + 1);
}

function anything(end: number): Piece {
  return { exact: undefined, needs: [], end };
}

function oneOf(chars: readonly string[], end: number): Piece {
  const exact = new Set(chars.map((char) => char.toLowerCase().replace(DIGIT, ANY_DIGIT)));
  return { exact: [...exact], needs: [], end };
}

const DIGIT = /\d/u;
const UNIT_ESCAPE = /\\u(?<code>[\dA-Fa-f]{4})/uy;
const WIDE_ESCAPE = /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|[a-zA-Z0-9])/uy;

function readEscape(source: string, at: number): Piece {
  const code = matchAt(UNIT_ESCAPE, source, at)?.groups?.["code"];
  if (code !== undefined) return oneOf([unitOf(code)], UNIT_ESCAPE.lastIndex);
  if (source.startsWith("\\d", at)) return oneOf([ANY_DIGIT], at + 2);
  if (source.startsWith("\\s", at)) return { ...oneOf([" "], at + 2), isBlank: true };
  return matchAt(WIDE_ESCAPE, source, at) === undefined
    ? oneOf([source.charAt(at + 1)], at + 2)
    : anything(WIDE_ESCAPE.lastIndex);
}

const CLASS = /\[(?<not>\^)?(?<units>(?:\\.|[^\]\\])*)\]/uy;
const DIGITS = /^(?:\d(?:-\d)?)+$/u;
const OPEN_ENDED = /\\[a-zA-Z]|.-./u;
const CODE = /\\u(?<code>[\dA-Fa-f]{4})/gu;

/** A class of a few characters is one of them; one with ranges, or of what must not stand there, says nothing. */
function readClass(source: string, at: number): Piece {
  const { not, units = "" } = matchAt(CLASS, source, at)?.groups ?? {};
  const end = CLASS.lastIndex;
  const plain = units.replace(CODE, (_, code: string) => unitOf(code));
  if (not !== undefined || plain === "") return anything(end);
  if (DIGITS.test(plain)) return oneOf([ANY_DIGIT], end);
  const chars = [...plain.replaceAll("\\", "")];
  return OPEN_ENDED.test(plain) || chars.length > MOST_LITERALS ? anything(end) : oneOf(chars, end);
}

function unitOf(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

const LOOK = /\(\?<?(?<sign>[=!])/uy;
const OPENING = /\((?:\?:|\?<[^>]*>)?/uy;

/** What must stand beside a place is needed as well; what must not says nothing. */
function readGroup(source: string, at: number): Piece {
  const sign = matchAt(LOOK, source, at)?.groups?.["sign"];
  if (sign === undefined) {
    matchAt(OPENING, source, at);
    const inner = readAlternatives(source, OPENING.lastIndex);
    return { ...inner, end: inner.end + 1 };
  }
  const inner = readAlternatives(source, LOOK.lastIndex);
  return { exact: [""], needs: sign === "=" ? allNeeds(inner) : [], end: inner.end + 1 };
}

const TIMES = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/uy;
const AT_LEAST_ONCE = /^(?:\+|\{[1-9])/u;

interface Times {
  readonly atLeastOnce: boolean;
  readonly atMostOnce: boolean;
  readonly end: number;
}

/** How often a piece stands: once where nothing is said. */
function timesAt(source: string, at: number): Times {
  const said = matchAt(TIMES, source, at)?.[0];
  if (said === undefined) return { atLeastOnce: true, atMostOnce: true, end: at };
  return {
    atLeastOnce: AT_LEAST_ONCE.test(said),
    atMostOnce: said.startsWith("?"),
    end: at + said.length,
  };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
