import { parseNumber } from "../../src/text/numerals.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { matchAt } from "./cursor.ts";
import { COMMITTEES } from "./group-sector-name.ts";

const COUNT =
  /\s+(?<count>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?=\s+(?:tỉnh|thành phố|đơn vị|trường|tập đoàn|tổng công ty|sở|ngành|huyện|quận|doanh nghiệp|xã|phường|ngân hàng|báo|cơ quan)(?![\p{L}]))/iuy;
const WORD = /\s+(?<word>[\p{L}\p{M}][\p{L}\p{M}\d'-]*(?:&\p{Lu}+)*|\d{1,3}(?![\d/.]))/uy;
/** Joints within a name: a dash or a comma before a word of names, never before the next thing that is told. */
const JOIN =
  /(?:\s*,|\s+-)(?=\s+(?:\p{Lu}|(?:giúp việc|biên giới|xã hội|kỹ thuật|ban|(?<=(?:[Ss]ở|[Bb]an|liên|[Bb]ộ),\s+)ngành|(?:thành phố|tỉnh|quận|huyện|thị xã|phường)(?! (?!(?:Đông|Tây|Nam|Bắc|Trung|Duyên|Đồng|Miền) )\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)* (?:là|được|dẫn|đã|có|làm|giữ|tổ)(?![\p{L}]))|thành(?= (?:\p{Lu}|miền|vùng|khu vực|phía|đồng bằng|duyên hải))|đoàn thể|truyền hình|cơ quan|sự nghiệp|trung cấp|cao đẳng|dạy nghề|trung học|mầm non|tiểu học|đại học|miền|ven biển|(?:tỉnh|thành|huyện|thị|quận) ủy|dịch vụ|kinh doanh|tổ chức(?= (?:tín dụng|hội|chính trị|xã hội))|văn hóa|kinh tế|trung du|(?:\p{Ll}+ ){1,3}(?:tỉnh|thành phố|huyện)(?= \p{Lu}))(?![\p{L}])))/uy;
/** What a group does or what is said of it: no word of a name. */
const NOT_IN_NAME =
  /\s+(?:tổng kết|sơ kết|báo cáo|đã|vừa|đang|sẽ|ký|kí|lý kết|họp|giao ban|do|gồm|bao gồm|có|là|tại|được|về|với|phát động|giao ước|đẩy mạnh|tăng cường|lan tỏa|khẳng định|chung tay|triển khai|bàn giao|chuyển giao|diễn ra|ra mắt|thống nhất|đề nghị|bầu|suy tôn|hội nghị|hội thảo|trao|nhận|đánh giá|bình xét|bình chọn|(?:đi\s+)?kiểm tra(?=\s+(?:kết quả|việc|chéo|tại|thực hiện|tình hình|thi đua|chấm)|,)|đi(?=\s+(?:kiểm tra|thăm|thực tế|cơ sở))|tiến hành|cho|hiện|nay|lần|năm|giai đoạn|nhiệm kỳ|khóa|từ|theo|để|khi|cùng|chủ trì|phối hợp|tham gia|dự|đến|luôn|tiếp tục|thực hiện|hoàn thành|hưởng ứng|chúc|thăm|tặng|ủng hộ|phấn đấu|cũng|còn|như|nhằm|phải|cần|sau|trước|sáng|chiều|tối|ngày|tích cực|chia sẻ|đăng ký|chấm điểm|thảo luận|quyết tâm|giao lưu|tọa đàm|đạt|vượt|giữ|làm|(?<!(?:công|dân|độc)\s)lập|thành lập|bổ sung|kiện toàn|đối với|(?<!đồng\s)bằng|mà|nên|thì|lại|ấy|này|đó|nói trên|trong|trên|phía trên|tham dự|phát biểu|đón|mở|long trọng|trang trọng|nhất trí|chính thức|chưa|không|hằng|(?<!(?:ngân|khách|bán|mặt)\s)hàng(?! (?:không|hải))|mỗi|sáu tháng|rút kinh nghiệm|quy tụ|quán triệt|bế mạc|khai mạc|góp|xây(?! dựng (?:Đảng|tỉnh|thành phố|huyện|cơ)| lắp)|cử|chọn|đồng loạt|lần lượt|hoạt động|duy trì|nhiều|trưởng|phó|thẳng thắn|dẫn đầu|đề ra|tập trung|đổi mới|sôi nổi|gặp mặt|kết nối|gặp nhau|gặp gỡ|nhóm họp|ngồi lại|tụ họp|hội ngộ|trưởng cụm|trưởng khối|số(?= \d| [IVX])|(?<!nông thôn\s)mới|vì|nhìn lại|thuộc|của)(?![\p{L}\p{M}])/iuy;
/** "5 thành phố trực thuộc Trung ương", "Công đoàn cơ sở trực thuộc Liên đoàn …": whose they are is part of the name. */
const UNDER =
  /\s+(?:(?<=(?:quản lý|nhà nước)\s+)về(?=\s)|trực thuộc(?=\s+(?:\p{Lu}|trung ương))|(?<=các\s+(?:[Đđ]ảng bộ|[Đđ]ảng ủy|đơn vị|cơ quan)\s+)trực thuộc(?![\p{L}])|(?<=các (?:phường|xã|trường|phường, xã|xã, phường)\s+)thuộc(?=\s+(?:(?:thị xã|thành phố|huyện|quận)\s+\p{Lu}|(?:Thành|Huyện|Thị|Quận) ủy))|của(?=\s+(?:Tỉnh|Thành|Huyện|Thị|Quận) ủy(?![\p{L}])))/uy;
const NEW_FIELD = /(?<!chuyên|[Bb]an|[Ss]ở|liên|đa)\s+ngành(?![\p{L}])/iuy;
const AND = /\s+và(?=\s)/uy;
const NEXT_AFTER_AND =
  /\s+(?:lãnh đạo|đại diện|các đại biểu|đồng chí|ông|bà|cơ quan (?:chủ|thường)|toàn thể|tập thể|những|một|mọi)(?![\p{L}])/iuy;
/** "Liên đoàn Lao động (LĐLĐ) các tỉnh": the short name within a longer one. */
const GLOSS =
  /\s*\(\p{Lu}[\p{Lu}&-]{1,8}\)(?=\s+(?:các|\d{1,2}|năm|sáu|bảy|tám|chín|mười|khu vực|vùng|tỉnh|miền)(?![\p{L}]))/uy;
const MAX_WORDS = 24;

/** What has been read of a name so far. */
export interface NameWords {
  readonly end: number;
  readonly hasProper: boolean;
  readonly memberCount: number | undefined;
}

/** The words of a group's name from a position on, up to what the group does or what is said of it. */
export function readNameWords(
  scope: { readonly text: string },
  at: number,
  lexicon: Lexicon,
): NameWords {
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
  scope: { readonly text: string },
  from: { readonly read: NameWords; readonly at: number },
  lexicon: Lexicon,
): NameWords | undefined {
  const { read, at } = from;
  const { text } = scope;
  const committees = matchAt(COMMITTEES, text, read.end + 1)?.[0].length;
  if (committees !== undefined && text.charAt(read.end) === " ")
    return { ...read, end: read.end + 1 + committees };
  const gloss = matchAt(GLOSS, text, read.end);
  if (gloss !== undefined && read.hasProper) return { ...read, end: read.end + gloss[0].length };
  const phrase = readPhrase(text, read.end, lexicon);
  if (phrase !== undefined) return { ...read, end: phrase, hasProper: true };
  const join = readJoint(text, read.end, lexicon);
  if (join !== undefined) return { ...read, end: read.end + join[0].length };
  const under = matchAt(UNDER, text, read.end);
  if (under !== undefined) return { ...read, end: read.end + under[0].length };
  const count = matchAt(COUNT, text, read.end);
  if (count !== undefined)
    return {
      ...read,
      end: read.end + count[0].length,
      memberCount: parseNumber(count.groups?.["count"] ?? ""),
    };
  if (matchAt(NOT_IN_NAME, text, read.end) !== undefined) return undefined;
  const name = text.slice(at, read.end);
  if (name !== "" && matchAt(NEW_FIELD, text, read.end) !== undefined && !OPENS_LIST.test(name))
    return undefined;
  return readPlainWord(text, read, name);
}

function readPlainWord(text: string, read: NameWords, name: string): NameWords | undefined {
  const word = matchAt(WORD, text, read.end);
  if (word === undefined || isVerb(name, text, read.end)) return undefined;
  const isProper = UPPER.test(word.groups?.["word"] ?? "");
  return { ...read, end: read.end + word[0].length, hasProper: read.hasProper || isProper };
}

/** "Khối thi đua Nội chính huyện Yên Thành, tỉnh Tây Ninh đã …": where the group is, and then what it does. */
function opensClause(text: string, at: number, lexicon: Lexicon): boolean {
  const level = matchAt(COMMA_LEVEL, text, at);
  if (level === undefined) return false;
  const province = lexicon.provinces.names.matchAt(text, at + level[0].length);
  return province !== undefined && matchAt(DOES, text, province.end) !== undefined;
}

const COMMA_LEVEL = /\s*,\s+(?:tỉnh|thành phố)\s+/iuy;
const DOES =
  / (?:là|được|dẫn|đã|có|làm|giữ|tổ|vừa|họp|tổng|sơ|ký|phát|tiến|bình|triển|giao|bàn|tham|kiểm)(?![\p{L}])/uy;
const UPPER = /^\p{Lu}/u;

function readJoint(text: string, at: number, lexicon: Lexicon): RegExpExecArray | undefined {
  if (opensClause(text, at, lexicon) || opensOwner(text, at, lexicon)) return undefined;
  return matchAt(JOIN, text, at) ?? readAnd(text, at);
}

/** "Cụm thi đua miền Đông Nam Bộ, Hội Người cao tuổi Việt Nam": whose group it is, behind its region. */
function opensOwner(text: string, at: number, lexicon: Lexicon): boolean {
  if (!text.startsWith(", ", at) || lexicon.bodies.matchAt(text, at + 2) === undefined)
    return false;
  const before = text.slice(Math.max(0, at - REGION_REACH), at);
  return lexicon.regions.findAll(before).some(({ end }) => end === before.length);
}

const REGION_REACH = 40;

function readAnd(text: string, at: number): RegExpExecArray | undefined {
  const and = matchAt(AND, text, at);
  if (and === undefined) return undefined;
  const next = at + and[0].length;
  const isOther =
    matchAt(NOT_IN_NAME, text, next) !== undefined ||
    matchAt(NEXT_AFTER_AND, text, next) !== undefined;
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
