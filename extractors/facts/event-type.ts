import type { EventType } from "../../src/model/extraction.ts";

/** A kind of meeting and the words that call it, in the order in which the purpose of a meeting outranks another. */
export interface EventKind {
  readonly type: EventType;
  readonly rule: string;
  readonly means: string;
  readonly pattern: RegExp;
}

const NOT_YEARLY =
  "(?!\\s+(?:\\d{1,2}|mười|năm|ba|hai) năm|\\s+(?:chuyên đề|phiên|đợt|phong trào thi đua [^.;]{0,80}giai đoạn|việc thực hiện))";

/** "Hội nghị tổng kết … và ký kết giao ước" is a review: the first kind of this list that the text calls for. */
export const EVENT_KINDS: readonly EventKind[] = [
  {
    type: "midyear-review",
    rule: "event/midyear-review",
    means: "sơ kết 6 tháng đầu năm: a review of half a year.",
    pattern:
      /sơ kết(?![^.;]{0,40}quý)(?:[^.;]{0,80}(?:6|sáu|06) tháng)?|(?:đánh giá|kết quả|công tác|phong trào)[^.;]{0,30} nửa (?:đầu )?năm|(?:6|06|sáu) tháng đầu năm(?=[^.;]{0,60}(?:hội nghị|tổ chức|giao ban))/u,
  },
  {
    type: "quarterly-review",
    rule: "event/quarterly-review",
    means: "sơ kết quý: a review of a quarter.",
    pattern: /(?:sơ kết|tổng kết|đánh giá)[^.;]{0,60}quý\s+(?:[iv]{1,3}|[1-4])(?![\p{L}\d])/u,
  },
  {
    type: "annual-review",
    rule: "event/annual-review",
    means: 'tổng kết năm: the yearly review; "tổng kết 10 năm thực hiện …" is none.',
    pattern: new RegExp(
      `tổng kết${NOT_YEARLY}|bình xét thi đua năm|nhìn lại (?:một |1 )?năm (?:thực hiện|công tác|qua)|nhìn lại \\uE006|gặp mặt cuối năm|đánh giá, xếp hạng thi đua|bình chọn kết quả thi đua|đánh giá (?:phong trào|kết quả|công tác)(?![^.;]{0,30}(?:nửa|tháng đầu))[^.;]{0,30}(?:năm|\\uE006)`,
      "u",
    ),
  },
  {
    type: "handover",
    rule: "event/handover",
    means: "lễ bàn giao Cụm trưởng: a meeting called to hand over the chair.",
    pattern:
      /(?:lễ |hội nghị |tổ chức )(?:lễ )?(?:bàn giao|chuyển giao)(?! (?:(?:\d+|\uE008|các|công trình) )?(?:nhà|căn|công trình|trụ sở|xe|thiết bị|phòng|nước|máy|đất)(?![\p{L}]))|(?:bàn giao|chuyển giao) (?=[\uE003\uE004])/u,
  },
  {
    type: "pledge-signing",
    rule: "event/pledge-signing",
    means: "ký kết giao ước thi đua: a meeting called to pledge.",
    pattern: /ký(?: kết)?(?: bản)?(?: giao ước| cam kết)|ký giao ước/u,
  },
  { type: "briefing", rule: "event/briefing", means: "giao ban.", pattern: /giao ban/u },
  {
    type: "pledge-signing",
    rule: "event/emulation-launch",
    means: "phát động thi đua: a meeting called to launch emulation, beside no other purpose.",
    pattern: /phát động(?: phong trào)? thi đua/u,
  },
  {
    type: "inspection",
    rule: "event/inspection",
    means: "kiểm tra chéo, chấm điểm.",
    pattern:
      /(?<!(?:(?:\d{1,2}|\uE008|một|hai|ba|bốn|nhiều|các) (?:đợt|cuộc|lượt|đoàn) |xây dựng kế hoạch[^.;]{0,30}))kiểm tra chéo|kiểm tra (?:công tác |việc thực hiện )?(?:thi đua|giao ước)|chấm điểm (?:chéo|(?:công tác |phong trào |kết quả )?thi đua)|phúc tra|đoàn kiểm tra/u,
  },
  {
    type: "thematic",
    rule: "event/thematic",
    means: "hội thảo, chuyên đề, tập huấn; the review of a campaign of several years.",
    pattern: /hội thảo|chuyên đề|tập huấn|tọa đàm/u,
  },
  {
    type: "other",
    rule: "event/other",
    means: "họp xét, ra mắt, họp trù bị and other meetings.",
    pattern:
      /họp xét|bình xét|ra mắt|thành lập|hội thao|tổ chức (?:\S+ ){0,6}(?:hội thi|hội diễn|liên hoan|giao lưu)|tuyên dương|biểu dương|điển hình|họp phiên|họp trù bị|tổ chức (?:\S+ ){0,3}(?:hội nghị|cuộc họp|phiên họp|họp|lễ|buổi|gặp mặt|đại hội thi đua)|(?<![\p{L}])họp(?![\p{L}])/u,
  },
];
