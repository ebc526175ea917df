import type { Chair } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { overlaps } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Mention } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import {
  chosenHolders,
  isCalledRole,
  isSaidOfUnit,
  mayHold,
  officeWithUnit,
  personOf,
  standsAlone,
} from "./chair-holder.ts";
import type { ChairRule, Says } from "./chair-rules.ts";
import { CHAIR_RULES } from "./chair-rules.ts";
import { saysOf } from "./chair-says.ts";
import { RELATIVE, yearOf, yearOfMeeting } from "./chair-year.ts";
import type { Refusal } from "./modality.ts";
import { refusalOf } from "./modality.ts";
import type { RuleMatch } from "./rule.ts";
import { asUnit, matchRule } from "./rule.ts";

/** A chair as one sentence states it, before year and status are settled over the article. */
export interface ChairClaim {
  readonly role: Chair["role"];
  readonly says: Says;
  readonly unit: Unit;
  readonly person: string | undefined;
  readonly year: number | undefined;
  /** The year before or after one that the sentence says of another holder. */
  readonly besideYear: number | undefined;
  readonly period: string | undefined;
  readonly span: Span;
  readonly rule: string;
  readonly sentence: Sentence;
  /** Where the group stands that is named with the role. */
  readonly group: Span | undefined;
}

export interface ChairClaims {
  readonly claims: readonly ChairClaim[];
  readonly refusals: readonly Refusal[];
}

/** Every statement about a chair or deputy in the article, by the sentence that makes it. */
export function findChairClaims(reading: Reading): ReadonlyMap<Sentence, ChairClaims> {
  const told = new Map<Sentence, ChairClaims>();
  let announced: Announced | undefined;
  for (const sentence of reading.sentences) {
    const hasRole = sentence.mentions.some(({ kind }) => kind === "chair" || kind === "deputy");
    const found = hasRole ? claimsOf(sentence, reading.article.text) : NOTHING;
    if (hasRole)
      told.set(sentence, { ...found, claims: asAnnounced(found.claims, sentence, announced) });
    announced =
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

/** Holders that a sentence announces, for what is told next in its paragraph, or in the list that it opens. */
interface Announced {
  readonly paragraph: number;
  readonly year: number | undefined;
  readonly isElection: boolean;
  readonly opensList: boolean;
  /** Where in the article the words stand that announce them. */
  readonly start: number;
  /** The paragraph in which a sentence of several groups goes on. */
  readonly goesOn?: number;
}

function announcedIn(sentence: Sentence, hasClaims: boolean): Announced | undefined {
  const { mentions, paragraph } = sentence;
  const isReal = !hasClaims && !sentence.says(NOT_YET);
  const election = isReal ? sentence.find(ELECTION) : undefined;
  const match = election ?? sentence.find(ANNOUNCES) ?? sentence.find(LIST_HEAD);
  if (match === undefined) return undefined;
  const year = mentions.filter((mention) => isKind(mention, "year")).at(-1)?.value.year;
  const { start } = sentence.spanOf(match.index, match.index + match[0].length);
  const opensList = sentence.says(OPENS_LIST);
  return { paragraph, year, isElection: election !== undefined, opensList, start };
}

/** "Năm 2016, Khối thi đua số 1 do <U> làm Trưởng khối; Khối thi đua số 2 do <U2> …": the year that opens a sentence of several groups is that of each. */
function yearOfParts(sentence: Sentence, before: Announced | undefined): Announced | undefined {
  const { mentions, paragraph, text } = sentence;
  if (!text.endsWith(";")) return undefined;
  const election = electionOfParts(sentence);
  if (election !== undefined) return election;
  const years = mentions.filter((mention) => isKind(mention, "year"));
  const [opening] = years;
  if (opening === undefined) return before?.goesOn === paragraph ? before : undefined;
  if (years.length > 1 || !sentence.says(OPENS_WITH_YEAR)) return undefined;
  const { value, span } = opening;
  const said = { paragraph, year: value.year, isElection: false, opensList: false };
  return { ...said, start: span.start, goesOn: paragraph };
}

/** "Kết quả bầu Khối trưởng, Khối phó năm 2017 như sau: Khối thi đua số 1 do <U> làm Khối trưởng; Khối thi đua số 2 …". */
function electionOfParts(sentence: Sentence): Announced | undefined {
  const { paragraph } = sentence;
  const head = sentence.find(ELECTION_HEAD);
  const at = head?.indices?.groups?.["year"]?.[0];
  const year = at === undefined ? undefined : sentence.at(at);
  if (head === undefined || year === undefined || !isKind(year, "year")) return undefined;
  const { start } = sentence.spanOf(head.index, head.index + head[0].length);
  const said = { year: year.value.year, start, goesOn: paragraph };
  return { paragraph, isElection: true, opensList: false, ...said };
}

const OPENS_WITH_YEAR = /^(?:theo đó,? |cụ thể,? |trong )?\uE006,? (?=\uE005)/u;
const OPENS_LIST = /:$/u;
/** "- Cụm trưởng: <U>". */
const ROLE_ITEM =
  /^(?:[-+•*] ?|\d{1,2}[.)] ?)?(?:\uE005:? )?(?:đơn vị )?[\uE003\uE004] ?(?:-|:|là) /u;
/** "… về việc giao nhiệm vụ Trưởng, Phó các cụm, khối thi đua năm 2023, cụ thể như sau:": the year of all that the list below tells. */
const LIST_HEAD =
  /(?:[\uE003\uE004]|(?<![\p{L}])trưởng, phó(?: trưởng)?(?: các)? \uE005)[^.;]{0,60}\uE006[^.;:\uE006]{0,40}:$/u;

/** "Khối thi đua số 2: Trưởng khối: <U>": an item that says whose role it tells. */
const GROUP_ITEM = /^(?:[-+•*] ?|\d{1,2}[.)] ?)?\uE005:? /u;

