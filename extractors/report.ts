import type { Article } from "../src/model/article.ts";
import type { Report } from "../src/model/extraction.ts";
import type { Span } from "../src/model/span.ts";
import { contains } from "../src/model/span.ts";
import type { Unit } from "../src/model/unit.ts";
import { nameKey } from "../src/text/fold.ts";
import type { Refusals } from "./absent.ts";
import { findAwardFacts } from "./facts/awards.ts";
import type { ChairClaim, ChairClaims } from "./facts/chair-claim.ts";
import { claimsIn } from "./facts/chairs.ts";
import type { EventFact } from "./facts/event.ts";
import { findEvent } from "./facts/event.ts";
import { findFigures } from "./facts/figures.ts";
import type { MembersFact } from "./facts/members.ts";
import { findMembers } from "./facts/members.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { isKind } from "./mention.ts";
import { prove } from "./proof.ts";
import type { Reading, Sentence } from "./reading.ts";
import { completeMembers } from "./refiners/complete-members.ts";
import { refineSubject } from "./refiners/group-sector.ts";
import { mergeAwards } from "./refiners/merge-awards.ts";
import { mergeChairs } from "./refiners/merge-chairs.ts";
import { giveToSubject } from "./refiners/own-recipient.ts";
import type { SubjectScope } from "./scope-of-report.ts";

/** One report of the contract, from the sentences that speak of its subject, with what was refused on the way. */
export function buildReport(
  reading: Reading,
  scope: SubjectScope & { readonly roles: ReadonlyMap<Sentence, ChairClaims> },
  lexicon: Lexicon,
): { readonly report: Report; readonly refusals: Refusals } {
  const { subject, sentences } = scope;
  const { article } = reading;
  const isGroup = subject.subject.form !== "organisation";
  const event = findEvent(reading, sentences);
  const claims = isGroup
    ? ownClaims(claimsIn(scope.roles, sentences), scope)
    : { claims: [], refusals: [] };
  const alone = sentences.filter((sentence) => !scope.shared.has(sentence));
  const named = isGroup
    ? findMembers(reading, { ...scope, sentences: alone }, lexicon)
    : NO_MEMBERS;
  const chairs = mergeChairs(membersClaims(claims.claims, named), termContext(reading, event));
  const members = completeMembers(named, chairs, alone);
  const awards = findAwardFacts(reading, alone);
  const given = giveToSubject(awards.facts, subject.subject, reading);
  const units = {
    members: members.units.map(({ unit }) => unit),
    holders: chairs.map(({ unit }) => unit),
  };
  const refined = refineSubject(subject.subject, units, { lexicon, reading });
  const report: Report = {
    subject: { ...refined, ...prove(article, subject, lexicon) },
    event: { ...event.event, ...optionalProof(article, event, lexicon) },
    members: membersOf(article, members, lexicon),
    chairs: chairs.map(({ chair, spans, rule }) => ({
      ...chair,
      ...prove(article, { spans, rule }, lexicon),
    })),
    awards: mergeAwards(given, subject.subject, event.event).map(({ award, spans, rule }) => ({
      ...award,
      ...prove(article, { spans, rule }, lexicon),
    })),
    figures: (isGroup ? [] : findFigures(reading, sentences)).map(({ figure, span, rule }) => ({
      ...figure,
      ...prove(article, { spans: [span], rule }, lexicon),
    })),
  };
  return {
    report,
    refusals: { chairs: claims.refusals, awards: awards.refusals, triggered: triggersOf(scope) },
  };
}

/** "5 tỉnh trong Cụm: Kon Tum (Cụm trưởng), …": a place by itself that holds a role is the member from there. */
function memberFrom(unit: Unit, members: readonly Unit[]): Unit {
  if (unit.body !== null || unit.place === null) return unit;
  const there = members.filter(({ body, place }) => body !== null && place === unit.place);
  return there.length === 1 ? (there[0] ?? unit) : unit;
}

/** Claims by the names that the list of members has, without those of who stands above them. */
function membersClaims(
  claims: readonly ChairClaim[],
  { units, complete }: MembersFact,
): readonly ChairClaim[] {
  const members = units.map(({ unit }) => unit);
  const own = claims.map((claim) => ({ ...claim, unit: memberFrom(claim.unit, members) }));
  return complete ? withoutSuperiors(own, members) : own;
}

/**
 * "Bộ CHQS tỉnh trao cờ luân lưu Cụm trưởng cho <U>": of those who hand over the flag to a member, who is no member of a group whose members are
 * all listed is above the group, and did not hold the chair.
 */
function withoutSuperiors(
  claims: readonly ChairClaim[],
  members: readonly Unit[],
): readonly ChairClaim[] {
  const isMember = ({ unit }: ChairClaim): boolean =>
    members.some(
      ({ name, place }) =>
        nameKey(name) === nameKey(unit.name) || (place !== null && place === unit.place),
    );
  return claims.filter(
    (claim) =>
      claim.rule !== "chair/hands-over" ||
      isMember(claim) ||
      !claims.some((other) => other.sentence === claim.sentence && isMember(other)),
  );
}

