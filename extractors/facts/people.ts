import type { Person } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";

export interface PersonFact {
  readonly person: Person;
  readonly spans: readonly Span[];
  readonly rule: string;
}

type Part = Person["part"];
const PARTS: readonly Part[] = ["chaired", "presented", "spoke", "attended", "named"];
const CHAIRED = /(?:chủ trì|điều hành (?:hội nghị|phiên|buổi|cuộc|lễ))/iu;
const PRESENTED =
  /(?:trình bày|đọc|báo cáo (?:tóm tắt|tổng kết|kết quả)|thông qua (?:dự thảo|báo cáo)|trao (?:tặng|cờ|bằng|giấy|quyết định|thưởng)|trao)(?![\p{L}])/iu;
const SPOKE =
  /(?:phát biểu|nhấn mạnh|cho biết|yêu cầu|đề nghị|ghi nhận|biểu dương|chia sẻ|kết luận|khẳng định|đánh giá|lưu ý|mong (?:muốn|rằng|các)|cho rằng|khai mạc|bế mạc|chúc mừng|nêu rõ|chỉ đạo|nói)(?![\p{L}])/iu;
const ATTENDED = /(?:tham dự|đến dự|dự|có mặt|tham gia|về dự|cùng dự)(?![\p{L}])/iu;

/** Persons introduced with an office or a form of address, with the most active part that the article gives them. */
export function findPeople(reading: Reading): readonly PersonFact[] {
  const people = new Map<string, PersonFact>();
  for (const sentence of reading.sentences) {
    if (sentence.zone === "title") continue;
    for (const mention of sentence.mentions) {
      if (!isKind(mention, "person")) continue;
      const key = nameKey(mention.value.name);
      const seen = { mention, sentence, reading };
      people.set(key, merge(people.get(key), seen));
    }
  }
  return [...people.values()];
}

interface Seen {
  readonly mention: MentionOf<"person">;
  readonly sentence: Sentence;
  readonly reading: Reading;
}

function merge(known: PersonFact | undefined, seen: Seen): PersonFact {
  const part = partIn(seen);
  const positions = positionsOf(seen);
  if (known === undefined)
    return {
      person: { name: seen.mention.value.name, positions, part },
      spans: [seen.mention.span],
      rule: "person/introduced",
    };
  const first = known.person.positions.length > 0 ? known.person.positions : positions;
  const active = PARTS.indexOf(part) < PARTS.indexOf(known.person.part) ? part : known.person.part;
  return {
    ...known,
    person: { ...known.person, positions: first, part: active },
    spans: [...known.spans, seen.mention.span],
  };
}

function partIn({ mention, sentence }: Seen): Part {
  const at = sentence.indexOf(mention.span.start);
  const after = sentence.text.slice(at + 1);
  const before = sentence.text.slice(0, at);
  if (CHAIRED_OPENING.test(sentence.text)) return "chaired";
  if (CHAIRED.test(clauseAfter(after)) || CHAIRED_BEFORE.test(before)) return "chaired";
  if (ATTENDED_AND.test(clauseAfter(after))) return "attended";
  if (PRESENTED.test(clauseAfter(after)) && !SPOKE.test(clauseAfter(after))) return "presented";
  if (SPOKE_BEFORE.test(before) || SPOKE.test(clauseAfter(after)))
    return ATTENDED_BEFORE.test(before) ? "attended" : "spoke";
  return ATTENDED.test(sentence.text) || ATTENDED_BEFORE.test(before) ? "attended" : "named";
}

/** "dự và chỉ đạo hội nghị": the usual words for a guest of honour. */
const ATTENDED_AND = /^[^.;]{0,60}(?<![\p{L}])dự(?:,| và)? (?:chỉ đạo|hội nghị|buổi lễ|và)/iu;
const CHAIRED_OPENING = /^(?:các đồng chí )?(?:đồng )?chủ trì [^.;\uE00B]{0,40}(?:có|là|gồm|:)/iu;
const CHAIRED_BEFORE = /chủ trì[^.;]{0,30}$/iu;
const SPOKE_BEFORE = /(?:phát biểu|kết luận|khai mạc|chỉ đạo)[^.;\uE00B]{0,40}$/iu;
const ATTENDED_BEFORE = /(?:dự|tham gia|có mặt)(?:[^.]{0,40}có|[^.]{0,30})/iu;

/** What the person is the subject of: up to the next person of a list. */
function clauseAfter(after: string): string {
  const next = after.indexOf("\uE00B");
  return next === -1 ? after : after.slice(0, next);
}

const AFTER_NAME =
  /^ ?(?:,|-|\()? ?\uE00C(?:(?:,| -| kiêm| và)? ?(?:[\uE00C]|[\uE003\uE004](?:,? ?\uE005)?(?:,? ?\uE006)?))*/u;
const BEFORE_NAME = /\uE00C ?(?:-|,)? ?$/u;

/** Offices in apposition to the name, as written; a role of the group among them. */
function positionsOf({ mention, sentence, reading }: Seen): readonly string[] {
  const at = sentence.indexOf(mention.span.start);
  const behind = AFTER_NAME.exec(sentence.text.slice(at + 1));
  if (behind !== null)
    return splitOffices({ sentence, reading, start: at + 1, end: at + 1 + behind[0].length });
  const ahead = BEFORE_NAME.exec(sentence.text.slice(0, at));
  return ahead === null ? [] : splitOffices({ sentence, reading, start: ahead.index, end: at });
}

/** "(đơn vị Cụm trưởng)" is said of the unit, "Cụm trưởng" of the person. */
function isPersonalRole(mention: Mention, sentence: Sentence): boolean {
  return (
    (isKind(mention, "chair") || isKind(mention, "deputy")) &&
    !SAID_OF_UNIT.test(sentence.surfaceOf(mention))
  );
}

const SAID_OF_UNIT = /^(?:đơn vị|cơ quan)/iu;

function splitOffices(range: {
  readonly sentence: Sentence;
  readonly reading: Reading;
  readonly start: number;
  readonly end: number;
}): readonly string[] {
  const { sentence, reading, start, end } = range;
  const offices: Span[] = [];
  for (const mention of sentence.within(start, end)) {
    if (isKind(mention, "position") || isPersonalRole(mention, sentence))
      offices.push(mention.span);
    else if (offices.length > 0)
      offices.push({ start: offices.pop()?.start ?? mention.span.start, end: mention.span.end });
  }
  return offices.map((span) => reading.article.text.slice(span.start, span.end));
}
