import type { Unit } from "../../src/model/unit.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import { matchAt, NAME_SYLLABLE, startsWord } from "./cursor.ts";
import { readPlace } from "./place.ts";
import { startsPerson } from "./position-end.ts";
import { properNameEnd } from "./proper-name.ts";

/** A unit's name read at one position. `bodyEnd` is where its body ends; `place` starts after it, if there is one. */
export interface ReadUnit {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly bodyEnd: number;
  readonly sector: string | undefined;
  readonly level: string | undefined;
}

const COMMITTEE =
  /(?:\s*\([\p{Lu}&-]{2,12}\))?\s+(?:(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng|TỈNH|THÀNH|HUYỆN) ?(?:[Ủủ]y|ỦY)|[Tt]rung ương|TRUNG ƯƠNG|TW|TƯ|TU|HU)(?![\p{L}\p{M}])/uy;
const CENTRAL =
  /\s+(?:[Tt]rung ương|TRUNG ƯƠNG|TW|TƯ|Việt Nam|VIỆT NAM|[Tt]ối cao|[Cc]hính phủ|CHÍNH PHỦ)(?![\p{L}\p{M}])/uy;
const LEVEL_ALONE =
  /\s+(?:(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|TP)(?![\p{L}\p{M}])|(?:vùng|khu vực)\s+(?:[IVX]{1,4}|\d{1,2})(?![\p{L}\p{N}])|khu vực(?=\s?[,;:.()-]|$|\s+(?:là|làm|giữ|được|đã|và|cùng|nhận|đảm nhận|đảm nhiệm|tiếp tục|tiếp nhận|báo cáo|trình bày)(?![\p{L}\p{M}])))/iuy;
/** "Chi cục Thuế khu vực Bỉm Sơn - Hà Trung", "Tòa án nhân dân khu vực 1 - Lào Cai"; "khu vực Tây Nguyên" is a part of the country. */
const AREA = new RegExp(
  `\\s+khu vực\\s+(?!(?:Đông|Tây|Nam|Bắc|Trung|Miền|Đồng|Duyên|Việt)(?![\\p{L}\\p{M}]))(?:(?:\\d{1,2}|[IVX]{1,4}) - )?(?![IVX]+(?![\\p{L}]))(?<name>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){0,2}(?: - ${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){0,2})?)(?![\\p{L}\\p{M}])`,
  "uy",
);
const PARTY_WORDS = new RegExp(
  `(?:(?:\\s+|-)(?:[Cc]ác|[Kk]hối|[Cc]ơ quan|[Dd]oanh nghiệp|[Cc]hính quyền|[Qq]uân sự|[Cc]ông an|[Đđ]oàn thể|[Đđ]ảng|dân|chính|và|${NAME_SYLLABLE})(?![\\p{L}\\p{M}])){1,10}`,
  "uy",
);
const SCHOOL_NAME = new RegExp(
  `\\s+${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,3}(?= tỉnh| thành phố| (?:là|làm|giữ|thôi|được|đã|nhận|đảm nhận|đảm nhiệm|tiếp nhận|tiếp tục)(?![\\p{L}\\p{M}])|[,.;:()]|$)`,
  "uy",
);
const DEEDS =
  "(?:bàn giao|chuyển giao|trao|tặng|đã|vừa|sẽ|được|là|làm|giữ|nhận|tiếp nhận|đảm nhận|đảm nhiệm|có|ký|chủ trì|phát biểu|báo cáo|đề nghị|thay|nhường|cho|với|và các|cùng|tại|năm)";
/** "Sở ABC", "Phòng Quản lý tổng hợp": a field that the lexicon has not, without what the office does. */
const OFFICE_FALLBACK = new RegExp(
  `\\s+${NAME_SYLLABLE}(?: (?!${DEEDS}(?![\\p{L}\\p{M}]))[\\p{L}\\p{M}&-]{1,12}){0,2}`,
  "uy",
);
const SPACE = /\s+/uy;
const HEAD_TRAIL = /(?:\s+(?:và|các|-|khối))+$/u;
const VIETNAM = /\s+Việt Nam(?![\p{L}\p{M}])/uy;

