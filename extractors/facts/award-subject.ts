import { matchesOf } from "../../src/text/matches.ts";
import type { Mention } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import type { AwardClause } from "./award-clause.ts";
import { withSeries } from "./award-clause.ts";

/** How recipients stand before the title that they get; the pattern ends where the title stands. */
interface Construction {
  readonly name: string;
  readonly means: string;
  readonly pattern: RegExp;
  /** Read only where the title may be that of several. */
  readonly isOfSeveral?: true;
}

const ASKS = "(?:đề nghị|đề xuất|trình)";
/** What is told of a recipient before the award: words that bring nobody else in. */
const OF_IT =
  "(?: (?!(?:các|những|nhiều|mọi|nơi|để|giúp|mà|xét|cho|đăng cai|chủ trì|tài trợ|trực tiếp|quản lý|đề xuất|giám đốc|đồng chí)(?![\\p{L}]))[^\\s.;,\uE001\uE002\uE008\uE00B]+){1,14}";
/** "3 cán bộ của <U> được tặng", "<danh hiệu> của <U>, 2 đơn vị được tặng": whose they are, or who gives it. */
const NOT_OF =
  "(?<!(?:\uE008(?:,? \\p{Ll}+){0,3} (?:của|thuộc|tại|ở|từ)(?: các(?: đơn vị:?)?)?|(?:theo|do|đại diện|nguyên|cán bộ|tại|(?:đề nghị|báo cáo|(?<![\\p{L}])(?:đội|phòng|nhóm|tổ|câu lạc bộ|tác phẩm|mô hình|sáng kiến|đề tài|công trình)[^.;,]{0,30}) của)) (?:[\uE001\uE002](?:,| và) ?){0,6})(?<!(?:(?:^|\uE009)(?: năm \uE006)?|(?:quyết định|thông báo|hướng dẫn)(?: số \\S+)?) của )";
const AND_COUNT = "(?:(?:,| và| cùng)(?: với)? COUNT(?: \\p{Ll}+){0,5})?";
const WITH_VOTES =
  "(?: (?:(?:lần lượt |cùng )?(?:với |đạt |được )?|(?=\\d))(?:\\d[^\\s.;,]* (?:và \\d[^\\s.;,]* )?(?:phiếu|điểm|lượt)|(?:số|tổng|kết quả|thành tích)[^.;,]{0,30}))?";
/** "<U>, đơn vị có điểm cao nhất (97,5 điểm), …": what it is, between commas. */
const ASIDE =
  "(?:, (?:đơn vị )?ROLE(?: GROUP)?(?: YEAR)?(?=,| (?:được|đã|vinh|đạt|nhận) ))?(?:, (?:đơn vị|tập thể|cơ quan|địa phương) [^.;,()\uE001\uE002\uE008\uE00B]{1,60}(?: ?\\([^()]{1,40}\\))?(?=,))?";
const AS_A_UNIT =
  "(?:là \uE008(?: \\p{Ll}+){0,3} )?(?:(?:vinh dự )?(?:là )?(?:đơn vị|tập thể|cơ quan|địa phương) (?:duy nhất |tiêu biểu |xuất sắc )?(?:hồi [^.;,\uE001]{0,12} )?)?";
const DID = `(?:(?:dẫn đầu(?=,)|(?:xếp|đứng|đạt|dẫn đầu|giành|được xếp|(?:hạng|vị trí|thứ)(?= (?:nhất|nhì|hai|ba|tư|năm))) (?:(?!(?:và|cùng) \uE008)[^.;\uE001\uE002]){0,60}|(?:vượt|chiếm|có|(?:cùng|bằng|với)(?: (?:số|tổng))? điểm|là (?:đơn vị|tập thể|cơ quan|địa phương|doanh nghiệp))${OF_IT}(?: ?\\([^()]{1,40}\\))?),? (?:và )?)?`;
const RANK =
  "(?:(?:được )?(?:xếp|đứng|đạt|giành|về|dẫn đầu)[^.;\uE001\uE002\uE009]{0,40}|(?:hạng|giải|thứ) (?:nhất|nhì|hai|ba|tư))";
const PLACE_OF = "(?:thứ|hạng|giải)? ?(?:nhất|nhì|hai|ba|tư|năm) (?:là|thuộc về) ";
const ABOUT = "(?: gần| trên| hơn)?";

