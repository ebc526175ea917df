import type { Span } from "../../src/model/span.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchAt, NAME_SYLLABLE } from "./cursor.ts";
import type { ReadPlace } from "./place.ts";
import type { ReadHead } from "./unit-list.ts";
import { readPlaceList, unitUnder } from "./unit-list.ts";
import type { ReadUnit } from "./unit-name.ts";

const LOCAL_COMMITTEE = /(?:(?:huyện|quận|thị) ?(?:ủy|uỷ|đoàn)|văn phòng đảng ủy)$/iu;

/** Units of a list that shares its head: each place with the head; the head alone where no place follows. */
export function withSharedHead(scope: Scope, head: ReadHead, lexicon: Lexicon): readonly Mention[] {
  const localities =
    LOCAL_COMMITTEE.test(head.head.body) ||
    head.head.levels.some((level) => level !== "tỉnh" && level !== "thành phố");
  const places = readPlaceList(scope.text, head.end, { lexicon, localities });
  const toUnit = (place: ReadPlace, start: number): Mention => ({
    kind: "unit",
    span: { start, end: place.end },
    value: unitUnder(head.head, place, { lexicon, day: scope.day }),
    finder: "unit/shared-head",
  });
  if (places.length > 0)
    return places.map((place, i) => toUnit(place, i === 0 ? head.start : place.start));
  const bracket = matchAt(BRACKET, scope.text, head.end)?.[0].length;
  const inside =
    bracket === undefined
      ? []
      : readPlaceList(scope.text, head.end + bracket, { lexicon, localities: true });
  const span = { start: head.start, end: head.end };
  return [
    { kind: "head", span, value: head.head, finder: "unit" },
    ...inside.map((place) => toUnit(place, place.start)),
  ];
}

