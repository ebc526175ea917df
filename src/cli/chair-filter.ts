import type { GroupRotation } from "../pipeline/rotation.ts";
import { nameKey, searchKey } from "../text/fold.ts";
import type { ChairsFlags } from "./chairs-flags.ts";

/** The rotations that the filters let through, with only the years asked for. Words match with or without diacritics. */
export function filterRotations(
  rotations: readonly GroupRotation[],
  flags: ChairsFlags,
): readonly GroupRotation[] {
  return rotations
    .filter(({ group }) => flags.number === undefined || group.number === flags.number)
    .filter(({ group, names }) => hasWords([group.label, ...names], flags.group))
    .filter(({ group }) => hasWords([group.sector ?? ""], flags.sector))
    .map((rotation) => withinYears(withinProvince(rotation, flags.province), flags))
    .filter(({ terms }) => terms.length > 0);
}

function hasWords(texts: readonly string[], words: string | undefined): boolean {
  if (words === undefined) return true;
  const isPlain = searchKey(words) === nameKey(words);
  const key = isPlain ? searchKey : nameKey;
  return texts.some((text) => key(text).includes(key(words)));
}

/** A group of the province keeps all its terms; any other keeps those that a unit of the province held. */
function withinProvince(rotation: GroupRotation, province: string | undefined): GroupRotation {
  if (province === undefined || hasWords([rotation.group.province ?? ""], province))
    return rotation;
  const terms = rotation.terms.filter((term) =>
    hasWords(
      [term.holder, term.successor, ...term.others].map((unit) => unit?.place ?? ""),
      province,
    ),
  );
  return { ...rotation, terms };
}

function withinYears(rotation: GroupRotation, { from, to }: ChairsFlags): GroupRotation {
  const isWithin = (year: number): boolean => year >= (from ?? year) && year <= (to ?? year);
  return {
    ...rotation,
    terms: rotation.terms.filter(({ year }) => isWithin(year)),
    coverage: new Map([...rotation.coverage].filter(([year]) => isWithin(year))),
  };
}
