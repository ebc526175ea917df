import type { Unit } from "../../src/model/unit.ts";
import type { CountValue, Mention } from "../mention.ts";
import { isKind } from "../mention.ts";
import { pointedAt } from "./award-anaphora.ts";
import type { AwardClause } from "./award-clause.ts";
import { periodIn, withoutRoles } from "./award-period.ts";
import { namedAlong, namedBefore } from "./award-subject.ts";
import { asUnit } from "./rule.ts";

export interface Recipients {
  readonly collectives: number | undefined;
  readonly individuals: number | undefined;
  readonly outOf: number | undefined;
  readonly units: readonly Unit[];
  readonly persons: readonly string[];
  readonly period: string | undefined;
  /** Where in the slotted sentence they stand. */
  readonly start: number;
  readonly end: number;
  /** Where in the article the sentence before names them, where this one only points back. */
  readonly since?: number | undefined;
}

/** What leads to those who get it behind the title. */
const TO =
  /(?:^|\s)(?:(?<!thay )cho|đối với|thuộc về|:)(?=[\s:])|:|\stặng(?= (?:gần |trên |hơn )?[\uE008\uE001])|(?<=^\uE009(?: của [\uE001\uE00A\uE00C])?(?:,? ?\uE006)?)\slà(?= \uE001)|(?<=^\uE009 ?)\((?=[\uE001\uE002][^()]*\))/u;

/** Who gets it. Several counts with a year of their own each are awards of their own; else all make one. */
export function findRecipients(clause: AwardClause, original: string): readonly Recipients[] {
  const { sentence, at, end } = clause;
  const same = pointedAt(clause);
  if (same !== undefined) {
    const { units, since } = same;
    const period = periodIn(sentence.within(at, end));
    const range = { start: same.start, end: Math.max(at, same.end) };
    return [{ ...ofMentions(units, original), period, ...range, since }];
  }
  const to = recipientsAt(clause, sentence.text.slice(at, end));
  if (to !== -1) {
    const from = at + to;
    const receiving = untilNext(clause, sentence.within(from, end)).filter(
      (mention) => !isRecipient(mention) || isReceiver(clause, mention),
    );
    if (receiving.some(isRecipient)) return splitByYear(clause, receiving, { from, original });
  }
  return [withoutReceiver(clause, to, original)];
}

/** "…, có 50 phóng viên dự": another clause counts others. */
const AT_HAND = /, (?:có|với|thu hút|trong đó có) (?:hơn |gần |trên )?$/u;

/** Those who stand before the title, else those who are counted behind it, else nobody. */
function withoutReceiver(clause: AwardClause, to: number, original: string): Recipients {
  const { sentence, at, end } = clause;
  const titleEnd = to === -1 ? end : at + to;
  const named = namedBefore(clause);
  const [first] = named;
  const subjectAt = first === undefined ? at : sentence.indexOf(first.span.start);
  const ofTitle = sentence
    .within(at, titleEnd)
    .filter(({ span }) => !sentence.says(CHAIR_BEFORE, 0, sentence.indexOf(span.start)));
  const period =
    periodIn(ofTitle) ??
    periodIn(withoutRoles(sentence, sentence.within(subjectAt, at))) ??
    periodIn(yearBefore(clause, subjectAt)) ??
    periodIn(withoutRoles(sentence, sentence.within(clause.start, at)).slice(-1));
  if (named.length > 0) {
    const along = namedAlong(clause);
    const reach = along === undefined ? at : at + along.end;
    const all = [...named, ...(along?.mentions ?? [])];
    return { ...ofMentions(all, original), period, start: subjectAt, end: reach };
  }
  const counts = sentence
    .within(at, end)
    .filter((mention) => isKind(mention, "count"))
    .filter(({ span }) => !sentence.says(AT_HAND, at, sentence.indexOf(span.start)));
  if (counts.length > 0) return { ...ofMentions(counts, original), period, start: at, end };
  const counted = fightersBefore(clause) ?? flagsBefore(clause);
  if (counted !== undefined) return { ...ofMentions([], original), ...counted, period, end: at };
  return { ...ofMentions([], original), period, start: at, end: to === -1 ? at : end };
}

