import type { Body, Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchAt, matchesIn } from "./cursor.ts";
import type { ListItem } from "./list-items.ts";
import { listItems } from "./list-items.ts";
import { readPlace } from "./place.ts";

/** "gồm 06 công đoàn cơ sở:", "là", "bao gồm:", and the bracket behind a group: what opens a closed list of names. */
const OPENING =
  /(?<![\p{L}\p{M}])(?:(?:[Gg]ồm có|[Bb]ao gồm|[Gg]ồm|có|là|trong|quy tụ|tập hợp|hội tụ|hội đủ)(?![\p{L}\p{M}])(?<lead>(?:[^:;.()\p{Lu}]|TH(?:CS|PT)|Trường(?= )|Tiểu(?= học)|Mầm(?= non)|Công(?= đoàn)|Bệnh(?= viện)|Trung(?= tâm)|(?<=các )Đồn(?= )|Đảng(?= [bủ])|Chi(?= bộ)){0,60}):|(?:[Gg]ồm có|[Bb]ao gồm|[Gg]ồm) (?=\p{Lu})|(?:[Gg]ồm|có) (?<counted>(?:\d{1,2}|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:đơn vị|cơ quan|tập thể|tổ chức)(?: thành viên)?)(?: (?:trong|thuộc|của) [^:;.(),]{3,50})?,? là (?=\p{Lu})|(?<those>(?:\d{1,2}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) (?:doanh nghiệp|đơn vị|cơ quan|ngân hàng|trường|công ty|thành viên)(?: thành viên)?)(?: (?:ấy|này|đó))? (?:là|gồm|gồm có) (?=\p{Lu})|(?<rest>(?:thành viên|đơn vị|cơ quan) (?:còn lại|khác)) (?:trong|thuộc|của) (?:[Cc]ụm|[Kk]hối)[^:;.(),]{0,30} (?:là|gồm) (?=\p{Lu})|(?<plural>(?:[Tt]hanh tra|[Pp]hòng|[Cc]ông đoàn|[Cc]ông đoàn cơ sở|[Cc]hi bộ|[Đđ]ảng bộ|[Vv]ăn phòng)(?: (?:các|\d{1,2}))? (?:đơn vị|cơ quan|sở, ngành|sở)|\d{1,2} trường(?: thành viên)?):)\s*(?:[-+•*–]\s*|1[.)]\s+)?/gu;
