import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Mention } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { Announced } from "./chair-announced.ts";
import {
  announcedIn,
  asAnnounced,
  headingAbove,
  itemWithYear,
  nextItem,
  yearOfParts,
} from "./chair-announced.ts";
import type { ChairClaim, ChairClaims } from "./chair-claim.ts";
import { isUndated } from "./chair-claim.ts";
import {
  chosenHolders,
  isCalledRole,
  isSaidOfUnit,
  mayHold,
  officeWithUnit,
  personOf,
  standsAlone,
} from "./chair-holder.ts";
import { handsOverChair, partiesIn } from "./chair-parties.ts";
import type { ChairRule, Says } from "./chair-rules.ts";
import { CHAIR_RULES } from "./chair-rules.ts";
import { saysOf } from "./chair-says.ts";
import { BRACKET, settleTogether } from "./chair-together.ts";
import { yearOf, yearOfMeeting } from "./chair-year.ts";
import { refusalOf } from "./modality.ts";
import type { RuleMatch } from "./rule.ts";
import { asUnit, matchRule } from "./rule.ts";

/** Every statement about a chair or deputy in the article, by the sentence that makes it. */
export function findChairClaims(reading: Reading): ReadonlyMap<Sentence, ChairClaims> {
  const told = new Map<Sentence, ChairClaims>();
  const { text } = reading.article;
  const isHandover = handsOverChair(reading);
  let announced: Announced | undefined;
  for (const sentence of reading.sentences) {
    const hasRole = namesRole(sentence);
    const found = isHandover && !hasRole ? partiesIn(sentence, text) : claimsOf(sentence, text);
    if (hasRole || found.claims.length > 0)
      told.set(sentence, { ...found, claims: asAnnounced(found.claims, sentence, announced) });
    announced =
      headingAbove({ sentence, hasClaims: found.claims.length > 0 }, announced) ??
      yearOfParts(sentence, announced) ??
      announcedIn(sentence, found.claims.length > 0) ??
      (found.claims.length > 0
        ? (nextItem(sentence, announced) ?? itemWithYear(sentence, found.claims))
        : announced);
  }
  return told;
}

/** What some of the sentences tell, in their order. */
export function claimsIn(
  told: ReadonlyMap<Sentence, ChairClaims>,
  sentences: readonly Sentence[],
): ChairClaims {
  const found = sentences.flatMap((sentence) => told.get(sentence) ?? []);
  return {
    claims: withoutHeadlines(found.flatMap(({ claims }) => claims)),
    refusals: found.flatMap(({ refusals }) => refusals),
  };
}

/** "<U> làm Cụm phó Cụm thi đua số 3" in a headline says in short that it was elected, where the text tells that. */
function withoutHeadlines(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const isElected = ({ role, unit }: ChairClaim): boolean =>
    claims.some(
      (other) =>
        other.says === "elected" &&
        other.role === role &&
        nameKey(other.unit.name) === nameKey(unit.name),
    );
  return claims.filter(
    (claim) =>
      claim.sentence.zone !== "title" ||
      claim.says !== "by-context" ||
      !isUndated(claim) ||
      !isElected(claim),
  );
}

const NOTHING: ChairClaims = { claims: [], refusals: [] };

function namesRole({ mentions }: Sentence): boolean {
  return mentions.some(({ kind }) => kind === "chair" || kind === "deputy");
}

function claimsOf(sentence: Sentence, original: string): ChairClaims {
  if (!namesRole(sentence)) return NOTHING;
  const matches = CHAIR_RULES.flatMap((rule) =>
    matchRule(rule, sentence).map((match) => ({ rule, match })),
  );
  const exclusive = matches.filter(({ rule }) => rule.isExclusive === true);
  const free = matches.filter(
    ({ match }) => !exclusive.some((other) => crosses(other.match, match)),
  );
  const read = [...exclusive, ...free].map((one) => ({ ...one, refusal: refusalOf(one.match) }));
  const claims = read.flatMap(({ rule, match, refusal }) =>
    refusal === undefined ? claimsOfMatch(rule, match, original) : [],
  );
  return { claims: settleTogether(claims), refusals: read.flatMap(({ refusal }) => refusal ?? []) };
}

