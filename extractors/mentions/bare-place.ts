import type { Lexicon } from "../lexicon/lexicon.ts";
import { buildPhrases } from "../lexicon/phrases.ts";
import type { MentionOf, Scope } from "../mention.ts";
import { LEVEL, matchAt, matchesIn } from "./cursor.ts";
import type { ReadPlace } from "./place.ts";
import { readPlace } from "./place.ts";
import { readPlaceList } from "./unit-list.ts";

const LEVELS = buildPhrases(
  "tỉnh|thành phố trực thuộc Trung ương|thành phố|TP|TP.|T.P|T.P.|huyện|quận|thị xã|TX|TX.|thị trấn|phường|xã|đặc khu"
    .split("|")
    .map((words) => [words, true] as const),
);
const NAME_BEHIND = /\.?\s*[\p{Lu}\d]/uy;

/** Where a level of administration stands with a name or a number behind it. */
function levelled({ text, starts }: Scope): readonly number[] {
  return LEVELS.findAll(text, starts).flatMap(({ start, end }) =>
    matchAt(NAME_BEHIND, text, end) === undefined ? [] : [start],
  );
}

/** "6 xã vùng bán sơn địa phía Bắc huyện: Đức Thành, Mã Thành": which ones, up to the colon. */
const OF_WHERE = "(?:(?:\\s+(?:\\p{Ll}+|Bắc|Nam|Đông|Tây)){1,8}?(?=\\s*:))?";
const PLURAL = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|\\d{1,2}(?:/\\d{1,2})?)\\s+(?<level>huyện|quận|thị xã|xã|phường|đặc khu|thành phố)(?:(?:, ?| và )${LEVEL})?(?:\\s+thành\\s+viên)?(?:\\s+(?:trong|thuộc|của)\\s+(?:[Cc]ụm|[Kk]hối)(?:\\s+thi\\s+đua)?(?:\\s+số\\s+[\\dIVX]{1,4})?)?${OF_WHERE},?\\s*(?::|gồm:?|là|\\()?\\s*(?=[\\p{Lu}\\d])`,
  "gu",
);

/** "5 đơn vị là huyện Trảng Bom, Long Thành và …": the level of the first is that of the others. */
const OF_FIRST =
  /(?<=(?:đơn vị|thành viên|địa phương)(?: thành viên)?(?:,? là|,? gồm|:)?\s)(?<level>huyện|quận|xã|phường)\s+(?=\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*){0,2}, \p{Lu})/gu;

/** Localities of one level listed behind it: "các huyện: Tân Hưng, Mộc Hóa", "5 quận 1, 3, 5". */
function listed(scope: Scope, lexicon: Lexicon): readonly MentionOf<"place">[] {
  const lists = [...matchesIn(scope, PLURAL), ...matchesIn(scope, OF_FIRST)];
  return lists.flatMap((match) => {
    const level = match.groups?.["level"];
    const places = readPlaceList(scope.text, match.index + match[0].length, {
      lexicon,
      localities: true,
    });
    return places.length < 2 ? [] : places.map((place) => toMention(scope, ofLevel(place, level)));
  });
}

/** "6 xã: Hòa Bình, Hòa An": a commune may be called like a province. */
function ofLevel(place: ReadPlace, level: string | undefined): ReadPlace {
  const own = place.level ?? level;
  return {
    ...place,
    level: own,
    isProvince: place.isProvince && (own === undefined || IS_CITY.test(own)),
  };
}

const IS_CITY = /^thành phố/u;

const AFTER_AT =
  /(?<=(?:^|[^\p{L}])[Tt]ại )(?!(?:Hội|Trường|Học|Nhà|Trung|Văn|Khách|Công|Bảo|Khu|Sở|Ban|Đại|Bộ|Viện|Tòa|Trụ|Điểm|Tỉnh|Thành|Đảng|Ủy|Phòng|Cục|Chi|Đồn|Lễ|Kỳ|Phiên|Bệnh|Tổng|Cụm|Khối|Thư|Quảng trường|TP|TX|HN|Nghị|Quyết|Luật|Việt)(?![\p{L}\p{M}]))\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*){0,2}(?=[,.;]| có| đã|$)/gu;

/** "tại Hội An,": a town by its name, whatever its first syllable opens elsewhere. */
const TOWN_AT = /(?<=(?:^|[^\p{L}])[Tt]ại )\p{Lu}[\p{L}']* \p{Lu}[\p{L}']*(?=[,.;]| có| đã|$)/gu;

/** A locality of two syllables behind "tại" that nothing else explains: "tại Phú Quốc,". */
function atPlaces(scope: Scope, { towns }: Lexicon): readonly MentionOf<"place">[] {
  const known = matchesIn(scope, TOWN_AT).filter(
    ([name]) => towns.levelOf(name, undefined) !== undefined,
  );
  const starts = new Set(known.map(({ index }) => index));
  const others = matchesIn(scope, AFTER_AT).filter(({ index }) => !starts.has(index));
  return [...known, ...others].map((match) => {
    const end = match.index + match[0].length;
    const name = scope.original.slice(match.index, end);
    return {
      kind: "place",
      span: { start: match.index, end },
      value: { name, level: undefined, isProvince: false },
      finder: "place/at",
    };
  });
}

/** "3 tỉnh Bình Định, Lâm Đồng": the level is the count's, the names stand for themselves. */
const COUNTED = /(?:(?<!\d)\d{1,2}|hai|ba|bốn|năm) $/iu;

/** "tấm gương đạo đức Hồ Chí Minh": the man, not the city. */
const OF_A_PERSON =
  /(?:đạo đức|tư tưởng|phong cách|gương|Chủ tịch|Cộng sản|TNCS|Bác|lăng|đường|phố) $/iu;

/** Provinces by name and localities behind their level, wherever they stand. */
export function findPlaces(scope: Scope, lexicon: Lexicon): readonly MentionOf<"place">[] {
  const starts = [
    ...levelled(scope),
    ...lexicon.provinces.names.findAll(scope.text, scope.starts).map((match) => match.start),
  ].sort((a, b) => a - b);
  const places: MentionOf<"place">[] = [];
  let done = 0;
  for (const start of starts) {
    if (start < done || COUNTED.test(scope.text.slice(Math.max(0, start - 5), start))) continue;
    const place = readPlace(scope.text, start, lexicon);
    if (place === undefined || OF_A_PERSON.test(scope.text.slice(Math.max(0, start - 16), start)))
      continue;
    done = place.end;
    places.push(toMention(scope, place));
  }
  const known = new Set(places.map(({ span }) => span.start));
  const others = atPlaces(scope, lexicon).filter(({ span }) => !known.has(span.start));
  return [...listed(scope, lexicon), ...places, ...others];
}

function toMention(scope: Scope, place: ReadPlace): MentionOf<"place"> {
  const name = scope.original.slice(place.nameStart, place.end);
  return {
    kind: "place",
    span: { start: place.start, end: place.end },
    value: { name, level: place.level, isProvince: place.isProvince },
    finder: "place",
  };
}
