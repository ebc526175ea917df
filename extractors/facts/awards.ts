import type { ZoneKind } from "../../src/model/article.ts";
import type { Award } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { matchesOf } from "../../src/text/matches.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import { findAuthority } from "./award-authority.ts";
import type { AwardClause } from "./award-clause.ts";
import { withSeries } from "./award-clause.ts";
import type { Around } from "./award-context.ts";
import { tellInOrder } from "./award-context.ts";
import { sentencePeriod } from "./award-period.ts";
import type { Recipients } from "./award-recipients.ts";
import { findRecipients } from "./award-recipients.ts";
import type { AwardSaid } from "./award-status.ts";
import { AWARD_UNREAL, awardRefusal, awardStatus, PROPOSED_AS_SUBJECT } from "./award-status.ts";
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
  for (const { sentence, ...around } of tellInOrder(sentences)) {
    if (!mayAward(sentence)) continue;
    const refusal = awardRefusal(sentence);
    if (refusal !== undefined && sentence.mentions.some(({ kind }) => kind === "award"))
      refusals.push(refusal);
    const told =
      refusal === undefined || sentence.text.includes(";")
        ? awardsOf(reading, sentence, around)
        : [];
    facts.push(
      ...told.filter((fact) => refusal === undefined || isBeforeIt(sentence, fact, refusal)),
    );
  }
  return { facts: withoutHeadlines(facts), refusals };
}

/** "… tặng Bằng khen cho <U>; việc bầu Cụm trưởng sẽ được tiến hành sau": what a later part of a sentence denies or puts off says nothing of the awards before it. */
function isBeforeIt(sentence: Sentence, { span, award }: AwardFact, { rule }: Refusal): boolean {
  const next = sentence.text.indexOf(";", sentence.indexOf(span.end - 1));
  if (next === -1 || awardRefusal(sentence, 0, next) !== undefined) return false;
  return rule === AWARD_UNREAL
    ? sentence.says(LATER, next)
    : rule === TARGET && award.authority !== null;
}

const TARGET = "refuse/award-target";

const LATER =
  /(?<![\p{L}])(?:sẽ|dự kiến|(?<!thì )(?:không|chưa) (?:đề nghị|đề xuất|tặng|trao|xét|suy tôn|khen)(?= (?:khen|tặng|trao|các|những|đơn vị)))(?![\p{L}])/u;

/** Neither a title nor "khen thưởng": most sentences are told off here. */
function mayAward(sentence: Sentence): boolean {
  return sentence.says(AWARD);
}

const AWARD = /\uE009|khen thưởng/u;

function awardsOf(reading: Reading, sentence: Sentence, around: Around): readonly AwardFact[] {
  let said: AwardSaid | undefined;
  let subject: Recipients | undefined;
  return clausesOf(sentence, around).flatMap((clause) => {
    said = awardStatus(clause) ?? inherited(clause, said);
    if (said === undefined) return [];
    const recipients = sameSubject(clause, findRecipients(clause, reading.article.text), subject);
    subject = recipients.find(({ units, start }) => units.length > 0 && start < clause.at);
    return readClause({ reading, clause, said, recipients });
  });
}

/** "<U> được <cấp> tặng Huân chương …; được <cấp> tặng Bằng khen": who was the subject still is, where the next clause has none. */
function sameSubject(
  clause: AwardClause,
  recipients: readonly Recipients[],
  subject: Recipients | undefined,
): readonly Recipients[] {
  const [only, ...more] = recipients;
  if (subject === undefined || only === undefined || more.length > 0) return recipients;
  const hasNone =
    only.collectives === undefined && only.individuals === undefined && only.units.length === 0;
  const isGiven = clause.sentence.says(TO_WHOM, clause.at, clause.end);
  if (!hasNone || isGiven || !clause.sentence.says(NO_SUBJECT, clause.start, clause.at))
    return recipients;
  const { units, collectives, start } = subject;
  return [{ ...only, units, collectives, start }];
}

