import { matchesOf } from "../../src/text/matches.ts";
import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchesIn, startsLower } from "./cursor.ts";
import type { ReadUnit } from "./unit-name.ts";
import { readUnit } from "./unit-name.ts";

type BodyMatch = PhraseMatch<Body>;

/** "các ban Tổ chức, Nội chính, Tuyên giáo Tỉnh ủy": commissions of one committee, their "Ban" and committee said once. */
export function findCommissions(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  return matchesIn(scope, COMMISSIONS).flatMap((match) => {
    const { list = "", committee = "" } = match.groups ?? {};
    const listAt = match.index + match[0].indexOf(list);
    const place = placeBehind(scope, match.index + match[0].length, lexicon);
    const fields = matchesOf(COMMISSION_FIELD, list);
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

const CHAIN_JOINT = /^(?:,| và|, và) $/u;
/** What a body of each class has behind it in full: its committee, or its level, and a place. */
const TAILS: Readonly<Partial<Record<Body["class"], RegExp>>> = {
  party: /(?<=\s)(?:Tỉnh|Thành|Huyện|Quận|Thị) ?ủy(?=\s|$)/u,
  level: /(?<=\s)(?:tỉnh|thành phố|huyện|quận|thị xã)(?=\s|$)/u,
};

interface Tail {
  readonly class: Body["class"];
  readonly start: number;
  readonly words: string;
  /** What of the words belongs to the body. */
  readonly own: string;
  readonly place: string | null;
}

/** "Ban Tổ chức, Ban Tuyên giáo và Ban Dân vận Thành ủy", "Hội Nông dân và Hội Cựu chiến binh tỉnh": what is said once at the end is that of all before. */
export function findSharedTails(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const heads = lexicon.bodies
    .findAll(scope.text, scope.starts)
    .filter(
      ({ value, start }) => TAILS[value.class] !== undefined && !startsLower(scope.text, start),
    );
  const mentions: Mention[] = [];
  let tail: Tail | undefined;
  for (const head of heads.toReversed()) {
    const unit = readUnit(scope.text, head.start, lexicon);
    if (unit !== undefined && unit.end > head.end) tail = tailOf(scope, head, unit);
    else if (tail !== undefined && isInChain(scope, head, tail)) {
      mentions.push(withTail(scope, head, tail));
      tail = { ...tail, start: head.start };
    } else tail = undefined;
  }
  return mentions;
}

function tailOf({ text, original }: Scope, head: BodyMatch, read: ReadUnit): Tail | undefined {
  const at = TAILS[head.value.class]?.exec(text.slice(head.end, read.end))?.index;
  if (at === undefined) return undefined;
  const start = head.end + at;
  return {
    class: head.value.class,
    start: head.start,
    words: original.slice(start, read.end),
    own: original.slice(start, read.bodyEnd).trim(),
    place: read.unit.place,
  };
}

function isInChain({ text }: Scope, head: BodyMatch, tail: Tail): boolean {
  return tail.class === head.value.class && CHAIN_JOINT.test(text.slice(head.end, tail.start));
}

function withTail({ original }: Scope, { start, end }: BodyMatch, tail: Tail): Mention {
  const { words, own, place } = tail;
  const head = original.slice(start, end);
  const name = `${head} ${words}`;
  const body = place === null ? name : `${head} ${own}`.trim();
  const value = { name, body, place };
  return { kind: "unit", span: { start, end }, value, finder: "unit/commissions" };
}
