import type { Unit } from "../../src/model/unit.ts";
import type { Mention } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";
import type { ChairRule } from "./chair-rules.ts";
import type { RuleMatch } from "./rule.ts";

/** A chair is one unit: of a list before "làm Cụm trưởng" the last one holds it. Deputies may be several. */
export function chosenHolders(
  rule: ChairRule,
  holders: readonly Mention[],
  { role, match: { sentence } }: { readonly role: Mention; readonly match: RuleMatch },
): readonly Mention[] {
  // "… của UBND tỉnh; Văn phòng Tỉnh ủy được phân công …": whose decision it is belongs to what stands before.
  const isOwn = (holder: Mention): boolean =>
    !sentence.says(OF_BEFORE, 0, sentence.indexOf(holder.span.start));
  // "…, Ủy viên Ban Thường vụ, Trưởng Ban <U>": of two offices the first that is one of a unit.
  if (rule.name === "chair/on-behalf")
    return holders.filter((m) => isKind(m, "position") && m.value.unit !== undefined).slice(0, 1);
  const isAfter = rule.holderFollows === true;
  if (role.kind === "deputy" && rule.mayNameSeveral === true)
    return isAfter || holders.length === 1 ? holders : holders.filter(isOwn);
  const one = isAfter ? holders[0] : holders.at(-1);
  return one === undefined ? [] : [one];
}

const OF_BEFORE = /(?<![\p{L}])(?:của|thuộc|tại|từ|theo|thay(?: thế| cho)*)\s+$/u;

/**
 * "Trưởng Ban <U>, Phó Trưởng Đoàn ĐBQH tỉnh, đơn vị Cụm trưởng": an office of no unit stands beside the one that the role is said of;
 * "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban <U>": a seat on a committee stands before it.
 */
export function officeWithUnit(holder: Mention, match: RuleMatch): Mention {
  if (!isKind(holder, "position")) return holder;
  if (SEAT.test(holder.value.title)) return officeBeside(holder, match, 1) ?? holder;
  return holder.value.unit === undefined ? (officeBeside(holder, match, -1) ?? holder) : holder;
}

const SEAT =
  /^(?:Ủy viên|UV(?:BTV|BCH|TVTU|TV)?(?![\p{L}])|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?ủy viên)/iu;

/** The office of a unit that stands right behind (1) or right before (-1) another. */
function officeBeside(holder: Mention, { sentence }: RuleMatch, step: 1 | -1): Mention | undefined {
  const other = sentence.mentions[sentence.mentions.indexOf(holder) + step];
  if (other === undefined || !isKind(other, "position") || other.value.unit === undefined)
    return undefined;
  const [first, second] = step === 1 ? [holder, other] : [other, holder];
  const between = sentence.text.slice(
    sentence.indexOf(first.span.start) + 1,
    sentence.indexOf(second.span.start),
  );
  return BESIDE.test(between) ? other : undefined;
}

const BESIDE = /^ ?(?:,|-|kiêm) ?$/u;

