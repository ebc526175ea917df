import type { Lexicon } from "../lexicon/lexicon.ts";
import { buildPhrases } from "../lexicon/phrases.ts";
import { matchAt, SAYS_OR_DOES } from "./cursor.ts";

const MAX_WORDS = 9;
const WORD = /\s+(?:-\s+)?[^\s,;.:()"]+/uy;
/** Where an office ends for sure: punctuation, a bracket, a dash, the end of the sentence. */
const BOUND =
  /\s*(?:[,;.:()"]|-\s(?![Kk]hen thưởng)|$)|\s+-\s(?![Kk]hen thưởng)|\s+năm (?:học )?\d{4}|\s+vì\s(?!sự tiến bộ)|\s+\d{1,2} (?:bệnh viện|đơn vị|trường|sở|tỉnh|huyện|công ty|cơ quan|doanh nghiệp|địa phương)(?![\p{L}])/uy;
/** What a person does, and who comes next: no word of an office. */
const NOT_OF_OFFICE = buildPhrases(SAYS_OR_DOES.map((words) => [words, true] as const));
const AND = /\s+và\s+/uy;
const NEXT_PERSON =
  /(?:đồng chí|đ\/c|ông|bà|(?:anh|chị|cô|thầy)(?= \p{Lu})|nhà báo|nhà giáo|luật sư|bác sĩ|các|đại diện|lãnh đạo|tập thể|toàn thể|đông đảo|cán bộ|đoàn|những|một số|gần|hơn|trên|\d|(?:gs|pgs|tskh|ts|ths|bs|tiến sĩ|thạc sĩ|bác sĩ)(?![\p{L}])|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy))/iuy;

/**
 * Where an office that goes on behind its title or its unit ends: at punctuation, a verb, a joint with somebody else, or the
 * name of the person who holds it. Undefined where none of these comes within nine words: then the words are not read.
 */
export function positionEnd(text: string, from: number, lexicon: Lexicon): number | undefined {
  if (isBound(text, from, lexicon)) return from;
  let end = lexicon.bodies.matchAt(text, from + 1)?.end ?? from;
  for (let words = 0; words <= MAX_WORDS; words += 1) {
    if (isBound(text, end, lexicon)) return end;
    const word = matchAt(WORD, text, end);
    if (word === undefined) return undefined;
    end += word[0].length;
  }
  return undefined;
}

function isBound(text: string, at: number, lexicon: Lexicon): boolean {
  if (matchAt(BOUND, text, at) !== undefined) return true;
  if (text.charAt(at) === " " && isDeed(text, at + 1)) return true;
  const and = matchAt(AND, text, at);
  if (and !== undefined) {
    const next = at + and[0].length;
    return (
      matchAt(NEXT_PERSON, text, next) !== undefined ||
      startsPerson(text, next - 1, lexicon) ||
      isDeed(text, next) ||
      lexicon.titles.matchAt(text, next) !== undefined
    );
  }
  return startsPerson(text, at, lexicon);
}

/** A verb is written small: "Thái Nguyên" is a place, "nguyên" opens who somebody was. */
function isDeed(text: string, at: number): boolean {
  return SMALL.test(text.charAt(at)) && NOT_OF_OFFICE.matchAt(text, at) !== undefined;
}

const SMALL = /\p{Ll}/u;
const SPACE = /\s+/uy;
const SECOND_SYLLABLE = /\s+\p{Lu}\p{Ll}*/uy;

/** "Bí thư Huyện ủy Đam Rông K'Brốt", "Trưởng Ban Dân vận Tỉnh ủy Kon Tum A Pớt": names of the Central Highlands, which open with no family name. */
const HIGHLAND = /(?:[KH]'\p{Lu}?\p{Ll}+|[AY] \p{Lu}\p{Ll}+)(?![\p{L}\p{M}'])/uy;

/** A name of the Central Highlands that is none of a district ("A Lưới"). */
export function isHighlander(text: string, at: number, lexicon: Lexicon): boolean {
  return (
    matchAt(HIGHLAND, text, at) !== undefined && lexicon.districts.matchAt(text, at) === undefined
  );
}

/** A family name with a further capital syllable: the holder's name follows the office. */
export function startsPerson(text: string, at: number, lexicon: Lexicon): boolean {
  const space = matchAt(SPACE, text, at);
  if (space === undefined) return false;
  const start = at + space[0].length;
  if (isHighlander(text, start, lexicon)) return true;
  const surname = lexicon.surnames.matchAt(text, start);
  if (surname === undefined || matchAt(SECOND_SYLLABLE, text, surname.end) === undefined)
    return false;
  return (
    lexicon.provinces.names.matchAt(text, start) === undefined &&
    lexicon.bodies.matchAt(text, start) === undefined
  );
}
