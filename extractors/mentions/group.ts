import { parseNumber, parseRoman } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { GroupValue, MentionOf, Scope } from "../mention.ts";
import { matchAt, matchesAtWords } from "./cursor.ts";
import { formOf } from "./group-form.ts";
import { readGroupName } from "./group-name.ts";
import { readQualifiers } from "./group-qualifiers.ts";
import { readUnit } from "./unit-name.ts";

const HEAD =
  /(?<form>(?:cụm,? ?(?:và )?)?khối|cụm|khu vực|vùng)(?<emulation>\s+(?:thi đua|tđ-?kt|tđ|thị đua|khi đua)(?:\s*,? ?-? ?khen thưởng)?(?:\s*\([ck]tđ\))?)?(?![\p{L}\p{M}])|(?<short>[ck]tđ)(?=\s+số\s)/gu;
const NUMBER =
  /,?\s*(?<word>số|Số|SỐ|thứ)?\s*(?<digits>0?\d{1,2}|[IVX]{1,5}|(?<=[Ss]ố |thứ )(?:nhất|nhì|tư|một|hai|ba|bốn|năm(?! \d)|sáu|bảy|tám|chín|mười))(?:(?![\p{L}\p{N}]|[./-]\d)|(?=gồm|thuộc|do ))/uy;
/** "Khối thi đua 18 Tập đoàn", "Cụm thi đua 7 tỉnh": a number of members, not of the group. */
const COUNTED =
  /\s*(?<noun>tỉnh|thành phố|đơn vị|tập đoàn|tổng công ty|công ty|trường|huyện|quận|thị xã|sở|ngành(?! \p{Lu}[^,;.]{2,30}?(?: (?:tỉnh|họp|tổ|tổng|sơ|gồm|năm|đã|vừa|do|các|ký)(?![\p{L}])| ?\(|[.;]|$))|địa phương|cơ quan|đảng|doanh nghiệp|xã|phường|ngân hàng|báo|hội|ban|chi nhánh|tháng|ngày|năm(?! \d))(?![\p{L}\p{M}])/iuy;
/** "Khối thi đua 7 tỉnh Tuyên Quang họp": one province behind the number, which is the group's. */
const ONE_PLACE =
  /\s*(?:tỉnh|huyện|thành phố|thị xã)\s+(?<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){0,2})(?=\s+\p{Ll}|[.;]|$)(?!\s+và\s)/uy;
const TITLE_CASE = /^\p{Lu}(?!ập đoàn|ổng công ty)\p{Ll}/u;
const ARABIC = /^\d/u;
const NO_GROUP_BEFORE =
  /(?:đảng ủy|đảng bộ|chi bộ|công đoàn|đoàn|bí thư|tuyến|đại đoàn kết|phụ trách)\s+$/iu;
/** "Sau sắp xếp, cụm còn lại 5 thành viên là …": a cluster in small letters whose members are told. */
const HAS_MEMBERS =
  /\s+(?:hiện )?(?:nay )?(?:chỉ )?(?:có|còn|gồm|còn lại|gồm có)\s+\d{1,2}\s+(?:đơn vị|thành viên|cơ quan|tỉnh)/uy;
const ANAPHOR_AFTER =
  /\s+(?:trưởng|phó|lượng|công nghiệp|dân cư|tuyển|đại đoàn kết|phố|từ|điểm|cảng|nhà|lớp|học|phòng|trường|doanh nghiệp|phường|xã)/iuy;
const NOT_ROLE = /\s*(?:trưởng|phó)(?![\p{L}\p{M}])/iuy;

/**
 * Emulation groups, with what their name says: "Cụm thi đua số III", "Khối thi đua các cơ quan Đảng tỉnh", "Cụm II".
 * A capital "Cụm" or "Khối" alone is a mention of the group in hand, without a name.
 */
export function findGroups(scope: Scope, lexicon: Lexicon): readonly MentionOf<"group">[] {
  const { text } = scope;
  const mentions: MentionOf<"group">[] = [];
  let done = 0;
  for (const match of matchesAtWords(scope, HEAD)) {
    if (match.index < done || isNoGroup(text, match)) continue;
    const mention = readGroup(scope, match, lexicon);
    if (mention === undefined) continue;
    mentions.push(mention, ...furtherNumbers(scope, match.index, mention));
    done = mentions.at(-1)?.span.end ?? mention.span.end;
  }
  return mentions;
}