function crosses(a: RuleMatch, b: RuleMatch): boolean {
  return a.start < b.end && b.start < a.end;
}

function claimsOfMatch(rule: ChairRule, match: RuleMatch, original: string): readonly ChairClaim[] {
  const role = match
    .captured("role")
    .find((mention) => isKind(mention, "chair") || isKind(mention, "deputy"));
  if (role === undefined) return [];
  if (!isRoleOfClaim(rule, role, match)) return [];
  const holders = match.captured("unit");
  const said = isReplaced(rule, match) ? ownYear(match) : yearOf(match, role);
  const { year, period } = rule.yearsOff === undefined ? said : NO_YEAR;
  const says = isReplaced(rule, match) ? "incumbent" : saysOf(rule, match);
  const besideYear = besideYearOf(rule, match, { says, said: said.year });
  const groups = rule.eachOfGroups === true ? match.captured("groups") : [];
  if (groups.length > 0 && groups.length !== holders.length) return [];
  const turns = yearsInTurn(match, holders, year);
  const isEach = groups.length > 0 || turns.length > 0;
  const chosenOnes = isEach ? holders : chosenHolders(rule, holders, { role, match });
  return chosenOnes.flatMap((chosen, i) => {
    const holder = officeWithUnit(chosen, match);
    const unit = standsAlone(holder, match) ? asUnit(holder, original) : undefined;
    if (unit === undefined || !mayHold(unit)) return [];
    const person = personOf(rule, { holder, role, match });
    return [
      ...severalYears(turns.length > 0 ? undefined : match, {
        role: role.kind === "chair" ? "chair" : "deputy",
        says,
        unit,
        person,
        year: turns[i] ?? year,
        besideYear,
        period,
        span: withHolder(match.span, holder.span),
        rule: rule.name,
        sentence: match.sentence,
        group: groups[i]?.span ?? groupIn(match),
      }),
    ];
  });
}

/** Whether the role is said of the unit at all, is a role of a group, and is not the one that is laid down. */
function isRoleOfClaim(rule: ChairRule, role: Mention, match: RuleMatch): boolean {
  if (rule.name === "chair/role-unit" && !isSaidOfUnit(role, match)) return false;
  if (!isCalledRole(rule, role, match)) return false;
  return !match.sentence.says(OUTGOING, match.sentence.indexOf(role.span.start));
}

const FURTHER_YEARS = /^(?:(?:,| và) (?:19|20)\d{2}(?!\d))+/u;
const DIGITS = /\d{4}/gu;

/** "Cụm trưởng hai năm 2011, 2012", "làm Cụm trưởng vào các năm 2011 và 2013": a claim for each. */
function severalYears(match: RuleMatch | undefined, claim: ChairClaim): readonly ChairClaim[] {
  if (match === undefined) return [claim];
  const { sentence, end } = match;
  const further = claim.year === undefined ? undefined : sentence.find(FURTHER_YEARS, end);
  if (further === undefined) return [claim];
  const last = sentence.spanOf(match.start, end + further[0].length);
  const span = { start: claim.span.start, end: Math.max(claim.span.end, last.end) };
  const years = matchesOf(DIGITS, further[0]).map(([digits]) => Number.parseInt(digits, 10));
  return [claim, ...years.map((year) => ({ ...claim, year, span }))];
}

