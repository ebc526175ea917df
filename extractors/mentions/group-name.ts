import { parseNumber, parseRoman } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { GroupValue, MentionOf, Scope } from "../mention.ts";
import { matchAt, NAME_SYLLABLE } from "./cursor.ts";
import { formOf } from "./group-form.ts";
import { readQualifiers } from "./group-qualifiers.ts";
import { readSharedHead } from "./unit-list.ts";

const WORD = new RegExp(
  `\\s+(?:(?<count>\\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?=\\s+(?:tỉnh|thành phố|đơn vị|trường|Tập đoàn|tập đoàn|sở|ngành|huyện|quận))|(?<low>(?:tỉnh|thành|huyện|quận|thị) ủy|[Đđ]ồng bằng|[Dd]uyên hải|[Tt]rung du|[Bb]iên giới|ngân hàng|thương mại|đặc thù|các|tỉnh|thành phố|huyện|thị xã|quận|cơ quan|sở|ban|ngành|đơn vị|trường|tổ chức|hội|khối|khu vực|vùng|miền|phía|ven biển|duyên hải|đồng bằng|sông|trung du|núi|biên giới|tuyến biển|dọc|doanh nghiệp|nhà nước|chính trị|xã hội|hành chính|sự nghiệp|kinh tế|tổng hợp|nội chính|văn hóa|đoàn thể|tham mưu|giúp việc|quản lý|chuyên ngành|tín dụng|và|biên phòng|trực thuộc|cơ sở|đảng|cấp)(?![\\p{L}\\p{M}])|(?<proper>${NAME_SYLLABLE}(?:-${NAME_SYLLABLE})?))|\\s*(?<join>,|-)(?=\\s*(?:thành phố|tỉnh|${NAME_SYLLABLE}|xã hội|biên giới|ban|ngành))`,
  "uy",
);
const TRAILING =
  /(?:\s*(?:,|-)|\s+(?:và|các|thuộc|tỉnh, thành phố|tổ chức|của|khu vực|vùng|\d{1,2}))+$/u;
const BRACKET = /\s*\((?:cụm|khối)(?:\s+thi đua)?\s*(?:số\s*)?(?<digits>\d{1,2}|[IVX]{1,5})\)/iuy;
const INNER_NUMBER = /\s+số\s+(?<digits>\d{1,2}|[IVX]{1,5})(?![\p{L}\p{N}/])/uy;
const PROVINCE_IN_NAME = /(?:tỉnh|thành phố)\s+$/iu;
const HEADLINE_VERB = /^(?:Tổng|Sơ|Ký|Bàn|Họp|Hội nghị|Năm|Theo|Tại|Sáng|Chiều|Ngày|Giao)$/u;
const MAX_WORDS = 24;

/** A group without a number directly behind its head: its name runs as far as words of names go. */
export function readGroupName(
  scope: Scope,
  from: { readonly start: number; readonly headEnd: number; readonly isNamedKind: boolean },
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  const read = readWords(scope, from.headEnd, lexicon);
  const surface = scope.text.slice(from.headEnd, read.end).replace(TRAILING, "");
  const isKnown = KNOWN_KIND.test(surface);
  if (surface.trim() === "" || !(isKnown || (from.isNamedKind && read.hasProper))) return undefined;
  const nameEnd = from.headEnd + surface.length;
  const numbered = readInnerNumber(scope.text, nameEnd);
  const more = readQualifiers(scope, numbered.end, lexicon);
  const own = describe(scope, { start: from.headEnd, end: nameEnd }, lexicon);
  const value: GroupValue = {
    form: formOf(scope.text, from.start),
    number: numbered.number,
    name: scope.original.slice(from.start, numbered.nameEnd),
    memberCount: read.memberCount,
    sector: own.sector ?? more.sector,
    region: own.region ?? more.region,
    province: own.province ?? more.province,
    memberBody: own.memberBody ?? more.memberBody,
  };
  const span = { start: from.start, end: more.end };
  return { kind: "group", span, value, finder: "group/named" };
}

interface InnerNumber {
  readonly number: number | undefined;
  /** Where the name ends, and where the bracket behind it does. */
  readonly nameEnd: number;
  readonly end: number;
}

/** "… Ngân hàng số 5", "… các tỉnh Tây Nam Bộ (Cụm số 6)": a number behind the name; a bracket is no part of it. */
function readInnerNumber(text: string, at: number): InnerNumber {
  const inner = matchAt(INNER_NUMBER, text, at);
  const nameEnd = at + (inner?.[0].length ?? 0);
  const bracket = matchAt(BRACKET, text, nameEnd);
  const digits = (bracket ?? inner)?.groups?.["digits"] ?? "";
  const number = parseNumber(digits) ?? parseRoman(digits);
  return { number, nameEnd, end: nameEnd + (bracket?.[0].length ?? 0) };
}