const BRACKET = /\s*\((?:gồm:? ?)?(?=\p{Lu})/uy;
/** What is listed must be units: an agenda or a list of tasks has other nouns. */
const UNIT_NOUN =
  /(?<![\p{L}])(?:đơn vị|đầu mối|thành viên|cơ quan|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trường|sở|ban|ngành|công đoàn|hội|ngân hàng|chi nhánh|công ty|doanh nghiệp|tập đoàn|địa phương|tập thể|đồn|phòng|báo|đài|đảng bộ|chi bộ|đảng ủy|bệnh viện|trung tâm|viện|cục|học viện|tòa án|thanh tra|ủy ban|văn phòng|hợp tác xã|tổ chức)(?![\p{L}])/iu;
const OTHER_NOUN =
  /(?<![\p{L}])(?:nội dung|phần|nhiệm vụ|tiêu chí|chỉ tiêu|giải pháp|mục tiêu|vấn đề|hoạt động|đồng chí|đại biểu|môn|giải|phong trào|điều kiện|cá nhân|hình thức|tiểu ban)(?![\p{L}])/iu;
const BARE_NOUN =
  /^(?:hiện |có |là |đủ |lãnh đạo |đại diện )*(?:(?:các|những|\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) )?(?:các )?/iu;
const PLURAL_TAIL =
  / (?:(?:trong|của|thuộc) (?:cụm|khối)(?: thi đua)?|(?:các |\d{1,2} )(?:sở, ngành|sở)|(?:các |\d{1,2} )?(?:đơn vị|cơ quan))$/iu;
const SCHOOLS =
  /^trường(?: (?:tiểu học|mầm non|mẫu giáo|trung học cơ sở|trung học phổ thông|THCS|THPT|cao đẳng|đại học|trung cấp))?$/iu;
/** "có 5 đơn vị, là các trường tiểu học:": what they are is said behind their number. */
const SAID_AGAIN = /^.{0,40}?(?:đơn vị|thành viên),? (?:là|gồm|trong đó (?:là|có|gồm)) /iu;
/** "4 tờ báo:", "các cơ quan báo:" */
/** "6 trường thành viên:" */
const MEMBERS = / thành viên$/iu;
const BEFORE_PAPER = /^(?:tờ|cơ quan) (?=báo$)/iu;
const MIN_ITEMS = 3;

interface Opening {
  readonly at: number;
  readonly lead: string;
  readonly isBracket: boolean;
}

/**
 * Members of a closed list that the lexicon cannot read alone: names of any kind ("Trại giam An Phước"), and names that
 * share a head said before the colon ("06 công đoàn cơ sở: Sở Xây dựng, …"). None where fewer than three are listed.
 */
export function findListedUnits(
  scope: Scope,
  known: readonly Mention[],
  lexicon: Lexicon,
): readonly Mention[] {
  return openingsOf(scope).flatMap((opening) => {
    // "Đảng ủy các sở: Y tế, …" is a list of fields, whose names may hold commas.
    if (OF_OFFICES.test(opening.lead) && lexicon.offices.matchAt(scope.text, opening.at)) return [];
    const head = headOf(opening.lead, lexicon);
    const items = listItems(scope.text, opening, lexicon).map(withoutCount);
    if (
      items.length < MIN_ITEMS ||
      items.some(({ text }) => NOT_A_UNIT.test(text) || text.includes(":"))
    )
      return [];
    const isOfPlaces = listsPlaces(scope.text, opening);
    const isOfFirms = FIRMS.test(opening.lead);
    return items.flatMap((item) =>
      toMention(scope, { item, head, known, isOfPlaces, isOfFirms }, lexicon),
    );
  });
}

/** "Tám doanh nghiệp thành viên gồm …": names of firms, which may have two syllables like those of places. */
const FIRMS = /(?:doanh nghiệp|công ty|ngân hàng)/iu;
const OF_OFFICES = /(?:các|\d{1,2}) sở$/iu;

/** "… Văn phòng Tỉnh ủy Sơn La và 16 cá nhân": a count behind the last item is no part of its name. */
function withoutCount(item: ListItem): ListItem {
  const cut = item.text.search(COUNTED_BEHIND);
  if (cut <= 0) return item;
  return { ...item, text: item.text.slice(0, cut), end: item.end - (item.text.length - cut) };
}

const COUNTED_BEHIND =
  / (?:và|cùng)(?: với)? (?:\d{1,3}|một số|nhiều|vài|các|những) (?:cá nhân|tập thể|đồng chí|đơn vị|cơ quan|địa phương|thành viên|doanh nghiệp)(?![\p{L}]).*$/u;
const NOT_A_UNIT = /^(?:Ông|Bà|Đồng chí|Báo cáo|Thông qua|Bầu|Ký kết|Tổng kết)(?![\p{L}])/u;

function openingsOf(scope: Scope): readonly Opening[] {
  const said = matchesIn(scope, OPENING).flatMap((match) => {
    const lead =
      match.groups?.["lead"] ??
      match.groups?.["plural"] ??
      match.groups?.["counted"] ??
      match.groups?.["those"] ??
      match.groups?.["rest"] ??
      "";
    const at = match.index + match[0].length;
    return isOfUnits(scope, match.index, lead) ? [{ at, lead: lead.trim(), isBracket: false }] : [];
  });
  const brackets = scope.mentions.flatMap(({ kind, span }) => {
    const open = kind === "group" ? matchAt(BRACKET, scope.text, span.end) : undefined;
    return open === undefined ? [] : [{ at: span.end + open[0].length, lead: "", isBracket: true }];
  });
  return [...said, ...brackets];
}

/** A list is one of units where its own noun says so, or where the group whose list it is stands before it. */
function isOfUnits(scope: Scope, at: number, lead: string): boolean {
  if (OTHER_NOUN.test(lead) || (LEVELS_ONLY.test(lead.trim()) && !COMMITTEE.test(lead)))
    return false;
  if (UNIT_NOUN.test(lead)) return true;
  return (
    lead.trim() === "" &&
    scope.mentions.some(({ kind, span }) => kind === "group" && span.end <= at)
  );
}

/** "các huyện:", "6 tỉnh, thành phố:": places follow, which need no reading of names. */
const LEVELS_ONLY =
  /(?:^|\s)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|TP)(?: [\p{L} -]{1,30})?$/iu;

