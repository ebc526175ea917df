import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import { buildPhrases } from "../lexicon/phrases.ts";
import type { Scope } from "../mention.ts";
import { matchAt, SAYS_OR_DOES } from "./cursor.ts";
import { COMMITTEES, sectorOfName } from "./group-sector-name.ts";
import { readNameWords } from "./name-words.ts";
import type { ReadPlace } from "./place.ts";
import { readPlace } from "./place.ts";
import { readSharedHead } from "./unit-list.ts";
import { readUnit } from "./unit-name.ts";

/** What stands behind a group's number: "… số 2 - Ngành Tổ chức xây dựng Đảng tỉnh Gia Lai". */
export interface Qualifiers {
  readonly end: number;
  readonly sector: string | undefined;
  readonly region: string | undefined;
  readonly province: string | undefined;
  /** Whether a kind of body was read: "các Sở Nội vụ". */
  readonly hasBody: boolean;
}

const LINK =
  /(?:\s*(?:,|-)\s*|\s+)(?:\((?!cụm|khối))?(?:(?:thuộc|trực thuộc|của|ở|ngành|hệ thống|khu vực|vùng|khối(?:\s+thi đua)?|bậc học|cấp học|lĩnh vực|địa bàn|trên địa bàn|công tác|Cục|Bộ)\s+){0,3}/iuy;
const LEVEL_ONLY = /\s+(?:tỉnh|thành phố)(?![\p{L}\p{M}])/iuy;
/** "Tài chính - Ngân hàng", "các cơ quan Đảng, Mặt trận, đoàn thể": a joint behind a known field makes it another one. */
const GOES_ON = /^(?: - \p{Lu}|, (?:Mặt trận|[Đđ]oàn thể|MTTQ))/u;
const CLOSED = /\s*\)/uy;

const NOTHING = {
  sector: undefined,
  region: undefined,
  province: undefined,
  hasBody: false,
};

/** Reads sector, region, province and kind of member as far as they go; ends before the first word that is none of them. */
export function readQualifiers(scope: Scope, at: number, lexicon: Lexicon): Qualifiers {
  const { text } = scope;
  let read: Qualifiers = { ...NOTHING, end: at };
  let outside = read;
  for (let turn = 0; turn < 4; turn += 1) {
    const next = readOne(scope, read, lexicon);
    if (next === undefined) break;
    read = next;
    if (!opensBracket(text.slice(at, read.end))) outside = read;
  }
  if (outside !== read) {
    const close = matchAt(CLOSED, text, read.end);
    return close === undefined ? outside : { ...read, end: read.end + close[0].length };
  }
  const level = matchAt(LEVEL_ONLY, scope.text, read.end);
  return level === undefined || read.end === at
    ? read
    : { ...read, end: read.end + level[0].length };
}

/** "(Hội Nông dân các huyện …": a bracket that does not end behind the words read holds a list, no qualifier. */
function opensBracket(words: string): boolean {
  return words.split("(").length !== words.split(")").length;
}

function readOne(scope: Scope, read: Qualifiers, lexicon: Lexicon): Qualifiers | undefined {
  const { text } = scope;
  const fields = read.sector === undefined ? readFields(scope, read.end, lexicon) : undefined;
  if (fields !== undefined) return { ...read, ...fields };
  const link = matchAt(LINK, text, read.end);
  if (link === undefined) return undefined;
  const at = read.end + link[0].length;
  const close = (end: number): number => {
    const bracket = link[0].includes("(") ? matchAt(CLOSED, text, end) : undefined;
    return bracket === undefined ? end : end + bracket[0].length;
  };
  const committees = matchAt(COMMITTEES, text, at)?.[0].length;
  if (committees !== undefined && read.sector === undefined) {
    const end = at + committees;
    return { ...read, end: close(end), sector: scope.original.slice(at, end) };
  }
  const province = ofPartyOf(scope, at, lexicon);
  if (province !== undefined && read.province === undefined)
    return { ...read, end: close(province.end), province: province.name };
  if (link[0].includes(",") && opensClause(text, at, lexicon)) return undefined;
  return readKnown(scope, { read, at, close }, lexicon) ?? readWords(scope, { read, at }, lexicon);
}

const IN_BRACKET = /\s*\((?<fields>\p{Lu}[^():;]{3,80})\)/uy;
const NEXT_FIELD = /,\s+|\s+-\s+|\s+và\s+/u;

