import type { ZoneKind } from "../../src/model/article.ts";
import type { Award } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { matchesOf } from "../../src/text/matches.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import { findAuthority } from "./award-authority.ts";
import type { AwardClause } from "./award-clause.ts";
import type { Recipients } from "./award-recipients.ts";
import { findRecipients, sentencePeriod } from "./award-recipients.ts";
import type { AwardSaid } from "./award-status.ts";
import { awardRefusal, awardStatus, PROPOSED_AS_SUBJECT } from "./award-status.ts";
import type { Refusal } from "./modality.ts";

export interface AwardFact {
  readonly award: Award;
  readonly span: Span;
  readonly zone: ZoneKind;
  readonly rule: string;
}

/**
 * Awards proposed, given or received. Each title in a sentence is read with what stands before it (who proposes, to
 * whom) and behind it (to whom it goes), up to the next title; an authority carries through a chain.
 */
export function findAwardFacts(
  reading: Reading,
  sentences: readonly Sentence[],
): { readonly facts: readonly AwardFact[]; readonly refusals: readonly Refusal[] } {
  const facts: AwardFact[] = [];
  const refusals: Refusal[] = [];
  let announcedIn = Number.NEGATIVE_INFINITY;
  for (const sentence of sentences) {
    if (sentence.zone === "quote") continue;
    // "Dịp này, Khối công bố các quyết định khen thưởng.": what follows, to the end of the next paragraph, is given here.
    const isAnnounced = sentence.paragraph - announcedIn <= 1;
    if (ANNOUNCED.test(sentence.text)) announcedIn = sentence.paragraph;
    const refusal = awardRefusal(sentence);
    if (refusal !== undefined) {
      if (sentence.mentions.some(({ kind }) => kind === "award")) refusals.push(refusal);
      continue;
    }
    facts.push(...awardsOf(reading, sentence, isAnnounced));
  }
  return { facts: withoutHeadlines(facts), refusals };
}

function awardsOf(
  reading: Reading,
  sentence: Sentence,
  isAnnounced: boolean,
): readonly AwardFact[] {
  let said: AwardSaid | undefined;
  return clausesOf(sentence, isAnnounced).flatMap((clause) => {
    said = awardStatus(clause) ?? inherited(clause, said);
    return said === undefined ? [] : readClause(reading, clause, said);
  });
}

/** A headline repeats what the text says in full; it counts where the text is silent about its titles. */
function withoutHeadlines(facts: readonly AwardFact[]): readonly AwardFact[] {
  const told = new Set(facts.flatMap(({ award, zone }) => (zone === "title" ? [] : award.titles)));
  return facts.filter(
    ({ award, zone }) =>
      zone !== "title" ||
      (award.titles.length > 0 && award.titles.every((title) => !told.has(title))),
  );
}

const ANNOUNCED =
  /(?:dịp này|nhân dịp|tại (?:hội nghị|buổi lễ))[^.]{0,60}(?:công bố|quyết định|khen thưởng|biểu dương)/u;
const JOINT = /^[^.;]{0,160}(?:,| và|;) (?:\S+ ){0,3}$/u;

/** "… trao Bằng khen cho <n> và Cờ thi đua cho <U>": a title joined to the one before is given like it. */
function inherited(clause: AwardClause, said: AwardSaid | undefined): AwardSaid | undefined {
  if (said === undefined) return undefined;
  const between = clause.sentence.text.slice(clause.start, clause.at);
  return JOINT.test(between) ? { ...said, at: clause.at } : undefined;
}

const NEXT_VERB =
  /(?:,| và|;) \uE008(?:(?:,| và) \uE008)* (?:được )?(?:đề nghị|đề xuất)(?![\p{L}])|,\s+(?:riêng|trong đó|còn)(?![\p{L}])|,\s+(?:đơn vị|tập thể|cơ quan|người|địa phương) (?:đã )?(?:từng|vừa|mới|hồi|năm (?:ngoái|trước))(?![\p{L}])|(?:[,;]|\s+và|\s+đồng thời)?\s+(?:đề nghị|đề xuất|(?<!được )(?:tặng|trao)|trình|kiến nghị|công nhận|xét)(?![\p{L}])/gu;