/** "06 đảng ủy xã: Đức Trọng, Hiệp Thạnh", "Đảng ủy các phường: …": the committees of the lowest level. */
const COMMITTEE = /^(?:.*\s)?đảng (?:ủy|bộ)(?: các)? (?<level>xã|phường)$/iu;

/** The head that all items share, from the words before the colon; undefined where they only count ("06 đơn vị:"). */
function headOf(lead: string, lexicon: Lexicon): string | undefined {
  const level = COMMITTEE.exec(lead)?.groups?.["level"];
  if (level !== undefined) return `Đảng ủy ${level}`;
  const own = lead.slice(SAID_AGAIN.exec(lead)?.[0].length ?? 0);
  const noun = own
    .replace(BARE_NOUN, "")
    .replace(PLURAL_TAIL, "")
    .replace(MEMBERS, "")
    .replace(BEFORE_PAPER, "");
  if (SCHOOLS.test(noun)) return `T${noun.slice(1)}`;
  const body = lexicon.bodies.matchAt(noun, 0);
  if (body === undefined || body.end < noun.length) return undefined;
  return HEADS.has(body.value.class) || HEAD_NAMES.test(body.value.name)
    ? body.value.name
    : undefined;
}

const HEADS: ReadonlySet<string> = new Set(["open", "thanh-tra"]);
const HEAD_NAMES = /^(?:Báo|Công đoàn|Công đoàn cơ sở|Phòng|Đảng ủy|Đảng bộ|Chi bộ)$/u;

interface Listed {
  readonly item: ListItem;
  readonly head: string | undefined;
  /** The units that the lexicon reads by itself. */
  readonly known: readonly Mention[];
  /** Bare names of the list are places. */
  readonly isOfPlaces: boolean;
  readonly isOfFirms: boolean;
}

const SOME_LEVEL = "(?:các|\\d{1,2}) (?:huyện|quận|thị xã|xã|phường)";
const LEVEL_BEHIND = new RegExp(`^${SOME_LEVEL} \\p{Lu}`, "u");
const LEVEL_BEFORE = new RegExp(`${SOME_LEVEL} (?:trong|thuộc|của) [^:;.,()]{3,60}\\($`, "iu");
const BEFORE = 90;

/** "gồm 5 đơn vị: các huyện A, B, C và thành phố D", "5 huyện trong Cụm (A, B, C)": the level is said once. */
function listsPlaces(text: string, { at, isBracket }: Opening): boolean {
  return isBracket
    ? LEVEL_BEFORE.test(text.slice(Math.max(0, at - BEFORE), at))
    : LEVEL_BEHIND.test(text.slice(at, at + BEFORE));
}

function toMention(scope: Scope, listed: Listed, lexicon: Lexicon): readonly Mention[] {
  const { start, end, text } = listed.item;
  if (SEVERAL.test(text)) return [];
  const own = lexicon.bodies.matchAt(scope.text, start);
  const head = sharedHead(listed, own?.value);
  if (head === "" && isRead(scope, listed, lexicon)) return [];
  const isRoom = isBesideRooms(listed);
  if (head === "" && own?.end === end && own.value.class === "party" && !isRoom) return [];
  if (head !== PAPER && lexicon.provinces.names.matchAt(scope.text, start)?.end === end) return [];
  const written = scope.original.slice(end - text.length, end);
  const name = `${head}${written}`;
  const isPlace = OF_DISTRICTS.test(head) && BARE_PLACE.test(written) && own === undefined;
  const value = isPlace
    ? { name, body: head.trimEnd(), place: written }
    : { name, body: name, place: null };
  return [{ kind: "unit", span: { start, end }, value, finder: "unit/listed" }];
}

