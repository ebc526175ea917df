import type { AwardTitle } from "../../src/model/extraction.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { MentionOf, Scope } from "../mention.ts";
import { matchAt } from "./cursor.ts";

const NOT_AN_AWARD =
  /["']?\s*(?:luân lưu|truyền thống|lưu niệm|đăng cai|(?:để )?(?:làm|đảm nhận|giữ)|(?:đơn vị )?(?:cụm|khối) trưởng|trưởng (?:cụm|khối)|đỏ|đầu tuần|vàng|bạc|đồng(?![\p{L}])|Tổ quốc|Đảng|của UBND tỉnh suy tôn Thường trực)/iuy;
const NOT_BEFORE =
  /(?:chào|treo|phất|dưới|lá|ngọn|đăng ký danh hiệu|đăng ký|hồ sơ(?: đề nghị| xét)?)\s+["']?$/iu;
const BARE_FLAG = /^cờ$/iu;
/** "tặng 3 BK": two letters are an award only where it is given. */
const SHORT_NAME = /^[BG]K$/u;
const FLAG_CONTEXT = /(?:tặng|nhận|trao tặng|danh hiệu)\s+(?:\d{1,2}\s+)?["']?$/iu;
/** "Cờ UBND tỉnh", "Cờ của Bộ Công an": what a high body gives. */
const OF_HIGH_BODY =
  /["']?\s+(?:của\s+)?(?:UBND|Ủy ban nhân dân|Chủ tịch UBND|Chính phủ|Thủ tướng|Bộ \p{Lu}|Tổng \p{Lu}|Trung ương|Tỉnh ủy|Thành ủy)(?![\p{L}])/uy;
/** "Nhận cờ, bà A cho biết …": the flag that was just spoken of, most often the chair's. */
const JUST_RECEIVED = /(?:^|[.:;,]\s+)nhận\s+$/iu;
const TALK_GOES_ON = /,|\s+(?:từ|xong|và)(?![\p{L}])/uy;
/** "nhận cờ từ Thanh tra tỉnh A": a member passes the chair's flag on; what gives awards is above the group. */
const FROM_ANOTHER =
  /\s+từ\s+(?!Chính phủ|Thủ tướng|Chủ tịch|Bộ|Trung ương|Ban Thường vụ|Tỉnh ủy|UBND|Ủy ban nhân dân|Hội đồng)/uy;
const JOIN = /["']?\s*(?:,|và|;|hoặc)\s*(?:\d{1,3}\s+)?["']?/iuy;
const GRADE = /\s+hạng\s+(?<grade>Nhất|Nhì|Ba|Đặc biệt)(?![\p{L}\p{M}])/iuy;
const QUOTE = /["']?/uy;
const LEADING_TITLE = /danh hiệu\s*["']?$/iu;

/** Awards by their titles; titles with nothing but "," or "và" between them are one mention with several titles. */
export function findAwards(scope: Scope, lexicon: Lexicon): readonly MentionOf<"award">[] {
  const mentions: MentionOf<"award">[] = [];
  let done = 0;
  for (const match of lexicon.awards.findAll(scope.text, scope.starts)) {
    if (match.start < done || !isAward(scope.text, match)) continue;
    const mention = readTitles(scope, match, lexicon);
    mentions.push(mention, ...furtherGrades(scope, mention));
    done = mention.span.end;
  }
  return mentions.filter(
    ({ span, value }) => !isMereTitle(scope.text, span.end, value.titles, lexicon),
  );
}

type TitleMatch = ReturnType<Lexicon["awards"]["findAll"]>[number];

/** "các danh hiệu thi đua": titles in general name none, but for one with a name of its own behind. */
const BARE_TITLE = /^danh hiệu$/iu;
const OWN_NAME = /^\s*["']?\p{Lu}/u;

function isAward(text: string, match: TitleMatch): boolean {
  const isBare = BARE_TITLE.test(text.slice(match.start, match.end));
  if (isBare && !OWN_NAME.test(text.slice(match.end, match.end + 4))) return false;
  if (matchAt(NOT_AN_AWARD, text, match.end) !== undefined) return false;
  const before = text.slice(Math.max(0, match.start - 24), match.start);
  if (NOT_BEFORE.test(before)) return false;
  if (SHORT_NAME.test(text.slice(match.start, match.end))) return FLAG_CONTEXT.test(before);
  if (!BARE_FLAG.test(text.slice(match.start, match.end))) return true;
  const isJustReceived =
    JUST_RECEIVED.test(before) && matchAt(TALK_GOES_ON, text, match.end) !== undefined;
  const isPassedOn = matchAt(FROM_ANOTHER, text, match.end) !== undefined;
  const isGiven = FLAG_CONTEXT.test(before) || matchAt(OF_HIGH_BODY, text, match.end) !== undefined;
  return isGiven && !isJustReceived && !isPassedOn;
}

function readTitles(scope: Scope, first: TitleMatch, lexicon: Lexicon): MentionOf<"award"> {
  const titles: AwardTitle[] = [first.value];
  let end = first.end;
  let grade: string | undefined;
  for (;;) {
    const graded = matchAt(GRADE, scope.text, end);
    if (graded !== undefined) {
      grade = scope.original.slice(end, end + graded[0].length).trim();
      end += graded[0].length;
    }
    const next = nextTitle(scope.text, end, lexicon);
    if (next === undefined) break;
    titles.push(next.value);
    end = next.end;
  }
  end += matchAt(QUOTE, scope.text, end)?.[0].length ?? 0;
  const start =
    first.start -
    (LEADING_TITLE.exec(scope.text.slice(Math.max(0, first.start - 14), first.start))?.[0].length ??
      0);
  return {
    kind: "award",
    span: { start, end },
    value: { titles: [...new Set(titles)], grade },
    finder: "award",
  };
}

/** "Cờ thi đua hạng Nhất: <U>; hạng Nhì: <U>; hạng Ba: <U>": the other grades of the same titles. */
function furtherGrades(
  { text, original }: Scope,
  { span, value }: MentionOf<"award">,
): readonly MentionOf<"award">[] {
  if (value.grade === undefined) return [];
  return matchesOf(NEXT_GRADE, text.slice(span.end)).map((match) => {
    const end = span.end + match.index + match[0].length;
    const start = end - (match.groups?.["said"] ?? "").length;
    return {
      kind: "award",
      span: { start, end },
      value: { ...value, grade: original.slice(start, end) },
      finder: "award",
    };
  });
}

const NEXT_GRADE =
  /[;,](?: và)?\s+(?<said>[Hh]ạng (?:Nhất|Nhì|Ba|nhất|nhì|ba))(?=\s?:|\s(?:cho|thuộc về|là)\s)/gu;

/** A further title joined to the first; one with its own count behind the comma is an award of its own. */
function nextTitle(text: string, end: number, lexicon: Lexicon): TitleMatch | undefined {
  const join = matchAt(JOIN, text, end);
  if (join === undefined || DIGIT.test(join[0])) return undefined;
  const next = lexicon.awards.matchAt(text, end + join[0].length);
  const isOwn =
    next === undefined ||
    matchAt(NOT_AN_AWARD, text, next.end) !== undefined ||
    (join[0].includes(";") && matchAt(IS_GIVEN, text, next.end) !== undefined);
  return isOwn ? undefined : next;
}

/** "… tặng Cờ thi đua; Bằng khen của <cấp> được đề nghị tặng cho <U>": a clause of its own. */
const IS_GIVEN = /[^.;:,]{0,60}\s(?:được|đã|thuộc về|đến tay)\s/uy;

const DIGIT = /\d/u;

/** "danh hiệu" right before a title that was found by itself names that title. */
function isMereTitle(
  text: string,
  end: number,
  titles: readonly AwardTitle[],
  lexicon: Lexicon,
): boolean {
  if (titles.length !== 1 || titles[0] !== "title") return false;
  const gap = matchAt(GAP, text, end);
  return gap !== undefined && lexicon.awards.matchAt(text, end + gap[0].length) !== undefined;
}

const GAP = /\s*["']?/uy;
