import { isKind } from "../mention.ts";
import type { ChairRule, Says } from "./chair-rules.ts";
import type { RuleMatch } from "./rule.ts";

const ELECTION_BEFORE =
  /(?<![\p{L}])(?:bầu|bầu chọn|bình chọn|lựa chọn|chọn|cử|đề cử|trúng|chúc mừng|suy tôn|tín nhiệm|chấp thuận|chỉ định|phân công|giao nhiệm vụ|đồng ý giao|trao cờ|bàn giao|chuyển giao|nhất trí|thống nhất|kết quả(?! (?:chấm điểm|công tác|thi đua|thực hiện|hoạt động|kiểm tra|phong trào|tự))|bỏ phiếu|(?:công bố|thông qua|danh sách|nhận|tiếp nhận)(?: danh sách)?(?: các)?(?: đơn vị)?(?= [\uE003\uE004]))(?![\p{L}])/u;
const EVER = /(?<![\p{L}])(?:từng(?! (?:năm|kỳ|khóa))|(?<!giữ )nguyên)(?![\p{L}])/u;
const NEXT_YEAR =
  /(?:\smới (?:là|:)|(?<![\p{L}])tân [\uE003\uE004]|[\uE003\uE004] (?:khóa |nhiệm kỳ )?mới|(?:năm(?: học)?|nhiệm kỳ|khóa) (?:tới|sau|tiếp theo|kế tiếp)|(?<![\p{L}])sẽ|(?<![\p{L}])(?:vừa|mới) (?:nhận|tiếp nhận|đảm nhận|trúng cử|trúng|đắc cử|được (?:giao|bầu|chọn|phân công|tín nhiệm|trao)))(?![\p{L}])/u;

/** "<U> - Cụm trưởng từ đầu năm - hợp nhất vào <U2>", "Cụm trưởng khóa trước": whose role it was. */
const MERGED =
  /^(?: từ đầu năm)?,? ?-? ?(?:đã |nay )?(?:hợp nhất|sáp nhập|giải thể|kết thúc hoạt động|không còn(?! là| làm| giữ))(?![\p{L}])/u;
const LAST_TERM =
  /^(?: và \uE001 ?- ?[\uE003\uE004])?(?: của)? (?:kỳ|khóa|nhiệm kỳ|năm) trước(?![\p{L}])/u;
/** "<U>, đơn vị làm Phó Trưởng khối năm vừa qua": the term that ends. */
const THIS_TERM = /^ (?:trong )?năm (?:vừa )?qua(?![\p{L}])/u;
/** "… hội nghị tổng kết, dự kiến diễn ra tại <U> (đơn vị Cụm trưởng)": where it will meet. */
const MEETING_TO_COME = /(?:dự kiến|sẽ)[^.;]{0,60}(?:tại|ở) $/u;
/** "phụ tá cho Cụm trưởng mới là <U>, Cụm phó": told of the coming term. */
const NEW_BEFORE = /[\uE003\uE004] mới(?: là|:) ?$|(?<![\p{L}])tân $/u;
/** "<U> trúng Khối trưởng": who wins an election. */
const WINS = /(?<![\p{L}])(?:trúng|đắc)(?: cử)?(?![\p{L}])/u;

/** "Hội nghị tiếp theo … do <U> làm Cụm trưởng": who will hold the chair then. */
const NEXT_MEETING =
  /^hội nghị (?:tổng kết |sơ kết )?(?:lần )?(?:tiếp theo|sau|tới)(?![\p{L}])[^.;]*$/u;
/** "Sang năm, <U> làm Cụm trưởng", "Lo việc chung trong năm tới có hai Cụm phó: <U>, <U2>". */
const NEXT_TERM =
  /^(?:(?:bước )?sang năm(?: tới| sau)?|(?:trong )?năm (?:tới|sau))(?:,[^.;]*|\s*)$|(?<![\p{L}])trong năm (?:tới|sau)[^.;:,]{0,60} (?:có|gồm|sẽ do|là)(?: (?:hai|ba|các|những))? $/u;
/** "Kể từ sau hội nghị, Cụm do <U> điều hành với vai trò Cụm trưởng". */
const FROM_NOW =
  /^(?:kể )?từ (?:(?:sau )?(?:hội nghị|cuộc họp|buổi lễ|lễ)(?: này| hôm nay)?|(?:hôm nay|nay|giờ|đây|giờ phút này))(?![\p{L}])[^.;]*$/u;
/** "Đồng hành cùng Khối năm tới trong vai trò Khối phó là <U>". */
const IN_NEXT_YEAR = /(?<![\p{L}])năm (?:tới|sau) (?:(?:trong|với|ở) )?$/u;
/** Whose words begin with the role or with who holds it, and so take what the sentence opens with. */
const TAKES_NEXT_TERM: ReadonlySet<string> = new Set([
  "chair/holds",
  "chair/role-is",
  "chair/acts-as",
]);
/** "Cụm trưởng mới", "Cụm trưởng khóa mới". */
const NEW = /^ (?:khóa |nhiệm kỳ )?mới(?![\p{L}])/u;
const FORMER_BEFORE =
  /(?:trước (?:sáp nhập|khi sáp nhập|hợp nhất|đó)|(?<!giữ )nguyên|từng(?! (?:năm|kỳ|khóa))|năm (?:ngoái|trước)|năm học trước|nhiệm kỳ trước|khóa trước)[^.;]{0,12}$/u;

/** "…, thay <U> (Cụm trưởng 6 tháng đầu năm 2025)": who held it for a part of the year. */
const REPLACES = /(?<![\p{L}])thay(?: thế| cho)* $/u;
const FIRST_HALF = /(?:6|06|sáu) tháng đầu(?: \uE006|$)/u;

