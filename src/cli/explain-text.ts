import type { Evidence, Extraction, Report } from "../model/extraction.ts";
import { wrap } from "./table.ts";

export interface ExplainStyle {
  /** Marks a stretch of evidence. */
  readonly mark: (text: string) => string;
  readonly width: number;
  /** Where on the page each zone stood, "" where that is not known. */
  readonly origins: readonly string[];
}

interface Line {
  readonly label: string;
  readonly value: string;
  readonly rule: string | null;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** An extraction for a person: the text with its evidence marked, facts with rule and quote, and why the rest is empty. */
export function explainExtraction(extraction: Extraction, style: ExplainStyle): readonly string[] {
  const { document, relevant, reports, people, absent } = extraction;
  const facts = [...reports.flatMap(reportLines), ...people.map(personLine)];
  const evidence = facts.flatMap((fact) => fact.evidence);
  return [
    ...zonesOf(extraction, evidence, style),
    "",
    `published ${document.publishedAt ?? "not said"} · byline ${document.byline ?? "none"} · ${relevant ? "relevant" : "not relevant"}`,
    "",
    ...(facts.length > 0
      ? ["FACTS", ...facts.flatMap((fact) => factLines(fact, style))]
      : ["NO FACTS"]),
    ...absenceLines(
      "DOUBTFUL, AND WHY",
      absent.filter(({ reason }) => reason === "conflict"),
    ),
    ...absenceLines(
      "EMPTY, AND WHY",
      absent.filter(({ reason }) => reason !== "conflict"),
    ),
  ];
}

function absenceLines(head: string, absent: Extraction["absent"]): readonly string[] {
  if (absent.length === 0) return [];
  const lines = absent.map(
    ({ report, field, reason, rule }) =>
      `  ${report === null ? "" : `report ${report + 1} `}${field}: ${REASONS[reason]}${rule === null ? "" : ` (${rule})`}`,
  );
  return ["", head, ...lines];
}

const REASONS: Readonly<Record<Extraction["absent"][number]["reason"], string>> = {
  "no-trigger": "no word of the article speaks of it",
  "no-value": "spoken of, but no value is given",
  refused: "a rule refused it",
  conflict: "the article contradicts itself",
};

function zonesOf(
  { document }: Extraction,
  evidence: readonly Evidence[],
  style: ExplainStyle,
): readonly string[] {
  const marks = mergeSpans(evidence);
  return document.zones
    .flatMap(({ zone, start, end }, i) => [
      ...wrap(
        `[${zoneHead(zone, style.origins[i])}] ${markText(document.text, { start, end }, { marks, mark: style.mark })}`,
        style.width,
      ),
      "",
    ])
    .slice(0, -1);
}

/** "body, div.noidung > p": what a zone is, and where on the page it stood. */
function zoneHead(zone: string, origin: string | undefined): string {
  return origin === undefined || origin === "" ? zone : `${zone}, ${origin}`;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function mergeSpans(evidence: readonly Evidence[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function markText(
  text: string,
  zone: Stretch,
  style: { readonly marks: readonly Stretch[]; readonly mark: (text: string) => string },
): string {
  let out = "";
  let at = zone.start;
  for (const { start, end } of style.marks) {
    if (end <= at || start >= zone.end) continue;
    const from = Math.max(start, at);
    const to = Math.min(end, zone.end);
    out += text.slice(at, from) + style.mark(text.slice(from, to));
    at = to;
  }
  return out + text.slice(at, zone.end);
}

function factLines(line: Line, { width }: ExplainStyle): readonly string[] {
  const sure =
    line.confidence === 0 ? "not measured yet" : `confidence ${line.confidence.toFixed(2)}`;
  const rule = line.rule === null ? "" : `${line.rule}, ${sure}`;
  const [quote] = line.evidence;
  const quoted =
    quote === undefined
      ? []
      : wrap(`“${quote.quote.replaceAll("\n", " ")}”`, width - QUOTE_INDENT).map(
          (text) => " ".repeat(QUOTE_INDENT) + text,
        );
  return [
    ...wrap(`${line.label}: ${line.value}`, width - 2).map((text) => `  ${text}`),
    ...(rule === "" ? [] : [`    ${rule.trim()}`]),
    ...quoted,
  ];
}

const QUOTE_INDENT = 4;

function reportLines({
  subject,
  event,
  members,
  chairs,
  awards,
  figures,
}: Report): readonly Line[] {
  const where = [subject.sector, subject.region, subject.province]
    .filter((part) => part !== null)
    .join(", ");
  const listed = members.units.map(({ name }) => name).join("; ");
  return [
    {
      ...subject,
      label: subject.form,
      value: `${subject.name}${where === "" ? "" : ` (${where})`}`,
    },
    { ...event, label: "event", value: eventText(event) },
    {
      ...members,
      label: "members",
      value: `${members.units.length} listed${members.complete ? ", complete" : ""}, stated ${members.stated ?? "-"}${listed === "" ? "" : `: ${listed}`}`,
    },
    ...chairs.map((chair) => ({
      ...chair,
      label: `${chair.status} ${chair.role}`,
      value: `${chair.unit?.name ?? "?"}${chair.person === null ? "" : ` (${chair.person})`}, ${chair.year ?? chair.period ?? "no year"}${chair.yearBasis === "implied" ? " (implied)" : ""}`,
    })),
    ...awards.map((award) => ({
      ...award,
      label: `award ${award.status}`,
      value: awardText(award),
    })),
    ...figures.map((figure) => ({
      ...figure,
      label: figure.measure,
      value: `${figure.value} ${figure.label}`,
    })),
  ];
}

function eventText(event: Report["event"]): string {
  const days = event.from === event.to ? event.from : `${event.from} to ${event.to}`;
  const parts = [
    event.type,
    days,
    event.dateBasis === "implied" ? "(year implied)" : null,
    event.dayPart,
    event.place,
    event.mode,
    event.emulationYear === null ? null : `on ${event.emulationYear}`,
  ];
  return parts.filter((part) => part !== null).join(", ") || "none told";
}

function awardText(award: Report["awards"][number]): string {
  const to = [
    award.collectives === null ? null : `${award.collectives} collectives`,
    award.individuals === null ? null : `${award.individuals} individuals`,
    award.units.length === 0 ? null : award.units.map(({ name }) => name).join("; "),
  ].filter((part) => part !== null);
  return `${award.titles.join(" + ") || "commended"} by ${award.authority ?? "?"} to ${to.join(", ") || "?"}, for ${award.period ?? "?"}`;
}

function personLine(person: Extraction["people"][number]): Line {
  return {
    ...person,
    label: `person, ${person.part}`,
    value: [person.name, ...person.positions].join(", "),
  };
}