/** "Khối thi đua số 3 (Tài chính, Ngân hàng, Bảo hiểm)": the fields of the group, no members. */
function readFields(
  { text, original }: Scope,
  at: number,
  lexicon: Lexicon,
): { readonly sector: string; readonly end: number } | undefined {
  const bracket = matchAt(IN_BRACKET, text, at);
  const fields = bracket?.groups?.["fields"];
  if (bracket === undefined || fields === undefined) return undefined;
  const parts = fields.split(NEXT_FIELD);
  const isMember = (part: string): boolean =>
    lexicon.sectors.matchAt(part, 0)?.end !== part.length &&
    (lexicon.bodies.matchAt(part, 0) !== undefined ||
      lexicon.provinces.names.matchAt(part, 0) !== undefined);
  const areFields = lexicon.sectors.matchAt(fields, 0) !== undefined && !parts.some(isMember);
  if (parts.length < 2 || !areFields) return undefined;
  const end = at + bracket[0].length;
  return { sector: original.slice(end - 1 - fields.length, end - 1), end };
}

const PARTY_OF = /Đảng bộ (?=(?:tỉnh|thành phố) \p{Lu})/uy;

/** "Cụm thi đua số 6 Đảng bộ tỉnh Bắc Ninh": the province in whose Party the group is. */
function ofPartyOf(
  { text }: Scope,
  at: number,
  lexicon: Lexicon,
): { readonly name: string; readonly end: number } | undefined {
  const party = matchAt(PARTY_OF, text, at);
  const place = party && readPlace(text, at + party[0].length, lexicon);
  return place?.isProvince === true ? place : undefined;
}

/** "…, thành phố Đà Nẵng là Cụm trưởng", "…, Hội Nông dân huyện A được bầu làm": a place or a unit that does something is no part of a name. */
function opensClause(text: string, at: number, lexicon: Lexicon): boolean {
  const place = readPlace(text, at, lexicon);
  if (place !== undefined) return matchAt(DOES, text, place.end) !== undefined;
  const unit = readUnit(text, at, lexicon);
  return unit !== undefined && matchAt(UNIT_DOES, text, unit.end) !== undefined;
}

const DOES = / (?:là|được|dẫn đầu|đã|làm|giữ|đảm nhận|nhận|đạt)(?![\p{L}])/uy;
/** What a group of that unit would not do: it holds its meeting. */
const UNIT_DOES = / (?:là|được|dẫn đầu|làm|giữ|đảm nhận|đảm nhiệm|nhận|đạt|trúng)(?![\p{L}])/uy;

/** A region, a kind of body or a field that the lexicon knows. */
function readKnown(
  scope: Scope,
  from: {
    readonly read: Qualifiers;
    readonly at: number;
    readonly close: (end: number) => number;
  },
  lexicon: Lexicon,
): Qualifiers | undefined {
  const { text } = scope;
  const { read, at, close } = from;
  const sector = read.sector === undefined ? lexicon.sectors.matchAt(text, at) : undefined;
  const region = read.region === undefined ? lexicon.regions.matchAt(text, at) : undefined;
  if (region !== undefined)
    return { ...read, end: close(region.end), region: scope.original.slice(at, region.end) };
  const body = readBody(scope, at, lexicon) ?? readOffices(scope, at, lexicon);
  if (body !== undefined && !read.hasBody && body.end > (sector?.end ?? 0))
    return {
      ...read,
      ...body,
      end: close(body.end),
      sector: read.sector ?? body.sector,
      province: read.province ?? body.province,
    };
  if (sector !== undefined && !GOES_ON.test(text.slice(sector.end, sector.end + 12)))
    return { ...read, end: close(sector.end), sector: sector.value };
  return undefined;
}

function readWords(
  scope: Scope,
  from: { readonly read: Qualifiers; readonly at: number },
  lexicon: Lexicon,
): Qualifiers | undefined {
  const { read, at } = from;
  const named = readNamedSector(scope, from, lexicon);
  if (named !== undefined) return named;
  const place = readPlace(scope.text, at, lexicon);
  if (place === undefined || read.province !== undefined) return undefined;
  if (!place.isProvince) return withProvince(scope, { read, place }, lexicon);
  if (place.level === undefined && read.sector === undefined && !read.hasBody) return undefined;
  return { ...read, end: place.end, province: place.name };
}