const KNOWN_KIND =
  /cơ quan|biên phòng|các (?:sở|ban|ngành|đơn vị|trường|tổ chức|huyện|tỉnh)|doanh nghiệp/iu;

function readWords(
  scope: Scope,
  at: number,
  lexicon: Lexicon,
): { end: number; hasProper: boolean; memberCount: number | undefined } {
  let end = at;
  let hasProper = false;
  let memberCount: number | undefined;
  for (let words = 0; words < MAX_WORDS; words += 1) {
    const phrase = readPhrase(scope.text, end, lexicon);
    if (phrase !== undefined) {
      end = phrase;
      hasProper = true;
      continue;
    }
    const match = matchAt(WORD, scope.text, end);
    const groups = match?.groups;
    if (match === undefined || groups === undefined || HEADLINE_VERB.test(groups["proper"] ?? ""))
      break;
    if (isVerb(scope.text.slice(at, end), groups["low"])) break;
    if (groups["count"] !== undefined) memberCount = parseNumber(groups["count"]);
    hasProper ||= groups["proper"] !== undefined;
    end += match[0].length;
  }
  return { end, hasProper, memberCount };
}

const OPENS_LIST = /(?:các|và|,)\s*$/u;

/** "tổ chức" is a noun only behind "các", "và" or a comma; else it is the verb behind the name. */
function isVerb(before: string, word: string | undefined): boolean {
  return word?.toLowerCase() === "tổ chức" && !OPENS_LIST.test(before);
}

function readPhrase(text: string, at: number, lexicon: Lexicon): number | undefined {
  if (text.charAt(at) !== " ") return undefined;
  const found = [lexicon.sectors, lexicon.regions, lexicon.provinces.names, lexicon.bodies].flatMap(
    (phrases) => phrases.matchAt(text, at + 1)?.end ?? [],
  );
  const end = Math.max(0, ...found);
  const isPhrase =
    end > 0 &&
    (text.charAt(at + 1) !== text.charAt(at + 1).toLowerCase() ||
      lexicon.regions.matchAt(text, at + 1) !== undefined);
  return isPhrase ? end : undefined;
}

function describe(
  scope: Scope,
  name: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): Pick<GroupValue, "sector" | "region" | "province" | "memberBody"> {
  const text = scope.text.slice(0, name.end);
  const inside = text.slice(name.start);
  const region = longest(lexicon.regions.findAll(inside));
  const body = lexicon.bodies.findAll(inside)[0];
  const sector = longest(lexicon.sectors.findAll(inside));
  const place = lexicon.provinces.names
    .findAll(inside)
    .find((match) => PROVINCE_IN_NAME.test(inside.slice(0, match.start)));
  const isParty = body?.value.class === "party";
  const head =
    body === undefined
      ? undefined
      : readSharedHead(inside, {
          start: body.start,
          end: body.end,
          name: body.value.name,
          isParty,
        });
  return {
    sector:
      sectorOfAgencies(scope.original.slice(name.start, name.end)) ??
      longestSector(body, sector),
    region:
      region === undefined
        ? undefined
        : scope.original.slice(name.start + region.start, name.start + region.end),
    province:
      place === undefined
        ? undefined
        : scope.original.slice(name.start + place.start, name.start + place.end),
    memberBody: head?.head.body,
  };
}

/** A sector by name is wider than that of a body which its name begins with. */
function longestSector(
  body: ReturnType<Lexicon["bodies"]["findAll"]>[number] | undefined,
  sector: ReturnType<Lexicon["sectors"]["findAll"]>[number] | undefined,
): string | undefined {
  if (body?.value.sector === undefined) return sector?.value;
  const isWider = sector !== undefined && sector.end - sector.start > body.end - body.start;
  return isWider ? sector.value : body.value.sector;
}

const PLACES_ONLY = /^\s*(?:các|\d+)\s+(?:tỉnh|thành phố|huyện|quận)/iu;

function sectorOfAgencies(name: string): string | undefined {
  if (PLACES_ONLY.test(name)) return undefined;
  return AGENCY_KIND.exec(name)?.[0].trim();
}

const AGENCY_KIND =
  /^\s*các (?:sở, ban, ngành|sở, ngành|(?:cơ quan|tổ chức|trường|sở|ban) [^,()]+?)(?=\s+(?:tỉnh|thành phố|khu vực|vùng)|$)/iu;

function longest<M extends { readonly start: number; readonly end: number }>(
  matches: readonly M[],
): M | undefined {
  return [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}