/** The item in the next paragraph; one that names its group may stand behind an aside. */
function isNextItem(sentence: Sentence, { opensList, paragraph }: Announced): boolean {
  const furthest = sentence.says(GROUP_ITEM) ? 2 : 1;
  return opensList && sentence.paragraph - paragraph <= furthest && sentence.says(ROLE_ITEM);
}

/** What a list goes on to announce behind one of its items. */
function nextItem(sentence: Sentence, announced: Announced | undefined): Announced | undefined {
  const { paragraph, text } = sentence;
  if (announced !== undefined && text.endsWith(";") && isAnnounced(sentence, announced))
    return { ...announced, paragraph, goesOn: paragraph };
  return announced !== undefined && isNextItem(sentence, announced)
    ? { ...announced, paragraph: sentence.paragraph }
    : undefined;
}

/** "Cụm trưởng năm 2023: <U>. Cụm phó: <U2>": an item that gives the year of those behind it. */
function itemWithYear(sentence: Sentence, claims: readonly ChairClaim[]): Announced | undefined {
  const [claim] = claims;
  if (claim?.year === undefined || !sentence.says(ROLE_ITEM_OF_YEAR)) return undefined;
  const { paragraph } = sentence;
  const { year, span } = claim;
  return { paragraph, year, isElection: false, opensList: true, start: span.start };
}

const ROLE_ITEM_OF_YEAR =
  /^(?:[-+•*] ?|\d{1,2}[.)] ?)?(?:đơn vị )?[\uE003\uE004] \uE006 ?(?:-|:|là) /u;

/** "Ra mắt Ban điều hành Khối năm 2024. Trưởng khối: <U>": the year, and the election, that a sentence before gives. */
function asAnnounced(
  claims: readonly ChairClaim[],
  sentence: Sentence,
  announced: Announced | undefined,
): readonly ChairClaim[] {
  if (announced === undefined || !isAnnounced(sentence, announced)) return claims;
  const { year, isElection, start } = announced;
  return claims.map((claim) => {
    const isOpen = claim.says === "by-context" || (isElection && claim.says === "elected");
    if (!isOpen || !isUndated(claim)) return claim;
    const said = { ...claim, year, span: { start, end: claim.span.end } };
    return isElection ? { ...said, says: "elected" } : said;
  });
}

