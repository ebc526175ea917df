import type { Person } from "../../src/model/extraction.ts";
import type { MentionOf } from "../mention.ts";
import { SAYS } from "../mentions/cursor.ts";
import type { Sentence } from "../reading.ts";

export type Part = Person["part"];
/** The parts that a person may have, the most active first. */
export const PARTS: readonly Part[] = ["chaired", "presented", "spoke", "attended", "named"];

const END = "(?![\\p{L}])";
const CHAIRED = new RegExp(
  `(?<![\\p{L}])(?:(?:đồng )?chủ trì|chủ tọa|điều (?:hành|khiển) (?:hội nghị|phiên|buổi|cuộc|lễ|chương trình|thảo luận|phần)|(?<!ban )điều hành(?=[.;]|$))${END}`,
  "u",
);
const PRESENTED = new RegExp(
  `(?<![\\p{L}])(?:trình bày|đọc (?:báo cáo|tờ trình|quyết định|dự thảo|diễn văn|kết luận|bản|trước)|(?:thay mặt|đại diện) [^.;,]{1,30} báo cáo(?! rằng)|báo cáo (?:một số |khái quát |nhanh |sơ bộ )?(?:danh mục|hồ sơ|tóm tắt|tổng kết|kết quả|tình hình|công tác|dẫn đề|kiểm điểm|trước|tại)|báo cáo:|thông qua (?:dự thảo|báo cáo|bản|nội dung|quy chế|kết quả|giao ước|quyết định|kế hoạch)|mở đầu (?:bản )?báo cáo|điểm lại (?:kết quả|tình hình)|công bố (?:các |những )?(?:quyết định|kết quả|danh sách)|(?<!(?:được|chứng kiến) [^.;]{0,80})trao(?! đổi)${END}|(?<!(?:chứng kiến|được) [^.;,]{0,30})bàn giao${END}|(?<!được [^.;]{0,40})tặng (?:cờ|bằng khen|giấy khen|\\uE009))`,
  "u",
);
const SPOKE = new RegExp(
  `(?<![\\p{L}])(?<!được |hoa |quà |ban |(?:dự|tại) (?:lễ|phiên|buổi) )(?!khen thưởng)(?:${SAYS.join("|")}|góp vào|giao (?:cụm|khối|các đơn vị))${END}`,
  "u",
);
const SPEECH = new RegExp(
  `(?<![\\p{L}])(?<!(?:dự|tại) (?:lễ|phiên|buổi) )(?:phát biểu|kết luận|khai mạc|bế mạc|nói chuyện|đáp từ|ghi nhận)${END}`,
  "u",
);
const ATTENDED = new RegExp(
  `(?<![\\p{L}])(?:tham dự|đến dự|tới dự|về dự|cùng dự|(?<!(?:vinh|danh) )dự(?! (?:thảo|án|kiến|toán|báo|phòng|bị|trữ|thi))|có mặt|tham gia|chứng kiến|(?:đến|tới) (?:chung vui|chúc mừng|chia vui)|(?:tiếp|đón)(?: tiếp)? đoàn|theo dõi (?:từ|qua|trực tuyến|hội nghị)|(?:cùng )?ký (?:kết )?(?:bản )?giao ước)${END}`,
  "u",
);
/** "Đồng chủ trì Hội nghị có …", "Điều hành Hội nghị là các đồng chí: …". */
const CHAIRED_HEAD =
  /(?:(?:^|[,;] )do(?![\p{L}])|(?<![\p{L}])(?:chủ trì|chủ tọa|(?<!(?:ban|nhân sự) )điều hành))(?:(?!dự|phát biểu|có mặt|tham gia|trao)[^.;\uE00B]){0,70}$/u;
const HEAD_LINK =
  /(?:có|là|gồm|:|của|do|gồm có|các đồng chí|đồng chí|đ\/c|ông|bà|cô|thầy|anh|chị|nhà báo|bác sĩ|(?:đại|thượng|trung|thiếu) (?:tá|tướng|úy))[\s:,]*(?:\uE00C ?)?$/u;
const ATTENDED_HEAD =
  /(?:ký vào bản giao ước|(?<!(?:vinh|danh) )dự|tham gia|có mặt|về phía|phía|cùng đi|đại biểu|khách mời|chứng kiến|đón tiếp|tiếp đoàn|tiếp và làm việc|tham dự|điểm cầu|(?:đến|tới) (?:chào|chúc) mừng)(?:[^.]{0,60}(?:có|gồm|:)|[^.]{0,30})/u;
const SPOKE_HEAD =
  /(?:^|[,;] )(?:[^.;,\uE00B]{0,40}(?:phát biểu|kết luận|khai mạc|bế mạc|nói chuyện|chỉ đạo|chào mừng|trao đổi|đáp từ|ghi nhận|theo|ý kiến của|lời)|theo|tham luận)[^.;\uE00B]{0,60}$/u;
