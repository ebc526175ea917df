import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { Provinces } from "../../extractors/lexicon/provinces.ts";
import type { ChairStatement, ChairTerm, Succeeds } from "../consolidate/chair-terms.ts";
import { resolveTerms } from "../consolidate/chair-terms.ts";
import type { Group, GroupSighting } from "../consolidate/group-identity.ts";
import { identifyGroups } from "../consolidate/group-identity.ts";
import { readTexts } from "./independent-texts.ts";

/** What is known of one group over the years. */
export interface GroupRotation {
  readonly group: Group;
  readonly terms: readonly ChairTerm[];
  /** Deputies by year, as the articles name them. */
  readonly deputies: ReadonlyMap<number, readonly string[]>;
  /** Independent texts that speak of the group, by the emulation year that they review or pledge. */
  readonly coverage: ReadonlyMap<number, number>;
}

const sightingRow = z.object({
  article_id: z.string(),
  report: z.number(),
  form: z.string(),
  number: z.number().nullable(),
  name: z.string(),
  sector: z.string().nullable(),
  region: z.string().nullable(),
  province: z.string().nullable(),
  emulation_year: z.number().nullable(),
});
const chairRow = z.object({
  statement_id: z.number(),
  article_id: z.string(),
  report: z.number(),
  role: z.enum(["chair", "deputy"]),
  status: z.enum(["incumbent", "elected", "former"]),
  unit: z.string(),
  place: z.string().nullable(),
  year: z.number(),
});
const unitRow = z.object({ article_id: z.string(), report: z.number(), unit: z.string() });

/** Groups with their chair terms, from the statements of the store. Organisations hold no chair and are left out. */
export function rotationOf(store: Store, provinces: Provinces): readonly GroupRotation[] {
  const chairs = store.rows(
    "SELECT statement_id, article_id, report, role, status, unit, place, year FROM chairs WHERE unit IS NOT NULL AND year IS NOT NULL",
    chairRow,
  );
  const sightings = store.rows(
    "SELECT * FROM events WHERE form <> 'organisation' ORDER BY published_at, article_id",
    sightingRow,
  );
  const members = store.rows("SELECT article_id, report, unit FROM members", unitRow);
  const { articles, textIds } = readTexts(store);
  const corrections = new Set(
    articles.filter(({ title }) => CORRECTION.test(title)).map(({ article_id }) => article_id),
  );
  const unitsOf = groupUnits([...members, ...chairs]);
  const groups = identifyGroups(
    sightings.map((row) => toSighting(row, unitsOf.get(keyOf(row)) ?? [])),
  );
  const statements = chairs.map(
    (row): ChairRow => ({
      ...row,
      textId: textIds.get(row.article_id) ?? row.article_id,
      isCorrection: corrections.has(row.article_id),
    }),
  );
  return groups.map((group) => {
    const keys = new Set(group.sightings.map((one) => `${one.articleId} ${one.report}`));
    const own = statements.filter((row) => keys.has(keyOf(row)));
    const seen = sightings.filter((row) => keys.has(keyOf(row)));
    return {
      group,
      terms: resolveTerms(
        own.filter(({ role }) => role === "chair").map(toStatement),
        successionOf(provinces),
      ),
      deputies: deputiesOf(own),
      coverage: coverageOf(seen, textIds),
    };
  });
}

const CORRECTION = /(?:đính chính|cải chính)/iu;

type ChairRow = z.infer<typeof chairRow> & Pick<ChairStatement, "textId" | "isCorrection">;

function keyOf(row: { readonly article_id: string; readonly report: number }): string {
  return `${row.article_id} ${row.report}`;
}

function groupUnits(
  rows: readonly { readonly article_id: string; readonly report: number; readonly unit: string }[],
): ReadonlyMap<string, readonly string[]> {
  const units = new Map<string, string[]>();
  for (const row of rows) units.set(keyOf(row), [...(units.get(keyOf(row)) ?? []), row.unit]);
  return units;
}

function toSighting(row: z.infer<typeof sightingRow>, units: readonly string[]): GroupSighting {
  const { article_id: articleId, emulation_year: _, ...rest } = row;
  return { ...rest, articleId, units };
}

function toStatement({
  statement_id: statementId,
  article_id: articleId,
  textId,
  status,
  unit,
  place,
  year,
  isCorrection,
}: ChairRow): ChairStatement {
  return { statementId, articleId, textId, status, unit, place, year, isCorrection };
}

function deputiesOf(rows: readonly ChairRow[]): ReadonlyMap<number, readonly string[]> {
  const deputies = new Map<number, Set<string>>();
  for (const { role, year, unit } of rows) {
    if (role !== "deputy") continue;
    deputies.set(year, (deputies.get(year) ?? new Set()).add(unit));
  }
  return new Map([...deputies].map(([year, units]) => [year, [...units]]));
}

function coverageOf(
  rows: readonly z.infer<typeof sightingRow>[],
  textIds: ReadonlyMap<string, string>,
): ReadonlyMap<number, number> {
  const texts = new Map<number, Set<string>>();
  for (const { emulation_year: year, article_id: id } of rows) {
    if (year === null) continue;
    texts.set(year, (texts.get(year) ?? new Set()).add(textIds.get(id) ?? id));
  }
  return new Map([...texts].map(([year, ids]) => [year, ids.size]));
}

/** A merger of provinces within the year makes the second unit the first one's successor. */
function successionOf(provinces: Provinces): Succeeds {
  return (from, to, year) => {
    if (from === null || to === null) return false;
    const before = provinces.resolve(from, `${year}-01-01`);
    const after = provinces.resolve(to, `${year}-12-31`);
    return (
      before?.to?.startsWith(String(year)) === true &&
      before.successor !== undefined &&
      before.successor === after?.id &&
      before.name !== after.name
    );
  };
}
