import { canonicalText } from "../../src/text/canonical.ts";
import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import { matchAt } from "./cursor.ts";

/** "các huyện ủy, thị ủy, thành ủy", "Đảng ủy các xã, phường": committees of several levels are the field, as written. */
export const COMMITTEES =
  /các huyện(?:, (?:thành|thị|quận)){0,2}(?:,| và) (?:thành|thị|quận) ?ủy(?![\p{L}])|(?:các )?(?:huyện|thị|thành|quận) ?ủy(?:(?:, | và )(?:huyện|thị|thành|quận) ?ủy){1,3}(?![\p{L}])|(?:các )?đảng (?:ủy|bộ) (?:các )?(?:xã|phường|đặc khu)(?:(?:, | và )(?:xã|phường|đặc khu)){1,2}(?![\p{L}])|các đảng (?:ủy|bộ) (?:xã|phường)(?! \p{Lu})(?![\p{L}])|đảng (?:ủy|bộ) các (?:xã|phường)(?! \p{Lu})(?![\p{L}])/iuy;
/** Where the members' kind ends and their places begin. */
const PLACES =
  /\s*(?<![\p{L}])(?:đóng (?:chân )?)?(?:(?:các|của|tại|thuộc|trên địa bàn|\d{1,2}|năm|sáu|bảy|tám) )*(?:(?<!tuyến |(?<!trung )cấp )tỉnh(?! ủy)|thành phố|(?<!cấp )huyện(?! ủy)|quận(?! ủy)|thị xã|(?<!hợp tác )xã(?! hội)|phường|khu vực|vùng|(?<!xổ )số|dọc|trực thuộc(?! (?:tỉnh|thành|huyện) ?ủy)|TP\.?)(?![\p{L}])/iu;
/** "các doanh nghiệp Trung ương đóng trên địa bàn tỉnh", "Bộ đội Biên phòng tuyến biên giới phía Bắc": where they are, cut before its place. */
const SITUATED = /\s+(?:đóng(?: chân)?|tuyến)\s*$/u;
const LEADING = /^\s*(?:ngành|hệ thống|lĩnh vực|khối|thuộc|của|tuyến (?:biên giới|biển))\s+/iu;
const WHOLE =
  /^(?:các )?(?:cơ quan|doanh nghiệp|tổ chức|trường|sở, ngành|sở, ban|bệnh viện (?:tuyến|công))(?![\p{L}])/iu;
