import type { Person } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import { SAYS, SAYS_OR_DOES } from "../mentions/cursor.ts";
import type { Reading, Sentence } from "../reading.ts";
import { PARTS, partIn } from "./people-part.ts";
import type { NamedRule } from "./rule.ts";

export interface PersonFact {
  readonly person: Person;
  readonly spans: readonly Span[];
  readonly rule: string;
}

/** What makes a person one of the article's people. */
export const PERSON_RULE: NamedRule = {
  name: "person/introduced",
  means:
    "đồng chí <tên>, <chức vụ>: a person behind a form of address or rank, or beside an office.",
};

/** Persons introduced with an office or a form of address, with the most active part that the article gives them. */
export function findPeople(reading: Reading): readonly PersonFact[] {
  const people = new Map<string, KnownPerson>();
  for (const sentence of reading.sentences) {
    if (sentence.zone === "title") continue;
    for (const mention of sentence.mentions)
      if (isKind(mention, "person")) meet({ mention, sentence, reading }, people);
    for (const name of speakersIn(sentence)) hearAgain(name, people);
  }
  return [...people.values()].map(({ name, positions, part, spans }) => ({
    person: { name, positions, part },
    spans,
    rule: PERSON_RULE.name,
  }));
}

function meet(seen: Seen, people: Map<string, KnownPerson>): void {
  const key = nameKey(seen.mention.value.name);
  const known = people.get(key) ?? calledShort(key, people);
  if (known === undefined) people.set(key, firstSeen(seen));
  else addSeen(known, seen);
}

/** "Chị Thu Ngà" is Trần Thị Thu Ngà, of whom the article told before: the last two syllables of one known name. */
function calledShort(
  key: string,
  people: ReadonlyMap<string, KnownPerson>,
): KnownPerson | undefined {
  const tail = ` ${key}`;
  if (key.split(" ").length !== SHORT_NAME) return undefined;
  const called = [...people].filter(([full]) => full.endsWith(tail));
  return called.length === 1 ? called[0]?.[1] : undefined;
}

const SHORT_NAME = 2;

const SAID_BY = new RegExp(
  `(?<![\\p{L}])(?:ông|bà|anh|chị|thầy|cô|đồng chí|đ/c) (?<name>\\p{Ll}+) (?:(?:cũng|còn|đã|lại|thì) )*(?:${SAYS.join("|")})(?![\\p{L}])`,
  "gu",
);

/** "…", ông Lương nói: the last syllables of the names of those who speak. */
function speakersIn(sentence: Sentence): readonly string[] {
  return sentence.findAll(SAID_BY).map(({ groups }) => groups?.["name"] ?? "");
}

/** The one known person whose name ends so has spoken. */
function hearAgain(name: string, people: ReadonlyMap<string, KnownPerson>): void {
  const called = [...people].filter(([full]) => full.endsWith(` ${nameKey(name)}`));
  const [one] = called;
  if (one === undefined || called.length > 1) return;
  const [, known] = one;
  if (PARTS.indexOf("spoke") < PARTS.indexOf(known.part)) known.part = "spoke";
}

/** A person while the sentences are read: the first offices that are told, the most active part. */
interface KnownPerson {
  readonly name: string;
  positions: readonly string[];
  part: Person["part"];
  readonly spans: Span[];
}

interface Seen {
  readonly mention: MentionOf<"person">;
  readonly sentence: Sentence;
  readonly reading: Reading;
}

function firstSeen(seen: Seen): KnownPerson {
  const { mention, sentence } = seen;
  return {
    name: mention.value.name,
    positions: positionsOf(seen),
    part: partIn(mention, sentence),
    spans: [mention.span],
  };
}

function addSeen(known: KnownPerson, seen: Seen): void {
  const part = partIn(seen.mention, seen.sentence);
  if (PARTS.indexOf(part) < PARTS.indexOf(known.part)) known.part = part;
  if (known.positions.length === 0) known.positions = positionsOf(seen);
  known.spans.push(seen.mention.span);
}

