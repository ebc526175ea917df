import type { Span } from "../../src/model/span.ts";
import type { Sentence } from "../reading.ts";
import type { EventKind } from "./event-type.ts";
import { EVENT_KINDS } from "./event-type.ts";

/** What a meeting was for, and the words that say so. */
export interface FoundKind {
  readonly kind: EventKind;
  readonly span: Span;
}

/** What the meeting was for is told among the first sentences. */
export const OPENING_SENTENCES = 6;

/** The kind that the title calls for; without one in the title, the lead or the first sentences of the body. */
export function kindOf(sentences: readonly Sentence[]): FoundKind | undefined {
  const title = sentences.filter(({ zone }) => zone === "title");
  const opening = [
    ...sentences.filter(({ zone }) => zone === "lead"),
    ...sentences.filter(({ zone }) => zone !== "title" && zone !== "lead"),
  ].slice(0, OPENING_SENTENCES);
  const preparatory = [...title, ...opening.slice(0, 1)].find((one) => one.says(PREPARES));
  if (preparatory !== undefined) return otherKind(preparatory);
  const inTitle = firstKind(title);
  const meeting = opening.filter((sentence) => sentence.says(MEETING) && isAboutMeeting(sentence));
  const inText = meeting
    .map((sentence, i) => firstKind([sentence], i === 0 || tellsOfMeeting(sentence)))
    .find((found) => found !== undefined && found.kind.type !== "other");
  if (inTitle !== undefined && inTitle.kind.type !== "other" && outranks(inTitle, inText))
    return campaignIn(meeting) ?? inTitle;
  const found = campaignIn(meeting) ?? inText ?? inTitle ?? firstKind(meeting);
  return isReviewToCome(found, sentences, [...title, ...meeting]) ? firstOther(meeting) : found;
}

/** "tổng kết phong trào thi đua “Dân vận khéo” giai đoạn 2016 - 2020": the review of a campaign, and of no year. */
function campaignIn(sentences: readonly Sentence[]): FoundKind | undefined {
  const kind = EVENT_KINDS.find(({ type }) => type === "thematic");
  for (const sentence of sentences) {
    const match = sentence.find(CAMPAIGN);
    if (match === undefined || kind === undefined) continue;
    const end = match.index + match[0].length;
    const period = sentence.at(end - 1);
    if (period !== undefined && OF_YEARS.test(sentence.surfaceOf(period)))
      return { kind, span: sentence.spanOf(match.index, end) };
  }
  return undefined;
}

const CAMPAIGN = /tổng kết (?:\d+ năm )?phong trào(?! thi đua yêu nước)[^.;\uE006]{0,100}\uE006/u;
const OF_YEARS = /^giai đoạn/iu;

/** "họp bình xét thi đua năm 2011; hội nghị tổng kết dự kiến diễn ra vào tháng 12": judging for a review that is to come is none. */
function isReviewToCome(
  found: FoundKind | undefined,
  all: readonly Sentence[],
  own: readonly Sentence[],
): boolean {
  return (
    found?.kind.type === "annual-review" &&
    all.some((sentence) => sentence.says(REVIEW_TO_COME)) &&
    !own.some((sentence) => sentence.says(LOOKS_BACK))
  );
}

const REVIEW_TO_COME = /hội nghị tổng kết(?: của \uE005)? (?:sẽ|dự kiến)(?![\p{L}])/u;
const LOOKS_BACK = /(?<![\p{L}])(?:tổng kết|đánh giá)(?![\p{L}])/u;
const JUDGES = /(?<![\p{L}])(?:họp|bình xét)(?![\p{L}])/u;

function firstOther(sentences: readonly Sentence[]): FoundKind | undefined {
  const kind = EVENT_KINDS.find(({ type }) => type === "other");
  for (const sentence of sentences) {
    const match = sentence.find(JUDGES);
    if (kind !== undefined && match !== undefined)
      return { kind, span: sentence.spanOf(match.index, match.index + match[0].length) };
  }
  return undefined;
}

/** A meeting that prepares another one is not that one. */
const PREPARES = /(?:họp trù bị|họp chuẩn bị|chuẩn bị (?:cho )?(?:hội nghị|tổng kết|lễ))/u;