/** The head that the item shares with the others, a space behind it; empty where it says its own. */
function sharedHead({ item, head }: Listed, own: Body | undefined): string {
  const shared = item.head ?? head;
  if (shared === undefined || startsWith(item.text, shared)) return "";
  // "Đảng ủy phường: A, B, Đảng ủy xã C": a committee that says its own level.
  const isOwn = own?.class === "party-open" && startsWith(shared, own.name);
  return isOwn || isBesideRooms({ item, head }) ? "" : `${shared} `;
}

function isBesideRooms({ item, head }: Pick<Listed, "item" | "head">): boolean {
  return (item.head ?? head) === "Phòng" && BESIDE_ROOMS.test(item.text);
}

/** "gồm 4 phòng: Văn phòng, Phòng Tổ chức": what counts as one of them and is called otherwise. */
const BESIDE_ROOMS = /^(?:Văn phòng|Thanh tra)(?![\p{L}])/u;

/** "8 đảng bộ: Yên Thế, Lục Ngạn": of districts by their names. */
const OF_DISTRICTS = /^Đảng (?:bộ|ủy) $/u;

/** "các báo: An Giang, Kiên Giang": a paper is called after its province. */
const PAPER = "Báo ";

/** "Công an 06 tỉnh …": a head of several places is no name. */
const SEVERAL = / (?:các|\d{1,2}) (?:tỉnh|thành phố|huyện|quận|thị xã)(?![\p{L}])/iu;

/** Whether the lexicon reads the item as it is: as one unit or place, or as several; a shorter reading of one name is none. */
function isRead(scope: Scope, listed: Listed, lexicon: Lexicon): boolean {
  const { item, known, isOfPlaces, isOfFirms } = listed;
  const inside = known.filter(({ span }) => span.start < item.end && item.start < span.end);
  const [only] = inside;
  if (only === undefined)
    return (
      readPlace(scope.text, item.start, lexicon)?.end === item.end ||
      (!isOfFirms &&
        BARE_PLACE.test(item.text) &&
        !endsInProvince(item.text, lexicon) &&
        (isOfPlaces || known.some(({ value }) => "place" in value && value.place !== null)))
    );
  if (inside.length > 1 || only.finder !== "unit" || only.span.start !== item.start) return true;
  const rest = scope.text.slice(only.span.end, item.end);
  return only.span.end >= item.end || !NAME_GOES_ON.test(rest) || DOES.test(rest);
}

/** "Viettel Gia Lai": a name before a province. */
function endsInProvince(text: string, lexicon: Lexicon): boolean {
  return lexicon.provinces.names
    .findAll(text)
    .some(({ start, end }) => start > 0 && end === text.length);
}

/** "… và Liên đoàn Lao động tỉnh đánh giá một năm thực hiện giao ước": what those of the list do. */
const DOES =
  /^ (?:đánh giá|tổ chức|họp|ký|tổng kết|sơ kết|tiến hành|thực hiện|triển khai|phát động)(?![\p{L}])/u;

/** Two or three syllables beside units of places are a place too: its head stands elsewhere. */
const BARE_PLACE = /^\p{Lu}\S*(?: \p{Lu}\S*){0,2}$/u;

/** What follows a unit's name and belongs to it: a number, a further proper word, a field behind a comma or dash. */
const NAME_GOES_ON = /^(?: \d{1,3}$|(?:,| và| -)? \p{L}[\p{L}\p{M}\d ,-]*$)/u;

function startsWith(text: string, head: string): boolean {
  return text.toLowerCase().startsWith(head.toLowerCase());
}
