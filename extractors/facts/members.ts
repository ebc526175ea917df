import type { Span } from "../../src/model/span.ts";
import { contains } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import { parseNumber } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, SharedHead } from "../mention.ts";
import { isKind } from "../mention.ts";
import { unitUnder } from "../mentions/unit-list.ts";
import type { Reading, Sentence } from "../reading.ts";
import { countOfList, firstCount, HONOURED, SOME } from "./member-count.ts";
import type { MemberRule } from "./member-rules.ts";
import { LEADERS_ALONE, LIST_RULES } from "./member-rules.ts";
import type { RuleMatch } from "./rule.ts";
import { asUnit, matchRule } from "./rule.ts";
import type { SubjectFact } from "./subject.ts";

export interface MemberFact {
  readonly unit: Unit;
  readonly span: Span;
  readonly rule: string;
}

export interface MembersFact {
  readonly units: readonly MemberFact[];
  readonly stated: number | undefined;
  readonly complete: boolean;
  /** Whether these are the members beside those in the roles: "các thành viên còn lại gồm …". */
  readonly isRest: boolean;
  /** Whether they come from a list that is complete by itself. */
  readonly isClosed: boolean;
  readonly spans: readonly Span[];
  readonly rule: string | undefined;
}

/** The members that the sentences list or count. The first list that a rule sees is taken; lists are never mixed. */
export function findMembers(
  reading: Reading,
  own: { readonly sentences: readonly Sentence[]; readonly subject: SubjectFact },
  lexicon: Lexicon,
): MembersFact {
  const first = firstCount(own.sentences);
  const known = first?.count ?? own.subject.memberCount;
  const list = firstList(reading, { sentences: own.sentences, known }, lexicon);
  const said = countInHead(reading, list) ?? known;
  const stated = said === undefined ? countOfList(own.sentences, list) : first;
  const counted = said ?? stated?.count;
  return {
    ...listed(list, counted),
    stated: counted,
    spans: [list, stated].flatMap((found) => found?.span ?? []),
    rule: list?.rule.name ?? stated?.rule,
  };
}

/** What a list tells beside the number that the group is said to have. */
function listed(
  list: FoundList | undefined,
  counted: number | undefined,
): Pick<MembersFact, "units" | "complete" | "isRest" | "isClosed"> {
  if (list === undefined) return { units: [], complete: false, isRest: false, isClosed: false };
  const { units, isOpen, isRest, rule } = list;
  const isClosed = rule.closed && !isOpen;
  const isWhole = isClosed || (!isOpen && counted === units.length);
  return { units, complete: isWhole && agrees(counted, units.length), isRest, isClosed };
}

/** "gồm: 03 đặc khu A, B, C; 02 xã D, E": the number of one part. */
function isOfPart(count: string): boolean {
  return PART.test(count);
}

const PART = /(?:đặc khu|phường|xã|thị trấn)$/iu;

const COUNT_IN_HEAD =
  /(?<!số)\s(?<count>\d{1,2})\s+(?!tháng|năm|ngày|nội dung|điểm|nhóm)(?:tỉnh|thành phố|huyện|quận|thị xã|(?<level>phường|xã|thị trấn)|đơn vị|\p{Lu}\p{L}+|thành viên|trường|cơ quan)/u;

/** "gồm Văn phòng Tỉnh ủy 6 tỉnh: Lào Cai, …": the count stands within the shared head. */
function countInHead(reading: Reading, list: FoundList | undefined): number | undefined {
  const [first] = list?.units ?? [];
  if (list === undefined || first === undefined) return undefined;
  const sentence = reading.sentences.find(({ span }) => contains(span, list.span));
  const said = sentence?.mentions.find(
    (mention) =>
      isKind(mention, "count") &&
      mention.value.counted === "units" &&
      list.span.start <= mention.span.start &&
      mention.span.end <= first.span.start,
  );
  if (said !== undefined && isKind(said, "count"))
    return isOfPart(sentence?.surfaceOf(said) ?? "") && said.value.count !== list.units.length
      ? undefined
      : said.value.count;
  const head = reading.canonical.slice(list.span.start, first.span.end);
  const { count = "", level } = COUNT_IN_HEAD.exec(head)?.groups ?? {};
  const number = parseNumber(count);
  // "Đảng ủy 2 xã: A, B và Đảng ủy 3 phường: …": such a number may be that of one part.
  return level !== undefined && number !== list.units.length ? undefined : number;
}

function agrees(stated: number | undefined, listed: number): boolean {
  return stated === undefined || stated === listed;
}

