import type { Unit } from "../../src/model/unit.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { MentionOf, Scope } from "../mention.ts";
import { matchAt, NAME_SYLLABLE } from "./cursor.ts";
import { readPlace } from "./place.ts";
import { positionEnd, startsPerson } from "./position-end.ts";
import { properNameEnd } from "./proper-name.ts";
import type { ReadUnit } from "./unit-name.ts";
import { readUnit } from "./unit-name.ts";

const SPACE = /\s+/uy;
const PARTY_RANK =
  /(?:,? ?(?:Thường trực|Thường vụ))?\s*(?:Ban (?:Thường vụ|Chấp hành)|BTV|BCH)?(?:,? (?:Thường trực))?\s+(?:Đảng ủy\s+(?:phường|xã|thị trấn|đặc khu)|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?ủy|Trung ương Đảng|(?<=(?:Chấp hành|BCH) )Trung ương|Trung ương(?! (?:Hội|Đoàn))|Đảng bộ tỉnh|Đảng ủy)(?![\p{L}\p{M}])/iuy;
const TRAILING = /(?:\s+(?:và|các|công tác|lãnh|thường trực))+$/u;

/** Offices with what they are offices of: "Trưởng Ban Tổ chức Tỉnh ủy Kon Tum", "Chánh Thanh tra Sở Xây dựng". */
export function findPositions(scope: Scope, lexicon: Lexicon): readonly MentionOf<"position">[] {
  const mentions: MentionOf<"position">[] = [];
  let done = 0;
  for (const title of lexicon.titles.findAll(scope.text, scope.starts)) {
    const isBody = BODIES[title.value] ?? COMMAND;
    if (isBody.test(scope.text.slice(Math.max(0, title.start - 5), title.start))) continue;
    if (title.start < done || !opensPosition(scope.text, title.start)) continue;
    const position = readPosition(scope, title, lexicon);
    if (position === undefined) continue;
    mentions.push(position);
    done = position.span.end;
  }
  return mentions;
}

/** "Bộ Tư lệnh", "Bộ Chỉ huy": a body, no office. */
const COMMAND = /Bộ $/u;
/** "Ban Thường trực Ủy ban MTTQ", "Ban Bí thư Trung ương Đoàn", "Đoàn Chủ tịch Hội": who leads a body, together. */
const BODIES: Readonly<Record<string, RegExp>> = {
  "Thường trực": /Ban $/u,
  "Bí thư": /Ban $/u,
  "Chủ tịch": /Đoàn $/u,
};

type Title = ReturnType<Lexicon["titles"]["findAll"]>[number];

function readPosition(
  scope: Scope,
  title: Title,
  lexicon: Lexicon,
): MentionOf<"position"> | undefined {
  const inner = inChargeOf(scope, title, lexicon) ?? withUnit(scope, title, lexicon);
  if (inner !== undefined) return inner;
  if (BARE.has(title.value) || IN_CHARGE.test(scope.text.slice(title.start, title.end + 9)))
    return undefined;
  const rank = matchAt(PARTY_RANK, scope.text, title.end);
  if (rank !== undefined)
    return withPlace(scope, title, { end: title.end + rank[0].length, lexicon });
  if (title.value === "Thường trực") return undefined;
  const own = positionEnd(scope.text, title.end, lexicon) ?? freeEnd(scope.text, title, lexicon);
  const end = DIVISION_HEAD.test(title.value) ? withBody(scope.text, own, lexicon) : own;
  const unit = namedUnit(scope, { start: title.end, end }, lexicon) ?? listedIn(title, lexicon);
  const last = end + (matchAt(FURTHER_LEVELS, scope.text, end)?.[0].length ?? 0);
  return mention(scope, { start: title.start, end: last }, { title: title.value, unit });
}

/** "Chánh Văn phòng làm Khối trưởng": the unit within the title, where the article's own list of members has it so. */
function listedIn({ value }: Title, { listed }: Lexicon): Unit | undefined {
  const at = value.indexOf(" ") + 1;
  const found = listed?.matchAt(value, at);
  return found?.end === value.length ? found.value : undefined;
}