/** The unit whose name starts at a position, or undefined. Values keep the article's words. */
export function readUnit(text: string, at: number, lexicon: Lexicon): ReadUnit | undefined {
  if (!startsWord(text, at)) return undefined;
  const listed = lexicon.listed?.matchAt(text, at);
  const head = lexicon.bodies.matchAt(text, at);
  if (head === undefined || (listed !== undefined && listed.end > head.end))
    return listed === undefined ? undefined : readListed(listed);
  const bodyEnd = readBodyEnd(text, head.end, head.value, lexicon);
  if (bodyEnd === undefined) return listed === undefined ? undefined : readListed(listed);
  return complete(text, { start: at, bodyEnd, body: head.value }, lexicon);
}

/** A name that the article's own list of members has. */
function readListed({ start, end, value }: PhraseMatch<Unit>): ReadUnit {
  return { unit: value, start, end, bodyEnd: end, sector: undefined, level: undefined };
}

/** Where the name of a body ends that starts with a word of the lexicon, before its place; undefined where none is complete. */
export function readBodyEnd(
  text: string,
  end: number,
  body: Body,
  lexicon: Lexicon,
): number | undefined {
  switch (body.class) {
    case "party":
      return endOf(matchAt(COMMITTEE, text, end), end);
    case "committee":
      return end;
    case "party-open":
      if (readPlaceAfter(text, end, lexicon)?.level !== undefined) return end;
      return (
        innerBodyEnd(text, end, lexicon) ??
        endTrimmed(
          text,
          end,
          withoutSecretary(
            text,
            end,
            beforeNext(text, end, matchAt(PARTY_WORDS, text, end)?.[0], lexicon),
            lexicon,
          ),
        )
      );
    case "level":
      return endOf(matchAt(VIETNAM, text, end), end) ?? end;
    case "level-place":
      return isPlaceOnly(text, end, lexicon) ? end : readOpenEnd(text, end, lexicon);
    case "school":
      return endOf(matchAt(SCHOOL_NAME, text, end), end) ?? end;
    case "thanh-tra":
      return readInspectorateEnd(text, end, lexicon);
    case "office":
      return readOfficeEnd(text, end, lexicon);
    case "open":
      return (
        (HOLDS_UNIT.test(body.name) ? innerBodyEnd(text, end, lexicon) : undefined) ??
        readOpenEnd(text, end, lexicon, NO_NAMESAKE.test(body.name)) ??
        schoolEnd(text, end, body, lexicon)
      );
    default:
      return body.class satisfies never;
  }
}

const SCHOOL = /^(?:Trường |Công đoàn cơ sở$|Chi hội|Chi bộ)/u;

/** "Trường THPT thị xã Quảng Trị": a school that is called by the place in which it is. */
function schoolEnd(text: string, end: number, body: Body, lexicon: Lexicon): number | undefined {
  const isOfPlace =
    SCHOOL.test(body.name) && readPlaceAfter(text, end, lexicon)?.level !== undefined;
  return isOfPlace ? end : undefined;
}

/** Bodies that are named after the unit in which they are: "Công đoàn cơ sở Sở Xây dựng", "Đảng ủy Công an tỉnh". */
const HOLDS_UNIT = /^(?:Công đoàn|Công đoàn cơ sở|Chi bộ|Đảng bộ|Tòa Dân sự)$/u;

function innerBodyEnd(text: string, end: number, lexicon: Lexicon): number | undefined {
  const space = matchAt(SPACE, text, end);
  if (space === undefined) return undefined;
  const at = end + space[0].length;
  const named = lexicon.bodies.matchAt(text, at);
  return (
    readUnit(text, at, lexicon)?.bodyEnd ?? (named?.value.class === "level" ? named.end : undefined)
  );
}

