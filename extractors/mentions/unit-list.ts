import type { Unit } from "../../src/model/unit.ts";
import { parseNumber } from "../../src/text/numerals.ts";
import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import type { SharedHead } from "../mention.ts";
import { LEVEL, matchAt } from "./cursor.ts";
import type { ReadPlace } from "./place.ts";
import { readLocality, readPlace } from "./place.ts";

/** A head said once for several places, and where the places would start ("Công an các tỉnh: …"). */
export interface ReadHead {
  readonly head: SharedHead;
  readonly start: number;
  readonly end: number;
  readonly sector: string | undefined;
}

const COUNT_WORD = "\\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười";
const COMMITTEE_WORD = "(?:tỉnh|thành|huyện|quận|thị) ?ủy";
const LEVELS = `${LEVEL}(?:(?:, ?| và |/)${LEVEL}){0,2}`;
/** "Hội Liên hiệp Phụ nữ (LHPN) các tỉnh": the abbreviation is no part of the head. */
const GLOSS = "(?:\\s*\\([^()]{2,12}\\))?";
/** "4 huyện miền núi Đông Giang, Tây Giang": what kind of districts, before their names. */
const KIND_OF_DISTRICT =
  "(?:(?<=(?:huyện|xã))\\s+(?:miền\\s+núi|vùng\\s+cao|đồng\\s+bằng|ven\\s+biển|biên\\s+giới|trung\\s+du)(?=\\s*:?\\s+\\p{Lu}[\\p{L}' ]{1,30}(?:,|\\s+và\\s)))?";
const PARTY_PLURAL = new RegExp(
  `${GLOSS}(?:\\s+(?:của\\s+)?(?:cả\\s+)?(?:(?:\\d{1,2}/)?(?<count>${COUNT_WORD})|các))?\\s+(?<committees>(?:(?:tỉnh|thành|huyện|quận|thị)(?:, ?| và |/))?(?:${COMMITTEE_WORD}|đảng ủy)(?:(?:, ?| và |/)${COMMITTEE_WORD}){0,3})(?:\\s+(?:các|(?<count2>${COUNT_WORD}))\\s+(?<levels>${LEVELS})${KIND_OF_DISTRICT})?(?![\\p{L}\\p{M}])`,
  "iuy",
);
const LEVEL_PLURAL = new RegExp(
  `${GLOSS}\\s+(?:các|của(?: cả)?|cả|(?:\\d{1,2}/)?(?<count>${COUNT_WORD}))\\s+(?:(?<count2>${COUNT_WORD})\\s+)?(?<levels>${LEVELS})${KIND_OF_DISTRICT}(?![\\p{L}\\p{M}])`,
  "iuy",
);
const SEPARATOR = /\s*(?:;|,)\s*(?:và\s+)?|\s+(?:và|cùng)\s+/uy;
/** "5 Thuế tỉnh: Đắk Lắk, Gia Lai": the plural stands before the head. */
const LEVEL_COLON = new RegExp(`\\s+(?<levels>${LEVELS})\\s*:`, "iuy");
const MANY_BEFORE = /(?:^|\s)các\s$/iu;
const COUNT_BEFORE = /(?:^|\s)(\d{1,2})\s$/u;
/** "Tân Lạc (Cụm trưởng), Mai Châu": a role in brackets does not end the list. */
const ROLE_BRACKET = /\s*\((?:đơn vị )?(?:cụm|khối|trưởng|phó)[^()]{0,40}\)/iuy;
/** "Văn Bàn, Võ Lao (vùng thấp), Dương Quỳ", "Hải Châu (2018), Thanh Khê (2019)": what kind of places they are, or whose turn it was when. */
const KIND_BRACKET =
  /\s*\((?:(?:vùng|miền|khu vực|đồng bằng|ven biển|biên giới)[\p{Ll} ]{0,30}|(?:năm )?(?:19|20)\d{2})\)/uy;
const OPENING = /\s*:?\s*/uy;
/** "các thành phố Hà Nội, Hải Phòng và các tỉnh Hưng Yên, …": from here on the places are of another level. */
const LEVEL_AGAIN = new RegExp(`(?:các|\\d{1,2})\\s+(?<level>${LEVEL})\\s+`, "iuy");
const LEVEL_SPLIT = /, ?| và |\//u;