/** "các ngân hàng": firms of one kind, as written; the field is "ngành Ngân hàng". */
const BANKS = /^các ngân hàng(?: thương mại)?\s*$/u;
const AGENCIES = /^\s*(?:các )?cơ quan (?=\p{Lu})(?!Đảng(?![\p{L}]))/u;
const COUNTED = /^\s*(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+/iu;
const GOES_ON = /^\s*(?:-|,|và)\s/u;
/** "Cụm thi đua số 4 - Đảng bộ tỉnh Đắk Lắk": whose group it is; "cơ quan Cục": of what field is left out. */
const NO_SECTOR =
  /^\s*(?:(?:các )?(?:đơn vị|địa phương|thành viên)?|đảng bộ|cơ quan (?:cục|chi cục|tổng cục|sở|viện|công ty|tổng công ty))\s*$/iu;

/**
 * The field of work that a group's name says, from the words behind "Cụm thi đua": what they say before their places. Of a
 * body the lexicon's sector ("Sở Tư pháp" is Tư pháp); agencies of a kind as written ("các cơ quan Đảng").
 */
export function sectorOfName(name: string, lexicon: Lexicon): string | undefined {
  const text = canonicalText(name);
  const blank = LEADING_BLANK.exec(text)?.[0].length ?? 0;
  const committees = matchAt(COMMITTEES, text, blank)?.[0].length;
  if (committees !== undefined) return name.slice(blank, blank + committees);
  const region = lexicon.regions.findAll(text)[0];
  const places = PLACES.exec(text);
  const reach = Math.min(region?.start ?? text.length, places?.index ?? text.length);
  const end = reach - (SITUATED.exec(text.slice(0, reach))?.[0].length ?? 0);
  const counted = COUNTED.exec(text)?.[0].length ?? 0;
  const lead = LEADING.exec(text.slice(counted))?.[0].length ?? 0;
  const start = counted + lead;
  const core = text.slice(start, end);
  if (start >= end || NO_SECTOR.test(core) || LETTER.test(core)) return undefined;
  return known(core, lexicon) ?? withoutPlace(name.slice(start, end).trim(), lexicon);
}

/** "Khối thi đua A": what a group is told from the others by. */
const LETTER = /^\s*(?:\p{Lu}|[IVX]{1,5})\s*$/u;
const LEADING_BLANK = /^\s*/u;

/** "các cơ quan giúp việc Tỉnh ủy Đắk Lắk": the province at the end is no part of the field. */
function withoutPlace(words: string, lexicon: Lexicon): string {
  const place = lexicon.provinces.names
    .findAll(canonicalText(words))
    .find(({ end, start }) => end === words.length && start > 0);
  return place === undefined ? words : words.slice(0, place.start).trim();
}

/** What the lexicon calls a kind of body; undefined where the words say more than it knows. */
function known(core: string, lexicon: Lexicon): string | undefined {
  const plain = core.trimStart();
  const offices = OFFICES_OF.exec(plain)?.[0];
  if (offices !== undefined) return offices;
  const kind = plain.slice(PLURAL.exec(plain)?.[0].length ?? 0);
  const office = OFFICE.exec(kind)?.[0].length ?? 0;
  const field = office === 0 ? undefined : lexicon.offices.matchAt(kind, office);
  if (field !== undefined) return field.value + furtherField(kind.slice(field.end), lexicon);
  if (BANKS.test(plain)) return undefined;
  if (WHOLE.test(plain) && plain.trim().includes(" ") && !AGENCIES.test(kind)) return undefined;
  return ofSectorOrBody(plain, kind, lexicon) ?? agenciesOf(plain);
}

const NEXT_FIELD = /^(?:,| và) /u;

/** "Sở Tư pháp, Thi hành án dân sự": the field of the other members, as it is joined. */
function furtherField(rest: string, lexicon: Lexicon): string {
  const joint = NEXT_FIELD.exec(rest)?.[0].length;
  const next = joint === undefined ? undefined : lexicon.sectors.matchAt(rest, joint);
  return next?.end === rest.trimEnd().length ? rest.trimEnd() : "";
}

/** "Văn phòng các tỉnh ủy, thành ủy vùng …": a field that is named by its committees, by all that are written. */
const OFFICES_OF =
  /^Văn phòng các (?:tỉnh|thành) (?:ủy|uỷ)(?:(?:,| và) thành (?:ủy|uỷ))?(?![\p{L}\p{M}])/iu;

function sectorOfBody(kind: string, body: PhraseMatch<Body> | undefined): string | undefined {
  return body === undefined || saysMore(kind.slice(body.end)) ? undefined : body.value.sector;
}

const FIRMS = "Doanh nghiệp";

/** "Công ty Xổ số kiến thiết": the field that a firm's name says, where the lexicon has it. */
function fieldOfFirms(
  kind: string,
  body: PhraseMatch<Body> | undefined,
  lexicon: Lexicon,
): string | undefined {
  if (body?.value.sector !== FIRMS || !CAPITAL.test(kind.slice(body.end))) return undefined;
  return lexicon.sectors.matchAt(kind, body.end + 1)?.value;
}

const CAPITAL = /^\s\p{Lu}/u;

/** The longer of a sector's name and a kind of body that has a sector. */
function ofSectorOrBody(plain: string, kind: string, lexicon: Lexicon): string | undefined {
  const body = lexicon.bodies.matchAt(kind, 0);
  const whole = lexicon.sectors.matchAt(plain, 0);
  const sector = whole ?? lexicon.sectors.matchAt(kind, 0);
  const ofFirm = fieldOfFirms(kind, body, lexicon);
  if (ofFirm !== undefined) return ofFirm;
  const ofBody = sectorOfBody(kind, body);
  if (sector !== undefined && (ofBody === undefined || sector.end >= (body?.end ?? 0)))
    return GOES_ON.test((whole === undefined ? kind : plain).slice(sector.end))
      ? undefined
      : sector.value;
  return ofBody;
}

/** "các công ty xổ số kiến thiết": more than the kind of body, in small letters. */
function saysMore(rest: string): boolean {
  return MORE_WORDS.test(rest);
}

const MORE_WORDS = /^\s+(?!các |cấp (?:huyện|tỉnh|xã))\p{Ll}/u;

/** "cơ quan giúp việc Tỉnh ủy": the agencies of what follows. */
function agenciesOf(plain: string): string | undefined {
  const agencies = AGENCIES.exec(plain);
  if (agencies === null || plain.startsWith("các ")) return undefined;
  return plain.slice(agencies[0].length).trim();
}

const PLURAL = /^(?:các (?:đơn vị (?=\p{Lu}))?)?/u;
/** "Sở Nội vụ", "Thanh tra Sở Xây dựng": the field of an office. */
const OFFICE = /^(?:Sở|Phòng) /u;