/** "14 Chiến sĩ thi đua cấp cơ sở": the title is what the persons are called. */
function fightersBefore({
  sentence,
  award,
  start,
  at,
}: AwardClause): Pick<Recipients, "individuals" | "start"> | undefined {
  if (award?.value.titles.join() !== "emulation-fighter") return undefined;
  const number = sentence.find(NUMBER_BEFORE, start, at);
  return number === undefined
    ? undefined
    : { individuals: Number.parseInt(number[0], 10), start: at - number[0].length };
}

/** "bình xét 1 Cờ thi đua, 2 Bằng khen cho các đơn vị": as many units as there are titles. */
function flagsBefore({
  sentence,
  award,
  start,
  at,
}: AwardClause): Pick<Recipients, "collectives" | "start"> | undefined {
  const number = sentence.find(NUMBER_BEFORE, start, at);
  const isOfUnits =
    award?.value.titles.join() === "emulation-flag" ||
    (award?.value.titles.length === 1 && sentence.says(FOR_UNITS, at + 1));
  return number === undefined || !isOfUnits
    ? undefined
    : { collectives: Number.parseInt(number[0], 10), start: at - number[0].length };
}

const FOR_UNITS =
  /^(?: của [\uE001\uE00A\uE00C])? cho (?:các|những) (?:đơn vị|tập thể|địa phương)(?![\p{L}])(?! và|,)/u;
const NUMBER_BEFORE = /(?<![\d.,/])\d{1,4} $/u;

/** "nhắc lại, năm 2011, <U> đã được …": the year right before who got it. */
function yearBefore({ sentence, start }: AwardClause, subjectAt: number): readonly Mention[] {
  return sentence.says(YEAR_BEFORE, start, subjectAt)
    ? sentence.within(start, subjectAt).slice(-1)
    : [];
}

const YEAR_BEFORE = /(?:^|[,;:.] |rằng )\uE006,? ?$/u;

/** "… tặng Cờ thi đua, đồng thời được bầu làm Khối phó năm 2017": the year of the office. */
const CHAIR_BEFORE =
  /[\uE003\uE004](?: (?:điều hành|hoạt động|phụ trách|luân phiên))*,?(?: của| cho| trong)? ?$/u;

/** Where behind the title those stand who get it; -1 where none do. */
function recipientsAt({ sentence, at, start }: AwardClause, after: string): number {
  const to = after.search(TO);
  if (to !== -1) return isOfCount(after, to) ? to - 1 : to;
  if (sentence.says(COUNTED_ASKING, start, at)) return after.search(NAMED_BEHIND);
  return sentence.says(ALSO_ASKED, start, at) ? after.search(WHO_ALSO) : -1;
}

const COUNT_SLOT = "\uE008";

/** "khen thưởng 3 tập thể: <U>, <U> và <U>": the count before a colon is that of the list. */
function isOfCount(after: string, to: number): boolean {
  return after.charAt(to) === ":" && after.charAt(to - 1) === COUNT_SLOT;
}

/** "cùng được trình UBND tỉnh tặng Bằng khen có <U>, <U>": who else. */
const ALSO_ASKED =
  /(?:^|[,;] ?)(?:cùng|cũng|đều) được (?:đề nghị |đề xuất |trình )?(?:[\uE001\uE00A\uE00C] )?(?:xét )?(?:tặng|trao)(?: thưởng)? $/u;
const WHO_ALSO = /(?<=^\uE009) (?:có|gồm|là):? (?=\uE001)/u;

