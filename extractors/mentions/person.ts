import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { buildPhrases } from "../lexicon/phrases.ts";
import type { Mention, MentionOf, Scope } from "../mention.ts";
import { matchAt, matchesIn, NAME_SYLLABLE } from "./cursor.ts";

const RANKS =
  "(?:(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|GS|PGS|TSKH|TS|ThS|Ths|Tiến sĩ|Thạc sĩ|Bác sĩ(?: chuyên khoa(?: (?:I|II|1|2)(?!\\p{L}))?)?|Dược sĩ|BS|CKII|CKI|chuyên khoa (?:I|II|1|2)(?!\\p{L})|Luật sư|Nhà báo|nhà báo|đồng chí|NSƯT|NSND|QNCN)\\.?,?\\s*){0,4}";
/** "Nguyễn Văn An", and "K'Tiêng", which is one word. */
const NAME = `(?<name>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,4}|\\p{Lu}'\\p{Lu}\\p{Ll}+)`;
const NAME_END = "(?![\\p{L}\\p{M}])";
/** Forms of address and the ranks that introduce a name by themselves. */
const ADDRESS = buildPhrases(
  [
    ..."đồng chí|Đồng chí|đ/c|Đ/c|ông|Ông|bà|Bà|anh|Anh|chị|Chị|thầy|Thầy|cô|Cô|thầy giáo|Thầy giáo|cô giáo|Cô giáo".split(
      "|",
    ),
    ..."GS|PGS|TSKH|TS|ThS|Ths|BSCKII|BSCKI|BS|Tiến sĩ|Thạc sĩ|Bác sĩ|bác sĩ".split("|"),
    ..."Trung tướng|Thiếu tướng|Thượng tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu úy".split(
      "|",
    ),
  ].map((words) => [words, true] as const),
  { caseSensitive: true },
);
const INTRODUCED = new RegExp(`(?:[.,:]+\\s*|\\s+)${RANKS}${NAME}${NAME_END}`, "uy");
const BEFORE_OFFICE = new RegExp(`(?<![\\p{L}\\p{M}])${NAME}\\s*(?:,|-|\\()\\s*$`, "u");
const AFTER_OFFICE = new RegExp(`^\\s*(?:-\\s*)?${NAME}${NAME_END}`, "u");
const REACH = 40;
/** "02 cá nhân: A (Nam Định) và B (Ninh Bình)", "các ông A, B và C": persons counted and named. */
const COUNTED_PERSONS = new RegExp(
  `(?:cá nhân|(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|\\d{1,2}) (?:đồng chí|đ/c|ông|bà|anh|chị))(?: là| gồm)?:?\\s+(?<list>${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,3}(?: \\([^()]{1,40}\\))?(?:(?:,| và) ${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,3}(?: \\([^()]{1,40}\\))?){0,8})`,
  "gu",
);
const LISTED_NAME = new RegExp(`(?<=^|, | và )${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,3}`, "gu");

/**
 * Persons: behind a form of address or a military rank, or beside an office ("A Pớt – Phó Bí thư …", "Bí thư Tỉnh ủy
 * Hoàng Duy Chinh"). A name that starts with a word of the lexicon is none.
 */
