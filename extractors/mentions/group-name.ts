import { parseNumber, parseRoman } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { GroupValue, MentionOf, Scope } from "../mention.ts";
import { matchAt } from "./cursor.ts";
import { formOf } from "./group-form.ts";
import { readQualifiers } from "./group-qualifiers.ts";
import { sectorOfName } from "./group-sector-name.ts";
import { readNameWords } from "./name-words.ts";

const TRAILING =
  /(?:\s*(?:,|-)|\s+(?:và|các|(?<!trực\s+)thuộc|(?<!(?:[Đđ]ảng bộ|đơn vị|cơ quan|[Đđ]ảng ủy)\s+)trực thuộc|(?<!\d\s+)tỉnh, thành phố|tổ chức|của|khu vực|vùng|(?<!(?:[Ss]ở|[Bb]an),\s+)ngành|công tác|phong trào))+$/u;
const BRACKET = /\s*\((?:cụm|khối)(?:\s+thi đua)?\s*(?:số\s*)?(?<digits>\d{1,2}|[IVX]{1,5})\)/iuy;
const INNER_NUMBER = /\s+số\s+(?<digits>\d{1,2}|[IVX]{1,5})(?![\p{L}\p{N}/])/uy;
const PROVINCE_IN_NAME = /(?:tỉnh|thành phố|tỉnh ủy|thành ủy|TP\.?)\s+$/iu;

/** A group without a number directly behind its head: its name runs as far as words of names go. */
export function readGroupName(
  scope: Scope,
  from: { readonly start: number; readonly headEnd: number; readonly isNamedKind: boolean },
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  const read = readNameWords(scope, from.headEnd, lexicon);
  const surface = scope.text.slice(from.headEnd, read.end).replace(TRAILING, "");
  if (OPENS_WITH_JOINT.test(surface)) return undefined;
  const name = surface.trimStart();
  const isKnown =
    KNOWN_KIND.test(surface) ||
    opensKnown(name, lexicon) ||
    (from.isNamedKind ? isField(name, lexicon) : isFieldOf(scope, name, lexicon));
  if (surface.trim() === "" || !(isKnown || (from.isNamedKind && read.hasProper))) return undefined;
  const field = fieldBefore(surface, lexicon);
  const nameEnd = from.headEnd + (field?.end ?? surface.length);
  const inner = field?.numbered(from.headEnd) ?? readInnerNumber(scope.text, nameEnd);
  const more = readQualifiers(scope, inner.end, lexicon);
  const { number, end } = numberBehind(scope.text, inner, more.end);
  const own = describe(scope, { start: from.headEnd, end: nameEnd }, lexicon);
  const value: GroupValue = {
    form: formOf(scope.text, from.start),
    number,
    name: scope.original.slice(from.start, inner.nameEnd).replace(GLOSS, ""),
    memberCount: read.memberCount,
    sector: own.sector ?? more.sector,
    region: own.region ?? more.region,
    province: own.province ?? more.province,
  };
  return withProvinceAside(
    scope,
    { kind: "group", span: { start: from.start, end }, value, finder: "group/named" },
    lexicon,
  );
}

const GLOSS = /\s*\(\p{Lu}[\p{Lu}&-]{1,8}\)/u;

function withProvinceAside(
  scope: Scope,
  group: MentionOf<"group">,
  lexicon: Lexicon,
): MentionOf<"group"> {
  const { span, value } = group;
  const aside = value.province === undefined ? provinceAside(scope, span.end, lexicon) : undefined;
  if (aside === undefined) return group;
  return {
    ...group,
    span: { start: span.start, end: aside.end },
    value: { ...value, province: aside.province },
  };
}

