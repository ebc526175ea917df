import { nameKey, searchKey } from "../text/fold.ts";

/** A group as one report names it, with the units that the report puts into it. */
export interface GroupSighting {
  readonly articleId: string;
  readonly report: number;
  readonly form: string;
  readonly number: number | null;
  readonly name: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly province: string | null;
  readonly units: readonly string[];
}

/** One group over all its sightings. */
export interface Group {
  readonly id: string;
  /** The name that most sightings use, with its sector where the number alone would not tell. */
  readonly label: string;
  readonly form: string;
  readonly number: number | null;
  readonly sector: string | null;
  readonly province: string | null;
  readonly sightings: readonly GroupSighting[];
}

/**
 * Sightings that are one group: same form, number and sector, and no province against it; a sighting that leaves its
 * sector open joins the group with which it shares units, else it stands alone. Groups without a number go by name.
 */
export function identifyGroups(sightings: readonly GroupSighting[]): readonly Group[] {
  const homes: GroupSighting[][] = [];
  const bestKnownFirst = [...sightings].sort((a, b) => known(b) - known(a) || compare(a, b));
  for (const sighting of bestKnownFirst) {
    const fitting = homes.filter(
      (home) =>
        home.some((other) => isSameGroup(sighting, other)) &&
        home.every((other) => !contradicts(sighting, other)),
    );
    const home = fitting.length > 1 ? mostShared(sighting, fitting) : fitting[0];
    if (home === undefined) homes.push([sighting]);
    else home.push(sighting);
  }
  return withUniqueIds(homes.map(toGroup).sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** Groups that nothing known tells apart still are two: the second of a name is numbered. */
function withUniqueIds(groups: readonly Group[]): readonly Group[] {
  const seen = new Map<string, number>();
  return groups.map((group) => {
    const count = (seen.get(group.id) ?? 0) + 1;
    seen.set(group.id, count);
    return count === 1 ? group : { ...group, id: `${group.id}-${count}` };
  });
}

function known(sighting: GroupSighting): number {
  return (
    (sighting.sector === null ? 0 : 2) +
    (sighting.province === null ? 0 : 1) +
    (sighting.number === null ? 0 : 4)
  );
}

function compare(a: GroupSighting, b: GroupSighting): number {
  return a.articleId < b.articleId ? -1 : 1;
}

function isSameGroup(a: GroupSighting, b: GroupSighting): boolean {
  if (a.form !== b.form) return false;
  if (a.number !== null || b.number !== null)
    return a.number === b.number && (sameField(a.sector, b.sector) || sharesUnits(a, b));
  const [nameA, nameB] = [nameKey(a.name), nameKey(b.name)];
  const isName = nameA.startsWith(nameB) || nameB.startsWith(nameA);
  return (
    isName ||
    (sameField(a.sector, b.sector) && sameField(a.region, b.region) && a.region !== null) ||
    sharesUnits(a, b)
  );
}

function sameField(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && searchKey(a) === searchKey(b);
}

function contradicts(a: GroupSighting, b: GroupSighting): boolean {
  const differs = (x: string | null, y: string | null): boolean =>
    x !== null && y !== null && searchKey(x) !== searchKey(y);
  if (a.form !== b.form || a.number !== b.number) return true;
  if (differs(a.province, b.province)) return true;
  return differs(a.sector, b.sector);
}

const MIN_SHARED = 2;

function sharesUnits(a: GroupSighting, b: GroupSighting): boolean {
  return sharedUnits(a, b) >= MIN_SHARED;
}

function sharedUnits(a: GroupSighting, b: GroupSighting): number {
  const own = new Set(a.units.map(searchKey));
  return b.units.filter((unit) => own.has(searchKey(unit))).length;
}

function mostShared(
  sighting: GroupSighting,
  homes: readonly GroupSighting[][],
): GroupSighting[] | undefined {
  const shared = (home: GroupSighting[]): number =>
    Math.max(...home.map((other) => sharedUnits(sighting, other)));
  const [best, next] = [...homes].sort((a, b) => shared(b) - shared(a));
  if (best === undefined || (next !== undefined && shared(best) === shared(next))) return undefined;
  return best;
}

function toGroup(sightings: readonly GroupSighting[]): Group {
  const [first] = sightings;
  if (first === undefined) throw new Error("A group without a sighting");
  const most = (values: readonly (string | null)[]): string | null =>
    mostFrequent(values.filter((value) => value !== null));
  const { form, number } = first;
  const sector = most(sightings.map((one) => one.sector));
  const province = most(sightings.map((one) => one.province));
  const name = most(sightings.map((one) => one.name)) ?? first.name;
  const kind = form === "bloc" ? "Khối thi đua" : "Cụm thi đua";
  const stem = number === null ? name : `${kind} số ${number}`;
  const tail = [number === null ? null : sector, province].filter(
    (part) => part !== null && !searchKey(stem).includes(searchKey(part)),
  );
  const label = [stem, ...tail].join(" · ");
  return {
    id: searchKey(label).replaceAll(" ", "-"),
    label,
    form,
    number,
    sector,
    province,
    sightings,
  };
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}