/** "<U> và <U2> lần lượt giữ vai trò Cụm trưởng các năm 2019 và 2020": the year of each; none where there are not as many. */
function yearsInTurn(
  { sentence, start, end }: RuleMatch,
  holders: readonly Mention[],
  first: number | undefined,
): readonly number[] {
  if (first === undefined || holders.length < 2 || !sentence.says(IN_TURN, start, end)) return [];
  const further = sentence.find(FURTHER_YEARS, end)?.[0] ?? "";
  const years = [
    first,
    ...matchesOf(DIGITS, further).map(([digits]) => Number.parseInt(digits, 10)),
  ];
  return years.length === holders.length ? years : [];
}

const IN_TURN = /(?<![\p{L}])(?:lần lượt|theo thứ tự|luân phiên)(?![\p{L}])/u;

/** "…, thay <U> (Cụm trưởng) và <U2> (Cụm phó) của năm 2025": who held the roles, told beside those who take them. */
function isReplaced({ name }: ChairRule, { sentence, start, end }: RuleMatch): boolean {
  return (
    name === BRACKET &&
    sentence.says(REPLACES_BEFORE, 0, start) &&
    !sentence.says(HAS_YEAR, start, end)
  );
}

const REPLACES_BEFORE =
  /(?<![\p{L}])(?:thay|thế chỗ)(?: thế| cho)* (?:[\uE001\uE002] ?\([^()]{0,25}\)(?:,| và) )?$/u;
const HAS_YEAR = /\uE006/u;
const OF_YEAR = /^(?:(?:,| và) [\uE001\uE002] ?\([^()]{0,25}\))? (?:của|trong) (?=\uE006)/u;

/** The year behind the roles of those who are replaced. */
function ownYear({ sentence, end }: RuleMatch): ReturnType<typeof yearOf> {
  const link = sentence.find(OF_YEAR, end)?.[0];
  const year = link === undefined ? undefined : sentence.at(end + link.length);
  return year !== undefined && isKind(year, "year")
    ? { year: year.value.year, period: year.value.period }
    : NO_YEAR;
}

/** The proof with the office that was taken in place of the one that the rule saw. */
function withHolder(proof: Span, holder: Span): Span {
  return { start: Math.min(proof.start, holder.start), end: Math.max(proof.end, holder.end) };
}

/** The year that is counted from one said of another holder, or of the meeting at which the chair passed on. */
function besideYearOf(
  { yearsOff }: ChairRule,
  match: RuleMatch,
  { says, said }: { readonly says: Says; readonly said: number | undefined },
): number | undefined {
  const isUntil = match.sentence.says(UNTIL, match.start);
  const isOwn = yearsOff !== -1 || match.sentence.says(YEAR_NEAR, 0, match.end);
  if (said !== undefined && isOwn)
    return yearsOff === undefined || isUntil ? undefined : said + yearsOff;
  const met = yearOfMeeting(match)?.value.year;
  if (met === undefined || (says !== "elected" && yearsOff !== -1)) return undefined;
  return says === "elected" ? met + 1 : met;
}

/** The year stands in the same part of the sentence. */
const YEAR_NEAR = /\uE006[^;]*$/u;
/** "tiếp tục làm Cụm trưởng đến hết năm 2025": the year in which the term ends, and runs. */
const UNTIL = /đến hết \uE006/u;
/** "Cụm trưởng cũ", "Cụm trưởng tiền nhiệm": of which year is not said. */
const OUTGOING = /^[\uE003\uE004] (?:khóa |nhiệm kỳ )?(?:cũ|tiền nhiệm)(?![\p{L}])/u;

/** The group that is named with the role, or right before the words that give it: "Khối thi đua các cơ quan Đảng suy tôn <U> làm Trưởng khối". */
function groupIn({ sentence, start, end }: RuleMatch): Span | undefined {
  const before = sentence.find(CHOOSES_BEFORE, 0, start)?.index ?? start;
  return sentence
    .within(before, end)
    .find((mention) => isKind(mention, "group") && mention.value.name !== undefined)?.span;
}

const CHOOSES_BEFORE = /\uE005 (?:(?:đã|cũng|thống nhất|nhất trí) )*$/u;

const NO_YEAR = { year: undefined, period: undefined };
