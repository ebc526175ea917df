import type { Figure } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { matchesOf } from "../../src/text/matches.ts";
import { parseNumber } from "../../src/text/numerals.ts";
import type { Reading, Sentence } from "../reading.ts";

export interface FigureFact {
  readonly figure: Figure;
  readonly span: Span;
  readonly rule: string;
}

interface FigureRule {
  readonly measure: string;
  readonly rule: string;
  readonly means: string;
  readonly pattern: RegExp;
}

const NUMBER = "(?<![\\p{L}\\p{N}/.,])(?<value>\\d{1,3}(?:\\.\\d{3})+|\\d{1,6})";

/** "thành lập 6 tổ hợp tác, 2 hợp tác xã": what is founded, the first or the second of two. */
const FOUNDED = "thành lập (?:mới |được )?(?:[\\d.]{1,7} (?:tổ hợp tác|hợp tác xã)(?:,| và) )?";

/** What an organisation's review counts, by the words beside the number. */
export const FIGURE_RULES: readonly FigureRule[] = [
  {
    measure: "party-organisations",
    rule: "figure/party-organisations",
    means: "n chi bộ, đảng bộ cơ sở: party organisations.",
    pattern: new RegExp(
      `(?<!(?:cho|tặng|đối với) )${NUMBER}\\s+(?<label>(?:chi bộ, đảng bộ|chi, đảng bộ|tổ chức) (?:cơ sở đảng|cơ sở(?! đảng)|trực thuộc)|chi bộ trực thuộc)(?!(?: và \\d{1,4} (?:đảng viên|cá nhân))? (?:hoàn thành|trong sạch|đạt|được|tiêu biểu|xuất sắc))`,
      "giu",
    ),
  },
  {
    measure: "members-admitted",
    rule: "figure/members-admitted",
    means: "kết nạp n đảng viên, hội viên, đoàn viên: members admitted.",
    pattern: new RegExp(
      `kết nạp (?:được |mới )?${NUMBER}\\s+(?<label>(?:đảng viên|hội viên|đoàn viên)(?: mới)?)`,
      "giu",
    ),
  },
  {
    measure: "party-members",
    rule: "figure/party-members",
    means: "có n đảng viên: party members.",
    pattern: new RegExp(
      `(?:tổng số|với|có|gồm|trên|hơn) ${NUMBER}\\s+(?<label>đảng viên)(?! (?:mới|được|đạt|hoàn thành))`,
      "giu",
    ),
  },
  {
    measure: "members",
    rule: "figure/members",
    means: "có n hội viên, đoàn viên: the members of an association.",
    pattern: new RegExp(
      `(?:tổng số|với|có|gồm) ${NUMBER}\\s+(?<label>hội viên|đoàn viên)(?! (?:mới|được|đạt|tham gia))`,
      "giu",
    ),
  },
  {
    measure: "appointments",
    rule: "figure/appointments",
    means: "n lượt cán bộ … được bổ nhiệm: appointments.",
    pattern: new RegExp(
      `${NUMBER}\\s+(?<label>lượt (?:cán bộ|đồng chí)(?:, (?:đảng viên|công chức|viên chức))*)(?<gap>[^;.0-9]{0,80}?)(?<tail>được bổ nhiệm)`,
      "giu",
    ),
  },
  {
    measure: "committee-members-approved",
    rule: "figure/committee-members-approved",
    means: "n cấp ủy viên: committee members approved.",
    pattern: new RegExp(`${NUMBER}\\s+(?<label>cấp ủy viên)`, "giu"),
  },
  {
    measure: "members-confirmed",
    rule: "figure/members-confirmed",
    means: "chuyển đảng chính thức cho n, công nhận chính thức n đồng chí: members confirmed.",
    pattern: new RegExp(
      `(?<label>chuyển đảng chính thức|công nhận (?:đảng viên )?chính thức)(?: cho)? ${NUMBER}`,
      "giu",
    ),
  },
  {
    measure: "members-confirmed",
    rule: "figure/full-members",
    means: "công nhận n đảng viên chính thức: members confirmed.",
    pattern: new RegExp(
      `(?:công nhận|chuyển) (?:được |cho )?${NUMBER}\\s+(?<label>đảng viên (?:dự bị thành )?chính thức)`,
      "giu",
    ),
  },
  {
    measure: "branches",
    rule: "figure/branches",
    means: "n chi hội: the branches of an association.",
    pattern: new RegExp(
      `(?<!(?:cho|tặng|đối với) )${NUMBER}\\s+(?<label>chi hội)(?! (?:trưởng|phó|mới|được|đạt))`,
      "giu",
    ),
  },
  {
    measure: "cooperative-groups-founded",
    rule: "figure/cooperative-groups-founded",
    means: "thành lập n tổ hợp tác: groups of co-operating farmers founded.",
    pattern: new RegExp(`${FOUNDED}${NUMBER}\\s+(?<label>tổ hợp tác)`, "giu"),
  },
  {
    measure: "cooperatives-founded",
    rule: "figure/cooperatives-founded",
    means: "thành lập n hợp tác xã: co-operatives founded.",
    pattern: new RegExp(`${FOUNDED}${NUMBER}\\s+(?<label>hợp tác xã)`, "giu"),
  },
  {
    measure: "unions-founded",
    rule: "figure/unions-founded",
    means: "thành lập n công đoàn cơ sở: trade unions founded.",
    pattern: new RegExp(`${FOUNDED}${NUMBER}\\s+(?<label>công đoàn cơ sở)`, "giu"),
  },
  {
    measure: "training-classes",
    rule: "figure/training-classes",
    means: "mở n lớp tập huấn, dạy nghề: classes held.",
    pattern: new RegExp(
      `(?:mở|tổ chức)(?: được)? ${NUMBER}\\s+(?<label>lớp (?:tập huấn|dạy nghề|bồi dưỡng))`,
      "giu",
    ),
  },
  {
    measure: "land-donated",
    rule: "figure/land-donated",
    means: "hiến n m2 đất: land given for public works.",
    pattern: new RegExp(
      `hiến (?:được |trên |hơn |gần )?${NUMBER}\\s*(?<label>(?:m2|m²) đất)`,
      "giu",
    ),
  },
  {
    measure: "labour-days",
    rule: "figure/labour-days",
    means: "góp n ngày công: days of unpaid work.",
    pattern: new RegExp(`${NUMBER}\\s+(?<label>ngày công)(?! (?:nghĩa vụ|tối thiểu))`, "giu"),
  },
  {
    measure: "houses-built",
    rule: "figure/houses-built",
    means: "xây n (căn) nhà “…”, n ngôi nhà cho hộ nghèo: houses built for those in need.",
    pattern: new RegExp(
      `(?:xây|xây dựng|sửa chữa|làm|trao|bàn giao)(?: mới| được)? ${NUMBER}\\s+(?<label>(?:căn )?nhà (?:"[^"]{3,40}"|tình nghĩa|đại đoàn kết|cho hộ nghèo)|(?:ngôi|căn) nhà(?= cho (?:các )?(?:hộ|gia đình|hội viên|đoàn viên)))`,
      "giu",
    ),
  },
  {
    measure: "blood-units",
    rule: "figure/blood-units",
    means: "tiếp nhận n đơn vị máu: units of blood given.",
    pattern: new RegExp(
      `(?:tiếp nhận|thu|thu nhận|vận động|hiến)(?: được| về)? ${NUMBER}\\s+(?<label>đơn vị máu)`,
      "giu",
    ),
  },
  {
    measure: "party-organisations-inspected",
    rule: "figure/party-organisations-inspected",
    means: "kiểm tra n tổ chức đảng: Party organisations inspected.",
    pattern: new RegExp(`kiểm tra (?:được )?${NUMBER}\\s+(?<label>tổ chức đảng)`, "giu"),
  },
  {
    measure: "party-members-inspected",
    rule: "figure/party-members-inspected",
    means: "kiểm tra n tổ chức đảng và n đảng viên: Party members inspected.",
    pattern: new RegExp(
      `kiểm tra (?:được )?(?:[\\d.]{1,7} tổ chức đảng(?:,| và) )?${NUMBER}\\s+(?<label>đảng viên)`,
      "giu",
    ),
  },
  {
    measure: "party-organisations-supervised",
    rule: "figure/party-organisations-supervised",
    means: "giám sát chuyên đề n tổ chức đảng: Party organisations supervised.",
    pattern: new RegExp(
      `(?<label>giám sát chuyên đề) (?:đối với |được )?${NUMBER}\\s+(?<tail>tổ chức đảng)`,
      "giu",
    ),
  },
  {
    measure: "party-members-disciplined",
    rule: "figure/party-members-disciplined",
    means: "thi hành kỷ luật n đảng viên: Party members disciplined.",
    pattern: new RegExp(
      `(?<label>thi hành kỷ luật) (?:đối với )?${NUMBER}\\s+(?<tail>đảng viên)`,
      "giu",
    ),
  },
  {
    measure: "patients-examined",
    rule: "figure/patients-examined",
    means: "khám bệnh cho n lượt người: patients examined.",
    pattern: new RegExp(
      `(?<label>khám(?:, chữa)? bệnh) (?:được |cho )?${NUMBER}\\s+(?<tail>lượt (?:người|bệnh nhân))`,
      "giu",
    ),
  },
  {
    measure: "inpatients-treated",
    rule: "figure/inpatients-treated",
    means: "điều trị nội trú n lượt bệnh nhân: patients treated in hospital.",
    pattern: new RegExp(
      `(?<label>điều trị nội trú) (?:được |cho )?${NUMBER}\\s+(?<tail>lượt (?:người|bệnh nhân))`,
      "giu",
    ),
  },
  {
    measure: "operations",
    rule: "figure/operations",
    means: "n ca phẫu thuật: operations done.",
    pattern: new RegExp(`${NUMBER}\\s+(?<label>ca phẫu thuật)`, "giu"),
  },
];
const TARGET =
  /(?:phấn đấu|(?<!(?:đạt|vượt) (?:[\d.,]+%? )?(?:so với )?)chỉ tiêu|mục tiêu|trở lên|đặt ra|dự kiến|sẽ )/iu;