/** "Báo Đồng Nai", not "Báo Sài Gòn Giải Phóng": a place that a further capital word makes part of a name is none, if it is no person's. */
function isPlaceOnly(text: string, end: number, lexicon: Lexicon): boolean {
  const place = readPlaceAfter(text, end, lexicon);
  return (
    place !== undefined &&
    (matchAt(FURTHER_NAME, text, place.end) === undefined || startsPerson(text, place.end, lexicon))
  );
}

const FURTHER_NAME = /\s+\p{Lu}\p{Ll}/uy;
const JOINT = / và |, /gu;
/** "Vườn quốc gia Cúc Phương - Cụm trưởng": a role in apposition is no part of the name. */
const ROLE_BEHIND = / - (?:đơn vị )?(?:Cụm|Khối|Trưởng|Phó|Vùng)(?![\p{L}])/u;

/** A proper name, up to where another body or an office is joined to it: "Công ty A và Chủ tịch Công đoàn B". */
function readOpenEnd(
  text: string,
  end: number,
  lexicon: Lexicon,
  mayHaveHolder = false,
): number | undefined {
  const nameEnd = properNameEnd(text, end);
  const words = nameEnd === undefined ? undefined : text.slice(end, nameEnd);
  const own = beforeNext(text, end, words, lexicon);
  const role = own?.search(ROLE_BEHIND) ?? -1;
  const name = role === -1 ? own : own?.slice(0, role);
  return endTrimmed(text, end, mayHaveHolder ? withoutHolder(text, end, name, lexicon) : name);
}

/** The words of a name up to a joint behind which another body or an office starts. */
function beforeNext(
  text: string,
  from: number,
  words: string | undefined,
  lexicon: Lexicon,
): string | undefined {
  const joint = matchesOf(JOINT, words ?? "").find((match) => {
    const at = from + match.index + match[0].length;
    // "Trường THCS và THPT Nguyễn Bình" is one school.
    if (match.index === 0 && text.startsWith("THPT ", at)) return false;
    return (
      lexicon.bodies.matchAt(text, at) !== undefined ||
      lexicon.titles.matchAt(text, at) !== undefined ||
      lexicon.awards.matchAt(text, at) !== undefined
    );
  });
  return joint === undefined ? words : words?.slice(0, joint.index);
}

/** Bodies that are not called after persons, as schools and companies are. */
const NO_NAMESAKE = /^(?:Vụ|Cục|Chi cục|Phòng|Tổng cục)$/u;
const LAST_NAMES = new RegExp(`^(?:\\s+${NAME_SYLLABLE}){2,4}$`, "u");
const SPACES = /\s+/gu;

/** "Vụ trưởng Vụ Địa phương III Phan Quốc Tường": the name of a body up to that of who heads it. */
function withoutHolder(
  text: string,
  from: number,
  words: string | undefined,
  lexicon: Lexicon,
): string | undefined {
  if (words === undefined) return undefined;
  const holder = matchesOf(SPACES, words).find(
    ({ index }) =>
      index > 0 && LAST_NAMES.test(words.slice(index)) && startsPerson(text, from + index, lexicon),
  );
  return holder === undefined ? words : words.slice(0, holder.index);
}

/** "Bí thư Đảng ủy Ngô Thời Trực": three syllables that open with a family name are who heads it. */
function withoutSecretary(
  text: string,
  from: number,
  words: string | undefined,
  lexicon: Lexicon,
): string | undefined {
  const isPerson =
    words !== undefined && THREE_NAMES.test(words) && startsPerson(text, from, lexicon);
  return isPerson ? undefined : withoutHolder(text, from, words, lexicon);
}

const THREE_NAMES = new RegExp(`^(?:\\s+${NAME_SYLLABLE}){3}$`, "u");

function readOfficeEnd(text: string, end: number, lexicon: Lexicon): number | undefined {
  const space = matchAt(SPACE, text, end);
  if (space === undefined) return undefined;
  const field = lexicon.offices.matchAt(text, end + space[0].length);
  const joined =
    field !== undefined && text.startsWith(" - ", field.end)
      ? lexicon.offices.matchAt(text, field.end + " - ".length)
      : undefined;
  return (
    joined?.end ?? field?.end ?? endTrimmed(text, end, matchAt(OFFICE_FALLBACK, text, end)?.[0])
  );
}

