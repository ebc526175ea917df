import type { ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";

/** A sentence of an article before it is read. */
export interface Passage {
  readonly zone: ZoneKind;
  readonly span: Span;
  /** The zone that it stands in, by its place among the article's zones. */
  readonly paragraph: number;
}

/** "Khối có 7 đơn vị, gồm:" and the units below it, a paragraph each, are one sentence. */
export function joinListedParagraphs(
  passages: readonly Passage[],
  canonical: string,
): readonly Passage[] {
  const joined: Passage[] = [];
  for (let i = 0; i < passages.length; i += 1) {
    const passage = passages[i];
    if (passage === undefined) break;
    const items = itemsBelow(passages, i, canonical);
    const last = namesIn(items, canonical) < FEWEST_NAMES ? undefined : items.at(-1);
    joined.push(
      last === undefined
        ? passage
        : { ...passage, span: { start: passage.span.start, end: last.span.end } },
    );
    if (last !== undefined) i += items.length;
  }
  return joined;
}

const FEWEST_NAMES = 3;
const LONGEST_ITEM = 160;
const MOST_ITEMS = 40;
const BETWEEN_NAMES = /[,;]\s*/u;

/** "các phường A, B và C;" below each other: how many names the items hold. */
function namesIn(items: readonly Passage[], canonical: string): number {
  return items
    .flatMap(({ span }) => canonical.slice(span.start, span.end).split(BETWEEN_NAMES))
    .filter((name) => name !== "").length;
}

/** "Khối thi đua số 15 có 7 đơn vị thành viên, gồm:": a sentence that says nothing else. */
const OPENS_ITEMS =
  /^(?:(?:Hiện nay|Hiện|Năm \d{4}),? )?(?:Cụm|Khối|Vùng|Khu vực)(?: (?!tham|dự|mời|khách|chưa|giải|đề|tặng|giao|phong|trừ|vắng|từ(?! (?:tháng|năm|ngày) \d)|sẽ|bổ)[^\s:;]+){0,24}:$/u;
/** A name, and a role in brackets: no verb, and no year that opens a sentence. */
const ITEM =
  /^(?:[-+•*–]\s*|\d{1,2}[.)]\s*)?(?!Năm |Được |Trong |Tại |Theo |Với |Cụm |Khối )\p{Lu}(?!.* (?:là|đã|được|đạt|sẽ|có|do|tổ chức|ký|nhận|vừa) )/u;
const GOES_ON = /[;,]$/u;

/** The paragraphs of one item, or of the items under one head, behind a sentence that opens a list; the last is the first that no semicolon or comma ends. */
function itemsBelow(
  passages: readonly Passage[],
  at: number,
  canonical: string,
): readonly Passage[] {
  const textOf = ({ span }: Passage): string => canonical.slice(span.start, span.end);
  const head = passages[at];
  if (head === undefined || !OPENS_ITEMS.test(textOf(head))) return [];
  const items: Passage[] = [];
  for (const passage of passages.slice(at + 1, at + 1 + MOST_ITEMS)) {
    const text = textOf(passage);
    const isItem =
      passage.zone === head.zone &&
      passage.paragraph === head.paragraph + items.length + 1 &&
      text.length <= LONGEST_ITEM &&
      ITEM.test(text);
    if (!isItem) return [];
    items.push(passage);
    if (!GOES_ON.test(text)) return items;
  }
  return [];
}
