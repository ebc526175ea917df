import type { EventType } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";

export interface EmulationYear {
  readonly year: number | undefined;
  readonly period: string | undefined;
  readonly span: Span;
}

const REVIEW_BEFORE =
  /(?:tổng kết|sơ kết|đánh giá|điển hình|biểu dương|nhìn lại|bình xét|giao ban|kết quả|thi đua|khen thưởng|họp xét)[^.;]{0,90}$/u;
const PLEDGE_BEFORE = /(?:ký|giao ước|phát động|phương hướng|nhiệm vụ|kế hoạch)[^.;]{0,60}$/u;
/** "… đề nghị tặng Cờ thi đua năm 2010" in a headline is for the year reviewed. */
const TITLE_AWARD = /\uE009 ?$/u;
/** "được tặng Bằng khen vì thành tích trong phong trào … giai đoạn 2012-2016": what somebody got it for. */
const FOR_AWARD = /\uE009[^.;]{0,160}$/u;
const PLAN_BEFORE =
  /(?:triển khai|đăng ký|phương hướng|nhiệm vụ|kế hoạch|ký kết|ký giao ước|giao ước|phát động|xây dựng(?! đảng| nông thôn mới)|nhân sự đại hội|đại hội đảng)[^.;,]{0,60}$|[\uE003\uE004](?:,? ?\uE005)?,? ?(?:của |trong |cho |từ )?$/u;
/** "đơn vị vô địch năm 2017": the year of a contest. */
const OTHER_YEAR_BEFORE = /(?<![\p{L}])(?:vô địch|đăng cai|quán quân)(?: của)? ?$/u;
/** "các báo cáo tổng kết từ năm 2019": since when there are some. */
const SINCE_BEFORE = /(?<![\p{L}])(?:kể )?từ ?$/u;
/** "Luật Thi đua, khen thưởng năm 2022": the year of a law. */
const LAW_BEFORE = /luật (?:thi đua[^.;]{1,4})?khen thưởng(?: \(?sửa đổi\)?)? ?$/u;
const MIDYEAR_PLAN = /(?:6|06|sáu) tháng (?:đầu|cuối)(?: năm)?\s*$/u;
/** What is reviewed is told early: among the first sentences that name a year. */
const MAX_SENTENCES = 4;

/** The year whose work is reviewed, or for a signing the year that is pledged, with where it stands. */
export function findEmulationYear(
  sentences: readonly Sentence[],
  type: EventType,
): EmulationYear | undefined {
  const opening = [
    ...sentences.filter(({ zone }) => zone === "title"),
    ...sentences
      .filter(({ zone, mentions }) => zone !== "title" && mentions.some((m) => isKind(m, "year")))
      .slice(0, MAX_SENTENCES),
  ];
  const fits =
    type === "pledge-signing"
      ? [isPledged]
      : type === "other"
        ? [isReviewed, isMidyear, isPledged]
        : type === "midyear-review"
          ? [isOneYear(isReviewed), isMidyear]
          : [isReviewed, isMidyear];
  const found = fits.flatMap((isFit) =>
    opening.flatMap((sentence) => yearsThatFit(sentence, isFit)),
  );
  return found[0] ?? schoolYear(sentences);
}

/** "… làm Cụm trưởng năm học 2018-2019 … sơ kết học kỳ I": a term of school is reviewed in its school year, wherever that is said. */
function schoolYear(sentences: readonly Sentence[]): EmulationYear | undefined {
  if (!sentences.some((one) => one.zone !== "quote" && one.says(TERM_OF_SCHOOL))) return undefined;
  const [year] = sentences.flatMap((sentence) =>
    yearsThatFit(sentence, (own, mention) => SCHOOL_YEAR.test(own.surfaceOf(mention))),
  );
  return year;
}

const TERM_OF_SCHOOL = /(?:tổng kết|sơ kết|đánh giá)[^.;]{0,60}học kỳ/u;
const SCHOOL_YEAR = /^năm học/iu;

type Fits = (sentence: Sentence, mention: MentionOf<"year">) => boolean;

/** Half of one year is reviewed, be it one of school: "nhân sự nhiệm kỳ 2015-2020" is told besides. */
function isOneYear(isFit: Fits): Fits {
  return (sentence, mention) =>
    isFit(sentence, mention) &&
    (mention.value.period === undefined || SCHOOL_YEAR.test(sentence.surfaceOf(mention)));
}

function yearsThatFit(sentence: Sentence, isFit: Fits): readonly EmulationYear[] {
  return sentence.mentions.flatMap((mention) =>
    isKind(mention, "year") && isFit(sentence, mention) ? [toYear(mention)] : [],
  );
}

function toYear({ value, span }: MentionOf<"year">): EmulationYear {
  return { year: value.year, period: value.period, span };
}

function saysBefore(pattern: RegExp, sentence: Sentence, mention: MentionOf<"year">): boolean {
  return sentence.says(pattern, 0, sentence.indexOf(mention.span.start));
}

function isReviewed(sentence: Sentence, mention: MentionOf<"year">): boolean {
  const says = (pattern: RegExp): boolean => saysBefore(pattern, sentence, mention);
  if (sentence.zone === "title" && says(TITLE_AWARD)) return true;
  if (sentence.zone !== "title" && mention.value.period !== undefined && says(FOR_AWARD))
    return false;
  const isOther =
    says(PLAN_BEFORE) || says(LAW_BEFORE) || says(OTHER_YEAR_BEFORE) || says(SINCE_BEFORE);
  return says(REVIEW_BEFORE) && !isOther;
}

function isPledged(sentence: Sentence, mention: MentionOf<"year">): boolean {
  return saysBefore(PLEDGE_BEFORE, sentence, mention);
}

/** "nhiệm vụ 6 tháng cuối năm 2013": the second half belongs to the year under review. */
function isMidyear(sentence: Sentence, mention: MentionOf<"year">): boolean {
  const text = sentence.text.slice(0, sentence.indexOf(mention.span.start));
  return MIDYEAR_PLAN.test(text) || MIDYEAR_YEAR.test(text + sentence.surfaceOf(mention));
}

const MIDYEAR_YEAR = /(?:6|06|sáu) tháng (?:đầu|cuối) năm (?:19|20)\d{2}$/iu;