interface FoundList {
  readonly units: readonly MemberFact[];
  readonly isOpen: boolean;
  readonly isRest: boolean;
  readonly rule: MemberRule;
  readonly span: Span;
}

const HAS_AWARD = /\uE009/u;
/** "tặng Bằng khen cho 3 tập thể, gồm …": those who get it. */
const RECIPIENTS = /\uE009[^.;]{0,80}(?<![\p{L}])(?:cho|đối với|tặng) [^.;]{0,60}$/u;
/** "Ban Giám khảo do <U> làm Trưởng ban, các thành viên còn lại gồm …". */
const OTHER_BODY =
  /(?<![\p{L}])(?:ban giám khảo|ban chấm|hội đồng (?:chấm|giám)|tổ (?:công tác|chấm|giúp việc|thư ký)|đoàn kiểm tra|ban chỉ đạo|ban soạn thảo|nhóm nghiên cứu|trưởng (?:ban|đoàn|nhóm)|(?:nhóm|bảng|đợt|đoàn|tổ) (?:số )?(?:\d{1,2}|[ivx]{1,4}|[a-d]|thứ (?:nhất|hai|ba)))(?![\p{L}])[^.;\uE005]*$|(?<![\p{L}])(?:tổ|ban|bộ phận|nhóm) (?:thư ký|giúp việc|công tác|thường trực|lãnh đạo|điều hành|chủ nhiệm)[^.;,\uE005]{0,30}(?:\uE005(?:,? \uE006)?)? ?$|[\uE003\uE004](?: ?\uE005)?(?: ?\uE006)? ?$|(?<![\p{L}])chia (?:làm|thành|ra) (?:\d{1,2}|hai|ba|bốn|các)(?![\p{L}])[^.\uE005]*$/u;
const ROLE = /[\uE003\uE004]/u;
const MIN_MEMBERS = 3;
const OPEN_END = /^\s*(?:…|\.\.\.|,? ?v\.v|và một số)/u;

function firstList(
  reading: Reading,
  told: { readonly sentences: readonly Sentence[]; readonly known: number | undefined },
  lexicon: Lexicon,
): FoundList | undefined {
  const { sentences, known } = told;
  for (const rule of LIST_RULES) {
    const matches = sentences.flatMap((sentence, i) =>
      isBehind(rule, sentence, sentences[i - 1]) ? matchRule(rule, sentence) : [],
    );
    const [list] = matches.flatMap((match) => {
      const units = unitsOf(reading, match, lexicon);
      const isWhole = rule.needsCount !== true || units.length === known;
      return isWhole && isList(rule, match, units) ? [toList(rule, match, units)] : [];
    });
    if (list !== undefined) return list;
  }
  return undefined;
}

/** Whether what a rule wants the sentence before to say stands there. */
function isBehind(
  { after }: MemberRule,
  sentence: Sentence,
  before: Sentence | undefined,
): boolean {
  if (after === undefined) return true;
  return before?.paragraph === sentence.paragraph && before.says(after);
}

interface ListedUnit {
  readonly unit: Unit;
  readonly span: Span;
}

function isList(rule: MemberRule, match: RuleMatch, units: readonly ListedUnit[]): boolean {
  if (listsOthers(rule, match)) return false;
  if (rule === LEADERS_ALONE) return units.length >= 2;
  if (rule.mayBePair === true && units.length === 2) return isPair(match, units);
  return (
    units.length >= MIN_MEMBERS &&
    (rule.needsOneKind !== true || isOneKind(units) || opensWithRole(match))
  );
}

/** "Dự có lãnh đạo <U> (Khối trưởng), <U2> (Khối phó), <U3> và <U4>": who has a role in the group comes first, the other members behind. */
function opensWithRole({ sentence, capturedAt }: RuleMatch): boolean {
  return sentence.says(FIRST_HAS_ROLE, capturedAt("units")?.[0] ?? 0);
}

/** "3 tập thể được đề nghị tặng Bằng khen, gồm: <U>, <U> và <U>": those who get it. */
const AWARDED = /\uE009(?: (?:của|năm) [^.;,:]{1,40})?,? ?$/u;

/** "Khen thưởng 3 đơn vị, gồm <U>, <U> và <U>": honoured, though no award is named. */
const PRAISED =
  /(?<!thi đua(?:,| -| và|) |công tác )(?<![\p{L}])(?:khen thưởng|biểu dương|tuyên dương|vinh danh|tôn vinh|khen ngợi|khen) (?:cho )?(?:[\uE008\uE00D]|các|những)[^.;:\uE005]{0,40}$/u;

