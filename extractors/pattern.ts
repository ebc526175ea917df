import { WORD_END, WORD_START } from "../src/text/boundary.ts";
import { canonicalText } from "../src/text/canonical.ts";
import { SLOT } from "./slots.ts";

const HOLDER = `[${SLOT.unit}${SLOT.place}${SLOT.position}${SLOT.authority}]`;
const JOIN = "(?: ?[,;] ?(?:và )?| và | cùng )";
/** "đồng chí" and the like before a holder, "các" and the like before a list. */
const TOKENS: Readonly<Record<string, string>> = {
  UNITS: `${HOLDER}(?:(?: ?\\([^()\uE003\uE004]{1,40}\\))?${JOIN}(?:lãnh đạo |đại diện )?${HOLDER})*`,
  UNIT: HOLDER,
  PLACE: SLOT.place,
  PLACES: `[${SLOT.place}${SLOT.unit}](?:${JOIN}[${SLOT.place}${SLOT.unit}])*`,
  CHAIR: SLOT.chair,
  DEPUTY: SLOT.deputy,
  ROLE: `[${SLOT.chair}${SLOT.deputy}]`,
  GROUP: SLOT.group,
  YEAR: SLOT.year,
  DATE: SLOT.date,
  COUNT: SLOT.count,
  AWARD: SLOT.award,
  AUTHORITY: `[${SLOT.authority}${SLOT.unit}${SLOT.position}]`,
  PERSON: SLOT.person,
  POSITION: SLOT.position,
  HEAD: SLOT.head,
};
/** What opens another clause: a year before it is not that of the role. */
export const NEW_SUBJECT = `(?:các|những|toàn|cả|mọi|nhiều|đơn vị|phong trào|công tác|tình hình|kinh tế|[${SLOT.unit}${SLOT.place}${SLOT.group}])`;
const HALF = "(?:\\d|sáu) tháng (?:đầu|cuối)";
const LINK = `(?: ?(?:-|trong|từ|của|(?:của |trong )?${HALF}|trong thời gian còn lại của))?`;
/** The group and the year that may follow a role. */
const TAIL = `(?:,? ?(?:của )?${SLOT.group})?(?:\\)?(?!, ?${SLOT.year}, ${NEW_SUBJECT}),?${LINK} ?${SLOT.year}| năm(?: học)? (?:nay|tới|sau|tiếp theo)| (?:giai đoạn|nhiệm kỳ) này)?`;
const TAIL_TOKEN = / ?TAIL(?![A-Z])/gu;
const TOKEN = /(?<![\p{L}])(?<token>[A-Z]{4,9})(?:#(?<name>[a-z]+\d?))?(?![\p{L}])/gu;
const STARTS_WITH_LETTER = /^(?:\(\?:)*\p{Ll}/u;
const ENDS_WITH_LETTER = /\p{Ll}\)*$/u;

/**
 * A pattern over slotted sentences. It reads like the sentence it means: "bầu UNITS#next làm CHAIR TAIL". Words in
 * capitals are slots, `NAME#x` captures the slot as group `x`, ` TAIL` is an optional group and year; the rest is a regular expression in lower
 * case, as slotted sentences are.
 */
export function slotPattern(source: string): RegExp {
  const compiled = canonicalText(source.normalize("NFC"))
    .replace(TAIL_TOKEN, TAIL)
    .replace(TOKEN, (all, token: string, name: string | undefined) => {
      const slot = TOKENS[token];
      if (slot === undefined) throw new Error(`Unknown slot ${all} in the pattern "${source}"`);
      return name === undefined ? `(?:${slot})` : `(?<${name}>${slot})`;
    });
  const start = STARTS_WITH_LETTER.test(compiled) ? WORD_START : "";
  const end = ENDS_WITH_LETTER.test(compiled) ? WORD_END : "";
  return new RegExp(`${start}(?:${compiled})${end}`, "dgu");
}

/**
 * The slots without which a pattern cannot match: for each, the characters of which one must stand in the sentence. Read off
 * the pattern itself: what stands outside alternatives and optional groups.
 */
export function slotsNeeded({ source }: RegExp): readonly string[] {
  return neededIn(source.slice(0, MAX_SOURCE), 0).needs;
}

const MAX_SOURCE = 20_000;
const SLOT_UNITS = /^[\uE001-\uE00D]+$/u;
const OPTIONAL = /^(?:[?*]|\{0)/u;

interface Needed {
  readonly needs: readonly string[];
  readonly end: number;
}

function neededIn(source: string, from: number): Needed {
  const needs: string[] = [];
  let hasAlternatives = false;
  let at = from;
  while (at < source.length && source.charAt(at) !== ")") {
    const piece = pieceAt(source, at);
    if (!OPTIONAL.test(source.slice(piece.end, piece.end + 2))) needs.push(...piece.needs);
    hasAlternatives ||= source.charAt(at) === "|";
    at = piece.end;
  }
  return { needs: hasAlternatives ? [] : needs, end: at + 1 };
}

/** One character, class or group of a pattern, with the slots that it cannot do without. */
function pieceAt(source: string, at: number): Needed {
  const char = source.charAt(at);
  if (char === "\\") return { needs: [], end: at + 2 };
  if (char === "[") {
    const end = source.indexOf("]", at);
    const units = source.slice(at + 1, end);
    return { needs: SLOT_UNITS.test(units) ? [units] : [], end: end + 1 };
  }
  if (char !== "(") return { needs: SLOT_UNITS.test(char) ? [char] : [], end: at + 1 };
  const inner = neededIn(source, at + 1);
  const isLook =
    source.startsWith("(?=", at) ||
    source.startsWith("(?!", at) ||
    source.startsWith("(?<!", at) ||
    source.startsWith("(?<=", at);
  return { needs: isLook ? [] : inner.needs, end: inner.end };
}
