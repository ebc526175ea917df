import type { Subject } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { GroupValue, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { NamedRule } from "./rule.ts";

/** A group or organisation that the article reports on, with every place where it is named. */
export interface SubjectFact {
  readonly subject: Subject;
  readonly spans: readonly Span[];
  readonly rule: string;
  /** How many members its name says that it has. */
  readonly memberCount: number | undefined;
  /** The zones in which it is named. */
  readonly zones: ReadonlySet<string>;
  /** Whether a sentence gives its own meeting, members or chairs. */
  readonly isTold: boolean;
  /** Whether the first sentence of an article without a lead names it. */
  readonly isOpening: boolean;
}

/** What names the subject of a report. */
export const SUBJECT_RULES: readonly NamedRule[] = [
  {
    name: "subject/numbered",
    means: "Cụm thi đua số N, Khối VII: the group by its number, in any script.",
  },
  {
    name: "subject/named",
    means: "Cụm thi đua <ngành> các tỉnh <vùng>: the group by its name alone.",
  },
];

interface NamedGroup {
  readonly mention: MentionOf<"group">;
  readonly sentence: Sentence;
}

/**
 * The groups reported on, the main one first: named in the title or lead, or the subject of a sentence that tells of a
 * meeting, members or chairs. None where groups are only mentioned in passing.
 */
export function findGroupSubjects(reading: Reading, lexicon: Lexicon): readonly SubjectFact[] {
  const isDivided = reading.sentences.some((sentence) => sentence.says(DIVIDED));
  const named = reading.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) =>
      isKind(mention, "group") &&
      mention.value.name !== undefined &&
      !sentence.says(ON_TRIAL, 0, sentence.indexOf(mention.span.start)) &&
      (!isDivided || OF_EMULATION.test(mention.value.name))
        ? [{ mention, sentence }]
        : [],
    ),
  );
  const clusters = withHeadline(gather(named, lexicon));
  const main = [...clusters].sort((a, b) => weigh(b) - weigh(a))[0];
  if (main === undefined) return [];
  const all = clusters.filter(
    (cluster) => cluster === main || isReported(cluster) || isHeading(cluster, reading),
  );
  return all.map((cluster) => toSubject(reading, cluster, lexicon));
}

/** "chia làm 3 cụm": a class, a contest or an inspection goes on in parts that are no groups of emulation. */
const DIVIDED =
  /(?<![\p{L}])(?:lớp|tập huấn|học viên|thí sinh|hội thi|thi đấu|vận động viên)(?![\p{L}])[^.;]{0,150} chia (?:làm|thành|ra)[^.;,]{0,20} (?:cụm|khối)(?! thi đua)(?![\p{L}])/u;
const OF_EMULATION = /thi đua|tđkt/iu;
/** "phần mềm sẽ chạy thử tại Khối thi đua số 6": where something is tried out. */
const ON_TRIAL =
  /(?<![\p{L}])(?:chạy thử|thí điểm|thử nghiệm|áp dụng thử)[^.;,]{0,25} (?:tại|ở|trong|cho) $/u;

/** Whether a group stands where an article says what it is about: in title, lead or caption, or as the subject of a report. */
export function isInFront({ zones, isTold, isOpening }: SubjectFact): boolean {
  return isTold || isOpening || zones.has("title") || zones.has("lead");
}

/** Mentions of one group: same form and number, or, without a number, the words of one name among those of the other. */
function gather(
  named: readonly NamedGroup[],
  lexicon: Lexicon,
): readonly (readonly NamedGroup[])[] {
  const clusters: NamedGroup[][] = [];
  const homes = new Map<string, NamedGroup[]>();
  for (const one of named) {
    const key = JSON.stringify(one.mention.value);
    const home =
      clusters.find((cluster) => isRenamed(cluster, one)) ??
      homes.get(key) ??
      clusters.find((cluster) =>
        cluster.some((other) => isSame(one.mention.value, other.mention.value, lexicon)),
      );
    const cluster = home ?? [];
    if (home === undefined) clusters.push(cluster);
    cluster.push(one);
    homes.set(key, cluster);
  }
  return clusters;
}