const FORMERLY = "(?:(?:nguyên|tân|cựu) )?";
/** "Cụm trưởng Cụm thi đua số 9, năm 2025 các đơn vị …": behind a comma a year is the role's only where nothing goes on. */
const ROLE = "[\\uE003\\uE004](?:,? ?\\uE005)?(?: ?\\uE006|, ?\\uE006(?=[,.;:)]|$))?";
/** An office with a name right behind it is that of the next person. */
const OFFICE = `${FORMERLY}(?:\\uE00C(?! \\uE00B)|${ROLE})`;
const AFTER_NAME = new RegExp(
  `^(?: ?\\([^()]{1,40}\\))? ?(?:,|-|\\()? ?${OFFICE}(?:(?:(?:,| -| ?\\()? ?(?:(?:kiêm|đồng thời là) )?${OFFICE}| và (?:\\uE00C|${ROLE})))*`,
  "u",
);
const BEFORE_NAME = new RegExp(
  `(?<!\\uE00B[,-]? ?(?:\\uE00C, ?)*)(?:\\uE00C, ?)*(?:\\uE00C|(?<=^|[,;:.] ?|(?:do|của|là|và) )${ROLE}) ?-? ?$`,
  "u",
);
/** "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy X, ông Y, đề xuất": an office that opens the sentence. */
const OPENING_OFFICE = /^(?:\uE00C, ?){1,3}(?:đồng chí|ông|bà|anh|chị|thầy|cô) $/u;

/** Offices in apposition to the name, as written; a role of the group among them. */
function positionsOf({ mention, sentence, reading }: Seen): readonly string[] {
  const at = sentence.indexOf(mention.span.start);
  const behind = sentence.find(AFTER_NAME, at + 1);
  const before = sentence.text.slice(0, at);
  const ahead = BEFORE_NAME.exec(before) ?? OPENING_OFFICE.exec(before);
  return [
    ...(ahead === null ? [] : splitOffices({ sentence, reading, start: ahead.index, end: at })),
    ...(behind === undefined
      ? []
      : splitOffices({ sentence, reading, start: at + 1, end: at + 1 + behind[0].length })),
  ];
}

/** "(đơn vị Cụm trưởng)" is said of the unit, "Cụm trưởng" of the person. */
function isPersonalRole(mention: Mention, sentence: Sentence): boolean {
  return (
    (isKind(mention, "chair") || isKind(mention, "deputy")) &&
    !SAID_OF_UNIT.test(sentence.surfaceOf(mention))
  );
}

const SAID_OF_UNIT = /^(?:đơn vị|cơ quan)/iu;

/** "Trưởng cụm dân cư số 2", "Cụm trưởng cụm chuyên môn": a role in a cluster that is none of emulation, with its name. */
function officeEnd(mention: Mention, sentence: Sentence): number {
  if (mention.kind === "position") return mention.span.end;
  const at = sentence.indexOf(mention.span.start) + 1;
  const other = sentence.find(OTHER_CLUSTER, at);
  return other === undefined ? mention.span.end : sentence.spanOf(at, at + other[0].length).end;
}

const OTHER_CLUSTER = new RegExp(
  `^ (?:cụm|khối|dân cư|dân vận|bản|chuyên môn|tập huấn|thi đấu|liên trường)(?![\\p{L}])[^,;.:()]{0,60}?(?=[,;.:()]|$| (?:${SAYS_OR_DOES.join("|")})(?![\\p{L}]))`,
  "u",
);

/** "nguyên Phó Bí thư", "tân Khối trưởng": where an office starts with what says that it is one no more, or since now. */
function formerlyAt({ span: { start } }: Mention, sentence: Sentence): number {
  const word = sentence.find(FORMERLY_BEFORE, 0, sentence.indexOf(start))?.[0];
  return word === undefined ? start : start - word.length;
}

const FORMERLY_BEFORE = /(?<![\p{L}])(?:nguyên|tân|cựu) $/iu;

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
      offices.push({ start: formerlyAt(mention, sentence), end: officeEnd(mention, sentence) });
    else if (mention.kind === "chair" || mention.kind === "deputy") break;
    else if (offices.length > 0)
      offices.push({ start: offices.pop()?.start ?? mention.span.start, end: mention.span.end });
  }
  return offices.map((span) => reading.article.text.slice(span.start, span.end));
}