const COMMEND =
  /(?:(?<!hồ sơ |tỷ lệ |thủ tục )(?:đề nghị|đề xuất|trình)[^.;]{0,60}?(?:xem xét,? )?(?:biểu dương, )?|được [^.;\uE001\uE008]{0,10}[\uE001\uE00A\uE00C](?:(?:,| và) [\uE001\uE00A\uE00C])? (?:tặng thưởng, |biểu dương, )?|[\uE001\uE00A\uE00C] (?:(?:đã|cũng|còn|quyết định) )*)(?<!công tác |thi đua,? |thi đua - |hồ sơ |về |quỹ )khen thưởng(?! (?:năm|trong|của|và|là))/gu;

function clausesOf(sentence: Sentence, isAnnounced: boolean): readonly AwardClause[] {
  const titles = sentence.mentions.filter((mention) => isKind(mention, "award"));
  if (titles.length === 0) return commendations(sentence, isAnnounced);
  const positions = titles.map((award) => sentence.indexOf(award.span.start));
  return titles.map((award, i) => {
    const at = positions[i] ?? 0;
    const limit = positions[i + 1] ?? sentence.text.length;
    return {
      sentence,
      award,
      isAnnounced,
      at,
      start: i === 0 ? 0 : (positions[i - 1] ?? 0) + 1,
      end: endOfClause(sentence, at + 1, limit),
    };
  });
}

/** Plain "đề nghị … khen thưởng": an award without a title. */
function commendations(sentence: Sentence, isAnnounced: boolean): readonly AwardClause[] {
  if (!sentence.text.includes("khen thưởng")) return [];
  return matchesOf(COMMEND, sentence.text)
    .slice(0, 1)
    .map((match) => {
      const at = match.index + match[0].length;
      return {
        sentence,
        award: undefined,
        isAnnounced,
        at,
        start: 0,
        end: endOfClause(sentence, at, sentence.text.length),
      };
    });
}

function endOfClause(sentence: Sentence, from: number, limit: number): number {
  const rest = sentence.text.slice(from, limit);
  const semicolon = rest.search(SEMICOLON);
  const verbs = matchesOf(NEXT_VERB, rest).map((match) => match.index);
  const own = PROPOSED_AS_SUBJECT.exec(rest)?.[0].length ?? 0;
  const ends = [semicolon, ...verbs.filter((at) => at >= own), limit - from].filter(
    (end) => end >= 0,
  );
  return from + Math.min(...ends);
}

/** A semicolon ends a clause unless a further recipient follows it ("…; 02 cá nhân: …"). */
const SEMICOLON = /;(?!\s*\uE008(?![^.]{0,160}(?:được|nhận)))/u;

function readClause(reading: Reading, clause: AwardClause, said: AwardSaid): readonly AwardFact[] {
  const authority = findAuthority(clause, said.status, reading.article.text);
  return findRecipients(clause, reading.article.text).map((recipients) =>
    toFact(clause, recipients, { said, authority, reading }),
  );
}

function toFact(
  clause: AwardClause,
  recipients: Recipients,
  read: {
    readonly said: { readonly status: Award["status"]; readonly at: number; readonly rule: string };
    readonly authority: string | undefined;
    readonly reading: Reading;
  },
): AwardFact {
  const { said, authority, reading } = read;
  const award: Award = {
    titles: clause.award?.value.titles ?? [],
    status: said.status,
    authority: authority ?? null,
    grade: clause.award?.value.grade ?? null,
    collectives: recipients.collectives ?? null,
    individuals: recipients.individuals ?? null,
    outOf: recipients.outOf ?? null,
    units: recipients.units,
    persons: recipients.persons,
    period: recipients.period ?? sentencePeriod(clause) ?? lastYear(reading, clause),
  };
  const start = Math.min(said.at, recipients.start);
  const end = Math.max(clause.at + (clause.award === undefined ? 0 : 1), recipients.end);
  const span = trimmedSpan(clause.sentence, start, end);
  return { award, span, zone: clause.sentence.zone, rule: said.rule };
}

/** "Năm ngoái, … được tặng …": the year before that of the publication. */
function lastYear(reading: Reading, { sentence, at }: AwardClause): string | null {
  const { publishedAt } = reading.article;
  if (publishedAt === null || !LAST_YEAR.test(sentence.text.slice(0, at))) return null;
  return String(Number.parseInt(publishedAt.slice(0, 4), 10) - 1);
}

const LAST_YEAR = /^(?:trong )?năm (?:ngoái|trước)(?![\p{L}])/u;

function trimmedSpan(sentence: Sentence, start: number, end: number): Span {
  const text = sentence.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.replace(TRAILING_MARKS, "").length;
  return sentence.spanOf(start + lead, end - trail);
}

const TRAILING_MARKS = /[\s.,;:/]+$/u;