/** In a sentence that speaks of several groups a role is the group's that stands with it, and nobody's where none does. */
function ownClaims(found: ChairClaims, { subject, shared }: SubjectScope): ChairClaims {
  const names = (group: Span): boolean => subject.spans.some((span) => contains(span, group));
  const isOwn = ({ sentence, group }: ChairClaim): boolean =>
    group === undefined ? !shared.has(sentence) && !isOfAnother(sentence, names) : names(group);
  return { ...found, claims: found.claims.filter(isOwn) };
}

/** "tham khảo cách làm của Cụm thi đua số 1 do <U> làm Cụm trưởng": the one group that the sentence names by its number is another. */
function isOfAnother({ mentions }: Sentence, isOwn: (group: Span) => boolean): boolean {
  const named = mentions.filter((one) => isKind(one, "group") && one.value.number !== undefined);
  return named.length > 0 && !named.some(({ span }) => isOwn(span));
}

const NO_MEMBERS: MembersFact = {
  units: [],
  stated: undefined,
  complete: false,
  isRest: false,
  isClosed: false,
  spans: [],
  rule: undefined,
};

function termContext(reading: Reading, event: EventFact): Parameters<typeof mergeChairs>[1] {
  const published = reading.article.publishedAt?.slice(0, 4);
  return {
    type: event.event.type ?? undefined,
    emulationYear: event.event.emulationYear ?? undefined,
    decidedYear: decidedYear(reading, event),
    emulationPeriod: event.event.emulationPeriod ?? undefined,
    isInTheYear: isInTheYear(event),
    publishedYear: published === undefined ? undefined : Number.parseInt(published, 10),
  };
}

/** A meeting of no kind that ends or opens a year, held in the middle of one. */
function isInTheYear({ event: { type, from, precision } }: EventFact): boolean {
  const month = Number.parseInt(from?.slice(5, 7) ?? "", 10);
  return type === "other" && precision === "day" && month >= APRIL && month <= SEPTEMBER;
}

const APRIL = 4;
const SEPTEMBER = 9;

/** A decision without a meeting is for the year that its title or lead names first. */
function decidedYear(reading: Reading, { event }: EventFact): number | undefined {
  if (event.type !== null || event.emulationPeriod !== null) return undefined;
  const head = reading.sentences.filter(({ zone }) => zone === "title" || zone === "lead");
  const years = head.flatMap(({ mentions }) =>
    mentions.filter((mention) => isKind(mention, "year")),
  );
  return years[0]?.value.year ?? yearOfDecision(reading.sentences);
}

const DECIDES =
  /(?<![\p{L}])quyết định(?![\p{L}])[^.;]* (?:giao(?: nhiệm vụ)?|phân công|chỉ định|công nhận|kiện toàn)(?: các)?(?: đơn vị)?(?: (?:làm|giữ))? [\uE003\uE004][^.;\uE001\uE006]{0,80}(?<year>\uE006)/du;

/** "… ban hành Quyết định … về việc giao nhiệm vụ Khối trưởng, Khối phó các khối thi đua năm 2025". */
function yearOfDecision(sentences: readonly Sentence[]): number | undefined {
  for (const sentence of sentences) {
    const at = sentence.find(DECIDES)?.indices?.groups?.["year"]?.[0];
    const year = at === undefined ? undefined : sentence.at(at);
    if (year !== undefined && isKind(year, "year")) return year.value.year;
  }
  return undefined;
}

function optionalProof(
  article: Article,
  found: EventFact | MembersFact,
  lexicon: Lexicon,
): Pick<Report["event"], "evidence" | "rule" | "confidence"> {
  if (found.rule === undefined) return { evidence: [], rule: null, confidence: 0 };
  return prove(article, { spans: found.spans, rule: found.rule }, lexicon);
}

function membersOf(article: Article, found: MembersFact, lexicon: Lexicon): Report["members"] {
  return {
    units: found.units.map(({ unit, span, rule }) => ({
      ...unit,
      ...prove(article, { spans: [span], rule }, lexicon),
    })),
    stated: found.stated ?? null,
    complete: found.complete,
    ...optionalProof(article, found, lexicon),
  };
}

const TRIGGERS: readonly (readonly [string, RegExp])[] = [
  ["chairs", /[\uE003\uE004]/u],
  ["awards", /\uE009|khen thưởng/u],
  ["members.units", /gồm|thành viên/u],
  ["members.stated", /gồm|thành viên/u],
  ["event.place", /(?:^|[^\p{L}])tại(?![\p{L}])/u],
  ["event.mode", /trực tuyến|điểm cầu/u],
  ["event.from", /\uE007/u],
];

function triggersOf({ sentences }: SubjectScope): ReadonlySet<string> {
  const told = TRIGGERS.filter(([, pattern]) => sentences.some((one) => one.says(pattern)));
  return new Set(told.map(([field]) => field));
}
