import type { Award } from "../../src/model/extraction.ts";
import { matchesOf } from "../../src/text/matches.ts";
import type { Sentence } from "../reading.ts";
import type { AwardClause } from "./award-clause.ts";
import type { Refusal } from "./modality.ts";
import type { NamedRule } from "./rule.ts";

export interface AwardSaid {
  readonly status: Award["status"];
  /** Where the verb that says so starts. */
  readonly at: number;
  readonly rule: string;
}

/** What an award is said to be, in the order of trust: a proposal before all that its verb may sound like. */
export const AWARD_RULES: readonly NamedRule[] = [
  {
    name: "award/proposed",
    means:
      "đề nghị <cấp> tặng <danh hiệu> cho <U>; suy tôn <U> nhận <danh hiệu>: asked for, not given.",
  },
  {
    name: "award/awarded",
    means: "<cấp> tặng <danh hiệu> cho <U>: given at this meeting or by this decision.",
  },
  {
    name: "award/awarded-passive",
    means: "Dịp này, <U> được <cấp> tặng <danh hiệu>: given here, the recipient is the subject.",
  },
  {
    name: "award/passed-on",
    means: "<danh hiệu> của <cấp> được trao cho <U>, đã đến tay <U>: the award is the subject.",
  },
  {
    name: "award/received",
    means: "<U> được <cấp> tặng <danh hiệu>: told as given before.",
  },
];

const PROPOSE =
  /(?<![\p{L}])(?:(?:đề nghị|đề xuất|(?<!chương |công |quá |lộ |quy |giáo )trình(?! bày| diễn| độ))(?! của (?!cụm|khối)| và (?:đã )?được)|suy tôn|bình xét|bình chọn|bình bầu|giới thiệu|xét tặng|bỏ phiếu|(?:xét |lựa )?chọn(?= [^.;]{1,90} nhận(?![\p{L}])))(?![\p{L}])/gu;
/** "được suy tôn đơn vị dẫn đầu và vinh dự đón nhận Cờ": chosen, and given it. */
const RECEIVED_SINCE =
  /^(?:suy tôn|bình xét|bình chọn|bình bầu)(?!.*(?:đề nghị|đề xuất|trình))[^.;]{1,80}(?:,| và) (?:đã )?(?:vinh dự )?(?:đón nhận|được (?:[\uE001\uE00A\uE00C] )?(?:trao tặng|tặng|trao))[^.;]{0,30}$/u;
