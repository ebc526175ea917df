import { overlaps } from "../../src/model/span.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, MentionOf, Scope } from "../mention.ts";
import { matchAt, NAME_SYLLABLE } from "./cursor.ts";
import { findListedUnits } from "./listed-unit.ts";
import type { ReadHead } from "./unit-list.ts";
import { readPlaceList, readSharedHead, unitUnder } from "./unit-list.ts";
import type { ReadUnit } from "./unit-name.ts";
import { readBodyEnd, readUnit } from "./unit-name.ts";

const FINDER = "unit";
const AND_BARE_PLACE = /\s*(?:,|;)\s*(?:và\s+)?|\s+và\s+/uy;

/**
 * Units by name ("Ban Tổ chức Tỉnh ủy Phú Yên"), units of a list that shares its head ("VKSND các huyện Kế Sách, Long
 * Phú": two units), and heads whose places stand elsewhere.
 */
export function findUnits(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const known = findKnownUnits(scope, lexicon);
  const listed = findListedUnits(scope, known, lexicon);
  return [
    ...listed,
    ...known.filter(({ span }) => !listed.some((one) => overlaps(one.span, span))),
  ];
}

const COMMITTEE_AT_END = /(?:Tỉnh|Thành|Huyện|Quận|Thị) ?ủy$/u;
const CHAIN_JOINT = /^(?:,| và|, và) $/u;

/** "Ban Tổ chức, Ban Tuyên giáo và Ban Dân vận Thành ủy": the committee said once at the end is that of all before. */
function findTailCommittee(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const heads = lexicon.bodies
    .findAll(scope.text, scope.starts)
    .filter(({ value, start }) => value.class === "party" && !isLower(scope.text, start));
  const mentions: Mention[] = [];
  let tail: { readonly start: number; readonly committee: string } | undefined;
  for (const head of heads.toReversed()) {
    const unit = readUnit(scope.text, head.start, lexicon);
    const committee = COMMITTEE_AT_END.exec(unit?.unit.body ?? "")?.[0];
    if (committee !== undefined && unit?.unit.place === null)
      tail = { start: head.start, committee };
    else if (
      tail !== undefined &&
      unit === undefined &&
      CHAIN_JOINT.test(scope.text.slice(head.end, tail.start))
    ) {
      const name = `${scope.original.slice(head.start, head.end)} ${tail.committee}`;
      const span = { start: head.start, end: head.end };
      mentions.push({
        kind: "unit",
        span,
        value: { name, body: name, place: null },
        finder: "unit/commissions",
      });
      tail = { start: head.start, committee: tail.committee };
    } else tail = undefined;
  }
  return mentions;
}

function findKnownUnits(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const mentions: Mention[] = [
    ...findOfficeLists(scope, lexicon),
    ...findCommissions(scope, lexicon),
    ...findTailCommittee(scope, lexicon),
    ...namedBefore(scope, lexicon),
  ];
  let done = 0;
  for (const body of lexicon.bodies.findAll(scope.text, scope.starts)) {
    if (body.start < done) continue;
    const found = findAt(scope, body, lexicon);
    const last = found.at(-1);
    if (last === undefined) continue;
    mentions.push(...found);
    done = last.span.end;
  }
  return mentions;
}

/** Names that the article's own list of members has, wherever they stand. */
function namedBefore(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const found = lexicon.listed?.findAll(scope.text, scope.starts) ?? [];
  return found.map(({ start, end, value }) => ({
    kind: "unit",
    span: { start, end },
    value,
    finder: "unit/listed-before",
  }));
}

const OFFICES =
  /(?<![\p{L}\p{M}])(?:các|\d{1,2})\s+(?<head>sở|phòng)(?:,? ban)?(?:,? ngành)?\s*(?::|gồm:?)?\s+(?=\p{Lu})/gu;
const MAY_BE_OFFICES = /(?:các|\d)\s+(?:sở|phòng)/u;
const OFFICE_JOIN = /\s*[,;]\s*(?:và\s+)?|\s+và\s+/uy;

/** "các sở: Giáo dục và Đào tạo, Y tế": fields of work under one head; their names may hold commas. */
function findOfficeLists(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  if (!MAY_BE_OFFICES.test(scope.lower)) return [];
  return [...scope.text.matchAll(OFFICES)].flatMap((match) => {
    const head = match.groups?.["head"] === "sở" ? "Sở" : "Phòng";
    const mentions: Mention[] = [];
    let at = match.index + match[0].length;
    for (
      let office = lexicon.offices.matchAt(scope.text, at);
      office !== undefined;
      office = lexicon.offices.matchAt(scope.text, at)
    ) {
      const name = `${head} ${scope.original.slice(office.start, office.end)}`;
      mentions.push({
        kind: "unit",
        span: { start: office.start, end: office.end },
        value: { name, body: name, place: null },
        finder: "unit/offices",
      });
      const join = matchAt(OFFICE_JOIN, scope.text, office.end);
      if (join === undefined) break;
      at = office.end + join[0].length;
    }
    return mentions;
  });
}