function isAnnounced(sentence: Sentence, announced: Announced): boolean {
  if (announced.goesOn === sentence.paragraph || isNextItem(sentence, announced)) return true;
  const isBelow = announced.paragraph + 1 === sentence.paragraph;
  const isBeside = announced.paragraph === sentence.paragraph;
  const goesOn = sentence.says(NAMES_AT_ONCE);
  return (isBeside && (!announced.isElection || goesOn)) || (isBelow && goesOn);
}

const ANNOUNCES =
  /(?:ban điều hành|ban lãnh đạo|bộ máy|nhân sự|thường trực|chức danh|phụ trách)(?: (?:của )?\uE005)? \uE006[.:]?$/u;
/** "Các thành viên thông qua danh sách Cụm trưởng, Cụm phó năm 2026. Theo đó, <U> là Cụm trưởng": the roles themselves are what is chosen. */
const ELECTION =
  /(?<![\p{L}])(?:(?:bầu|bầu chọn|bầu ra|lựa chọn|chọn|suy tôn|tín nhiệm|kiện toàn|phân công|luân phiên|biểu quyết|phê duyệt|công nhận|chuẩn y|chỉ định|giao) (?:ra )?|danh sách )(?:các )?(?:(?:đơn vị|chức danh|vị trí|vai trò|nhiệm vụ|giữ|làm|đảm nhận) ){0,3}[\uE003\uE004](?:(?:,| và|\/) ?(?:các )?[\uE003\uE004])*(?:,? ?(?:của )?(?:(?:các )?\uE005|các (?:cụm|khối)(?: thi đua)?))?(?: (?:của |thuộc )?(?:huyện|tỉnh|thành phố|thị xã|quận|ngành|[\uE001\uE002]))?(?:,? ?(?:trong |cho |của )?\uE006)?[.:]?$/u;
const ELECTION_HEAD =
  /(?<![\p{L}])(?:(?:(?:bầu|bầu chọn|lựa chọn|chọn|suy tôn|tín nhiệm|kiện toàn|phân công|phê duyệt|công nhận|chỉ định|giao)(?: ra)?|(?:thông qua|công bố|thống nhất|nhất trí)(?: danh sách)?(?: các)?(?: đơn vị)?(?: (?:làm|giữ vai trò))?) [\uE003\uE004](?:(?:,| và|\/) ?[\uE003\uE004])*|(?:phân công|giao)(?: nhiệm vụ)? (?:điều hành|phụ trách)(?: các)? \uE005)[^.;:\uE001\uE006]{0,40}(?<year>\uE006)[^.;:\uE006]{0,20}:/du;
const NOT_YET =
  /(?<![\p{L}])(?:chưa|không|sẽ|dự kiến|hàng năm|hằng năm|hoãn|lùi|thảo luận|quy chế|quy định|chuẩn bị|trước khi)(?![\p{L}])/u;
const NAMES_AT_ONCE =
  /^(?:theo đó|cụ thể|kết quả|như vậy|theo kết quả [^.;,]{1,30}|với (?:số phiếu|tỷ lệ)[^.;,]{1,30}|qua (?:kiểm|bỏ) phiếu[^.;,]{0,30}),? (?:\uE005[^.;\uE001\uE003]{0,40}(?: do [\uE001\uE00C]|: ?(?:đơn vị )?[\uE003\uE004]|, [\uE001\uE002])|(?:đơn vị )?[\uE001\uE002] (?:(?:được bầu|sẽ|tiếp tục|trúng cử) )?(?:là|làm|giữ|đảm nhận|đảm nhiệm|trúng)(?![\p{L}]))/u;

