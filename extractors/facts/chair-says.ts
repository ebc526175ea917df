import type { ChairRule, Says } from "./chair-rules.ts";
import type { RuleMatch } from "./rule.ts";

const ELECTION_BEFORE =
  /(?<![\p{L}])(?:bầu|bầu chọn|bình chọn|lựa chọn|chọn|cử|đề cử|trúng|chúc mừng|suy tôn|tín nhiệm|chỉ định|phân công|giao nhiệm vụ|đồng ý giao|trao cờ|bàn giao|chuyển giao|nhất trí|thống nhất|kết quả|bỏ phiếu)(?![\p{L}])/u;
const EVER = /(?<![\p{L}])(?:từng|nguyên)(?![\p{L}])/u;
const PASSED_ON = /(?:được )?(?:chuyển|chuyền|truyền|nhường|bàn giao|trao)(?: giao)?(?![\p{L}])/u;
const NEXT_YEAR = /(?:\smới (?:là|:)|năm (?:tới|sau|tiếp theo|kế tiếp)|(?<![\p{L}])sẽ)(?![\p{L}])/u;

/** "<U> trúng Khối trưởng": who wins an election. */
const LAST_TERM = /^ (?:kỳ|khóa|nhiệm kỳ|năm) trước(?![\p{L}])/u;
const WINS = /(?<![\p{L}])(?:trúng|đắc)(?: cử)?(?![\p{L}])/u;

const AFTER_ELECTION: ReadonlySet<string> = new Set([
  "chair/holds",
  "chair/bracket",
  "chair/role-is",
  "chair/acts-as",
  "chair/unit-that",
  "chair/role-given-to",
]);
const FORMER_BEFORE =
  /(?:trước (?:sáp nhập|khi sáp nhập|hợp nhất|đó)|nguyên|từng|năm (?:ngoái|trước)|năm học trước|nhiệm kỳ trước|khóa trước)[^.;]{0,12}$/u;

/** "…, <U2> làm Cụm phó" behind an election in the same sentence is elected as well. */
export function saysOf(rule: ChairRule, match: RuleMatch): Says {
  if (rule.says !== "by-context") return rule.says;
  const before = match.sentence.text.slice(0, match.start);
  const matched = match.sentence.text.slice(match.start, match.end);
  if (FORMER_BEFORE.test(before) || EVER.test(matched)) return "former";
  if (LAST_TERM.test(match.sentence.text.slice(match.end))) return "former";
  if (NEXT_YEAR.test(matched) || WINS.test(matched)) return "elected";
  if (rule.name === "chair/role-given-to" && PASSED_ON.test(matched)) return "elected";
  return AFTER_ELECTION.has(rule.name) && ELECTION_BEFORE.test(before) ? "elected" : "by-context";
}