type BodyMatch = ReturnType<Lexicon["bodies"]["findAll"]>[number];

function findAt(scope: Scope, body: BodyMatch, lexicon: Lexicon): readonly Mention[] {
  const isParty = body.value.class === "party";
  const end = isParty
    ? body.end
    : (readBodyEnd(scope.text, body.end, body.value, lexicon) ?? body.end);
  const isWritten = !isLower(scope.text, body.start);
  const name = isWritten ? scope.original.slice(body.start, end) : body.value.name;
  const head = readSharedHead(scope.text, { start: body.start, end, name, isParty });
  if (head !== undefined) return shared(scope, { ...head, sector: body.value.sector }, lexicon);
  const unit = readUnit(scope.text, body.start, lexicon);
  if (unit === undefined || isLower(scope.text, unit.start)) return [];
  const isMany =
    body.value.class === "open" &&
    MANY_BEFORE.test(scope.text.slice(Math.max(0, body.start - 5), body.start));
  if (isMany) return [asMention(scope, unit), ...sameKind(scope, body, unit)];
  return [asMention(scope, unit), ...sameHead(scope, unit, lexicon)];
}

const MANY_BEFORE = /(?:^|\s)các\s$/iu;
const NEXT_NAME = new RegExp(
  `(?:,|;| và) (?<name>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}| (?!và |cùng )\\p{Ll}+(?= ${NAME_SYLLABLE})){1,4})(?=,|;|\\.| và|\\)|$)`,
  "uy",
);

/** "các Ngân hàng TMCP Nam Long, Đại Phát": the legal form is part of the head. */
const LEGAL_FORM = /(?: (?:TMCP|TNHH|CP|MTV|thương mại cổ phần|cổ phần)(?![\p{L}]))+/uy;

/** "các Đồn Biên phòng Xuân Đài, An Hải, Tuy Hòa": names after the first have its head too. */
function sameKind(scope: Scope, body: BodyMatch, first: ReadUnit): readonly Mention[] {
  const legal = matchAt(LEGAL_FORM, scope.text, body.end)?.[0].length ?? 0;
  const head = scope.original.slice(body.start, body.end + legal);
  const mentions: Mention[] = [];
  let at = first.end;
  for (
    let match = matchAt(NEXT_NAME, scope.text, at);
    match !== undefined;
    match = matchAt(NEXT_NAME, scope.text, at)
  ) {
    const name = match.groups?.["name"] ?? "";
    const end = at + match[0].length;
    const span = { start: end - name.length, end };
    const value = {
      name: `${head} ${scope.original.slice(span.start, span.end)}`,
      body: null,
      place: null,
    };
    mentions.push({
      kind: "unit",
      span,
      value: { ...value, body: value.name },
      finder: "unit/same-kind",
    });
    at = end;
  }
  return mentions;
}

function isLower(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toUpperCase();
}

/** "Ban Tuyên giáo các Huyện ủy Đak Pơ, Kbang": districts, which no table has. */
const LOCAL_COMMITTEE = /(?:Huyện|Quận|Thị) ủy$/iu;

function shared(scope: Scope, head: ReadHead, lexicon: Lexicon): readonly Mention[] {
  const localities =
    LOCAL_COMMITTEE.test(head.head.body) ||
    head.head.levels.some((level) => level !== "tỉnh" && level !== "thành phố");
  const places = readPlaceList(scope.text, head.end, { lexicon, localities });
  if (places.length === 0)
    return [
      {
        kind: "head",
        span: { start: head.start, end: head.end },
        value: head.head,
        finder: FINDER,
      },
    ];
  return places.map((place, i) => ({
    kind: "unit",
    span: { start: i === 0 ? head.start : place.start, end: place.end },
    value: unitUnder(head.head, place, { lexicon, day: scope.day }),
    finder: "unit/shared-head",
  }));
}

/** "Tỉnh ủy Phú Yên, Bình Định và Kon Tum": provinces that follow a unit in a list have its head. */
function sameHead(scope: Scope, unit: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const { body, place } = unit.unit;
  if (body === null || place === null) return [];
  if (lexicon.provinces.resolve(place, scope.day) === undefined)
    return COMMITTEE_BODY.test(body) ? sameCommittee(scope, unit, lexicon) : [];
  const separator = matchAt(AND_BARE_PLACE, scope.text, unit.end);
  if (separator === undefined) return [];
  const places = readPlaceList(scope.text, unit.end + separator[0].length, {
    lexicon,
    localities: false,
  });
  const head = { body, levels: unit.level === undefined ? [] : [unit.level], count: undefined };
  return places.map((place) => ({
    kind: "unit",
    span: { start: place.start, end: place.end },
    value: unitUnder(head, place, { lexicon, day: scope.day }),
    finder: "unit/same-head",
  }));
}