export function findPersons(scope: Scope, lexicon: Lexicon): readonly MentionOf<"person">[] {
  const spans = [
    ...introduced(scope),
    ...scope.mentions.flatMap((mention) =>
      mention.kind === "position"
        ? besideOffice(scope, mention)
        : behindRole(scope, mention, lexicon),
    ),
    ...countedPersons(scope, lexicon),
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

function countedPersons(scope: Scope, lexicon: Lexicon): readonly NameSpan[] {
  return matchesIn(scope, COUNTED_PERSONS).flatMap((match) => {
    const list = match.groups?.["list"] ?? "";
    const from = match.index + match[0].length - list.length;
    return matchesOf(LISTED_NAME, list)
      .map((name) => ({ start: from + name.index, end: from + name.index + name[0].length }))
      .filter(({ start }) => lexicon.surnames.matchAt(scope.text, start) !== undefined);
  });
}

/** "huyện Đông Anh, Sóc Sơn": the second syllable of a name addresses nobody. */
const IN_A_NAME = /\p{Lu}\p{Ll}* (?:Ông|Bà|Anh|Chị|Thầy|Cô)$/u;

function introduced({ text, starts }: Scope): readonly NameSpan[] {
  return ADDRESS.findAll(text, starts).flatMap(({ start, end: at }) => {
    const before = text.slice(Math.max(0, start - REACH), start);
    if (IN_A_NAME.test(text.slice(Math.max(0, start - REACH), at)) || MEMORIAL.test(before))
      return [];
    const match = matchAt(INTRODUCED, text, at);
    const name = match?.groups?.["name"] ?? "";
    if (match === undefined) return [];
    const end = at + match[0].length;
    return [{ start: end - name.length, end }];
  });
}

/** "Khu lưu niệm Tổng Bí thư Trần Phú", "mang tên Tôn Đức Thắng": after whom a place or a prize is called. */
const MEMORIAL =
  /(?<![\p{L}])(?:lưu niệm|ngày sinh|ngày mất|bảo tàng|di tích|lăng|quảng trường|tượng đài|đền thờ|đài tưởng niệm|tưởng niệm|công viên|đường|khu mộ|phần mộ|mang tên|giải thưởng|quỹ học bổng)(?: (?:cố|nguyên|đồng chí|Tổng|Chủ tịch|Đại tướng|anh hùng|liệt sĩ|nhà giáo))* $/iu;
/** "tại thị xã Vĩnh Châu, Thường trực HĐND tỉnh …": where somebody meets. */
const PLACE_LEVEL =
  /(?<![\p{L}])(?:huyện|quận|thị xã|phường|xã|thị trấn|thành phố|tỉnh|tp\.?|thôn|ấp|bản|đường) $/iu;

function besideOffice(scope: Scope, office: MentionOf<"position">): readonly NameSpan[] {
  if (MEMORIAL.test(scope.text.slice(Math.max(0, office.span.start - 20), office.span.start)))
    return [];
  const from = Math.max(0, office.span.start - REACH);
  const before = BEFORE_OFFICE.exec(scope.text.slice(from, office.span.start));
  const name = before?.groups?.["name"];
  const at =
    before === null || name === undefined ? -1 : from + before.index + before[0].indexOf(name);
  if (name !== undefined && !isOfOther(scope, at)) {
    const start = at;
    const isPlace = PLACE_LEVEL.test(scope.text.slice(Math.max(0, start - 12), start));
    return isPlace ? [] : [{ start, end: start + name.length }];
  }
  if (ENDS_IN_LEVEL.test(scope.text.slice(office.span.start, office.span.end))) return [];
  const after = AFTER_OFFICE.exec(scope.text.slice(office.span.end, office.span.end + REACH));
  const next = after?.groups?.["name"];
  if (after === null || next === undefined) return [];
  const start = office.span.end + after[0].length - next.length;
  return [{ start, end: start + next.length }];
}

/** "Cụm trưởng (Cụm thi đua số 2) Lê Văn An": three syllables or four right behind a role, its group and its year. */
function behindRole(scope: Scope, role: Mention, lexicon: Lexicon): readonly NameSpan[] {
  if (role.kind !== "chair" && role.kind !== "deputy") return [];
  let { end } = role.span;
  for (const { kind, span } of scope.mentions)
    if ((kind === "group" || kind === "year") && span.start === end + 1) end = span.end;
  const name = matchAt(FULL_NAME, scope.text, end);
  const isPerson = lexicon.surnames.matchAt(scope.text, end + 1) !== undefined;
  return name !== undefined && isPerson ? [{ start: end + 1, end: end + name[0].length }] : [];
}

const FULL_NAME = new RegExp(
  `\\s${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){2,3}(?! ${NAME_SYLLABLE})${NAME_END}`,
  "uy",
);

/** "Trưởng Ban Xây dựng Đảng … A, Phó Bí thư Đảng ủy … B": the name before an office has its own office before it. */
function isOfOther({ mentions, text }: Scope, at: number): boolean {
  return mentions.some(
    ({ kind, span }) =>
      kind === "position" &&
      span.start < at &&
      at <= span.end + 1 &&
      text.charAt(span.end - 1) !== "-",
  );
}

/** "Thường trực HĐND thị xã Vĩnh Châu": a name behind a level is a place. */
const ENDS_IN_LEVEL = /(?:^|\s)(?:huyện|quận|thị xã|phường|xã|thị trấn)$/iu;

const SYLLABLE = new RegExp(NAME_SYLLABLE, "gu");
const MIN_SYLLABLES = 2;
const MAX_SYLLABLES = 4;

/** The name up to the first word that the lexicon knows as something else; undefined where too little is left. */
function withoutLexicon(scope: Scope, span: NameSpan, lexicon: Lexicon): NameSpan | undefined {
  const text = scope.text.slice(span.start, span.end);
  const syllables = matchesOf(SYLLABLE, text);
  const isMixed = text !== text.toUpperCase();
  if (!isMixed && !isNameInCapitals(scope, span, lexicon)) return undefined;
  const stop = syllables.findIndex(
    ({ 0: word, index }) =>
      (isMixed && ABBREVIATION.test(word)) || startsKnown(scope.text, span.start + index, lexicon),
  );
  const lead = syllables.findIndex(({ 0: word }) => !NOT_OF_NAME.test(word));
  if (lead > 0) {
    const from = span.start + (syllables[lead]?.index ?? 0);
    return withoutLexicon(scope, { start: from, end: span.end }, lexicon);
  }
  const kept = syllables.slice(0, stop === -1 ? MAX_SYLLABLES : Math.min(stop, MAX_SYLLABLES));
  const last = kept.at(-1);
  if (last === undefined || (kept.length < MIN_SYLLABLES && !last[0].includes("'")))
    return undefined;
  return { start: span.start, end: span.start + last.index + last[0].length };
}

/** "UV BTV", "Trần Văn An TVTU": short for an office, no syllable of a name. */
const ABBREVIATION = /^[A-ZĐ]{2,}$/u;

/** "ông NGUYỄN VĂN AN": a family name, and no headline that has nothing but capitals. */
function isNameInCapitals({ text }: Scope, { start, end }: NameSpan, lexicon: Lexicon): boolean {
  if (end - start > LONGEST_IN_HEADLINE && text === text.toUpperCase()) return false;
  const name = text.slice(start, end);
  const isShort = name.length <= LONGEST_IN_HEADLINE && !ABBREVIATIONS.test(name);
  const inSmallLetters = name.charAt(0) + name.slice(1).toLowerCase();
  return isShort || lexicon.surnames.matchAt(inSmallLetters, 0) !== undefined;
}

const LONGEST_IN_HEADLINE = 12;
const ABBREVIATIONS = /^[A-ZĐ]{2,}(?: [A-ZĐ]{2,})*$/u;

/** Degrees and forms of address before a name are no part of it. */
const NOT_OF_NAME =
  /^(?:Ông|Bà|Anh|Chị|Thầy|Cô|I{1,3}|BS|TS|ThS|Ths|PGS|GS|BSCKII|BSCKI|BSCK|CKII|CKI|KS|CN|NSƯT|NSND)$/u;

function startsKnown(text: string, at: number, lexicon: Lexicon): boolean {
  return lexicon.titles.matchAt(text, at) !== undefined || NOT_A_NAME.test(text.slice(at, at + 24));
}

const NOT_A_NAME =
  /^(?:Cụm|Khối|Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Đảng bộ|Hội nghị|Hội đồng|Hội(?! ?(?:[,.;:()-]|$))|Sở|UBND|HĐND|Công an|Phát biểu|Ủy ban|Văn phòng|Trưởng|Bí thư|Tại|Theo|Trung ương|Nghị quyết|Chỉ thị)(?![\p{L}\p{M}])/u;

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
