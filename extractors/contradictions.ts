import type { Absence, Report } from "../src/model/extraction.ts";
import { nameKey } from "../src/text/fold.ts";
import type { NamedRule } from "./facts/rule.ts";
import type { Mention } from "./mention.ts";
import { isKind } from "./mention.ts";
import type { Reading, Sentence } from "./reading.ts";

/** What makes a fact doubtful: the article says two things that cannot both be. The fact stays as written; the doubt is told. */
export const CONTRADICTIONS: readonly NamedRule[] = [
  {
    name: "conflict/weekday",
    means: "thứ Ba, ngày 5/12/2022: the day of the week is not that of the date.",
  },
  {
    name: "conflict/published-before",
    means: "the meeting is said to have been held after the article came out.",
  },
  { name: "conflict/two-chairs", means: "two units are to hold one chair in one year." },
  { name: "conflict/too-many-members", means: "more members are listed than are said to be." },
];

/** The contradictions within one report, as reasons beside the fields that they make doubtful. */
export function contradictionsOf(
  report: Report,
  reading: Reading,
  context: { readonly sentences: readonly Sentence[]; readonly index: number },
): readonly Absence[] {
  const { event, members } = report;
  const published = reading.article.publishedAt?.slice(0, "yyyy-mm-dd".length);
  const checks: readonly (readonly [string, string, boolean])[] = [
    ["event.from", "conflict/weekday", hasOtherWeekday(event.from, context.sentences)],
    [
      "event.from",
      "conflict/published-before",
      event.from !== null &&
        published !== undefined &&
        event.from > published &&
        !context.sentences.some(isAnnouncement),
    ],
    ["chairs", "conflict/two-chairs", hasTwoChairs(report)],
    [
      "members.stated",
      "conflict/too-many-members",
      members.stated !== null && members.units.length > members.stated,
    ],
  ];
  return checks.flatMap(([field, rule, holds]) =>
    holds ? [{ report: context.index, field, reason: "conflict" as const, rule }] : [],
  );
}

const WEEKDAY =
  /(?<![\p{L}])(?:thứ (?<name>hai|ba|tư|năm|sáu|bảy|[2-7])(?![\p{L}\d])|(?<sunday>chủ nhật))[ ,(-]{0,3}(?:ngày )?$/u;
/** "Sáng thứ Ba, ngày 5/12". */
const WEEKDAY_WITHIN = /(?:thứ (?<name>hai|ba|tư|năm|sáu|bảy)|(?<sunday>chủ nhật))(?![\p{L}])/iu;
/** "ngày 5/12 (thứ Hai)". */
const WEEKDAY_BEHIND =
  /^ ?[(,] ?(?:thứ (?<name>hai|ba|tư|năm|sáu|bảy|[2-7])(?![\p{L}\d])|(?<sunday>chủ nhật))/u;
const WEEKDAYS = ["hai", "ba", "tư", "năm", "sáu", "bảy"];
const FIRST_NAMED = 1;

const TO_COME = /(?<![\p{L}])sẽ(?![\p{L}])/u;

/** "Ngày 23-3 sẽ diễn ra …": a meeting that is still to come. */
function isAnnouncement(sentence: Sentence): boolean {
  return sentence.says(TO_COME) && sentence.mentions.some(({ kind }) => kind === "date");
}

/** Whether a sentence that names the day gives it another day of the week. */
function hasOtherWeekday(from: string | null, sentences: readonly Sentence[]): boolean {
  if (from === null) return false;
  const day = new Date(`${from}T00:00:00Z`);
  return sentences.some((sentence) =>
    sentence.mentions.some((mention) => {
      if (!isKind(mention, "date")) return false;
      const { day: date, month } = mention.value;
      if (date !== day.getUTCDate() || month !== day.getUTCMonth() + 1) return false;
      const said = weekdayBeside(sentence, mention);
      return said !== undefined && said !== day.getUTCDay();
    }),
  );
}

/** The day of the week said with a date, right before or behind it, 0 for Sunday. */
function weekdayBeside(sentence: Sentence, date: Mention): number | undefined {
  const at = sentence.indexOf(date.span.start);
  const found =
    WEEKDAY_WITHIN.exec(sentence.surfaceOf(date)) ??
    sentence.find(WEEKDAY, 0, at) ??
    sentence.find(WEEKDAY_BEHIND, at + 1);
  if (found === undefined) return undefined;
  const name = found.groups?.["name"];
  if (name === undefined) return 0;
  const index = WEEKDAYS.indexOf(name.toLowerCase());
  return index === -1 ? Number(name) - FIRST_NAMED : index + FIRST_NAMED;
}

/** Two units elected to one chair for one year; in one article that is no correction but a slip, of the paper or of a rule. */
function hasTwoChairs({ chairs }: Report): boolean {
  const next = chairs.filter(({ role, status }) => role === "chair" && status === "elected");
  return next.some(({ unit, year }) =>
    next.some(
      (other) =>
        year !== null &&
        other.year === year &&
        unit !== null &&
        other.unit !== null &&
        nameKey(other.unit.name) !== nameKey(unit.name),
    ),
  );
}