/** "Ủy ban Kiểm tra (UBKT) Tỉnh ủy Cao Bằng": the abbreviation is no part of the name. */
const GLOSS = /\s*\([^()]{2,12}\)/gu;

const COMMITTEE_BODY = /(?:huyện|quận|thị) ?ủy$/iu;

/** "các Huyện ủy Bình Sơn, Sơn Tịnh, Lý Sơn": places without a level behind a committee of a district are its kind. */
function sameCommittee(scope: Scope, first: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const body = first.unit.body ?? "";
  const mentions: Mention[] = [];
  let at = first.end;
  for (
    let match = matchAt(NEXT_NAME, scope.text, at);
    match !== undefined;
    match = matchAt(NEXT_NAME, scope.text, at)
  ) {
    const words = match.groups?.["name"] ?? "";
    const end = at + match[0].length;
    const span = { start: end - words.length, end };
    if (match[0].startsWith(";") || isOther(scope.text, span, lexicon)) break;
    const place = scope.original.slice(span.start, end);
    const value = { name: `${body} ${place}`, body, place };
    mentions.push({ kind: "unit", span, value, finder: "unit/same-head" });
    at = end;
  }
  return mentions;
}

/** Another body, or a person: three syllables that start with a family name. */
function isOther(
  text: string,
  { start, end }: { start: number; end: number },
  lexicon: Lexicon,
): boolean {
  const isPerson =
    lexicon.surnames.matchAt(text, start) !== undefined &&
    text.slice(start, end).split(" ").length > 2;
  return isPerson || lexicon.bodies.matchAt(text, start) !== undefined;
}

/** "các ban Tổ chức, Nội chính, Tuyên giáo Tỉnh ủy": commissions of one committee, their "Ban" and committee said once. */
function findCommissions(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  if (!MAY_BE_COMMISSIONS.test(scope.lower)) return [];
  return [...scope.text.matchAll(COMMISSIONS)].flatMap((match) => {
    const { list = "", committee = "" } = match.groups ?? {};
    const listAt = match.index + match[0].indexOf(list);
    const place = placeBehind(scope, match.index + match[0].length, lexicon);
    const fields = [...list.matchAll(COMMISSION_FIELD)];
    return fields.map((field, i): Mention => {
      const start = i === 0 ? match.index : listAt + field.index;
      const isLast = i === fields.length - 1;
      const end = isLast
        ? (place?.end ?? match.index + match[0].length)
        : listAt + field.index + field[0].length;
      const body = `Ban ${field[0]} ${committee}`;
      const name = place === undefined ? body : `${body} ${place.name}`;
      const value = { name, body, place: place?.name ?? null };
      return { kind: "unit", span: { start, end }, value, finder: "unit/commissions" };
    });
  });
}

const MAY_BE_COMMISSIONS = /(?:các|\d)\s+ban\s/u;
const FIELD = "(?:Tổ chức|Tuyên giáo và Dân vận|Tuyên giáo|Dân vận|Nội chính|Kinh tế)";
const COMMISSION_FIELD = new RegExp(FIELD, "gu");
const COMMISSIONS = new RegExp(
  `(?<![\\p{L}])(?:[Cc]ác|\\d) (?:[Bb]an|[Bb]an Đảng):? (?<list>${FIELD}(?:(?:, (?:và )?| và )${FIELD}){1,4}) (?<committee>(?:Tỉnh|Thành|Huyện|Quận|Thị) ?ủy)(?![\\p{L}])`,
  "gu",
);

function placeBehind(
  scope: Scope,
  at: number,
  lexicon: Lexicon,
): { readonly name: string; readonly end: number } | undefined {
  const place = lexicon.provinces.names.matchAt(scope.text, at + 1);
  return place === undefined
    ? undefined
    : { name: scope.original.slice(place.start, place.end), end: place.end };
}

function asMention(scope: Scope, read: ReadUnit): MentionOf<"unit"> {
  const { unit, start, end, bodyEnd } = read;
  const name = scope.original.slice(start, end).replace(GLOSS, "");
  const body =
    unit.place === null
      ? (unit.body ?? name)
      : scope.original.slice(start, bodyEnd).replace(GLOSS, "").trim();
  return { kind: "unit", span: { start, end }, value: { ...unit, name, body }, finder: FINDER };
}