/** "dự và chỉ đạo hội nghị": the usual words for a guest of honour, no speech. */
const GUEST_OF_HONOUR =
  /(?<![\p{L}])(?<!(?:vinh|danh) )dự(?! (?:thảo|án|kiến|toán|báo|phòng|bị|trữ|thi)(?![\p{L}]))(?:,| và)? ?(?:(?:theo dõi|chỉ đạo)(?:,| và)? ?)*(?:hội nghị|buổi lễ|cuộc họp|phiên họp)?/gu;

/** The most active part that a sentence gives to a person mentioned in it. */
export function partIn(mention: MentionOf<"person">, sentence: Sentence): Part {
  const at = sentence.indexOf(mention.span.start);
  if (sentence.says(WITNESS_HEAD, 0, at)) return "attended";
  if (sentence.says(RECIPIENT, 0, at)) return "named";
  const { start, end } = runOf(sentence.text, at);
  if (ASIDE.test(clauseAfter(sentence.text.slice(end)))) return "attended";
  const before = sentence.text.slice(0, start).replace(DEGREES, "");
  const predicate = clauseAfter(sentence.text.slice(end));
  if (WORDS_OF.test(before)) return "spoke";
  const head = CHAIRED_HEAD.exec(before);
  if (head !== null && isChairedHead(head, before, predicate)) return "chaired";
  if (CHAIRED.test(predicate)) return "chaired";
  const own = partOfPredicate(predicate, before);
  if (own === undefined && ELECTED.test(before)) return "named";
  return own ?? partOfHead(before, sentence.text);
}

/** "Đó là lưu ý của bà X, khi dự hội nghị". */
const WORDS_OF =
  /(?<![\p{L}])(?:là|những) (?:lưu ý|ý kiến|lời (?:chia sẻ|khẳng định|dặn|nhắc)|chia sẻ|nhận xét|tâm sự|khẳng định|đề nghị) của (?:đồng chí |ông |bà |anh |chị )?$/u;
/** "các đại biểu bầu đồng chí X làm Cụm trưởng": who is elected is only named. */
const ELECTED =
  /(?<![\p{L}])(?:bầu|suy tôn|tín nhiệm|giới thiệu|chỉ định|phân công|cử|điều động|bổ nhiệm)(?: (?:đồng chí|ông|bà|anh|chị|đ\/c))? $/u;

/** "xét tặng danh hiệu … cho ông X": who is to get it does nothing there. */
const RECIPIENT = /\uE009[^.;:,\uE00B]{0,40} cho (?:đồng chí |ông |bà |anh |chị )?$/u;
/** "Trước sự chứng kiến của ông X, bà Y trao cờ": who looks on gives nothing. */
const WITNESS_HEAD = /chứng kiến(?: của)?[^.;,\uE00B]{0,40}$/u;
/** "trao đổi với đại biểu bên lề hội nghị": talk, no speech. */
const ASIDE = /(?<![\p{L}])(?:bên lề (?:hội nghị|buổi lễ|cuộc họp)|giờ giải lao)(?![\p{L}])/u;
const DEGREES = /(?:(?:gs|pgs|tskh|ts|ths|bs|cki|ckii)[., ]+)+$/u;

function isChairedHead(head: RegExpExecArray, before: string, predicate: string): boolean {
  return DO.test(head[0]) ? CHAIRED.test(predicate) : HEAD_LINK.test(before);
}

const DO = /(?:^|[,;] )do[^\p{L}]/u;

function partOfPredicate(predicate: string, before: string): Part | undefined {
  const speech = predicate.replace(GUEST_OF_HONOUR, (words) => " ".repeat(words.length));
  const presented = PRESENTED.exec(speech);
  const spoke = SPOKE.exec(speech);
  if (presented !== null && (spoke === null || presented.index <= spoke.index)) return "presented";
  if (PRESENTED_HEAD.test(before) || READ_OUT.test(predicate)) return "presented";
  if (SPEECH.test(predicate)) return "spoke";
  if (isAttending(predicate, spoke)) return "attended";
  const mayHaveSpoken =
    !ATTENDED_HEAD.test(before) || ATTENDING.test(before) || SPOKE_AT_ONCE.test(predicate);
  return spoke !== null && mayHaveSpoken ? "spoke" : undefined;
}

/** Who "came and said" spoke; who "came, at the invitation of those who said" attended. */
function isAttending(predicate: string, spoke: RegExpExecArray | null): boolean {
  const attended = ATTENDED.exec(predicate);
  if (attended === null) return false;
  if (spoke === null) return true;
  const hasCome = attended.index < spoke.index && ATTENDED_HEAD.test(predicate);
  return hasCome && !AND_SPOKE.test(predicate.slice(attended.index, spoke.index));
}

