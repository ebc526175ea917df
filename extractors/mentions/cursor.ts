import { matchesOf } from "../../src/text/matches.ts";
/** What a sticky pattern matches at a position of a text, or undefined. The pattern must have the `y` flag. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Where a position is the start of a word: no letter, mark or digit before it. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !LETTER_OR_DIGIT.test(text.charAt(at - 1));
}

const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

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

/** What a person or a body does: verbs that end the name or the office before them. */
export const SAYS_OR_DOES: readonly string[] =
  "phát biểu|chủ trì|đồng chủ trì|điều hành|trình bày|cho biết|cho rằng|dự|tham dự|đến dự|tới dự|về dự|cùng dự|tham gia|trao|tặng|nhấn mạnh|khẳng định|đề nghị|đề xuất|yêu cầu|ghi nhận|biểu dương|đánh giá|kết luận|khai mạc|bế mạc|báo cáo|thông báo|thông tin|đã|đang|sẽ|vừa|cùng|là|làm|được|chỉ đạo|công bố|ký|chúc mừng|thay mặt|đại diện|cảm ơn|chia sẻ|lưu ý|giao|nêu|đọc|thông qua|quán triệt|nói|trả lời|tại|trong|với|cho|để|khi|nhận|có|bày tỏ|mong|tiếp thu|phổ biến|hướng dẫn|gợi ý|đặt|thăm|chúc|tuyên bố|quyết định|giới thiệu|bấm|kiêm|nguyên|cũng|theo|từ|trước|sau|do|mà|bổ sung|làm rõ|phân tích|triển khai|chỉ rõ|giải đáp|khen|bàn giao|đón|lên|xuống|chủ tọa|xác định|động viên|phụ trách|góp ý|trao đổi|xem xét|xét|công nhận|trình|tặng thưởng|khen thưởng|tán thành|nhất trí|thống nhất|kể|kiến nghị|thừa ủy quyền|ủy quyền|băn khoăn|trăn trở|tâm sự|tặng hoa|đến|về|đi|ra|vào|nhắc|phản ánh|phát động|mở đầu|dẫn|dự buổi|gửi|viết|ký kết|thì|nhìn nhận|nhận định|trực tiếp|chính thức|tiếp|bàn|họp|hứa|cam kết|ủng hộ|kêu gọi|nói chuyện|đề đạt|thẳng thắn|góp thêm|góp ý|thống kê|điểm lại|truyền đạt".split(
    "|",
  );

/** Words that never belong to a name: what follows a name in lower case and is one of these ends it. */
export const NOT_IN_NAME: readonly string[] =
  "là|làm|giữ|đã|được|tổ|chủ|trao|tặng|nhận|đạt|có|và|với|do|cho|của|tại|trong|về|đảm|tiếp|phát|phối|cũng|năm|gồm|thực|triển|tham|trình|đề|bầu|vinh|dẫn|đứng|báo|ký|đăng|nêu|cùng|kiêm|đơn|ngày|để|đến|từ|lên|theo|mà|thì|như|hiện|luôn|sẽ|vừa|còn|nên|thống|nhất|đồng|cảm|khẳng|quyết|bàn|chuyển|tỉnh|thành|huyện|quận|phường|xã|các|tập|cá|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|không|chưa|khi|vì|bằng|hoặc|cụm|khối|phụ|lãnh|đại|xếp|trưởng|phó|dự|đọc|tự|hoàn|thuộc|khu|trên|dưới|bao|đang|rất|ủy|trước|sau|thường|lần|toàn|mới|đưa|kết|tổng|đối|công nhận|xem|khen".split(
    "|",
  );

/** Matches of a pattern that start where a word does. The pattern needs no look behind, which costs at every position. */
export function matchesAtWords(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return matchesOf(pattern, text).filter((match) => startsWord(text, match.index));
}
