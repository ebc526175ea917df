import { isWordUnit, lowerUnit } from "../../src/text/characters.ts";
import { buildPhrases } from "../lexicon/phrases.ts";
import { NOT_IN_NAME, SAYS_OR_DOES } from "./cursor.ts";

/** Words that end a name: what stands behind it in lower case and is one of these is no part of it. */
const STOPS = buildPhrases(
  [...NOT_IN_NAME, ...SAYS_OR_DOES].map((words) => [words, true] as const),
);
/** Words of a name although they begin like a verb or stand by themselves. */
const IN_NAME = buildPhrases(
  ["cổ phần", "cổ truyền", "dự phòng", "xã hội", "xã hội tổng hợp", "việc làm"].map(
    (words) => [words, true] as const,
  ),
);
/** Words whose second syllable would end a name by itself: "Trường Cao đẳng Cộng đồng". */
const COMPOUNDS = buildPhrases(
  ["cộng đồng", "hội đồng", "chủ nghĩa", "xã hội", "tổ chức", "tổng hợp", "đại đoàn kết"].map(
    (words) => [words, true] as const,
  ),
);
const MAX_PARTS = 10;
const MAX_LOWER_WORDS = 3;
const MAX_LOWER_LENGTH = 7;
/** "Trường THPT Đông Sơn 2. Hội nghị …": a number before a full stop is the name's where words open a sentence behind it, not the next item of a list. */
const NUMBER =
  /\d{1,3}(?![\d/]|\.(?!\s*$|\s+(?:Hội|Các|Kết|Tại|Dự|Tham|Đến|Phát|Ông|Bà|Đồng|Trong|Năm|Sau|Theo|Với|Đại|Lãnh|Ngay|Cùng|Trước|Đây|Buổi|Qua|Trên|Để|Từ|Nhân|Dịp|Cuối|Thay|Bên|Mỗi|Chiều|Sáng|Ngày)\s))/uy;
/** "Công ty Xăng dầu B12". */
const CODE = /\p{Lu}{1,2}\d{1,3}(?![\p{L}\p{M}\d/])/uy;
/** A comma within a name has a joint behind it: "Khách sạn, Nhà hàng và Du lịch". */
const JOINED_LIST =
  /, (?!(?:Cụm|Khối|Trưởng|Phó|Ông|Bà|Bí thư|Chủ tịch|Giám đốc|Ủy viên)(?![\p{L}]))\p{Lu}[^,;.]{0,30} và (?!(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Cụm|Khối|Trưởng|Phó |ông|bà)\p{Lu}/uy;

/**
 * Where the proper name ends that starts with the white space at a position ("… Hàng hải Việt Nam"): words with a capital on
 * the first syllable, joined by spaces, "và", dashes. Undefined where none starts there.
 */
export function properNameEnd(text: string, at: number): number | undefined {
  let end = at;
  for (let parts = 0; parts < MAX_PARTS; parts += 1) {
    const next = partEnd(text, end);
    if (next === undefined) break;
    end = next;
  }
  return end === at ? undefined : end;
}

function partEnd(text: string, at: number): number | undefined {
  const joint = jointLength(text, at);
  return (
    (joint > 1 && !isDigit(text, at + joint) ? wordEnd(text, at + joint) : undefined) ??
    (text.charAt(at) === " " ? wordEnd(text, at + 1) : undefined)
  );
}

/** "Bệnh viện Mắt và 04 cá nhân": a count behind a joint is another recipient. */
function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= DIGIT_END;
}

function jointLength(text: string, at: number): number {
  if (text.startsWith(" và ", at)) return opensPerson(text, at + " và ".length) ? 0 : " và ".length;
  if (text.startsWith(" - ", at)) return " - ".length;
  // "Vụ Thi đua- Khen thưởng": a blank is left out.
  if (text.startsWith("- Khen thưởng", at)) return "- ".length;
  JOINED_LIST.lastIndex = at;
  return JOINED_LIST.test(text) ? ", ".length : 0;
}

const DEGREES = buildPhrases(
  "GS|PGS|TSKH|TS|ThS|Ths|BS|Tiến sĩ|Thạc sĩ|Bác sĩ"
    .split("|")
    .map((words) => [words, true] as const),
  { caseSensitive: true },
);

/** "… Hồ Chí Minh và TS. Bùi Thị Nhã": a degree behind a joint is the next person's. */
function opensPerson(text: string, at: number): boolean {
  return DEGREES.matchAt(text, at) !== undefined;
}

function wordEnd(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return undefined;
  CODE.lastIndex = at;
  const coded = CODE.exec(text);
  if (coded !== null) return at + coded[0].length;
  if (lowerUnit(code) !== code)
    return lowerWordsEnd(text, COMPOUNDS.matchAt(text, at)?.end ?? syllableEnd(text, at));
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text);
  return number === null ? IN_NAME.matchAt(text, at)?.end : at + number[0].length;
}

/** A syllable that starts with a capital: letters, an apostrophe ("H'Drai"), an ampersand with capitals ("KH&CN"). */
function syllableEnd(text: string, at: number): number {
  let end = at + 1;
  while (isNameUnit(text, end)) end += 1;
  return end;
}

function isNameUnit(text: string, at: number): boolean {
  const char = text.charAt(at);
  if (char === "'") return true;
  const code = text.charCodeAt(at);
  if (char === "&") return lowerUnit(text.charCodeAt(at + 1)) !== text.charCodeAt(at + 1);
  return isWordUnit(code) && !(code >= 0x30 && code <= 0x39);
}

/** Up to three words in lower case belong to the one with the capital ("Hàng hải"), unless one ends the name. */
function lowerWordsEnd(text: string, at: number): number {
  let end = at;
  for (let words = 0; words < MAX_LOWER_WORDS; words += 1) {
    const next = lowerWordEnd(text, end);
    if (next === undefined) break;
    end = next;
  }
  return end;
}

function lowerWordEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) !== " ") return undefined;
  const known = IN_NAME.matchAt(text, at + 1);
  if (known !== undefined) return known.end;
  let end = at + 1;
  while (isLowerLetter(text.charCodeAt(end))) end += 1;
  const length = end - at - 1;
  if (length === 0 || length > MAX_LOWER_LENGTH || isWordUnit(text.charCodeAt(end)))
    return undefined;
  return STOPS.matchAt(text, at + 1) === undefined ? end : undefined;
}

const DIGIT_END = 0x39;

function isLowerLetter(code: number): boolean {
  return isWordUnit(code) && code > DIGIT_END && lowerUnit(code) === code;
}
