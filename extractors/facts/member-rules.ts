import type { CountValue } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import type { Rule } from "./rule.ts";

export interface MemberRule extends Rule {
  /** A closed list ("gồm …") is complete by itself; an attendance list only where it matches the group's own count. */
  readonly closed: boolean;
  /** Who attends may be anybody: bodies of one kind are the group's own. */
  readonly needsOneKind?: true;
  /** Beside an award such a list is one of recipients: "3 tập thể (<U>, <U> và <U>)". */
  readonly notBesideAwards?: true;
  /** No list of members where no role stands in it. */
  readonly needsRole?: true;
  /** What the sentence right before it in its paragraph says. */
  readonly after?: RegExp;
  /** Whoever attends: all of the group only where they are as many as its members. */
  readonly needsCount?: true;
  /** Two bodies of one kind right behind the group's name are all of it. */
  readonly mayBePair?: true;
}

const LEADERS =
  "(?:(?:tập thể |các )?(?:lãnh đạo|đại diện|đồng chí|đơn vị|địa phương|cơ quan) ){0,2}";
const WITH_ROLE =
  "(?: ?\\((?:là )?ROLE TAIL\\)| ?(?:-|,|kiêm) ?(?:là )?ROLE TAIL| (?:là|làm|giữ) ROLE TAIL| ?: ?(?:ROLE TAIL|thành viên)(?=[;.,]|$))?";
const GLOSS = "(?: ?\\([^()\uE001\uE003\uE004]{1,40}\\)|\\))?";
/** "<U>: 96,5 điểm": what a member scored. */
const SCORE = "(?: ?(?::|-) ?\\d{1,3}(?:,\\d{1,2})? điểm)?";
const ITEM = `(?:(?:các|hai|ba|bốn|\\d{1,2}|ROLE|COUNT(?= \uE002)) |các (?:sở|ban|phòng) |các (?:(?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường|đặc khu):?|đơn vị:) )?[\uE001\uE002]${GLOSS}${SCORE}${WITH_ROLE}`;
const BULLET = "(?:(?:-|\\+|•|\\*|\\d{1,2}[.)]) ?)?";
/** "…, A và B; <U> được chỉ định làm Cụm trưởng": the next clause. */
const NO_NEXT =
  "(?! ?(?:- ?)?[\uE001\uE002] (?:vắng|(?:được [\\p{L} ]{1,25} )?(?:làm|giữ|là|đảm nhận|đảm nhiệm)(?: [\\p{L} ]{0,12})? ?[\uE003\uE004]))";
const JOIN = `(?: ?(?:,|;${NO_NEXT}) ?${BULLET}(?:và )?| và | cùng )`;
const LIST = `(?<units>${ITEM}(?:${JOIN}${LEADERS}${ITEM})+)`;
const LIST_OF_REST = `${ITEM}(?:${JOIN}${LEADERS}${ITEM})+`;
const HEAD_OF_UNIT =
  "(?:đồng chí |ông |bà )?\uE00B(?:,| -) ?\uE00C(?:, ?\uE00C)*(?: ?\\([^()]{1,40}\\))?";
const COUNTED = "(?: \uE008)?";
const KIND_WORDS = "[^\uE001\uE002.;:()]{0,60}?";

/** The same, but nothing that some members do and others do not: "còn 3 đơn vị chưa hoàn thành là …". */
const PLAIN_WORDS =
  "(?:(?!(?:chưa|không|đạt|được|hoàn thành|vượt|dẫn đầu|tiêu biểu|xuất sắc|vắng|bị|chậm|giành|nộp|chuẩn)(?![\\p{L}]))[^\uE001\uE002.;:()]){0,60}?";

