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

/** What an organisation's review counts, by the words beside the number. */
export const FIGURE_RULES: readonly FigureRule[] = [
  {
    measure: "party-organisations",
    rule: "figure/party-organisations",
    means: "n chi bộ, đảng bộ cơ sở: party organisations.",
    pattern: new RegExp(
      `${NUMBER}\\s+(?<label>(?:chi bộ, đảng bộ|chi, đảng bộ|tổ chức) (?:cơ sở đảng|cơ sở|trực thuộc)|chi bộ trực thuộc)`,
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
    means: "chuyển đảng chính thức cho n: members confirmed.",
    pattern: new RegExp(`(?<label>chuyển đảng chính thức) cho ${NUMBER}`, "giu"),
  },
];
const TARGET = /(?:phấn đấu|chỉ tiêu|mục tiêu|trở lên|đặt ra|dự kiến|sẽ )/iu;

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
      const [match] = matchesOf(rule.pattern, text);
      if (match !== undefined)
        facts.push(...toFact(reading, rule, { match, from: sentence.span.start }));
    }
  }
  return facts;
}

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