/** "LĐLĐ 5 huyện trong cụm (Cần Đước, …)", "… 5 huyện miền núi trong Cụm: Sơn Hà, …": the places stand behind the group. */
const BRACKET =
  /(?:\s+(?:miền\s+núi|đồng\s+bằng|ven\s+biển|biên\s+giới|phía\s+\p{L}+))?(?:\s+(?:thành\s+viên|trong|thuộc|của)){1,2}\s+(?:cụm|khối)(?:\s+thi\s+đua)?(?:\s+số\s+\S{1,5})?(?:\s+\((?:gồm:?\s+)?|\s*:\s+|\s+(?:gồm|là|gồm có):?\s+)/iuy;

const AND_BARE_PLACE = /\s*(?:,|;)\s*(?:và\s+)?|\s+và\s+/uy;
/** "Tỉnh ủy Phú Yên, Bình Định và Kon Tum": provinces that follow a unit in a list have its head. */
export function sameHead(scope: Scope, unit: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const { body, place } = unit.unit;
  if (body === null) return [];
  if (place === null) return sameFirm(scope, unit, lexicon);
  if (lexicon.provinces.resolve(place, scope.day) === undefined)
    return LOCAL_COMMITTEE.test(body)
      ? sameCommittee(scope, unit, lexicon)
      : sameLevel(scope, unit, lexicon);
  const separator = matchAt(AND_BARE_PLACE, scope.text, unit.end);
  if (separator === undefined) return [];
  const places = readPlaceList(scope.text, unit.end + separator[0].length, {
    lexicon,
    localities: false,
  });
  // "Sở Tư pháp TP.HCM, Đồng Nai": the rank of the first is not that of the others.
  const isCity = lexicon.provinces.resolve(place, scope.day)?.kind === "city";
  const own = isCity ? ["tỉnh", "thành phố"] : [unit.level];
  const levels = unit.level === undefined ? [] : own.filter((level) => level !== undefined);
  const head = { body, levels, count: undefined };
  return places.map((place) => ({
    kind: "unit",
    span: { start: place.start, end: place.end },
    value: unitUnder(head, place, { lexicon, day: scope.day }),
    finder: "unit/same-head",
  }));
}

/** "Công ty Xổ số kiến thiết Vĩnh Long, Trà Vinh và Bến Tre": a name that ends in its province has the head of those behind it. */
function sameFirm(scope: Scope, { unit, end }: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const own = lexicon.provinces.names.findAll(unit.name).at(-1);
  const separator = matchAt(AND_BARE_PLACE, scope.text, end);
  if (own?.end !== unit.name.length || own.start === 0 || separator === undefined) return [];
  const head = unit.name.slice(0, own.start);
  const from = end + separator[0].length;
  const places = readPlaceList(scope.text, from, { lexicon, localities: false });
  return places.length < 2
    ? []
    : places.map((place) => {
        const name = `${head}${place.name}`;
        const span = { start: place.start, end: place.end };
        return {
          kind: "unit",
          span,
          value: { name, body: name, place: null },
          finder: "unit/same-firm",
        };
      });
}

const NEXT_NAME = new RegExp(
  `(?:,|;| và) (?<name>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}| (?!và |cùng )\\p{Ll}+(?= ${NAME_SYLLABLE})){1,4}|\\p{Lu}'\\p{Lu}\\p{Ll}+)(?=,|;|\\.| và|\\)|$| (?:đã|vừa|tổ chức|cùng|cũng|họp|ký|tham gia|tổng kết|sơ kết|đánh giá|tiến hành|giao ban)(?![\\p{L}\\p{M}]))`,
  "uy",
);

/** "các Ngân hàng TMCP Nam Long, Đại Phát": the legal form is part of the head. */
const LEGAL_FORM = /(?: (?:TMCP|TNHH|CP|MTV|thương mại cổ phần|cổ phần)(?![\p{L}]))+/uy;

/** "các Đồn Biên phòng Xuân Đài, An Hải, Tuy Hòa": names after the first have its head too. */
export function sameKind(
  scope: Scope,
  body: { readonly start: number; readonly end: number },
  first: ReadUnit,
): readonly Mention[] {
  const legal = matchAt(LEGAL_FORM, scope.text, body.end)?.[0].length ?? 0;
  const head = scope.original.slice(body.start, body.end + legal);
  return followingNames(scope.text, first.end, () => false).map((span) => {
    const name = `${head} ${scope.original.slice(span.start, span.end)}`;
    return {
      kind: "unit",
      span,
      value: { name, body: name, place: null },
      finder: "unit/same-kind",
    };
  });
}

/** "các Huyện ủy Bình Sơn, Sơn Tịnh, Lý Sơn": places without a level behind a committee of a district are its kind. */
function sameCommittee(scope: Scope, first: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const body = first.unit.body ?? "";
  const names = followingNames(
    scope.text,
    first.end,
    (span, joint) => joint.startsWith(";") || isOther(scope.text, span, lexicon),
  );
  return names.map((span) => {
    const place = scope.original.slice(span.start, span.end);
    const value = { name: `${body} ${place}`, body, place };
    return { kind: "unit", span, value, finder: "unit/same-head" };
  });
}

/** "Hội LHPN xã Hương Mỹ, Ngãi Đăng và Tân Trung": communes behind the first, whose level is said once. */
function sameLevel(scope: Scope, first: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const { level, unit } = first;
  if (level === undefined || !LOWEST.test(level)) return [];
  const isRefused = (span: Span, joint: string): boolean =>
    joint.startsWith(";") ||
    scope.text.slice(span.start, span.end).split(" ").length !== 2 ||
    isOther(scope.text, span, lexicon);
  const names = followingNames(scope.text, first.end, isRefused);
  if (names.length < 2) return [];
  return names.map((span) => {
    const place = scope.original.slice(span.start, span.end);
    const value = { name: `${unit.body ?? ""} ${level} ${place}`, body: unit.body, place };
    return { kind: "unit", span, value, finder: "unit/same-head" };
  });
}

const LOWEST = /^(?:xã|phường|thị trấn)$/u;

/** Names of a list that follow an item, each with where it stands and how it is joined, until one that is refused. */
function followingNames(
  text: string,
  from: number,
  isRefused: (span: Span, joint: string) => boolean,
): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  for (
    let match = matchAt(NEXT_NAME, text, at);
    match !== undefined;
    match = matchAt(NEXT_NAME, text, at)
  ) {
    const end = at + match[0].length;
    const span = { start: end - (match.groups?.["name"] ?? "").length, end };
    if (isRefused(span, match[0])) break;
    spans.push(span);
    at = end;
  }
  return spans;
}

/** Another body, or a person: three syllables that start with a family name. */
function isOther(
  text: string,
  { start, end }: { start: number; end: number },
  lexicon: Lexicon,
): boolean {
  const isPerson =
    lexicon.districts.matchAt(text, start) === undefined &&
    lexicon.surnames.matchAt(text, start) !== undefined &&
    text.slice(start, end).split(" ").length > 2;
  return isPerson || lexicon.bodies.matchAt(text, start) !== undefined;
}
