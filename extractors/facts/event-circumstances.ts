import type { Event } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";

const HYBRID =
  /(?<=(?:tổ chức|diễn ra|tiến hành)[^.;]{0,160}), kết hợp trực tuyến|trực tiếp (?:kết hợp|và)[^.;]{0,20}trực tuyến|trực tiếp tại[^.;]{0,60}trực tuyến|trực tuyến (?:kết hợp|và)[^.;]{0,20}trực tiếp/u;
/** "phòng họp trực tuyến", "các cuộc giao ban trực tuyến hằng quý": a room, and other meetings. */
const ONLINE =
  /(?<!(?<![\p{L}])(?:phòng|các|những|nhiều|mọi|\d)(?: cuộc| phiên| buổi| hội nghị)? )(?:hội nghị|hình thức|cuộc họp|phiên họp|giao ban|họp) trực tuyến(?! (?:hằng|hàng|định kỳ|thường kỳ)(?![\p{L}]))|(?<!phòng họp )trực tuyến (?:tại|đến|tới|với|từ|kết nối|tổng kết|sơ kết)|(?:được tổ chức|diễn ra|sơ kết|tổng kết) trực tuyến(?= (?:vào|ngày|sáng|chiều)| ?\uE007|[,.;]|$)|(?:các |tại |(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) )điểm cầu/u;
/** "đổi mới hình thức học tập, quán triệt nghị quyết theo hướng trực tiếp kết hợp trực tuyến": how the year's work was done. */
const OF_OTHER_WORK =
  /(?:học tập|quán triệt|tuyên truyền|tập huấn|tiếp dân)[^.;]{0,80} (?:trực tiếp|trực tuyến)/u;
const IN_PERSON =
  /(?:hình thức|hội nghị|tổ chức|diễn ra|họp)(?: theo hình thức)? trực tiếp(?! (?:chỉ đạo|quản lý|phụ trách|tham mưu))/u;
const OPENING = 6;

const NUMBER = /^\d+$/u;

/** How the meeting was held, where the title or the opening says so. */
export function findMode(sentences: readonly Sentence[]): Event["mode"] {
  const opening = sentences.slice(0, OPENING);
  const says = (pattern: RegExp): boolean =>
    opening.some((sentence) => sentence.says(pattern) && !sentence.says(OF_OTHER_WORK));
  if (says(HYBRID)) return "hybrid";
  if (says(ONLINE)) return "online";
  return says(IN_PERSON) ? "in-person" : null;
}

const AT =
  /(?:^|[^\p{L}])tại (?:địa bàn )?$|(?:(?:\uE007|diễn ra|tổ chức),?|\uE005 gặp (?:nhau|mặt)) (?:[^\s.,;]+ ){0,2}ở (?:địa bàn )?$/u;
/** "tại Khách sạn Bông Sen, thành phố Vinh": the venue first, then where it is. */
const AT_VENUE =
  /(?:^|[^\p{L}])tại (?:khách sạn|nhà khách|nhà hàng|nhà văn hóa|hội trường|trung tâm|trụ sở|khu (?:du lịch|nghỉ dưỡng|di tích|resort))(?![\p{L}])[^.;,()]{0,60}(?:, ?| \()$/u;
const PLANNED = /(?<![\p{L}])(?:dự kiến|sẽ)(?![\p{L}])/u;
const HELD_AT = /(?:hội nghị|cuộc họp|buổi lễ|lễ|hội thảo|chương trình)[^.;]{0,60} tại /u;
const VISITED = /(?<![\p{L}])(?:thăm|tham quan|khảo sát|dâng hương|viếng)(?![\p{L}])/u;
/** "tại phường 7, thành phố Cà Mau": a ward is named with its town, a commune may stand alone. */
const TOWN_BEHIND = /^,? ?(?:\uE002|thuộc|của)/u;
const NEXT_PLACE = /^,? ?(?:thuộc |của )?(?=\uE002)/u;

function isPartOfTown(sentence: Sentence, { value, span }: MentionOf<"place">): boolean {
  if (value.level !== "phường" && value.level !== "xã") return false;
  const at = sentence.indexOf(span.start) + 1;
  return (
    NUMBERED.test(value.name) || (sentence.says(TOWN_BEHIND, at) && !isOfProvince(sentence, at))
  );
}

/** "tại phường Quy Nhơn, tỉnh Gia Lai": since 2025 a ward or a commune lies in its province and in no town. */
function isOfProvince(sentence: Sentence, at: number): boolean {
  const link = sentence.find(NEXT_PLACE, at)?.[0];
  const next = link === undefined ? undefined : sentence.at(at + link.length);
  return next !== undefined && isKind(next, "place") && next.value.level === "tỉnh";
}

const NUMBERED = /^\d/u;
/** "tại huyện Gò Quao và huyện An Biên": two places are no place. */
const AND_PLACE = /^ và \uE002/u;
const VENUE_SITE = /điểm cầu\s*$/u;

function isMeetingPlace(sentence: Sentence, mention: MentionOf<"place">): boolean {
  const at = sentence.indexOf(mention.span.start);
  return (
    (sentence.says(AT, 0, at) || sentence.says(AT_VENUE, 0, at)) &&
    !sentence.says(VENUE_SITE, 0, at) &&
    !sentence.says(AND_PLACE, at + 1) &&
    !isPartOfTown(sentence, mention)
  );
}

/** The locality after "tại" in the sentence that dates the meeting; a venue, an office or a video site is none. */
export function findMeetingPlace(
  sentences: readonly Sentence[],
  dated: Sentence | undefined,
  original: string,
): { readonly name: string; readonly span: Span } | undefined {
  const searched =
    dated === undefined
      ? sentences.slice(0, OPENING)
      : [
          dated,
          ...sentences.filter(({ zone }) => zone === "title" || zone === "lead"),
          ...sentences
            .slice(0, OPENING)
            .filter((one) => one.says(HELD_AT) && !one.says(PLANNED) && !one.says(VISITED)),
        ];
  for (const sentence of searched) {
    for (const mention of sentence.mentions) {
      if (!isKind(mention, "place") || !isMeetingPlace(sentence, mention)) continue;
      const { start, end } = mention.span;
      // "Quận 7", "Phường 3": a number is no name.
      const isNumber = NUMBER.test(mention.value.name);
      const name = original.slice(isNumber ? start : end - mention.value.name.length, end);
      return { name, span: { start, end } };
    }
  }
  return undefined;
}