/** The shared head that starts where a body's name has just ended, or undefined where the body is in the singular. */
export function readSharedHead(
  text: string,
  named: {
    readonly start: number;
    readonly end: number;
    readonly name: string;
    readonly isParty: boolean;
  },
): Omit<ReadHead, "sector"> | undefined {
  const match = matchPlural(text, named);
  const groups = match?.groups;
  if (match === undefined || groups === undefined) return undefined;
  const committees =
    groups["committees"] === undefined && named.isParty
      ? splitLevels(groups["levels"]?.toLowerCase()).flatMap((level) => COMMITTEE_OF[level] ?? [])
      : committeesOf(groups["committees"]);
  const [committee] = committees;
  const counted = COUNT_BEFORE.exec(before(text, named.start))?.[1];
  const count = parseNumber(groups["count"] ?? groups["count2"] ?? counted ?? "");
  const body = committee === undefined ? named.name : `${named.name} ${committee}`;
  const hasLevels = committee === undefined || committee === "Đảng ủy";
  const levels = hasLevels ? splitLevels(groups["levels"]?.toLowerCase()) : [];
  const several = committees.length > 1 ? committees : undefined;
  return {
    head: { body, levels, committees: several, count },
    start: named.start,
    end: named.end + match[0].length,
  };
}

/** "Ban Nội chính các tỉnh: A, B": a commission of a level is that of its committee. */
const COMMITTEE_OF: Readonly<Record<string, string>> = {
  tỉnh: "Tỉnh ủy",
  "thành phố": "Thành ủy",
  huyện: "Huyện ủy",
  quận: "Quận ủy",
  "thị xã": "Thị ủy",
};
const COMMISSION = /^(?:Ban|Ủy ban|UBKT|BTC|BTG|BDV|BNC)(?![\p{L}])/iu;
const LIST_BEHIND =
  /^\s*:?\s*(?:TP\.?\s*|thành phố |tỉnh )?\p{Lu}[\p{L} ]{1,30}(?:,| và)\s*\p{Lu}/u;

/** The levels behind a commission, where the places of a list follow. */
function commissionLevels(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): RegExpExecArray | undefined {
  if (!COMMISSION.test(text.slice(start, end))) return undefined;
  const levels = matchAt(LEVEL_PLURAL, text, end);
  const behind = end + (levels?.[0].length ?? 0);
  return levels !== undefined && LIST_BEHIND.test(text.slice(behind, behind + LOOK_AHEAD))
    ? levels
    : undefined;
}

/** "huyện, thành ủy" has its second word once. */
function committeesOf(words: string | undefined): readonly string[] {
  return splitLevels(words).map((one) =>
    capitalize(ENDS_IN_COMMITTEE.test(one) ? one : `${one} ủy`),
  );
}

const ENDS_IN_COMMITTEE = /ủy$/iu;

const PLURAL_WORD = /\s(?:các|\d)/iu;

/** The words behind a body that put it into the plural: "các tỉnh", "6 tỉnh", "Tỉnh ủy, Thành ủy", or a plural before it. */
function matchPlural(
  text: string,
  named: { readonly start: number; readonly end: number; readonly isParty: boolean },
): RegExpExecArray | undefined {
  const plural = named.isParty
    ? (matchAt(PARTY_PLURAL, text, named.end) ?? commissionLevels(text, named))
    : matchAt(LEVEL_PLURAL, text, named.end);
  if (plural !== undefined) {
    const end = named.end + plural[0].length;
    const behind = text.slice(end, end + LOOK_AHEAD);
    const isPlural =
      COUNT_BEFORE.test(before(text, named.start)) ||
      (isManyBefore(text, named.start) && behind.startsWith(":")) ||
      PLURAL_WORD.test(plural[0]) ||
      splitLevels(plural.groups?.["committees"]).length > 1 ||
      [LISTED_BEHIND, AND_OTHERS].some((pattern) => pattern.test(behind));
    return isPlural || plural.groups?.["count"] !== undefined ? plural : undefined;
  }
  return bareList(text, named);
}

/** A colon and places behind a body that stands in the plural: "6 Huyện ủy: A, B", "5 Thuế tỉnh: A, B", "9 Cục THADS: A, B". */
function bareList(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): RegExpExecArray | undefined {
  const name = text.slice(start, end);
  const isCommittee = BARE_COMMITTEE.test(name);
  const isListed = isCommittee && LISTED_BEHIND.test(text.slice(end, end + LOOK_AHEAD));
  if (!isListed && !isManyBefore(text, start)) return undefined;
  const levels = isCommittee ? undefined : matchAt(LEVEL_COLON, text, end);
  const isBare = isCommittee || PROVINCIAL.test(name);
  return levels ?? (isBare ? matchAt(COLON_BEHIND, text, end) : undefined);
}