const PLACE_BEFORE =
  /(?:^|[,;:("\uE000-\uE00F-]|(?<![\p{L}])(?:do|bầu|chọn|cử|là|và|cho|để|với|giao|trao|nhất|trí|tôn|nhận|từ|gồm|đạo|diện|vị|ra|phương|mừng|khi|theo|đó|hoa|sang|giúp|việc|thay|cùng|với|nhiệm|thuận|thiệu|các|những|hai|ba|bốn|mặt))\s*$/u;

/** "Xưởng may xã Xuân Hòa": a place behind words of a name is not the holder by itself. */
export function standsAlone(holder: Mention, { sentence }: RuleMatch): boolean {
  if (holder.kind !== "place") return true;
  return sentence.says(PLACE_BEFORE, 0, sentence.indexOf(holder.span.start));
}

/** The centre, the whole group and the council that looks after all groups hold no chair. */
export function mayHold(unit: Unit): boolean {
  if (COUNCIL.test(unit.name)) return false;
  return !CENTRAL_NAME.test(unit.name) || unit.place !== null;
}

const COUNCIL = /^Hội đồng Thi đua/iu;

const CENTRAL_NAME = /(?:Trung ương|Chính phủ)/u;

/** "A, Giám đốc <U>, Cụm trưởng": the role is said of the person; "(đơn vị Cụm trưởng)" is said of the unit. */
export function personOf(
  rule: ChairRule,
  parts: { readonly holder: Mention; readonly role: Mention; readonly match: RuleMatch },
): string | undefined {
  const { holder, role, match } = parts;
  if (holder.kind !== "position" || rule.ofUnitAlone === true || isOfUnit(rule, role, match))
    return undefined;
  const { sentence } = match;
  const behind =
    rule.name === "chair/role-office"
      ? personAt(sentence, sentence.indexOf(holder.span.start) + 2)
      : personBehind(holder, role, sentence);
  if (behind !== undefined) return behind;
  const called = sentence.find(ROLE_THEN_PERSON, sentence.indexOf(role.span.start) + 1);
  if (called !== undefined)
    return personAt(sentence, sentence.indexOf(role.span.start) + called[0].length);
  if (rule.name === "chair/person-role-office") return personAt(sentence, match.start);
  const nearest = sentence.mentions
    .filter((m) => isKind(m, "person"))
    .findLast((m) => m.span.end <= holder.span.start);
  if (nearest === undefined) return undefined;
  const between = sentence.text.slice(
    sentence.indexOf(nearest.span.start) + 1,
    sentence.indexOf(holder.span.start),
  );
  return ONLY_OFFICES.test(between) ? nearest.value.name : undefined;
}

/** Whether the words say the role of the unit, for which somebody speaks or acts. */
function isOfUnit(
  { name }: ChairRule,
  role: Mention,
  { sentence, start, end }: RuleMatch,
): boolean {
  const surface = sentence.surfaceOf(role);
  return (
    SAID_OF_UNIT.test(surface) ||
    (HANDS_FLAG.has(name) && FLAG.test(surface)) ||
    sentence.says(PROXY, Math.max(0, start - PROXY_REACH), end) ||
    sentence.says(FOR_UNIT, 0, sentence.indexOf(role.span.start)) ||
    sentence.says(ASIDE_ON_UNIT, start, end)
  );
}

/** "Tổng Biên tập Báo Lào Cai Nguyễn Văn An, Trưởng cụm": who stands between the office and the role. */
function personBehind(holder: Mention, role: Mention, sentence: Sentence): string | undefined {
  const at = sentence.indexOf(holder.span.start) + 1;
  if (!sentence.says(PERSON_THEN_ROLE, at, sentence.indexOf(role.span.start))) return undefined;
  return personAt(sentence, at + 1);
}

function personAt(sentence: Sentence, at: number): string | undefined {
  const person = sentence.at(at);
  return person !== undefined && isKind(person, "person") ? person.value.name : undefined;
}

/** "Chủ tịch <U>, Cụm trưởng (Cụm thi đua số 2) Lê Văn An": the name behind office and role. */
const ROLE_THEN_PERSON = /^(?: \uE005)?(?:,? \uE006)? \uE00B(?! ?(?:,|-) ?\uE00C)/u;
const PERSON_THEN_ROLE = /^ \uE00B ?(?:,|-|\() ?(?:là )?$/u;

/** Between a person and the office that holds the role stand only other offices. */
const ONLY_OFFICES = /^ ?(?:,|-|\() ?(?:\uE00C ?(?:,|-) ?)*$/u;
/** "Trưởng <U> (đơn vị được bầu làm Cụm trưởng)". */
const ASIDE_ON_UNIT = /(?:\(|, |- )(?:là )?(?:đơn vị|cơ quan) (?:vừa |mới )?được(?![\p{L}])/u;
const HANDS_FLAG: ReadonlySet<string> = new Set([
  "chair/receives",
  "chair/hands-over",
  "chair/handed-from",
]);
/** "ông A, Trưởng <U>, nhận cờ Cụm trưởng", "… trao cờ Cụm trưởng": in the unit's name. */
const FLAG = /^(?:lá )?cờ(?![\p{L}])/iu;
const PROXY_REACH = 16;
const PROXY = /(?:thay mặt|đại diện)/u;
/** "Thay mặt đơn vị được bầu làm Cụm trưởng, ông A …". */
const FOR_UNIT = /^(?:thay mặt|đại diện)(?: cho)? (?:đơn vị|cơ quan|tập thể) [^.;,\uE001\uE00B]*$/u;
const SAID_OF_UNIT = /^(?:đơn vị|cơ quan)/iu;

/**
 * "phối hợp với Cụm trưởng", "gửi Cụm trưởng": beside whom somebody works and who is sent something. With these words a role must be called one
 * ("với vai trò Cụm trưởng", "gửi lại cờ Cụm trưởng").
 */
export function isCalledRole(
  rule: ChairRule,
  role: Mention,
  { sentence, start }: RuleMatch,
): boolean {
  const at = sentence.indexOf(role.span.start);
  const isBeside = rule.name === "chair/in-the-role" ? OPENS_BESIDE : BESIDE_ROLE;
  if (rule.needsCalledRole !== true || !sentence.says(isBeside, start, at)) return true;
  return CALLED_ROLE.test(sentence.surfaceOf(role)) || sentence.says(CALLED_BEFORE, start, at);
}

const BESIDE_ROLE =
  /(?<![\p{L}])(?:với|trên|dưới|trong|gửi|chuyển|truyền)(?: lại| tiếp)?(?: [^.;]{0,30}\()? ?$/u;
const OPENS_BESIDE = /^(?:với|trên|trong|ở)(?![\p{L}])|(?<![\p{L}])với $/u;
const CALLED_ROLE =
  /^(?:vai trò|vai|cương vị|nhiệm vụ|vị trí|trách nhiệm|trọng trách|tư cách|danh nghĩa|chức|ghế|cờ|lá cờ|phần)/iu;
const CALLED_BEFORE =
  /(?:vai trò|cương vị|tư cách|danh nghĩa|vị trí|nhiệm vụ|trọng trách|trách nhiệm)(?: [^.;,]{0,40})?[ (]$/u;

/** True for a role that is said of a unit: "đơn vị Cụm trưởng". */
export function isSaidOfUnit(role: Mention, { sentence }: RuleMatch): boolean {
  return SAID_OF_UNIT.test(sentence.surfaceOf(role));
}