/** What an organisation's own review counts. Targets for the year ahead are no figures. One value a measure: the first. */
export function findFigures(
  reading: Reading,
  sentences: readonly Sentence[],
): readonly FigureFact[] {
  const facts: FigureFact[] = [];
  for (const sentence of sentences) {
    const text = reading.canonical.slice(sentence.span.start, sentence.span.end);
    if (TARGET.test(text)) continue;
    for (const rule of FIGURE_RULES) {
      if (facts.some((fact) => fact.figure.measure === rule.measure)) continue;
      const match = matchesOf(rule.pattern, text).find((one) => isOwnResult(text, one));
      if (match !== undefined)
        facts.push(...toFact(reading, rule, { match, from: sentence.span.start }));
    }
  }
  return facts;
}

/** "chưa thành lập 2 hợp tác xã", "mỗi chi hội kết nạp 5 hội viên", "5 ca phẫu thuật mỗi ngày": denied, asked for, a rate, or of other years. */
function isOwnResult(text: string, { index, 0: matched }: RegExpExecArray): boolean {
  const before = text.slice(0, index);
  const clause = before.slice(before.search(LAST_CLAUSE)) + matched;
  return !NO_RESULT.test(clause) && !NOT_THOSE.test(text.slice(index + matched.length));
}

const LAST_CLAUSE = /[^;.,]*$/u;
const NO_RESULT =
  /(?<![\p{L}])(?:chưa|không|mỗi|bình quân|trung bình|giải thể|đề xuất|kiến nghị|kế hoạch|nhiệm vụ|so với|trong số|hộ|gia đình|điển hình là|riêng)(?![\p{L}])/iu;
const NOT_THOSE =
  /^ (?:xin|vay|tiêu biểu|bị|miễn|ra khỏi|vi phạm|mỗi|một (?:ngày|tháng))(?![\p{L}])/u;

function toFact(
  reading: Reading,
  rule: FigureRule,
  found: { readonly match: RegExpExecArray; readonly from: number },
): readonly FigureFact[] {
  const { match, from } = found;
  const { value: digits = "", label = "", tail } = match.groups ?? {};
  const value = parseNumber(digits);
  if (value === undefined) return [];
  const start = from + match.index;
  const span = { start, end: start + match[0].length };
  const words = tail === undefined ? label : `${label} … ${tail}`;
  const asWritten =
    tail === undefined
      ? reading.article.text.slice(
          span.start + match[0].indexOf(label),
          span.start + match[0].indexOf(label) + label.length,
        )
      : words;
  return [{ figure: { measure: rule.measure, value, label: asWritten }, span, rule: rule.rule }];
}
