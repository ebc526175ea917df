import type { Absence, Report } from "../src/model/extraction.ts";
import type { Refusal } from "./facts/modality.ts";

/** What was refused while a report was built, by the kind of fact that it would have been. */
export interface Refusals {
  readonly chairs: readonly Refusal[];
  readonly awards: readonly Refusal[];
  /** Fields whose trigger word stands in the text. */
  readonly triggered: ReadonlySet<string>;
}

/** For every empty field of a report, why: refused by a rule, a trigger without a value, or no trigger at all. */
export function absencesOf(report: Report, refusals: Refusals, index: number): readonly Absence[] {
  const empty = emptyFields(report);
  return empty.map((field) => {
    const refused =
      field === "chairs" ? refusals.chairs[0] : field === "awards" ? refusals.awards[0] : undefined;
    if (refused !== undefined)
      return { report: index, field, reason: "refused", rule: refused.rule };
    const reason = refusals.triggered.has(field) ? "no-value" : "no-trigger";
    return { report: index, field, reason, rule: null };
  });
}

function emptyFields(report: Report): readonly string[] {
  const { subject, event, members, chairs, awards, figures } = report;
  const scalars: readonly (readonly [string, unknown])[] = [
    ["subject.number", subject.number],
    ["subject.sector", subject.sector],
    ["subject.region", subject.region],
    ["subject.province", subject.province],
    ["event.type", event.type],
    ["event.from", event.from],
    ["event.dayPart", event.dayPart],
    ["event.emulationYear", event.emulationYear],
    ["event.place", event.place],
    ["event.mode", event.mode],
    ["members.stated", members.stated],
  ];
  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ["members.units", members.units],
    ["chairs", chairs],
    ["awards", awards],
    ["figures", figures],
  ];
  return [
    ...scalars.flatMap(([field, value]) => (value === null ? [field] : [])),
    ...lists.flatMap(([field, values]) => (values.length === 0 ? [field] : [])),
  ];
}