/** Lists of members, the surest first. */
const MEMBER_RULES: readonly MemberRule[] = [
  {
    name: "members/leaders-and-rest",
    means:
      "<U> - Cụm trưởng, <U> - Cụm phó và n đơn vị thành viên gồm: <U>, <U>: leaders and rest together.",
    closed: true,
    notBesideAwards: true,
    needsRole: true,
    pattern: slotPattern(
      `(?<units>(?:(?:gồm|có) ROLE TAIL(?: là|:)? )?[\uE001\uE002]${WITH_ROLE}(?:${JOIN}[\uE001\uE002]${WITH_ROLE})*,? (?:và|cùng)(?: với)? (?:COUNT|các|những)(?: đơn vị| cơ quan)?(?: thành viên)?${KIND_WORDS}(?:gồm|là|:) ?[^.;\uE001\uE002]{0,40}?${LEADERS}${LIST_OF_REST})`,
    ),
  },
  {
    name: "members/of-group",
    means: "<U>, <U> và <U> thuộc Cụm …, <U> và <U> (Cụm …): the list before the group's name.",
    closed: true,
    pattern: slotPattern(`(?<!tại )${LIST}(?: (?:thuộc|trong) GROUP| ?\\(GROUP\\))`),
  },
  {
    name: "members/make-up",
    means: "<U>, <U>, <U> là n thành viên của Cụm …; cùng sinh hoạt trong Cụm …: nothing behind.",
    closed: true,
    notBesideAwards: true,
    pattern: slotPattern(
      `(?<!tại )(?<units>${ITEM}(?:${JOIN}${LEADERS}${ITEM}){2,})(?: (?:đều )?là (?:COUNT|HEAD|các thành viên|(?:các|những|tất cả các) (?:đơn vị|cơ quan|địa phương)(?: thành viên)?)(?: thành viên)?(?: (?:của|trong|thuộc))?| (?:cùng|đều)(?: (?:tham gia|sinh hoạt|đứng|nằm))?(?: chung)? (?:thuộc|trong)| (?:cùng )?(?:hợp thành|tạo thành|lập thành|hợp lại thành)) GROUP(?=[.;]|$)`,
    ),
  },
  {
    name: "members/consists-of",
    means: "Cụm … gồm (n đơn vị): <U>, <U> và <U>; hợp thành Cụm là <U>, <U>.",
    closed: true,
    pattern: slotPattern(
      `(?:gồm có|bao gồm|gồm|GROUP(?: hiện)? (?:tập hợp|quy tụ|hội tụ|hội đủ)|(?:hợp thành|tạo thành|tạo nên|làm nên|cấu thành) GROUP (?:là|gồm|có))${COUNTED}${KIND_WORDS}(?: (?:trực thuộc|thuộc|của) UNIT)?(?: ?\\([^()]{1,50}\\))?(?:HEAD ?)?(?:, là|,|:| là)? ?${BULLET}${LEADERS}${LIST}`,
    ),
  },
  {
    name: "members/head-of-places",
    means: "Cụm … quy tụ <S> của n địa phương: <T>, <T> và <T>: places under a body said before.",
    closed: true,
    pattern: slotPattern(
      `GROUP(?: hiện)? (?:gồm có|bao gồm|gồm|tập hợp|quy tụ|hội tụ|hội đủ)(?: các)? (?<head>\uE001) (?:của|ở|tại) COUNT(?:, là|:|,)? ?${LIST}`,
    ),
  },
  {
    name: "members/besides",
    means: "Cụm có n thành viên: ngoài <U> còn có <U>, <U> và <U>.",
    closed: true,
    pattern: slotPattern(
      `(?:(?:GROUP|COUNT)${KIND_WORDS}(?::|,|;|\\() ?|^)ngoài (?<units>${ITEM}(?:(?:,| và) ${ITEM}){0,4},? (?:(?:GROUP|cụm|khối) )?(?:còn có|còn lại là|còn|có|là|gồm)(?: thêm)?(?: (?:các )?(?:HEAD|báo|đơn vị|thành viên|cơ quan|trường|sở))?:? ?${LEADERS}${LIST_OF_REST})`,
    ),
  },
  {
    name: "members/led-by",
    means: "Cụm do <U> làm Cụm trưởng, <U> làm Cụm phó …; ngoài ra còn có <U>; <U> và <U>.",
    closed: true,
    notBesideAwards: true,
    pattern: slotPattern(
      `GROUP(?: hiện)? do (?<units>[\uE001\uE002] (?:là|làm|giữ) ROLE TAIL(?:(?:,| và) [\uE001\uE002] (?:là|làm|giữ) ROLE TAIL){0,4})(?: theo [^.;]{0,90})?[;,] (?:ngoài ra,? )?(?:còn|và) (?:có|các thành viên|lại)(?: (?:là|gồm))?:? ?${LEADERS}(?<more>${LIST_OF_REST})`,
    ),
  },
  {
    name: "members/those-members",
    means: "n thành viên ấy là <U>, <U> và <U>; n đơn vị thành viên gồm <U>, <U>.",
    closed: true,
    notBesideAwards: true,
    pattern: slotPattern(
      `(?:^|[;:] ?)(?:cả )?(?:COUNT(?: thành viên)?|(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\\d{1,2}) (?:thành viên|đơn vị thành viên))(?: (?:ấy|này|đó))? (?:là|gồm|gồm có):? ?${LIST}(?=[.;]?$| (?:đều |đã )?(?:có mặt|tham dự|về dự))`,
    ),
  },
  {
    name: "members/aside",
    means: "n đơn vị của Cụm - <U>, <U> và <U> - đã …: the list set off behind the count.",
    closed: true,
    pattern: slotPattern(
      `(?:\uE008|\uE00D)(?: thành viên)? (?:trong|thuộc|của) GROUP ?- ?(?:gồm )?(?<units>[\uE001\uE002](?:(?:[,;] | và )[\uE001\uE002])+) ?-`,
    ),
  },
  {
    name: "members/by-role",
    means: "Cụm gồm <U> làm Cụm trưởng; <U> làm Cụm phó; <U>, <U> và <U> là thành viên.",
    closed: true,
    needsRole: true,
    pattern: slotPattern(
      `(?:gồm có|bao gồm|gồm|có)(?: COUNT)?:? (?<units>(?:[\uE001\uE002] (?:là|làm|giữ) ROLE TAIL(?:[;,]| và|[;,] và) ?){1,4}[\uE001\uE002](?:(?:[;,]| và|[;,] và) ?[\uE001\uE002])*) (?:là|làm) (?:các )?(?:đơn vị )?thành viên`,
    ),
  },
  {
    name: "members/bracket",
    means: "Cụm … (<U>, <U> và <U>).",
    closed: true,
    notBesideAwards: true,
    mayBePair: true,
    pattern: slotPattern(
      `(?:(?:GROUP|COUNT)${KIND_WORDS} ?\\((?:gồm:? ?(?:các )?)?|GROUP ?\\([^():.;\uE001\uE002]{0,30}COUNT(?: thành viên)?(?::| gồm:?| là:?) ?)${LIST}\\)`,
    ),
  },
  {
    name: "members/behind-name",
    means:
      "Cụm … các tỉnh: <U>, <U> và <U> đã tổ chức …: the list behind a colon that ends the group's name.",
    closed: true,
    notBesideAwards: true,
    pattern: slotPattern(
      `GROUP ?: ?${LIST}(?=,? (?:(?:vừa|đã|cùng) )*(?:tổ chức|họp|tiến hành|tổng kết|sơ kết|ký))`,
    ),
  },
  {
    name: "members/are",
    means: "Cụm … có, còn n đơn vị, các thành viên (của Cụm) là <U>, <U> và <U>.",
    closed: true,
    pattern: slotPattern(
      `(?:thành viên (?:của|trong|thuộc) GROUP (?:là|gồm có|bao gồm|gồm):?(?: các(?: (?:HEAD|sở|ban|đơn vị|cơ quan|trường)(?: sau)?)?)? ?:?|(?<!(?:của|thuộc|đội bóng|đội tuyển) )GROUP(?: hiện)?(?: nay)?(?: chỉ)? (?:(?:có|còn|còn lại) (?:COUNT|\\d{1,2} thành viên)${PLAIN_WORDS}(?:, là| là|:|[,;:] đó là|: gồm)(?: các)?|(?:có|gồm) các (?:đơn vị )?thành viên(?: là)?:?|có HEAD ?:?|hiện có(?= [\uE001\uE002]))) ?${LIST}`,
    ),
  },
  {
    name: "members/has",
    means:
      "Cụm có <S> 6 tỉnh: <T>, <T> và <T>: four or more of one kind, to the end of the sentence.",
    closed: true,
    needsOneKind: true,
    pattern: slotPattern(
      `^GROUP(?: hiện)? có (?:các (?:đơn vị|thành viên|xã|trường|cơ quan) )?${LIST}(?=[.;]?$)`,
    ),
  },
  {
    name: "members/those-are",
    means:
      "Cụm có n đơn vị. Đó là <U>, <U> và <U>: the list in a sentence of its own behind the count.",
    closed: true,
    after: slotPattern(
      "GROUP(?: hiện)? (?:gồm|có|quy tụ|tập hợp)(?: tất cả)? (?:COUNT|HEAD)[^.;\uE001]{0,40}\\.?$",
    ),
    pattern: slotPattern(
      `^(?:đó|cụ thể|lần lượt|trong đó,? các đơn vị)(?: lần lượt)? (?:là|gồm):? ?(?:các )?(?<units>${LIST_OF_REST}(?:[,;] (?:ngoài ra )?còn có ${LIST_OF_REST})?)`,
    ),
  },
  {
    name: "members/in-parts",
    means: "n đơn vị … là <U>, <U>; m đơn vị còn lại là <U>, <U>: all of them in two parts.",
    closed: true,
    notBesideAwards: true,
    pattern: slotPattern(
      `(?<=COUNT[^.;:\uE001]{0,60} là )(?<units>${LIST_OF_REST}[;,] (?:còn )?COUNT(?: thành viên)? còn lại (?:là|gồm) ${LIST_OF_REST})`,
    ),
  },
  {
    name: "members/named-in",
    means: "Các đơn vị (có tên) trong Cụm: <U>, <U> và <U>: nothing but the list.",
    closed: true,
    pattern: slotPattern(
      `^(?:các|những) (?:đơn vị|cơ quan|địa phương|trường|tỉnh|huyện)(?: thành viên)?(?: (?:có tên|nằm|đứng chân|tham gia))? (?:trong|thuộc|của) GROUP(?: hiện nay| hiện)?: ?${BULLET}${LIST}(?=\\.?$)`,
    ),
  },
  {
    name: "members/with",
    means: "Khối … với n thành viên: <U>; <U>; <U>; n thành viên của Cụm là <U>, <U> và <U>.",
    closed: true,
    pattern: slotPattern(
      `(?:(?:GROUP[^.;:]{0,60} (?:với|quy tụ|tập hợp|hội tụ|hội|có)|(?:tham gia|thuộc|trong) GROUP(?: này)? (?:là|gồm|có))(?: đủ)? (?:\uE008|\uE00D)(?:${KIND_WORDS}:|${PLAIN_WORDS} là:?)|GROUP (?:với|có|quy tụ)(?: đủ)? sự (?:tham gia|tham dự|góp mặt|có mặt) của (?:\uE008|\uE00D)(?: thành viên)?:?|(?:\uE008|\uE00D|(?:các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\\d{1,2}) (?:thành phố|tỉnh|thành viên|địa phương|đơn vị|trường|tờ báo|cơ quan))(?: \\p{Ll}+){0,2}? (?:trong|thuộc|của) GROUP(?: hiện nay| hiện)? (?:là|gồm|có):?|(?<=[\uE003\uE004][^.]{0,200})các thành viên còn lại(?: (?:trong|của|thuộc) GROUP)?,? (?:là|gồm|gồm có|có):?|(?:thành viên|đơn vị|trường|cơ quan|địa phương|báo|sở|ban|tỉnh|huyện|hội) (?:còn lại|khác) (?:trong|của|thuộc) GROUP(?:,? (?:là|gồm|gồm có|có):?| -)) ?${LEADERS}${LIST}`,
    ),
  },
  {
    name: "members/all-present",
    means: "n đơn vị có mặt đầy đủ: <U>, <U> và <U>: complete where they are as many.",
    closed: false,
    pattern: slotPattern(
      `(?:(?:\uE008|\uE00D)(?: thành viên)? (?:trong|thuộc|của) GROUP,? (?:đều |cùng )?(?:có mặt|tham dự|tề tựu|về dự)(?: (?:đông đủ|đầy đủ|lần này|hôm nay))?|(?:\uE008|\uE00D)(?: thành viên)? (?:đều |cùng )?(?:có mặt|tham dự|tề tựu|về dự) (?:đông đủ|đầy đủ))(?: (?:là|gồm|có))?:? ?${LIST}`,
    ),
  },
  {
    name: "members/attending-heads",
    means: "Dự có lãnh đạo các đơn vị trong Cụm: <tên>, Trưởng <U>; <tên>, Trưởng <U>; …",
    closed: false,
    needsOneKind: true,
    pattern: slotPattern(
      `(?:lãnh đạo|đại diện|thủ trưởng|các đồng chí|người đứng đầu)[^.;:]{0,60} (?:trong|thuộc|của) GROUP(?: có| gồm)? ?: ?(?:các )?(?:đồng chí:? )?(?<units>${HEAD_OF_UNIT}(?:${JOIN}${HEAD_OF_UNIT}){2,})`,
    ),
  },
  {
    name: "members/attending-parts",
    means:
      "Trong các đơn vị của Cụm, dự trực tiếp có <U>, <U>; qua các điểm cầu là <U>, <U>: two lists of one kind.",
    closed: false,
    needsOneKind: true,
    pattern: slotPattern(
      `(?:đơn vị|thành viên) (?:trong|thuộc|của) GROUP,? [^.;:\uE001]{0,40} (?:có|là) (?<units>${LIST_OF_REST}; ?[^.;:\uE001\uE002]{3,60} (?:là|có|gồm) ${LIST_OF_REST})`,
    ),
  },
  {
    name: "members/attending",
    means: "Tham dự có lãnh đạo n đơn vị trong Cụm: <U>, <U> và <U>.",
    closed: false,
    pattern: slotPattern(
      `(?:(?:COUNT|HEAD)${KIND_WORDS}(?:(?:trong|thuộc|của) GROUP|thành viên)${KIND_WORDS}(?::|\\()|(?:trong|thuộc) GROUP[^.;:\uE001]{0,100} (?:của|là|có) COUNT:|(?:đơn vị|thành viên|địa phương|cơ quan)[^.;:\uE001]{0,40} (?:trong|của|thuộc) GROUP như|(?:đại diện|lãnh đạo) (?:(?:một số|nhiều|đông đủ|các) )?(?:đơn vị )?thành viên(?: (?:của|trong|thuộc) GROUP ?(?::|\\()| ?:)|(?:đại diện|lãnh đạo|ban giám hiệu|thủ trưởng)[^.;:\uE001]{0,60}(?:các )?(?:trường|đơn vị|sở|ban|cơ quan|báo|hội) (?:trong|thuộc|của) GROUP ?(?::|\\()) ?${LIST}`,
    ),
  },
];