/** A headline's name without a number is that of the one group of the text, which goes by its number there, or the other way about. */
function withHeadline(
  clusters: readonly (readonly NamedGroup[])[],
): readonly (readonly NamedGroup[])[] {
  const [a, b] = clusters;
  if (a === undefined || b === undefined || clusters.length > 2) return clusters;
  const [head, text] = isHeadline(a) ? [a, b] : [b, a];
  const isOne =
    isHeadline(head) && !isHeadline(text) && (hasSameNumber(head, text) || mayBeOne(head, text));
  return isOne ? [[...text, ...head]] : clusters;
}

/** "Cụm thi đua số 4 khối THCS huyện Yên Định" in the headline, "Cụm thi đua số 4 ngành Giáo dục và Đào tạo …" in the text. */
function hasSameNumber(a: readonly NamedGroup[], b: readonly NamedGroup[]): boolean {
  const all = [...a, ...b].map(({ mention: { value } }) => `${value.form} ${value.number}`);
  return a.every(({ mention }) => mention.value.number !== undefined) && new Set(all).size === 1;
}

function isHeadline(cluster: readonly NamedGroup[]): boolean {
  return cluster.every(({ sentence }) => sentence.zone === "title");
}

function mayBeOne(a: readonly NamedGroup[], b: readonly NamedGroup[]): boolean {
  const isNumbered = [a, b].map((cluster) =>
    cluster.some(({ mention }) => mention.value.number !== undefined),
  );
  if (isNumbered.every((has) => !has) && (isOfOneProvince(a, b) || isCalledAlike(a, b)))
    return true;
  return (
    (isNumbered[0] !== isNumbered[1] || (isNumbered[0] === false && isOfOneRegion(a, b))) &&
    a.every(({ mention: { value: one } }) =>
      b.every(
        ({ mention: { value: other } }) =>
          one.form === other.form &&
          !contradicts(one, other) &&
          (one.province ?? other.province) === (other.province ?? one.province),
      ),
    )
  );
}

/** "Khối thi đua các trường chuyên nghiệp Thái Nguyên" in the headline, "… các trường cao đẳng, trung cấp tỉnh Thái Nguyên" in the text. */
function isOfOneProvince(a: readonly NamedGroup[], b: readonly NamedGroup[]): boolean {
  const all = [...a, ...b].map(({ mention }) => mention.value);
  const provinces = new Set(all.flatMap(({ province }) => province ?? []));
  const kinds = new Set(
    all.flatMap(({ sector }) =>
      sector === undefined ? [] : nameKey(sector).split(" ", 2).join(" "),
    ),
  );
  return (
    provinces.size === 1 && kinds.size === 1 && new Set(all.map(({ form }) => form)).size === 1
  );
}

/** "Cụm thi đua Hội Nhà báo … dọc Quốc lộ 6" in the headline, "… dọc Đường 6" in the text: of one field, nearly all words shared. */
function isCalledAlike(a: readonly NamedGroup[], b: readonly NamedGroup[]): boolean {
  const [one, other] = [a[0]?.mention.value, b[0]?.mention.value];
  if (one?.sector === undefined || one.sector !== other?.sector || one.form !== other.form)
    return false;
  if (one.province !== other.province || one.region !== other.region) return false;
  const [few, many] = [one, other]
    .map(({ name = "" }) => [...new Set(nameKey(name).split(" "))])
    .toSorted((x, y) => x.length - y.length);
  if (few === undefined || many === undefined || few.length < ENOUGH_WORDS) return false;
  return few.filter((word) => many.includes(word)).length / many.length >= NEARLY_ALL;
}

const ENOUGH_WORDS = 6;
const NEARLY_ALL = 0.75;

