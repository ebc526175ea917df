import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { AwardClause } from "./award-clause.ts";

/** "<U>, đơn vị Trưởng khối năm 2020, được tặng …", "Phó cụm điều hành hoạt động năm 2021": a year behind a role is the role's. */
const ROLE_BEFORE =
  /[\uE003\uE004\uE005](?: (?:điều hành|hoạt động|phụ trách|luân phiên|nhiệm kỳ|của \uE005))*,?(?: của| cho| trong)? ?$/u;

/** "…; thống nhất nội dung giao ước thi đua năm 2022": the year of what is to be done. */
const TO_DO_BEFORE =
  /(?<![\p{L}])(?:giao ước|ký kết|kí kết|phương hướng|nhiệm vụ(?! trong)|kế hoạch|chương trình|phát động|hội thao|hội thi)(?: (?:thi đua|công tác|trọng tâm|phong trào|hoạt động|giao ước|trong|cho|của))*,? ?$/u;

/** "…, đơn vị từng được …": what is told of the recipient besides has years of its own. */
const ASIDE_START =
  /, (?:đơn vị|tập thể|cơ quan|người|địa phương) (?:đã )?(?:từng|vừa|mới|hồi)(?![\p{L}])/gu;

/** "công bố các quyết định khen thưởng thành tích năm 2014 và trao …": the year of what is rewarded. */
const ACHIEVED =
  /(?:quyết định|danh sách|đợt|kỳ)[^.;,]{0,20} khen thưởng(?: (?:thành tích|phong trào|công tác|thi đua|tổng kết|trong|cho|của))* ?$/u;

const OPENS =
  /^(?:(?:theo đó|được biết),? )?(?:(?:về|với|theo|căn cứ|qua) (?:kết quả|công tác|phong trào|thành tích)[^,.;]{0,40} |về [^,.;]{1,40}, )?(?:trước đó,? )?(?:riêng |trong |từ |cũng trong |(?:kết thúc|khép lại|tổng kết|hết) )*$/u;

/** What stands behind the last semicolon or colon. */
const LAST_PART = /(?<=^|[;:])[^;:]*$/u;

/** The year of the whole sentence: said at its end for all titles before, or opening it. */
export function sentencePeriod({ sentence, at }: AwardClause): string | undefined {
  const years = sentence.mentions.filter(
    (mention) => isKind(mention, "year") && !isOfOther(sentence, mention),
  );
  const aside = sentence.findAll(ASIDE_START).find(({ index }) => index > at)?.index;
  const opensAt = ({ span }: Mention): boolean => {
    const before = sentence.text.slice(0, sentence.indexOf(span.start));
    const part = before.slice(before.search(LAST_PART)).trimStart();
    return OPENS.test(part) || ACHIEVED.test(part);
  };
  const behind = years.filter((year) => {
    const yearAt = sentence.indexOf(year.span.start);
    return yearAt > at && yearAt < (aside ?? Number.POSITIVE_INFINITY) && !opensAt(year);
  });
  const opening = years.filter((year) => sentence.indexOf(year.span.start) < at && opensAt(year));
  return periodIn((behind.length > 0 ? behind : opening).slice(-1));
}

function isOfRole(sentence: AwardClause["sentence"], { span }: Mention): boolean {
  return sentence.says(ROLE_BEFORE, 0, sentence.indexOf(span.start));
}

/** A year of a role, or of what is to be done in it. */
function isOfOther(sentence: AwardClause["sentence"], year: Mention): boolean {
  return (
    isOfRole(sentence, year) || sentence.says(TO_DO_BEFORE, 0, sentence.indexOf(year.span.start))
  );
}

/** The first year or period that stands among mentions, as written. */
export function periodIn(mentions: readonly Mention[]): string | undefined {
  const year = mentions.find((mention): mention is MentionOf<"year"> => isKind(mention, "year"));
  return year?.value.period ?? year?.value.year?.toString();
}

/** Mentions that are not those of a role before them. */
export function withoutRoles(
  sentence: AwardClause["sentence"],
  mentions: readonly Mention[],
): readonly Mention[] {
  return mentions.filter((mention) => !isOfRole(sentence, mention));
}
