import { nameKey } from "../../src/text/fold.ts";
import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import type { Sentence } from "../reading.ts";
import type { AwardClause } from "./award-clause.ts";

/** Units that a clause points back to, and where the words that do so stand in its slotted sentence. */
export interface PointedAt {
  readonly units: readonly MentionOf<"unit">[];
  readonly start: number;
  readonly end: number;
  /** Where in the article the first of them stands. */
  readonly since: number | undefined;
}

const POINTS =
  "(?:(?:(?<count>\\uE008)|(?<one>(?:đơn vị|tập thể|cơ quan|địa phương|trường))) (?:này|ấy|đó|(?:nói |kể )?trên(?= ?(?:[,.;]|$|(?:được|đã|đều|cùng|và)(?![\\p{L}]))))(?![\\p{L}])|cả (?<all>hai|ba|bốn)(?: (?:đơn vị|tập thể|cơ quan|địa phương))?(?= (?:cùng |đều )?được))";
const AS_SUBJECT = new RegExp(`(?<![\\p{L}])(?<!(?:cho|với) )${POINTS}`, "u");
const AS_RECIPIENT = new RegExp(
  `(?:cho|đối với) (?:(?:chính |cả )?${POINTS}|cả \\uE008(?=[.,;]|$))`,
  "u",
);
const ALL: Readonly<Record<string, number>> = { hai: 2, ba: 3, bốn: 4 };
const ASKS = /(?:đề nghị|đề xuất|trình|kiến nghị)(?![\p{L}])/u;

/**
 * "hai đơn vị này", "cả hai", "đơn vị này": the units that the sentence named before the award is asked for, or that the one before
 * it names, where they are exactly as many.
 */
export function pointedAt(clause: AwardClause): PointedAt | undefined {
  const { sentence, before } = clause;
  const found = wordsOf(clause);
  const times = found && timesOf(found.match, sentence.within(found.at, found.end)[0]);
  if (found === undefined || times === undefined) return undefined;
  const { at } = found;
  const span = { start: at, end: found.end };
  const asked = sentence.text.search(ASKS);
  const limit = asked === -1 ? at : Math.min(asked, at);
  const near = unitsInPart(sentence, at);
  const own = fits(near, times, found) ? near : unitsIn(sentence, limit);
  const between = sentence.text.slice(0, at);
  const isNamed = own.length > 0 ? fits(own, times, found) : false;
  const along = unitsAlong(clause, found.end);
  if (isNamed && !OTHERS.test(behindLast(sentence, own, at)))
    return { ...span, units: [...own, ...along], since: own[0]?.span.start };
  if (own.length > 0 || before === undefined || OTHERS.test(between)) return undefined;
  const told = unitsIn(before, before.text.length);
  if (!fits(told, times, found) || OTHERS.test(behindLast(before, told, before.text.length)))
    return undefined;
  return { ...span, units: [...told, ...along], since: told[0]?.span.start };
}

/** "đơn vị này cùng <U> cũng đã được tặng …": who gets it as well. */
function unitsAlong({ sentence, at }: AwardClause, end: number): readonly MentionOf<"unit">[] {
  const range = sentence.find(ALONG, end, at)?.indices?.groups?.["units"];
  return range === undefined ? [] : unitsIn(sentence, end + range[1], end + range[0]);
}

const ALONG = slotPattern(
  "^,? (?:cùng|và)(?: với)? (?<units>UNITS),? (?:cùng |cũng |đều |đã |vừa |vinh dự )*(?:được|đón nhận|nhận)(?![\\p{L}])",
);

/** Somebody else to whom the words may point back. */
const OTHERS =
  /\uE00B|\uE008|(?<![\p{L}])(?:nào|một|những|các|thí sinh|vận động viên|đội|cá nhân|người|anh|chị|em)(?![\p{L}])/u;

/** What a sentence says between the last unit and a position. */
function behindLast(sentence: Sentence, units: readonly MentionOf<"unit">[], at: number): string {
  const last = units.at(-1);
  return last === undefined ? "" : sentence.text.slice(sentence.indexOf(last.span.start) + 1, at);
}

/** Whether they are as many as the words say, and of the kind: a school is no office. */
function fits(units: readonly MentionOf<"unit">[], times: number, { match }: Words): boolean {
  const isSchool = match.groups?.["one"] === "trường";
  return (
    units.length === times && (!isSchool || units.every(({ value }) => SCHOOL.test(value.name)))
  );
}

const SCHOOL = /^(?:Trường|Học viện)(?![\p{L}])/u;

interface Words {
  readonly match: RegExpExecArray;
  readonly at: number;
  readonly end: number;
}

function wordsOf({
  sentence,
  start,
  at,
  end,
}: AwardClause):
  | { readonly match: RegExpExecArray; readonly at: number; readonly end: number }
  | undefined {
  const behind = sentence.find(AS_RECIPIENT, at, end);
  const match = behind ?? sentence.find(AS_SUBJECT, start, at);
  if (match === undefined) return undefined;
  const from = match.index + (behind === undefined ? start : at);
  return { match, at: from, end: from + match[0].length };
}

function timesOf({ groups }: RegExpExecArray, mention: Mention | undefined): number | undefined {
  if (groups?.["one"] !== undefined) return 1;
  if (groups?.["all"] !== undefined) return ALL[groups["all"]];
  return mention !== undefined &&
    isKind(mention, "count") &&
    mention.value.counted !== "individuals"
    ? mention.value.count
    : undefined;
}

/** Units, and in a sentence that names none the places with their level: "TP. Đà Nẵng thứ nhất, TP. Hồ Chí Minh thứ nhì; …". */
function asUnits(sentence: Sentence, start: number, end: number): readonly MentionOf<"unit">[] {
  const mentions = sentence.within(start, end);
  const units = mentions.filter((mention) => isKind(mention, "unit"));
  if (units.length > 0) return units;
  return mentions.flatMap((mention) => {
    if (!isKind(mention, "place") || mention.value.level === undefined) return [];
    const name = sentence.surfaceOf(mention);
    return { ...mention, kind: "unit", value: { name, body: null, place: mention.value.name } };
  });
}

/** "So với <U>", "tại <U>": whom the sentence is not about. */
const COMPARED = /(?<![\p{L}])(?:so với|tại|ở|theo|trừ) $/u;

/** The units that stand before a position in its part of the sentence; none where the sentence has one part. */
function unitsInPart(sentence: Sentence, at: number): readonly MentionOf<"unit">[] {
  const start = sentence.text.lastIndexOf(";", at) + 1;
  return start === 0 ? [] : unitsIn(sentence, at, start);
}

/** The units of a sentence between two positions, each once. */
function unitsIn(sentence: Sentence, end: number, start = 0): readonly MentionOf<"unit">[] {
  const known = new Set<string>();
  return asUnits(sentence, start, end).filter((mention) => {
    if (sentence.says(COMPARED, 0, sentence.indexOf(mention.span.start))) return false;
    const key = nameKey(mention.value.name);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