const ADDRESS = "(?:(?:các|hai|ba) )?(?:đồng chí:? |ông |bà |anh |chị )?";
const PERSON_ITEM = "\uE00B(?: ?\\([^()]{1,40}\\))?(?:(?:,| -) ?\uE00C)?";
const IS_GIVEN =
  "(?:(?:,? (?:thì|cùng|đều|vinh dự|đã|cũng|vừa))* (?:được|đón nhận|nhận) [^.;\uE009\uE00B]{0,100})";

/** The surest first: the first that holds names who gets the title. */
export const AWARD_SUBJECTS: readonly Construction[] = [
  {
    name: "bracket",
    means: "<U> (<danh hiệu>): the title in brackets behind who gets it.",
    pattern: slotPattern("(?<units>[\uE001\uE002\uE00B]) ?\\($"),
  },
  {
    name: "dash",
    means: "Kết quả: <U> - <danh hiệu>; <U>, <U> - <danh hiệu>: the title behind a dash.",
    pattern: slotPattern("(?:^ *|[:;] ?|, )UNITS#units - $"),
  },
  {
    name: "named-as",
    means: "công nhận <U> là, đạt <danh hiệu>.",
    pattern: slotPattern("công nhận (?:tập thể |đơn vị )?UNITS#units (?:là|đạt) $"),
  },
  {
    name: "counted-as",
    means: "công nhận n cán bộ, chiến sĩ là, đạt <danh hiệu>.",
    pattern: slotPattern("công nhận COUNT#units(?:,? \\p{Ll}+){0,4} (?:là|đạt)(?: danh hiệu)? $"),
  },
  {
    name: "counted-among",
    means: "n/m đơn vị, trong đó có <U> và <U>, được tặng <danh hiệu>: all who are counted.",
    pattern: slotPattern(
      "(?<units>COUNT, trong đó có UNITS), (?:cùng |đều |vinh dự )?(?:được|đón nhận|nhận) [^.;\uE009]{0,60}$",
    ),
  },
  {
    name: "persons",
    means: "<tên>, <chức vụ>, <tên> (<nơi>) và <tên> được tặng <danh hiệu>: all of them.",
    pattern: slotPattern(
      `(?<units>${PERSON_ITEM}(?:(?:,|;| và|, và| cùng) ${ADDRESS}${PERSON_ITEM})+),?${IS_GIVEN}$`,
    ),
  },
  {
    name: "person",
    means: "<tên>, <chức vụ>, được tặng <danh hiệu>.",
    pattern: slotPattern(
      "(?<units>(?:UNITS (?:và|cùng) (?:đồng chí |ông |bà |anh |chị )?)?(?<!(?:^|[ ,;])theo (?:\\p{L}+ ){0,3})PERSON(?:(?: ?\\([^()]{1,60}\\))? và COUNT khác)?)(?:(?:,| -| ?\\()(?:(?!(?:cho (?:biết|hay|rằng)|nói|khẳng định|chia sẻ|thông tin|nhấn mạnh|phát biểu|báo cáo|bày tỏ|kể|nêu)(?![\\p{L}]))[^.;\uE009]){0,80}?| (?:đã |cũng |vừa )*)(?:được|vinh dự|đón nhận|nhận) [^.;\uE009]{0,60}$",
    ),
  },
  {
    name: "nominated-ranked",
    means:
      "suy tôn <U> xếp thứ nhất, <U> xếp thứ nhì, đề nghị <cấp> tặng <danh hiệu>: both of them.",
    pattern: slotPattern(
      `(?:suy tôn|bình chọn|bình xét) (?<units>UNIT ${RANK}(?:(?:,|;| và) UNIT ${RANK}){1,3}),? (?:để )?(?:cùng )?(?:được )?${ASKS} [^.;\uE009]{0,60}$`,
    ),
  },
  {
    name: "nominated",
    means: "suy tôn, bình xét, giới thiệu <U> … <danh hiệu>.",
    pattern: slotPattern(
      "(?:suy tôn|bình xét|bình chọn|bình bầu|bầu|bầu chọn|bỏ phiếu chọn|lựa chọn|giới thiệu) (?:COUNT (?:[^.;\uE001]{0,30}(?:là|gồm|:) )?)?(?:tập thể |đơn vị )?UNITS#units[^.;]{0,80}$",
    ),
  },
  {
    name: "with-votes",
    means: "<U>: 11/11 phiếu, đề nghị <cấp> tặng <danh hiệu>: who had the votes.",
    pattern: slotPattern(
      `(?<units>UNITS) ?(?::|-)? ?(?:đạt |có |được |với )?(?:\\d{1,3}/\\d{1,3}|\\d{1,3}%)(?: (?:phiếu|ý kiến|số phiếu))?(?: (?:nhất trí|đồng ý|tán thành|bầu|tín nhiệm))?,? (?:được )?${ASKS} [^.;\uE009]{0,60}$`,
    ),
  },
  {
    name: "chosen",
    means: "chọn <U> để đề nghị <cấp> tặng <danh hiệu>: nothing else is what it is chosen for.",
    pattern: slotPattern(
      `(?:chọn|xét chọn) (?:COUNT )?(?:tập thể |đơn vị )?UNITS#units (?:để )?(?:${ASKS}|được đề nghị) [^.;\uE009]{0,60}$`,
    ),
  },
  {
    name: "in-places",
    means: "thứ nhì là <U>, thứ ba là <U>, đề nghị <cấp> tặng <danh hiệu>.",
    pattern: slotPattern(
      `${PLACE_OF}(?<units>\uE001(?:(?:,|;| và|, còn) ${PLACE_OF}\uE001){0,4}),? (?:cùng |đều |và )*(?:được )?${ASKS} [^.;\uE009]{0,90}$`,
    ),
  },
  {
    name: "for-giver",
    means:
      "<U> để <cấp> tặng <danh hiệu>, <U2> để <cấp> tặng <danh hiệu>: for what each is put forward.",
    pattern: slotPattern(
      "^(?:,|;| và)? ?(?:còn )?UNITS#units để AUTHORITY (?:xem xét,? )?(?:tặng|trao|xét tặng|khen) $",
    ),
  },
  {
    name: "ranked",
    means: "<U> xếp thứ hai và <U> xếp thứ ba, được tặng <danh hiệu>: each with its place.",
    isOfSeveral: true,
    pattern: slotPattern(
      `(?<units>[\uE001\uE002] ${RANK}(?:,|;| và) [\uE001\uE002] ${RANK}(?:(?:,|;| và) [\uE001\uE002] ${RANK})?),? (?:cùng |đều |và )*(?:được|(?=đề nghị)) ?[^.;\uE009]{0,90}$`,
    ),
  },
  {
    name: "subject-with-count",
    means:
      "<U> được Cụm chọn là đơn vị tiêu biểu, cùng n cá nhân được trình <cấp> tặng <danh hiệu>.",
    pattern: slotPattern(
      `${NOT_OF}(?<units>UNITS,? (?:được(?! (?:giao|mời|kiểm tra))|dẫn đầu|xếp(?! cuối)|đạt|đứng) (?:(?!(?:là|làm) (?:điểm|nơi) )[^.;\uE001\uE008\uE009]){1,60},? (?:cùng với|cùng|và) COUNT) (?:cùng |đều )?(?:được |vinh dự )[^.;\uE009]{0,120}$`,
    ),
  },
  {
    name: "subject",
    means: "<U>, <U> (và n cá nhân) (dẫn đầu …,) được, nhận, đạt <danh hiệu>.",
    pattern: slotPattern(
      `${NOT_OF}(?<units>UNITS${AND_COUNT})(?: YEAR)?(?: ?\\([^)]{0,60}\\))?${WITH_VOTES}${ASIDE},? ${AS_A_UNIT}${DID}(?:vinh dự |còn |đã |vừa |từng |cùng |lần lượt )*(?:được |đón nhận |nhận |đề nghị |đạt )(?:(?!\uE008 (?:được|nhận) )[^.;\uE009]){0,120}$`,
    ),
  },
  {
    name: "chosen-count",
    means: "chọn n tập thể, n cá nhân đề nghị <cấp> tặng <danh hiệu>.",
    pattern: slotPattern(
      `(?:chọn|lựa chọn|bình chọn|bầu chọn|giới thiệu|xét chọn)(?: ra| được)? (?<units>\uE008(?: ?\\([^()]{1,200}\\))?(?:(?:,| và| cùng)${ABOUT} \uE008)*)[^.;\uE009\uE008]{0,60}(?:để )?${ASKS} [^.;\uE009]{0,60}$`,
    ),
  },
  {
    name: "counted",
    means: "n tập thể và n cá nhân … được, nhận <danh hiệu>.",
    pattern: slotPattern(
      `(?<!trong (?:số |tổng số )?)(?<units>\uE008(?:(?: \\p{Ll}+){0,4}(?:,| và| cùng)${ABOUT} \uE008)*)(?:(?!trong đó|có \uE008)[^.;\uE009]){0,140}(?:được|nhận|đạt(?= (?:danh hiệu )?["']?$)|có tên trong|có trong) (?:(?!trong đó)[^.;\uE009]){0,60}$`,
    ),
  },
  {
    name: "counted-is",
    means: "n cá nhân là <danh hiệu>.",
    pattern: slotPattern("(?<units>COUNT(?:(?:,| và) COUNT)*)(?: \\p{Ll}+){0,3} là $"),
  },
  {
    name: "count-given",
    means:
      "suy tôn n đơn vị tặng <danh hiệu>, n đơn vị tặng <danh hiệu>: who stands before the verb.",
    pattern: slotPattern(
      "(?:^ *|(?:,|;|và|tôn|chọn|bình xét|thống nhất|nhất trí|biểu quyết) )(?<units>\uE008(?:(?:,| và) \uE008)*) (?:xét )?tặng(?: thưởng)? $",
    ),
  },
  {
    name: "proposed-count",
    means:
      "thống nhất n đơn vị đề nghị <cấp> tặng <danh hiệu>: who stands before the proposal is proposed.",
    pattern: slotPattern(
      `(?:^ *|(?:,|;|và|tôn|chọn|danh sách|bình xét|thống nhất|nhất trí|thông qua|biểu quyết) )(?<units>\uE008(?:(?:,| và) \uE008)*)(?: còn lại| khác)* (?:được )?${ASKS} (?:[^.;\uE009\uE008]{1,60} )?(?:tặng|trao|xét tặng)(?: thưởng)? $`,
    ),
  },
];

