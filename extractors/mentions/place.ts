import type { Lexicon } from "../lexicon/lexicon.ts";
import type { PlaceValue } from "../mention.ts";
import { LEVEL, matchAt, NAME_SYLLABLE, startsWord } from "./cursor.ts";
import { isHighlander } from "./position-end.ts";

export interface ReadPlace extends PlaceValue {
  readonly start: number;
  readonly end: number;
  /** Where the name itself starts, after its level. */
  readonly nameStart: number;
}

const LEVEL_WORD = new RegExp(`(?<level>${LEVEL})(?:(?<=\\.)|(?![\\p{L}\\p{M}]))\\s*`, "iuy");
const LOCALITY = new RegExp(
  `${NAME_SYLLABLE}(?:(?: |-)${NAME_SYLLABLE}){0,3}(?: [1-9]\\d?(?![\\d/%]|\\.\\d| (?:đ/c|đồng chí|cán bộ|tập thể|cá nhân|đơn vị|đại biểu|điểm|phiếu|người|hội viên|đoàn viên)))?|\\d{1,2}(?![\\d./%])`,
  "uy",
);
/** "Văn Miếu - Quốc Tử Giám": two names that a dash makes one, where a list goes on or ends behind them. */
const JOINED_LOCALITY = new RegExp(
  `${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){0,2} - (?!(?:Cụm|Khối|Trưởng|Phó|Đơn|Chủ|Giám|Bí|Ông|Bà|Anh|Chị|Cô|Thầy|Đồng) )${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,2}(?=\\s*[,;.)]| và )`,
  "uy",
);
const SHORT_LEVEL: Readonly<Record<string, string>> = {
  tp: "thành phố",
  "tp.": "thành phố",
  "t.p": "thành phố",
  "t.p.": "thành phố",
  tx: "thị xã",
  "tx.": "thị xã",
};

/**
 * The place that starts at a position: a province by its name, or any locality behind its level ("huyện Phù Cát",
 * "Quận 7"). Undefined where no place starts there; a name that is no province needs its level.
 */
export function readPlace(text: string, at: number, lexicon: Lexicon): ReadPlace | undefined {
  if (!startsWord(text, at)) return undefined;
  const level = matchAt(LEVEL_WORD, text, at);
  const nameStart = level === undefined ? at : at + level[0].length;
  const province = lexicon.provinces.names.matchAt(text, nameStart);
  const word = normalizeLevel(level?.groups?.["level"]);
  if (province !== undefined && fitsProvince(word) && !goesOn(text, province.end, word, lexicon)) {
    const name = text.slice(nameStart, province.end);
    return { name, level: word, isProvince: true, start: at, end: province.end, nameStart };
  }
  if (
    level === undefined ||
    word === "tỉnh" ||
    lexicon.regions.matchAt(text, nameStart) !== undefined
  )
    return undefined;
  if (isPerson(text, nameStart, lexicon)) return undefined;
  const locality = readLocality(text, { at, nameStart, level: word });
  return locality === undefined
    ? undefined
    : withSecondName(text, withoutPerson(text, locality, lexicon), lexicon);
}

const DASHED = new RegExp(` - ${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,2}(?=[,.;)]|$)`, "uy");

/** "phường Xuân Hương - Đà Lạt": what a ward of several has in its name; a province behind the dash says where it is. */
function withSecondName(text: string, place: ReadPlace, lexicon: Lexicon): ReadPlace {
  const second = place.level === "phường" ? matchAt(DASHED, text, place.end)?.[0] : undefined;
  if (second === undefined) return place;
  const isProvince = lexicon.provinces.names.matchAt(text, place.end + " - ".length) !== undefined;
  return isProvince
    ? place
    : { ...place, name: place.name + second, end: place.end + second.length };
}

const MIN_SYLLABLES = 2;

/** "Bí thư Đảng ủy phường Tân An Nguyễn Hoài Nhơn": a family name behind two syllables, with two capitals more, starts a person. */
function withoutPerson(text: string, place: ReadPlace, lexicon: Lexicon): ReadPlace {
  const syllables = place.name.split(" ");
  for (let i = MIN_SYLLABLES; i < syllables.length; i += 1) {
    const name = syllables.slice(0, i).join(" ");
    const start = place.nameStart + name.length + 1;
    if (isPerson(text, start, lexicon) || isHighlander(text, start, lexicon))
      return { ...place, name, end: start - 1 };
  }
  return place;
}

/** "Chủ tịch UBND huyện Nguyễn Văn Bình": three syllables that start with a family name are a person, but for the name of a district or a province ("thành phố Hà Nội Nguyễn …"). */
function isPerson(text: string, at: number, lexicon: Lexicon): boolean {
  return (
    lexicon.districts.matchAt(text, at) === undefined &&
    lexicon.provinces.names.matchAt(text, at) === undefined &&
    lexicon.surnames.matchAt(text, at) !== undefined &&
    matchAt(THREE_SYLLABLES, text, at) !== undefined &&
    !isBeforePerson(text, at, lexicon)
  );
}

/** "Bí thư Huyện ủy Kim Động Nguyễn Thế Lương": behind two syllables a family name and two syllables more are the person. */
function isBeforePerson(text: string, at: number, lexicon: Lexicon): boolean {
  const place = matchAt(TWO_SYLLABLES, text, at)?.[0].length;
  return (
    place !== undefined &&
    lexicon.surnames.matchAt(text, at + place) !== undefined &&
    matchAt(THREE_SYLLABLES, text, at + place) !== undefined
  );
}

const TWO_SYLLABLES = /\p{Lu}\p{Ll}* \p{Lu}\p{Ll}* /uy;

const THREE_SYLLABLES = /\p{Lu}\p{Ll}* \p{Lu}\p{Ll}* \p{Lu}\p{Ll}*/uy;

/** A locality whose level stands elsewhere ("các huyện: Hoài Ân, Vĩnh Thạnh"). */
export function readLocality(
  text: string,
  from: { readonly at: number; readonly nameStart: number; readonly level: string | undefined },
): ReadPlace | undefined {
  const name = (matchAt(JOINED_LOCALITY, text, from.nameStart) ??
    matchAt(LOCALITY, text, from.nameStart))?.[0];
  if (name === undefined || matchAt(RANK, text, from.nameStart) !== undefined) return undefined;
  return {
    name,
    level: from.level,
    isProvince: false,
    start: from.at,
    end: from.nameStart + name.length,
    nameStart: from.nameStart,
  };
}

/** "… Ba Bể và Pác Nặm; Thượng tá Nông Quốc Dương": the rank of a person behind a list. */
const RANK = /(?:Đại|Thượng|Trung|Thiếu|Chuẩn) (?:tá|úy|tướng)(?![\p{L}\p{M}])/uy;

/** "thành phố Điện Biên Phủ": a city whose name only starts like a province. */
function goesOn(text: string, end: number, level: string | undefined, lexicon: Lexicon): boolean {
  return (
    level !== undefined &&
    level !== "tỉnh" &&
    matchAt(NEXT_SYLLABLE, text, end) !== undefined &&
    lexicon.surnames.matchAt(text, end + 1) === undefined
  );
}

const NEXT_SYLLABLE = / \p{Lu}\p{Ll}/uy;

function fitsProvince(level: string | undefined): boolean {
  return level === undefined || level === "tỉnh" || level.startsWith("thành phố");
}

function normalizeLevel(level: string | undefined): string | undefined {
  if (level === undefined) return undefined;
  const lower = level.toLowerCase();
  return SHORT_LEVEL[lower] ?? lower;
}