const RECEIVE =
  /(?<![\p{L}])(?:(?:vinh dự )?(?:được|đón nhận|(?<!công |ghi |xác )nhận)(?=[^.;]{0,60}$)|đã nhận|đạt(?= (?:danh hiệu )?["']?$))(?![\p{L}])/gu;
const GIVE =
  /(?<![\p{L}])(?:trao tặng|tặng thưởng|tặng|trao|quyết định khen|khen thưởng|công nhận)(?![\p{L}])/gu;
const ON_THE_DAY =
  /(?:dịp này|nhân dịp|tại (?:hội nghị|buổi lễ|lễ|đây)(?![\p{L}])|hội nghị|thừa ủy quyền|ban tổ chức)/u;

/** "Đến hết tháng 6, Giám đốc Công an tỉnh đã tặng …": given in the course of the year. */
const GIVEN_BEFORE =
  /(?:^|[;.:“"] ?)(?:(?:tính )?đến hết|trong (?:\d+ tháng|nửa|quý|năm|thời gian|các đợt)|từ đầu năm|6 tháng|sáu tháng|nửa đầu|năm qua|qua các đợt|thời gian qua)[^.;]{0,90}(?<![\p{L}])đã [^.;]{0,40}$/u;

/** Whether a title is proposed, given here or received before; undefined where the sentence only mentions it. */
export function awardStatus(clause: AwardClause): AwardSaid | undefined {
  const before = clause.sentence.text.slice(0, clause.at);
  if (HOUSEHOLDS.test(before)) return undefined;
  const besides = givenBesides(clause, before);
  if (besides !== undefined) return besides;
  const proposed = proposedAt(clause, before);
  if (proposed !== undefined) return { status: "proposed", at: proposed, rule: "award/proposed" };
  if (clause.award === undefined) return commended(clause, before);
  const isCaption = clause.sentence.zone === "caption";
  if (isCaption && !clause.sentence.says(NAMES, clause.at, clause.end)) return undefined;
  const near = before.slice(Math.max(clause.start, 0));
  const offset = before.length - near.length;
  const received = lastOf(near, RECEIVE);
  // A caption shows who holds a certificate in a picture; the text says what it was for.
  if (received !== undefined)
    return isCaption ? undefined : receivedHere(clause, before, offset + received);
  const given = lastOf(near, GIVE);
  if (given !== undefined) return givenHere(before, offset + given);
  return saidBehind(clause);
}

/** What a sentence says whose subject is the award itself: the verb stands behind it. */
function saidBehind({ sentence, at, end }: AwardClause): AwardSaid | undefined {
  const after = sentence.text.slice(at + 1, end);
  if (PROPOSED_AS_SUBJECT.test(after)) return { status: "proposed", at, rule: "award/proposed" };
  return PASSED_ON.test(after) || HANDED.test(sentence.text.slice(at + 1))
    ? { status: "awarded", at, rule: "award/passed-on" }
    : undefined;
}

/** "41.208 hộ đạt danh hiệu sản xuất giỏi": what households and villages are called is no award of emulation. */
const HOUSEHOLDS =
  /(?<![\p{L}])(?:hộ|gia đình|thôn|bản|ấp|khu dân cư|làng|tổ dân phố|buôn)(?: [^.;,\uE001]{0,30})? (?:đạt|được công nhận|được xét|đăng ký)(?![\p{L}])[^.;,\uE001]{0,30}$/u;

/** Where a proposal stands that the award is part of. */
function proposedAt(clause: AwardClause, before: string): number | undefined {
  const at = namesWhom(clause) ? lastOf(before, PROPOSE) : undefined;
  return at === undefined || RECEIVED_SINCE.test(before.slice(at)) ? undefined : at;
}

/** "Bằng khen của <cấp> được trao cho <n>", "… đã đến tay <n>": the award itself is the subject. */
const PASSED_ON =
  /^[^.;]{0,90}?(?:được (?:trao|gửi)(?: tặng| tận tay)? (?:cho|tới|đến)|(?:đã )?(?:đến tay|về tay|được trao tận tay|thuộc về)) /u;

/** "Cờ thi đua cho <U> và Bằng khen cho <n> đã được <cấp> trao tại hội nghị": recipients between the award and its verb. */
const HANDED =
  /^[^.;,]{0,60} cho [^.;]{1,120}? (?:đã |vừa )?được [\uE001\uE00A\uE00C] (?:trao tặng|trao|tặng)(?: thưởng)?(?= tại|[.;,]|$)/u;

/** "…; <U> (đã) được <cấp> tặng <danh hiệu>" behind a proposal: given, by one of its own. */
const OWN_GIVEN =
  /[;,] ?(?:và |còn |riêng )?[\uE001\uE002] (?:(?:cũng|vinh dự|vừa) )*(?:đã được (?:[\uE00A\uE001\uE00C] )?|được [\uE00A\uE001\uE00C] )(?:trao tặng|tặng thưởng|tặng|trao) ?$/u;
/** "<danh hiệu> được đề nghị <cấp> công nhận cho <U>": the award itself is the subject of a proposal. */
export const PROPOSED_AS_SUBJECT =
  /^[^.;,]{0,30}? được [^.;,]{0,20}?(?:đề nghị|đề xuất|trình)(?: [^.;,]{0,60}?)? (?:công nhận|tặng|trao|trao tặng|xét tặng)(?= cho )/u;
/** What a clause tells as given beside a proposal. */
function givenBesides(clause: AwardClause, before: string): AwardSaid | undefined {
  const own = before.slice(clause.start);
  const aside = lastOf(own, ASIDE);
  if (aside !== undefined)
    return { status: "received", at: clause.start + aside, rule: "award/received" };
  return clause.start > 0 && OWN_GIVEN.test(own)
    ? receivedHere(clause, own, before.length)
    : undefined;
}

/** "… cho <U>, đơn vị từng được <cấp> tặng <danh hiệu>": what else the recipient has. */
const ASIDE =
  /, (?:đơn vị|tập thể|cơ quan|người|địa phương) (?:đã )?(?:từng|vừa|mới|hồi (?:đầu |cuối )?(?:năm|tháng)|năm (?:ngoái|trước))(?![\p{L}])[^.;\uE009]{0,30}(?:được|nhận)[^.;\uE009]{0,60}$/gu;

/** The recipient is the subject: given at this meeting where the sentence, or the one before, says so. */
function receivedHere({ isAnnounced }: AwardClause, before: string, at: number): AwardSaid {
  return (ON_THE_DAY.test(before) || isAnnounced) && !EARLIER.test(before)
    ? { status: "awarded", at, rule: "award/awarded-passive" }
    : { status: "received", at, rule: "award/received" };
}

/** "đơn vị hồi tháng 3 đã được …", "nhắc lại, năm 2011, <U> đã được …": told at the meeting, given before it. */
const EARLIER =
  /(?<![\p{L}])(?:(?:nhắc lại|cho biết|nêu)(?: rằng)?,? \uE006, \uE001 (?:đã|từng)|chúc mừng [\uE001\uE00B] (?:vừa|đã|mới)|hồi (?:đầu |cuối |giữa )?(?:năm|tháng)|trước đó|(?:đơn vị|tập thể|cơ quan|người) (?:từng|vừa qua)|năm ngoái|năm trước)(?![\p{L}])[^.;]{0,80}$/u;

/** The giver is the subject. */
function givenHere(before: string, at: number): AwardSaid {
  if (IN_A_YEAR.test(before) || ALSO_IN_A_YEAR.test(before) || GIVEN_EARLIER.test(before))
    return { status: "received", at, rule: "award/received" };
  const isBefore = GIVEN_BEFORE.test(before) || SO_FAR.test(before) || HAD_IN_YEAR.test(before);
  return isBefore && !ON_THE_DAY.test(before)
    ? { status: "received", at, rule: "award/received" }
    : { status: "awarded", at, rule: "award/awarded" };
}

/** "Năm 2020, UBND tỉnh đã tặng …", whoever tells it at the meeting. */
const IN_A_YEAR =
  /(?:^|[;.:“"] ?|^(?:với|bằng|nhờ|ghi nhận) [^.;,]{0,60}, )\uE006,[^.;]{0,90}(?<![\p{L}])đã (?:(?:được )?(?:trao |quyết định )?(?:tặng|trao|khen)|tham mưu [^.;]{0,40}(?:tặng|trao|khen))[^.;]{0,40}$/u;

/** "Năm 2020, UBND tỉnh đã tặng …; Chủ tịch nước tặng …": the next one of the same year. */
const ALSO_IN_A_YEAR =
  /^(?:trong )?\uE006,[^.;]{0,90}(?<![\p{L}])đã [^.;]{0,60}(?:tặng|trao|khen)[^.]{1,200}; ?(?:và )?[\uE001\uE00A\uE00C] (?:đã |quyết định )?(?:tặng|trao)[^.;]{0,20}$/u;

/** "Trước đó, nhân ngày truyền thống, <cấp> đã tặng …": before the meeting. */
const GIVEN_EARLIER =
  /(?:^|[;.] ?)(?:trước đó|trước (?:thềm )?hội nghị|hồi (?:đầu |cuối |giữa )?(?:năm|tháng)|năm ngoái|năm trước)(?![\p{L}])[^.;]{0,120}$/u;

/** "Từ đầu năm đến nay, …": all that the sentence tells was given in the course of the year. */
const SO_FAR =
  /^(?:(?!.*;)trong (?:quý(?! tới)|kỳ|học kỳ|6 tháng|sáu tháng)(?: (?:[iv]{1,3}|qua|vừa qua|đầu năm))?,|(?:tính |kể )?từ đầu (?:năm|\uE006)[^.;,]{0,20} đến nay(?![\p{L}])|(?:năm qua|trong năm|(?:trong )?\uE006),[^.]{0,160}? được [^.;]{0,30}khen thưởng[;,:] ?trong đó )/u;

/** "Năm 2018, toàn Khối có 11 tập thể được công nhận …; <cấp> tặng …": what a group had in a year, told on behind a semicolon. */
const HAD_IN_YEAR =
  /^(?:trong |tính chung )?(?:\uE006|năm qua|năm vừa qua|trong năm),? (?:toàn |cả |trong )?(?:\uE005|cụm|khối|các đơn vị(?: trong \uE005)?) (?:đã )?có \uE008[^.]{1,200};/u;

/** Plain "khen thưởng" is one where it is said who gives it or who gets it: "trình cấp trên khen thưởng" is a habit. */
function namesWhom({ award, sentence, at, end }: AwardClause): boolean {
  if (award !== undefined || sentence.says(COUNTS)) return true;
  return sentence.says(BY_WHOM, 0, at) || sentence.says(FOR_WHOM, at, end);
}

const BY_WHOM = /[\uE001\uE00A\uE00C],? (?:(?:xem xét|xét|biểu dương),? )*khen thưởng$/u;

const FOR_WHOM = /^ (?:cho |đối với )?(?:tập thể |đơn vị )?[\uE001\uE00B]/u;
const COMMENDED = /được [^.;]{0,60}khen thưởng$/u;
const COUNTS = /\uE008/u;

/** Plain "khen thưởng": received where it is passive, awarded where the giver does it; nothing where nobody is counted. */
function commended({ sentence, at }: AwardClause, before: string): AwardSaid | undefined {
  if (!sentence.says(COUNTS)) return undefined;
  return COMMENDED.test(before)
    ? { status: "received", at, rule: "award/received" }
    : { status: "awarded", at, rule: "award/awarded" };
}

function lastOf(text: string, pattern: RegExp): number | undefined {
  return matchesOf(pattern, text).at(-1)?.index;
}

/** A picture of certificates being handed over says who and how many, or it says nothing new. */
const NAMES = /[\uE001\uE008\uE002]/u;
const TARGET =
  /(?:phấn đấu|(?<!(?<!(?:để|phấn đấu|nếu) )(?:hoàn thành|vượt)(?: [^\s.;,]+){0,3} )chỉ tiêu|mục tiêu|đăng ký (?:danh hiệu|thi đua)|đăng ký (?:phấn đấu|đạt|có)|đăng ký (?:[^\s.;,]+ ){1,6}đạt (?:danh hiệu|\uE009)|quyết tâm|nỗ lực có|hướng tới(?! kỷ niệm)|ít nhất|tiêu chuẩn xét|được phân bổ)/u;
const RULE =
  /(?:phải đạt|mỗi (?:cụm|khối|đơn vị)|hàng năm|hằng năm|theo quy định|trường hợp|(?:^|[;:] ?)theo hướng dẫn(?![^.;]{0,120}(?:thống nhất|nhất trí|bỏ phiếu|suy tôn|bình chọn|quyết định))|(?:không quá|tối đa) (?:\uE008|\d)|(?:^|[,;:] ?)nếu |không suy tôn|quy định|quy chế [^.;\uE009]{0,40}(?:nêu|ghi)|có trách nhiệm)/u;
const NOT_GIVEN =
  /(?<![\p{L}])(?:(?:sẽ là|là|làm) (?:căn cứ|cơ sở)(?! chính trị| hội| đoàn| đảng)|làm căn cứ|để bình xét|chưa (?:từng|được|có)|không được|tỷ lệ xét|nâng tỷ lệ|đủ điều kiện|không (?:nằm|có tên|thuộc) [^.;]{0,30}(?:đề nghị|danh sách)|(?:không|chưa) có (?:một )?(?:\uE008|đơn vị|tập thể|cá nhân|ai|thành viên|trường hợp|huyện|xã|cơ quan|trường)(?: [^.;,\uE009]{0,20})? nào|tránh (?:tình trạng|việc)|tràn lan|nhưng (?:không|chưa) (?:đủ|đạt|được)|kiến nghị (?:nâng|tăng|sửa|bổ sung|xem xét lại)|(?:không|chưa|chẳng) (?:đề nghị|đề xuất|tặng|trao|xét|suy tôn|khen)|sẽ (?:được|bình xét|đề nghị|tặng|trao|xét|nhận)|ước nguyện|mong muốn|mong được|tổng duyệt|sơ duyệt|theo kịch bản|dự kiến|việc (?:bình )?xét [^.;]{0,60} sẽ|(?:cơ sở đó|căn cứ đó|khi đó|sau đó|rồi|\uE005|khối|cụm) mới (?:bỏ phiếu|bình xét|suy tôn|đề nghị|xét))(?![\p{L}])/u;

/** The organisers of a match or a contest give prizes; those of a meeting hand over what others award. */
const SPORT =
  /(?<![\p{L}])(?:được ban tổ chức (?:trao|tặng)|(?:bóng (?:chuyền|đá|bàn)|kéo co|cầu lông|chung kết|vận động viên|giải (?:nhất|nhì|ba))(?![\p{L}])[^.]{0,160}ban tổ chức)(?![\p{L}])/u;

/** The refusal of an award that is denied, to come or wished for. */
export const AWARD_UNREAL = "refuse/award-unreal";

/** What refuses an award: the sentence names one that nobody gives. */
export const AWARD_REFUSALS: readonly NamedRule[] = [
  {
    name: AWARD_UNREAL,
    means: "chưa từng được, sẽ đề nghị, mong muốn: denied, to come, or wished for.",
  },
  { name: "refuse/award-target", means: "phấn đấu, đăng ký danh hiệu: a target." },
  { name: "refuse/award-regulation", means: "phải đạt, mỗi cụm được, nếu: a rule or a quota." },
  { name: "refuse/award-sport", means: "Ban Tổ chức trao Cờ, Giấy khen: a prize of a match." },
];

/** Targets, quotas and rules name awards that nobody gives. */
export function awardRefusal(sentence: Sentence, from?: number, to?: number): Refusal | undefined {
  if (sentence.says(NOT_GIVEN, from, to)) return { rule: AWARD_UNREAL };
  if (sentence.says(TARGET, from, to)) return { rule: "refuse/award-target" };
  if (sentence.says(SPORT, from, to)) return { rule: "refuse/award-sport" };
  return sentence.says(RULE, from, to) ? { rule: "refuse/award-regulation" } : undefined;
}
