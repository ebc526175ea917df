import { slotPattern } from "../pattern.ts";
import type { Rule } from "./rule.ts";

/** How a rule's holder stands to the role where no year decides it. */
export type Says = "elected" | "incumbent" | "former" | "by-context";

export interface ChairRule extends Rule {
  readonly says: Says;
  /** What the rule covers is read by exclusive rules alone: a laxer one would give the second holder the first role. */
  readonly isExclusive?: boolean;
  /** How many years the holder's term lies after the year said with the role: 1 for the receiver, -1 for the giver. */
  readonly yearsOff?: 1 | -1;
  /** The holder stands behind the role, and the first one there holds it; else it is the last one before. */
  readonly holderFollows?: true;
  /** The units hold the role in the groups that are captured as `groups`, one each, in the same order. */
  readonly eachOfGroups?: true;
  /** Said of deputies, all the units of the list hold the role. A chair is always one unit. */
  readonly mayNameSeveral?: true;
  /** Behind "với" or "gửi", beside whom somebody works and who is sent something, a role must be called one ("vai trò …"). */
  readonly needsCalledRole?: true;
  /** Behind an election in the same sentence the holder is elected as well. */
  readonly electedAfterElection?: true;
  /** A person named with the unit stands for it, and is not said to hold the role. */
  readonly ofUnitAlone?: true;
  /** Words in what the rule covers that tell that the role is yet to come. */
  readonly electedIf?: RegExp;
}

const LEADERS = "(?:(?:tập thể |các )?(?:lãnh đạo|đại diện|đồng chí|đơn vị|địa phương) ){0,2}";
const ADVERBS =
  "(?:(?:cùng|đang|sẽ|đã|vẫn|sau đó|tiếp đó|nay|đồng thời|tiếp tục|chính thức|lần lượt|theo thứ tự|vinh dự|cũng|còn|từng|là (?:đơn vị|cơ quan|địa phương|tờ báo)(?: đầu tiên| tiếp theo| kế tiếp| mở đầu)?) )*";
const TAKES = `${ADVERBS}(?:làm|là|giữ|nắm giữ|đảm nhận|đảm nhiệm|đảm trách|đảm đương|phụ trách|nhận|tiếp nhận|tiếp quản|kế nhiệm(?: làm)?|kế tục|tiếp nối|giữ lại(?: ở)?|gánh vác|gánh|cáng đáng|đỡ đần|nắm|cầm|ngồi(?: vào)?|trúng(?: cử)?|(?:tái )?đắc cử|tái cử|vào|đứng|ở(?: lại)?|trở thành|chuyển sang (?:làm|giữ)|lên làm|lui về làm|đứng ra (?:làm|nhận|đảm nhận|gánh vác)|thành|thực hiện(?=(?: các)? [\uE003\uE004](?! (?:giao|phân công|đề ra|triển khai))))(?: các)?(?: đơn vị| cờ luân lưu)?`;
const CHOSEN =
  "(?:bầu(?: chọn| ra| lại)?|bình bầu|tín nhiệm(?: bầu| giao| cử)?|tin(?: tưởng| cậy)? (?:giao|trao)|(?:đặt|gửi|trao|gửi gắm) (?:trọn )?niềm tin (?:vào|cho|nơi|ở)|lựa chọn|chọn|cử|suy tôn|tiến cử|giữ lại|phân công|giao(?: nhiệm vụ| trọng trách)?|chỉ định|công nhận|hiệp thương|(?:thống nhất|nhất trí|đồng ý|tán thành|biểu quyết)(?: nhất trí)?(?: cao| \\d{2,3}%)?(?: để| cho| giao| rằng| giới thiệu)?|phê duyệt|chấp thuận|chuẩn y|bố trí|đưa lên|đôn lên|mời(?= (?:làm|giữ)))";
const HANDS = "(?:bàn giao|chuyển giao|trao lại|trao|giao(?! (?:ước|ban|lưu|thông)))";
/** "Nhiệm vụ Cụm trưởng: <U> bàn giao cho <U2>". */
const HANDS_ON = "(?:bàn giao|chuyển giao|trao|nhường|chuyển)(?: lại)?(?: cho| sang)";
/** "Cụm trưởng: <U>." names the holder, "Nhiệm vụ Cụm trưởng: <U> bàn giao …" what somebody does. */
const NO_DOING = `(?! ?${LEADERS}UNITS,? (?!và |cùng |năm )\\p{Ll})`;
/** "chuyển toàn bộ hồ sơ và trách nhiệm Cụm trưởng cho <U>". */
const MOVES =
  "chuyển(?= (?:toàn bộ |các |đầy đủ )?(?:hồ sơ|tài liệu|trách nhiệm|nhiệm vụ|con dấu|(?:lá |chiếc )?cờ|biểu trưng))";
/** "thôi làm Cụm trưởng, bàn giao cho <U>". */
const GIVES_UP = "thôi (?:làm|giữ|đảm nhận|đảm nhiệm)";
const TO_ANOTHER =
  "(?:nhường (?:chỗ|vị trí|lại)|(?:bàn giao|chuyển giao|trao|giao)(?: lại)?(?: (?:nhiệm vụ|công việc|hồ sơ|cờ(?: luân lưu)?))?) (?:cho|sang)";

/** "… bàn giao (lại) nhiệm vụ cho <U>", "… đảm nhận trong năm Y". */
const DUTY_TO =
  "(?:bàn giao|chuyển giao|trao|giao)(?: lại)? (?:nhiệm vụ|vai trò|trọng trách|trách nhiệm|công việc)(?: này)?(?: lại)? (?:cho|sang)";
const DURING =
  "(?:(?:đảm nhận|đảm nhiệm|đảm trách|phụ trách|tiếp nhận|thực hiện|giữ)(?: nhiệm vụ)?(?: này)? )?(?:trong |cho |vào |từ )?YEAR";
const PASSES = "(?:gửi|nhường|chuyển|chuyền|truyền|luân phiên)(?: lại| tiếp)?";
const NO_UNIT = "[^.;\uE001\uE002\uE00C]";
/** "Nhận lời mời của Cụm trưởng, <U>", "Được biết sau khi thôi Cụm trưởng, <U>": words that give the role to somebody else. */
const NOT_ANOTHERS =
  "(?!(?:của|cùng|biết|mời|lời|giấy|sau|thôi|hết|kế|thay|sự|giúp|bàn)(?![\\p{L}]))[^\\s.;,\uE001\uE002\uE00C]+";
/** What is handed to somebody beside the role: an award, so many of something. */
const NOT_GIVEN = "[^.;\uE001\uE002\uE008\uE009\uE00C]";
/** "Báo cáo của Cụm trưởng do <U> trình bày", "hồ sơ do Cụm trưởng chuyển": the role is not what is passed on. */
const NOT_WHOSE = "(?<!(?:của|với|từ|do|cùng|bởi)(?: đơn vị)? )";
/** "làm Cụm trưởng là cơ hội để <U> …": what the role means to somebody. */
const NO_REASON =
  "(?!(?:một )?(?:cơ hội|vinh dự|niềm|trách nhiệm|dịp|điều|sự|nhiệm vụ|việc|động lực|điều kiện)(?![\\p{L}]))";
const ASIDE = "(?: ?\\([^)]{0,40}\\)| -)?";
/** "được giao tổng hợp phiếu bầu Cụm trưởng": who counts, hears of or is suggested is not elected. */
const NO_ELECTION =
  "(?:(?<!bỏ )phiếu|lễ|quyết định|tham gia|tổng hợp|chủ trì|mời(?! (?:làm|giữ))|ủy quyền|chứng kiến|giới thiệu(?! và (?:biểu quyết|bầu|thống nhất|nhất trí))|đề cử|giúp việc)(?![\\p{L}])|, ?\uE001";
/** "…, đơn vị sẽ điều hành Cụm trong năm 2020", "…, đơn vị nhận nhiệm vụ năm 2022": the year of the receiver's term. */
const WHO_RUNS_IT =
  "(?:, (?:là )?đơn vị (?:sẽ |được )?(?:nhận nhiệm vụ|tiếp nhận|điều hành|phụ trách|đảm nhận|dẫn dắt)[^.;,\uE001\uE003\uE006]{0,30} ?\uE006)?";
