import type { Span } from "../../src/model/span.ts";
import type { Mention } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";
import type { StatedRule } from "./member-rules.ts";
import { STATED_AS_LISTED, STATED_RULES } from "./member-rules.ts";
import type { RuleMatch } from "./rule.ts";
import { matchRule } from "./rule.ts";

/** "03 đơn vị gồm: A, B và C được suy tôn …" lists who is honoured, no members. */
export const HONOURED =
  /^(?:(?:,| và| cùng) \uE008(?= (?:được|đạt|nhận)))?,? (?:đã |cùng )?(?:được|đạt|nhận|vinh dự|xếp|đứng|hoàn thành|vượt|dẫn đầu|về đích|chưa|không|chậm|vắng|bị)(?! (?:thành lập|giao|chia))(?![\p{L}])/u;
/** "Tham luận tại hội nghị có 3 đơn vị trong Cụm: …", "3 đơn vị hoàn thành nông thôn mới: …": some of them. */
export const SOME =
  /(?<![\p{L}])(?:(?:phát biểu )?tham luận|tiêu biểu|điển hình|(?:mô hình|cách làm|kết quả)[^.;,]{0,20} thuộc về|(?:đơn vị|\uE008) (?:đã )?(?:hoàn thành|đạt|vượt|dẫn đầu|về đích|làm tốt|chưa|không|tự nguyện|đăng ký|được (?:chọn|kiểm tra|thẩm định|phúc tra|giới thiệu|đề cử|đề nghị|đề xuất|bình chọn|suy tôn)|tham gia (?:thi đấu|hội thi|hội thao|giao lưu|tập huấn|góp ý|thảo luận|văn nghệ)))(?![\p{L}])[^.;,]{0,60}$/u;

/** How many members the group is said to have. */
export interface FoundCount {
  readonly count: number;
  readonly span: Span;
  readonly rule: string;
}

/** The first number that a rule sees. */
export function firstCount(sentences: readonly Sentence[]): FoundCount | undefined {
  const today = sentences.filter((sentence) => !sentence.says(AT_THAT_TIME));
  for (const rule of STATED_RULES) {
    const [found] = today.flatMap((sentence) =>
      matchRule(rule, sentence).flatMap((match) => countOf(rule, match) ?? []),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "5 đơn vị giải quyết 2.764 vụ" beside a list of five: a number that says no more than the list is believed. */
export function countOfList(
  sentences: readonly Sentence[],
  list: { readonly units: readonly unknown[]; readonly isOpen: boolean } | undefined,
): FoundCount | undefined {
  if (list === undefined || list.isOpen) return undefined;
  const [found] = sentences.flatMap((sentence) =>
    sentence.says(AT_THAT_TIME)
      ? []
      : matchRule(STATED_AS_LISTED, sentence).filter(
          (match) => countOf(STATED_AS_LISTED, match)?.count === list.units.length,
        ),
  );
  return found === undefined
    ? undefined
    : { count: list.units.length, span: found.span, rule: STATED_AS_LISTED.name };
}

/** "Trước ngày 1/7/2025, Cụm có 10 đơn vị": how many there were once. */
const AT_THAT_TIME =
  /^trước (?:đó,? (?:\uE005|cụm|khối)|ngày|đây|kia|khi|thời điểm|sáp nhập|hợp nhất|\uE006|\uE007)/u;

function countOf(rule: StatedRule, match: RuleMatch): FoundCount | undefined {
  const [mention] = [...match.captured("count"), ...match.captured("all")];
  const said = match.captured("count").map((m) => match.sentence.surfaceOf(m));
  const isSome =
    rule.maySaySome === true &&
    !OUT_OF.test(said.join(" ")) &&
    (match.sentence.says(HONOURED, match.end) || match.sentence.says(SOME, 0, match.end));
  const isOwn =
    !isSome &&
    !said.some((count) => PARTS_OF_MEMBERS.test(count)) &&
    !match.sentence.says(BEFORE_MERGER, 0, match.end) &&
    !match.sentence.says(TO_COME, 0, match.end - 1) &&
    (rule.needsGroup !== true || speaksOfGroup(match));
  const count = mention === undefined || !isOwn ? undefined : statedBy(rule, mention);
  return count === undefined || count < 2
    ? undefined
    : { count, span: match.span, rule: rule.name };
}

/** "trước sắp xếp, cụm có 11 thành viên thì đến nay còn 5": how many there were. */
const BEFORE_MERGER =
  /(?<![\p{L}])trước (?:đây|khi sáp nhập|khi sắp xếp|sắp xếp|sáp nhập|hợp nhất)(?:(?!(?:nay|hiện|còn)(?![\p{L}]))[^.;]){0,60}$/u;
/** "năm 2023 Khối sẽ có 10 thành viên": how many there will be. */
const TO_COME = /(?<![\p{L}])(?:sẽ|dự kiến|sắp tới)(?![\p{L}])[^.;,\uE008]{0,30}$/u;
const OUT_OF = /\//u;

/** "8/13 tập thể" is said of the group in a sentence about it or its awards, "7/7 đơn vị" of all its units; 25/30 of anything else is not. */
function speaksOfGroup(match: RuleMatch): boolean {
  const { sentence, start, end } = match;
  const isNamed = sentence.mentions.some(({ kind }) => kind === "award" || kind === "group");
  const counts = match.captured("count").map((mention) => sentence.surfaceOf(mention));
  return (
    isNamed ||
    sentence.says(MEMBER_NOUN, start, end + MEMBER_REACH) ||
    counts.some((count) => MEMBER_NOUN.test(count)) ||
    (counts.some((count) => ALL_UNITS.test(count)) && !sentence.says(OTHER_UNITS, end))
  );
}

/** "11/94 cơ sở Hội": the parts that members have. */
const PARTS_OF_MEMBERS = /\s(?:cơ sở (?:hội|đoàn)|chi (?:hội|đoàn))$/iu;
const MEMBER_REACH = 12;
const ALL_UNITS =
  /(?<!\d)0?(?<all>\d{1,2})\/0?\k<all> (?:đơn vị|cơ quan|trường|sở|ban|tỉnh|huyện|xã|hội|thành viên)/iu;
/** "12/12 đơn vị cấp huyện": units below or beside the members. */
const OTHER_UNITS = /^\s*(?:cấp|trực thuộc|thuộc|hành chính|sự nghiệp|cơ sở)(?![\p{L}])/u;
const MEMBER_NOUN = /thành viên/iu;

function statedBy(rule: StatedRule, mention: Mention): number | undefined {
  if (isKind(mention, "count")) return rule.take(mention.value);
  return isKind(mention, "head") ? mention.value.count : undefined;
}
