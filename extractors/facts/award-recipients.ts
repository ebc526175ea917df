import type { Unit } from "../../src/model/unit.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { CountValue, Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import { pointedAt } from "./award-anaphora.ts";
import type { AwardClause } from "./award-clause.ts";
import { withSeries } from "./award-clause.ts";
import { asUnit } from "./rule.ts";

export interface Recipients {
  readonly collectives: number | undefined;
  readonly individuals: number | undefined;
  readonly outOf: number | undefined;
  readonly units: readonly Unit[];
  readonly persons: readonly string[];
  readonly period: string | undefined;
  /** Where in the slotted sentence they stand. */
  readonly start: number;
  readonly end: number;
  /** Where in the article the sentence before names them, where this one only points back. */
  readonly since?: number | undefined;
}

const TO = /(?:^|\s)(?:cho|đối với|:)(?=[\s:])|:|\stặng(?= (?:gần |trên |hơn )?\uE008)/u;
const NOMINATED = slotPattern(
  "(?:suy tôn|bình xét|bình chọn|bình bầu|bầu|bầu chọn|bỏ phiếu chọn|lựa chọn|giới thiệu) (?:COUNT [^.;\uE001]{0,30}(?:là|gồm|:) )?(?:tập thể |đơn vị )?UNITS#units[^.;]{0,80}$",
);
/** "chọn <U> để đề nghị <cấp> tặng …": nothing else is what it is chosen for. */
const CHOSEN_UNITS = slotPattern(
  "(?:chọn|xét chọn) (?:tập thể |đơn vị )?UNITS#units (?:để )?(?:đề nghị|đề xuất|trình|được đề nghị) [^.;\uE009]{0,60}$",
);
const NAMED_AS = slotPattern("công nhận (?:tập thể |đơn vị )?UNITS#units (?:là|đạt) $");
const AS_PERSON = slotPattern(
  "(?<units>PERSON)(?:,| -| ?\\()[^.;\uE009]{0,80}?(?:được|vinh dự|đón nhận|nhận) [^.;\uE009]{0,60}$",
);
/** What is told of a recipient before the award: words that bring nobody else in. */
const OF_IT =
  "(?: (?!(?:các|những|nhiều|mọi|nơi|để|giúp|mà|xét|cho|đăng cai|chủ trì|tài trợ|trực tiếp|quản lý|đề xuất|giám đốc|đồng chí)(?![\\p{L}]))[^\\s.;,\uE001\uE002\uE008\uE00B]+){1,14}";
/** "3 cán bộ của <U> được tặng": whose they are. */
const NOT_OF = "(?<!\uE008 (?:của|thuộc)(?: các)? (?:[\uE001\uE002](?:,| và) ?){0,6})";
const AS_SUBJECT = slotPattern(
  `${NOT_OF}(?<units>UNITS(?:(?:,| và| cùng)(?: với)? COUNT(?: \\p{Ll}+){0,5})?)(?: YEAR)?(?: ?\\([^)]{0,60}\\))?(?: với (?:\\d[^\\s.;,]* (?:phiếu|điểm|lượt)|(?:số|tổng|kết quả|thành tích)[^.;,]{0,30}))?,? (?:(?:đơn vị|tập thể|cơ quan|địa phương) (?:hồi [^.;,\uE001]{0,12} )?)?(?:(?:(?:xếp|đứng|đạt|dẫn đầu|giành|được xếp) [^.;\uE001\uE002]{0,60}|(?:vượt|chiếm|có|là (?:đơn vị|tập thể|cơ quan|địa phương|doanh nghiệp))${OF_IT}),? (?:và )?)?(?:vinh dự |đã |vừa |từng |cùng |lần lượt )*(?:được |đón nhận |nhận |đề nghị |đạt )[^.;\uE009]{0,120}$`,
);
/** "<U> được Cụm chọn là đơn vị tiêu biểu, cùng 7 cá nhân được trình …". */
const AS_SUBJECT_WITH = slotPattern(
  `${NOT_OF}(?<units>UNITS,? (?:được|dẫn đầu|xếp|đạt|đứng) [^.;\uE001\uE008\uE009]{1,60},? (?:cùng với|cùng|và) COUNT) (?:cùng |đều )?(?:được |vinh dự )[^.;\uE009]{0,120}$`,
);
/** "<U> để Trung ương Hội tặng Cờ thi đua, <U2> để Trung ương Hội tặng Bằng khen": for what each is put forward. */
const FOR_GIVER = slotPattern(
  "^(?:,|;| và)? ?(?:còn )?UNITS#units để AUTHORITY (?:xem xét,? )?(?:tặng|trao|xét tặng|khen) $",
);
/** "<U> xếp thứ hai và <U> xếp thứ ba, được …": each with its place. */
const RANK =
  "(?:(?:được )?(?:xếp|đứng|đạt|giành|về|dẫn đầu)[^.;\uE001\uE002\uE009]{0,40}|(?:hạng|giải|thứ) (?:nhất|nhì|hai|ba|tư))";