/** "các Khối thi đua số 1, số 2 và số 5": the others, whose head is the first's. */
function furtherNumbers(
  { text }: Scope,
  at: number,
  { span, value, finder }: MentionOf<"group">,
): readonly MentionOf<"group">[] {
  const { name } = value;
  if (
    finder !== "group/numbered" ||
    name === undefined ||
    !SEVERAL.test(text.slice(Math.max(0, at - 6), at))
  )
    return [];
  const others: MentionOf<"group">[] = [];
  let end = span.end;
  for (
    let next = matchAt(NEXT_NUMBER, text, end);
    next !== undefined;
    next = matchAt(NEXT_NUMBER, text, end)
  ) {
    const said = next.groups?.["said"] ?? "";
    const digits = next.groups?.["digits"] ?? "";
    end += next[0].length;
    const own = {
      ...value,
      number: parseNumber(digits) ?? parseRoman(digits),
      name: name.replace(LAST_NUMBER, said),
    };
    others.push({ kind: "group", span: { start: end - said.length, end }, value: own, finder });
  }
  return others;
}

const SEVERAL = /(?:^|\s)(?:[Cc]ác|[Hh]ai|[Bb]a)\s$/u;
const NEXT_NUMBER =
  /(?:,| và|, và)\s+(?<said>số\s+(?<digits>0?\d{1,2}|[IVX]{1,5}))(?![\p{L}\p{N}/])/uy;
const LAST_NUMBER = /số\s+\S+$/u;

/** "Đảng ủy Khối Doanh nghiệp tỉnh" is no bloc, whether its head stands before it or before a list. */
function isNoGroup(text: string, { index, groups }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - LIST_REACH), index);
  if (NO_GROUP_BEFORE.test(before.slice(-HEAD_REACH))) return true;
  return groups?.["emulation"] === undefined && IN_PARTY_LIST.test(before);
}

const HEAD_REACH = 20;
const LIST_REACH = 160;
const IN_PARTY_LIST =
  /(?:đảng ủy|đảng bộ)[\p{L} ]{0,20}:[^.:()]*(?:[,;:]\s*(?:và\s+)?|\s+và\s+)$/iu;

function readGroup(
  scope: Scope,
  match: RegExpExecArray,
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  const { text } = scope;
  const headEnd = match.index + match[0].length;
  const isNamedKind =
    match.groups?.["emulation"] !== undefined || match.groups?.["short"] !== undefined;
  if (!isNamedKind && AREA.test(match[0])) return undefined;
  if (matchAt(NOT_ROLE, text, headEnd) !== undefined) return undefined;
  const numbered = readNumber(text, headEnd, lexicon);
  if (isNamedKind && isPlural(text, match.index, numbered)) return plural(scope, match, lexicon);
  if (numbered !== undefined && !isNamedKind && isNoGroupNumber(text, match, numbered, lexicon))
    return undefined;
  const named =
    isNamedKind || isCapital(text, match.index) || isMeeting(text, numbered)
      ? namedGroup(scope, { start: match.index, headEnd, isNamedKind, numbered }, lexicon)
      : undefined;
  return named ?? anaphor(text, match, isNamedKind);
}

/** "Hội CCB Việt Nam cụm số 11, gồm các tỉnh … tổ chức hội nghị": in small letters, with its number and what it has or does. */
function isMeeting(text: string, numbered: Numbered | undefined): boolean {
  return numbered?.hasWord === true && matchAt(HAS_OR_MEETS, text, numbered.end) !== undefined;
}

