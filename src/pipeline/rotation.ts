import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { Resolution, Support } from "../model/dataset.ts";
import { RESOLUTIONS, SUPPORTS } from "../model/dataset.ts";
import { askGroups, byGroup } from "./by-group.ts";

/** A unit as it is shown: its name, and its place where it has one. */
export interface NamedUnit {
  readonly unit: string;
  readonly place: string | null;
}

/** Who chaired a group in one year, and how sure that is; `holder` is undefined where texts disagree and no rule settles it. */
export interface RotationTerm {
  readonly year: number;
  readonly holder: NamedUnit | undefined;
  readonly successor: NamedUnit | undefined;
  readonly support: Support;
  readonly resolution: Resolution;
  readonly basis: string;
  readonly chain: string;
  readonly texts: number;
  /** Other units that some text names for the same year, with their number of texts. */
  readonly others: readonly (NamedUnit & { readonly texts: number })[];
  readonly statementIds: readonly number[];
  /** Those of them that speak of the unit that took over within the year. */
  readonly successorIds: readonly number[];
}

/** What is known of one group over the years. */
export interface GroupRotation {
  readonly group: z.infer<typeof groupRow>;
  /** All names by which articles call it. */
  readonly names: readonly string[];
  readonly terms: readonly RotationTerm[];
  /** Deputies by year, as the articles name them. */
  readonly deputies: ReadonlyMap<number, readonly string[]>;
  /** Independent texts that speak of the group, by emulation year; 0 for years without an article. */
  readonly coverage: ReadonlyMap<number, number>;
}

const groupRow = z.object({
  id: z.string(),
  label: z.string(),
  form: z.string(),
  number: z.number().nullable(),
  sector: z.string().nullable(),
  province: z.string().nullable(),
});
const termRow = z.object({
  group_id: z.string(),
  year: z.number(),
  role: z.enum(["chair", "deputy"]),
  unit_id: z.string().nullable(),
  unit: z.string().nullable(),
  place: z.string().nullable(),
  successor: z.string().nullable(),
  successor_place: z.string().nullable(),
  support: z.enum(SUPPORTS),
  resolution: z.enum(RESOLUTIONS),
  basis: z.string(),
  chain: z.string(),
  texts: z.number(),
});
const sideRow = z.object({
  group_id: z.string(),
  year: z.number(),
  unit: z.string(),
  place: z.string().nullable(),
  is_chosen: z.number(),
  texts: z.number(),
});
const idList = z.string().transform((json) => z.array(z.number()).parse(JSON.parse(json)));
const statementRow = z.object({
  group_id: z.string(),
  year: z.number(),
  ids: idList,
  successor_ids: idList,
});
const nameRow = z.object({ group_id: z.string(), name: z.string() });
const yearRow = z.object({ group_id: z.string(), year: z.number(), texts: z.number() });

const GROUPS =
  "SELECT group_id AS id, label, form, number, sector, province FROM groups WHERE {of} ORDER BY group_id";
const TERMS =
  "SELECT group_id, year, role, unit_id, unit, place, successor, successor_place, support, resolution, basis, chain, texts FROM chair_terms WHERE {of} ORDER BY group_id, year, unit_id";
const SIDES =
  "SELECT group_id, year, unit, place, is_chosen, texts FROM conflicts WHERE {of} ORDER BY texts DESC, unit";
const STATEMENTS = `SELECT t.group_id, t.year, json_group_array(x.statement_id) AS ids,
    json_group_array(x.statement_id) FILTER (WHERE x.unit_id = t.successor_id) AS successor_ids
  FROM term t
  JOIN term_statement x ON x.group_id = t.group_id AND x.year = t.year AND x.role = t.role
   AND x.standing = 'said' AND (x.unit_id IN (t.unit_id, t.successor_id) OR t.unit_id = '')
  WHERE t.role = 'chair' AND t.{of} GROUP BY t.group_id, t.year`;
const NAMES = "SELECT group_id, name FROM group_names WHERE {of}";
const YEARS = "SELECT group_id, year, texts FROM coverage WHERE {of}";

/**
 * Groups with their chair terms, as they were last worked out, or the one group asked for. Groups of which no year is known are left
 * out.
 */
export function rotationOf(store: Store, groupId?: string): readonly GroupRotation[] {
  const ask = askGroups(store, groupId);
  const terms = byGroup(ask(TERMS, termRow));
  const sides = byGroup(ask(SIDES, sideRow));
  const statements = byGroup(ask(STATEMENTS, statementRow));
  const names = byGroup(ask(NAMES, nameRow));
  const years = byGroup(ask(YEARS, yearRow));
  return ask(GROUPS, groupRow).map((group) => {
    const own = terms.get(group.id) ?? [];
    const others = sides.get(group.id) ?? [];
    const proofs = new Map((statements.get(group.id) ?? []).map((row) => [row.year, row]));
    return {
      group,
      names: (names.get(group.id) ?? []).map(({ name }) => name),
      terms: own
        .filter(({ role }) => role === "chair")
        .map((row) => toTerm(row, others, proofs.get(row.year))),
      deputies: deputiesOf(own),
      coverage: new Map((years.get(group.id) ?? []).map(({ year, texts }) => [year, texts])),
    };
  });
}

function toTerm(
  row: z.infer<typeof termRow>,
  sides: readonly z.infer<typeof sideRow>[],
  proofs: z.infer<typeof statementRow> | undefined,
): RotationTerm {
  const { year, unit, place, successor, successor_place, ...rest } = row;
  return {
    year,
    holder: unit === null ? undefined : { unit, place },
    successor: successor === null ? undefined : { unit: successor, place: successor_place },
    support: rest.support,
    resolution: rest.resolution,
    basis: rest.basis,
    chain: rest.chain,
    texts: rest.texts,
    others: sides.filter((side) => side.year === year && side.is_chosen === 0),
    statementIds: proofs?.ids ?? [],
    successorIds: proofs?.successor_ids ?? [],
  };
}

function deputiesOf(
  rows: readonly z.infer<typeof termRow>[],
): ReadonlyMap<number, readonly string[]> {
  const deputies = new Map<number, string[]>();
  for (const { role, year, unit } of rows)
    if (role === "deputy" && unit !== null)
      deputies.set(year, [...(deputies.get(year) ?? []), unit]);
  return deputies;
}

/** How many articles changed since the dataset was last worked out. */
export function countPending(store: Store): number {
  const [row] = store.rows(
    "SELECT count(*) AS n FROM consolidation_queue",
    z.object({ n: z.number() }),
  );
  return row?.n ?? 0;
}

/** The place where the members are bodies of different places, else the unit. */
export function shortName({ terms }: GroupRotation, holder: NamedUnit): string {
  const places = new Set(terms.flatMap(unitsOf).map(({ place }) => place));
  return holder.place !== null && places.size > 1 && !places.has(null) ? holder.place : holder.unit;
}

function unitsOf({ holder, others }: RotationTerm): readonly NamedUnit[] {
  return holder === undefined ? others : [holder];
}