/** "thứ nhì là <U>, thứ ba là <U>, đề nghị …". */
const PLACE_OF = "(?:thứ|hạng|giải)? ?(?:nhất|nhì|hai|ba|tư|năm) (?:là|thuộc về) ";
const IN_PLACES = slotPattern(
  `${PLACE_OF}(?<units>\uE001(?:(?:,|;| và|, còn) ${PLACE_OF}\uE001){0,4}),? (?:cùng |đều |và )*(?:được )?(?:đề nghị|đề xuất|trình) [^.;\uE009]{0,90}$`,
);
const AS_RANKED = slotPattern(
  `(?<units>[\uE001\uE002] ${RANK}(?:,|;| và) [\uE001\uE002] ${RANK}(?:(?:,|;| và) [\uE001\uE002] ${RANK})?),? (?:cùng |đều |và )*được [^.;\uE009]{0,90}$`,
);
/** "chọn 2 tập thể, 5 cá nhân đề nghị <cấp> tặng …": who is chosen is who is proposed. */
const CHOSEN_COUNT = slotPattern(
  "(?:chọn|lựa chọn|bình chọn|bầu chọn|giới thiệu|xét chọn)(?: ra| được)? (?<units>\uE008(?: ?\\([^()]{1,200}\\))?(?:(?:,| và| cùng)(?: gần| trên| hơn)? \uE008)*)[^.;\uE009\uE008]{0,60}(?:để )?(?:đề nghị|đề xuất|trình) [^.;\uE009]{0,60}$",
);
const COUNTED_SUBJECT = slotPattern(
  "(?<units>\uE008(?:(?: \\p{Ll}+){0,4}(?:,| và| cùng)(?: gần| trên| hơn)? \uE008)*)[^.;\uE009]{0,140}(?:được|nhận|có tên trong|có trong) [^.;\uE009]{0,60}$",
);

/** "02 đơn vị đề nghị <cấp> tặng …": who stands before the proposal is who is proposed. */
const PROPOSED_COUNT = slotPattern(
  "(?:,|;|và|tôn|chọn|danh sách|bình xét|thống nhất|nhất trí|thông qua|biểu quyết) (?<units>\uE008(?:(?:,| và) \uE008)*) (?:được )?(?:đề nghị|đề xuất|trình) (?:[^.;\uE009\uE008]{1,60} )?(?:tặng|trao|xét tặng)(?: thưởng)? $",
);

/** Who gets it. Several counts with a year of their own each are awards of their own; else all make one. */
export function findRecipients(clause: AwardClause, original: string): readonly Recipients[] {
  const { sentence, at, end } = clause;
  const same = pointedAt(clause);
  if (same !== undefined) {
    const { units, since } = same;
    const period = periodIn(sentence.within(at, end));
    const range = { start: same.start, end: Math.max(at, same.end) };
    return [{ ...ofMentions(units, original), period, ...range, since }];
  }
  const to = recipientsAt(clause, sentence.text.slice(at, end));
  if (to !== -1) {
    const from = at + to;
    const receiving = sentence
      .within(from, end)
      .filter((mention) => !isRecipient(mention) || isReceiver(clause, mention));
    if (receiving.some(isRecipient)) return splitByYear(clause, receiving, { from, original });
  }
  return [withoutReceiver(clause, to, original)];
}

