import { isWordUnit } from "../../src/text/characters.ts";
import { mayMatch, quickest } from "../../src/text/marks.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Scope } from "../mention.ts";

/** What a sticky pattern matches at a position of a text, or undefined. The pattern must have the `y` flag. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Where a position is the start of a word: no letter, mark or digit before it. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !isWordUnit(text.charCodeAt(at - 1));
}

/** Whether the character at a position is in small letters. */
export function startsLower(text: string, at: number): boolean {
  const first = text.charAt(at);
  return first !== first.toUpperCase();
}

/** `[\p{Lu}]` syllables as a name has them: "Kon", "H'Drai", "TNHH", "Lắk". */
export const NAME_SYLLABLE = "\\p{Lu}[\\p{L}\\p{M}']*(?:&\\p{Lu}+)?";

/** Levels of administration as they stand before a place. */
export const LEVEL =
  "(?:tỉnh|thành phố trực thuộc Trung ương|thành phố|TP\\.?|T\\.P\\.?|huyện|quận|thị xã|TX\\.?|thị trấn|phường|xã|đặc khu)";

/** What a person says, or does by speaking. */
export const SAYS: readonly string[] =
  "phát biểu|nhấn mạnh|thông báo với|thông báo tới|thông báo một số|thông báo nhanh|thông báo tình hình|thông báo kết quả|cho biết|cho hay|cho rằng|yêu cầu|đề nghị|đề xuất|kiến nghị|ghi nhận|biểu dương|chia sẻ|kết luận|khẳng định|đánh giá|lưu ý|mong|khai mạc|bế mạc|chúc mừng|nêu|chỉ rõ|chỉ ra|nói|kể|bày tỏ|gợi ý|gợi mở|phân tích|làm rõ|giới thiệu|tham luận|góp ý|góp thêm|góp chuyện|trao đổi|cảm ơn|thông tin về|thông tin thêm|thông tin kết quả|thông tin một số|thông tin nhanh|thông tin tình hình|phổ biến|hướng dẫn|quán triệt|giải đáp|trả lời|tâm sự|bộc bạch|thổ lộ|nhận định|thừa nhận|đặt vấn đề|cam kết|tin tưởng|tiếp thu|động viên|giao nhiệm vụ|nhắc|phản ánh|chỉ đạo|báo cáo|đáp từ|phát động|ví|hỏi|băn khoăn|trăn trở|đề đạt|kêu gọi|nhìn nhận|đồng tình|dẫn chứng|lý giải|giải thích|truyền đạt|thống nhất với|hứa|hẹn|dặn|dặn dò|căn dặn|khuyên|gửi gắm|gọi|nhận xét|điểm lại|mở đầu|chúc|dẫn câu|dẫn chuyện|dẫn lại|nhắn nhủ|khen|đúc kết".split(
    "|",
  );

/** What a person or a body does: verbs that end the name or the office before them. */
export const SAYS_OR_DOES: readonly string[] = [
  ...SAYS,
  ..."chủ trì|đồng chủ trì|điều hành|trình bày|dự|tham dự|đến dự|tới dự|về dự|cùng dự|tham gia|trao|tặng|thông báo|đã|đang|sẽ|vừa|cùng|là|làm|được|công bố|ký|thay mặt|đại diện|giao|đọc|thông qua|tại|trong|với|cho|để|khi|nhận|có|đặt|thăm|tuyên bố|quyết định|bấm|kiêm|nguyên|cũng|theo|từ|trước|sau|do|mà|bổ sung|triển khai|bàn giao|đón|lên|xuống|chủ tọa|xác định|phụ trách|xem xét|xét|công nhận|trình|tặng thưởng|khen thưởng|tán thành|nhất trí|thống nhất|thừa ủy quyền|ủy quyền|tặng hoa|chứng kiến|đến|về|đi|sang|lui|ra|vào|dẫn|dự buổi|gửi|viết|ký kết|thì|trực tiếp|chính thức|tiếp|bàn|họp|ủng hộ|nói chuyện|thẳng thắn|thống kê|chỉ định|bổ nhiệm|phân công|tín nhiệm|lựa chọn|suy tôn|giữ chức|giữ|đảm nhận|đảm nhiệm|tiếp nhận|trúng cử|trân trọng|vinh dự|vinh hạnh|sinh sống|cư trú".split(
    "|",
  ),
];

/** Words that never belong to a name: what follows a name in lower case and is one of these ends it. */
export const NOT_IN_NAME: readonly string[] =
  "là|làm|giữ|thay|thôi|rút|xin|nhường|hết|mãn|kế nhiệm|luân phiên|vắng|chủ nhà|đã|được|tổ|chủ|trao|tặng|nhận|đạt|có|và|với|do|cho|của|tại|trong|về|đảm|tiếp|phát|phối|cũng|năm|gồm|thực|triển|tham|trình|đề|bầu|vinh|dẫn|đứng|báo|ký|đăng|nêu|cùng|kiêm|đơn|ngày|để|đến|từ|lên|theo|mà|thì|như|hiện|luôn|sẽ|vừa|còn|nên|thống|nhất|đồng|cảm|khẳng|quyết|bàn|chuyển|tỉnh|thành|huyện|quận|phường|xã|các|tập|cá|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|không|chưa|khi|vì|bằng|hoặc|cụm|khối|phụ|lãnh|đại|xếp|trưởng|phó|dự|đọc|tự|hoàn|thuộc|khu|trên|dưới|bao|đang|rất|ủy|trước|sau|thường|lần|toàn|mới|đưa|kết|tổng|đối|công nhận|xem|khen|phân công|chỉ định|tín nhiệm|tin tưởng|lựa chọn|bổ nhiệm|điều động|vinh danh|tuyên dương|ủy nhiệm|giới thiệu|trở".split(
    "|",
  );

/** All matches of a pattern in a sentence as it is written. */
export function matchesIn({ text, marks }: Scope, pattern: RegExp): readonly RegExpExecArray[] {
  return mayMatch(pattern, marks) ? matchesOf(quickest(pattern, marks), text) : [];
}

/** Matches in a sentence in lower case that start where a word does. The pattern needs no look behind, which costs at every position. */
export function matchesAtWords(
  { lower, marks }: Scope,
  pattern: RegExp,
): readonly RegExpExecArray[] {
  if (!mayMatch(pattern, marks)) return [];
  return matchesOf(quickest(pattern, marks), lower).filter((match) =>
    startsWord(lower, match.index),
  );
}