const BRACKET = /\s*\((?:tỉnh )?(?=\p{Lu})/uy;

/** "… ngành Giáo dục và Đào tạo huyện Krông Năng (Đắk Lắk)": the province of a district behind the field. */
function withProvince(
  scope: Scope,
  { read, place }: { readonly read: Qualifiers; readonly place: ReadPlace },
  lexicon: Lexicon,
): Qualifiers | undefined {
  const open = matchAt(BRACKET, scope.text, place.end);
  if (open === undefined) return undefined;
  const province = lexicon.provinces.names.matchAt(scope.text, place.end + open[0].length);
  if (province === undefined || scope.text.charAt(province.end) !== ")") return undefined;
  const name = scope.original.slice(province.start, province.end);
  return { ...read, end: province.end + 1, province: name };
}

const SAYS_SECTOR = /(?:ngành|lĩnh vực|khối|bậc học|cấp học|hệ thống|-)\s*$/iu;
const OF_A_KIND =
  /(?:các )(?:đơn vị|huyện ủy|thị ủy|thành ủy|cấp ủy|đảng bộ|đảng ủy|doanh nghiệp|cơ quan|tổ chức|trường|sở|ban|hội|công ty|ngân hàng|trung tâm)(?![\p{L}])/iuy;

/** "ngành Xổ số", "- Các doanh nghiệp": a field that the lexicon does not know, behind a word that says it is one. */
function readNamedSector(
  scope: Scope,
  { read, at }: { readonly read: Qualifiers; readonly at: number },
  lexicon: Lexicon,
): Qualifiers | undefined {
  const isSaid =
    SAYS_SECTOR.test(scope.text.slice(Math.max(0, at - 10), at)) ||
    matchAt(OF_A_KIND, scope.text, at) !== undefined;
  if (read.sector !== undefined || !isSaid || isAction(scope.text, at)) return undefined;
  const words = readNameWords({ text: ` ${scope.text.slice(at)}` }, 0, lexicon);
  const end = at + words.end - 1;
  if (UNDER.test(scope.text.slice(at, end))) return undefined;
  const sector = end > at ? sectorOfName(scope.original.slice(at, end), lexicon) : undefined;
  if (sector === undefined) return undefined;
  const from = scope.original.indexOf(sector, at);
  const isWritten = from >= at && from < end;
  return { ...read, end: isWritten ? from + sector.length : end, sector };
}

/** "các đảng bộ trực thuộc": whose they are is no field. */
const UNDER = / trực(?: thuộc)?$/u;

/** "Cụm thi đua số V - phát biểu khai mạc": what somebody does behind a dash is no field. */
function isAction(text: string, at: number): boolean {
  return (
    BEHIND_DASH.test(text.slice(Math.max(0, at - 3), at)) && DEED.matchAt(text, at)?.start === at
  );
}

const BEHIND_DASH = /-\s*$/u;
const DEED = buildPhrases(
  SAYS_OR_DOES.map((words) => [words, true] as const),
  {
    caseSensitive: true,
  },
);

const FIRMS = "Doanh nghiệp";

/** "Tổng công ty Điện lực miền Bắc": the groups of one firm are of its field, where the lexicon has it. */
function ofFirm(
  { text }: Scope,
  { end, sector }: { readonly end: number; readonly sector: string },
  lexicon: Lexicon,
): string {
  return sector === FIRMS ? (lexicon.sectors.matchAt(text, end + 1)?.value ?? sector) : sector;
}

function readBody(
  scope: Scope,
  at: number,
  lexicon: Lexicon,
):
  | {
      hasBody: boolean;
      sector: string | undefined;
      end: number;
      province: string | undefined;
    }
  | undefined {
  const head = lexicon.bodies.matchAt(scope.text, at);
  if (head === undefined) return undefined;
  const { sector } = head.value;
  const many = endOfMany(scope.text, head);
  if (many !== undefined)
    return {
      hasBody: true,
      sector: ofCommittees(scope, { at, end: head.end, sector }),
      end: many,
      province: undefined,
    };
  const office =
    head.value.class === "office"
      ? (readOffice(scope, head, lexicon) ?? readOwner(scope, head, lexicon))
      : undefined;
  if (office !== undefined) return office;
  const unit = readUnit(scope.text, at, lexicon);
  if (unit !== undefined && sector !== undefined && head.value.class !== "office")
    return {
      hasBody: true,
      sector: ofFirm(scope, { end: head.end, sector }, lexicon),
      end: unit.end,
      province: provinceOf(unit.unit.place, lexicon),
    };
  const province = unit === undefined ? undefined : provinceOf(unit.unit.place, lexicon);
  if (unit !== undefined && province !== undefined && head.value.class === "committee")
    return { hasBody: false, sector: undefined, end: unit.end, province };
  return head.value.class === "level" && sector !== undefined
    ? { hasBody: true, sector, end: head.end, province: undefined }
    : undefined;
}

/** Where a body ends that is told of several places: "Ban Tổ chức các tỉnh ủy"; in "Ban Tuyên giáo các tỉnh miền núi phía Bắc" the committee is left out. */
function endOfMany(text: string, { start, end, value }: PhraseMatch<Body>): number | undefined {
  const isParty = value.class === "party";
  const plural = readSharedHead(text, { start, end, name: value.name, isParty });
  if (plural !== undefined || !isParty) return plural?.end;
  const places = matchAt(IN_PROVINCES, text, end);
  return places && end + places[0].length;
}

const IN_PROVINCES = /\s+(?:các|\d{1,2})\s+tỉnh(?:(?:,|\s+và)\s+thành(?:\s+phố)?)?(?=\s+(?!ủy))/uy;

/** "Văn phòng Tỉnh ủy, Thành ủy": where a field is named by its committee, by all that are written. */
function ofCommittees(
  scope: Scope,
  read: { readonly at: number; readonly end: number; readonly sector: string | undefined },
): string | undefined {
  const written = matchAt(TWO_COMMITTEES, scope.text, read.end)?.[0].length;
  return written !== undefined && read.sector?.endsWith(" Tỉnh ủy") === true
    ? scope.original.slice(read.at, read.end + written)
    : read.sector;
}

const TWO_COMMITTEES = /\s+(?:các )?tỉnh ?ủy(?:,| và) thành ?ủy(?![\p{L}])/iuy;

/** "Sở Tài chính các tỉnh": the offices of one field in several places. */
function readOffice(
  scope: Scope,
  head: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): { hasBody: boolean; sector: string; end: number; province: undefined } | undefined {
  const field = lexicon.offices.matchAt(scope.text, head.end + 1);
  if (field === undefined) return undefined;
  const name = scope.original.slice(head.start, field.end);
  const named = { start: head.start, end: field.end, name, isParty: false };
  const plural = readSharedHead(scope.text, named);
  return plural === undefined
    ? undefined
    : { hasBody: true, sector: field.value, end: plural.end, province: undefined };
}

const OWNED = /(?:thuộc|trực thuộc|của)\s+$/iu;

/** "Cụm thi đua số 1 thuộc Sở Lao động - Thương binh và Xã hội tỉnh Hưng Yên": the office whose group it is. */
function readOwner(
  { text }: Scope,
  head: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): { hasBody: boolean; sector: string; end: number; province: string | undefined } | undefined {
  const isOwned = OWNED.test(text.slice(Math.max(0, head.start - 12), head.start));
  const field = lexicon.offices.matchAt(text, head.end + 1);
  const unit = field === undefined ? undefined : readUnit(text, head.start, lexicon);
  const isOfProvince = unit !== undefined && provinceOf(unit.unit.place, lexicon) !== undefined;
  return field === undefined || unit === undefined || !(isOwned || isOfProvince)
    ? undefined
    : {
        hasBody: true,
        sector: field.value,
        end: unit.end,
        province: provinceOf(unit.unit.place, lexicon),
      };
}

const MANY = /các\s+/iuy;
/** "Giáo dục và Đào tạo (GD&ĐT)": the field's short name. */
const SHORT_NAME = /\s*\([^()]{2,12}\)/uy;

/** "các Sở Giáo dục và Đào tạo (GD&ĐT) Tây Nguyên": the offices of one field, no place behind them. */
function readOffices(
  scope: Scope,
  at: number,
  lexicon: Lexicon,
): { hasBody: boolean; sector: string; end: number; province: undefined } | undefined {
  const many = matchAt(MANY, scope.text, at);
  const head = many && lexicon.bodies.matchAt(scope.text, at + many[0].length);
  if (head?.value.class !== "office") return undefined;
  const field = lexicon.offices.matchAt(scope.text, head.end + 1);
  if (field === undefined) return undefined;
  const short = matchAt(SHORT_NAME, scope.text, field.end)?.[0].length ?? 0;
  return { hasBody: true, sector: field.value, end: field.end + short, province: undefined };
}

function provinceOf(place: string | null, lexicon: Lexicon): string | undefined {
  if (place === null) return undefined;
  return lexicon.provinces.resolve(place, undefined) === undefined ? undefined : place;
}