/** "…, có 50 phóng viên dự": another clause counts others. */
const AT_HAND = /, (?:có|với|thu hút|trong đó có) (?:hơn |gần |trên )?$/u;

/** Those who stand before the title, else those who are counted behind it, else nobody. */
function withoutReceiver(clause: AwardClause, to: number, original: string): Recipients {
  const { sentence, at, end } = clause;
  const titleEnd = to === -1 ? end : at + to;
  const named = namedBefore(clause);
  const [first] = named;
  const subjectAt = first === undefined ? at : sentence.indexOf(first.span.start);
  const ofTitle = sentence
    .within(at, titleEnd)
    .filter(({ span }) => !sentence.says(CHAIR_BEFORE, 0, sentence.indexOf(span.start)));
  const period =
    periodIn(ofTitle) ??
    periodIn(withoutRoles(sentence, sentence.within(subjectAt, at))) ??
    periodIn(withoutRoles(sentence, sentence.within(clause.start, at)).slice(-1));
  if (named.length > 0) {
    const along = namedAlong(clause);
    const reach = along === undefined ? at : at + along.end;
    const all = [...named, ...(along?.mentions ?? [])];
    return { ...ofMentions(all, original), period, start: subjectAt, end: reach };
  }
  const counts = sentence
    .within(at, end)
    .filter((mention) => isKind(mention, "count"))
    .filter(({ span }) => !sentence.says(AT_HAND, at, sentence.indexOf(span.start)));
  if (counts.length > 0) return { ...ofMentions(counts, original), period, start: at, end };
  return { ...ofMentions([], original), period, start: at, end: to === -1 ? at : end };
}

/** "<U> được đề nghị tặng Giấy khen cùng với <U2> và 5 cá nhân": who gets it as well. */
function namedAlong({
  sentence,
  at,
  end,
}: AwardClause): { readonly mentions: readonly Mention[]; readonly end: number } | undefined {
  const range = sentence.find(ALONG, at, end)?.indices?.groups?.["units"];
  if (range === undefined) return undefined;
  return { mentions: sentence.within(at + range[0], at + range[1]), end: range[1] };
}

const ALONG = slotPattern("^AWARD,? cùng(?: với)? (?<units>UNITS(?:(?:,| và) COUNT)?)");

/** Where behind the title those stand who get it; -1 where none do. */
function recipientsAt({ sentence, at, start }: AwardClause, after: string): number {
  const to = after.search(TO);
  if (to !== -1 || !sentence.says(COUNTED_ASKING, start, at)) return to;
  return after.search(NAMED_BEHIND);
}

/** "3 đơn vị được đề nghị tặng Bằng khen là <U>, <U> và <U>". */
const COUNTED_ASKING =
  /\uE008(?: \p{Ll}+){0,2} (?:được )?(?:(?:\uE005|cụm|khối|hội nghị|các đơn vị)(?: thống nhất| nhất trí)? )?(?:giới thiệu|đề nghị|đề xuất|trình|tặng|trao|nhận)(?: để)?(?: [\uE001\uE00A\uE00C])?[^.;\uE001\uE008]{0,60}$/u;
const NAMED_BEHIND = /^[^,;]{0,40}(?:,? là|,? gồm(?: có)?:?) (?=\uE001)/u;

/** "5 cán bộ thuộc <U>": the unit says whose they are; "ông A, Giám đốc <U>": the office says who he is. */
function isReceiver({ sentence }: AwardClause, mention: Mention): boolean {
  const at = sentence.indexOf(mention.span.start);
  const before = sentence.text.slice(0, at);
  if (sentence.says(GIVES, at + 1)) return false;
  if (mention.kind === "unit" || mention.kind === "place")
    return !BELONGS.test(before) && !IN_BRACKET_OF_PERSON.test(before) && !WORKS_AT.test(before);
  return mention.kind !== "position" || !OF_PERSON.test(before);
}

