import type { Evidence, Extraction, Report } from "../src/model/extraction.ts";

export interface StatementRow {
  readonly report: number | null;
  readonly kind:
    | "subject"
    | "event"
    | "members"
    | "member"
    | "chair"
    | "award"
    | "figure"
    | "person";
  readonly position: number;
  /** The fact as JSON, without its proof. */
  readonly value: string;
  readonly rule: string | null;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

interface Proved {
  readonly evidence: readonly Evidence[];
  readonly rule: string | null;
  readonly confidence: number;
}

/** An extraction taken apart into statements, each with its proof. */
export function statementsOf(extraction: Extraction): readonly StatementRow[] {
  return [
    ...extraction.reports.flatMap(ofReport),
    ...extraction.people.map((person, i) =>
      toRow({ report: null, kind: "person", position: i }, person),
    ),
  ];
}

function ofReport(report: Report, index: number): readonly StatementRow[] {
  const { units, ...members } = report.members;
  const at = (kind: StatementRow["kind"], position = 0): Place => ({
    report: index,
    kind,
    position,
  });
  return [
    toRow(at("subject"), report.subject),
    toRow(at("event"), report.event),
    toRow(at("members"), members),
    ...units.map((unit, i) => toRow(at("member", i), unit)),
    ...report.chairs.map((chair, i) => toRow(at("chair", i), chair)),
    ...report.awards.map((award, i) => toRow(at("award", i), award)),
    ...report.figures.map((figure, i) => toRow(at("figure", i), figure)),
  ];
}

type Place = Pick<StatementRow, "report" | "kind" | "position">;

function toRow(place: Place, fact: Proved): StatementRow {
  const { evidence, rule, confidence, ...value } = fact;
  return { ...place, value: JSON.stringify(value), rule, confidence, evidence };
}
