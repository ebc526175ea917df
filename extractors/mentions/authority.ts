import type { Lexicon } from "../lexicon/lexicon.ts";
import type { MentionOf, Scope } from "../mention.ts";
import { NAME_SYLLABLE, PROPER_NAME } from "./cursor.ts";

const CENTRAL = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:Văn phòng Trung ương Đảng|Thủ tướng Chính phủ|Chính phủ|Chủ tịch nước|Bộ(?! (?:Chính trị|Chỉ huy|Tư lệnh|CHQS|CH |CHBĐBP))${PROPER_NAME}|Bộ Tư lệnh Quân khu(?: \\d)?|Bộ Tư lệnh${PROPER_NAME}|(?:VKSND|Viện KSND|Viện kiểm sát nhân dân) tối cao|(?:TAND|Tòa án nhân dân) tối cao|Ban Chấp hành Trung ương(?: ${NAME_SYLLABLE}){0,3}|Trung ương (?:Hội|Đoàn|Đảng)(?:${PROPER_NAME})?|Học viện${PROPER_NAME}|Tổng cục${PROPER_NAME}|Ban Thường vụ (?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?ủy(?: ${NAME_SYLLABLE}){0,2}|BTV (?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?ủy)(?![\\p{L}\\p{M}])`,
  "gu",
);
/** The council of a province is a unit like others there; see bodies.tsv. */
const LOCAL = /tỉnh|thành phố|huyện/u;
const COUNCIL_SECTOR = /^\s+(?:ngành|tỉnh|thành phố|huyện|Trung ương|các cấp)/u;

/** Authorities that no unit's name covers: ministries, the government, central bodies, councils of emulation of a sector. */
export function findAuthorities(scope: Scope, lexicon: Lexicon): readonly MentionOf<"authority">[] {
  const central = [...scope.text.matchAll(CENTRAL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...central, ...councils(scope, lexicon)].map((span) => ({
    kind: "authority",
    span,
    value: { name: scope.original.slice(span.start, span.end) },
    finder: "authority",
  }));
}

/** "Hội đồng Thi đua khen thưởng ngành Tổ chức xây dựng Đảng": the council with its sector. */
function councils(scope: Scope, lexicon: Lexicon): readonly { start: number; end: number }[] {
  return lexicon.bodies.findAll(scope.text).flatMap(({ start, end, value }) => {
    if (!value.name.startsWith("Hội đồng Thi đua")) return [];
    const rest = COUNCIL_SECTOR.exec(scope.text.slice(end, end + 20));
    if (rest === null) return [{ start, end }];
    if (LOCAL.test(rest[0])) return [];
    const sector = lexicon.sectors.matchAt(scope.text, end + rest[0].length + 1);
    return [{ start, end: sector?.end ?? end + rest[0].length }];
  });
}
