import type { Chair } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { ChairRule, Says } from "./chair-rules.ts";
import { CHAIR_RULES } from "./chair-rules.ts";
import type { Refusal } from "./modality.ts";
import { refusalOf } from "./modality.ts";
import type { RuleMatch } from "./rule.ts";
import { asUnit, matchRule, yearsIn } from "./rule.ts";

/** A chair as one sentence states it, before year and status are settled over the article. */
export interface ChairClaim {
  readonly role: Chair["role"];
  readonly says: Says;
  readonly unit: Unit;
  readonly person: string | undefined;
  readonly year: number | undefined;
  readonly period: string | undefined;
  readonly span: Span;
  readonly rule: string;
  readonly sentence: Sentence;
}

export interface ChairClaims {
  readonly claims: readonly ChairClaim[];
  readonly refusals: readonly Refusal[];
}

/** Every statement about a chair or deputy in the article, in the order of the text. */
export function findChairClaims(reading: Reading): ChairClaims {
  const claims: ChairClaim[] = [];
  const refusals: Refusal[] = [];
  for (const sentence of reading.sentences) {
    if (!sentence.mentions.some(({ kind }) => kind === "chair" || kind === "deputy")) continue;
    const found = claimsOf(sentence, reading.article.text);
    claims.push(...found.claims);
    refusals.push(...found.refusals);
  }
  return { claims, refusals };
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
  return { claims: shareYears(withoutOtherRole(firstOfEach(claims))), refusals };
}

function crosses(a: RuleMatch, b: RuleMatch): boolean {
  return a.start < b.end && b.start < a.end;
}

/** One holder in one role of a sentence is one claim, by the most trusted rule; the widest evidence is not better. */
function firstOfEach(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const kept: ChairClaim[] = [];
  for (const claim of claims) {
    const known = kept.some(
      (other) =>
        other.role === claim.role &&
        nameKey(other.unit.name) === nameKey(claim.unit.name) &&
        yearsAgree(other, claim),
    );
    if (!known) kept.push(claim);
  }
  return kept;
}

/** "giao cho <U>, <U2> giữ vai trò Khối phó": who takes the chair in a sentence is not its deputy of the same year too. */
function withoutOtherRole(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const chairs = claims.filter(({ role }) => role === "chair");
  const takes = (claim: ChairClaim): boolean =>
    chairs.some(
      (chair) => nameKey(chair.unit.name) === nameKey(claim.unit.name) && yearsAgree(chair, claim),
    );
  return claims.filter((claim) => claim.role === "chair" || !takes(claim));
}

/** "năm 2019 do <U> làm Cụm trưởng, <U2> làm Cụm phó": a year said once with a pair of roles is both's. */
function shareYears(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.map((claim) => {
    if (claim.year !== undefined || claim.period !== undefined) return claim;
    const paired = claims.filter((other) => other.role !== claim.role && other.year !== undefined);
    const years = new Set(paired.map(({ year }) => year));
    const [first] = paired;
    return first === undefined || years.size > 1 ? claim : { ...claim, year: first.year };
  });
}

function yearsAgree(a: ChairClaim, b: ChairClaim): boolean {
  return a.year === b.year || a.year === undefined || b.year === undefined;
}

function claimsOfMatch(rule: ChairRule, match: RuleMatch, original: string): readonly ChairClaim[] {
  const role = match
    .captured("role")
    .find((mention) => isKind(mention, "chair") || isKind(mention, "deputy"));
  if (role === undefined) return [];
  if (rule.name === "chair/role-unit" && !SAID_OF_UNIT.test(match.sentence.surfaceOf(role)))
    return [];
  const holders = match.captured("unit");
  const { year, period } = rule.ignoresYear === true ? NO_YEAR : yearOf(match, role);
  const says = saysOf(rule, match);
  return chosenHolders(rule, holders, role).flatMap((holder) => {
    const unit = standsAlone(holder, match) ? asUnit(holder, original) : undefined;
    if (unit === undefined || !mayHold(unit)) return [];
    const person = personOf(rule, { holder, role, match });
    return [
      {
        role: role.kind === "chair" ? "chair" : "deputy",
        says,
        unit,
        person,
        year,
        period,
        span: match.span,
        rule: rule.name,
        sentence: match.sentence,
      } as const,
    ];
  });
}

