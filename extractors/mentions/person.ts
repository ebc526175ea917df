import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, MentionOf, Scope } from "../mention.ts";
import { NAME_SYLLABLE } from "./cursor.ts";

const RANKS =
  "(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|GS|PGS|TSKH|TS|ThS|Ths|Tiến sĩ|Thạc sĩ|Bác sĩ|BS|CKII|CKI|Luật sư|Nhà báo|nhà báo|đồng chí|NSƯT|NSND)\\.?,?\\s*){0,4}";
const NAME = `(?<name>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,4})`;
const NAME_END = "(?![\\p{L}\\p{M}])";
const INTRODUCED = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Tt]hầy|[Cc]ô)(?::|,)?\\s+${RANKS}${NAME}${NAME_END}`,
  "gu",
);
const RANKED = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:Trung tướng|Thiếu tướng|Thượng tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá)\\s+${NAME}${NAME_END}`,
  "gu",
);
const BEFORE_OFFICE = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:Ông |Bà |Anh |Chị |Thầy |Cô )?${NAME}\\s*(?:,|-|\\()\\s*$`,
  "u",
);
const AFTER_OFFICE = new RegExp(`^\\s*(?:-\\s*)?${NAME}${NAME_END}`, "u");
const REACH = 40;

/**
 * Persons: behind a form of address or a military rank, or beside an office ("A Pớt – Phó Bí thư …", "Bí thư Tỉnh ủy
 * Hoàng Duy Chinh"). A name that starts with a word of the lexicon is none.
 */
export function findPersons(scope: Scope, lexicon: Lexicon): readonly MentionOf<"person">[] {
  const spans = [
    ...[...scope.text.matchAll(INTRODUCED), ...scope.text.matchAll(RANKED)].map(spanOfName),
    ...scope.mentions.flatMap((mention) =>
      mention.kind === "position" ? besideOffice(scope, mention) : [],
    ),
  ].map((span) => withoutLexicon(scope, span, lexicon));
  const seen = new Set<number>();
  return spans.flatMap((span) => {
    if (span === undefined || seen.has(span.start) || isTaken(scope.mentions, span)) return [];
    seen.add(span.start);
    return [
      {
        kind: "person",
        span,
        value: { name: scope.original.slice(span.start, span.end) },
        finder: "person",
      } as const,
    ];
  });
}

interface NameSpan {
  readonly start: number;
  readonly end: number;
}

function spanOfName(match: RegExpExecArray): NameSpan {
  const name = match.groups?.["name"] ?? "";
  const end = match.index + match[0].length;
  return { start: end - name.length, end };
}

function besideOffice(scope: Scope, office: MentionOf<"position">): readonly NameSpan[] {
  const from = Math.max(0, office.span.start - REACH);
  const before = BEFORE_OFFICE.exec(scope.text.slice(from, office.span.start));
  const name = before?.groups?.["name"];
  if (before !== null && name !== undefined) {
    const start = from + before.index + before[0].indexOf(name);
    return [{ start, end: start + name.length }];
  }
  const after = AFTER_OFFICE.exec(scope.text.slice(office.span.end, office.span.end + REACH));
  const next = after?.groups?.["name"];
  if (after === null || next === undefined) return [];
  const start = office.span.end + after[0].length - next.length;
  return [{ start, end: start + next.length }];
}

const SYLLABLE = new RegExp(NAME_SYLLABLE, "gu");
const MIN_SYLLABLES = 2;
const MAX_SYLLABLES = 4;

/** The name up to the first word that the lexicon knows as something else; undefined where too little is left. */
function withoutLexicon(scope: Scope, span: NameSpan, lexicon: Lexicon): NameSpan | undefined {
  const text = scope.text.slice(span.start, span.end);
  if (text === text.toUpperCase() && text.length > 12) return undefined;
  const syllables = [...text.matchAll(SYLLABLE)];
  const stop = syllables.findIndex(({ index }) =>
    startsKnown(scope.text, span.start + index, lexicon),
  );
  const kept = syllables.slice(0, stop === -1 ? MAX_SYLLABLES : Math.min(stop, MAX_SYLLABLES));
  const last = kept.at(-1);
  if (kept.length < MIN_SYLLABLES || last === undefined) return undefined;
  return { start: span.start, end: span.start + last.index + last[0].length };
}

function startsKnown(text: string, at: number, lexicon: Lexicon): boolean {
  return lexicon.titles.matchAt(text, at) !== undefined || NOT_A_NAME.test(text.slice(at, at + 24));
}

const NOT_A_NAME =
  /^(?:Cụm|Khối|Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Đảng bộ|Hội nghị|Hội đồng|Hội|Sở|UBND|HĐND|Công an|Phát biểu|Ủy ban|Văn phòng|Trưởng|Bí thư|Tại|Theo|Trung ương|Nghị quyết|Chỉ thị)(?![\p{L}\p{M}])/u;

const STRONGER: ReadonlySet<string> = new Set([
  "unit",
  "group",
  "position",
  "chair",
  "deputy",
  "date",
]);

function isTaken(mentions: readonly Mention[], span: NameSpan): boolean {
  return mentions.some(
    (mention) =>
      STRONGER.has(mention.kind) && mention.span.start < span.end && span.start < mention.span.end,
  );
}