const HAS_OR_MEETS =
  /,?\s*\(?(?:gồm|bao gồm|(?:đã |vừa )?(?:tổ chức|họp|tổng kết|sơ kết|ký kết))(?![\p{L}])/iuy;

/** Without "thi đua": a grade of a school, or the second of some. */
function isNoGroupNumber(
  text: string,
  match: RegExpExecArray,
  numbered: Numbered,
  lexicon: Lexicon,
): boolean {
  const headEnd = match.index + match[0].length;
  if (ORDINAL.test(text.slice(headEnd, numbered.end))) return true;
  return isGrade(match, numbered) && !isOfBody(text, numbered.end, lexicon);
}

/** "Cụm thứ hai": the second of some, where "Cụm thi đua thứ hai" has a number. */
const ORDINAL = /^\s*thứ/u;

function namedGroup(
  scope: Scope,
  head: {
    readonly start: number;
    readonly headEnd: number;
    readonly isNamedKind: boolean;
    readonly numbered: Numbered | undefined;
  },
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  return head.numbered === undefined
    ? readGroupName(scope, head, lexicon)
    : numberedGroup(scope, { ...head, ...head.numbered }, lexicon);
}

/** "Vùng ven biển", "khu vực Tây Nguyên" are parts of the country; only a "Vùng thi đua" is a group. */
const AREA = /^(?:khu vực|vùng)/iu;
const PLURAL_BEFORE =
  /(?:các|những|mỗi|từng|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2})(?:\s+cụm,)?\s+$/iu;

/** "các cụm thi đua", "các Cụm thi đua Công an xã", "bốn khối thi đua": groups in general; a capital and a number behind name one all the same. */
function isPlural(text: string, at: number, numbered: Numbered | undefined): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  if (!isCapital(text, at)) return PLURAL_BEFORE.test(before);
  return numbered === undefined && ALL_BEFORE.test(before);
}

const ALL_BEFORE = /(?:các|những)\s+$/iu;

/** Several groups at once, with the sector and province that they share; no name. */
function plural(
  scope: Scope,
  match: RegExpExecArray,
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  const headEnd = match.index + match[0].length;
  const { end, sector, region, province } = readQualifiers(scope, headEnd, lexicon);
  const form = formOf(scope.text, match.index);
  const value = { form, number: undefined, name: undefined, memberCount: undefined };
  return {
    kind: "group",
    span: { start: match.index, end },
    value: { ...value, sector, region, province },
    finder: "group/plural",
  };
}

const FIRST_GRADE = 6;
const LAST_GRADE = 12;

/** "Khối 10" is a grade of a school; a bloc of that number is written with "thi đua" or "số". */
function isGrade(match: RegExpExecArray, { number, hasWord }: Numbered): boolean {
  const isBare = match.groups?.["emulation"] === undefined && !hasWord;
  return (
    isBare && match[0].toLowerCase() === "khối" && number >= FIRST_GRADE && number <= LAST_GRADE
  );
}

/** "Khối 9 Công an tỉnh …", "Khối 9 gồm …": what follows says that it is a group. */
function isOfBody(text: string, end: number, lexicon: Lexicon): boolean {
  if (lexicon.bodies.matchAt(text, end + 1) !== undefined) return true;
  return matchAt(GROUP_GOES_ON, text, end) !== undefined && !OF_SCHOOL.test(text);
}

/** "Khối 12 tổng kết phong trào thi đua học tập" */
const OF_SCHOOL =
  /(?<![\p{L}])(?:học tập|học sinh|lớp \d{1,2}|giáo viên chủ nhiệm|ôn thi|tốt nghiệp)(?![\p{L}])/iu;

const GROUP_GOES_ON = /\s+(?:gồm|tổ chức|ký|tổng kết|sơ kết|có \d|thuộc)/iuy;

interface Numbered {
  readonly hasWord: boolean;
  readonly number: number;
  readonly end: number;
}

function readNumber(text: string, at: number, lexicon: Lexicon): Numbered | undefined {
  const match = matchAt(NUMBER, text, at);
  const digits = match?.groups?.["digits"];
  if (match === undefined || digits === undefined) return undefined;
  const number = parseNumber(digits) ?? parseRoman(digits);
  const end = at + match[0].length;
  if (number === undefined) return undefined;
  const noun = ARABIC.test(digits) ? matchAt(COUNTED, text, end)?.groups?.["noun"] : undefined;
  const isCount = noun !== undefined && !TITLE_CASE.test(noun) && !isOfOnePlace(text, end, lexicon);
  if (match.groups?.["word"] === undefined && isCount) return undefined;
  return { number, end, hasWord: match.groups?.["word"] !== undefined };
}

