import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { readPlace } from "./place.ts";
import { readUnit } from "./unit-name.ts";

/** One name of a list: where it stands with what belongs to it, and its words without joints, glosses and roles in brackets. */
export interface ListItem {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What it shares with the names beside it ("ba trường Cao đẳng Xây dựng miền Bắc, miền Trung": the second's head). */
  readonly head: string | undefined;
}

interface Region {
  readonly start: number;
  readonly end: number;
}

const MAX_LENGTH = 900;
/** The list ends where the sentence goes on: a verb, or the bracket that holds it. */
const GOES_ON =
  /(?:, | )trong đó(?![\p{L}])| (?:đã|là|đang|sẽ|vừa|tổng kết|sơ kết|đánh giá|phát động|bàn giao|cũng|cùng nhau|tổ chức|tiến hành|do|thuộc|họp|thống nhất|tham dự|tham gia|được|luôn|đều|nhằm|với (?:tổng|\d|hơn|gần|trên)|có (?:tổng|sự)|ký|đồng (?:thời|chủ trì)|phối hợp)(?![\p{L}])|;\s+(?!và |cùng |các |hai |ba )(?=\p{Ll})|, với (?=tổng|\d|hơn|gần|trên)|,? năm \d{4}(?![\p{L}\d])| - (?=(?:sáng|trưa|chiều|tối|ngày|hôm|vừa|đã|tổ chức)(?![\p{L}]))/u;
const SEMICOLON = /;\s*(?:[-+•*–]\s*|\d{1,2}[.)]\s+)?(?:và\s+|cùng\s+)?/gu;
const COMMA =
  /(?:[,;]\s*(?:và\s+|cùng\s+)?|(?<!Trường (?:TH|THCS|Tiểu học))\s+và\s+|\s+cùng\s+)(?=\p{Lu}|(?:hai|ba|bốn|năm|các|\d{1,2}) \p{Lu}|(?:thành phố|thị xã|thị trấn|huyện|quận|tỉnh|phường|xã) \p{Lu})/gu;
const LAST_JOINT = /\s+(?:và|cùng)\s+(?=\p{Lu}|(?:các|hai|ba|bốn|năm|\d{1,2}) \p{Ll})/gu;
const ROLE =
  /\s*(?:-|,|\(|(?<![\p{L}])(?:kiêm|làm|giữ|đảm nhận))\s*(?:(?:là|đơn vị|vai trò|nhiệm vụ|chức) )*(?:cụm|khối|trưởng|phó)[^,;()]*$/iu;
const PLURAL = /^(?:các|hai|ba|bốn|năm|\d{1,2}) (?<kind>\p{Ll})/u;
const BY_REGION = / (?=miền \p{Lu})|(?:,| và) (?=miền \p{Lu})/giu;
const GLOSS = /\s*\([^()]*(?:\)|$)/u;
const STARTS_NAME = /^\p{Lu}/u;
const MAX_NAME = 110;

/**
 * The names of a list that starts at a position. Semicolons part it where it has any; else commas and "và" do, but never
 * within a name that the lexicon knows, and a piece that starts like no name belongs to the one before it.
 */
export function listItems(
  text: string,
  opening: { readonly at: number; readonly isBracket: boolean },
  lexicon: Lexicon,
): readonly ListItem[] {
  const region = regionOf(text, opening);
  const body = text.slice(region.start, region.end);
  const hasSemicolon = outsideBrackets(body).includes(";");
  const pieces = hasSemicolon
    ? bySemicolon(text, region, lexicon)
    : joinPieces(text, byComma(text, region, lexicon), lexicon);
  return pieces
    .flatMap((piece) => toItem(text, piece))
    .filter((item) => item.head !== undefined || STARTS_NAME.test(item.text));
}

function regionOf(
  text: string,
  opening: { readonly at: number; readonly isBracket: boolean },
): Region {
  const limit = Math.min(text.length, opening.at + MAX_LENGTH);
  let depth = 0;
  for (let i = opening.at; i < limit; i += 1) {
    const char = text.charAt(i);
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth < 0) return { start: opening.at, end: i };
  }
  const rest = text.slice(opening.at, limit);
  const stop = GOES_ON.exec(blankBrackets(rest));
  const end = stop === null ? limit : opening.at + beforeNextClause(rest.slice(0, stop.index));
  return { start: opening.at, end: opening.isBracket ? opening.at : end };
}

/** "A, B và C; Đảng ủy xã A được chỉ định làm Cụm trưởng": commas part the list, and the clause behind the semicolon opens with a name. */
function beforeNextClause(list: string): number {
  const semicolon = list.indexOf(";");
  const isLast = semicolon !== -1 && list.lastIndexOf(";") === semicolon;
  return isLast && list.slice(0, semicolon).includes(",") ? semicolon : list.length;
}

function outsideBrackets(text: string): string {
  return blankBrackets(text).replaceAll("_", "");
}

const IN_BRACKETS = /\([^()]*(?:\)|$)/gu;

/** Brackets overwritten, the length kept: what they hold neither ends a list nor parts it. */
function blankBrackets(text: string): string {
  return text
    .replace(IN_BRACKETS, (inner) => "_".repeat(inner.length))
    .replace(IN_BRACKETS, (inner) => "_".repeat(inner.length));
}

