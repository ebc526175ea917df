import { parseNumber, parseRoman } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { GroupValue, MentionOf, Scope } from "../mention.ts";
import { matchAt } from "./cursor.ts";
import { formOf } from "./group-form.ts";
import { readQualifiers } from "./group-qualifiers.ts";
import { readSharedHead } from "./unit-list.ts";

const COUNT =
  /\s+(?<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?=\s+(?:tỉnh|thành phố|đơn vị|trường|tập đoàn|tổng công ty|sở|ngành|huyện|quận|doanh nghiệp|xã|phường|ngân hàng|báo|cơ quan)(?![\p{L}]))/iuy;
const WORD = /\s+(?<word>[\p{L}\p{M}][\p{L}\p{M}\d'-]*|\d{1,3}(?![\d/.]))/uy;
/** Joints within a name: a dash or a comma before a word of names, never before the next thing that is told. */
const JOIN =
  /(?:\s*,|\s+-)(?=\s+(?:\p{Lu}|(?:giúp việc|biên giới|xã hội|ban|ngành|thành phố|tỉnh|quận|huyện|thị xã|phường|đoàn thể|truyền hình|cơ quan|sự nghiệp|miền|ven biển|dịch vụ|kinh doanh|văn hóa|kinh tế|trung du)(?![\p{L}])))/uy;
/** What a group does or what is said of it: no word of a name. */
const NOT_IN_NAME =
  /\s+(?:tổng kết|sơ kết|đã|vừa|đang|sẽ|ký|kí|lý kết|họp|giao ban|do|gồm|bao gồm|có|là|tại|được|về|với|phát động|triển khai|bàn giao|chuyển giao|diễn ra|ra mắt|thống nhất|đề nghị|bầu|suy tôn|hội nghị|hội thảo|trao|nhận|đánh giá|bình xét|bình chọn|tiến hành|cho|hiện|nay|lần|năm|giai đoạn|nhiệm kỳ|khóa|từ|theo|để|khi|cùng|chủ trì|phối hợp|tham gia|dự|đến|luôn|tiếp tục|thực hiện|hoàn thành|hưởng ứng|chúc|thăm|tặng|ủng hộ|phấn đấu|cũng|còn|như|nhằm|phải|cần|sau|trước|sáng|chiều|tối|ngày|tích cực|chia sẻ|đăng ký|chấm điểm|thảo luận|quyết tâm|giao lưu|tọa đàm|đạt|vượt|giữ|làm|lập|thành lập|bổ sung|kiện toàn|đối với|bằng|mà|nên|thì|lại|ấy|này|đó|nói trên|trong|trên|phía trên|tham dự|đón|mở|long trọng|trang trọng|nhất trí|chính thức|chưa|không|hằng|hàng|mỗi|sáu tháng|rút kinh nghiệm|quy tụ|quán triệt|bế mạc|khai mạc|góp|xây|cử|chọn|đồng loạt|lần lượt|hoạt động|duy trì|nhiều|trưởng|phó|thẳng thắn|dẫn đầu|đề ra|tập trung|đổi mới|sôi nổi|gặp mặt|kết nối|trưởng cụm|trưởng khối|số(?= \d| [IVX])|mới|vì|nhìn lại|thuộc|của)(?![\p{L}\p{M}])/iuy;
const AND = /\s+và(?=\s)/uy;
const NEXT_AFTER_AND =
  /\s+(?:lãnh đạo|đại diện|các đại biểu|đồng chí|ông|bà|cơ quan (?:chủ|thường)|toàn thể|tập thể|những|một|mọi)(?![\p{L}])/iuy;
const TRAILING =
  /(?:\s*(?:,|-)|\s+(?:và|các|thuộc|trực thuộc|tỉnh, thành phố|tổ chức|của|khu vực|vùng|ngành|công tác|phong trào|\d{1,2}))+$/u;
const BRACKET = /\s*\((?:cụm|khối)(?:\s+thi đua)?\s*(?:số\s*)?(?<digits>\d{1,2}|[IVX]{1,5})\)/iuy;
const INNER_NUMBER = /\s+số\s+(?<digits>\d{1,2}|[IVX]{1,5})(?![\p{L}\p{N}/])/uy;
const PROVINCE_IN_NAME = /(?:tỉnh|thành phố)\s+$/iu;
const MAX_WORDS = 24;

/** A group without a number directly behind its head: its name runs as far as words of names go. */
export function readGroupName(
  scope: Scope,
  from: { readonly start: number; readonly headEnd: number; readonly isNamedKind: boolean },
  lexicon: Lexicon,
): MentionOf<"group"> | undefined {
  const read = readWords(scope, from.headEnd, lexicon);
  const surface = scope.text.slice(from.headEnd, read.end).replace(TRAILING, "");
  if (OPENS_WITH_JOINT.test(surface)) return undefined;
  const isKnown = KNOWN_KIND.test(surface) || opensKnown(surface.trimStart(), lexicon);
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

const OPENS_WITH_JOINT = /^\s*(?:và|,|-)/u;

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

/** "Cụm Công đoàn cơ sở …", "Cụm Bắc sông Hậu": without "thi đua" a group is told by a body or region that opens its name. */
function opensKnown(name: string, lexicon: Lexicon): boolean {
  return (
    lexicon.bodies.matchAt(name, 0) !== undefined || lexicon.regions.matchAt(name, 0) !== undefined
  );
}

const KNOWN_KIND =
  /^\s*(?:các |\d{1,2} )?(?:cơ quan|biên phòng|sở|ban|ngành|đơn vị|trường|tổ chức|huyện|tỉnh|doanh nghiệp|xã|phường|báo|ngân hàng)(?![\p{L}])/iu;

/** What has been read of a name so far. */
interface NameWords {
  readonly end: number;
  readonly hasProper: boolean;
  readonly memberCount: number | undefined;
}

function readWords(scope: Scope, at: number, lexicon: Lexicon): NameWords {
  let read: NameWords = { end: at, hasProper: false, memberCount: undefined };
  for (let words = 0; words < MAX_WORDS; words += 1) {
    const next = readWord(scope, { read, at }, lexicon);
    if (next === undefined) break;
    read = next;
  }
  return read;
}

/** One more word, phrase or joint of a name; undefined where the name ends. */
function readWord(
  scope: Scope,
  from: { readonly read: NameWords; readonly at: number },
  lexicon: Lexicon,
): NameWords | undefined {
  const { read, at } = from;
  const { text } = scope;
  const phrase = readPhrase(text, read.end, lexicon);
  if (phrase !== undefined) return { ...read, end: phrase, hasProper: true };
  const join = matchAt(JOIN, text, read.end) ?? readAnd(text, read.end);
  if (join !== undefined) return { ...read, end: read.end + join[0].length };
  const count = matchAt(COUNT, text, read.end);
  if (count !== undefined)
    return {
      ...read,
      end: read.end + count[0].length,
      memberCount: parseNumber(count.groups?.["count"] ?? ""),
    };
  if (matchAt(NOT_IN_NAME, text, read.end) !== undefined) return undefined;
  const word = matchAt(WORD, text, read.end);
  if (word === undefined || isVerb(text.slice(at, read.end), text, read.end)) return undefined;
  const isProper = UPPER.test(word.groups?.["word"] ?? "");
  return { ...read, end: read.end + word[0].length, hasProper: read.hasProper || isProper };
}

const UPPER = /^\p{Lu}/u;

function readAnd(text: string, at: number): RegExpExecArray | undefined {
  const and = matchAt(AND, text, at);
  if (and === undefined) return undefined;
  const next = at + and[0].length;
  const isOther =
    matchAt(NOT_IN_NAME, text, next) !== undefined || matchAt(NEXT_AFTER_AND, text, next) !== undefined;
  return isOther ? undefined : and;
}

const OPENS_LIST = /(?:các|và|,)\s*$/u;
const ORGANISE = /\s+tổ chức(?![\p{L}])/iuy;

/** "tổ chức" is a noun only behind "các", "và" or a comma; else it is the verb behind the name. */
function isVerb(before: string, text: string, at: number): boolean {
  return matchAt(ORGANISE, text, at) !== undefined && !OPENS_LIST.test(before);
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