/** "tặng Cờ thi đua cho <U>, UBND tỉnh tặng Bằng khen …": who gives the next one gets none. */
const GIVES = /^ (?:(?:đã|cũng|quyết định|xét) )*(?:tặng|trao|khen|công nhận)(?![\p{L}])/u;
/** "ông A, công nhân lái máy <U>": what somebody does there. */
const WORKS_AT = /\uE00B,? (?:(?:-|là) )?(?:(?!và |cùng |cho |còn )\p{Ll}+ ){1,8}$/u;
const BELONGS = /(?<![\p{L}])(?:thuộc|của|trong|tại|ở|từ|về)\s+(?:các )?$/u;
const OF_PERSON = /\uE00B(?:,| -| ?\()? ?$/u;
/** "ông A (Nam Định)", "đồng chí B (Chi bộ C)": where somebody is from. */
const IN_BRACKET_OF_PERSON = /\uE00B ?\([^()]{0,40}$/u;

function withoutRoles(
  sentence: AwardClause["sentence"],
  mentions: readonly Mention[],
): readonly Mention[] {
  return mentions.filter(
    ({ span }) => !sentence.says(ROLE_BEFORE, 0, sentence.indexOf(span.start)),
  );
}

function isRecipient(mention: Mention): boolean {
  return (
    mention.kind === "count" ||
    mention.kind === "unit" ||
    mention.kind === "person" ||
    mention.kind === "place"
  );
}

/** "<U> xếp thứ sáu và <U> xếp thứ nhất, được đề nghị tặng Cờ": a flag is the last one's, and "lần lượt" gives each another thing. */
function isForOne({ sentence, award, start, at }: AwardClause): boolean {
  const isFlag = award?.value.titles.includes("emulation-flag") === true;
  return isFlag || sentence.text.slice(start, at).includes("lần lượt");
}

const HAS_RECIPIENT = /[\uE001\uE002\uE008\uE00B]/u;

function namedBefore(clause: AwardClause): readonly Mention[] {
  const whole = withSeries(clause.sentence.text.slice(clause.start, clause.at));
  const cut = whole.lastIndexOf(";") + 1;
  const isCut = cut > 0 && HAS_RECIPIENT.test(whole.slice(cut));
  const before = isCut ? " ".repeat(cut) + whole.slice(cut) : whole;
  for (const pattern of [
    NAMED_AS,
    AS_PERSON,
    NOMINATED,
    CHOSEN_UNITS,
    IN_PLACES,
    FOR_GIVER,
    AS_RANKED,
    AS_SUBJECT_WITH,
    AS_SUBJECT,
    CHOSEN_COUNT,
    COUNTED_SUBJECT,
    PROPOSED_COUNT,
  ]) {
    if (pattern === AS_RANKED && isForOne(clause)) continue;
    const match = matchesOf(pattern, before).at(-1);
    const range = match?.indices?.groups?.["units"];
    if (range !== undefined)
      return clause.sentence.within(clause.start + range[0], clause.start + range[1]);
  }
  return [];
}

function splitByYear(
  clause: AwardClause,
  found: readonly Mention[],
  read: { readonly from: number; readonly original: string },
): readonly Recipients[] {
  const { sentence } = clause;
  const titlePeriod = periodIn(sentence.within(clause.at, read.from));
  const counts = found.filter((mention) => isKind(mention, "count"));
  const stops = counts.map((count) => sentence.indexOf(count.span.start));
  const parts = stops.map((start, i) => ({ start, end: stops[i + 1] ?? clause.end }));
  const dated = parts.filter(
    ({ start, end }) => periodIn(sentence.within(start, end)) !== undefined,
  );
  if (parts.length > 1 && dated.length === parts.length)
    return parts.map(({ start, end }) => {
      const inside = sentence.within(start, end);
      return {
        ...ofMentions(inside, read.original),
        period: periodIn(inside),
        start: Math.min(start, clause.at),
        end: lastEnd(clause, inside, end),
      };
    });
  const used = found.filter((mention) => isRecipient(mention) && !isBroken(clause, mention));
  const period = titlePeriod ?? periodIn(found);
  return [
    {
      ...ofMentions(used, read.original),
      period,
      start: clause.at,
      end: lastEnd(clause, used, clause.end),
    },
  ];
}

/** "10 tập thể (gồm 4 tập thể … và 6 tập thể …)": counts within a bracket break down the one before it. */
function isBroken({ sentence, at }: AwardClause, mention: Mention): boolean {
  if (mention.kind !== "count") return false;
  const before = sentence.text.slice(at, sentence.indexOf(mention.span.start));
  return before.lastIndexOf("(") > before.lastIndexOf(")") && before.includes(COUNT_SLOT);
}

const COUNT_SLOT = "\uE008";

function lastEnd(clause: AwardClause, mentions: readonly Mention[], fallback: number): number {
  const last = mentions.at(-1);
  return last === undefined ? fallback : clause.sentence.indexOf(last.span.start) + 1;
}

/** "… tặng Cờ thi đua, đồng thời được bầu làm Khối phó năm 2017": the year of the office. */
const CHAIR_BEFORE = /[\uE003\uE004],? ?$/u;

/** "<U>, đơn vị Trưởng khối năm 2020, được tặng …": a year behind a role is the role's. */
const ROLE_BEFORE = /[\uE003\uE004\uE005],? ?$/u;

/** "…, đơn vị từng được …": what is told of the recipient besides has years of its own. */
const ASIDE_START =
  /, (?:đơn vị|tập thể|cơ quan|người|địa phương) (?:đã )?(?:từng|vừa|mới|hồi)(?![\p{L}])/gu;

const OPENS =
  /^(?:(?:theo đó|được biết),? )?(?:(?:về|với|theo|căn cứ|qua) (?:kết quả|công tác|phong trào|thành tích)[^,.;]{0,40} |về [^,.;]{1,40}, )?(?:trước đó,? )?(?:riêng |trong |từ |cũng trong )*$/u;

/** What stands behind the last semicolon or colon. */
const LAST_PART = /(?<=^|[;:])[^;:]*$/u;

/** The year of the whole sentence: said at its end for all titles before, or opening it. */
export function sentencePeriod({ sentence, at }: AwardClause): string | undefined {
  const years = sentence.mentions.filter(
    (mention) =>
      isKind(mention, "year") &&
      !sentence.says(ROLE_BEFORE, 0, sentence.indexOf(mention.span.start)),
  );
  const aside = sentence.findAll(ASIDE_START).find(({ index }) => index > at)?.index;
  const opensAt = ({ span }: Mention): boolean => {
    const before = sentence.text.slice(0, sentence.indexOf(span.start));
    return OPENS.test(before.slice(before.search(LAST_PART)).trimStart());
  };
  const behind = years.filter((year) => {
    const yearAt = sentence.indexOf(year.span.start);
    return yearAt > at && yearAt < (aside ?? Number.POSITIVE_INFINITY) && !opensAt(year);
  });
  const opening = years.filter((year) => sentence.indexOf(year.span.start) < at && opensAt(year));
  return periodIn((behind.length > 0 ? behind : opening).slice(-1));
}

function periodIn(mentions: readonly Mention[]): string | undefined {
  const year = mentions.find((mention): mention is MentionOf<"year"> => isKind(mention, "year"));
  return year?.value.period ?? year?.value.year?.toString();
}

type Who = Omit<Recipients, "period" | "start" | "end">;

function ofMentions(mentions: readonly Mention[], original: string): Who {
  const units = mentions.flatMap((mention) =>
    isKind(mention, "count") ? [] : (asUnit(mention, original) ?? []),
  );
  const persons = mentions.flatMap((mention) =>
    isKind(mention, "person") ? [mention.value.name] : [],
  );
  const counts = mentions.flatMap((mention) => (isKind(mention, "count") ? [mention.value] : []));
  const collectives = sumOf(counts, (count) => count.counted !== "individuals");
  const individuals = sumOf(counts, (count) => count.counted === "individuals");
  return {
    collectives: collectives ?? (units.length > 0 ? units.length : undefined),
    individuals: individuals ?? (persons.length > 0 ? persons.length : undefined),
    outOf: counts.find((count) => count.outOf !== undefined)?.outOf,
    units,
    persons,
  };
}

function sumOf(
  counts: readonly CountValue[],
  fits: (count: CountValue) => boolean,
): number | undefined {
  const kept = counts.filter(fits);
  return kept.length === 0 ? undefined : kept.reduce((sum, { count }) => sum + count, 0);
}