function bySemicolon(text: string, region: Region, lexicon: Lexicon): readonly Region[] {
  const pieces = cut(text, region, SEMICOLON);
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const known = readUnit(text, last.start, lexicon);
  const from = known === undefined ? last.start : Math.min(known.end, last.end);
  const tail = cut(text, { start: from, end: last.end }, LAST_JOINT);
  const [first, ...others] = tail;
  const whole = first === undefined ? last : { start: last.start, end: first.end };
  return [...pieces.slice(0, -1), whole, ...others];
}

function byComma(text: string, region: Region, lexicon: Lexicon): readonly Region[] {
  const pieces: Region[] = [];
  let start = region.start;
  while (start < region.end) {
    const known = knownEnd(text, start, lexicon);
    const from = known !== undefined && known <= region.end ? known : start;
    const [piece, ...others] = cut(text, { start: from, end: region.end }, COMMA);
    if (piece === undefined) break;
    pieces.push({ start, end: piece.end });
    const next = others[0];
    if (next === undefined) break;
    start = next.start;
  }
  return pieces;
}

function knownEnd(text: string, at: number, lexicon: Lexicon): number | undefined {
  return readUnit(text, at, lexicon)?.end ?? readPlace(text, at, lexicon)?.end;
}

/** Where most pieces start with a known body, one that does not is the rest of the name before it. */
function joinPieces(text: string, pieces: readonly Region[], lexicon: Lexicon): readonly Region[] {
  const known = pieces.filter(({ start }) => lexicon.bodies.matchAt(text, start) !== undefined);
  if (known.length * 2 <= pieces.length) return pieces;
  const joined: Region[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const starts =
      lexicon.bodies.matchAt(text, piece.start) !== undefined ||
      readPlace(text, piece.start, lexicon) !== undefined ||
      LONG_NAME.test(text.slice(piece.start, piece.end)) ||
      [before, piece].some((one) => one && ACRONYM.test(text.slice(one.start, one.end)));
    if (before === undefined || starts) joined.push(piece);
    else joined[joined.length - 1] = { start: before.start, end: piece.end };
  }
  return joined;
}

/** "MHB", but no Roman number. */
const ACRONYM = /^(?![IVX]+$)\p{Lu}{2,8}$/u;
/** Three words and more stand for themselves ("Trại giam An Phước"). */
const LONG_NAME = /^\p{Lu}[^\s]*(?: [^\s]+){2,}/u;

function cut(text: string, region: Region, joint: RegExp): readonly Region[] {
  const body = blankBrackets(text.slice(region.start, region.end));
  const pieces: Region[] = [];
  let from = 0;
  for (const match of matchesOf(joint, body)) {
    pieces.push({ start: region.start + from, end: region.start + match.index });
    from = match.index + match[0].length;
  }
  return [...pieces, { start: region.start + from, end: region.end }];
}

function toItem(text: string, piece: Region): readonly ListItem[] {
  const raw = text.slice(piece.start, piece.end);
  const nested = NESTED.exec(raw);
  if (nested !== null) return nestedItems(nested, piece.start);
  const gloss = GLOSS.exec(raw);
  const name = (gloss === null ? raw : raw.slice(0, gloss.index))
    .replace(ROLE, "")
    .replace(TRAILING, "");
  if (PLURAL.test(name)) return byRegion({ name, start: piece.start });
  const lead = LEADING.exec(name)?.[0].length ?? 0;
  const start = piece.start + lead;
  const end = piece.start + name.length;
  if (end - start < 2 || end - start > MAX_NAME) return [];
  return [{ start, end, text: text.slice(start, end), head: undefined }];
}

const NESTED =
  /^(?<name>[^()]+) \((?:gồm )?các (?<kind>chi nhánh|phòng giao dịch|xí nghiệp|cơ sở|trạm|đội):? (?<list>[^()]+)\)?$/iu;
const NESTED_JOINT = /, | và /u;

/** "<Ngân hàng> (các chi nhánh: <A>, <B>)": each branch is one, by the bank's name and its own. */
function nestedItems(match: RegExpExecArray, start: number): readonly ListItem[] {
  const { name = "", kind = "", list = "" } = match.groups ?? {};
  let from = match[0].lastIndexOf(list);
  return list
    .replace(TRAILING, "")
    .split(NESTED_JOINT)
    .map((own, i) => {
      const at = match[0].indexOf(own, from);
      from = at + own.length;
      const end = start + at + own.length;
      return { start: i === 0 ? start : start + at, end, text: own, head: `${name} ${kind}` };
    });
}

/** "ba trường Cao đẳng Xây dựng miền Bắc, miền Trung và miền Nam": one head, a name for each region. */
function byRegion(plural: { readonly name: string; readonly start: number }): readonly ListItem[] {
  const [head = "", ...regions] = plural.name.split(BY_REGION);
  const kind = head.replace(PLURAL, (_, first: string) => first.toUpperCase());
  let from = head.length;
  return regions.map((region, i) => {
    const at = plural.name.indexOf(region, from);
    from = at + region.length;
    const start = i === 0 ? plural.start : plural.start + at;
    return { start, end: plural.start + at + region.length, text: region, head: kind };
  });
}

const LEADING = /^(?:\s|các |đơn vị |và |cùng )*/u;
const TRAILING = /[\s,;:.…-]+$/u;
