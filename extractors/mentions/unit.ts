import { overlaps } from "../../src/model/span.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, MentionOf, Scope } from "../mention.ts";
import { findCommissions, findSharedTails } from "./commissions.ts";
import { startsLower } from "./cursor.ts";
import { findListedUnits } from "./listed-unit.ts";
import { findOfficeLists, findSchoolLists } from "./office-list.ts";
import { isNameOfPlace, readSharedHead } from "./unit-list.ts";
import type { ReadUnit } from "./unit-name.ts";
import { readBodyEnd, readUnit } from "./unit-name.ts";
import { sameHead, sameKind, withSharedHead } from "./unit-series.ts";

const FINDER = "unit";
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

function findKnownUnits(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const mentions: Mention[] = [
    ...findOfficeLists(scope, lexicon),
    ...findSchoolLists(scope, lexicon),
    ...findCommissions(scope, lexicon),
    ...findSharedTails(scope, lexicon),
    ...namedBefore(scope, lexicon),
  ];
  let done = 0;
  for (const body of lexicon.bodies.findAll(scope.text, scope.starts)) {
    if (body.start < done) continue;
    const found = findAtOrWithin(scope, body, lexicon);
    const last = found.at(-1);
    if (last === undefined) continue;
    mentions.push(...found);
    done = last.span.end;
  }
  return mentions;
}

/** Names that the article's own list of members has, wherever they stand. */
function namedBefore(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const bare = { ...lexicon, listed: undefined };
  const found = lexicon.listed?.findAll(scope.text, scope.starts) ?? [];
  return found.flatMap(({ start, end, value }) => {
    // "Ban Nội chính Tỉnh ủy Lai Châu" says more than the "Ban Nội chính" of the list.
    const isFuller = (readUnit(scope.text, start, bare)?.end ?? 0) > end;
    return isFuller || isWithinUnit(scope, { start, end }, bare)
      ? []
      : [{ kind: "unit", span: { start, end }, value, finder: "unit/listed-before" } as const];
  });
}

/** "Công ty Gang thép Thái Nguyên", which the list calls "Gang thép Thái Nguyên". */
function isWithinUnit(
  { text }: Scope,
  { start, end }: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): boolean {
  const head = HEAD_BEFORE.exec(text.slice(Math.max(0, start - LOOK_BACK), start));
  return head !== null && (readUnit(text, start - head[0].length, lexicon)?.end ?? 0) >= end;
}

const HEAD_BEFORE =
  /(?<![\p{L}])(?:Công ty|Tổng công ty|Tập đoàn|Ngân hàng|Bệnh viện|Trung tâm|Trường)(?: [\p{Lu}]{2,5}){0,2} $/u;

type BodyMatch = ReturnType<Lexicon["bodies"]["findAll"]>[number];

/** "hai chi nhánh Agribank Gia Lai": a name within words that are none by themselves. */
function findAtOrWithin(scope: Scope, body: BodyMatch, lexicon: Lexicon): readonly Mention[] {
  const found = findAt(scope, body, lexicon);
  if (found.length > 0 || !startsLower(scope.text, body.start)) return found;
  const within = scope.text.slice(body.start, body.end).search(CAPITAL_WORD);
  const inner =
    within === -1 ? undefined : lexicon.bodies.matchAt(scope.text, body.start + within + 1);
  return inner === undefined ? found : findAt(scope, inner, lexicon);
}

const CAPITAL_WORD = /\s\p{Lu}/u;

function findAt(scope: Scope, body: BodyMatch, lexicon: Lexicon): readonly Mention[] {
  if (isBehindLevel(scope, body) || isKindOfSchool(scope, body)) return [];
  const isParty = body.value.class === "party";
  const end = isParty
    ? body.end
    : (readBodyEnd(scope.text, body.end, body.value, lexicon) ?? body.end);
  const isWritten = !startsLower(scope.text, body.start);
  const name = isWritten ? scope.original.slice(body.start, end) : body.value.name;
  const head = readSharedHead(scope.text, { start: body.start, end, name, isParty });
  if (
    head !== undefined &&
    BESIDE_ANOTHER.test(scope.text.slice(Math.max(0, body.start - LOOK_BACK), body.start))
  )
    return [];
  if (head !== undefined)
    return withSharedHead(scope, { ...head, sector: body.value.sector }, lexicon);
  return unitAt(scope, body, lexicon);
}