/** Those whom the article names of the members that it counts. */
const SOME_OF_THEM: MemberRule = {
  name: "members/some",
  means: "Cụm có n đơn vị, trong đó có <U>, <U> và <U>: some of the members.",
  closed: false,
  notBesideAwards: true,
  pattern: slotPattern(
    `GROUP(?: hiện)?(?: nay)? (?:gồm|có|gồm có|bao gồm) COUNT(?: thành viên)?,? (?:trong đó (?:có|gồm)|như) ${LIST}(?= ?(?:[.…;]|$))`,
  ),
};

/** All who attend, where they are as many as the group has members. */
const ATTENDING_COUNTED: MemberRule = {
  name: "members/attending-counted",
  means:
    "Tham gia có n/n đơn vị: <U>, <U>; lãnh đạo các đơn vị: <U>, <U>: as many as the group has.",
  closed: false,
  needsCount: true,
  notBesideAwards: true,
  pattern: slotPattern(
    `(?:(?:dự|tham gia|có mặt|thành phần)[^.]{0,260}?(?:lãnh đạo|đại diện|thủ trưởng|chuyên viên|cán bộ)[^.;:\uE001\uE002]{0,80}(?:đơn vị|cơ quan|sở|ban|trường|thành viên)|(?:dự|tham gia|có mặt)(?: hội nghị| buổi lễ| cuộc họp)? (?:có|gồm)(?: đại diện| lãnh đạo)? COUNT(?: thành viên)?) ?(?::|là|gồm:?) ?${BULLET}${LIST}`,
  ),
};