const NO_YEAR = { year: undefined, period: undefined };

/** A chair is one unit: of a list before "làm Cụm trưởng" the last one holds it. Deputies may be several. */
function chosenHolders(
  rule: ChairRule,
  holders: readonly Mention[],
  role: Mention,
): readonly Mention[] {
  if (role.kind === "deputy" && MANY.has(rule.name)) return holders;
  const isAfter = HOLDER_LAST.has(rule.name);
  const one = isAfter ? holders[0] : holders.at(-1);
  return one === undefined ? [] : [one];
}

/** Rules whose holder follows the role. */
const HOLDER_LAST: ReadonlySet<string> = new Set([
  "chair/role-is",
  "chair/elected-role-is",
  "chair/handed-over-to",
  "chair/role-given-to",
]);

const MANY: ReadonlySet<string> = new Set([
  "chair/elected-as",
  "chair/was-elected",
  "chair/elected-role-is",
  "chair/made-by",
  "chair/holds",
  "chair/role-given-to",
  "chair/role-is",
]);

const PLACE_BEFORE =
  /(?:^|[,;:("\uE000-\uE00F-]|(?<![\p{L}])(?:do|bầu|chọn|cử|là|và|cho|để|với|giao|trao|nhất|trí|tôn|nhận|từ|gồm|đạo|diện|vị|ra|phương|mừng|khi|theo|đó|sang))\s*$/iu;

/** "Trạm Y tế xã Xuân Hòa": a place behind words of a name is not the holder by itself. */
function standsAlone(holder: Mention, { sentence }: RuleMatch): boolean {
  if (holder.kind !== "place") return true;
  return PLACE_BEFORE.test(sentence.text.slice(0, sentence.indexOf(holder.span.start)));
}

/** The centre and the whole group hold no chair. */
function mayHold(unit: Unit): boolean {
  return !CENTRAL_NAME.test(unit.name) || unit.place !== null;
}

const CENTRAL_NAME = /(?:Trung ương|Chính phủ)/u;

/** The year said with the role, or, where the sentence opens with "Năm Y," and the role has none, that one. */
function yearOf(
  match: RuleMatch,
  role: Mention,
): { year: number | undefined; period: string | undefined } {
  const { sentence } = match;
  const roleAt = sentence.indexOf(role.span.start);
  const inTail =
    yearsIn(sentence, Math.min(roleAt, match.start), match.end).at(-1) ??
    sharedYear(sentence, match);
  return { year: inTail?.value.year, period: inTail?.value.period };
}

function sharedYear(sentence: Sentence, match: RuleMatch): MentionOf<"year"> | undefined {
  const years = yearsIn(sentence, 0, sentence.text.length);
  const before = years.find((year) => isRightBefore(sentence, year, match.start));
  if (before !== undefined) return before;
  const [opening] = years;
  if (opening !== undefined && OPENS_WITH_YEAR.test(sentence.text.slice(0, match.start)))
    return opening;
  return years.find((year) => followsRole(sentence, year)) ?? yearOfElection(sentence, match.start);
}

/** "bầu các đơn vị phụ trách Khối năm 2017, gồm: <U> (Trưởng Khối)": the year said with the election itself. */
function yearOfElection(sentence: Sentence, start: number): MentionOf<"year"> | undefined {
  const before = sentence.text.slice(0, start);
  const at = before.search(CHOOSES);
  const years = at === -1 ? [] : yearsIn(sentence, at, start);
  return years.length === 1 ? years[0] : undefined;
}

const CHOOSES =
  /(?:^|[^\p{L}])(?:bầu|chọn|cử|phân công|suy tôn)(?: ra| chọn)? [^.;:]{0,60}\uE006/iu;

/** "năm 2019 do <U> làm Cụm trưởng": the year stands right before the construction. */
function isRightBefore(sentence: Sentence, year: MentionOf<"year">, start: number): boolean {
  const at = sentence.indexOf(year.span.start);
  return at < start && YEAR_LINK.test(sentence.text.slice(at + 1, start));
}

const YEAR_LINK = /^(?:,|:)? ?$/u;
const OPENS_WITH_YEAR = /^(?:theo đó,? |trong |cũng trong )?\uE006/iu;

/** A year right behind another role of the sentence is shared by both: "… làm Cụm trưởng, … làm Cụm phó năm 2022". */
function followsRole(sentence: Sentence, year: MentionOf<"year">): boolean {
  const at = sentence.indexOf(year.span.start);
  return ENDS_IN_ROLE.test(sentence.text.slice(Math.max(0, at - 12), at));
}

const ENDS_IN_ROLE =
  /[\uE003\uE004](?: ?\([^)]{0,10}\))?,? ?(?:của )?\uE005?,? ?(?:trong |từ |của )?$/u;

const ELECTION_BEFORE =
  /(?<![\p{L}])(?:bầu|bầu chọn|bình chọn|lựa chọn|chọn|cử|đề cử|trúng|chúc mừng|suy tôn|tín nhiệm|chỉ định|phân công|giao nhiệm vụ|đồng ý giao|trao cờ|bàn giao|chuyển giao|nhất trí|thống nhất|kết quả|bỏ phiếu)(?![\p{L}])/iu;
const EVER = /(?<![\p{L}])(?:từng|nguyên)(?![\p{L}])/iu;
const NEXT_YEAR = /(?:năm (?:tới|sau|tiếp theo|kế tiếp)|(?<![\p{L}])sẽ)(?![\p{L}])/iu;

const AFTER_ELECTION: ReadonlySet<string> = new Set([
  "chair/holds",
  "chair/bracket",
  "chair/role-is",
  "chair/acts-as",
  "chair/unit-that",
  "chair/role-given-to",
]);
const FORMER_BEFORE =
  /(?:trước (?:sáp nhập|khi sáp nhập|hợp nhất|đó)|nguyên|từng|năm (?:ngoái|trước)|năm học trước|nhiệm kỳ trước|khóa trước)[^.;]{0,12}$/iu;

/** "…, <U2> làm Cụm phó" behind an election in the same sentence is elected as well. */
function saysOf(rule: ChairRule, match: RuleMatch): Says {
  if (rule.says !== "by-context") return rule.says;
  const before = match.sentence.text.slice(0, match.start);
  const matched = match.sentence.text.slice(match.start, match.end);
  if (FORMER_BEFORE.test(before) || EVER.test(matched)) return "former";
  if (NEXT_YEAR.test(matched)) return "elected";
  return AFTER_ELECTION.has(rule.name) && ELECTION_BEFORE.test(before) ? "elected" : "by-context";
}

/** "A, Giám đốc <U>, Cụm trưởng": the role is said of the person; "(đơn vị Cụm trưởng)" is said of the unit. */
function personOf(
  rule: ChairRule,
  parts: { readonly holder: Mention; readonly role: Mention; readonly match: RuleMatch },
): string | undefined {
  const { holder, role, match } = parts;
  if (
    holder.kind !== "position" ||
    rule.name === "chair/unit-that" ||
    PROXY.test(match.sentence.text.slice(match.start, match.end))
  )
    return undefined;
  if (SAID_OF_UNIT.test(match.sentence.surfaceOf(role))) return undefined;
  const { sentence } = match;
  const nearest = sentence.mentions
    .filter((m) => isKind(m, "person"))
    .findLast((m) => m.span.end <= holder.span.start);
  if (nearest === undefined) return undefined;
  const between = sentence.text.slice(
    sentence.indexOf(nearest.span.start) + 1,
    sentence.indexOf(holder.span.start),
  );
  return ONLY_OFFICES.test(between) ? nearest.value.name : undefined;
}

/** Between a person and the office that holds the role stand only other offices. */
const ONLY_OFFICES = /^ ?(?:,|-|\() ?(?:\uE00C ?(?:,|-) ?)*$/u;
const PROXY = /(?:thay mặt|đại diện)/iu;
const SAID_OF_UNIT = /^(?:đơn vị|cơ quan)/iu;