function unitAt(scope: Scope, body: BodyMatch, lexicon: Lexicon): readonly Mention[] {
  const unit = readUnit(scope.text, body.start, lexicon);
  const isOfMany = MANY_BEFORE.test(scope.text.slice(Math.max(0, body.start - 5), body.start));
  if (unit === undefined || (startsLower(scope.text, unit.start) && isCommon(unit, isOfMany)))
    return [];
  const isMany = body.value.class === "open" && isOfMany;
  if (isMany) return [asMention(scope, unit), ...sameKind(scope, body, unit)];
  return [asMention(scope, unit), ...sameHead(scope, unit, lexicon)];
}

/** Whether a body in small letters is a common noun: all but a single school with its name. */
function isCommon(unit: ReadUnit, isOfMany: boolean): boolean {
  return isOfMany || !isNamedSchool(unit);
}

/** "trường THPT Phan Đăng Lưu": a school by its name, its kind in small letters. */
function isNamedSchool({ unit: { name } }: ReadUnit): boolean {
  return NAMED_SCHOOL.test(name);
}

const NAMED_SCHOOL =
  /^trường (?:THPT|THCS|TH|THSP|PTDTNT|PTDTBT|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|[Tt]rung học (?:phổ thông|cơ sở)|[Cc]ao đẳng|[Đđ]ại học|[Tt]rung cấp|[Cc]hính trị)(?: và THPT| và THCS)? (?=\p{Lu})/u;
const LOOK_BACK = 24;
/** "lãnh đạo UBND, Phòng Văn hóa - Xã hội của 09 phường": of several bodies none is what the places have. */
const BESIDE_ANOTHER = /(?<![\p{L}])(?:UBND|HĐND|Đảng ủy|MTTQ)(?:,| và) $/u;
const LEVEL_BEFORE = /(?:^|[^\p{L}])(?:huyện|thị xã|xã|phường|quận|thị trấn)\s$/u;

/** "huyện Vụ Bản": a level before it makes the word a name. */
function isBehindLevel({ text }: Scope, body: BodyMatch): boolean {
  return (
    LEVEL_BEFORE.test(text.slice(Math.max(0, body.start - LOOK_BACK), body.start)) &&
    isNameOfPlace(text, body)
  );
}

/** "các trường THPT A", "Trường THCS và THPT A": a kind of school, whose name begins before it; "THPT A" by itself is a school. */
function isKindOfSchool({ text }: Scope, { start, value }: BodyMatch): boolean {
  const before = NOT_BEHIND[value.name];
  return before?.test(text.slice(Math.max(0, start - LOOK_BACK), start)) === true;
}

const SCHOOL_BEFORE =
  /(?:trường|cấp|khối|bậc|lớp|TH|THCS|thi|nghiệp|THCS và|trường [^,;:]{2,12} và) $/iu;
/** What a short word is no body behind: "Nguyễn Anh Khoa" is a person. */
const NOT_BEHIND: Readonly<Record<string, RegExp>> = {
  THPT: SCHOOL_BEFORE,
  Khoa: /\p{Lu}\p{Ll}*(?<!Trưởng|Phó|Dịp) $/u,
};
const MANY_BEFORE = /(?:^|\s)các\s$/iu;
/** "Ủy ban Kiểm tra (UBKT) Tỉnh ủy Cao Bằng": the abbreviation is no part of the name. */
const GLOSS = /\s*\([^()]{2,12}\)/gu;

function asMention(scope: Scope, read: ReadUnit): MentionOf<"unit"> {
  const { unit, start, end, bodyEnd } = read;
  const name = scope.original.slice(start, end).replace(GLOSS, "");
  const body =
    unit.place === null
      ? (unit.body ?? name)
      : scope.original.slice(start, bodyEnd).replace(GLOSS, "").trim();
  return { kind: "unit", span: { start, end }, value: { ...unit, name, body }, finder: FINDER };
}