/** Who stands before the title and gets it; nobody where no construction holds. */
export function namedBefore(clause: AwardClause): readonly Mention[] {
  const before = ownPart(withSeries(clause.sentence.text.slice(clause.start, clause.at)));
  for (const { pattern, isOfSeveral } of AWARD_SUBJECTS) {
    if (isOfSeveral === true && isForOne(clause)) continue;
    const match = matchesOf(pattern, before).at(-1);
    const range = match?.indices?.groups?.["units"];
    if (range !== undefined)
      return clause.sentence
        .within(clause.start + range[0], clause.start + range[1])
        .filter((mention) => mention.kind !== "position" && !isHome(clause, mention));
  }
  return [];
}

/** "ông A (<U>) và 5 cán bộ khác": where the person is from. */
function isHome({ sentence }: AwardClause, { kind, span }: Mention): boolean {
  return kind === "unit" && sentence.says(BRACKET_OF_PERSON, 0, sentence.indexOf(span.start));
}

const BRACKET_OF_PERSON = /\uE00B ?\([^()]{0,20}$/u;

/** What stands behind the last semicolon, where that names somebody; what stands before it is blank. */
function ownPart(before: string): string {
  const cut = before.lastIndexOf(";") + 1;
  const isCut = cut > 0 && HAS_RECIPIENT.test(before.slice(cut));
  return isCut ? " ".repeat(cut) + before.slice(cut) : before;
}

const HAS_RECIPIENT = /[\uE001\uE002\uE008\uE00B]/u;

/** "<U> xếp thứ sáu và <U> xếp thứ nhất, được đề nghị tặng Cờ": a flag is the last one's, and "lần lượt" gives each another thing. */
function isForOne({ sentence, award, start, at }: AwardClause): boolean {
  const isFlag = award?.value.titles.includes("emulation-flag") === true;
  return isFlag || sentence.text.slice(start, at).includes("lần lượt");
}

/** "<U> được đề nghị tặng Giấy khen cùng với <U2> và 5 cá nhân": who gets it as well, and where that ends behind the title. */
export function namedAlong({
  sentence,
  at,
  end,
}: AwardClause): { readonly mentions: readonly Mention[]; readonly end: number } | undefined {
  const range = sentence.find(ALONG, at, end)?.indices?.groups?.["units"];
  if (range === undefined) return undefined;
  return { mentions: sentence.within(at + range[0], at + range[1]), end: range[1] };
}

const ALONG = slotPattern(
  "^AWARD,? cùng(?: với)? (?<units>UNITS(?:(?:,| và) COUNT)?)(?=[.,;]|$| (?:vì|về|do|đã có|có)(?![\\p{L}]))",
);