/** Leaders alone: who chairs and who is deputy, and a number of others that the article does not name. */
export const LEADERS_ALONE: MemberRule = {
  name: "members/leaders-alone",
  means: "Cụm có <U> - Cụm trưởng, <U> - Cụm phó và n đơn vị thành viên khác: two of them.",
  closed: false,
  pattern: slotPattern(
    `GROUP (?:gồm|có|gồm có):? (?<units>\uE001${WITH_ROLE}(?:${JOIN}\uE001${WITH_ROLE})+) (?:và|cùng) COUNT`,
  ),
};

/** The list of an attendance sentence that names no group: bodies of one kind under one head are the group's own. */
const ATTENDING_BODIES: MemberRule = {
  name: "members/attending-bodies",
  means:
    "Dự có lãnh đạo Ban Tổ chức Tỉnh ủy các tỉnh: <A>, <B>, <C>, <D>: four or more of one kind.",
  closed: false,
  needsOneKind: true,
  pattern: slotPattern(
    `(?:(?:dự|tham gia|có mặt)[^.]{0,240}?(?:lãnh đạo|đại diện|ban giám hiệu|điểm cầu (?:có|gồm))(?! [^\uE001]{0,20}\uE001 (?:và|cùng) (?:lãnh đạo|đại diện))|(?:dự|tham gia|có mặt)(?: hội nghị| buổi lễ| cuộc họp)? (?:có|gồm):?(?= [\uE001\uE002])|(?:dự|có mặt)[^.;\uE001\uE002]{0,60}, trong đó có|sự (?:tham gia|tham dự|góp mặt|có mặt)(?: đầy đủ)? của)${KIND_WORDS}(?:: ?${BULLET})?${LIST}(?: và (?:đơn vị chủ nhà|chủ nhà),? \uE001)?`,
  ),
};

