import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";
import type { ChairClaim } from "./chair-claim.ts";
import { isUndated } from "./chair-claim.ts";

/** Holders that a sentence announces, for what is told next in its paragraph, or in the list that it opens. */
export interface Announced {
  readonly paragraph: number;
  readonly year: number | undefined;
  readonly isElection: boolean;
  readonly opensList: boolean;
  /** Where in the article the words stand that announce them. */
  readonly start: number;
  /** The paragraph in which a sentence of several groups goes on. */
  readonly goesOn?: number;
  /** A heading of the roles, for all that the paragraph below it tells. */
  readonly isHeading?: true;
}

export function announcedIn(sentence: Sentence, hasClaims: boolean): Announced | undefined {
  const { mentions, paragraph } = sentence;
  const heading = headingIn(sentence);
  if (heading !== undefined) return heading;
  const isReal = !hasClaims && !sentence.says(NOT_YET);
  const election = isReal ? sentence.find(ELECTION) : undefined;
  const match = election ?? sentence.find(ANNOUNCES) ?? sentence.find(LIST_HEAD);
  if (match === undefined) return undefined;
  const year = mentions.filter((mention) => isKind(mention, "year")).at(-1)?.value.year;
  const { start } = sentence.spanOf(match.index, match.index + match[0].length);
  const opensList = sentence.says(OPENS_LIST);
  return { paragraph, year, isElection: election !== undefined, opensList, start };
}

/** "4. Khối trưởng, Khối phó năm 2020": a heading with the year of the roles below it. */
function headingIn(sentence: Sentence): Announced | undefined {
  const { mentions, paragraph, span } = sentence;
  const year = mentions.find((mention) => isKind(mention, "year"))?.value.year;
  if (year === undefined || !sentence.says(ROLES_HEADING)) return undefined;
  const said = { paragraph, year, start: span.start, isHeading: true } as const;
  return { ...said, isElection: true, opensList: false };
}

/** The heading, as long as the paragraphs below it tell of the roles. */
export function headingAbove(
  { sentence, hasClaims }: { readonly sentence: Sentence; readonly hasClaims: boolean },
  announced: Announced | undefined,
): Announced | undefined {
  if (announced?.isHeading !== true || !isAnnounced(sentence, announced)) return undefined;
  return hasClaims ? { ...announced, paragraph: sentence.paragraph } : announced;
}

const ROLES_HEADING =
  /^(?:(?:\d{1,2}|[ivx]{1,4}|[a-dđ])[.)/] ?|[-+*•] ?)?(?:(?:kết quả )?(?:bầu|cử|phân công|luân phiên|chọn) )?(?:các )?(?:đơn vị )?[\uE003\uE004](?:(?:,| và) (?:các )?[\uE003\uE004])* (?:cho )?\uE006 ?[:.]?$/u;

/** "Năm 2016, Khối thi đua số 1 do <U> làm Trưởng khối; Khối thi đua số 2 do <U2> …": the year that opens a sentence of several groups is that of each. */
export function yearOfParts(
  sentence: Sentence,
  before: Announced | undefined,
): Announced | undefined {
  const { mentions, paragraph, text } = sentence;
  if (!text.endsWith(";")) return undefined;
  const election = electionOfParts(sentence);
  if (election !== undefined) return election;
  const years = mentions.filter((mention) => isKind(mention, "year"));
  const [opening] = years;
  if (opening === undefined) return before?.goesOn === paragraph ? before : undefined;
  if (years.length > 1 || !sentence.says(OPENS_WITH_YEAR)) return undefined;
  const { value, span } = opening;
  const said = { paragraph, year: value.year, isElection: false, opensList: false };
  return { ...said, start: span.start, goesOn: paragraph };
}

/** "Kết quả bầu Khối trưởng, Khối phó năm 2017 như sau: Khối thi đua số 1 do <U> làm Khối trưởng; Khối thi đua số 2 …". */
function electionOfParts(sentence: Sentence): Announced | undefined {
  const { paragraph } = sentence;
  const head = sentence.find(ELECTION_HEAD);
  const at = head?.indices?.groups?.["year"]?.[0];
  const year = at === undefined ? undefined : sentence.at(at);
  if (head === undefined || year === undefined || !isKind(year, "year")) return undefined;
  const { start } = sentence.spanOf(head.index, head.index + head[0].length);
  const said = { year: year.value.year, start, goesOn: paragraph };
  return { paragraph, isElection: true, opensList: false, ...said };
}

const OPENS_WITH_YEAR = /^(?:theo đó,? |cụ thể,? |trong )?\uE006,? (?=\uE005)/u;
const OPENS_LIST = /:$/u;
/** "- Cụm trưởng: <U>". */
const ROLE_ITEM =
  /^(?:[-+•*] ?|\d{1,2}[.)] ?)?(?:\uE005:? )?(?:đơn vị )?[\uE003\uE004] ?(?:-|:|là) /u;
/** "… về việc giao nhiệm vụ Trưởng, Phó các cụm, khối thi đua năm 2023, cụ thể như sau:": the year of all that the list below tells. */
const LIST_HEAD =
  /(?:[\uE003\uE004]|(?<![\p{L}])trưởng, phó(?: trưởng)?(?: các)? \uE005)[^.;]{0,60}\uE006[^.;:\uE006]{0,40}:$/u;

/** "Khối thi đua số 2: Trưởng khối: <U>": an item that says whose role it tells. */
const GROUP_ITEM = /^(?:[-+•*] ?|\d{1,2}[.)] ?)?\uE005:? /u;

/** The item in the next paragraph; one that names its group may stand behind an aside. */
function isNextItem(sentence: Sentence, { opensList, paragraph }: Announced): boolean {
  const furthest = sentence.says(GROUP_ITEM) ? 2 : 1;
  return opensList && sentence.paragraph - paragraph <= furthest && sentence.says(ROLE_ITEM);
}

