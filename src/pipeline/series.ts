import { createHash } from "node:crypto";
import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { ChairYear, GroupSeries } from "../analysis/series.ts";
import { askGroups, byGroup } from "./by-group.ts";

/** A series with what its units and its group are called. */
export interface NamedSeries {
  readonly label: string;
  readonly series: GroupSeries;
  /** Names of its units by identity: the place where all of them are bodies of different places, else the unit. */
  readonly names: ReadonlyMap<string, string>;
}

const inGroup = z.object({ group_id: z.string() });
const termRow = inGroup.extend({
  year: z.number(),
  role: z.enum(["chair", "deputy"]),
  unit_id: z.string().nullable(),
  successor_id: z.string().nullable(),
  support: z.string(),
});
const sideRow = inGroup.extend({ year: z.number(), unit_id: z.string() });
const yearRow = inGroup.extend({ label: z.string(), year: z.number() });
const unitRow = z.object({
  unit_id: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  ended: z.number().nullable(),
  heir_id: z.string().nullable(),
});

const TERMS =
  "SELECT group_id, year, role, nullif(unit_id, '') AS unit_id, successor_id, support FROM term WHERE {of} ORDER BY group_id, year, unit_id";
const SIDES =
  "SELECT group_id, year, unit_id FROM term_side WHERE role = 'chair' AND {of} ORDER BY group_id, year, texts DESC, unit_id";
const MEMBERS =
  "SELECT group_id, year, unit_id FROM membership WHERE {of} ORDER BY group_id, year, statement_id";
const YEARS =
  "SELECT group_id, group_label AS label, year FROM coverage WHERE {of} ORDER BY group_id, year";
// A province that went on alone under another name or rank ended nobody.
const UNITS = `SELECT u.unit_id, u.name, u.place, CAST(substr(date(e.day, '-1 day'), 1, 4) AS INTEGER) AS ended,
    replace(u.unit_id, '@' || e.province_id, '@' || e.other_id) AS heir_id
  FROM unit u LEFT JOIN province_events e ON e.province_id = u.province_id AND e.kind = 'merged'
  WHERE u.unit_id IN (SELECT value FROM json_each(?))`;
const PRINTS = `SELECT g.group_id AS id, g.label || ' ' || group_concat(y.print, ' ' ORDER BY y.year) AS print
  FROM emulation_group g JOIN year_print y USING (group_id) GROUP BY g.group_id`;
const NAMES =
  "SELECT group_concat(unit_id || ' ' || name, ';' ORDER BY unit_id) AS names FROM unit";
const printRow = z.object({ id: z.string(), print: z.string() });
const namesRow = z.object({ names: z.string().nullable() });

/** For each group what its series was made of, in short: as long as that is the same, the series is. */
export function seriesPrints(store: Store): ReadonlyMap<string, string> {
  const [names] = store.rows(NAMES, namesRow);
  const units = createHash("sha256")
    .update(names?.names ?? "")
    .digest("base64url");
  return new Map(store.rows(PRINTS, printRow).map(({ id, print }) => [id, `${units} ${print}`]));
}

/**
 * The series of all groups, or of the one asked for, as the dataset was last worked out; groups of which no year is known are left out.
 */
export function seriesOf(store: Store, groupId?: string): readonly NamedSeries[] {
  const ask = askGroups(store, groupId);
  const terms = byGroup(ask(TERMS, termRow));
  const sides = byGroup(ask(SIDES, sideRow));
  const members = byGroup(ask(MEMBERS, sideRow));
  const ids = new Set<string | null>();
  for (const rows of [...terms.values(), ...sides.values(), ...members.values()])
    for (const row of rows) {
      ids.add(row.unit_id);
      if ("successor_id" in row) ids.add(row.successor_id);
    }
  const units = new Map(
    store.rows(UNITS, unitRow, [JSON.stringify([...ids])]).map((unit) => [unit.unit_id, unit]),
  );
  return [...byGroup(ask(YEARS, yearRow))].map(([group, years]) => {
    const own = {
      terms: terms.get(group) ?? [],
      sides: sides.get(group) ?? [],
      members: members.get(group) ?? [],
    };
    const ids = new Set(
      [...own.sides, ...own.members, ...own.terms].flatMap(({ unit_id }) => unit_id ?? []),
    );
    for (const { successor_id } of own.terms) if (successor_id !== null) ids.add(successor_id);
    const named = [...ids].flatMap((id) => units.get(id) ?? []);
    return {
      label: years[0]?.label ?? group,
      series: {
        group,
        years: years.map(({ year }) => yearOf(year, own.terms, own.sides)),
        members: membersOf(own.members),
        heirs: new Map(
          named.flatMap(({ unit_id, heir_id }) => (heir_id === null ? [] : [[unit_id, heir_id]])),
        ),
        ended: new Map(
          named.flatMap(({ unit_id, ended }) => (ended === null ? [] : [[unit_id, ended]])),
        ),
      },
      names: namesOf(named),
    };
  });
}

function yearOf(
  year: number,
  terms: readonly z.infer<typeof termRow>[],
  sides: readonly z.infer<typeof sideRow>[],
): ChairYear {
  const own = terms.filter((term) => term.year === year);
  const chair = own.find(({ role }) => role === "chair");
  const holder = chair?.unit_id ?? undefined;
  const heir = chair?.successor_id ?? undefined;
  const named = sides.flatMap((side) =>
    side.year === year && side.unit_id !== heir ? [side.unit_id] : [],
  );
  return {
    year,
    holder,
    heir,
    candidates: isSettled(chair?.support)
      ? holder === undefined
        ? []
        : [holder]
      : [...new Set(holder === undefined ? named : [holder, ...named])],
    isSingle: chair?.support === "one-text",
    deputies: own.flatMap(({ role, unit_id }) => (role === "deputy" ? (unit_id ?? []) : [])),
  };
}

/** What a person or the paper itself put right is no choice any more. */
function isSettled(support: string | undefined): boolean {
  return support === "reviewed" || support === "corrected";
}

function membersOf(rows: readonly z.infer<typeof sideRow>[]): GroupSeries["members"] {
  const lists = new Map<number, string[]>();
  for (const { year, unit_id } of rows) {
    const list = lists.get(year);
    if (list === undefined) lists.set(year, [unit_id]);
    else list.push(unit_id);
  }
  return lists;
}

function namesOf(units: readonly z.infer<typeof unitRow>[]): NamedSeries["names"] {
  const places = units.flatMap(({ place }) => place ?? []);
  const areTold = places.length === units.length && new Set(places).size === units.length;
  return new Map(
    units.map(({ unit_id, name, place }) => [unit_id, areTold ? (place ?? name) : name]),
  );
}
