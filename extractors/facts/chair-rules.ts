import { slotPattern } from "../pattern.ts";
import type { Rule } from "./rule.ts";

/** How a rule's holder stands to the role where no year decides it. */
export type Says = "elected" | "incumbent" | "former" | "by-context";

export interface ChairRule extends Rule {
  readonly says: Says;
}

const LEADERS =
  "(?:(?:tập thể |các )?(?:lãnh đạo|đại diện|đồng chí|đơn vị|địa phương)(?: lãnh đạo)? ){0,2}";
const TAKES =
  "(?:làm|là|giữ(?: chức| nhiệm vụ| vai trò| cương vị)?|đảm nhận|đảm nhiệm|đảm trách|đảm đương|nhận|tiếp nhận|kiêm)(?: đơn vị| chức| nhiệm vụ)?";
const CHOSEN =
  "(?:bầu(?: chọn| ra)?|bình bầu|tín nhiệm(?: bầu)?|lựa chọn|chọn|cử|suy tôn|phân công|giao(?: nhiệm vụ| trọng trách)?|chỉ định|công nhận|đề cử|thống nhất|nhất trí|phê duyệt)";
const HANDS = "(?:bàn giao|chuyển giao|trao lại|trao|giao)";

/**
 * Who holds, takes or held the chair. The order is that of trust: where two rules see the same holder in the same role
 * the first one names the fact. `by-context` means that year and event decide (see refiners/term).
 */
export const CHAIR_RULES: readonly ChairRule[] = [
  {
    name: "chair/elected-as",
    means: "bầu, chọn, cử, giao <U> làm Cụm trưởng: <U> is to hold the chair next.",
    says: "elected",
    pattern: slotPattern(`${CHOSEN} (?:thêm )?${LEADERS}UNITS#unit ${TAKES} ROLE#role TAIL`),
  },
  {
    name: "chair/was-elected",
    means: "<U> được bầu (giữ, làm) Cụm trưởng: passive, <U> is to hold the chair next.",
    says: "elected",
    pattern: slotPattern(
      `UNITS#unit (?:\\([^)]{0,40}\\) )?(?:đã |vinh dự |tiếp tục |cũng )*được (?:[\\p{L}, ]{0,40} )??${CHOSEN} (?:${TAKES} )?ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/elected-role-is",
    means: "bầu đơn vị Cụm trưởng năm Y là <U>: reversed.",
    says: "elected",
    pattern: slotPattern(`${CHOSEN} ROLE#role TAIL(?: mới)?(?: là|:) ${LEADERS}UNITS#unit`),
  },
  {
    name: "chair/handed-over-to",
    means: "bàn giao, trao cờ Cụm trưởng năm Y cho <U>: the receiver is to hold the chair next.",
    says: "elected",
    pattern: slotPattern(
      `${HANDS} [^.;:]{0,40}?ROLE#role TAIL[^.;]{0,60}? (?:cho|sang|tới) ${LEADERS}(?:ROLE TAIL(?: là)? )?UNITS#unit`,
    ),
  },
  {
    name: "chair/flag-to-be",
    means: "trao cờ (luân lưu) cho <U> làm, đảm nhận Cụm trưởng năm Y.",
    says: "elected",
    pattern: slotPattern(
      `(?:${HANDS}|chúc mừng|tặng hoa) [^.;]{0,80}?${LEADERS}UNITS#unit,? (?:được bầu |là đơn vị |được |sẽ )?${TAKES} ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/receives",
    means: "<U> nhận bàn giao, tiếp nhận, đảm nhận Cụm trưởng: the receiver is the subject.",
    says: "elected",
    pattern: slotPattern(
      `UNITS#unit (?:đã |sẽ |chính thức |là đơn vị )*(?:nhận (?:bàn giao|nhiệm vụ|cờ|cờ luân lưu)|tiếp nhận|tiếp quản|đăng cai)(?: làm| và làm| nhiệm vụ| vai trò| cương vị| chức)?(?: là)? ROLE#role TAIL`,
    ),
  },
  {
    name: "chair/made-by",
    means: "do <U> làm Cụm trưởng: <U> holds the chair.",
    says: "by-context",
    pattern: slotPattern(`(?:do|giao cho) ${LEADERS}UNITS#unit ${TAKES} ROLE#role TAIL`),
  },
  {
    name: "chair/holds",
    means: "(Năm Y,) <U> là, làm, giữ vai trò Cụm trưởng; also the second half of a pair.",
    says: "by-context",
    pattern: slotPattern(`UNITS#unit (?:tiếp tục |sẽ |đã )?${TAKES} ROLE#role TAIL`),
  },
  {
    name: "chair/bracket",
    means: "<U> (đơn vị Cụm trưởng): the role in brackets behind its holder.",
    says: "by-context",
    pattern: slotPattern(`UNIT#unit ?\\((?:là |đại diện )?ROLE#role TAIL[^)]{0,30}\\)`),
  },
  {
    name: "chair/concurrently",
    means: "<U> kiêm Trưởng Khối.",
    says: "by-context",
    pattern: slotPattern("UNIT#unit,? kiêm ROLE#role TAIL"),
  },
  {
    name: "chair/apposition",
    means: "<U> – đơn vị Cụm trưởng; <tên>, Giám đốc <U>, Cụm trưởng: the role in apposition.",
    says: "by-context",
    pattern: slotPattern("UNIT#unit ?(?:-|,) ?(?:là )?(?:đại diện )?ROLE#role TAIL"),
  },
  {
    name: "chair/unit-role",
    means: "<U> đơn vị Cụm trưởng đã tổ chức …: the role behind its holder with nothing between.",
    says: "by-context",
    pattern: slotPattern("UNIT#unit ROLE#role TAIL"),
  },
  {
    name: "chair/role-is",
    means: "Cụm trưởng (năm Y) là <U>, Cụm trưởng – <U>: the role first.",
    says: "by-context",
    pattern: slotPattern(`ROLE#role TAIL(?: mới)? ?(?:-|:|là|thuộc về) ${LEADERS}UNIT#unit`),
  },
  {
    name: "chair/role-bracket",
    means: "Cụm trưởng (Trưởng Ban <S> <T>): the holder in brackets behind the role.",
    says: "by-context",
    pattern: slotPattern("ROLE#role ?\\((?:đồng chí |ông |bà )?(?:PERSON ?(?:,|-) ?)?UNIT#unit\\)"),
  },
  {
    name: "chair/in-the-role",
    means: "Với vai trò Cụm trưởng, <U> đã …: the role opens the sentence.",
    says: "by-context",
    pattern: slotPattern("(?:với|trên cương vị|trong) ROLE#role TAIL, UNIT#unit"),
  },
];