/** "<U>, Khối trưởng năm 2007, tiếp tục được bầu": the role that the holder has, in apposition. */
const ROLE_ASIDE =
  "(?: ?\\([^)]{0,40}\\)| -|(?:,| -) (?:đơn vị )?ROLE(?: (?:hai|ba|các))? TAIL(?:(?:,| và) \\d{4}){0,3},|(?:,| -)? (?:là )?(?:đơn vị|tập thể) (?:có|đạt|dẫn đầu)[^.;,\uE001\uE003\uE004]{1,40},?)?";
/** What stands before a person's name. */
const ADDRESS =
  "(?:(?:ông|bà|anh|chị|thầy|cô|đồng chí|đ\\/c:?|nhà báo|(?:đại|thượng|trung|thiếu) (?:tá|tướng|úy)|tiến sĩ|thạc sĩ|bác sĩ|ts\\.|ths\\.),? ){0,3}";
/** The role is said of what follows it, not of what stands before. */
const OWN =
  "(?! TAIL ?(?:là(?! (?:đơn vị|địa phương) (?:đăng cai|chủ nhà|chủ trì|tổ chức|dẫn đầu)| chủ nhà| nơi )|:|thuộc về|do|chưa (?:được )?(?:bầu|chọn|cử|có|rõ|xác định))(?![\\p{L}]))";

/** "Bà A cho biết, với vai trò Cụm trưởng, <U> sẽ …": what is told begins like a sentence. */
const SAYING =
  "(?:cho biết|cho hay|khẳng định|cam kết|hứa|nhấn mạnh|bày tỏ|phát biểu)(?:,| rằng,?)";
/** What stands between two roles that are shared out, or between two holders. */
const AND = "(?:,| và|, và)(?: các| hai)?";
/** The first of a list of holders, and the others. */
const FIRST = "(?<![\uE001\uE002\uE00A\uE00C](?:,|;| và|, và) ?)";
const OTHERS = "(?:,| và|, và) UNIT(?:(?:,| và|, và) UNIT){0,2}";
const PAIR_TAKES = `(?:,|-)? ?(?:COUNT )?${ADVERBS}(?:được (?:[\\p{L}, \uE00A]{0,40} )??${CHOSEN} (?:${TAKES} )?|${TAKES} )`;
/** "<U> và <U2>, (hai đơn vị) Cụm trưởng, Cụm phó năm Y". */
const PAIR_ASIDE = "(?:,|-) ?(?:là )?(?:hai )?";
const PAIR_ARE =
  "(?:mới )?(?:lần lượt )?(?:là|:|gồm|thuộc về|đối với|(?:được )?(?:giao|trao|bàn giao|chuyển giao)(?: lại)? cho)(?: lần lượt)?:? ";
/** "<U> làm Cụm trưởng, Cụm phó là <U2>": who takes the role stands before it. */
const NOT_TAKEN =
  "(?<=^|[;:] ?|(?:^|[;:])[^;:\uE001\uE002\uE00B\uE00C]{1,80}, ?|(?<![\\p{L}])(?:bầu|chọn|cử|tôn|công|nhất|trí|đơn vị|danh|sách|bố|giao|về|với|đó,|tại \uE005,|\uE006,) )";
/** "<U>, Cụm trưởng năm 2022 bàn giao cho <U2>": the role is that of who stands before it. */
const ROLE_NOT_OF_GIVER = "(?<role>(?<![\uE001\uE002\uE00C] ?(?:,|-) ?)\uE003|\uE004)";
const NO_ROLE_BEHIND = "(?! ?\\((?:đơn vị )?ROLE)(?! (?:làm|là|giữ|đảm nhận) )";

/** "Cụm trưởng năm Y được chuyển giao cho <U>", "<U> và <U2> được bầu làm …": not held yet. */
const PASSED_ON =
  /(?:được )?(?:về tay|chuyển|chuyền|truyền|nhường|bàn giao|trao|(?<!được )giao(?= cho))(?: giao)?(?![\p{L}])/u;
const TAKEN_UP = /(?<![\p{L}])(?:được|nhận|tiếp nhận|đảm nhận|giữ|làm)(?![\p{L}])/u;

const PASSED = "(?:luân phiên|giao|trao|bàn giao|chuyển giao|chuyển|chuyền|truyền|nhường)";
/** "Cụm trưởng năm Y được (Hội nghị) giao (nhiệm vụ) cho <U>". */
const IS_GIVEN = `được (?:(?:UNIT|[^.;,\uE001\uE002\uE00C]{1,35}) )??(?:${PASSED}|đặt lên vai)(?: (?:(?!cờ|hoa)${NOT_GIVEN}){0,25}?)??`;
/** "Cụm trưởng năm Y do <U> đảm đương, thuộc về <U>, đến lượt <U>". */
const RESTS_WITH = `(?:đặt lên vai|về tay|thuộc|do(?! ${LEADERS}UNIT[^.;]{0,60} (?:trao|bàn giao|chuyển giao))|(?:đến|tới) lượt)(?: ${NOT_GIVEN}{0,25}?)??`;
/** "Cụm trưởng năm Y chuyển (từ <U>) sang <U2>": nothing else is passed on, and nothing else is done by the receiver. */
const GOES_TO = `${PASSED}(?: lại| tiếp)?(?= (?:từ ${LEADERS}UNIT )?(?:về|cho|sang|đến tay) ${LEADERS}UNITS(?:[.,;:)]|$| (?:đảm nhận|đảm nhiệm|đảm trách|đảm đương|phụ trách|làm|giữ|tiếp quản|từ)))`;

/**
 * Who holds, takes or held the chair. The order is that of trust: where two rules see the same holder in the same role
 * the first one names the fact. `by-context` means that year and event decide (see refiners/term).
 */