/** "3 đơn vị được đề nghị tặng Bằng khen là <U>, <U> và <U>". */
const COUNTED_ASKING =
  /\uE008(?: \p{Ll}+){0,2} (?:được )?(?:(?:\uE005|cụm|khối|hội nghị|các đơn vị)(?: thống nhất| nhất trí| chọn| bình chọn| suy tôn)? |[\uE001\uE00A\uE00C] )?(?:giới thiệu|đề nghị|đề xuất|trình|tặng|trao|nhận)(?: để)?(?: (?:đề nghị|trình))?(?: [\uE001\uE00A\uE00C])?[^.;\uE001\uE008]{0,60}$/u;
const NAMED_BEHIND =
  /^[^,;]{0,40}(?:,? là|,? gồm(?: có)?:?) (?=\uE001|(?:(?:các )?(?:đồng chí|ông|bà|anh|chị):? )?\uE00B)/u;

/** What stands before a count of others, or an election, of whom something else is told. */
function untilNext(
  { sentence, at }: AwardClause,
  mentions: readonly Mention[],
): readonly Mention[] {
  const next = mentions.findIndex(({ kind, span }) => {
    const here = sentence.indexOf(span.start);
    return (
      (kind === "count" && sentence.says(IS_GIVEN, here + 1)) ||
      ((kind === "unit" || kind === "place") &&
        (sentence.says(ELECTS, at, here) || sentence.says(TAKES_ROLE, here + 1)))
    );
  });
  return next === -1 ? mentions : mentions.slice(0, next);
}

/** "tặng Cờ thi đua cho <U>, đồng thời bầu <U2> làm Trưởng khối": who is elected gets no flag. */
const ELECTS =
  /(?:,|;| và)(?: và)?(?: đồng thời,?)?(?: (?:đã|tiếp tục|nhất trí|thống nhất))* (?:(?:bầu|bầu chọn|cử|phân công)(?: ra)?|(?:thống nhất|nhất trí) (?:để|giao|giao cho|chọn)|(?<=đồng thời,? )(?:giao|chọn)) $/u;
/** "…, <U2> làm Trưởng khối": who takes a role there. */
const TAKES_ROLE = /^ (?:(?:sẽ|tiếp tục) )*(?:làm|giữ|đảm nhận|đảm nhiệm) [\uE003\uE004]/u;

/** "5 cán bộ thuộc <U>": the unit says whose they are; "ông A, Giám đốc <U>": the office says who he is. */
function isReceiver({ sentence }: AwardClause, mention: Mention): boolean {
  const at = sentence.indexOf(mention.span.start);
  const before = sentence.text.slice(0, at);
  if (sentence.says(GIVES, at + 1)) return false;
  if (mention.kind === "unit" || mention.kind === "place")
    return !BELONGS.test(before) && !IN_BRACKET_OF_PERSON.test(before) && !WORKS_AT.test(before);
  return mention.kind !== "position" || !OF_PERSON.test(before);
}

/** "tặng Cờ thi đua cho <U>, UBND tỉnh tặng Bằng khen …": who gives the next one gets none. */
const GIVES =
  /^ (?:để [\uE001\uE00A\uE00C] )?(?:(?:đã|cũng|quyết định|xét) )*(?:tặng|trao|khen|công nhận)(?![\p{L}])/u;