function otherKind(sentence: Sentence): FoundKind | undefined {
  const kind = EVENT_KINDS.find(({ type }) => type === "other");
  const match = sentence.find(PREPARES);
  if (kind === undefined || match === undefined) return undefined;
  return { kind, span: sentence.spanOf(match.index, match.index + match[0].length) };
}

/** The lesser kinds of meeting are words of any report; they name this one only in the sentence that dates or holds it. */
export function tellsOfMeeting(sentence: Sentence): boolean {
  return (
    sentence.zone === "lead" ||
    (sentence.mentions.some(({ kind }) => kind === "date") &&
      sentence.mentions.some(({ kind }) => kind === "group" || kind === "unit"))
  );
}

const LESSER: ReadonlySet<string> = new Set(["thematic", "inspection", "briefing", "handover"]);

/** A sentence that tells of the meeting names the group, dates it, or is the lead; a duty to hold one is no meeting. */
function isAboutMeeting(sentence: Sentence): boolean {
  if (sentence.says(DUTY) || sentence.says(TO_COME)) return false;
  return (
    sentence.zone === "lead" ||
    sentence.mentions.some(({ kind }) => kind === "date" || kind === "group" || kind === "year")
  );
}

const DUTY =
  /(?:họp trù bị|tổng duyệt|sơ duyệt|duyệt chương trình|theo kịch bản|có trách nhiệm|chịu trách nhiệm|theo quy định tại|có nhiệm vụ)/u;

/** "kết quả sẽ được công bố tại hội nghị tổng kết vào tháng 12 tới": another meeting, which is still to come. */
const TO_COME =
  /(?:sẽ|dự kiến)[^.;]{0,60} (?:tại|trong|ở) (?:hội nghị|lễ|dịp|kỳ) (?:tổng kết|sơ kết)|(?:tổng kết|sơ kết)(?: của \uE005)? (?:\uE006 )?(?:sẽ|dự kiến) (?:họp|diễn ra|tổ chức|được)|sẽ tổ chức [^;]{0,120} và (?:sơ kết|tổng kết)/u;

/** A title may name the lesser purpose ("ký kết giao ước") of a meeting that the text calls a review. */
function outranks(title: FoundKind, text: FoundKind | undefined): boolean {
  return text === undefined || !REVIEWS.has(text.kind.type) || REVIEWS.has(title.kind.type);
}

const REVIEWS: ReadonlySet<string> = new Set([
  "annual-review",
  "midyear-review",
  "quarterly-review",
]);
/** Words of a meeting that is held. */
export const MEETING =
  /(?:[\uE005\uE001][^.;]{0,80}(?:tổng kết|sơ kết|ký kết|ký giao ước|giao ban|đánh giá)|tổ chức|tiến hành|diễn ra|tham dự|dự|khai mạc|đã họp|hội nghị|lễ|họp|\uE007(?:(?!(?:sau khi|trước khi|sau đó|sẽ|về việc|nhận) )[^.;\uE007]){0,90}(?:bàn giao|chuyển giao) [\uE003\uE004]|đoàn kiểm tra[^.;]{0,80} (?:đến|tới|làm việc|đã kiểm tra)|đoàn[^.;]{0,40}kiểm tra chéo|(?:đón|triển khai|bắt đầu|hoàn thành|kết thúc|đợt)[^.;]{0,40}(?:kiểm tra chéo|chấm điểm)|(?:kiểm tra|phúc tra),? (?:và )?chấm điểm)/u;

/** "hội thảo khoa học "Nâng cao chất lượng giảng dạy … gắn với tổng kết thực tiễn"": words of what is spoken about. */
const IN_THEME =
  /(?<![\p{L}])(?:hội thảo|chuyên đề|tọa đàm|chủ đề|tập huấn|hội thi)[^".;]{0,30}"[^"]*$/u;

function firstKind(sentences: readonly Sentence[], takesLesser?: boolean): FoundKind | undefined {
  for (const kind of EVENT_KINDS) {
    if (takesLesser === false && LESSER.has(kind.type)) continue;
    for (const sentence of sentences) {
      const match = sentence.find(kind.pattern);
      if (match !== undefined && !sentence.says(IN_THEME, 0, match.index))
        return { kind, span: sentence.spanOf(match.index, match.index + match[0].length) };
    }
  }
  return undefined;
}