/** "9 Cục THADS: Hà Nam, Nam Định, …": bodies that each place has one of. */
const PROVINCIAL =
  /^(?:Cục|Sở|Thanh tra|Công an|Kho bạc|KBNN|VKSND|TAND|Tòa án|Viện kiểm sát|Thuế)(?![\p{L}])/iu;

/** "6 Huyện ủy: Trùng Khánh, Hạ Lang, …": committees that have their place behind the colon. */
const BARE_COMMITTEE = /^(?:Tỉnh|Thành|Huyện|Quận|Thị) ?(?:ủy|đoàn)$/iu;
const COLON_BEHIND = /(?<levels>)(?=\s*:\s*\p{Lu})/uy;

/** "Văn phòng Huyện ủy: Cẩm Xuyên, Kỳ Anh": a colon and a list put it into the plural. */
const LISTED_BEHIND = /^\s*:\s*(?:TP\.?\s*|thành phố |tỉnh )?\p{Lu}[\p{L} ]{1,30},\s*\p{Lu}/u;
/** "Hội Nông dân của TP. Hồ Chí Minh và các tỉnh Đồng Nai, …" */
const AND_OTHERS =
  /^\s*\p{Lu}[\p{L} -]{1,30},? (?:và|cùng) (?:các|\d{1,2}) (?:tỉnh|huyện|thành phố|xã|phường|quận|thị xã)\s/u;
const LOOK_AHEAD = 60;

/** "6 Văn phòng Tỉnh ủy: …", "các Sở Nội vụ tỉnh: …", "7 tỉnh, thành đoàn: …": the plural stands before the head. */
function isManyBefore(text: string, at: number): boolean {
  return (
    COUNT_BEFORE.test(before(text, at)) ||
    MANY_BEFORE.test(before(text, at)) ||
    PAIR_BEFORE.test(text.slice(Math.max(0, at - PAIR_REACH), at))
  );
}

const PAIR_BEFORE = /(?:^|\s)(?:các|\d{1,2})\s(?:tỉnh|huyện|thị)(?: ?(?:ủy|đoàn))?(?:,| và)\s$/iu;
const PAIR_REACH = 20;

function splitLevels(words: string | undefined): readonly string[] {
  return (words ?? "").split(LEVEL_SPLIT).filter((word) => word !== "");
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 6), at);
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** The places that follow a shared head, in order, up to the first thing that is none. */
export function readPlaceList(
  text: string,
  at: number,
  context: { readonly lexicon: Lexicon; readonly localities: boolean },
): readonly ReadPlace[] {
  const places: ReadPlace[] = [];
  let next = at + (matchAt(OPENING, text, at)?.[0].length ?? 0);
  let level: string | undefined;
  for (;;) {
    const again = places.length === 0 ? undefined : matchAt(LEVEL_AGAIN, text, next);
    const place = readListed(text, next + (again?.[0].length ?? 0), context);
    if (place === undefined) return places;
    level = levelSaid(place, again) ?? level;
    places.push({ ...place, level: place.level ?? level });
    const end = behindAside(text, place.end);
    const separator = matchAt(SEPARATOR, text, end);
    if (separator === undefined) return places;
    next = end + separator[0].length;
  }
}

/** The level that holds for this place and those behind it, where one is said here. */
function levelSaid(place: ReadPlace, again: RegExpExecArray | undefined): string | undefined {
  if (place.level !== undefined && OF_WARDS.test(place.level)) return place.level;
  return again?.groups?.["level"]?.toLowerCase();
}

/** "Văn phòng Đảng ủy: phường Bến Cát, Tân Uyên, …": the level of wards is said once. */
const OF_WARDS = /^(?:phường|xã)$/u;

/** Where a list goes on behind a bracket that says a role, or what kind of places stand before it. */
function behindAside(text: string, at: number): number {
  const aside = matchAt(ROLE_BRACKET, text, at) ?? matchAt(KIND_BRACKET, text, at);
  return at + (aside?.[0].length ?? 0);
}

/** "TAND các huyện Vụ Bản, Ý Yên": a word that opens bodies, and one syllable behind it, are a place among others. */
export function isNameOfPlace(text: string, { end, value }: PhraseMatch<Body>): boolean {
  return (
    value.class === "open" &&
    !value.name.includes(" ") &&
    matchAt(ONE_SYLLABLE, text, end) !== undefined
  );
}

