import type { RotationReport } from "../report.ts";

export type Language = "en" | "vi";

/** What a sentence is about, in the order in which they are read. */
export const TOPICS = [
  "years",
  "turns",
  "run",
  "order",
  "shares",
  "tenure",
  "wait",
  "deputies",
  "next",
  "worlds",
] as const;

export type Topic = (typeof TOPICS)[number];

/** What each topic is called, as a heading. */
export const TOPIC_NAMES: Readonly<Record<Language, Readonly<Record<Topic, string>>>> = {
  en: {
    years: "Years",
    turns: "Turns",
    run: "Repeats",
    order: "Order",
    shares: "Shares",
    tenure: "Tenure",
    wait: "Return",
    deputies: "Deputies",
    next: "Next",
    worlds: "How firm",
  },
  vi: {
    years: "Các năm",
    turns: "Luân phiên",
    run: "Lặp lại",
    order: "Thứ tự",
    shares: "Phân bổ",
    tenure: "Độ dài",
    wait: "Trở lại",
    deputies: "Đơn vị phó",
    next: "Kế tiếp",
    worlds: "Độ chắc chắn",
  },
};

/** How a language says each topic of a report; undefined where there is nothing to say. */
export type Words = Readonly<
  Record<Topic, (report: RotationReport, name: (unit: string) => string) => string | undefined>
>;