const TO_WHOM = /(?<![\p{L}])(?:cho|đối với)(?![\p{L}])/u;
const NO_SUBJECT =
  /^(?:[^.;,\uE001\uE002\uE008\uE00B]|\uE001$){0,60}(?:[;,]| và)(?:,? (?:đồng thời|cũng|còn|năm nay|\uE006))*,? (?:vinh dự )?(?:được(?! (?:mời|giao|ủy quyền|chứng kiến|biết|phân công)(?![\p{L}]))|đón nhận|nhận)(?![\p{L}])[^.;,\uE008\uE00B]{0,60}$/u;

/** A headline repeats what the text says in full; it counts where the text is silent about its titles. */
function withoutHeadlines(facts: readonly AwardFact[]): readonly AwardFact[] {
  const told = new Set(facts.flatMap(({ award, zone }) => (zone === "title" ? [] : award.titles)));
  return facts.filter(
    ({ award, zone }) =>
      zone !== "title" ||
      (award.titles.length > 0 && award.titles.every((title) => !told.has(title))),
  );
}

const JOINT = /^[^.;]{0,160}(?:,| và|;) (?:\S+ ){0,3}$/u;

/** "… trao Bằng khen cho <n> và Cờ thi đua cho <U>": a title joined to the one before is given like it. */
function inherited(clause: AwardClause, said: AwardSaid | undefined): AwardSaid | undefined {
  if (said === undefined) return undefined;
  const between = clause.sentence.text.slice(clause.start, clause.at);
  return JOINT.test(between) ? { ...said, at: clause.at } : undefined;
}

const NEXT_VERB =
  /(?:,| và|;) \uE008(?:(?:,| và) \uE008)*(?: còn lại| khác)? (?:được )?(?:đề nghị|đề xuất)(?![\p{L}])|,\s+(?:riêng|trong đó|còn)(?![\p{L}])|,\s+(?:đơn vị|tập thể|cơ quan|người|địa phương) (?:đã )?(?:từng|vừa|mới|hồi|năm (?:ngoái|trước))(?![\p{L}])|(?:[,;]|\s+và|\s+đồng thời)?\s+(?:đề nghị|đề xuất|(?<!được |của [\uE001\uE00A\uE00C] )(?:tặng|trao)|trình|kiến nghị|công nhận|xét)(?![\p{L}])/gu;
const COMMEND =
  /(?:(?<!hồ sơ |tỷ lệ |thủ tục )(?:đề nghị|đề xuất|trình)[^.;]{0,60}?(?:xem xét,? )?(?:biểu dương, )?|được các cấp(?:, các ngành| và các ngành)? (?:tặng thưởng, |biểu dương, )?|được [^.;\uE001\uE008]{0,10}[\uE001\uE00A\uE00C](?:(?:,| và) [\uE001\uE00A\uE00C])? (?:tặng thưởng, |biểu dương, )?|[\uE001\uE00A\uE00C] (?:(?:đã|cũng|còn|quyết định) )*|(?:\uE005|hội nghị) (?:(?:đã|cũng|còn|quyết định) )*(?=khen thưởng (?:cho )?\uE008))(?<!công tác |thi đua,? |thi đua - |hồ sơ |về |quỹ )khen thưởng(?! (?:năm|trong|của|và|là))/gu;

function clausesOf(sentence: Sentence, around: Around): readonly AwardClause[] {
  const titles = sentence.mentions.filter((mention) => isKind(mention, "award"));
  const positions = titles.map((award) => sentence.indexOf(award.span.start));
  const ofTitles = titles.map((award, i): AwardClause => {
    const at = positions[i] ?? 0;
    const limit = positions[i + 1] ?? sentence.text.length;
    return {
      sentence,
      ...around,
      award,
      at,
      start: i === 0 ? 0 : (positions[i - 1] ?? 0) + 1,
      end: endOfClause(sentence, at + 1, limit),
    };
  });
  // Beside titles a plain "khen thưởng" is one of its own only in a part before theirs.
  const limit = sentence.text.lastIndexOf(";", positions[0] ?? sentence.text.length);
  const plain = commendations(sentence, around).filter(
    ({ at }) => titles.length === 0 || at < limit,
  );
  return [...plain, ...ofTitles];
}