/** All that list members, the surest first: who attends comes behind what is said of the group itself. */
export const LIST_RULES: readonly MemberRule[] = [
  ...MEMBER_RULES,
  ATTENDING_COUNTED,
  LEADERS_ALONE,
  ATTENDING_BODIES,
  SOME_OF_THEM,
];

export interface StatedRule extends Rule {
  readonly take: (count: CountValue) => number | undefined;
  /** "02 đơn vị trong Cụm được tặng Cờ": some of them, where it is not 8/8. */
  readonly maySaySome?: true;
  /** Only in a sentence about the group or its awards, or of all its units. */
  readonly needsGroup?: true;
}

/** No group has as many members as a district has firms. */
const MOST_MEMBERS = 150;
/** All of them: of "11/12 đơn vị" twelve. */
const units = ({ counted, count, outOf }: CountValue): number | undefined => {
  const all = outOf ?? count;
  return counted === "units" && all <= MOST_MEMBERS ? all : undefined;
};

/** How many members the group is said to have. */
export const STATED_RULES: readonly StatedRule[] = [
  {
    name: "members/stated-consists",
    means: "Cụm … gồm n đơn vị.",
    take: units,
    maySaySome: true,
    pattern: slotPattern(
      "(?:(?<!\uE008 (?:thuộc|trong|của|ở) )GROUP(?: ?\\([^)]{0,60}\\))?(?:,? (?:trực thuộc|thuộc|của) UNIT)?[^.;\uE001\uE008]{0,40}(?:gồm có|bao gồm|gồm|hiện có|có)|GROUP[^.;\uE008]{0,160} gồm)(?: có)? (?:\\d{1,2} (?=\uE00D))?(?<count>\uE008|\uE00D)",
    ),
  },
  {
    name: "members/stated-with",
    means: "Cụm … với n đơn vị; Cụm quy tụ … của n tỉnh.",
    take: units,
    pattern: slotPattern(
      "GROUP(?:[^.;,\uE001\uE008]{0,40} với (?:đủ |sự tham gia của )?|(?: hiện)? (?:quy tụ|tập hợp)(?:[^.;\uE001\uE008]{0,60})? | ?\\((?:gồm |có )?(?=[\uE008\uE00D]\\)))(?<count>\uE008|\uE00D)",
    ),
  },
  {
    name: "members/stated-in-group",
    means: "n đơn vị trong Cụm.",
    take: units,
    maySaySome: true,
    pattern: slotPattern(
      "(?<!tại )(?<count>\uE008|\uE00D)(?: thành viên| (?:khu vực|vùng|miền) [^.;,\uE001\uE008]{1,40}?| cơ sở| trực thuộc| (?!dẫn|còn|chậm|tiêu|xuất)\\p{Ll}+|(?<=\uE00D)(?: \\p{Ll}+){2,3})?(?: trong| thuộc| của) GROUP",
    ),
  },
  {
    name: "members/stated-as-members",
    means: "n đơn vị thành viên; cả n đơn vị.",
    take: units,
    pattern: slotPattern(
      "(?:COUNT#count thành viên|(?<!(?:cho|tặng|khen|đến|tới|với|của) )(?:cả|tất cả|toàn bộ|đủ) (?<all>\uE008)(?! (?:của|thuộc|nông thôn|trực thuộc|trên địa bàn)(?![\\p{L}])))",
    ),
  },
  {
    name: "members/stated-signed",
    means: "n đơn vị ký giao ước.",
    take: units,
    pattern: slotPattern(
      "(?<!thay mặt )(?<count>\uE008|\uE00D)(?: (?:đã|cùng|cũng|tiến hành|tổ chức|nghiêm túc|tham gia)){0,3} (?:ký|kí)(?: kết)? (?:bản |cam kết )?(?:giao ước|kết thi đua)",
    ),
  },
  {
    name: "members/stated-in-region",
    means: "lãnh đạo n tỉnh trong khu vực: those who attend from all of the region.",
    take: units,
    maySaySome: true,
    pattern: slotPattern(
      "(?:lãnh đạo|đại diện|ban biên tập|thủ trưởng|có)(?! một số| nhiều)[^.;:\uE001\uE008\uE00D]{0,50} (?<count>\uE008|\uE00D)(?: \\p{Ll}+){0,3}? (?:trong|thuộc) (?:khu vực|vùng|miền)(?![\\p{L}])",
    ),
  },
  {
    name: "members/stated-left",
    means: "Cụm … còn n đơn vị, after a merger.",
    take: units,
    maySaySome: true,
    pattern: slotPattern("GROUP (?:nay )?(?:còn|có) COUNT#count"),
  },
  {
    name: "members/stated-out-of",
    means: "8/13 tập thể: the group has thirteen.",
    take: (count) => (count.counted === "individuals" ? undefined : count.outOf),
    needsGroup: true,
    pattern: slotPattern("COUNT#count"),
  },
];

/** Asked where no other rule found a number, and only believed where the list has as many: it counts the list of another rule, and goes by that rule's name. */
export const STATED_AS_LISTED: StatedRule = {
  name: "members/stated-as-listed",
  means: "n đơn vị, where the list has n.",
  take: units,
  maySaySome: true,
  pattern: slotPattern(
    "(?<count>\uE008|\uE00D)(?! (?:cấp|trực thuộc|thuộc|trên địa bàn)(?![\\p{L}]))",
  ),
};
