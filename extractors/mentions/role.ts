import type { Mention, Scope } from "../mention.ts";
import { matchesAtWords } from "./cursor.ts";

const AFTER = "(?![\\p{L}\\p{M}])";
const GROUP = "(?:cụm|khối|khu vực|vùng)";
/** What a role may be called before it is named: "nhiệm vụ Cụm trưởng", "vị trí Trưởng Khối". */
const UNIT_WORDS =
  "(?:(?:đơn vị|cơ quan|nhiệm vụ|vai trò|cương vị|vị trí|trách nhiệm|trọng trách|tư cách|danh nghĩa|chức danh|chức vụ|chức|cờ luân lưu|lá cờ|cờ|biểu trưng|biểu tượng|phần việc|phần nhiệm vụ|chân|ngôi vị|việc điều hành|công việc|việc|ghế|vai)(?:\\s+(?:của|là))?\\s+){0,2}";
/** "Cụm trưởng luân phiên năm 2023". */
const KIND =
  "(?:\\s+(?:luân phiên|phụ trách|thường trực)(?=\\s+năm\\s+\\d)|\\s+(?:luân phiên|thường trực)(?=\\s+(?:là|thuộc)\\s|\\s?[,.;:)]))?";
const DEPUTY = new RegExp(
  `${UNIT_WORDS}(?:${GROUP}\\s+phó(?:\\s+thứ\\s+(?:nhất|hai|ba))?|phó\\s+(?:trưởng\\s+)?${GROUP}(?:\\s+trưởng)?(?:\\s+thứ\\s+(?:nhất|hai|ba))?|phó\\s+trưởng\\s+${GROUP})(?:\\s+(?:thi đua|tđ-?kt|tđ))?${KIND}${AFTER}`,
  "gu",
);
const CHAIR = new RegExp(
  `${UNIT_WORDS}(?:${GROUP}\\s+trưởng|trưởng\\s+${GROUP}(?:\\s+(?:thi đua|tđ-?kt|tđ))?|thường\\s+trực\\s+${GROUP}(?:\\s+thi đua)?)${KIND}${AFTER}`,
  "gu",
);

/** "nhiệm vụ Trưởng, Phó khối thi đua": the chair of the group that stands with its deputy. */
const CHAIR_OF_PAIR = new RegExp(
  `(?<!(?:${GROUP}|ban|phòng|đoàn|viện|hiệu|đội|tổ)\\s)(?<![\\p{L}\\p{M}])${UNIT_WORDS}trưởng(?=(?:,|\\s+và|/)\\s*phó\\s+(?:trưởng\\s+)?${GROUP}${AFTER})`,
  "gu",
);

/** "Cụm trưởng năm 2008 được giao cho <U>, phó là <U2>": the deputy of the chair that the sentence named before. */
const BARE_DEPUTY = /(?<=[,;]\s)phó(?=\s+(?:là|thuộc\s+về)\s)/gu;

/** "… tiếp tục được tín nhiệm ở vai trò này": the role that the sentence named before. */
const SAME_ROLE = new RegExp(
  `(?:vai trò|cương vị|vị trí|nhiệm vụ|trọng trách|trách nhiệm|chức danh) (?:này|ấy|đó|trên)${AFTER}`,
  "gu",
);

/** "Cụm trưởng", "Trưởng Khối thi đua", "đơn vị Cụm phó", "Phó Trưởng khối". Cục trưởng, Trưởng ban and the like are none. */
export function findRoles(scope: Scope): readonly Mention[] {
  const { lower } = scope;
  const deputies = matchesAtWords(scope, DEPUTY);
  const taken = deputies.map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const chairs = [...matchesAtWords(scope, CHAIR), ...matchesAtWords(scope, CHAIR_OF_PAIR)].filter(
    (match) =>
      !taken.some((span) => match.index < span.end && span.start < match.index + match[0].length),
  );
  const named = [
    ...deputies.map((match) => toMention(scope, match, "deputy")),
    ...chairs.map((match) => toMention(scope, match, "chair")),
  ];
  if (named.length === 0) return roleOfBefore(scope);
  return [
    ...named,
    ...matchesAtWords(scope, SAME_ROLE).flatMap((match) => sameRole(named, match, lower)),
    ...matchesAtWords(scope, BARE_DEPUTY)
      .filter((match) => isBesideChair(lower, match, chairs))
      .map((match) => toMention(scope, match, "deputy")),
  ];
}

/** "Năm 2024, <U> sẽ đảm nhận vai trò này.": the role that the sentence before named. */
function roleOfBefore(scope: Scope): readonly Mention[] {
  const { roleBefore } = scope;
  if (roleBefore === undefined) return [];
  return matchesAtWords(scope, CALLED_ROLE).map((match) => toMention(scope, match, roleBefore));
}

const CALLED_ROLE = new RegExp(
  `(?:vai trò|cương vị|trọng trách|chức danh) (?:này|ấy|đó|trên)${AFTER}`,
  "gu",
);

/** Whether a chair stands before a "phó", and nothing else that has a head and a deputy between them. */
function isBesideChair(
  lower: string,
  { index }: RegExpExecArray,
  chairs: readonly RegExpExecArray[],
): boolean {
  const last = chairs.findLast((chair) => chair.index < index);
  if (last === undefined) return false;
  const clause = lower.slice(lower.lastIndexOf(";", index) + 1, index);
  const between = lower.slice(last.index + last[0].length, index);
  return !HEAD_OF_OTHERS.test(clause) && !OTHER_HEAD.test(between);
}

const HEAD_OF_OTHERS = /trưởng (?:đoàn|ban|nhóm)|tổ trưởng|chủ tọa/u;
const OTHER_HEAD =
  /;|(?<![\p{L}])(?:trưởng|tổ(?! chức)|(?<!(?:tỉnh|thành|huyện|thị|quận) )đoàn(?! thanh niên)|ban(?! (?:tổ chức|tuyên giáo|dân vận|nội chính|kinh tế|chỉ huy|quản lý|thi đua|dân tộc))|đội|nhóm|chủ tọa)(?![\p{L}])/u;

/** "… lui về làm Cụm phó, nhường trọng trách này cho …": what is given up, not what is taken instead. */
const STEPS_BACK = /(?:lui|lùi|trở) (?:về|lại) [^.;]{0,40}$/u;

function sameRole(
  named: readonly Mention[],
  match: RegExpExecArray,
  lower: string,
): readonly Mention[] {
  const isGivenUp = STEPS_BACK.test(lower.slice(0, match.index));
  const before = named.filter(
    ({ kind, span }) => span.end <= match.index && (!isGivenUp || kind === "chair"),
  );
  const last = before.toSorted((a, b) => a.span.start - b.span.start).at(-1);
  const span = { start: match.index, end: match.index + match[0].length };
  return last === undefined ? [] : [{ ...last, span }];
}

/** A role that runs into the group's name ("Trưởng Cụm thi đua số III") ends where the group starts. */
function toMention(scope: Scope, match: RegExpExecArray, role: "chair" | "deputy"): Mention {
  const start = match.index;
  const end = start + match[0].length;
  const group = scope.mentions.find(
    (mention) =>
      mention.kind === "group" &&
      mention.value.name !== undefined &&
      mention.span.start > start &&
      mention.span.start < end,
  );
  const span = {
    start,
    end: group === undefined ? end : trimEnd(scope.text, start, group.span.start),
  };
  return role === "chair"
    ? { kind: "chair", span, value: { role }, finder: "role" }
    : { kind: "deputy", span, value: { role }, finder: "role" };
}

function trimEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
