import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchesIn, startsLower } from "./cursor.ts";
import { readUnit } from "./unit-name.ts";

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

const COMMITTEE_AT_END = /(?:Tỉnh|Thành|Huyện|Quận|Thị) ?ủy$/u;
const CHAIN_JOINT = /^(?:,| và|, và) $/u;

/** "Ban Tổ chức, Ban Tuyên giáo và Ban Dân vận Thành ủy": the committee said once at the end is that of all before. */
export function findTailCommittee(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const heads = lexicon.bodies
    .findAll(scope.text, scope.starts)
    .filter(({ value, start }) => value.class === "party" && !startsLower(scope.text, start));
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