/** Plain "đề nghị … khen thưởng": an award without a title. */
function commendations(sentence: Sentence, around: Around): readonly AwardClause[] {
  if (!sentence.text.includes("khen thưởng")) return [];
  return sentence
    .findAll(COMMEND)
    .slice(0, 1)
    .map((match) => {
      const at = match.index + match[0].length;
      return {
        sentence,
        ...around,
        award: undefined,
        at,
        start: 0,
        end: endOfClause(sentence, at, sentence.text.length),
      };
    });
}

function endOfClause(sentence: Sentence, from: number, limit: number): number {
  const rest = withSeries(sentence.text.slice(from, limit));
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

function readClause(read: {
  readonly reading: Reading;
  readonly clause: AwardClause;
  readonly said: AwardSaid;
  readonly recipients: readonly Recipients[];
}): readonly AwardFact[] {
  const { reading, clause, said } = read;
  const authority = findAuthority(clause, said.status, reading.article.text);
  return read.recipients.flatMap((recipients) =>
    respectively(clause, toFact(clause, recipients, { said, authority, reading })),
  );
}

/** "<U> và <U2> lần lượt được tặng Cờ thi đua và Bằng khen": each has one of the titles. */
function respectively({ sentence, start, at }: AwardClause, fact: AwardFact): readonly AwardFact[] {
  const { titles, units, individuals } = fact.award;
  const isShared = titles.length > 1 && titles.length === units.length && individuals === null;
  if (!isShared || !sentence.says(IN_TURN, start, at)) return [fact];
  return units.map((unit, i) => ({
    ...fact,
    award: { ...fact.award, titles: titles.slice(i, i + 1), units: [unit], collectives: 1 },
  }));
}

const IN_TURN = /lần lượt/u;

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
    period:
      recipients.period ?? sentencePeriod(clause) ?? clause.yearBefore ?? lastYear(reading, clause),
  };
  const start = Math.min(said.at, recipients.start);
  const end = Math.max(clause.at + (clause.award === undefined ? 0 : 1), recipients.end);
  const own = trimmedSpan(clause.sentence, start, end);
  const span = { start: recipients.since ?? own.start, end: own.end };
  return { award, span, zone: clause.sentence.zone, rule: said.rule };
}

/** "Năm ngoái, … được tặng …": the year before that of the publication; "năm qua" only early in a year. */
function lastYear(reading: Reading, { sentence, at }: AwardClause): string | null {
  const { publishedAt } = reading.article;
  if (publishedAt === null) return null;
  const isEarly = Number.parseInt(publishedAt.slice(5, 7), 10) <= LAST_EARLY_MONTH;
  const isLast = sentence.says(LAST_YEAR, 0, at) || (isEarly && sentence.says(PAST_YEAR, 0, at));
  return isLast ? String(Number.parseInt(publishedAt.slice(0, 4), 10) - 1) : null;
}

const LAST_YEAR = /^(?:trong )?năm (?:ngoái|trước)(?! (?:đó|khi|kia))(?![\p{L}])/u;
const PAST_YEAR = /^(?:trong )?năm (?:qua|vừa qua)(?![\p{L}])/u;
/** Until then the year that is past is the one before. */
const LAST_EARLY_MONTH = 4;

function trimmedSpan(sentence: Sentence, start: number, end: number): Span {
  const text = sentence.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const trail = text.length - text.replace(TRAILING_MARKS, "").length;
  return sentence.spanOf(start + lead, end - trail);
}

const TRAILING_MARKS = /[\s.,;:/]+$/u;