function readInspectorateEnd(text: string, end: number, lexicon: Lexicon): number | undefined {
  const space = matchAt(SPACE, text, end);
  const inner = space === undefined ? undefined : readUnit(text, end + space[0].length, lexicon);
  if (inner !== undefined) return inner.bodyEnd;
  const levelled = matchAt(LEVEL_ALONE, text, end) ?? matchAt(CENTRAL, text, end);
  const placed = readPlaceAfter(text, end, lexicon);
  return levelled !== undefined || placed !== undefined ? end : undefined;
}

function complete(
  text: string,
  read: { readonly start: number; readonly bodyEnd: number; readonly body: Body },
  lexicon: Lexicon,
): ReadUnit | undefined {
  const { start, bodyEnd, body } = read;
  const central = matchAt(CENTRAL, text, bodyEnd);
  if (central !== undefined) return unitWithoutPlace(text, read, bodyEnd + central[0].length);
  const place = readPlaceAfter(text, bodyEnd, lexicon);
  if (place !== undefined && (place.isProvince || place.level !== undefined)) {
    const name = text.slice(start, place.end).replace(GLOSSES, "");
    const unit = { name, body: text.slice(start, bodyEnd).trim(), place: place.name };
    return { unit, start, end: place.end, bodyEnd, sector: body.sector, level: place.level };
  }
  const local = districtEnd(text, read, lexicon);
  if (local !== undefined) {
    const end = local;
    const unit = {
      name: text.slice(start, end),
      body: text.slice(start, bodyEnd),
      place: text.slice(bodyEnd, end).trim(),
    };
    return { unit, start, end, bodyEnd, sector: body.sector, level: undefined };
  }
  const area = matchAt(AREA, text, bodyEnd);
  const named = area?.groups?.["name"];
  if (area !== undefined && named !== undefined) {
    const nameStart = bodyEnd + area[0].length - named.length;
    const areaName = withoutHead(text, nameStart, named, lexicon);
    const end = nameStart + areaName.length;
    const unit = {
      name: text.slice(start, end),
      body: text.slice(start, bodyEnd),
      place: areaName,
    };
    return { unit, start, end, bodyEnd, sector: body.sector, level: undefined };
  }
  const level = matchAt(LEVEL_ALONE, text, bodyEnd);
  if (level !== undefined) return unitWithoutPlace(text, read, bodyEnd + level[0].length);
  if (
    NEEDS_MORE.has(body.class) &&
    !BUREAU.test(body.name) &&
    !isNamed(text, read) &&
    !VIETNAM_END.test(text.slice(start, bodyEnd))
  )
    return undefined;
  return unitWithoutPlace(text, read, bodyEnd);
}

/** "khu vực Thanh Ba Nguyễn Văn An": the name of an area up to that of who heads it there. */
function withoutHead(text: string, from: number, name: string, lexicon: Lexicon): string {
  const head = matchesOf(SPACES, name).find(
    ({ index }) =>
      matchAt(THREE_SYLLABLES, text, from + index) !== undefined &&
      startsPerson(text, from + index, lexicon),
  );
  return head === undefined ? name : name.slice(0, head.index);
}

const THREE_SYLLABLES = new RegExp(`(?: ${NAME_SYLLABLE}){3}`, "uy");

/** Where the name of the district ends whose committee has just been read. */
function districtEnd(
  text: string,
  { start, bodyEnd }: { readonly start: number; readonly bodyEnd: number },
  lexicon: Lexicon,
): number | undefined {
  if (!DISTRICT_BODY.test(text.slice(start, bodyEnd))) return undefined;
  return (
    lexicon.districts.matchAt(text, bodyEnd + 1)?.end ??
    endBeforePerson(text, bodyEnd, lexicon) ??
    endOf(matchAt(DISTRICT_NAME, text, bodyEnd), bodyEnd)
  );
}