/** A claim of which no year is said or can be counted. */
export function isUndated({ year, besideYear, period }: ChairClaim): boolean {
  return year === undefined && besideYear === undefined && period === undefined;
}

function claimsOf(sentence: Sentence, original: string): ChairClaims {
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
  const refusals = read.flatMap(({ refusal }) => refusal ?? []);
  const each = firstOfEach(electedTogether(withoutWorkedOut(claims)));
  return { claims: shareGroups(shareYears(withoutOtherRole(each))), refusals };
}

const BRACKET = "chair/bracket";
const SAID_BESIDE: ReadonlySet<string> = new Set([BRACKET, "chair/apposition"]);

/** "thay <U> (Trưởng khối năm 2017)", "thay <U>, Trưởng khối giai đoạn 2015-2017": the term that is said of a holder, not a year that is worked out. */
function withoutWorkedOut(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const isSaid = ({ role, unit }: ChairClaim): boolean =>
    claims.some(
      (other) =>
        (other.year ?? other.period) !== undefined &&
        SAID_BESIDE.has(other.rule) &&
        other.role === role &&
        nameKey(other.unit.name) === nameKey(unit.name),
    );
  return claims.filter((claim) => !isWorkedOut(claim) || !isSaid(claim));
}

/** A term of which the sentence says no year by itself. */
function isWorkedOut(claim: ChairClaim): boolean {
  return claim.besideYear !== undefined || (claim.says === "incumbent" && isUndated(claim));
}

function crosses(a: RuleMatch, b: RuleMatch): boolean {
  return a.start < b.end && b.start < a.end;
}

/** "giao <U> giữ vai trò Cụm trưởng, <U2> giữ vai trò Cụm phó": the second half of a pair is chosen with the first. */
function electedTogether(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.map((claim) => {
    if (claim.says !== "by-context") return claim;
    const chosen = claims.some(
      (other) =>
        other.says === "elected" &&
        other.role !== claim.role &&
        other.span.end <= claim.span.start &&
        claim.sentence.says(
          PAIR,
          claim.sentence.indexOf(other.span.end - 1) + 1,
          claim.sentence.indexOf(claim.span.start),
        ),
    );
    return chosen ? { ...claim, says: "elected" } : claim;
  });
}

const PAIR = /^(?:,|;)? ?(?:và |còn |cùng |đồng thời )?(?:các |hai )?$/u;

/** One holder in one role of a sentence is one claim, by the most trusted rule; the widest evidence is not better. */
function firstOfEach(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const kept: ChairClaim[] = [];
  for (const claim of claims) {
    const known = kept.some(
      (other) =>
        other.role === claim.role &&
        nameKey(other.unit.name) === nameKey(claim.unit.name) &&
        (other.says === "incumbent") === (claim.says === "incumbent") &&
        yearsAgree(other, claim),
    );
    if (!known) kept.push(claim);
  }
  return kept;
}

/**
 * "giao cho <U>, <U2> giữ vai trò Khối phó": who takes the chair in a sentence is not its deputy of the same year too. Who
 * gives it up may be, where another clause says so: "<U2> thay <U> làm Cụm trưởng, còn <U> lui về làm Cụm phó".
 */
function withoutOtherRole(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const chairs = claims.filter(({ role }) => role === "chair");
  const excludes = (chair: ChairClaim, deputy: ChairClaim): boolean =>
    nameKey(chair.unit.name) === nameKey(deputy.unit.name) &&
    yearsAgree(chair, deputy) &&
    !(isGivenUp(deputy) && comesAfter(chair, deputy)) &&
    (!isGivenUp(chair) || overlaps(chair.span, deputy.span));
  return claims.filter(
    (claim) => claim.role === "chair" || !chairs.some((chair) => excludes(chair, claim)),
  );
}

/** Elected, or told with its year beside a term that ends. */
function comesAfter(chair: ChairClaim, deputy: ChairClaim): boolean {
  const isTold = chair.says === "by-context" && chair.year !== undefined;
  return chair.says === "elected" || (isTold && deputy.besideYear === undefined);
}