/** "Chủ tịch UBND các xã, phường đã tặng": the other levels of an office of many, where they give. */
const FURTHER_LEVELS =
  /(?<= các (?:xã|phường|huyện|thị xã|quận|sở|ban))(?:(?:, | và )(?:thị trấn|thị xã|phường|xã|đặc khu|huyện|quận|thành phố|ban|ngành|địa phương))+(?= (?:đã |vừa |cũng )?(?:trao|tặng|khen|quyết định)(?![\p{L}]))/uy;

const DIVISION_HEAD = /^(?:Phó )?Trưởng (?:khoa|phòng)$/iu;

/** "Trưởng khoa Cấp cứu, Bệnh viện Trẻ em": what the division is part of. */
function withBody(text: string, end: number, lexicon: Lexicon): number {
  const joint = matchAt(COMMA, text, end);
  const body = joint && readUnit(text, end + joint[0].length, lexicon);
  if (body !== undefined) return body.end;
  const fields = matchAt(MORE_FIELDS, text, end);
  return (fields && readUnit(text, end + fields[0].length, lexicon)?.end) ?? end;
}

/** "Trưởng phòng Tổ chức đảng, đảng viên, Ban Tổ chức Tỉnh ủy": the division's other fields, in small letters too. */
const MORE_FIELDS = /(?:, \p{L}[\p{L} ]{1,24}){1,2}, /uy;

/** "Giám đốc Viễn thông Khánh Hòa": a capital name behind an office is what it is an office of, known or not. */
function namedUnit(
  scope: Scope,
  { start, end }: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): Unit | undefined {
  const name = scope.original.slice(start, end).trim();
  const isName = CAPITAL_NAME.test(name) && !NO_UNIT_NAME.test(name);
  return isName && !startsPerson(scope.text, start, lexicon)
    ? { name, body: name, place: null }
    : undefined;
}

const CAPITAL_NAME = /^\p{Lu}\p{Ll}+ (?:\S+ )*\p{Lu}/u;
const NO_UNIT_NAME = /^(?:Thường trực|Trung ương|Hội đồng|Quốc hội|Nhà nước|Thường vụ)/u;

function withUnit(scope: Scope, title: Title, lexicon: Lexicon): MentionOf<"position"> | undefined {
  const inner = readOfUnit(scope, title, lexicon);
  if (inner === undefined) return undefined;
  const own = positionEnd(scope.text, inner.span.end, lexicon) ?? inner.span.end;
  const end = DIVISION_HEAD.test(title.value) ? withBody(scope.text, own, lexicon) : own;
  return { ...inner, span: { start: title.start, end } };
}

/** "Phó Vụ trưởng phụ trách Vụ Thi đua - Khen thưởng": a deputy who is in charge of the unit. */
function inChargeOf(
  scope: Scope,
  title: Title,
  lexicon: Lexicon,
): MentionOf<"position"> | undefined {
  const link = matchAt(CHARGE_OF, scope.text, title.end);
  const unit = link && readUnit(scope.text, title.end + link[0].length, lexicon);
  if (unit === undefined) return undefined;
  const { name, body, place } = unit.unit;
  const end = withParent(scope.text, unit, lexicon);
  return mention(
    scope,
    { start: title.start, end },
    { title: title.value, unit: { name, body, place } },
  );
}

const CHARGE_OF = /\s+phụ trách\s+(?=\p{Lu})/uy;

/** "phụ trách chỉ đạo Cụm": a charge beside an office. */
const IN_CHARGE = /^phụ trách (?:chỉ đạo|theo dõi)/iu;
/** "Trưởng THADS tỉnh Vĩnh Long": these alone are an office only right before a unit. */
const BARE: ReadonlySet<string> = new Set(["Trưởng", "Phó Trưởng"]);

/** A lower-case office is one right behind a name ("ông Lê Văn Bình, chi hội trưởng …"). */
function opensPosition(text: string, at: number): boolean {
  return !isLower(text, at) || BEHIND_NAME.test(text.slice(Math.max(0, at - 24), at));
}