const ONE_SYLLABLE = / \p{Lu}\p{Ll}*(?=[,.;:)]| \p{Ll}|$)/uy;

function readListed(
  text: string,
  at: number,
  context: { readonly lexicon: Lexicon; readonly localities: boolean },
): ReadPlace | undefined {
  const place = readPlace(text, at, context.lexicon);
  if (place !== undefined || !context.localities) return place;
  const body = context.lexicon.bodies.matchAt(text, at);
  if (body !== undefined && !isNameOfPlace(text, body)) return undefined;
  return readLocality(text, { at, nameStart: at, level: undefined });
}

/**
 * The unit of a place under a shared head: "Ban Tổ chức" of a city is that of its Thành ủy, and where a list mixes
 * levels ("các tỉnh, thành phố") the gazetteer says which one the place has.
 */
export function unitUnder(head: SharedHead, place: ReadPlace, context: UnitContext): Unit {
  const isCity =
    place.isProvince && context.lexicon.provinces.resolve(place.name, context.day)?.kind === "city";
  if (PARTY_BODY.test(head.body)) {
    const body = isCity ? head.body.replace(PARTY_BODY, "Thành ủy") : head.body;
    return { name: `${body} ${place.name}`, body, place: place.name };
  }
  const ofProvince = place.isProvince ? OF_PROVINCE.exec(head.body)?.[1] : undefined;
  if (ofProvince !== undefined) {
    const body = `${isCity ? "Thành" : "Tỉnh"}${ofProvince}`;
    return { name: `${body} ${place.name}`, body, place: place.name };
  }
  const town = context.lexicon.towns.levelOf(place.name, context.day);
  const ofTown = committeeOfTown(head, town);
  if (ofTown !== undefined)
    return { name: `${ofTown} ${place.name}`, body: ofTown, place: place.name };
  const level = SAYS_PROVINCE.test(head.body)
    ? undefined
    : (place.level ?? townLevel(head, town) ?? levelOf(head.levels, isCity));
  const written = level?.replace(SHORT_CITY, "TP.");
  const name = [head.body, written, place.name].filter((part) => part !== undefined).join(" ");
  return { name, body: head.body, place: place.name };
}

const SHORT_CITY = /^tp\.?$/u;

/** "các Huyện ủy, Thành ủy: Rạch Giá, Hòn Đất": the committee of a place that is a town or a city. */
function committeeOfTown(head: SharedHead, town: string | undefined): string | undefined {
  const own = town === undefined ? undefined : TOWN_COMMITTEE[town];
  const isNamed = own !== undefined && head.committees?.includes(own) === true;
  return isNamed ? head.body.replace(DISTRICT_COMMITTEE, own) : undefined;
}

const TOWN_COMMITTEE: Readonly<Record<string, string>> = {
  "thành phố": "Thành ủy",
  "thị xã": "Thị ủy",
};
const DISTRICT_COMMITTEE = /(?:Huyện|Quận|Thị|Thành) ?ủy$/u;

/** "5 huyện, thành phố: Pleiku, Chư Păh": of levels below the province, the one that the place has. */
function townLevel({ levels }: SharedHead, town: string | undefined): string | undefined {
  return levels.some((level) => BELOW_PROVINCE.has(level)) && levels.includes(town ?? "")
    ? town
    : undefined;
}

const BELOW_PROVINCE: ReadonlySet<string> = new Set(["huyện", "quận", "thị xã", "xã", "phường"]);

export interface UnitContext {
  readonly lexicon: Lexicon;
  readonly day: string | undefined;
}

/** "Tỉnh đoàn các tỉnh A, B": each is that of its province by its own name. */
const SAYS_PROVINCE = /^(?:Tỉnh|Thành) (?:đoàn|hội)$/iu;
const PARTY_BODY = /Tỉnh (?:ủy|uỷ)$/iu;
/** "7 tỉnh, thành đoàn: A, B": the committee of a province, or of a city that is one. */
const OF_PROVINCE = /^(?:Tỉnh|Thành)( ?(?:đoàn|ủy))$/iu;

function levelOf(levels: readonly string[], isCity: boolean): string | undefined {
  if (levels.length === 0) return undefined;
  const [first] = levels;
  // "KBNN các tỉnh: Hải Phòng, Hải Dương": a city is none of the provinces that it is listed among.
  if (levels.length === 1) return isCity && first === "tỉnh" ? "thành phố" : first;
  return isCity ? "thành phố" : (levels.find((level) => level !== "thành phố") ?? first);
}
