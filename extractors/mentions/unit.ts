import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, MentionOf, Scope } from "../mention.ts";
import { matchAt } from "./cursor.ts";
import type { ReadHead } from "./unit-list.ts";
import { readPlaceList, readSharedHead, unitUnder } from "./unit-list.ts";
import type { ReadUnit } from "./unit-name.ts";
import { readBodyEnd, readUnit } from "./unit-name.ts";

const FINDER = "unit";
const AND_BARE_PLACE = /\s*(?:,|;)\s*(?:và\s+)?|\s+và\s+/uy;

/**
 * Units by name ("Ban Tổ chức Tỉnh ủy Phú Yên"), units of a list that shares its head ("VKSND các huyện Kế Sách, Long
 * Phú": two units), and heads whose places stand elsewhere.
 */
export function findUnits(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  const mentions: Mention[] = [];
  let done = 0;
  for (const body of lexicon.bodies.findAll(scope.text)) {
    if (body.start < done) continue;
    const found = findAt(scope, body, lexicon);
    const last = found.at(-1);
    if (last === undefined) continue;
    mentions.push(...found);
    done = last.span.end;
  }
  return mentions;
}

type BodyMatch = ReturnType<Lexicon["bodies"]["findAll"]>[number];

function findAt(scope: Scope, body: BodyMatch, lexicon: Lexicon): readonly Mention[] {
  const isParty = body.value.class === "party";
  const end = isParty
    ? body.end
    : (readBodyEnd(scope.text, body.end, body.value, lexicon) ?? body.end);
  const isWritten = end > body.end || !(isParty || isLower(scope.text, body.start));
  const name = isWritten ? scope.original.slice(body.start, end) : body.value.name;
  const head = readSharedHead(scope.text, { start: body.start, end, name, isParty });
  if (head !== undefined) return shared(scope, { ...head, sector: body.value.sector }, lexicon);
  const unit = readUnit(scope.text, body.start, lexicon);
  if (unit === undefined || isLower(scope.text, unit.start)) return [];
  return [asMention(scope, unit), ...sameHead(scope, unit, lexicon)];
}

function isLower(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toUpperCase();
}

function shared(scope: Scope, head: ReadHead, lexicon: Lexicon): readonly Mention[] {
  const localities = head.head.levels.some((level) => level !== "tỉnh" && level !== "thành phố");
  const places = readPlaceList(scope.text, head.end, { lexicon, localities });
  if (places.length === 0)
    return [
      {
        kind: "head",
        span: { start: head.start, end: head.end },
        value: head.head,
        finder: FINDER,
      },
    ];
  return places.map((place, i) => ({
    kind: "unit",
    span: { start: i === 0 ? head.start : place.start, end: place.end },
    value: unitUnder(head.head, place, { lexicon, day: scope.day }),
    finder: "unit/shared-head",
  }));
}

/** "Tỉnh ủy Phú Yên, Bình Định và Kon Tum": provinces that follow a unit in a list have its head. */
function sameHead(scope: Scope, unit: ReadUnit, lexicon: Lexicon): readonly Mention[] {
  const { body, place } = unit.unit;
  if (body === null || place === null || lexicon.provinces.resolve(place, scope.day) === undefined)
    return [];
  const separator = matchAt(AND_BARE_PLACE, scope.text, unit.end);
  if (separator === undefined) return [];
  const places = readPlaceList(scope.text, unit.end + separator[0].length, {
    lexicon,
    localities: false,
  });
  const head = { body, levels: unit.level === undefined ? [] : [unit.level], count: undefined };
  return places.map((place) => ({
    kind: "unit",
    span: { start: place.start, end: place.end },
    value: unitUnder(head, place, { lexicon, day: scope.day }),
    finder: "unit/same-head",
  }));
}

function asMention(scope: Scope, read: ReadUnit): MentionOf<"unit"> {
  const { unit, start, end, bodyEnd } = read;
  const name = scope.original.slice(start, end);
  const body = unit.place === null ? name : scope.original.slice(start, bodyEnd).trim();
  return { kind: "unit", span: { start, end }, value: { ...unit, name, body }, finder: FINDER };
}
