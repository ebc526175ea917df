import type { GroupProfile, GroupSighting } from "../model/dataset.ts";
import { searchKey } from "../text/fold.ts";

/** What a sector or region is called for comparison, whatever the article's words. */
export type FieldKey = (words: string) => string;

const GENERIC = /^(?:cum|khoi) thi dua(?: (?:so )?\d{1,3})?$/u;
const OPENING = /^(?:cum|khoi)(?: thi dua)? /u;

/**
 * The key under which sightings are one profile. A group that nothing but a number or a loose word names is a profile of its text
 * alone: what it is, its units must tell.
 */
export function profileKey(sighting: GroupSighting, field: FieldKey): string {
  if (isLoose(sighting)) return `text:${sighting.textId}:${sighting.form}:${looseName(sighting)}`;
  const { form, number, sector, region, provinceId, name } = sighting;
  const parts = [
    form,
    number === null ? nameOf(name) : String(number),
    sector === null ? "" : field(sector),
    provinceId ?? "",
    region === null ? "" : field(region),
  ];
  return parts.join("|");
}

function looseName({ number, name }: GroupSighting): string {
  return number === null ? nameOf(name) : String(number);
}

/** A group's name as a key, without the word for a group. */
export function nameOf(name: string): string {
  return searchKey(name).replace(OPENING, "");
}

/**
 * Whether a name leaves open which group it is: no more than the word for a group, a number without its field, a cluster of which
 * neither field nor province is known, or a bloc without its province (every province has one of its enterprises).
 */
function isLoose({ form, number, name, sector, provinceBasis }: GroupSighting): boolean {
  if (form === "bloc" && provinceBasis === null) return !CENTRAL.test(name);
  if (provinceBasis === "stated") return number === null && isGeneric(name);
  if (sector !== null) return false;
  return provinceBasis === null || number !== null || isGeneric(name);
}

/** A bloc of bodies of the centre. */
const CENTRAL = /(?:trung ương|toàn quốc)/iu;

/** Whether a name says no more than that it is a group. */
export function isGeneric(name: string): boolean {
  return GENERIC.test(searchKey(name));
}

/** The profile of sightings that share a key, whatever their order. Throws where there is none. */
export function profileOf(key: string, sightings: readonly GroupSighting[]): GroupProfile {
  const [first] = sightings;
  if (first === undefined) throw new Error(`The profile ${key} has no sighting`);
  const units = new Map<string, number>();
  for (const sighting of sightings)
    for (const unit of sighting.units) units.set(unit, (units.get(unit) ?? 0) + 1);
  return {
    key,
    form: first.form,
    number: first.number,
    name: mostFrequent(sightings.map(({ name }) => name)) ?? first.name,
    sector: mostFrequent(sightings.map(({ sector }) => sector)),
    region: mostFrequent(sightings.map(({ region }) => region)),
    province: mostFrequent(sightings.map(({ province }) => province)),
    provinceId: first.provinceId,
    provinceBasis: bestBasis(sightings),
    isLoose: isLoose(first),
    units,
    sightings: sightings.length,
  };
}

const BASES = ["stated", "members", "paper"] as const;

function bestBasis(sightings: readonly GroupSighting[]): GroupProfile["provinceBasis"] {
  return BASES.find((basis) => sightings.some((one) => one.provinceBasis === basis)) ?? null;
}

/** The value that most name; of equals the first in the alphabet. */
export function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}