/** "<U> đang là Cụm trưởng, tiếp tục giữ vai trò này trong năm 2021": the term that runs, of which no year is said. */
const HOLDS_NOW = /^\uE001 (?:đang|vẫn) (?:là|làm|giữ|đảm nhận|đảm nhiệm)(?![\p{L}])[^\uE006]*$/u;
/** "cử <U> làm Khối trưởng cho đến hết năm": the rest of the year that runs. */
const TO_YEARS_END = /^ (?:cho )?đến (?:hết|cuối) năm(?: nay)?(?! \d| \uE006)(?![\p{L}])/u;

/** "Sau một năm <U> làm Cụm trưởng và <U2> làm Phó Cụm trưởng, …": the term that ends. */
const AFTER_TERM =
  /(?:^|[.;:] ?)(?:sau|qua|kết thúc|khép lại) (?:một|1|01|hai|2|02) năm (?:mà |do )?(?:[\uE001\uE002] [^.;,\uE001\uE002]{1,30} (?:và|,|còn) )?$/u;

/** "Sau một năm dẫn dắt Cụm với tư cách Cụm trưởng, <U> …". */
const ENDED_TERM =
  /^(?:sau|hoàn thành|kết thúc|khép lại|trải qua) (?:xuất sắc |tốt )?(?:một|1|01|hai|2|02) năm /u;

/** "Sau khi được bầu làm Cụm trưởng, ông A, Giám đốc <U> …": who has just been elected. */
const JUST_ELECTED =
  /(?:được|vừa|đã) (?:bầu|bầu chọn|chọn|suy tôn|tín nhiệm|cử)(?! (?:năm|khóa))[^.;,\uE001]{0,25}(?<!, )$/u;

/** "…, nguyên Chính ủy <U> thay mặt đơn vị Cụm trưởng": what the speaker was. */
const FORMER_OFFICES = /, nguyên \uE00C/gu;

function isPast(behind: string): boolean {
  return LAST_TERM.test(behind) || MERGED.test(behind);
}

/** What stands before it tells that the term is the next one. */
function isNext({ name }: ChairRule, before: string): boolean {
  if (TAKES_NEXT_TERM.has(name) && NEXT_TERM.test(before)) return true;
  if (TAKES_NEXT_TERM.has(name) && (FROM_NOW.test(before) || IN_NEXT_YEAR.test(before)))
    return true;
  return NEXT_MEETING.test(before) || JUST_ELECTED.test(before) || NEW_BEFORE.test(before);
}

function isToCome(matched: string, behind: string): boolean {
  return NEXT_YEAR.test(matched) || WINS.test(matched) || NEW.test(behind);
}

interface Parts {
  readonly before: string;
  readonly matched: string;
  readonly behind: string;
}

function partsOf({ sentence: { text }, start, end }: RuleMatch): Parts {
  return { before: text.slice(0, start), matched: text.slice(start, end), behind: text.slice(end) };
}

function isPastTerm({ name }: ChairRule, { before, matched, behind }: Parts): boolean {
  const own = name === "chair/proxy" ? matched.replace(FORMER_OFFICES, "") : matched;
  const isReplaced = REPLACES.test(before) && FIRST_HALF.test(matched);
  return FORMER_BEFORE.test(before) || isReplaced || EVER.test(own) || isPast(behind);
}

/** A term that runs, or ends with the year under review. */
function isHeldNow({ before, matched, behind }: Parts): boolean {
  const hasEnded = AFTER_TERM.test(before) || ENDED_TERM.test(matched);
  return HOLDS_NOW.test(matched) || THIS_TERM.test(behind) || hasEnded;
}

/** "…, <U2> làm Cụm phó" behind an election in the same sentence is elected as well. */
export function saysOf(rule: ChairRule, match: RuleMatch): Says {
  const parts = partsOf(match);
  if (rule.says !== "former" && TO_YEARS_END.test(parts.behind)) return "incumbent";
  if (isAssigned(match)) return "incumbent";
  return rule.says === "by-context" ? saysOfContext(rule, parts) : rule.says;
}

/** "<U> được phân công làm Cụm trưởng theo Quyết định … ngày 12/2/2023": by a decision in the course of a year, for that one. */
function isAssigned({ sentence, end }: RuleMatch): boolean {
  const day = sentence.says(ASSIGNED, 0, end) ? sentence.find(BY_DECISION, end) : undefined;
  const date = day === undefined ? undefined : sentence.at(end + day[0].length - 1);
  return date !== undefined && isKind(date, "date") && (date.value.month ?? 12) <= LAST_OF_YEAR;
}

const ASSIGNED = /(?<![\p{L}])(?:phân công|giao|chỉ định)(?![\p{L}])/u;
const BY_DECISION =
  /^[^.;]{0,60} theo (?:quyết định|kế hoạch|công văn|thông báo) [^.;]{0,60}\uE007/u;
/** Decisions of the last quarter are for the year to come. */
const LAST_OF_YEAR = 9;

function saysOfContext(rule: ChairRule, parts: Parts): Says {
  const { before, matched, behind } = parts;
  if (isPastTerm(rule, parts)) return "former";
  if (isNext(rule, before) || isToCome(matched, behind)) return "elected";
  if (isHeldNow(parts)) return "incumbent";
  if (rule.name === "chair/bracket" && MEETING_TO_COME.test(before)) return "by-context";
  if (rule.electedIf?.test(matched) === true) return "elected";
  return rule.electedAfterElection === true && ELECTION_BEFORE.test(before)
    ? "elected"
    : "by-context";
}