const BEHIND_NAME = / \p{Lu}[\p{Ll}']*(?:'\p{L}+)? \p{Lu}[\p{Ll}']*(?:, | - | \()$/u;

function freeEnd(text: string, title: Title, lexicon: Lexicon): number {
  const nameEnd = properNameEnd(text, title.end);
  const free =
    nameEnd === undefined ? undefined : text.slice(title.end, nameEnd).replace(TRAILING, "");
  const end = title.end + (free === undefined || isPersonName(free) ? 0 : free.length);
  return withLevel(text, end, lexicon);
}

/** "… ĐBQH tỉnh Kon Tum": the level and place that an office ends in. */
function withLevel(text: string, end: number, lexicon: Lexicon): number {
  const [at] = afterSpace(text, end);
  const place = at === undefined ? undefined : readPlace(text, at, lexicon);
  if (place !== undefined && (place.level !== undefined || place.isProvince)) return place.end;
  const level = matchAt(LEVEL_ALONE, text, end);
  return level === undefined ? end : end + level[0].length;
}

const LEVEL_ALONE = /\s+(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã)(?![\p{L}\p{M}])/uy;

/** The unit that an office is of; "Trưởng" and "Chánh" share a word with it ("Trưởng Ban Tổ chức", "Chánh Thanh tra"). */
function readOfUnit(
  scope: Scope,
  title: Title,
  lexicon: Lexicon,
): MentionOf<"position"> | undefined {
  const words = matchesOf(WORD_START, scope.text.slice(title.start, title.end)).map(
    ({ index }) => title.start + index,
  );
  const starts = [...words.slice(1), ...afterSpace(scope.text, title.end)];
  for (const at of starts) {
    const isShared =
      at < title.end && isLower(scope.text, at) && !SHARED_WORD.test(scope.text.slice(at, at + 6));
    const unit = at > title.start && !isShared ? readUnit(scope.text, at, lexicon) : undefined;
    if (unit === undefined || unit.end <= title.end) continue;
    const name = capital(scope.original.slice(unit.start, unit.end));
    const body = capital(scope.original.slice(unit.start, unit.bodyEnd).trim());
    const { place } = unit.unit;
    const value = { name, body: place === null ? name : body, place };
    const end = withParent(scope.text, unit, lexicon);
    return mention(scope, { start: title.start, end }, { title: title.value, unit: value });
  }
  return undefined;
}

/** "Trưởng ban Dân vận Tỉnh ủy": the unit by itself is "Ban Dân vận Tỉnh ủy". */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "Trưởng ban Thi đua", "Trưởng phòng Hồ sơ": the title's last word opens the unit's name, also in lower case. */
const SHARED_WORD = /^(?:ban|phòng) /u;
const WORD_START = /(?<=^|\s)\S/gu;

function afterSpace(text: string, at: number): readonly number[] {
  const space = matchAt(SPACE, text, at);
  return space === undefined ? [] : [at + space[0].length];
}

function withPlace(
  scope: Scope,
  title: Title,
  rank: { readonly end: number; readonly lexicon: Lexicon },
): MentionOf<"position"> {
  const space = matchAt(SPACE, scope.text, rank.end);
  const at = rank.end + (space?.[0].length ?? 0);
  const place =
    space === undefined ? undefined : rank.lexicon.provinces.names.matchAt(scope.text, at);
  const own = OF_WHAT.test(scope.text.slice(title.end, rank.end))
    ? readUnit(scope.text, at, rank.lexicon)
    : undefined;
  const end = own?.end ?? place?.end ?? rank.end;
  return mention(scope, { start: title.start, end }, { title: title.value, unit: own?.unit });
}

/** "Phó Chủ tịch Ban Chấp hành Trung ương Hội Nông dân Việt Nam": the committee of an organisation that follows. */
const OF_WHAT = /(?:Chấp hành|BCH)(?: Trung ương)?$/u;
const THREE_NAMES = new RegExp(`^(?:\\s+${NAME_SYLLABLE}){2,4}$`, "u");
const OFFICE_WORD =
  /\s(?:Ban|Phòng|Đoàn|Vụ|Cục|Hội|Sở|Văn|Công|Học|Trung|Đảng|Nhà|Bộ|Viện|Chính|Quốc|Tổng|Ủy|Thường|Thanh)\s/u;

/** After an office, two to four capitalised syllables and no word of an office are the person who holds it. */
function isPersonName(words: string): boolean {
  return THREE_NAMES.test(words) && !OFFICE_WORD.test(`${words} `);
}

function isLower(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toUpperCase();
}

const OF = /\s+(?:của|thuộc)\s+/uy;
const COMMA = /,\s+/uy;
/** A division is named with what it is a division of: "Vụ Địa phương III, Ban Tổ chức Trung ương". */
const DIVISION = /^(?:Vụ|Phòng|Khoa|Cơ quan)(?![\p{L}])/iu;

/** "Cục Cơ yếu, Văn phòng Trung ương Đảng": a department of the centre with what it is one of. */
const DEPARTMENT = /^Cục(?![\p{L}])/u;
const CENTRE = /, (?:Văn phòng Trung ương|Ban \p{Lu}[\p{L} ]{1,20} Trung ương|Bộ \p{Lu})/uy;

function centreEnd(text: string, end: number, lexicon: Lexicon): number {
  if (matchAt(CENTRE, text, end) === undefined) return end;
  const at = end + ", ".length;
  return readUnit(text, at, lexicon)?.end ?? lexicon.authorities.matchAt(text, at)?.end ?? end;
}

/** "Trưởng Ban Tổ chức Trung ương Hội Nông dân Việt Nam": of a union, not of the Party. */
const CENTRAL = /(?<![\p{L}])(?:Trung ương|TW|TƯ)$/u;
const OF_UNION = / (?=(?:Hội|Đoàn) \p{Lu})/uy;

/** "Vụ trưởng Vụ Địa phương III của Ủy ban Kiểm tra Trung ương": the body that the office's own unit is part of. */
function withParent(text: string, { start, end }: ReadUnit, lexicon: Lexicon): number {
  const name = text.slice(start, end);
  const whose = CENTRAL.test(name) ? matchAt(OF_UNION, text, end) : undefined;
  const union = whose && readUnit(text, end + 1, lexicon);
  if (union !== undefined) return union.end;
  if (DEPARTMENT.test(name) && text.startsWith(", ", end)) return centreEnd(text, end, lexicon);
  if (DIVISION.test(name)) return divisionEnd(text, end, lexicon);
  const of = matchAt(OF, text, end);
  return (of && readUnit(text, end + of[0].length, lexicon)?.end) ?? end;
}

/** The end of what a division is part of: a ministry in brackets or behind a comma, or the body behind its other fields. */
function divisionEnd(text: string, end: number, lexicon: Lexicon): number {
  const aside = ministryAside(text, end, lexicon);
  if (aside !== undefined) return aside;
  const fields = matchAt(FURTHER_FIELDS, text, end);
  const behind = fields && readUnit(text, end + fields[0].length, lexicon);
  if (behind !== undefined) return behind.end;
  const of = matchAt(OF, text, end) ?? matchAt(COMMA, text, end);
  if (of === undefined) return end;
  const at = end + of[0].length;
  return readUnit(text, at, lexicon)?.end ?? ministryEnd(text, at) ?? end;
}

/** "Vụ Dân tộc, Tôn giáo, Ban Dân vận Trung ương": the department's other fields. */
const FURTHER_FIELDS =
  /(?:, (?!Ban |Bộ |Văn phòng |Ủy ban )\p{Lu}\p{Ll}*(?: \p{Ll}+){0,3}){1,2},? /uy;
const MINISTRY = /(?:Bộ|Học viện|Tổng cục)(?= \p{Lu})/uy;

/** "Vụ Tài chính ngân hàng (Bộ Tài chính)": the ministry in brackets; undefined where none stands there. */
function ministryAside(text: string, at: number, lexicon: Lexicon): number | undefined {
  if (!text.startsWith(" (", at)) return undefined;
  const known = lexicon.authorities.matchAt(text, at + " (".length);
  const end = known?.value.class === "whole" ? known.end : ministryEnd(text, at + " (".length);
  return end !== undefined && text.charAt(end) === ")" ? end + 1 : undefined;
}

/** "…, Bộ Tư pháp": the ministry of a department. */
function ministryEnd(text: string, at: number): number | undefined {
  const ministry = matchAt(MINISTRY, text, at);
  return ministry && properNameEnd(text, at + ministry[0].length);
}

function mention(
  scope: Scope,
  span: { readonly start: number; readonly end: number },
  value: { readonly title: string; readonly unit: MentionOf<"position">["value"]["unit"] },
): MentionOf<"position"> {
  const trimmed = scope.text.slice(span.start, span.end).trimEnd();
  return {
    kind: "position",
    span: { start: span.start, end: span.start + trimmed.length },
    value,
    finder: "position",
  };
}
