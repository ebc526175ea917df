import type { NamedRule, RuleMatch } from "./rule.ts";

/** Why a match that looks like a fact states none: it denies, plans, rules, or tells a habit or a condition. */
export interface Refusal {
  readonly rule: string;
}

/** What refuses a chair: the sentence names one and states none. */
export const REFUSALS: readonly NamedRule[] = [
  {
    name: "refuse/corrected-mistake",
    means: "in nhầm, đưa sai: a mistake that the paper takes back.",
  },
  { name: "refuse/condition", means: "nếu, trường hợp, ví dụ: a condition or an example." },
  { name: "refuse/habit", means: "hằng năm, định kỳ: a habit." },
  { name: "refuse/regulation", means: "theo quy chế, có trách nhiệm: a rule." },
  {
    name: "refuse/decider",
    means: "Cụm trưởng do <U> quyết định, chỉ định: who appoints, not who is appointed.",
  },
  { name: "refuse/plan", means: "dự kiến, sẽ được bầu, họp trù bị: a plan or a rehearsal." },
  { name: "refuse/proposal", means: "đề nghị, giới thiệu <U> làm: suggested, not elected." },
  { name: "refuse/negation", means: "không, chưa, thôi giữ: denied or given up." },
];

/** "Theo chế độ luân phiên hằng năm, <U> giữ …" says why, not what is done every year. */
const HABIT =
  /(?<!^theo [^,.;]{0,40})(?:hàng năm|hằng năm|mỗi năm|các năm tiếp theo|định kỳ|luân phiên hằng)/u;
const CONDITION = /(?:^|[^\p{L}])(?:nếu(?! như \uE006)|trường hợp|ví dụ|giả sử)(?![\p{L}])/u;
const REGULATION =
  /(?:quy chế quy định|theo quy định thì|quy định việc|[\uE003\uE004](?:,? ?[\uE005\uE006])* có trách nhiệm|do các thành viên bầu|do các đơn vị (?:thành viên )?bầu)/u;
const MISTAKE =
  /(?:đã nêu|đã đưa|đưa tin|viết|ghi|in|đăng)[^.;]{0,20} (?:nhầm|sai)|sơ suất|nhầm lẫn|(?:nêu|ghi|viết|in|đăng) (?:nhầm|sai)/u;
const NEGATION = /(?:^|[^\p{L}])(?:không|chưa|chẳng|từ chối)(?:\s+\p{L}+){0,2}\s*$/u;
const FUTURE_RULE = /(?:sẽ được bầu|sẽ bầu|dự kiến bầu|để bầu|tiến hành bầu cử)/u;
const PLAN =
  /(?<![\p{L}])(?:dự kiến|theo (?:kế hoạch|kịch bản|chương trình)|tổng duyệt|sơ duyệt|họp trù bị|duyệt chương trình|đề xuất phương án|phương án(?= (?:giao|bầu|chọn|cử|phân công)))(?![\p{L}])/u;
/** "… để bầu Cụm trưởng; kết quả <U> trúng cử". */
const WON = /(?<![\p{L}])(?:trúng cử|đắc cử|được bầu|số phiếu cao nhất)$/u;
/** Whoever is only suggested is not elected. */
const PROPOSAL =
  /(?:đề nghị(?! của)|đề xuất|giới thiệu|kiến nghị|đề cử)(?:\s+(?!và(?![\p{L}]))\p{L}+){0,2}\s*$/u;
/** "<U>, đơn vị được đề cử làm Khối trưởng". */
const SUGGESTED =
  /(?<![\p{L}])được (?:giới thiệu|đề cử|đề xuất)(?: để)? (?:làm|giữ|đảm nhận|đảm nhiệm|vào) [\uE003\uE004]/u;
/** "đề nghị <U> - đơn vị làm Phó Khối năm Y - cùng chuẩn bị": asked for something else, by what it is. */
const ROLE_ASIDE = /^[\uE001\uE002] ?(?:-|,|\() ?(?:là )?(?:đơn vị|cơ quan)(?![\p{L}])/u;
const GIVEN_UP =
  /(?<![\p{L}])(?:không còn|thôi (?:giữ|làm|đảm nhận|đảm nhiệm)(?! (?:nhiệm vụ |vai trò )?[\uE003\uE004](?:(?: của)? \uE005)?,? (?:và |để )?(?:nhường|chuyển|bàn giao|trao|giao))|rút khỏi|từ chối|không (?:làm|giữ|đảm nhận|tiếp tục))(?![\p{L}])/u;
const DECIDES =
  /^ (?:sẽ )?(?:quyết định|chỉ định|xem xét|phân công|lựa chọn|bổ nhiệm|phê duyệt)(?![\p{L}])/u;
/** "<U> - Cụm trưởng phân công các đơn vị …": where the role stands last, it is the chair that decides. */
const ENDS_IN_UNIT = /[\uE001\uE002\uE00A\uE00C]$/u;
const LOOK_BACK = 24;
/** "dự kiến họp … của Cụm thi đua số 5 do <U> làm Cụm trưởng", "dự kiến họp tại <U> (đơn vị Cụm trưởng)": what is to come is the meeting, not who chairs. */
const OF_GROUP = /\uE005 $/u;
const DO = /^do /u;
const BRACKET = /^[\uE001\uE002\uE00C] ?\(/u;
const CHOSEN_BEFORE = /(?<![\p{L}])(?:bầu|chọn|cử|giao|suy tôn)(?: [^.;,]{0,30})?$/u;

function isAside({ sentence, start, end }: RuleMatch): boolean {
  if (sentence.says(DO, start, end)) return sentence.says(OF_GROUP, 0, start);
  return sentence.says(BRACKET, start, end) && !sentence.says(CHOSEN_BEFORE, 0, start);
}

/** A condition in the same part of the sentence; "…; trường hợp sáp nhập thì …" tells of what is to come of it. */
function isConditional({ sentence, start, end }: RuleMatch): boolean {
  const behind = sentence.text.indexOf(";", end);
  return sentence.says(
    CONDITION,
    sentence.text.lastIndexOf(";", start) + 1,
    behind === -1 ? undefined : behind,
  );
}

/** The refusal that holds for a match, or undefined where the sentence asserts. */
export function refusalOf(match: RuleMatch): Refusal | undefined {
  const { sentence, start, end } = match;
  const from = Math.max(0, start - LOOK_BACK);
  if (sentence.says(MISTAKE)) return { rule: "refuse/corrected-mistake" };
  if (isConditional(match)) return { rule: "refuse/condition" };
  if (sentence.says(HABIT, 0, end)) return { rule: "refuse/habit" };
  if (sentence.says(REGULATION)) return { rule: "refuse/regulation" };
  if (sentence.says(ENDS_IN_UNIT, start, end) && sentence.says(DECIDES, end))
    return { rule: "refuse/decider" };
  if (isPlanned(match, from)) return { rule: "refuse/plan" };
  const isAsked = sentence.says(PROPOSAL, from, start) && !sentence.says(ROLE_ASIDE, start, end);
  if (isAsked || sentence.says(SUGGESTED, start, end)) return { rule: "refuse/proposal" };
  if (sentence.says(GIVEN_UP, start, end) || sentence.says(NEGATION, from, start))
    return { rule: "refuse/negation" };
  return undefined;
}

function isPlanned(match: RuleMatch, from: number): boolean {
  const { sentence, start, end } = match;
  const part = sentence.text.lastIndexOf(";", start) + 1;
  if (sentence.says(PLAN, part, end) && !isAside(match)) return true;
  return sentence.says(FUTURE_RULE, from, end) && !sentence.says(WON, start, end);
}
