import type { ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";

/** A sentence of an article before it is read. */
export interface Passage {
  readonly zone: ZoneKind;
  readonly span: Span;
  /** The zone that it stands in, by its place among the article's zones. */
  readonly paragraph: number;
}

export interface JoinedPassages {
  readonly passages: readonly Passage[];
  /** The text, with a semicolon where an item of a list ends: of the same length. */
  readonly canonical: string;
}

/** "Khối có 7 đơn vị, gồm:" and the units below it, "Cụm đề nghị:" and the awards below it, a paragraph each, are one sentence. */
export function joinListedParagraphs(
  passages: readonly Passage[],
  canonical: string,
): JoinedPassages {
  const joined: Passage[] = [];
  const ends: number[] = [];
  for (let i = 0; i < passages.length; i += 1) {
    const passage = passages[i];
    if (passage === undefined) break;
    const items = itemsBelow(passages, i, canonical);
    const last = items.at(-1);
    joined.push(
      last === undefined
        ? passage
        : { ...passage, span: { start: passage.span.start, end: last.span.end } },
    );
    ends.push(...items.slice(0, -1).map(({ span }) => span.end));
    i += items.length;
  }
  return { passages: joined, canonical: withSemicolons(canonical, ends) };
}

const GOES_ON = /[;,]$/u;
const FULL_STOP = ".";

/** An item's full stop, or the line break behind it, is read as a semicolon. */
function withSemicolons(canonical: string, ends: readonly number[]): string {
  let text = canonical;
  for (const end of ends) {
    const at = text[end - 1] === FULL_STOP ? end - 1 : end;
    if (!GOES_ON.test(text.slice(0, end))) text = `${text.slice(0, at)};${text.slice(at + 1)}`;
  }
  return text;
}

/** A sentence that opens a list, and what its items look like. */
interface ListedParagraphs {
  readonly opens: RegExp;
  readonly item: RegExp;
  readonly longestItem: number;
  /** How many names the items hold at least, "các phường A, B và C;" three of them. */
  readonly fewestNames: number;
}

const LISTS: readonly ListedParagraphs[] = [
  {
    // "Khối thi đua số 15 có 7 đơn vị thành viên, gồm:": a sentence that says nothing else.
    opens:
      /^(?:(?:Hiện nay|Hiện tại|Hiện|(?:Trong )?[Nn]ăm (?:nay|\d{4}|học \d{4} ?- ?\d{4})|(?:Kể )?[Tt]ừ năm \d{4}),? )?(?:(?:(?:Danh sách )?(?:[Cc]ác |[Nn]hững )?(?:đơn vị|cơ quan|thành viên|đơn vị thành viên)|Thành (?:phần|viên)) (?:(?:trong|của|thuộc) )?)?(?:Cụm|Khối|Vùng|Khu vực)(?: (?!tham|dự|mời|khách|chưa|giải|đề|tặng|giao|phong|trừ|vắng|từ(?! (?:tháng|năm|ngày) \d)|sẽ|bổ)[^\s:;]+){0,24}:$/u,
    // A name, and a role in brackets: no verb, and no year that opens a sentence.
    item: /^(?!Năm |Được |Trong |Tại |Theo |Với |Cụm |Khối )\p{Lu}(?!.* (?:là|đã|được|đạt|sẽ|có|do|tổ chức|ký|nhận|vừa) )/u,
    longestItem: 160,
    fewestNames: 3,
  },
  {
    // "… ký kết giao ước thi đua với sự tham gia của các đơn vị thành viên:".
    opens:
      /(?<![\p{L}])(?:sự (?:tham gia|tham dự|góp mặt) của|tham dự có|tham gia có|thành phần [Cc]ụm gồm|thành phần [Kk]hối gồm)(?:(?!mời|khách)[^.;:\n]){0,50}:$/iu,
    item: /^(?!Năm |Được |Trong |Tại |Theo |Với |Cụm |Khối |Ông |Bà |Đồng chí )\p{Lu}(?!.* (?:là|đã|được|đạt|sẽ|có|do|tổ chức|ký|nhận|vừa) )/u,
    longestItem: 160,
    fewestNames: 3,
  },
  {
    // "Hội nghị thống nhất đề nghị:", "đề nghị khen thưởng như sau:", and nothing that is asked for besides.
    opens:
      /(?<![\p{L}])(?:đề nghị|đề xuất|suy tôn|bình xét|trao tặng|tặng thưởng|tặng|khen thưởng)(?![\p{L}])(?:(?!nội dung|vấn đề|nhiệm vụ|giải pháp|ý kiến|việc)[^.;:\n]){0,90}:$/u,
    item: /^.*(?:Cờ thi đua|[Bb]ằng khen|[Gg]iấy khen|Huân chương|Huy chương|Kỷ niệm chương|Chiến sĩ thi đua|(?:[Tt]ập thể|[Đđ]ơn vị) lao động|[Ll]ao động (?:xuất sắc|tiên tiến)|danh hiệu|dẫn đầu)(?![\p{L}])/u,
    longestItem: 260,
    fewestNames: 1,
  },
];

const MOST_ITEMS = 40;
const BETWEEN_NAMES = /[,;]\s*/u;
const BULLET = /^(?:[-+•*–]\s*|\d{1,2}[.)]\s*)/u;