/** What a list goes on to announce behind one of its items. */
export function nextItem(
  sentence: Sentence,
  announced: Announced | undefined,
): Announced | undefined {
  const { paragraph, text } = sentence;
  if (announced !== undefined && text.endsWith(";") && isAnnounced(sentence, announced))
    return { ...announced, paragraph, goesOn: paragraph };
  return announced !== undefined && isNextItem(sentence, announced)
    ? { ...announced, paragraph: sentence.paragraph }
    : undefined;
}

/** "Cụm trưởng năm 2023: <U>. Cụm phó: <U2>": an item that gives the year of those behind it. */
export function itemWithYear(
  sentence: Sentence,
  claims: readonly ChairClaim[],
): Announced | undefined {
  const [claim] = claims;
  if (claim?.year === undefined || !sentence.says(ROLE_ITEM_OF_YEAR)) return undefined;
  const { paragraph } = sentence;
  const { year, span } = claim;
  return { paragraph, year, isElection: false, opensList: true, start: span.start };
}

const ROLE_ITEM_OF_YEAR =
  /^(?:[-+•*] ?|\d{1,2}[.)] ?)?(?:đơn vị )?[\uE003\uE004] \uE006 ?(?:-|:|là) /u;

/** "Ra mắt Ban điều hành Khối năm 2024. Trưởng khối: <U>": the year, and the election, that a sentence before gives. */
export function asAnnounced(
  claims: readonly ChairClaim[],
  sentence: Sentence,
  announced: Announced | undefined,
): readonly ChairClaim[] {
  if (announced === undefined || !isAnnounced(sentence, announced)) return claims;
  const { year, isElection, start } = announced;
  return claims.map((claim) => {
    const isOpen = claim.says === "by-context" || (isElection && claim.says === "elected");
    if (!isOpen || !isUndated(claim)) return claim;
    const said = { ...claim, year, span: { start, end: claim.span.end } };
    return isElection ? { ...said, says: "elected" } : said;
  });
}

function isAnnounced(sentence: Sentence, announced: Announced): boolean {
  if (announced.isHeading === true) return sentence.paragraph - announced.paragraph <= 1;
  if (announced.goesOn === sentence.paragraph || isNextItem(sentence, announced)) return true;
  const isBelow = announced.paragraph + 1 === sentence.paragraph;
  const isBeside = announced.paragraph === sentence.paragraph;
  const goesOn = sentence.says(NAMES_AT_ONCE);
  return (isBeside && (!announced.isElection || goesOn)) || (isBelow && goesOn);
}

const ANNOUNCES =
  /(?:ban điều hành|ban lãnh đạo|bộ máy|nhân sự|thường trực|chức danh|phụ trách)(?: (?:của )?\uE005)? \uE006[.:]?$/u;
/** "Các thành viên thông qua danh sách Cụm trưởng, Cụm phó năm 2026. Theo đó, <U> là Cụm trưởng": the roles themselves are what is chosen. */
const ELECTION =
  /(?<![\p{L}])(?:(?:bầu|bầu chọn|bầu ra|lựa chọn|chọn|suy tôn|tín nhiệm|kiện toàn|phân công|luân phiên|biểu quyết|phê duyệt|công nhận|chuẩn y|chỉ định|giao) (?:ra )?|danh sách )(?:các )?(?:(?:đơn vị|chức danh|vị trí|vai trò|nhiệm vụ|giữ|làm|đảm nhận) ){0,3}[\uE003\uE004](?:(?:,| và|\/) ?(?:các )?[\uE003\uE004])*(?:,? ?(?:của )?(?:(?:các )?\uE005|các (?:cụm|khối)(?: thi đua)?))?(?: (?:của |thuộc )?(?:huyện|tỉnh|thành phố|thị xã|quận|ngành|[\uE001\uE002]))?(?:,? ?(?:trong |cho |của )?\uE006)?[.:]?$/u;
const ELECTION_HEAD =
  /(?<![\p{L}])(?:(?:(?:bầu|bầu chọn|lựa chọn|chọn|suy tôn|tín nhiệm|kiện toàn|phân công|phê duyệt|công nhận|chỉ định|giao)(?: ra)?|(?:thông qua|công bố|thống nhất|nhất trí)(?: danh sách)?(?: các)?(?: đơn vị)?(?: (?:làm|giữ vai trò))?) [\uE003\uE004](?:(?:,| và|\/) ?[\uE003\uE004])*|(?:phân công|giao)(?: nhiệm vụ)? (?:điều hành|phụ trách)(?: các)? \uE005)[^.;:\uE001\uE006]{0,40}(?<year>\uE006)[^.;:\uE006]{0,20}:/du;
const NOT_YET =
  /(?<![\p{L}])(?:chưa|không|sẽ|dự kiến|hàng năm|hằng năm|hoãn|lùi|thảo luận|quy chế|quy định|chuẩn bị|trước khi)(?![\p{L}])/u;
const NAMES_AT_ONCE =
  /^(?:theo đó|cụ thể|kết quả|như vậy|theo kết quả [^.;,]{1,30}|với (?:số phiếu|tỷ lệ)[^.;,]{1,30}|qua (?:kiểm|bỏ) phiếu[^.;,]{0,30}),? (?:\uE005[^.;\uE001\uE003]{0,40}(?: do [\uE001\uE00C]|: ?(?:đơn vị )?[\uE003\uE004]|, [\uE001\uE002])|(?:đơn vị )?[\uE001\uE002] (?:(?:được bầu|sẽ|tiếp tục|trúng cử) )?(?:là|làm|giữ|đảm nhận|đảm nhiệm|trúng)(?![\p{L}]))/u;
