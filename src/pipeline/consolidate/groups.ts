import { isDeepStrictEqual } from "node:util";
import type { Dataset } from "../../../db/dataset.ts";
import type { Assignment } from "../../../db/dataset-groups.ts";
import type { Links } from "../../consolidate/group-identity.ts";
import { clusterProfiles } from "../../consolidate/group-identity.ts";
import type { FieldKey } from "../../consolidate/group-profiles.ts";
import { profileOf } from "../../consolidate/group-profiles.ts";
import { findSuccessions, mayFollow } from "../../consolidate/lineage.ts";
import type { Group, GroupProfile } from "../../model/dataset.ts";

/** How groups are told apart; forced where people decided on groups, and no profile changed. */
interface Grouping {
  readonly field: FieldKey;
  readonly links: Links;
  readonly isForced: boolean;
}

/**
 * Makes profiles anew that lost or won a sighting, and the groups of the forms whose profiles name other units than before. Gives the
 * groups whose sightings changed, and whether groups were told apart anew.
 */
export function consolidateGroups(
  dataset: Dataset,
  keys: readonly string[],
  { field, links, isForced }: Grouping,
): { readonly touched: ReadonlySet<string>; readonly isRegrouped: boolean } {
  const touched = new Set<string>();
  const forms = new Set<string>(isForced ? FORMS : []);
  for (const key of keys) {
    const group = dataset.groupOf(key);
    if (group !== undefined) touched.add(group);
    const form = refreshProfile(dataset, key);
    if (form !== undefined) forms.add(form);
  }
  for (const form of forms)
    for (const id of clusterForm(dataset, form, { field, links })) touched.add(id);
  return { touched, isRegrouped: forms.size > 0 };
}

const FORMS = ["cluster", "bloc"];

/** The form whose groups must be found again, if the profile says more or less than before. */
function refreshProfile(dataset: Dataset, key: string): string | undefined {
  const before = dataset.profile(key);
  const sightings = dataset.sightingsOf(key);
  if (sightings.length === 0) {
    dataset.dropProfile(key);
    return before?.form;
  }
  const profile = profileOf(key, sightings);
  dataset.setProfile(profile);
  return before !== undefined && isAlike(before, profile) ? undefined : profile.form;
}

function isAlike(before: GroupProfile, after: GroupProfile): boolean {
  return (
    before.units.size === after.units.size &&
    [...after.units.keys()].every((unit) => before.units.has(unit)) &&
    before.name === after.name &&
    before.sector === after.sector &&
    before.region === after.region &&
    before.province === after.province &&
    before.provinceBasis === after.provinceBasis
  );
}

/** Finds the groups of a form; gives those that are new, gone, or have other profiles than before. */
function clusterForm(
  dataset: Dataset,
  form: string,
  { field, links }: Omit<Grouping, "isForced">,
): ReadonlySet<string> {
  const groups = clusterProfiles(dataset.profilesOf(form), field, links);
  const touched = assignProfiles(dataset, form, groups);
  const before = new Map(
    dataset.groups().flatMap((group) => (group.form === form ? [[group.id, group]] : [])),
  );
  for (const { profiles: _, ...group } of groups) {
    if (!isDeepStrictEqual(before.get(group.id), group)) dataset.setGroup(group);
    before.delete(group.id);
  }
  for (const id of before.keys()) {
    dataset.dropGroup(id);
    touched.add(id);
  }
  return touched;
}

const NO_GROUP: Assignment = { groupId: undefined, reasons: undefined };

/** Puts each profile to its group; gives the groups that won or lost one. */
function assignProfiles(dataset: Dataset, form: string, groups: readonly Group[]): Set<string> {
  const now = new Map(
    groups.flatMap(({ id, profiles }) =>
      profiles.map(({ key, reasons }) => [
        key,
        { groupId: id, reasons: JSON.stringify(reasons) } satisfies Assignment,
      ]),
    ),
  );
  const touched = new Set<string>();
  for (const [key, was] of dataset.assignedTo(form)) {
    const is = now.get(key) ?? NO_GROUP;
    if (is.groupId === was.groupId && is.reasons === was.reasons) continue;
    dataset.assign(key, is);
    if (is.groupId === was.groupId) continue;
    for (const id of [is.groupId, was.groupId]) if (id !== undefined) touched.add(id);
  }
  return touched;
}

/** Finds which groups went on as others. */
export function consolidateSuccessions(dataset: Dataset): void {
  const lives = dataset.lives();
  const ends = lives.filter((one) =>
    lives.some((other) => mayFollow(one, other) || mayFollow(other, one)),
  );
  const byId = new Map(dataset.groups().map((group) => [group.id, group]));
  const lived = ends.flatMap(({ groupId, first, last }) => {
    const group = byId.get(groupId);
    if (group === undefined) return [];
    return [{ group: { ...group, profiles: [] }, first, last, units: dataset.unitsOf(groupId) }];
  });
  dataset.setSuccessions(findSuccessions(lived));
}