/** "Cụm VPTU các tỉnh Tây Nguyên", "Cụm thi đua Văn phòng Tỉnh ủy, Thành ủy các tỉnh Tây Nguyên": of one field and one region. */
function isOfOneRegion(a: readonly NamedGroup[], b: readonly NamedGroup[]): boolean {
  const regions = new Set([...a, ...b].map(({ mention }) => nameKey(mention.value.region ?? "")));
  return (
    regions.size === 1 &&
    !regions.has("") &&
    [...a, ...b].every(({ mention }) => mention.value.sector !== undefined)
  );
}

const RENAMED =
  /^ ?(?:,|\()? ?(?:nay(?: được)?(?: gọi)? là|(?:được |nay )?đổi tên (?:là|thành)|nay được gọi là|tức|trước đây là|trước là) ?$/u;

/** "Khối thi đua các cơ quan tham mưu của Tỉnh ủy (Khối 1)": a number in a bracket behind a name is its group's. */
const ALIAS = /^[^().,;:\uE005]{0,40}\($/u;

function isAlias(other: NamedGroup, { mention, sentence }: NamedGroup): boolean {
  const at = sentence.indexOf(mention.span.start);
  const between = sentence.text.slice(sentence.indexOf(other.mention.span.start) + 1, at);
  const [one, two] = [other.mention.value, mention.value];
  return (
    ALIAS.test(between) &&
    sentence.text.charAt(at + 1) === ")" &&
    one.form === two.form &&
    (one.number === undefined) !== (two.number === undefined)
  );
}

/** "Khối A (nay được gọi là Khối B số 2)": both names are one group's. Only the mention right before can be the other name. */
function isRenamed(cluster: readonly NamedGroup[], { mention, sentence }: NamedGroup): boolean {
  const other = cluster.at(-1);
  if (other?.sentence !== sentence) return false;
  if (isAlias(other, { mention, sentence })) return true;
  const from = sentence.indexOf(other.mention.span.start) + 1;
  return sentence.says(RENAMED, from, sentence.indexOf(mention.span.start));
}

function isSame(a: GroupValue, b: GroupValue, lexicon: Lexicon): boolean {
  if (a.number !== undefined && b.number !== undefined)
    return a.number === b.number && a.form === b.form && !contradicts(a, b);
  if (a.form !== b.form) return false;
  const isSector =
    a.sector !== undefined && a.sector === b.sector && (a.number ?? b.number) !== undefined;
  return isSector || isWithin(wordsOf(a, lexicon), wordsOf(b, lexicon));
}

/** Words that every group's name may have or lack. */
const COMMON: ReadonlySet<string> = new Set(
  "cụm khối thi đua các tỉnh thành phố khu vực vùng và cơ quan ngành trực thuộc đơn vị số".split(
    " ",
  ),
);

function wordsOf({ name = "" }: GroupValue, lexicon: Lexicon): readonly string[] {
  const full = lexicon.bodies
    .findAll(name)
    .reduceRight(
      (text, { start, end, value }) => text.slice(0, start) + value.name + text.slice(end),
      name,
    );
  return nameKey(full)
    .split(" ")
    .filter((word) => !COMMON.has(word));
}

function isWithin(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length > 0 && few.every((word) => many.includes(word));
}

/** "Thi hành án dân sự" is the sector of "Tổng cục Thi hành án dân sự", too. */
function contradicts(a: GroupValue, b: GroupValue): boolean {
  const [one, other] = [nameKey(a.sector ?? ""), nameKey(b.sector ?? "")];
  if (one === "" || other === "") return false;
  // "khối THPT" and "Sở GD&ĐT Nam Định": schools are of education.
  if (OF_SCHOOLS.test(one) && OF_SCHOOLS.test(other)) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return !long.startsWith(short) && !long.endsWith(` ${short}`);
}

const EDUCATION = /^giáo dục(?:\s|$)/u;
const OF_SCHOOLS = /(?:^|\s)(?:giáo dục|trường|thpt|thcs|tiểu học|mầm non)(?:\s|$)/u;

const ZONE_WEIGHT: Readonly<Record<string, number>> = {
  title: 6,
  lead: 5,
  body: 1,
  caption: 1,
  quote: 0,
};

function weigh(cluster: readonly NamedGroup[]): number {
  return cluster.reduce((sum, { sentence, mention }) => {
    const opens =
      sentence.zone === "body" && sentence.indexOf(mention.span.start) < OPENING ? 1 : 0;
    return sum + (ZONE_WEIGHT[sentence.zone] ?? 0) + opens + (sentence.says(EVENT_WORD) ? 1 : 0);
  }, 0);
}

const OPENING = 12;
const EVENT_WORD =
  /(?:tổng kết|sơ kết|ký kết|ký giao ước|giao ban|bàn giao|ra mắt|bình xét|hội nghị|tổ chức|họp)/u;

const INSPECTED = /(?:đoàn kiểm tra|kiểm tra(?:,| chéo| công tác)|chấm điểm)/u;

/** "1. Cụm thi đua số 1:" by itself, and right below who holds its roles: an item of a decision. */
function isHeading(cluster: readonly NamedGroup[], { sentences }: Reading): boolean {
  return cluster.some(
    ({ sentence, mention }) =>
      mention.value.number !== undefined &&
      sentence.zone !== "title" &&
      sentence.says(HEADING) &&
      sentences[sentence.index + 1]?.says(HAS_ROLE) === true,
  );
}

const HEADING = /^(?:[-+•*] ?|(?:\d{1,2}|[ivx]{1,4})[.)] ?)?\uE005 ?[:.]?$/u;
const HAS_ROLE = /[\uE003\uE004]/u;

/** A group whose own members, roles or meeting a sentence gives. */
function isReported(cluster: readonly NamedGroup[]): boolean {
  return cluster.some(({ sentence, mention }) => {
    const at = sentence.indexOf(mention.span.start);
    if (sentence.zone === "quote" || at >= REPORT_REACH) return false;
    const before = sentence.text.slice(0, at);
    if (AS_EXAMPLE.test(before) || AS_GUEST.test(before)) return false;
    const after = sentence.text.slice(at);
    return (
      MEMBERS_AFTER.test(after.slice(1)) ||
      (HOLDS_MEETING.test(after) && !IN_PASSING.test(before)) ||
      MEETING_OF.test(before) ||
      (mention.value.number !== undefined && sentence.says(HAS_CHAIR))
    );
  });
}

const REPORT_REACH = 110;
/** "Cụm thi đua số 3 (khối công đoàn ngành) gồm …": a bracket may say what kind of members they are. */
const MEMBERS_AFTER =
  /^(?:\s*\([^()]{1,50}\))?,?\s*(?:\(gồm|gồm|hiện có|có \uE008|\((?:\uE001|\uE002|\uE008))/u;
const HAS_CHAIR = /\uE003/u;
const HOLDS_MEETING =
  /^\uE005[^.]{0,90}(?:tổ chức|tiến hành|họp|tổng kết|sơ kết|ký kết|giao ban|đánh giá|hội nghị)/u;
const MEETING_OF = /(?:hội nghị|cuộc họp|lễ|họp|tổng kết|sơ kết)[^.;,]{0,40}(?:của )?$/u;
/** "đề nghị các đơn vị tham khảo cách làm của Cụm thi đua số 1": what another group does. */
const AS_EXAMPLE =
  /(?<![\p{L}])(?:cách làm|kinh nghiệm|mô hình|học tập|học hỏi|tham khảo|noi gương)(?: [^.;,]{0,20})? ?(?:của|tại|ở|từ)? $/u;
/** "Dự với tư cách khách mời có <U>, đơn vị vừa được bầu làm Cụm trưởng Cụm thi đua số 3": the group of a guest. */
const AS_GUEST =
  /(?<![\p{L}])khách (?:mời|của (?:cụm|khối|hội nghị))(?![\p{L}])[^.;]*$|^[^.;:]{0,30}(?:đến|tới|về|tham) dự(?![\p{L}])[^.;:]{0,120}, (?:đơn vị )?[\uE003\uE004] $/u;
const IN_PASSING = /(?<![\p{L}])(?:trong|thuộc|đầu|thành viên|nhóm|tốp)\s*$/u;

function toSubject(
  reading: Reading,
  cluster: readonly NamedGroup[],
  lexicon: Lexicon,
): SubjectFact {
  const values = cluster.map(({ mention }) => mention.value);
  const first = bestName(cluster);
  const joined = joinedGroup(cluster);
  const pick = <K extends "sector" | "region" | "province" | "memberCount" | "number">(
    key: K,
  ): GroupValue[K] => values.find((value) => value[key] !== undefined)?.[key];
  const subject = {
    form: first.form,
    number: pick("number") ?? null,
    name: first.name ?? "",
    sector: longest(values.flatMap(({ sector }) => sector ?? [])) ?? joined?.sector ?? null,
    region: spelledOut(values, lexicon) ?? regionBeside(reading, cluster, lexicon) ?? null,
    province: pick("province") ?? joined?.province ?? null,
  };
  return {
    subject,
    spans: cluster.map(({ mention }) => mention.span),
    rule: cluster[0]?.mention.finder.replace("group/", "subject/") ?? "subject/named",
    memberCount: pick("memberCount"),
    zones: new Set(cluster.map(({ sentence }) => sentence.zone)),
    isTold: isReported(cluster) || isHeading(cluster, reading),
    isOpening: opensText(reading, cluster),
  };
}

/** The region as first written; where that is short ("ĐBSCL"), as it is spelled out elsewhere. */
function spelledOut(values: readonly GroupValue[], lexicon: Lexicon): string | undefined {
  const regions = values.flatMap(({ region }) => region ?? []);
  const [first] = regions;
  if (first === undefined) return undefined;
  const fuller = regions.find((one) => one.startsWith(`${first} `) || one.endsWith(` ${first}`));
  if (!SHORT.test(first)) return fuller ?? first;
  const meant = lexicon.regions.matchAt(first, 0)?.value;
  return (
    regions.find((one) => !SHORT.test(one) && lexicon.regions.matchAt(one, 0)?.value === meant) ??
    first
  );
}

const SHORT = /^\p{Lu}+$/u;
const JOINT = /^ ?(?:,|và|, và) ?(?=\uE005)/u;

/** "Cụm thi đua số 1 và Cụm thi đua số 2 Đoàn Thanh niên tỉnh Hà Tĩnh": what is said of the last is said of both. */
function joinedGroup(cluster: readonly NamedGroup[]): GroupValue | undefined {
  for (const { mention, sentence } of cluster) {
    const at = sentence.indexOf(mention.span.start) + 1;
    const joint = sentence.find(JOINT, at);
    const other = joint === undefined ? undefined : sentence.at(at + joint[0].length);
    if (other !== undefined && isKind(other, "group") && mention.value.sector === undefined)
      return other.value;
  }
  return undefined;
}

/** Named with "thi đua" in the first sentence of an article without a lead. */
function opensText({ sentences }: Reading, cluster: readonly NamedGroup[]): boolean {
  const first = sentences.find(({ zone }) => zone !== "title");
  return (
    first?.zone === "body" &&
    cluster.some(
      ({ sentence, mention }) => sentence === first && SPELLED.test(mention.value.name ?? ""),
    )
  );
}

/** Of several sayings of one field the fullest: "Kiểm tra Đảng" before "Kiểm tra". */
function longest(sectors: readonly string[]): string | undefined {
  const [first] = sectors;
  if (first === undefined) return undefined;
  // "khối THCS" in the headline, "ngành Giáo dục và Đào tạo" in the text: the field by its name.
  const field = sectors.find((sector) => EDUCATION.test(nameKey(sector)));
  if (field !== undefined && OF_SCHOOLS.test(nameKey(first))) return field;
  const fuller = sectors.filter((sector) => nameKey(sector).startsWith(nameKey(first)));
  return fuller.reduce((best, sector) => (sector.length > best.length ? sector : best), first);
}

const SPELLED = /thi đua/iu;
const EMULATION = /(?:thị đua|khi đua|tđ)/iu;

/**
 * The name as first written with its number and "thi đua"; without a number, as written where the meeting is told, which is
 * fuller than a headline; else as first written.
 */
function bestName(cluster: readonly NamedGroup[]): GroupValue {
  const spelled = cluster.filter(({ mention }) => SPELLED.test(mention.value.name ?? ""));
  const full =
    spelled.length > 0
      ? spelled
      : cluster.filter(({ mention }) => EMULATION.test(mention.value.name ?? ""));
  const numbered = fullestNumbered(
    full.filter(({ mention }) => mention.value.number !== undefined),
  );
  const told = (full.length > 0 ? full : cluster).find(
    ({ sentence }) =>
      sentence.zone !== "title" && (sentence.says(EVENT_WORD) || sentence.says(INSPECTED)),
  );
  const best = numbered ?? told ?? full[0] ?? cluster[0];
  if (best === undefined) throw new Error("A group without a mention");
  const { name = "", number } = best.mention.value;
  const fuller = full.find(
    ({ mention }) => mention.value.name?.startsWith(`${name} các `) === true,
  );
  return (number === undefined ? fuller : undefined)?.mention.value ?? best.mention.value;
}

/** The first with a number; where that stands in a bracket behind the name, the fullest of those that begin alike. */
function fullestNumbered(numbered: readonly NamedGroup[]): NamedGroup | undefined {
  const [first] = numbered;
  const name = first?.mention.value.name;
  if (name === undefined || ENDS_IN_NUMBER.test(name)) return first;
  const length = ({ mention }: NamedGroup): number => mention.value.name?.length ?? 0;
  return numbered
    .filter(({ mention }) => mention.value.name?.startsWith(name) === true)
    .reduce((best, one) => (length(one) > length(best) ? one : best));
}

const ENDS_IN_NUMBER = /(?:\d|\s[IVX]+)$/u;

/** "Ban Tổ chức các tỉnh ủy Nam Trung Bộ - Tây Nguyên … Cụm thi đua số IV": the region said of the members beside the group's name. */
function regionBeside(
  reading: Reading,
  cluster: readonly NamedGroup[],
  lexicon: Lexicon,
): string | undefined {
  const zones = new Set(["title", "lead"]);
  const own = new Set(cluster.map(({ sentence }) => sentence.index));
  const near = reading.sentences.filter(
    (sentence) =>
      own.has(sentence.index) ||
      zones.has(sentence.zone) ||
      (sentence.index < NEAR &&
        sentence.mentions.some(({ kind }) => kind === "group" || kind === "head")),
  );
  for (const { span } of near) {
    const text = reading.canonical.slice(span.start, span.end);
    const region = lexicon.regions
      .findAll(text)
      .find(
        ({ start, end }) =>
          PROPER.test(text.slice(start, end)) &&
          OF_MEMBERS.test(text.slice(Math.max(0, start - REGION_REACH), start)),
      );
    if (region !== undefined)
      return reading.article.text.slice(span.start + region.start, span.start + region.end);
  }
  return undefined;
}

const NEAR = 8;
const REGION_REACH = 44;
/** "đặc thù là các huyện miền núi" tells what the members are, "các tỉnh Tây Nguyên" where. */
const PROPER = /\p{Lu}/u;
const OF_MEMBERS =
  /(?:tỉnh|thành phố|ủy|huyện)(?:\s+thành viên)?,?\s+(?:thuộc\s+)?(?:(?:khu vực|vùng)\s+)?$/iu;