/** "có mặt tại hội nghị, lưu ý …": a verb of its own. */
const AND_SPOKE =
  /^[^.;]{0,60}(?:,| và|(?<=dự (?:hội nghị|buổi lễ|cuộc họp)) đã) ?(?:(?:đã|cũng|đồng thời) )*$/u;
/** "…, ông X nhấn mạnh …": what stands right behind the person is what the person does. */
const SPOKE_AT_ONCE = new RegExp(
  `^[ ,]*(?:(?:đã|cũng|còn|cho|đồng thời|thẳng thắn|tiếp tục|rất|lại|thì|cùng) )*(?!chỉ đạo)(?:${SAYS.join("|")})${END}`,
  "u",
);

/** "Trình bày báo cáo của Cụm, đồng chí X cho biết …", "Thông qua dự thảo giao ước, đồng chí X nêu …". */
const PRESENTED_HEAD =
  /^(?:trình bày|đọc|thông qua (?:dự thảo|bản|nội dung)|báo cáo (?:với|trước|tại) (?:đoàn|hội nghị|buổi|cuộc)|mở đầu (?:bản |phần )?(?:báo cáo|tổng kết)) ?[^.;:\uE00B]{0,60}, ?[^.;:,\uE00B]{0,30}$/u;
/** "Báo cáo do chị X, <chức vụ> đọc cho thấy …". */
const READ_OUT = /^ ?đọc(?= cho (?:thấy|biết)|[,.;]|$)/u;
/** "Dự hội nghị, ông X đề nghị …": who attends and speaks. */
const ATTENDING =
  /^(?:(?:đến|tới|về|tham|cùng) ?)?dự(?:(?! có| gồm)[^.;:,\uE00B]){0,40}, ?(?:đồng chí|ông|bà|anh|chị)? ?$/u;

function partOfHead(before: string, sentence: string): Part {
  if (CAME_AND_SPOKE.test(before)) return "spoke";
  if (ATTENDED_HEAD.test(before)) return "attended";
  if (SPOKE_HEAD.test(before)) return "spoke";
  return ATTENDED_SENTENCE.test(sentence) ? "attended" : "named";
}

/** "Đến dự và phát biểu có đồng chí X". */
const CAME_AND_SPOKE =
  /(?<![\p{L}])dự(?:,| và| hội nghị và) (?:có )?(?:ý kiến )?phát biểu(?: (?:chỉ đạo|ý kiến|chào mừng))?(?: (?:tại )?(?:hội nghị|buổi lễ|lễ))? (?:có|gồm|là):?(?:(?!chỉ đạo)[^.;\uE00B]){0,30}$/u;
const ATTENDED_SENTENCE =
  /^(?:tham dự|đến dự|tới dự|về dự|cùng dự|dự|có mặt|tham gia|về phía)(?![\p{L}])/u;

/** Persons one after another with nothing between but their offices and joints: what is said behind the last is said of all. */
function runOf(text: string, at: number): { readonly start: number; readonly end: number } {
  const before = text.slice(0, at);
  const ahead = RUN_AHEAD.exec(before);
  const behind = (ATTENDED_HEAD.test(before) ? ITEM_BEHIND : RUN_BEHIND).exec(text.slice(at + 1));
  return { start: at - (ahead?.[0].length ?? 0), end: at + 1 + (behind?.[0].length ?? 0) };
}

const OFFICE = "[\\uE001\\uE003\\uE004\\uE005\\uE006\\uE00C\\uE002]";
const JOINT =
  "(?:[ ,:()-]|phụ trách(?: chỉ đạo| theo dõi)?(?= \\uE005)|gs\\.?|pgs\\.?|(?:và|cùng|kiêm|các|đồng chí|đ\\/c|ông|bà|nhà báo|đại tá|thượng tá|trung tá|thiếu tướng|trung tướng|tiến sĩ|thạc sĩ|bác sĩ|ts|ths|bs|nguyên|đơn vị)(?![\\p{L}])\\.?)";
/** A semicolon before the next person of the list. */
const NEXT_ITEM = ";(?=[^;.\\uE00B\\uE001]{0,30}\\uE00B)";
const RUN_BEHIND = new RegExp(`^(?:${OFFICE}|${NEXT_ITEM}|${JOINT}|\\uE00B)*(?=[^\\uE00B]|$)`, "u");
/** Of those who attend, each has an item of the list: what is said in the last one is said of the last. */
const ITEM_BEHIND = new RegExp(`^(?:${OFFICE}|${JOINT}|\\uE00B)*(?=[^\\uE00B]|$)`, "u");
const RUN_AHEAD = new RegExp(`\\uE00B(?:${OFFICE}|;|${JOINT}|\\uE00B)*$`, "u");

/** What the run is the subject of: up to the next person or the end of the clause. */
function clauseAfter(after: string): string {
  const next = after.search(NEXT);
  return next === -1 ? after : after.slice(0, next);
}

const NEXT = /[\uE00B;]/u;