function itemsBelow(
  passages: readonly Passage[],
  at: number,
  canonical: string,
): readonly Passage[] {
  const head = passages[at];
  if (head === undefined) return [];
  const opening = textOf(head, canonical);
  for (const list of LISTS) {
    if (!list.opens.test(opening)) continue;
    const items = itemsOf(list, passages.slice(at, at + 1 + MOST_ITEMS), canonical);
    const names = items.flatMap((item) => textOf(item, canonical).split(BETWEEN_NAMES));
    if (names.filter((name) => name !== "").length >= list.fewestNames) return items;
  }
  return [];
}

function textOf({ span }: Passage, canonical: string): string {
  return canonical.slice(span.start, span.end);
}

/**
 * The paragraphs of one item, or of the items under one head, behind a sentence that opens a list: to the first that no semicolon or comma
 * ends and no bullet follows. None where the last one asks for more. A bullet may say more than its item: "- Tặng Cờ cho <U>. Đây là năm thứ ba."
 */
function itemsOf(
  list: ListedParagraphs,
  [head, ...below]: readonly Passage[],
  canonical: string,
): readonly Passage[] {
  let item = "";
  let paragraph = head?.paragraph ?? 0;
  let count = 0;
  for (const [i, passage] of below.entries()) {
    const isAside = BULLET.test(item) && passage.paragraph === paragraph;
    if (isAside) continue;
    const text = textOf(passage, canonical);
    const isBelow = passage.paragraph === paragraph + 1 && isOfZone(passage, head);
    if (!isBelow || !isNext(list, item, text)) break;
    item = text;
    paragraph = passage.paragraph;
    count = i + 1;
  }
  return GOES_ON.test(item) ? [] : below.slice(0, count);
}

function isOfZone({ zone }: Passage, head: Passage | undefined): boolean {
  return zone !== "caption" && (zone === head?.zone || head?.zone === "lead");
}

function isNext(list: ListedParagraphs, before: string, text: string): boolean {
  return (
    text.length <= list.longestItem &&
    list.item.test(text.replace(BULLET, "")) &&
    goesOn(before, text)
  );
}

function goesOn(before: string, text: string): boolean {
  if (before === "" || GOES_ON.test(before)) return true;
  // Lines that nothing ends are the items of a list: a sentence has its full stop.
  return hasSameMark(before, text) || !ENDS.test(before) || ENDS_IN_ROLE.test(before);
}

/** Dashes or numbers before both: "3. …" is none of the items that a dash opens. */
function hasSameMark(before: string, text: string): boolean {
  const [mark, next] = [before, text].map((one) => BULLET.exec(one)?.[0]);
  if (mark === undefined || next === undefined) return false;
  return STARTS_NUMBER.test(mark) === STARTS_NUMBER.test(next);
}

const STARTS_NUMBER = /^\d/u;

const ENDS = /[.!?…:"”)]$/u;
/** "Trường THPT A (Cụm trưởng)": an item like the others. */
const ENDS_IN_ROLE =
  /\((?:đơn vị |làm |là )?(?:(?:phó )?(?:cụm|khối|trưởng)(?: (?:cụm|khối|trưởng|phó))?|thành viên)(?: [^()]{0,30})?\)$/iu;