export const CHAIR_RULES: readonly ChairRule[] = [
  {
    name: "chair/respectively",
    means:
      "<U> và <U2> (lần lượt) tiếp nhận, được bầu giữ vai trò Cụm trưởng, Cụm phó: the first takes the chair.",
    isExclusive: true,
    says: "by-context",
    electedIf: TAKEN_UP,
    pattern: slotPattern(
      `${FIRST}UNIT#unit${OTHERS} ?${PAIR_TAKES}CHAIR#role${AND} DEPUTY${OWN} TAIL`,
    ),
  },
  {
    name: "chair/respectively-deputy",
    means:
      "<U> và <U2> (lần lượt) tiếp nhận, được bầu giữ vai trò Cụm trưởng, Cụm phó: the others are deputies.",
    isExclusive: true,
    says: "by-context",
    mayNameSeveral: true,
    electedIf: TAKEN_UP,
    pattern: slotPattern(
      `${FIRST}UNIT(?<unit>${OTHERS}) ?${PAIR_TAKES}CHAIR${AND} DEPUTY#role${OWN} TAIL`,
    ),
  },
  {
    name: "chair/pair-aside",
    means: "<U> và <U2>, đơn vị Cụm trưởng, Cụm phó năm Y: the first is the chair.",
    isExclusive: true,
    says: "by-context",
    pattern: slotPattern(
      `${FIRST}UNIT#unit(?: và|, và) UNIT ?${PAIR_ASIDE}CHAIR#role(?:,| và) DEPUTY${OWN} TAIL(?=[.;,)]|$)`,
    ),
  },
  {
    name: "chair/pair-aside-deputy",
    means: "<U> và <U2>, đơn vị Cụm trưởng, Cụm phó năm Y: the second is the deputy.",
    isExclusive: true,
    says: "by-context",
    pattern: slotPattern(
      `${FIRST}UNIT(?: và|, và) UNIT#unit ?${PAIR_ASIDE}CHAIR(?:,| và) DEPUTY#role${OWN} TAIL(?=[.;,)]|$)`,
    ),
  },
  {
    name: "chair/roles-are",
    means: "Cụm trưởng, Cụm phó năm Y (lần lượt) là <U> và <U2>: the first takes the chair.",
    isExclusive: true,
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern(
      `${NOT_TAKEN}CHAIR#role(?:,| và|, và| cùng)(?: (?:các|hai|ba|những))? DEPUTY TAIL ?${PAIR_ARE}${LEADERS}UNIT#unit${OTHERS}${NO_ROLE_BEHIND}`,
    ),
  },
  {
    name: "chair/roles-are-deputy",
    means: "Cụm trưởng, Cụm phó năm Y (lần lượt) là <U> và <U2>: the others are deputies.",
    isExclusive: true,
    says: "by-context",
    mayNameSeveral: true,
    electedAfterElection: true,
    pattern: slotPattern(
      `${NOT_TAKEN}CHAIR(?:,| và|, và| cùng)(?: (?:các|hai|ba|những))? DEPUTY#role TAIL ?${PAIR_ARE}${LEADERS}UNIT(?<unit>${OTHERS})${NO_ROLE_BEHIND}`,
    ),
  },
  {
    name: "chair/handed-pair",
    means:
      "bàn giao, giao nhiệm vụ Cụm trưởng, Cụm phó năm Y (lần lượt) cho <U> và <U2>: the first takes the chair.",
    isExclusive: true,
    says: "elected",
    pattern: slotPattern(
      `(?:${HANDS}|${PASSES}) ${NO_UNIT}{0,30}?CHAIR#role(?:,| và|, và|/) ?DEPUTY TAIL(?: mới)?(?: lần lượt)? (?:cho|sang)(?: lần lượt)? ${LEADERS}UNIT#unit${OTHERS}`,
    ),
  },
  {
    name: "chair/handed-pair-deputy",
    means:
      "bàn giao, giao nhiệm vụ Cụm trưởng, Cụm phó năm Y (lần lượt) cho <U> và <U2>: the others are deputies.",
    isExclusive: true,
    says: "elected",
    mayNameSeveral: true,
    pattern: slotPattern(
      `(?:${HANDS}|${PASSES}) ${NO_UNIT}{0,30}?CHAIR(?:,| và|, và|/) ?DEPUTY#role TAIL(?: mới)?(?: lần lượt)? (?:cho|sang)(?: lần lượt)? ${LEADERS}UNIT(?<unit>${OTHERS})`,
    ),
  },
  {
    name: "chair/role-before-unit",
    means: "Cụm trưởng <U>, Cụm phó <U2>: each role right before its holder.",
    isExclusive: true,
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern("CHAIR#role UNIT#unit(?:,|;| và|, và) DEPUTY UNIT"),
  },
  {
    name: "chair/role-before-unit-deputy",
    means: "Cụm trưởng <U>, Cụm phó <U2>: the second of the two.",
    isExclusive: true,
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern("CHAIR UNIT(?:,|;| và|, và) DEPUTY#role UNIT#unit"),
  },
  {
    name: "chair/elected-as",
    means: "bầu, chọn, cử, giao <U> làm Cụm trưởng: <U> is to hold the chair next.",
    says: "elected",
    mayNameSeveral: true,
    pattern: slotPattern(
      `${CHOSEN} (?:thêm )?${LEADERS}${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNITS#unit,? (?:thay thế |thay |kế nhiệm )?${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/elected-too",
    means:
      "bầu <tên>, Trưởng <U>, làm Cụm trưởng và <tên>, Trưởng <U2>, làm Cụm phó năm Y: the second of two, a person of a unit.",
    says: "elected",
    pattern: slotPattern(
      `${CHOSEN} [^.;]{1,120}? ${TAKES} ROLE TAIL(?:,|;| và|, và|, còn) ${LEADERS}${ADDRESS}PERSON ?(?:,|-) ?UNITS#unit,? ${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/was-elected",
    means: "<U> được bầu (giữ, làm) Cụm trưởng: passive, <U> is to hold the chair next.",
    says: "elected",
    mayNameSeveral: true,
    pattern: slotPattern(
      `UNITS#unit(?: PERSON)?${ROLE_ASIDE},? (?:(?:đăng ký|xung phong|tình nguyện)(?: và)? )?${ADVERBS}được (?:(?:(?!${NO_ELECTION})[\\p{L}\\d%, \uE001\uE008\uE00A\uE00C]){0,40} )??(?:GROUP )?${CHOSEN} (?:để )?(?:${TAKES} )?ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/elected-role-is",
    means: "bầu đơn vị Cụm trưởng năm Y là <U>: reversed.",
    says: "elected",
    holderFollows: true,
    mayNameSeveral: true,
    pattern: slotPattern(
      `${CHOSEN} (?:được )?(?:đơn vị )?(?:${TAKES} )?ROLE#role TAIL(?: mới)?(?: là|:|,? kết quả(?: là)?:?) ${NO_REASON}(?:${NO_UNIT}{0,20} )??${LEADERS}UNITS#unit`,
    ),
  },
  {
    name: "chair/handed-over-to",
    means: "bàn giao, trao cờ Cụm trưởng năm Y cho <U>: the receiver is to hold the chair next.",
    says: "elected",
    holderFollows: true,
    pattern: slotPattern(
      `(?:${HANDS}|${MOVES}) (?:${NO_UNIT}{0,40}?)ROLE#role TAIL(?:[^.;]{0,60}? (?:cho|sang|tới)| về) ${LEADERS}(?:ROLE TAIL(?: là)? )?UNITS#unit${WHO_RUNS_IT}`,
    ),
  },
  {
    name: "chair/handed-over-to-person",
    means: "trao cờ Cụm trưởng năm Y cho <tên>, Trưởng Ban <U>: who receives it for a unit.",
    says: "elected",
    holderFollows: true,
    ofUnitAlone: true,
    pattern: slotPattern(
      `${HANDS} (?:${NO_UNIT}{0,40}?)ROLE#role TAIL(?: mới)?(?: từ [^.;]{1,120}?)? (?:cho|tới|sang) ${LEADERS}${ADDRESS}PERSON ?(?:,|-) ?POSITION#unit`,
    ),
  },
  {
    name: "chair/handed-from",
    means: "bàn giao Cụm trưởng năm Y từ <U> cho <U2>: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `${HANDS} (?:${NO_UNIT}{0,40}?)ROLE#role TAIL${NO_UNIT}{0,30}? từ ${LEADERS}${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNIT#unit,? (?:cho|sang|tới|về) ${LEADERS}${ADDRESS}(?:PERSON|UNIT)`,
    ),
  },
  {
    name: "chair/passed-to",
    means:
      "gửi, nhường, chuyền, luân phiên nhiệm vụ Cụm trưởng năm Y (lại) cho <U>: nothing between verb and role.",
    says: "elected",
    holderFollows: true,
    needsCalledRole: true,
    pattern: slotPattern(
      `${PASSES} ROLE#role TAIL(?: lại| qua| tiếp)? (?:cho|sang|tới|về) ${LEADERS}${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNITS#unit`,
    ),
  },
  {
    name: "chair/passed-by",
    means:
      "<U> gửi, nhường, chuyền nhiệm vụ Cụm trưởng năm Y (lại) cho <U2>: <U> holds it until then.",
    says: "incumbent",
    yearsOff: -1,
    needsCalledRole: true,
    pattern: slotPattern(
      `UNIT#unit(?: thôi (?:làm|giữ) ROLE)?,? (?:(?:đã|tiến hành|chính thức) )*${PASSES} ROLE#role TAIL(?: lại| qua| tiếp)? (?:cho|sang|tới|về) ${LEADERS}UNIT`,
    ),
  },
  {
    name: "chair/between",
    means: "trao cờ Cụm trưởng năm Y giữa <U2> và đơn vị tiếp nhận - <U>.",
    says: "elected",
    pattern: slotPattern(
      `${HANDS} (?:${NO_UNIT}{0,20}?)ROLE#role TAIL giữa (?:đơn vị cũ |đơn vị )?UNIT và (?:đơn vị|cơ quan|bên) (?:tiếp nhận|nhận(?: cờ| bàn giao| nhiệm vụ)?|mới|kế nhiệm|kế tiếp),? ?(?:-|,|là|:) ?UNIT#unit`,
    ),
  },
  {
    name: "chair/handed-over-too",
    means: "giao nhiệm vụ Cụm trưởng cho <U>, Cụm phó cho <U2>: the second half of a pair.",
    says: "elected",
    holderFollows: true,
    pattern: slotPattern(`cho UNIT,? (?:và |còn )?ROLE#role TAIL cho ${LEADERS}UNITS#unit`),
  },
  {
    name: "chair/flag-to-be",
    means: "trao cờ (luân lưu) cho <U> làm, đảm nhận Cụm trưởng năm Y.",
    says: "elected",
    pattern: slotPattern(
      `(?:bàn giao|chuyển giao|trao|chúc mừng|tặng hoa) [^.;]{0,80}?(?<!từ )${LEADERS}UNITS#unit,? (?:được bầu |là đơn vị |được |sẽ |để )?${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/receives",
    means: "<U> nhận bàn giao, tiếp nhận, đảm nhận Cụm trưởng: the receiver is the subject.",
    says: "elected",
    pattern: slotPattern(
      `UNITS#unit${ASIDE} ${ADVERBS}(?:là đơn vị )?(?:(?:được )?đón(?: nhận)?|nhận (?:bàn giao|nhiệm vụ|cờ|cờ luân lưu)|nhận đăng cai|nhận|tiếp nhận|đăng cai|được (?:trao|bàn giao|chuyển giao)(?: lại)?)(?: làm| và làm)?(?: là)? ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/receives-from",
    means: "<U> nhận cờ luân lưu từ <U2>, (chính thức) là Trưởng Khối năm Y.",
    says: "elected",
    pattern: slotPattern(
      `UNIT#unit ${ADVERBS}nhận [^.;\uE001]{0,40}từ ${LEADERS}UNIT,? (?!(?:là )?(?:đơn vị|cơ quan|tập thể) )${NO_UNIT}{0,30}?${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/role-given-to",
    means:
      "Trưởng Khối năm Y được giao cho <U>, đặt lên vai <U>, thuộc về <U>, đến lượt <U>, do <U> đảm đương.",
    says: "by-context",
    holderFollows: true,
    mayNameSeveral: true,
    electedAfterElection: true,
    electedIf: PASSED_ON,
    pattern: slotPattern(
      `${NOT_WHOSE}${ROLE_NOT_OF_GIVER} TAIL ${ADVERBS}(?:${IS_GIVEN}|${RESTS_WITH}|${GOES_TO})(?: từ ${LEADERS}UNIT)?(?: về| cho| sang| đến tay)? ${LEADERS}UNITS#unit`,
    ),
  },
  {
    name: "chair/role-given-from",
    means: "Nhiệm vụ Cụm trưởng năm Y được bàn giao từ <U> cho <U2>: <U> holds it until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `${NOT_WHOSE}ROLE#role TAIL ${ADVERBS}(?:được )?${PASSED}(?: lại| tiếp)? từ ${LEADERS}UNIT#unit,? (?:về|cho|sang|tới) ${LEADERS}UNIT(?! ?\\([^)]{0,20}YEAR)`,
    ),
  },
  {
    name: "chair/then-by",
    means:
      "Vai trò Cụm trưởng … do <U2> giữ, (sang) năm Y do <U> đảm nhiệm: the next in turn, with its year.",
    says: "by-context",
    pattern: slotPattern(
      `ROLE#role [^.;]{1,160}?(?:,| và) (?:từ đầu |từ |sang |đến |bước sang )?YEAR,? (?:sẽ )?(?:do|là|thuộc về|đến lượt) ${LEADERS}UNIT#unit(?: (?:đảm nhiệm|đảm nhận|giữ|tiếp nhận)(?![\\p{L}])|(?=[.;,]|$| theo | thì ))`,
    ),
  },
  {
    name: "chair/then-by-next",
    means: "… làm Cụm trưởng, năm Y là <U2> thì năm Y2 đến lượt <U>: the one after the next.",
    says: "by-context",
    pattern: slotPattern(
      `(?<=ROLE#role[^.;]{1,120}YEAR,? (?:là|do|thuộc về|đến lượt) ${LEADERS}UNIT(?:,| và| thì|, và) )YEAR,? (?:sẽ )?(?:là|do|thuộc về|đến lượt) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/then-goes-to",
    means:
      "…; năm Y, vai trò này do <U2> đảm trách; từ năm Y2, theo biểu quyết, sẽ thuộc về <U>: the next in turn, in another part.",
    says: "by-context",
    pattern: slotPattern(
      `ROLE#role [^.;]{1,160}?; ?(?:từ đầu |từ |sang |đến |bước sang )?YEAR,(?: [^.;,\uE001]{1,40},)? (?:sẽ )?(?:thuộc về|đến lượt|chuyển (?:sang|cho)) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/role-by",
    means:
      "Vai trò Cụm trưởng, do <U> đảm trách trong năm Y, (đã được chuyển giao cho <U2>): who holds it until then.",
    says: "by-context",
    isExclusive: true,
    pattern: slotPattern(
      `ROLE#role TAIL, do ${LEADERS}UNIT#unit (?:làm|giữ|đảm nhận|đảm nhiệm|đảm trách|đảm đương|phụ trách)(?: trong)?(?: YEAR)?,`,
    ),
  },
  {
    name: "chair/given-on-to",
    means:
      "Vai trò Cụm trưởng, do <U2> đảm trách trong năm Y, đã được chuyển giao cho <U>: the receiver is next; the year is the giver's.",
    says: "elected",
    yearsOff: 1,
    isExclusive: true,
    pattern: slotPattern(
      `ROLE#role, do [^,;.]{1,90}, ${ADVERBS}được (?:[^.;,\uE001\uE002\uE00C]{1,35} )?${PASSED}(?: lại)? (?:cho|sang) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/made-by",
    means: "do <U> làm Cụm trưởng: <U> holds the chair.",
    says: "by-context",
    mayNameSeveral: true,
    pattern: slotPattern(`(?:do|giao cho) ${LEADERS}UNITS#unit ${TAKES} ROLE#role TAIL`),
  },
  {
    name: "chair/holds",
    means: "(Năm Y,) <U> là, làm, giữ vai trò Cụm trưởng; also the second half of a pair.",
    says: "by-context",
    mayNameSeveral: true,
    electedAfterElection: true,
    pattern: slotPattern(
      `UNITS#unit(?:${ASIDE}|, (?:đơn vị )?ROLE TAIL, (?=(?:sẽ |được )?(?:tiếp tục|ở lại|lên|chuyển|giữ|làm|đảm nhận|đảm nhiệm) )) ?${TAKES} ROLE#role TAIL(?! ?- ?[\uE001\uE002\uE00C])`,
    ),
  },
  {
    name: "chair/bracket",
    means: "<U> (đơn vị Cụm trưởng): the role in brackets behind its holder.",
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern(
      `UNIT#unit(?: PERSON)? ?\\((?:(?:khi đó |lúc đó |hiện |nay )?(?:đang )?(?:là |giữ |làm |đại diện )?|(?:là )?(?:đơn vị|cơ quan) (?:vừa |mới )?được ${CHOSEN} (?:${TAKES} )?)ROLE#role TAIL[^)]{0,30}\\)`,
    ),
  },
  {
    name: "chair/colon",
    means: "<U>: Trưởng cụm; <U2>: Phó Trưởng cụm: a list of holders, the role behind each.",
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern(
      "(?<=^|: |[;,] )UNIT#unit ?: ?(?:là )?(?:đơn vị )?ROLE#role TAIL(?=[;.,]|$)",
    ),
  },
  {
    name: "chair/concurrently",
    means: "<U> kiêm Trưởng Khối.",
    says: "by-context",
    pattern: slotPattern("UNIT#unit,? kiêm ROLE#role TAIL"),
  },
  {
    name: "chair/unit-that",
    means: "<U>, đơn vị đang giữ vai trò Cụm trưởng …; … khi đơn vị này làm Cụm trưởng.",
    says: "by-context",
    ofUnitAlone: true,
    needsCalledRole: true,
    electedAfterElection: true,
    pattern: slotPattern(
      `UNIT#unit(?:${NO_UNIT}{0,40}?(?:,|;| -| khi| để| vì)|;) ?(?:đơn vị|cơ quan|địa phương|tờ báo|ngôi trường|tập thể|(?:ngân hàng|hội|trường|công ty|sở|huyện|xã|phường)(?= này))(?: này)? (?:(?:(?!(?:chưa|không|ngoái|hết|đề nghị|giúp|phối hợp|đơn vị)(?![\\p{L}]))${NO_UNIT}){1,45} )??(?:được (?:lãnh đạo |ban giám đốc )?UNIT ${NO_UNIT}{0,20}?)?(?:${TAKES}|${CHOSEN}(?: ${TAKES})?|với|trên|điều hành|kiêm|tròn|làm tròn|hoàn thành(?: tốt| xuất sắc)?|kết thúc) ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/year-bracket",
    means: "Cụm trưởng lần lượt là <U> (năm Y), <U2> (năm Y2): each holder with its year.",
    says: "by-context",
    pattern: slotPattern(
      `(?<=ROLE#role (?:(?:lần lượt |luân phiên |từng năm |(?:qua )?các năm )?(?:thuộc về|là|do|gồm|qua)|(?:TAIL)?, (?:tiếp đó|tiếp theo|sau đó|kế đó|tiếp đến|rồi)(?: đến| là)?)(?=[^.;]{0,200}\\(YEAR\\),? )[^.;:]{0,200} )UNIT#unit ?\\(YEAR\\)`,
    ),
  },
  {
    name: "chair/group-bracket",
    means:
      "Khối trưởng các khối năm Y lần lượt là <U> (Khối 1), <U2> (Khối 2): each holder with its group.",
    says: "by-context",
    pattern: slotPattern(
      `(?<=ROLE#role (?:(?:của )?các (?:cụm|khối)(?: thi đua)? )?(?:TAIL )?(?:lần lượt )?(?:thuộc về|là|do|gồm|:)(?=[^.;]{0,200}\\(GROUP\\)) [^.;:\uE003\uE004]{0,200}?)UNIT#unit ?\\(GROUP\\)`,
    ),
  },
  {
    name: "chair/groups-in-order",
    means:
      "Cụm trưởng năm Y của các Cụm thi đua số 1, số 2 lần lượt là <U>, <U2>: each group with its holder.",
    says: "by-context",
    isExclusive: true,
    eachOfGroups: true,
    pattern: slotPattern(
      `ROLE#role(?: YEAR)? (?:của )?(?:các )?(?<groups>GROUP(?:(?:,| và|, và) GROUP){1,6})(?: YEAR)? (?:lần lượt|theo thứ tự) (?:là|gồm|thuộc về|do|:) ?${LEADERS}(?<unit>UNIT(?:(?:,| và|, và) UNIT){1,6})`,
    ),
  },
  {
    name: "chair/year-list",
    means:
      "danh sách Cụm trưởng các năm tới: năm Y là <U>, năm Y2 là <U2>: the year before each holder.",
    says: "by-context",
    pattern: slotPattern(
      `(?<=ROLE#role [^.;:\uE003\uE004]{0,60}: ?(?:[^.:\uE003\uE004]{0,300}[,;] ?(?:và )?)?)YEAR ?(?:-|:|,|là|do|thuộc về|giao cho|giao) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/moved-from",
    means:
      "Vai trò Cụm trưởng được chuyển từ <U> (năm Y) sang <U2> (năm Y2): the giver with its year.",
    isExclusive: true,
    says: "by-context",
    pattern: slotPattern(
      `ROLE#role ${ADVERBS}(?:được )?${PASSED}(?: giao| lại| tiếp)? từ ${LEADERS}UNIT#unit ?\\((?:${NO_UNIT}{0,20} )?YEAR\\)`,
    ),
  },
  {
    name: "chair/moved-to",
    means:
      "Vai trò Cụm trưởng được chuyển từ <U2> (năm Y2) sang <U> (năm Y): the receiver with its year.",
    isExclusive: true,
    says: "elected",
    pattern: slotPattern(
      `(?<=ROLE#role ${ADVERBS}(?:được )?${PASSED}(?: giao| lại| tiếp)? từ ${LEADERS}UNIT(?: ?\\([^)]{0,40}\\))? )(?:sang|cho|về) ${LEADERS}UNIT#unit ?\\((?:${NO_UNIT}{0,20} )?YEAR\\)`,
    ),
  },
  {
    name: "chair/elected-this",
    means:
      "Ghi nhận <U> trong vai trò Cụm phó, hội nghị thống nhất giao đơn vị này làm Cụm trưởng: the unit named before.",
    says: "elected",
    pattern: slotPattern(
      `UNIT#unit(?: [^.;\uE001\uE002\uE00C]{1,80})?, ${NO_UNIT}{0,60}${CHOSEN} (?:cho )?(?:chính )?(?:đơn vị|cơ quan|địa phương|tập thể) này ${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/makes-way",
    means:
      "<U> thôi làm Cụm trưởng, bàn giao, (để) nhường chỗ cho <U2> (trong năm Y): <U> holds it until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `UNIT#unit ${ADVERBS}${GIVES_UP} ROLE#role(?:(?: của)? GROUP)?,? (?:để |và )?${TO_ANOTHER} ${LEADERS}UNIT(?: YEAR)?`,
    ),
  },
  {
    name: "chair/makes-way-to",
    means:
      "<U2> thôi làm Cụm trưởng, bàn giao, (để) nhường chỗ cho <U> (trong năm Y): <U> is to hold it next.",
    says: "elected",
    pattern: slotPattern(
      `UNIT ${ADVERBS}${GIVES_UP} ROLE#role(?:(?: của)? GROUP)?,? (?:để |và )?${TO_ANOTHER} ${LEADERS}UNIT#unit(?: YEAR)?`,
    ),
  },
  {
    name: "chair/taken-from",
    means: "Cụm trưởng năm Y do <U2> tiếp nhận từ <U>: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `ROLE#role TAIL do ${LEADERS}UNIT (?:nhận|tiếp nhận|nhận bàn giao|tiếp quản)(?: lại)? từ ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/apposition",
    means: "<U> – đơn vị Cụm trưởng; <tên>, Giám đốc <U>, Cụm trưởng: the role in apposition.",
    says: "by-context",
    pattern: slotPattern(
      `UNIT#unit(?: PERSON)?(?: ?\\((?:(?:thành phố|tỉnh|huyện) )?PLACE\\))? ?(?:-|,) ?(?:(?:đồng thời|cũng|hiện) )*(?:là )?(?:(?:thay mặt|đại diện)(?: cho)? )?(?:tân )?ROLE#role${OWN} TAIL`,
    ),
  },
  {
    name: "chair/unit-role",
    means: "<U> đơn vị Cụm trưởng đã tổ chức …: the role behind its holder with nothing between.",
    says: "by-context",
    pattern: slotPattern(`UNIT#unit ROLE#role${OWN} TAIL`),
  },
  {
    name: "chair/role-is",
    means: "Cụm trưởng (năm Y) là <U>, Cụm trưởng – <U>: the role first.",
    says: "by-context",
    holderFollows: true,
    mayNameSeveral: true,
    electedAfterElection: true,
    pattern: slotPattern(
      `(?<!(?:phụ tá|phụ giúp|giúp việc|giúp|hỗ trợ|sát cánh|đồng hành)(?: cho| cùng| với)? (?:đơn vị )?)ROLE#role TAIL(?: mới| (?:nhiệm kỳ|khóa) (?:tới|sau|tiếp theo|mới)| giúp việc| lần lượt| hiện nay| hiện tại| hiện thời| hiện| là| được (?:bầu|chọn|cử|xác định))? ?(?:-|:${NO_DOING}|là|gồm|thuộc về|giao(?: cho)?(?= ${LEADERS}UNIT(?:[.;]|$))) ?${ADDRESS}${LEADERS}(?:PERSON ?(?:-|,) ?)?UNITS#unit(?! ?\\(ROLE)(?!(?:(?:,| và|, và) UNIT)* nhường )`,
    ),
  },
  {
    name: "chair/put-forward",
    means:
      "Đối với chức danh Cụm trưởng năm Y, các đơn vị giới thiệu <U> và được n/n ý kiến tán thành: suggested and agreed to.",
    says: "elected",
    holderFollows: true,
    pattern: slotPattern(
      `ROLE#role TAIL,? [^.;\uE001\uE003\uE004]{0,50}(?:giới thiệu|đề cử) UNIT#unit,? (?:và )?(?:được|với) [^.;\uE001]{0,30}(?:tán thành|nhất trí|đồng ý|tín nhiệm|thống nhất)`,
    ),
  },
  {
    name: "chair/because-is",
    means: "đề nghị <U> … vì là Cụm phó năm nay: why something is asked of it.",
    says: "by-context",
    pattern: slotPattern(
      `(?:(?:đề nghị|nhờ|mong|mong muốn) )?UNIT#unit [^.;,\uE001\uE002\uE00B]{3,80},? (?:vì|do) (?:đang )?là ROLE#role TAIL(?=[.,;)]|$)`,
    ),
  },
  {
    name: "chair/yields",
    means: "hai Cụm phó là <U>, <U> nhường chỗ cho <U2>: those who hold the role until then.",
    says: "incumbent",
    yearsOff: -1,
    holderFollows: true,
    mayNameSeveral: true,
    pattern: slotPattern(
      `ROLE#role TAIL là ${LEADERS}UNITS#unit nhường (?:chỗ |lại |vị trí )?cho ${LEADERS}UNIT`,
    ),
  },
  {
    name: "chair/yields-to",
    means: "hai Cụm phó là <U2>, <U2> nhường chỗ cho <U> và <U>: those who are to hold it next.",
    says: "elected",
    holderFollows: true,
    mayNameSeveral: true,
    pattern: slotPattern(
      `ROLE#role TAIL là ${LEADERS}UNITS nhường (?:chỗ |lại |vị trí )?cho ${LEADERS}UNITS#unit`,
    ),
  },
  {
    name: "chair/takes-place",
    means:
      "…, thế chỗ Phó Trưởng khối là <U>; thay vị trí Cụm trưởng là <U>: <U> is to hold the role next.",
    says: "elected",
    holderFollows: true,
    isExclusive: true,
    pattern: slotPattern(
      `(?:thế chỗ|thay thế|thay|kế nhiệm|thế) (?:cho |ở |vào )?ROLE#role TAIL(?: sẽ)? là ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/role-passed-to",
    means:
      "Nhiệm vụ Cụm trưởng năm Y: <U2> bàn giao cho <U>: the role first, then giver and receiver.",
    says: "elected",
    pattern: slotPattern(
      `ROLE#role TAIL ?(?:-|:) ?${LEADERS}UNIT,? (?:(?:đã|sẽ|chính thức|tiến hành) )*${HANDS_ON} ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/role-passed-by",
    means: "Nhiệm vụ Cụm trưởng năm Y: <U> bàn giao cho <U2>: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `ROLE#role TAIL ?(?:-|:) ?${LEADERS}UNIT#unit,? (?:(?:đã|sẽ|chính thức|tiến hành) )*${HANDS_ON} ${LEADERS}UNIT`,
    ),
  },
  {
    name: "chair/role-will-be",
    means: "Năm Y, Cụm trưởng sẽ là <U>: the role first, to come.",
    says: "elected",
    holderFollows: true,
    mayNameSeveral: true,
    pattern: slotPattern(
      `(?:^|YEAR,|[;:,]) ?(?:đơn vị )?(?:giữ |nắm |đảm nhận |đảm nhiệm |làm )?ROLE#role TAIL sẽ (?:là|thuộc về) ${ADDRESS}${LEADERS}UNITS#unit`,
    ),
  },
  {
    name: "chair/role-person",
    means:
      "Cụm trưởng năm Y, ông <tên>, Chủ tịch <U>: the role first, then the person with the office.",
    says: "by-context",
    pattern: slotPattern(
      `${NOT_WHOSE}(?<!nhận )(?<![\uE001\uE002] ?(?:-|,) ?)ROLE#role TAIL ?(?:,|-|là) ?${ADDRESS}PERSON ?(?:,|-) ?POSITION#unit(?!,? (?:làm|giữ|đảm nhận|đảm nhiệm) )`,
    ),
  },
  {
    name: "chair/receiving",
    means:
      "Tiếp nhận nhiệm vụ Cụm trưởng (năm Y), <U> hứa, cam kết …: who takes it over opens the sentence.",
    says: "elected",
    ofUnitAlone: true,
    pattern: slotPattern(
      `^(?:(?:phát biểu|thay mặt|đại diện|(?:ngay )?sau khi|khi|trong|tại|với)(?: [^.;,\uE001-\uE004\uE00B\uE00C]{1,50})?? )?(?:(?:tiếp nhận|đón nhận|nhận)(?: bàn giao)?|được (?:[^.;,\uE001-\uE004\uE00B\uE00C]{1,40} )??${CHOSEN}(?: ${TAKES})?) ROLE#role TAIL, ${LEADERS}${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNIT#unit(?= (?:đã |cũng |vừa )*(?:hứa|cam kết|khẳng định|bày tỏ|cảm ơn|mong|phát biểu|cho biết|sẽ|trân trọng|quyết tâm)(?![\\p{L}]))`,
    ),
  },
  {
    name: "chair/person-role-office",
    means: "<tên>, Cụm trưởng (năm Y), Chủ tịch <U>: the role between the person and the office.",
    says: "by-context",
    pattern: slotPattern(
      "(?<!POSITION )PERSON ?(?:,|-) ?ROLE#role TAIL ?(?:,|-) ?POSITION#unit(?! PERSON)",
    ),
  },
  {
    name: "chair/role-office",
    means:
      "Khối trưởng năm Y, Chánh <U> <tên> …: the role opens, then the office and who holds it.",
    says: "by-context",
    pattern: slotPattern("(?<=^|[,;] )ROLE#role TAIL, POSITION#unit(?= PERSON)"),
  },
  {
    name: "chair/term-of",
    means: "nhiệm kỳ Cụm trưởng năm Y của <U>: whose term it is.",
    says: "by-context",
    pattern: slotPattern(
      `(?:nhiệm kỳ|một năm|hai năm|thời gian) (?:làm |giữ |đảm nhận )?ROLE#role TAIL của ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/role-of",
    means:
      "ghi nhận vai trò Cụm trưởng của <U>; vị trí Cụm phó của <U> không thay đổi: whose role it is.",
    says: "incumbent",
    needsCalledRole: true,
    pattern: slotPattern(`ROLE#role TAIL của ${LEADERS}UNIT#unit`),
  },
  {
    name: "chair/flag-passed-on",
    means:
      "<U>, đơn vị Cụm trưởng năm Y, trao cờ luân lưu cho <U2>: the receiver is next; the year is the giver's.",
    says: "elected",
    yearsOff: 1,
    pattern: slotPattern(
      `ROLE#role TAIL,? ${NO_UNIT}{0,40}?(?:trao|bàn giao) ${NO_UNIT}{0,20}?cờ (?:luân lưu|truyền thống)${NO_UNIT}{0,20}? cho ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/wins",
    means:
      "giới thiệu <U> và <U2> để bầu Cụm trưởng; kết quả <U> trúng cử: who wins the election told before.",
    says: "elected",
    pattern: slotPattern(
      `ROLE#role TAIL[;,.] ?(?:(?:kết quả|qua bỏ phiếu|theo kết quả)(?: [^.;,\uE001]{1,30})?,? )${LEADERS}UNIT#unit (?:đã )?(?:trúng cử|đắc cử|được bầu|đạt số phiếu cao nhất)(?! ROLE| (?:làm|giữ))`,
    ),
  },
  {
    name: "chair/duty-passed-on",
    means:
      "<U>, Cụm trưởng năm Y, bàn giao nhiệm vụ cho <U2>: the receiver is next; the year is the giver's.",
    says: "elected",
    yearsOff: 1,
    pattern: slotPattern(
      `ROLE#role TAIL,? ${ADVERBS}(?:tiến hành |làm lễ )?${DUTY_TO} ${LEADERS}UNIT#unit(?! ${DURING})`,
    ),
  },
  {
    name: "chair/duty-passed-on-for",
    means:
      "<U>, Cụm trưởng, bàn giao nhiệm vụ cho <U2> đảm nhận trong năm Y: the year is the receiver's.",
    says: "elected",
    pattern: slotPattern(
      `ROLE#role(?: GROUP)?,? ${ADVERBS}(?:tiến hành |làm lễ )?${DUTY_TO} ${LEADERS}UNIT#unit ${DURING}`,
    ),
  },
  {
    name: "chair/role-unit",
    means: "đơn vị Cụm trưởng <U>: the holder right behind a role that is said of a unit.",
    says: "by-context",
    pattern: slotPattern("ROLE#role UNIT#unit"),
  },
  {
    name: "chair/role-does",
    means: "(Đơn vị) Cụm trưởng năm Y(,) <U> báo cáo …: the role opens, its holder acts.",
    says: "by-context",
    pattern: slotPattern(
      `(?:^|; ?)(?:thay mặt |đại diện )?ROLE#role TAIL,? ${LEADERS}UNIT#unit(?= (?:đã |vừa |cũng )*(?:trình bày|báo cáo|thông qua|phát biểu|chủ trì|khai mạc|tổ chức|điều hành|phối hợp|triển khai|xây dựng|ban hành|đăng cai|bàn giao|chuẩn bị|công bố|điểm lại|đánh giá)(?![\\p{L}]))`,
    ),
  },
  {
    name: "chair/beside",
    means: "…, bên cạnh là Cụm phó <U>: the second role of a pair, its holder behind it.",
    says: "by-context",
    pattern: slotPattern(
      `(?:bên cạnh|sát cánh|kề vai|đồng hành)(?: ${NO_UNIT}{0,20}?)? ROLE#role TAIL(?: là)? ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/role-bracket",
    means: "Cụm trưởng (Trưởng Ban <S> <T>): the holder in brackets behind the role.",
    says: "by-context",
    pattern: slotPattern(
      "ROLE#role TAIL ?\\((?:đồng chí |ông |bà )?(?:PERSON ?(?:,|-) ?)?UNIT#unit\\) TAIL",
    ),
  },
  {
    name: "chair/in-the-role",
    means: "Với vai trò Cụm trưởng năm Y, <U> đã …: the role opens the sentence.",
    says: "by-context",
    needsCalledRole: true,
    pattern: slotPattern(
      `(?:(?:^(?:YEAR,? )?(?:(?:sau|hoàn thành|kết thúc|khép lại|trải qua)(?: ${NO_UNIT}{0,30}?)? )?|${SAYING}:? )(?:(?:với|trên|trong|ở|đại diện|thay mặt)(?: ${NO_UNIT}{0,50}?)?|(?:là|làm|được|đang|nhận|giữ|đảm nhận|đảm nhiệm)(?: ${NOT_ANOTHERS}){0,10}?)|^(?:phát huy|làm tốt|thực hiện tốt|hoàn thành tốt)|(?:^|, )(?:khi|lúc) (?:còn |đang )?(?:là|làm|giữ|đảm nhận)) (?<!(?:của|cùng|từ|do|bởi)(?: đơn vị)? )ROLE#role TAIL,(?: ${NO_UNIT}{3,30},| (?:trong (?:YEAR|năm|năm qua|thời gian qua)|(?:năm )?vừa qua|năm qua))? ${ADDRESS}(?:PERSON ?(?:,|-) ?)?${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/acts-as",
    means: "<U> điều hành, chủ trì, phụ trách … với vai trò Cụm trưởng.",
    says: "by-context",
    mayNameSeveral: true,
    needsCalledRole: true,
    electedAfterElection: true,
    pattern: slotPattern(
      `UNITS#unit,? (?:${NO_UNIT}{0,45} )?(?:với|trên|dưới|trong) (?:${NO_UNIT}{0,30}\\()?ROLE#role ?\\)? ?TAIL(?!, ?UNIT (?:sẽ|đã|đang|xin|cam kết))(?! ?(?:là|:) ?UNIT)`,
    ),
  },
  {
    name: "chair/proxy",
    means: "<tên>, Chủ nhiệm <U> thay mặt đơn vị Cụm trưởng: who speaks for the chair is of it.",
    says: "by-context",
    pattern: slotPattern(
      "(?<!nguyên )POSITION#unit(?:, nguyên POSITION)*,? (?:thay mặt|đại diện|nhân danh)(?: cho)?(?: tân)? ROLE#role TAIL",
    ),
  },
  {
    name: "chair/on-behalf",
    means:
      "thay mặt đơn vị Cụm trưởng năm Y, đồng chí Trưởng Ban <U> …: who speaks for the chair, the role first.",
    says: "by-context",
    pattern: slotPattern(
      `(?:thay mặt|đại diện)(?: cho)? ROLE#role TAIL(?: mới)?, ${ADDRESS}(?:PERSON ?(?:,|-) ?)?(?<unit>POSITION(?:, ?POSITION)?)`,
    ),
  },
  {
    name: "chair/bracket-both",
    means:
      "<U> và <U2> (hai đơn vị Cụm phó); <tên>, Trưởng <U> và <tên>, Trưởng <U2>, cùng là Cụm phó: said of both.",
    says: "by-context",
    mayNameSeveral: true,
    pattern: slotPattern(
      `(?<unit>UNIT(?:,| và|, và) ${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNIT)(?: ?\\((?:là )?|,? (?=(?:cùng|đều) ))(?:hai|2|02|(?:cùng|đều) (?:là|làm|giữ|đảm nhận))(?: đơn vị)? (?:DEPUTY#role) ?TAIL(?:\\)|(?=[.,;]|$))`,
    ),
  },
  {
    name: "chair/also-elected",
    means:
      "<U> dẫn đầu …, được đề nghị …, đồng thời được bầu làm Khối phó: the last of what is told of one unit.",
    says: "elected",
    pattern: slotPattern(
      `^(?:${NO_UNIT}{0,40}(?:,|:) )?UNIT#unit (?:là|đạt|được|có|dẫn đầu|xếp|đứng) [^.;\uE003\uE004]{0,200}(?:,| và) (?:đồng thời|cũng|còn)(?: cũng)? (?:được ${CHOSEN} (?:${TAKES} )?|trúng (?:cử )?)ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/and-holds",
    means:
      "<U> nhận cờ luân lưu, đảm nhận Cụm trưởng; <U> đăng cai kỳ tới và làm Cụm trưởng: the second of two verbs.",
    says: "by-context",
    electedAfterElection: true,
    pattern: slotPattern(
      `UNIT#unit ${NO_UNIT}{3,50}(?:,| và| đồng thời| nên) ${TAKES} ROLE#role${OWN} TAIL`,
    ),
  },
  {
    name: "chair/bracket-pair",
    means: "<U> (Cụm trưởng), <U2> và <U3> (Cụm phó): all behind the chair's bracket are deputies.",
    says: "by-context",
    mayNameSeveral: true,
    pattern: slotPattern(
      "CHAIR TAIL\\),? (?:và |cùng )?(?<unit>UNIT(?: và UNIT)|(?:COUNT|(?:hai|ba|các|\\d{1,2}) [^\uE001\uE002.;]{0,20}?) ?UNITS) ?\\((?:là )?DEPUTY#role TAIL\\)",
    ),
  },
  {
    name: "chair/replaces",
    means: "<U> thay <U2> ở cương vị Trưởng Khối: <U> is to hold the chair next.",
    says: "elected",
    isExclusive: true,
    pattern: slotPattern(
      `UNIT#unit(?: - [^-.;]{1,50} -)? ${ADVERBS}(?:được ${CHOSEN} )?(?:lên )?(?:thay(?: thế| cho)*|kế nhiệm|nối tiếp) UNIT (?:${TAKES}|với) ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/gives-way",
    means: "<U2> thay <U> ở cương vị Trưởng Khối năm Y: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    isExclusive: true,
    pattern: slotPattern(
      `(?:thay(?: thế| cho)*|kế nhiệm|nối tiếp) ${LEADERS}UNIT#unit (?!là )(?:${TAKES}|với) ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/replaced",
    means:
      "bầu <U> làm Cụm trưởng năm Y, thay <U2>, nhận việc từ <U2>; Cụm trưởng năm Y là <U> thay <U2>: <U2> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    holderFollows: true,
    pattern: slotPattern(
      `ROLE#role TAIL(?: (?:là|do|thuộc về) UNIT)?,? (?:(?:để )?(?:thay(?: thế| cho)*|thế (?:chỗ|chân)(?: cho)?)|(?:nhận (?:việc|bàn giao)|tiếp quản|tiếp nối)(?: lại)? từ) ${LEADERS}UNIT#unit(?! và UNIT(?! ${TAKES} ROLE))(?! (?:là|giao|(?:đã |vừa )?hoàn thành(?! (?:tốt |xuất sắc )?nhiệm vụ(?:[.,;)]|$))|dự|trình bày|điều hành|báo cáo|phát biểu|tham dự|làm việc|đọc|xin)(?![\\p{L}]))`,
    ),
  },
  {
    name: "chair/replaced-person",
    means:
      "…, được cử làm Cụm trưởng thay <tên>, Trưởng <U>, chuyển công tác: who held it until then in the same year.",
    says: "former",
    pattern: slotPattern(
      `ROLE#role TAIL,? thay(?: thế| cho)* ${ADDRESS}PERSON ?(?:,|-) ?POSITION#unit,? (?:đã )?(?:chuyển|nghỉ|nhận (?:công tác|nhiệm vụ)|thôi|được (?:điều động|luân chuyển))(?![\\p{L}])`,
    ),
  },
  {
    name: "chair/replaced-pair",
    means:
      "<U3> làm Cụm trưởng, <U4> làm Cụm phó năm Y thay <U> và <U2>: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `CHAIR#role TAIL,? (?:và |còn )?UNIT ${TAKES} DEPUTY TAIL,? (?:để )?thay(?: thế| cho)* ${LEADERS}UNIT#unit và UNIT`,
    ),
  },
  {
    name: "chair/replaced-pair-deputy",
    means:
      "<U3> làm Cụm trưởng, <U4> làm Cụm phó năm Y thay <U> và <U2>: <U2> is the deputy until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `CHAIR TAIL,? (?:và |còn )?UNIT ${TAKES} DEPUTY#role TAIL,? (?:để )?thay(?: thế| cho)* ${LEADERS}UNIT và UNIT#unit`,
    ),
  },
  {
    name: "chair/replaced-holder",
    means:
      "thay <U> là Cụm trưởng năm Y, thay <U> đã hoàn thành nhiệm vụ Cụm trưởng năm Y: who held it.",
    says: "incumbent",
    pattern: slotPattern(
      `(?:thay(?: thế| cho)*|kế nhiệm|nối tiếp) ${LEADERS}UNIT#unit,? (?:(?:vốn|nguyên|từng) là|(?:đã |vừa )?(?:hoàn thành|kết thúc|làm tròn))(?: tốt| xuất sắc)*(?: nhiệm vụ)? ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/served",
    means:
      "cảm ơn <U> đã hoàn thành tốt vai trò Cụm trưởng; <U> kết thúc nhiệm kỳ Cụm trưởng: the term that ends.",
    says: "incumbent",
    pattern: slotPattern(
      `UNIT#unit (?:đã )?(?:(?:hoàn thành|làm tròn)(?: tốt| xuất sắc)*(?: nhiệm vụ)?|(?:kết thúc|hết) nhiệm kỳ(?: (?:làm|giữ|đảm nhận|đảm nhiệm))?) ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/served-and-hands",
    means:
      "<U2> hoàn thành nhiệm vụ Cụm trưởng năm Y và bàn giao cho <U>: the receiver is next; the year is the giver's.",
    says: "elected",
    yearsOff: 1,
    pattern: slotPattern(
      `UNIT (?:đã )?(?:hoàn thành|kết thúc|làm tròn)(?: tốt| xuất sắc)*(?: nhiệm kỳ)? ROLE#role TAIL,? (?:và |, )?(?:chính thức |tiến hành )*(?:bàn giao|chuyển giao|trao)(?: lại)?(?: cờ| nhiệm vụ| hồ sơ)? (?:cho|sang) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/term-handed-on",
    means:
      "Sau một năm làm Cụm trưởng, <U2> trao lại nhiệm vụ (này) cho <U>: the receiver of the role that opens the sentence.",
    says: "elected",
    yearsOff: 1,
    pattern: slotPattern(
      `^(?:sau|kết thúc|hết|hoàn thành|khép lại) [^.;\uE001\uE003\uE004]{0,50}ROLE#role TAIL, ${LEADERS}UNIT ${ADVERBS}(?:tiến hành )?(?:bàn giao|chuyển giao|trao|giao|chuyển)(?: lại)? (?:(?:nhiệm vụ|trọng trách|trách nhiệm|vai trò|công việc|(?:lá )?cờ(?: luân lưu)?|hồ sơ)(?: này)? )?(?:lại )?(?:cho|sang) ${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/hands-over",
    means:
      "<U> trao cờ, bàn giao Cụm trưởng năm Y cho <U2>: the giver is the subject and holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    pattern: slotPattern(
      `UNIT#unit,? (?:(?:đã|tiến hành|chính thức|làm lễ|thực hiện) )*(?:bàn giao|chuyển giao|trao lại|trao|chuyển(?= (?:lá |chiếc )?cờ)) (?:${NO_UNIT}{0,40}?)ROLE#role TAIL(?:${NO_UNIT}{0,40}? (?:cho|sang|tới)| về) ${LEADERS}(?:ROLE TAIL(?: là)? )?UNIT`,
    ),
  },
  {
    name: "chair/received-by",
    means:
      "Nhận cờ luân lưu Trưởng khối năm Y từ <U2> là <U>; Nhận cờ … từ <U2>, <tên>, Trưởng <U> …: the receiver behind the verb.",
    says: "elected",
    holderFollows: true,
    ofUnitAlone: true,
    pattern: slotPattern(
      `(?:nhận|tiếp nhận) ROLE#role TAIL từ ${LEADERS}UNIT(?: là|(?<=^(?:đón |tiếp )?nhận \uE003[^.;]{0,60}),) ${LEADERS}${ADDRESS}(?:PERSON ?(?:,|-) ?)?UNIT#unit`,
    ),
  },
  {
    name: "chair/handed-over-by",
    means: "<U2> nhận bàn giao Cụm trưởng năm Y từ <U>: <U> holds the chair until then.",
    says: "incumbent",
    yearsOff: -1,
    holderFollows: true,
    pattern: slotPattern(
      `(?:nhận|tiếp nhận|nhận bàn giao|tiếp quản|kế tục|đón) ${NO_UNIT}{0,25}?ROLE#role TAIL${NO_UNIT}{0,25}? từ (?:tay )?${LEADERS}UNIT#unit`,
    ),
  },
  {
    name: "chair/goes-on",
    means: "<U> tiếp tục làm Cụm trưởng năm Y: <U> holds it already.",
    says: "incumbent",
    yearsOff: -1,
    mayNameSeveral: true,
    pattern: slotPattern(
      `UNITS#unit${ASIDE},? (?:[^.;,\uE001\uE003\uE004]{0,20} )?tiếp tục (?:được )?(?:${CHOSEN} )?(?:${TAKES} )?ROLE#role TAIL`,
    ),
  },
];
