import type { Award } from "../../src/model/extraction.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Mention } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import type { Sentence } from "../reading.ts";
import type { AwardClause } from "./award-clause.ts";
import { asUnit } from "./rule.ts";

const ASKED = slotPattern(
  "(?:đề nghị|đề xuất|trình|kiến nghị|báo cáo) (?:với |lên |cấp trên |các cấp )?(?:xét |xem xét,? )?(?<asked>AUTHORITY|HEAD)(?! (?:tham mưu|trình|tổng hợp|đề nghị|đề xuất)(?![\\p{L}]))",
);
/** "đề nghị <A> tặng Cờ thi đua …; <A2> tặng Bằng khen …": each title has its own, said right before the verb. */
const OWN = slotPattern(
  "(?:^|;|,|:| và| để) ?(?:(?:-|\\+|•|\\*|\\d{1,2}[.)]|[a-zđ][.)]) ?)?AUTHORITY#asked (?:xét |xem xét )?(?:trao tặng|tặng thưởng|tặng|trao|công nhận)",
);
/** "Chủ tịch UBND tỉnh được đề nghị tặng Bằng khen cho 3 tập thể": who stands first is asked, where others get it. */
const IS_ASKED = slotPattern(
  "(?:^|[;,] ?)AUTHORITY#asked (?:cũng )?được (?:(?:cụm|khối|hội nghị|\uE005) )?(?:thống nhất |nhất trí )?(?:đề nghị|đề xuất|kiến nghị)(?: xem xét,?| xét)? (?:tặng|tặng thưởng|trao) $",
);
const OF = slotPattern(
  "^[^.;]{0,70}?(?:của AUTHORITY#of|(?:do|được đề nghị|được đề xuất|được trình) AUTHORITY#by(?:$| (?:trao|tặng|công nhận|xét)))",
);
/** "Bằng khen Thủ tướng Chính phủ cho …", "Cờ UBND tỉnh": whose it is, without a word between. */
const OWNED = slotPattern(
  "^ (?<of>[\uE00A\uE00C](?= ?(?:[,.;):]|$|(?:cho|tặng|năm|về|và|đối với|vì|do|đã)(?![\\p{L}])|\uE006))|\uE001(?= (?:cho|tặng cho)(?![\\p{L}])))",
);
const GIVER = slotPattern(
  "(?<giver>AUTHORITY|HEAD) (?:đã |quyết định |cũng |vừa |(?:có|ra|ký|ban hành) (?:các )?quyết định |gửi )*(?:trao tặng|tặng|trao|khen|công nhận)",
);
const ON_BEHALF = slotPattern("(?:(?:thừa )?ủy quyền(?: của)?|thay mặt) AUTHORITY#giver");
/** "Ông A, Phó Giám đốc <U> trao …": who hands over in person is not who awards. */
const OF_PERSON = /\uE00B(?:,| -| ?\()? ?(?:\uE00C,? ?)*$/u;
/** "Theo quyết định của UBND tỉnh, <U> được tặng …": whose decision it is. */
const DECIDED_BY = slotPattern(
  "(?:theo|tại|bằng) quyết định(?: số \\S+)?(?:,? (?:ngày )?\uE007,?)? của AUTHORITY#giver",
);
const RECEIVED_FROM = slotPattern(
  "được (?:[^.;\uE001]{0,12} )?(?<giver>AUTHORITY|HEAD) (?:trao tặng|tặng|trao|khen)",
);
const TO = /(?:^|\s)(?:cho|tới|đến|đối với)(?![\p{L}])/u;

/** Who is asked for the award or gives it, in the article's words; an authority said once carries through the chain. */
export function findAuthority(
  clause: AwardClause,
  status: Award["status"],
  original: string,
): string | undefined {
  const { sentence } = clause;
  const own = ofAuthority(clause);
  if (status === "proposed") {
    const asked = last(sentence, ASKED, clause) ?? last(sentence, OWN, clause);
    const first = hasReceiver(clause)
      ? last(sentence, IS_ASKED, { start: 0, at: clause.at })
      : undefined;
    const before = asksAnew(clause)
      ? undefined
      : last(sentence, ASKED, { start: 0, at: clause.at });
    return nameOf(asked ?? own ?? first ?? before, original);
  }
  const range = { start: ownSubject(clause), at: clause.at };
  const giver =
    last(sentence, RECEIVED_FROM, { start: clause.start, at: clause.at }) ??
    last(sentence, ON_BEHALF, range) ??
    givenBy(sentence, range) ??
    last(sentence, DECIDED_BY, range) ??
    decidedBy(clause);
  const named = own === undefined ? giver : inFull(own, last(sentence, ON_BEHALF, range), sentence);
  return nameOf(named, original, status === "awarded");
}

/** "thừa ủy quyền của Bộ trưởng Bộ Tài chính … trao Bằng khen của Bộ trưởng": the second time in short. */
function inFull(own: Mention, giver: Mention | undefined, sentence: Sentence): Mention {
  const isShort =
    giver !== undefined && sentence.surfaceOf(giver).startsWith(`${sentence.surfaceOf(own)} `);
  return isShort ? giver : own;
}

/** Who took the decision that the sentence spells out. */
function decidedBy({ decision }: AwardClause): Mention | undefined {
  return decision?.mentions.find(({ kind }) => AUTHORITIES.has(kind));
}

const AUTHORITIES: ReadonlySet<string> = new Set(["authority", "unit", "position"]);

/** "…; đề nghị công nhận danh hiệu …": another proposal, of which is not said to whom it goes. */
function asksAnew({ sentence, start, at }: AwardClause): boolean {
  return start > 0 && sentence.says(ASKS_NOBODY, start, at);
}

const ASKS_NOBODY = /;(?: và)? ?(?:đề nghị|đề xuất) (?:xét |xem xét )?công nhận(?![\p{L}])[^.;]*$/u;

function hasReceiver({ sentence, at, end }: AwardClause): boolean {
  return TO.test(sentence.text.slice(at + 1, end));
}

/** "<cấp> tặng … cho <U>; 64 cá nhân được tặng …": behind a semicolon, a recipient as subject has nothing of the giver before it. */
function ownSubject({ sentence, at }: AwardClause): number {
  const before = sentence.text.slice(0, at);
  const semicolon = before.lastIndexOf(";");
  return OWN_SUBJECT.test(before.slice(semicolon + 1)) ? semicolon + 1 : 0;
}

const OWN_SUBJECT =
  /[\uE001\uE002\uE008\uE00B][^.;\uE00A]{0,40}(?:được|đón nhận|nhận) [^.;]{0,40}$/u;

function givenBy(
  sentence: Sentence,
  range: { readonly start: number; readonly at: number },
): Mention | undefined {
  const giver = last(sentence, GIVER, range);
  if (giver === undefined || giver.kind !== "position") return giver;
  return sentence.says(OF_PERSON, 0, sentence.indexOf(giver.span.start)) ? undefined : giver;
}

function ofAuthority(clause: AwardClause): Mention | undefined {
  const after = clause.sentence.text.slice(clause.at + 1, clause.end);
  const recipient = after.search(TO);
  const title = recipient === -1 ? after : after.slice(0, recipient);
  const [match] = [...matchesOf(OWNED, after), ...matchesOf(OF, title)];
  const range = match?.indices?.groups?.["of"] ?? match?.indices?.groups?.["by"];
  return range === undefined ? undefined : clause.sentence.at(clause.at + 1 + range[0]);
}

function last(
  sentence: Sentence,
  pattern: RegExp,
  range: { readonly start: number; readonly at: number },
): Mention | undefined {
  const match = matchesOf(pattern, sentence.text.slice(range.start, range.at)).at(-1);
  const found = match?.indices?.groups?.["asked"] ?? match?.indices?.groups?.["giver"];
  return found === undefined ? undefined : sentence.at(range.start + found[0]);
}

const PARTY_SECRETARY = /^(?:Phó )?Bí thư/u;

/** A person who gives in the name of a body ("Bí thư Đảng ủy X đã tặng") stands for the body. */
function nameOf(
  mention: Mention | undefined,
  original: string,
  isGiver?: boolean,
): string | undefined {
  if (mention === undefined) return undefined;
  const unit =
    isGiver === true && mention.kind === "position" && PARTY_SECRETARY.test(mention.value.title)
      ? asUnit(mention, original)
      : undefined;
  return unit?.name ?? original.slice(mention.span.start, mention.span.end);
}
