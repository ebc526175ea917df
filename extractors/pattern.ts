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
/** What goes on right behind a year that a comma parts from a role: "Cụm trưởng, năm 2022 cụm sẽ …". */
export const GOES_ON = `(?:các|những|toàn|cả|mọi|nhiều|là|do|đến lượt|thuộc về|thì|cụm|khối|hội nghị|đơn vị|${SLOT.group})`;
const HALF = "(?:\\d|sáu) tháng (?:đầu|cuối)";
/** "Cụm trưởng trong những tháng còn lại của năm 2025", "Phó cụm điều hành hoạt động năm 2011". */
const REST = "(?:trong )?(?:thời gian|phần|(?:những|các) tháng) còn lại của";
const RUNS = `điều hành(?: (?:hoạt động|công việc))?(?:(?: của)? ${SLOT.group})?(?: trong)?`;
const LINK = `(?: ?(?:-|(?:trong )?suốt|(?:cho )?đến hết|trong|từ|của|(?:của |trong )?${HALF}|(?:vào |trong )?(?:các|(?:cả )?(?:hai|ba))|vào|thêm|${REST}|${RUNS}))?`;
/** The group and the year that may follow a role. */
const TAIL = `(?:,? ?(?:của |ở )?${SLOT.group})?(?:\\)?(?!, ?${SLOT.year}(?:, ${NEW_SUBJECT}| ${GOES_ON} )),?${LINK} ?${SLOT.year}| năm(?: học)? (?:nay|tới|sau|tiếp theo)| (?:giai đoạn|nhiệm kỳ) này)?`;
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