function isGivenUp({ says }: ChairClaim): boolean {
  return says === "incumbent" || says === "former";
}

/**
 * "năm 2019 do <U> làm Cụm trưởng, <U2> làm Cụm phó": a year said once with a pair of roles is both's. A sentence that gives
 * several years shares none but that of the role before, told alike.
 */
function shareYears(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const years = new Set(claims.flatMap(({ year }) => year ?? []));
  const ordered = claims.toSorted((a, b) => a.span.start - b.span.start);
  return claims.map((claim) => {
    const { text } = claim.sentence;
    const said = text.slice(0, claim.sentence.indexOf(claim.span.end - 1) + 1);
    if (claim.year !== undefined || claim.period !== undefined) return claim;
    if (claim.says === "incumbent" || RELATIVE.test(said) || isBesideNext(claim, claims))
      return claim;
    const paired = ordered.filter(
      (other) =>
        other.role !== claim.role &&
        (other.year ?? other.period) !== undefined &&
        (years.size === 1 || other.rule !== BRACKET || claim.rule === BRACKET) &&
        !(claim.says !== other.says && between(claim, other).includes(";")) &&
        isTold(other, claim),
    );
    const own = years.size > 1 ? paired.filter(({ says }) => says === claim.says) : paired;
    const inPart = own.filter((other) => !between(claim, other).includes(";"));
    const before = own.filter(({ span }) => span.start <= claim.span.start);
    const ofPart = new Set(inPart.map(({ year }) => year)).size === 1 ? inPart : before.slice(-1);
    const [first] = years.size > 1 ? ofPart : own;
    return first === undefined ? claim : { ...claim, year: first.year, period: first.period };
  });
}

/** "Theo đề nghị của <U> (Trưởng khối), hội nghị bầu <U2> làm Trưởng khối, <U3> làm Phó khối năm Y": who is told beside the next one of the role has not the next one's year. */
function isBesideNext(claim: ChairClaim, claims: readonly ChairClaim[]): boolean {
  return (
    claim.says !== "elected" &&
    claims.some(
      ({ role, says, unit }) =>
        role === claim.role &&
        says === "elected" &&
        nameKey(unit.name) !== nameKey(claim.unit.name),
    )
  );
}

/** "<U> làm Cụm trưởng, <U2> làm Cụm phó Cụm thi đua số 1; …": a group that is named with one role of a pair is that of both. */
function shareGroups(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.map((claim) => {
    if (claim.group !== undefined) return claim;
    const beside = claims.find(
      (other) =>
        other.group !== undefined &&
        other.role !== claim.role &&
        !between(claim, other).includes(";"),
    );
    return beside === undefined ? claim : { ...claim, group: beside.group };
  });
}

/** What stands between two claims of a sentence. */
function between(a: ChairClaim, b: ChairClaim): string {
  const { sentence } = a;
  const [first, last] = a.span.start <= b.span.start ? [a, b] : [b, a];
  return sentence.text.slice(
    sentence.indexOf(first.span.end - 1),
    sentence.indexOf(last.span.start),
  );
}

/** Two roles that one breath tells: both to come, or both held. */
function isTold(a: ChairClaim, b: ChairClaim): boolean {
  return a.says !== "incumbent" && (a.says === b.says || a.says !== "former");
}

function yearsAgree(a: ChairClaim, b: ChairClaim): boolean {
  return a.year === b.year || a.year === undefined || b.year === undefined;
}

function claimsOfMatch(rule: ChairRule, match: RuleMatch, original: string): readonly ChairClaim[] {
  const role = match
    .captured("role")
    .find((mention) => isKind(mention, "chair") || isKind(mention, "deputy"));
  if (role === undefined) return [];
  if (rule.name === "chair/role-unit" && !isSaidOfUnit(role, match)) return [];
  if (!isCalledRole(rule, role, match)) return [];
  if (match.sentence.says(OUTGOING, match.sentence.indexOf(role.span.start))) return [];
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