/** "Bí thư Huyện ủy Kim Động Nguyễn Thế Lương": two syllables, and behind them a person by family name. */
function endBeforePerson(text: string, at: number, lexicon: Lexicon): number | undefined {
  const place = matchAt(TWO_SYLLABLES, text, at);
  if (place === undefined) return undefined;
  const end = at + place[0].length;
  const isPerson =
    lexicon.surnames.matchAt(text, end + 1) !== undefined &&
    matchAt(NAME_BEHIND, text, end) !== undefined;
  return isPerson ? end : undefined;
}

const TWO_SYLLABLES = new RegExp(`\\s+${NAME_SYLLABLE} ${NAME_SYLLABLE}(?= \\p{Lu})`, "uy");
const NAME_BEHIND = new RegExp(` ${NAME_SYLLABLE} ${NAME_SYLLABLE} ${NAME_SYLLABLE}`, "uy");

/** "Báo Xây dựng": a paper that has a name in place of a place. */
function isNamed(
  text: string,
  read: { readonly start: number; readonly bodyEnd: number; readonly body: Body },
): boolean {
  return (
    read.body.class === "level-place" &&
    read.bodyEnd > read.start + read.body.name.length &&
    text.charAt(read.start) !== "b"
  );
}

/** A committee of a district has its level in its name; two syllables behind it are its place, or one with a stop behind it; three may be a person. */
const DISTRICT_BODY = /(?:Huyện|Quận|Thị|Thành) ?(?:ủy|đoàn)$/iu;
const DISTRICT_NAME = new RegExp(
  `\\s+${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}(?: \\p{Lu}(?![\\p{L}\\p{M}']))?(?! \\p{Lu}(?!'))(?![\\p{L}\\p{M}])|(?=\\s?[,;.()-]|$| (?:làm|là|cùng|giữ|được|đã|và|đảm|nhận|tiếp|báo|trao)(?![\\p{L}])))`,
  "uy",
);

/** A body of the whole country: "Hội Nhà báo Việt Nam". */
const VIETNAM_END = /\sViệt Nam$/u;

/** A bare "Công an" or "Thuế" is a trade, no unit: these classes need a level or a place behind them. */
/** But a "Cục Thống kê", a "Chi cục Kiểm lâm" is that of the province in hand. */
const BUREAU =
  /^(?:Cục|Chi cục) |^Ban Dân tộc(?: và Tôn giáo)?$|^Ban Quản lý (?:Khu kinh tế|dự án)|^Khoa |^Đội Xây dựng/u;
const NEEDS_MORE: ReadonlySet<string> = new Set(["level-place", "level"]);

function unitWithoutPlace(
  text: string,
  read: { readonly start: number; readonly bodyEnd: number; readonly body: Body },
  end: number,
): ReadUnit {
  const name = text.slice(read.start, end);
  return {
    unit: { name, body: name, place: null },
    start: read.start,
    end,
    bodyEnd: read.bodyEnd,
    sector: read.body.sector,
    level: undefined,
  };
}

/** "Kho bạc Nhà nước (KBNN) Phú Yên": the abbreviation is no part of the name. */
const GLOSS = /\s*\([\p{Lu}&-]{2,12}\)(?=\s)/uy;
const GLOSSES = /\s*\([\p{Lu}&-]{2,12}\)/gu;

function readPlaceAfter(text: string, end: number, lexicon: Lexicon): ReturnType<typeof readPlace> {
  const from = end + (matchAt(GLOSS, text, end)?.[0].length ?? 0);
  const space = matchAt(SPACE, text, from);
  return space === undefined ? undefined : readPlace(text, from + space[0].length, lexicon);
}

function endOf(match: RegExpExecArray | undefined, from: number): number | undefined {
  return match === undefined ? undefined : from + match[0].length;
}

function endTrimmed(text: string, from: number, words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const kept = text.slice(from, from + words.length).replace(HEAD_TRAIL, "");
  return kept.trim() === "" ? undefined : from + kept.length;
}