/** "Khối thi đua 7 tỉnh Tuyên Quang họp" against "Cụm thi đua 6 tỉnh Việt Bắc đã họp", where a region follows. */
function isOfOnePlace(text: string, at: number, lexicon: Lexicon): boolean {
  const place = matchAt(ONE_PLACE, text, at);
  const name = place?.groups?.["name"];
  return (
    place !== undefined &&
    name !== undefined &&
    lexicon.regions.matchAt(text, at + place[0].length - name.length) === undefined
  );
}

function numberedGroup(
  scope: Scope,
  read: { readonly start: number; readonly headEnd: number } & Numbered,
  lexicon: Lexicon,
): MentionOf<"group"> {
  const qualifiers = opensWithRole(scope, read, lexicon)
    ? { end: read.end, sector: undefined, region: undefined, province: undefined }
    : readQualifiers(scope, read.end, lexicon);
  const list = matchAt(LIST_BEFORE, scope.text, qualifiers.end)?.[0].length;
  const behind =
    list === undefined ? undefined : readQualifiers(scope, qualifiers.end + list, lexicon);
  const value: GroupValue = {
    form: formOf(scope.text, read.start),
    number: read.number,
    name: spelledOut(scope.original.slice(read.start, read.end)),
    sector: qualifiers.sector ?? behind?.sector,
    region: qualifiers.region ?? behind?.region,
    province: qualifiers.province ?? behind?.province,
    memberCount: undefined,
  };
  return {
    kind: "group",
    span: { start: read.start, end: qualifiers.end },
    value,
    finder: "group/numbered",
  };
}

/** "Cụm phó Cụm thi đua số 2 - BHXH tỉnh Nghệ An công bố …": behind a role that opens the sentence a dash brings who holds it. */
function opensWithRole(
  { text }: Scope,
  { start, end }: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): boolean {
  const dash = ROLE_OPENS.test(text.slice(Math.max(0, start - ROLE_REACH), start))
    ? matchAt(DASH, text, end)
    : undefined;
  if (dash === undefined) return false;
  const unit = readUnit(text, end + dash[0].length, lexicon);
  return unit !== undefined && unit.unit.place !== null;
}

const ROLE_OPENS =
  /(?:^|[;:] ?|\. )(?:đơn vị )?(?:(?:cụm|khối) (?:trưởng|phó)|(?:phó )?trưởng|phó) $/iu;
const ROLE_REACH = 26;
const DASH = /\s-\s(?!đảng bộ)/iuy;

/** "Cụm TĐ số II" as a numbered group is called; in "Cụm thi đua (CTĐ) số 9" the bracket is no part of the name. */
function spelledOut(name: string): string {
  return name.replace(SHORT_NAME, "").replace(SHORT_WORDS, "$<form> thi đua");
}

const SHORT_NAME = /\s*\([CK]TĐ\)/u;
const SHORT_WORDS = /^(?<form>\p{L}+)\s+TĐ(?![\p{L}-])/u;
/** "Cụm thi đua số 02 (A và B) thuộc ngành Tuyên giáo tỉnh Tây Ninh": the members in between. */
const LIST_BEFORE = /\s*\([^()]{3,160}\)(?=\s+(?:thuộc|ngành)\s)/uy;

function anaphor(
  text: string,
  match: RegExpExecArray,
  isNamedKind: boolean,
): MentionOf<"group"> | undefined {
  const end = match.index + match[0].length;
  const refers =
    isNamedKind ||
    isCapital(text, match.index) ||
    matchAt(HAS_MEMBERS, text, end) !== undefined ||
    REFERS.test(text.slice(Math.max(0, match.index - 12), match.index));
  if (!refers || matchAt(ANAPHOR_AFTER, text, end) !== undefined) return undefined;
  const value: GroupValue = {
    form: formOf(text, match.index),
    number: undefined,
    name: undefined,
    sector: undefined,
    region: undefined,
    province: undefined,
    memberCount: undefined,
  };
  return { kind: "group", span: { start: match.index, end }, value, finder: "group/anaphor" };
}

const REFERS = /(?:trong|toàn|thuộc|của|nội bộ|tham gia|thành viên|cho|cả)\s+$/iu;

function isCapital(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toLowerCase();
}