const FIRST_HAS_ROLE = /^[\uE001\uE002] ?\((?:là |đơn vị )?[\uE003\uE004]/u;

/** Whether a list is one of recipients, of another body, or of some members that did something. */
function listsOthers(rule: MemberRule, match: RuleMatch): boolean {
  const { sentence, start, end } = match;
  return (
    (rule.notBesideAwards === true && sentence.says(HAS_AWARD)) ||
    sentence.says(HONOURED, end) ||
    sentence.says(RECIPIENTS, 0, start) ||
    sentence.says(AWARDED, 0, start) ||
    sentence.says(PRAISED, 0, start) ||
    sentence.says(OTHER_BODY, 0, start) ||
    (sentence.says(HAS_AWARD, 0, start) && sentence.says(REST_OF_ALL, 0, start)) ||
    sentence.says(SOME, 0, match.capturedAt("units")?.[0] ?? start) ||
    (rule.needsRole === true && !sentence.says(ROLE, start, end))
  );
}

/** "7 báo trong cụm: A, B … và đại diện Hội Nhà báo tỉnh": a guest of another kind at the end of a list of those who attend. */
function withoutGuest(
  rule: MemberRule,
  { sentence }: RuleMatch,
  units: readonly ListedUnit[],
): readonly ListedUnit[] {
  const last = units.at(-1);
  if (last === undefined || !sentence.says(AND_GUEST, 0, sentence.indexOf(last.span.start)))
    return units;
  const others = units.slice(0, -1);
  const counted = countBefore(sentence, units);
  if (counted === others.length) return others;
  if (rule.closed || counted === units.length) return units;
  const kinds = new Set(others.map(({ unit }) => firstWord(unit)));
  return others.length >= MIN_MEMBERS && kinds.size === 1 && !kinds.has(firstWord(last.unit))
    ? others
    : units;
}

/** How many units the sentence counts before a list. */
function countBefore(sentence: Sentence, [first]: readonly ListedUnit[]): number | undefined {
  const at = first === undefined ? 0 : sentence.indexOf(first.span.start);
  const counts = sentence.within(0, at).flatMap((mention) => {
    if (isKind(mention, "head")) return mention.value.count ?? [];
    return isKind(mention, "count") && mention.value.counted === "units" ? mention.value.count : [];
  });
  return counts.at(-1);
}

const AND_GUEST = /(?: và|, cùng|,) (?:đại diện|lãnh đạo) $/u;

function firstWord({ name }: Unit): string {
  return nameKey(name).split(" ")[0] ?? "";
}

function toList(rule: MemberRule, match: RuleMatch, all: readonly ListedUnit[]): FoundList {
  const own = all.filter(
    ({ span }) => !GUEST.test(match.sentence.wordsBehind(span.end, GUEST_CHARS)),
  );
  const units = withoutGuest(rule, match, own);
  return {
    units: units.map(({ unit, span }) => ({ unit, span, rule: rule.name })),
    isRest: match.sentence.says(REST, 0, match.capturedAt("units")?.[0] ?? match.start),
    isOpen: match.sentence.says(OPEN_END, match.end) || goesOn(match, all),
    rule,
    span: match.span,
  };
}

/** "Cục Hải quan thành phố Hải Phòng (khách mời)". */
const GUEST = /^\s*\((?:khách mời|được mời|dự thính|quan sát)/iu;
const GUEST_CHARS = 14;

/** "UBND các huyện (A, B, C), UBND thị xã D", "quận 3, quận 4, Bình Thạnh": more behind the list that the rule does not see. */
function goesOn({ sentence, end }: RuleMatch, units: readonly ListedUnit[]): boolean {
  const last = units.at(-1)?.span.end ?? sentence.span.end;
  return (
    sentence.says(FURTHER_PART, end) || FURTHER_NAME.test(sentence.wordsBehind(last, FURTHER_CHARS))
  );
}

const FURTHER_PART = /^,? ?(?:và |cùng )?(?:\uE00D|\uE001(?=,| và|\.))/u;
/** A name that no unit was read from. */
const FURTHER_NAME =
  /^(?:, (?:và )?| và )\p{Lu}[\p{L}\d-]*(?: (?!(?:là|đã|được|làm|giữ|do|có|tổ chức|phát biểu)(?![\p{L}]))[\p{L}\d-]+){0,6}(?=[,;.)]| và )/u;
const FURTHER_CHARS = 60;

/** "<U> được tặng Cờ, các thành viên còn lại gồm …": those beside the ones that are honoured. */
const REST_OF_ALL = /còn lại ?$/u;
const REST =
  /(?<![\p{L}])(?:thành viên|đơn vị|trường|cơ quan|địa phương|báo|sở|ban|tỉnh|huyện|hội) (?:còn lại|khác)(?: (?:trong|của|thuộc) \uE005)?,?(?: (?:là|gồm|gồm có|có):?| -)[^.;\uE001\uE002]{0,30}$/u;

/** "Cụm thi đua số 02 (Ban Tuyên giáo Huyện ủy A và Ban Tuyên giáo Huyện ủy B)": two bodies of one kind right behind the name. */
function isPair(match: RuleMatch, units: readonly ListedUnit[]): boolean {
  const [a, b] = units.map(({ unit }) => unit);
  const before = match.sentence.text.slice(0, match.capturedAt("units")?.[0] ?? 0);
  if (a === undefined || b === undefined || a.place === null || b.place === null) return false;
  return RIGHT_BEHIND.test(before) && nameKey(a.body ?? "") === nameKey(b.body ?? "");
}

const RIGHT_BEHIND = /\uE005 ?\((?:gồm:? ?)?$/u;
const MIN_OF_ONE_KIND = 4;
/** "Thành ủy" beside "Tỉnh ủy", "Thị ủy" beside "Huyện ủy", "Thành đoàn" beside "Tỉnh đoàn". */
const OF_CITY = /(?:thành|huyện|quận|thị)(?= (?:ủy|đoàn)$)/u;

/** Bodies of one kind in different places, none of them the centre's; one may bear a name of its own, as schools do. */
function isOneKind(units: readonly { readonly unit: Unit }[]): boolean {
  const bodies = units.map(({ unit }) => nameKey(unit.body ?? "").replace(OF_CITY, "tỉnh"));
  const [kind = ""] = bodies.toSorted((a, b) => a.length - b.length);
  return (
    bodies.every((body) => body === kind || body.startsWith(`${kind} `)) &&
    units.length >= MIN_OF_ONE_KIND &&
    units.every(({ unit }) => unit.place !== null && unit.body !== null)
  );
}

function unitsOf(
  reading: Reading,
  match: RuleMatch,
  lexicon: Lexicon,
): readonly { unit: Unit; span: Span }[] {
  const head = headOf(match);
  const day = reading.article.publishedAt?.slice(0, 10);
  const seen = new Set<string>();
  const captured = [...match.captured("units"), ...match.captured("more")];
  let last: Unit | undefined;
  return captured.flatMap((mention, i) => {
    const unit = memberUnit(mention, {
      head: head ?? headBefore(last) ?? (i === 0 ? headOfNext(captured[1]) : undefined),
      lexicon,
      day,
      original: reading.article.text,
    });
    last = unit ?? last;
    if (unit === undefined || seen.has(nameKey(unit.name))) return [];
    seen.add(nameKey(unit.name));
    return [{ unit, span: mention.span }];
  });
}

/** "gồm Ủy ban MTTQ thành phố A, thị xã B": the body of the unit before is the place's too. */
function headBefore(unit: Unit | undefined): SharedHead | undefined {
  return unit === undefined || unit.body === null || unit.place === null
    ? undefined
    : { body: unit.body, levels: [], count: undefined };
}

/** "Cụm thi đua số V Ủy ban Kiểm tra Tỉnh ủy các tỉnh: <T>, <U>": the first of a list whose head the group's name has taken. */
function headOfNext(next: Mention | undefined): SharedHead | undefined {
  return next?.finder === "unit/shared-head" && isKind(next, "unit")
    ? headBefore(next.value)
    : undefined;
}

interface MemberContext {
  readonly head: SharedHead | undefined;
  readonly lexicon: Lexicon;
  readonly day: string | undefined;
  readonly original: string;
}

function memberUnit(mention: Mention, context: MemberContext): Unit | undefined {
  if (isKind(mention, "place")) {
    const { name, level, isProvince } = mention.value;
    if (context.head === undefined) return asUnit(mention, context.original);
    return unitUnder(
      context.head,
      { ...mention.value, name, level, isProvince, start: 0, end: 0, nameStart: 0 },
      context,
    );
  }
  return isKind(mention, "unit") || isKind(mention, "position")
    ? asUnit(mention, context.original)
    : undefined;
}

/** The head that bare places of a list share: one said in the same sentence before the list. A group's name says what its members are, not what they are called. */
function headOf(match: RuleMatch): SharedHead | undefined {
  const [own] = match.captured("head");
  if (own !== undefined && isKind(own, "unit") && own.value.body !== null)
    return { body: own.value.body, levels: [], count: undefined };
  const heads = match.sentence
    .within(0, match.capturedAt("units")?.[0] ?? match.start)
    .filter((m) => isKind(m, "head"));
  const last = heads.at(-1);
  if (last !== undefined && isKind(last, "head")) return last.value;
  return undefined;
}