const OPEN = /\s*\((?:tỉnh )?(?=\p{Lu})/uy;
const OF_DISTRICT = /(?:huyện|quận|thị xã|thành phố) \p{Lu}\S*(?: \p{Lu}\S*){0,2}$/u;

/** "… các cơ quan Đảng huyện Tam Đảo (Vĩnh Phúc)": the province of a district's group. */
function provinceAside(
  { text, original }: Scope,
  at: number,
  lexicon: Lexicon,
): { readonly province: string; readonly end: number } | undefined {
  const open = matchAt(OPEN, text, at);
  if (open === undefined || !OF_DISTRICT.test(text.slice(Math.max(0, at - 40), at)))
    return undefined;
  const start = at + open[0].length;
  const province = lexicon.provinces.names.matchAt(text, start);
  if (province === undefined || text.charAt(province.end) !== ")") return undefined;
  return { province: original.slice(start, province.end), end: province.end + 1 };
}

const OPENS_WITH_JOINT = /^\s*(?:và|,|-|hội (?:đủ|tụ|họp|nghị|thảo|ý|quân))/u;

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

const FIELD_NUMBER =
  /^(?<field>\s*\p{L}[\p{L} ,&-]*?)\s(?<digits>\d{1,2}|[IVX]{1,4})(?=$|\s(?:tỉnh|thành phố)\s)/u;

/** "Khối thi đua Doanh nghiệp 3 tỉnh Bình Dương": a field and the group's number in it; "… 5 tỉnh Đông Bắc" counts provinces. */
function fieldBefore(
  surface: string,
  lexicon: Lexicon,
): { readonly end: number; readonly numbered: (at: number) => InnerNumber } | undefined {
  const match = FIELD_NUMBER.exec(surface);
  const { field = "", digits = "" } = match?.groups ?? {};
  const name = field.trim();
  if (match === null) return undefined;
  const isKnown = lexicon.sectors.matchAt(name, 0)?.end === name.length;
  const isLast = match[0].length === surface.length && SEVERAL_WORDS.test(name);
  if (!isKnown && !isLast) return undefined;
  const numberEnd = match[0].length;
  const place = LEVEL.exec(surface.slice(numberEnd))?.[0].length;
  const isOfOne =
    place === undefined ||
    lexicon.provinces.names.matchAt(surface, numberEnd + place)?.end === surface.length;
  if (!isOfOne) return undefined;
  const number = parseNumber(digits) ?? parseRoman(digits);
  return {
    end: field.length,
    numbered: (at) => ({ number, nameEnd: at + numberEnd, end: at + numberEnd }),
  };
}

/** "Khối các sở quản lý nhà nước 1": a number that ends a name. */
const SEVERAL_WORDS = /^các \p{L}+(?: \p{L}+){1,}$/u;
const LEVEL = /^\s(?:tỉnh|thành phố)\s/u;

/** "Khối thi đua các cơ quan tham mưu của Tỉnh ủy Ninh Thuận (Khối 1)": the number behind whose group it is. */
function numberBehind(
  text: string,
  inner: InnerNumber,
  end: number,
): Pick<InnerNumber, "number" | "end"> {
  const behind = inner.number === undefined ? readInnerNumber(text, end) : undefined;
  return behind?.number === undefined ? { number: inner.number, end } : behind;
}

/** "Cụm Công đoàn cơ sở …", "Cụm Bắc sông Hậu": without "thi đua" a group is told by a body or region that opens its name. */
function opensKnown(name: string, lexicon: Lexicon): boolean {
  return (
    lexicon.bodies.matchAt(name, 0) !== undefined || lexicon.regions.matchAt(name, 0) !== undefined
  );
}

/** "Khối Nội chính tổng kết công tác thi đua": a field names a group where the sentence speaks of emulation. */
function isFieldOf({ lower }: Scope, name: string, lexicon: Lexicon): boolean {
  return CAPITAL.test(name) && EMULATION_WORK.test(lower) && isField(name, lexicon);
}

/** "Khối thi đua lực lượng vũ trang tỉnh": a field, and whose it is. */
function isField(name: string, lexicon: Lexicon): boolean {
  const field = lexicon.sectors.matchAt(name, 0);
  const rest = field === undefined ? undefined : name.slice(field.end).replace(MORE_FIELDS, "");
  return rest === "" || (rest !== undefined && OF_PLACES.test(rest));
}

/** "Khối Dân vận - Mặt trận - Đoàn thể thành phố Huế". */
const MORE_FIELDS =
  /^(?: - (?:Mặt trận|Đoàn thể|Dân vận|Nội chính|Kinh tế|Văn hóa|Xã hội|Tổng hợp|Tư pháp|Ngân hàng)(?: Tổ quốc)?){1,4}/u;

const OF_PLACES =
  /^ (?:các|khu vực|vùng|miền|tỉnh|thành phố|huyện|quận|thị xã|\d{1,2} tỉnh)(?![\p{L}])/u;
const CAPITAL = /^\p{Lu}/u;
const EMULATION_WORK = /(?:tổng kết|sơ kết|ký|ký kết|giao ước|bình xét)[^.;]{0,30} thi đua/u;

const KNOWN_KIND =
  /^\s*(?:khối )?(?:các |\d{1,2} )?(?:cơ quan|biên phòng|sở|ban|ngành|đơn vị|trường|tổ chức|huyện|tỉnh|doanh nghiệp|xã|phường|thành phố|báo(?! cáo)|ngân hàng|bệnh viện|trung tâm|công ty|tổng công ty|chi cục|cục|chi nhánh|quận|thị xã|hội|công đoàn|hợp tác xã|nhà máy|đài|phòng|viện)(?![\p{L}])/iu;

function describe(
  scope: Scope,
  name: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): Pick<GroupValue, "sector" | "region" | "province"> {
  const text = scope.text.slice(0, name.end);
  const inside = text.slice(name.start);
  const region = longest(lexicon.regions.findAll(inside));
  const place = lexicon.provinces.names
    .findAll(inside)
    .find((match) => PROVINCE_IN_NAME.test(inside.slice(0, match.start)));
  return {
    sector: sectorOfName(scope.original.slice(name.start, name.end).replace(GLOSS, ""), lexicon),
    region:
      region === undefined
        ? undefined
        : scope.original.slice(name.start + region.start, name.start + region.end),
    province:
      place === undefined
        ? undefined
        : scope.original.slice(name.start + place.start, name.start + place.end),
  };
}

function longest<M extends { readonly start: number; readonly end: number }>(
  matches: readonly M[],
): M | undefined {
  return [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))[0];
}
