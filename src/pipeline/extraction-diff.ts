import { z } from "zod";
import type { Extraction, Report } from "../model/extraction.ts";
import { extractionSchema } from "../model/extraction.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { nameKey } from "../text/fold.ts";

/** A fact that one extraction has and the other lacks, or that both have with other values. */
export interface FactChange {
  readonly document: string;
  readonly kind: "gained" | "lost" | "changed";
  readonly fact: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly quote: string;
}

/** The extractions of a file of one JSON object a line; a line that is none is a problem with its number. */
export function readExtractions(text: string, path: string): Result<readonly Extraction[]> {
  const extractions: Extraction[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const parsed = parseLine(line);
    if (!parsed.ok)
      return failure("invalid-extraction", `${path}, line ${i + 1}: ${parsed.problem.message}`);
    extractions.push(parsed.value);
  }
  return success(extractions);
}

function parseLine(line: string): Result<Extraction> {
  try {
    const extraction = extractionSchema.safeParse(JSON.parse(line));
    return extraction.success
      ? success(extraction.data)
      : failure(
          "invalid-extraction",
          `it is no extraction of the contract thidua/1 (${z.prettifyError(extraction.error).split("\n")[0]}): write it with thidua extract --ndjson`,
        );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure("invalid-extraction", "it is no JSON: write it with thidua extract --ndjson");
  }
}

interface Keyed {
  readonly key: string;
  readonly fact: string;
  readonly value: string;
  readonly quote: string;
}

/** What changed between two extractions of the same articles, article by article in the order of the first; an article that only one has is left out. */
export function diffExtractions(
  before: readonly Extraction[],
  after: readonly Extraction[],
): readonly FactChange[] {
  const known = new Set(after.map(({ document }) => document.id));
  const documents = new Set(
    before.map(({ document }) => document.id).filter((id) => known.has(id)),
  );
  const byId = (all: readonly Extraction[], id: string): readonly Keyed[] =>
    all.filter(({ document }) => document.id === id).flatMap(keyedFacts);
  return [...documents].flatMap((id) => diffFacts(id, byId(before, id), byId(after, id)));
}

function diffFacts(
  document: string,
  before: readonly Keyed[],
  after: readonly Keyed[],
): readonly FactChange[] {
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const now = new Map(after.map((fact) => [fact.key, fact]));
  const changes = [...new Set([...old.keys(), ...now.keys()])].map((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const { fact, quote } = is ?? was ?? { fact: "", quote: "" };
    const kind = was === undefined ? "gained" : is === undefined ? "lost" : "changed";
    return { document, kind, fact, before: was?.value, after: is?.value, quote } as const;
  });
  return changes.filter(({ kind, before: was, after: is }) => kind !== "changed" || was !== is);
}

function keyedFacts({ reports, people, relevant }: Extraction): readonly Keyed[] {
  return [
    { key: "relevant", fact: "relevant", value: String(relevant), quote: "" },
    ...reports.flatMap(reportFacts),
    ...people.map((person) => keyed(`person ${person.name}`, person, ["positions", "part"])),
  ];
}

function reportFacts(report: Report): readonly Keyed[] {
  const { subject, event, members, chairs, awards, figures } = report;
  const group = `${subject.form} ${subject.number ?? subject.name}`;
  return [
    keyed(`${group}: subject`, subject, ["name", "sector", "region", "province"]),
    keyed(`${group}: event`, event, ["type", "from", "to", "emulationYear", "place", "mode"]),
    keyed(`${group}: members`, members, ["stated", "complete"]),
    ...members.units.map((unit) => keyed(`${group}: member ${unit.name}`, unit, [])),
    ...chairs.map((chair) =>
      keyed(`${group}: ${chair.role} ${chair.unit?.name ?? "nobody"} ${chair.status}`, chair, [
        "year",
        "yearBasis",
        "period",
        "person",
      ]),
    ),
    ...awards.map((award, i) =>
      keyed(`${group}: award ${award.titles.join("+")} ${award.status} ${i + 1}`, award, [
        "authority",
        "collectives",
        "individuals",
        "period",
        "units",
      ]),
    ),
    ...figures.map((figure) => keyed(`${group}: figure ${figure.measure}`, figure, ["value"])),
  ];
}

function keyed<T extends { readonly evidence: readonly { readonly quote: string }[] }>(
  fact: string,
  value: T,
  fields: readonly (keyof T & string)[],
): Keyed {
  const shown = fields.map((field) => `${field} ${JSON.stringify(value[field])}`).join(", ");
  return { key: nameKey(fact), fact, value: shown, quote: value.evidence[0]?.quote ?? "" };
}
