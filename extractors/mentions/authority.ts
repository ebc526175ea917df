import type { Authority, Lexicon } from "../lexicon/lexicon.ts";
import type { PhraseMatch } from "../lexicon/phrases.ts";
import type { MentionOf, Scope } from "../mention.ts";
import { matchAt, matchesIn, NAME_SYLLABLE } from "./cursor.ts";
import { properNameEnd } from "./proper-name.ts";
import { readUnit } from "./unit-name.ts";

const SHORT_NAME = new RegExp(`(?: ${NAME_SYLLABLE}){0,3}`, "uy");
const NUMBER = /(?: \d)?/uy;
/** "Bộ Chính trị", "Bộ Chỉ huy": no ministries. */
const NO_MINISTRY = /\s(?:Chính trị|Chỉ huy|Tư lệnh|CHQS|CH|CHBĐBP)(?![\p{L}])/uy;
/** The council of a province is a unit like others there; see bodies.tsv. */
const LOCAL = /tỉnh|thành phố|huyện/iu;
const COUNCIL_SECTOR = /^\s+(?:ngành|tỉnh|thành phố|huyện|Trung ương|các cấp)(?![\p{L}])/iu;

/** Authorities that no unit's name covers: ministries, the government, central bodies, councils of emulation of a sector. */
export function findAuthorities(scope: Scope, lexicon: Lexicon): readonly MentionOf<"authority">[] {
  const central = lexicon.authorities
    .findAll(scope.text, scope.starts)
    .flatMap((found) => readAuthority(scope.text, found, lexicon) ?? []);
  return [...central, ...councils(scope, lexicon), ...calledShort(scope)].map((span) => ({
    kind: "authority",
    span,
    value: { name: scope.original.slice(span.start, span.end) },
    finder: "authority",
  }));
}

/** "đề nghị Bộ tặng", "được Tổng công ty khen thưởng": the body above the group by the head of its name alone, where it awards. */
const CALLED_SHORT =
  /(?<=(?<![\p{L}])(?:[Đđ]ề nghị|[Đđ]ề xuất|[Tt]rình|[Kk]iến nghị|được)\s+)(?:Bộ|Học viện|Tổng cục|Tập đoàn|Tổng công ty|Ngành|Quân khu|Tổng Liên đoàn|Trung ương Đoàn|Thành ủy|Tỉnh ủy|Sở)(?=\s+(?:xét\s+|xem xét,?\s+)?(?:trao tặng|tặng|trao|khen|công nhận)(?![\p{L}]))/gu;

function calledShort(scope: Scope): readonly NameSpan[] {
  return matchesIn(scope, CALLED_SHORT).map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

interface NameSpan {
  readonly start: number;
  readonly end: number;
}

function readAuthority(
  text: string,
  found: PhraseMatch<Authority>,
  lexicon: Lexicon,
): NameSpan | undefined {
  const { start, end, value } = found;
  const length = (pattern: RegExp): number => matchAt(pattern, text, end)?.[0].length ?? 0;
  switch (value.class) {
    case "whole":
      return { start, end };
    case "maybe":
      return { start, end: properNameEnd(text, end) ?? end };
    case "number":
      return { start, end: end + length(NUMBER) };
    case "committee":
      return { start, end: committeeEnd(text, found, lexicon) ?? end + length(SHORT_NAME) };
    case "name": {
      const name = properNameEnd(text, end);
      const isNone =
        value.name === "Bộ" ? length(NO_MINISTRY) > 0 : isOfPlace(text, start, lexicon);
      return name === undefined || isNone ? undefined : { start, end: name };
    }
    case "standing": {
      const body = readUnit(text, end + 1, lexicon)?.end;
      return body !== undefined && awards(text, start, body) ? { start, end: body } : undefined;
    }
    default:
      return value.class satisfies never;
  }
}

/** "Học viện Cán bộ TP. Hồ Chí Minh": a body of one place is a unit like others. */
function isOfPlace(text: string, start: number, lexicon: Lexicon): boolean {
  const unit = readUnit(text, start, lexicon);
  return unit !== undefined && unit.unit.place !== null;
}

const ASKED_BEFORE = /(?:đề nghị|trình|được|của) $/iu;
const AWARDS =
  / (?:đã |vừa )?(?:tặng|trao|khen|công nhận|quyết định (?:tặng|khen|công nhận))(?![\p{L}])/uy;
const LOOK_BACK = 10;

/** "BTV Hội LHPN huyện tặng Giấy khen": who leads a body stands for it where it awards; elsewhere the body is meant. */
function awards(text: string, start: number, end: number): boolean {
  return (
    matchAt(AWARDS, text, end) !== undefined ||
    ASKED_BEFORE.test(text.slice(Math.max(0, start - LOOK_BACK), start))
  );
}

const PARTY_COMMITTEE = "Đảng ủy";
const STANDING = "Ban Thường trực ";

/** "Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh": the committee with what it is the committee of. */
function committeeEnd(
  text: string,
  { start, end, value }: PhraseMatch<Authority>,
  lexicon: Lexicon,
): number | undefined {
  if (value.name.endsWith(PARTY_COMMITTEE))
    return readUnit(text, end - PARTY_COMMITTEE.length, lexicon)?.end;
  return value.name.startsWith(STANDING)
    ? readUnit(text, start + STANDING.length, lexicon)?.end
    : undefined;
}

/** "Hội đồng Thi đua khen thưởng ngành Tổ chức xây dựng Đảng": the council with its sector. */
function councils(scope: Scope, lexicon: Lexicon): readonly NameSpan[] {
  if (!scope.lower.includes("hội đồng")) return [];
  return lexicon.bodies.findAll(scope.text, scope.starts).flatMap(({ start, end, value }) => {
    if (!value.name.startsWith("Hội đồng Thi đua")) return [];
    const rest = COUNCIL_SECTOR.exec(scope.text.slice(end, end + 20));
    if (rest === null) return [{ start, end: readUnit(scope.text, end + 1, lexicon)?.end ?? end }];
    if (LOCAL.test(rest[0])) return [];
    const sector = lexicon.sectors.matchAt(scope.text, end + rest[0].length + 1);
    return [{ start, end: sector?.end ?? end + rest[0].length }];
  });
}