/** "tặng Cờ thi đua là <U>, 2 cơ quan được tặng Bằng khen": the next ones, who get something else. */
const IS_GIVEN = /^ (?:(?:khác|còn lại|cùng|cũng) )?(?:được|nhận|đón nhận)(?![\p{L}])/u;
/** "ông A, công nhân lái máy <U>": what somebody does there. */
const WORKS_AT = /\uE00B,? (?:(?:-|là) )?(?:(?!và |cùng |cho |còn )\p{Ll}+ ){1,8}$/u;
const BELONGS = /(?<![\p{L}])(?:thuộc|của|trong|tại|ở|từ|(?<!thuộc )về)\s+(?:các )?$/u;
const OF_PERSON = /\uE00B(?:,| -| ?\()? ?$/u;
/** "ông A (Nam Định)", "đồng chí B (Chi bộ C)": where somebody is from. */
const IN_BRACKET_OF_PERSON = /\uE00B ?\([^()]{0,40}$/u;

function isRecipient(mention: Mention): boolean {
  return (
    mention.kind === "count" ||
    mention.kind === "unit" ||
    mention.kind === "person" ||
    mention.kind === "place"
  );
}

function splitByYear(
  clause: AwardClause,
  found: readonly Mention[],
  read: { readonly from: number; readonly original: string },
): readonly Recipients[] {
  const { sentence } = clause;
  const titlePeriod = periodIn(sentence.within(clause.at, read.from));
  const counts = found.filter((mention) => isKind(mention, "count"));
  const stops = counts.map((count) => sentence.indexOf(count.span.start));
  const parts = stops.map((start, i) => ({ start, end: stops[i + 1] ?? clause.end }));
  const dated = parts.filter(
    ({ start, end }) => periodIn(sentence.within(start, end)) !== undefined,
  );
  if (parts.length > 1 && dated.length === parts.length)
    return parts.map(({ start, end }) => {
      const inside = sentence.within(start, end);
      return {
        ...ofMentions(inside, read.original),
        period: periodIn(inside),
        start: Math.min(start, clause.at),
        end: lastEnd(clause, inside, end),
      };
    });
  const used = found.filter((mention) => isRecipient(mention) && !isBroken(clause, mention));
  const period = titlePeriod ?? periodIn(found);
  return [
    {
      ...ofMentions(used, read.original),
      period,
      start: clause.at,
      end: lastEnd(clause, used, clause.end),
    },
  ];
}

/** "10 tập thể (gồm 4 tập thể … và 6 tập thể …)": counts within a bracket break down the one before it. */
function isBroken({ sentence, at }: AwardClause, mention: Mention): boolean {
  if (mention.kind !== "count") return false;
  const before = sentence.text.slice(at, sentence.indexOf(mention.span.start));
  return before.lastIndexOf("(") > before.lastIndexOf(")") && before.includes(COUNT_SLOT);
}

function lastEnd(clause: AwardClause, mentions: readonly Mention[], fallback: number): number {
  const last = mentions.at(-1);
  return last === undefined ? fallback : clause.sentence.indexOf(last.span.start) + 1;
}

type Who = Omit<Recipients, "period" | "start" | "end">;

function ofMentions(mentions: readonly Mention[], original: string): Who {
  const units = mentions.flatMap((mention) =>
    isKind(mention, "count") ? [] : (asUnit(mention, original) ?? []),
  );
  const persons = mentions.flatMap((mention) =>
    isKind(mention, "person") ? [mention.value.name] : [],
  );
  const counts = mentions.flatMap((mention) => (isKind(mention, "count") ? [mention.value] : []));
  const further = (named: number, isOfThem: (count: CountValue) => boolean): number =>
    counts.some((count) => isOfThem(count) && count.isFurther === true) ? named : 0;
  const isCollective = (count: CountValue): boolean => count.counted !== "individuals";
  const isIndividual = (count: CountValue): boolean => count.counted === "individuals";
  const collectives = sumOf(counts, isCollective, further(units.length, isCollective));
  const individuals = sumOf(counts, isIndividual, further(persons.length, isIndividual));
  return {
    collectives: collectives ?? (units.length > 0 ? units.length : undefined),
    individuals: individuals ?? (persons.length > 0 ? persons.length : undefined),
    outOf: counts.find((count) => count.outOf !== undefined)?.outOf,
    units,
    persons,
  };
}

/** The sum of the counts that fit; of "ông A và 5 quân nhân khác" with those that are named beside them. */
function sumOf(
  counts: readonly CountValue[],
  fits: (count: CountValue) => boolean,
  named: number,
): number | undefined {
  const kept = counts.filter(fits);
  return kept.length === 0 ? undefined : kept.reduce((sum, { count }) => sum + count, named);
}
