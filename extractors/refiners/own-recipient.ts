import type { Subject } from "../../src/model/extraction.ts";
import { contains } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import { foldText } from "../../src/text/fold.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { AwardFact } from "../facts/awards.ts";
import { isKind } from "../mention.ts";
import type { Reading } from "../reading.ts";

/** "Công ty đã được UBND tỉnh tặng …": a body without its name, at the start of a clause, that gets something. */
const GETS =
  /(?:^|[,;:.] )(?<head>\p{Lu}\p{Ll}*(?: \p{Ll}+){0,2}?) (?:(?:đã|cũng|vừa|còn|vinh dự|lại|tiếp tục) )*(?:được|đón nhận|nhận)(?![\p{L}\p{M}])/dgu;

/**
 * In a report on one organisation, an award of which no recipient is named is the organisation's own where the clause calls
 * it by the head of its name.
 */
export function giveToSubject(
  facts: readonly AwardFact[],
  subject: Subject,
  reading: Reading,
): readonly AwardFact[] {
  const unit = subject.form === "organisation" ? unitOf(subject, reading) : undefined;
  if (unit === undefined) return facts;
  return facts.map((fact) => {
    const start = isOpen(fact) ? headBefore(fact, unit, reading) : undefined;
    if (start === undefined) return fact;
    const span = { start: Math.min(start, fact.span.start), end: fact.span.end };
    return { ...fact, span, award: { ...fact.award, collectives: 1, units: [unit] } };
  });
}

function unitOf({ name }: Subject, { sentences }: Reading): Unit | undefined {
  for (const { mentions } of sentences)
    for (const mention of mentions)
      if (isKind(mention, "unit") && mention.value.name === name) return mention.value;
  return undefined;
}

function isOpen({ award }: AwardFact): boolean {
  const { status, collectives, individuals, units, persons } = award;
  const isCounted = collectives !== null || individuals !== null;
  return status !== "awarded" && !isCounted && units.length === 0 && persons.length === 0;
}

/** Where the head of the organisation's name stands that gets the award; undefined where another word does, or nobody. */
function headBefore(
  { span }: AwardFact,
  { name }: Unit,
  { canonical, sentences }: Reading,
): number | undefined {
  const sentence = sentences.find((one) => contains(one.span, span));
  if (sentence === undefined) return undefined;
  const told = canonical.slice(sentence.span.start, span.end);
  const generic = matchesOf(UNIT_GETS, told).at(-1);
  if (generic !== undefined) return sentence.span.start + generic.index;
  const last = matchesOf(GETS, told).at(-1);
  const range = last?.indices?.groups?.["head"];
  if (last === undefined || range === undefined) return undefined;
  const [from, to] = range;
  const isHead = foldText(name).startsWith(`${foldText(told.slice(from, to))} `);
  return isHead && !OTHERS.test(told.slice(to)) ? sentence.span.start + from : undefined;
}

/** "năm 2013 đơn vị dẫn đầu Khối và đã được UBND tỉnh tặng …": the organisation, called a unit. */
const UNIT_GETS =
  /(?<=(?:^|[,;:.] |\d{4},? ))(?:[Đđ]ơn vị|[Cc]ơ quan|[Nn]hà trường)(?: này)?(?! (?:nào|khác|trực thuộc|thuộc))(?:(?!(?:nhiều|những|một số|tập thể|cá nhân|\d+)(?![\p{L}]))[^.;:]){0,110}? (?:được|đón nhận)(?![\p{L}])(?:(?!(?:tập thể|cá nhân)(?![\p{L}]))[^.;:]){0,60}$/gu;

/** "…; các đảng viên được tặng": others get it. */
const OTHERS =
  /;|(?<![\p{L}])(?:các|nhiều|những|một số|tập thể|cá nhân|\d+) [^,;]{0,60} (?:được|nhận) /u;
