import { isDeepStrictEqual } from "node:util";
import type { Dataset } from "../../../db/dataset.ts";
import type { Assignment } from "../../../db/dataset-groups.ts";
import type { Links } from "../../consolidate/group-identity.ts";
import { clusterProfiles, looseSeats } from "../../consolidate/group-identity.ts";
import type { FieldKey } from "../../consolidate/group-profiles.ts";
import { profileOf } from "../../consolidate/group-profiles.ts";
import { findSuccessions, mayFollow } from "../../consolidate/lineage.ts";
import type { Group, GroupProfile } from "../../model/dataset.ts";

interface Rules {
  readonly field: FieldKey;
  readonly links: Links;
}

/** How groups are told apart; forced where people decided on groups, and no profile changed. */
interface Grouping extends Rules {
  readonly isForced: boolean;
}

/**
 * Makes profiles anew that lost or won a sighting, and the groups of the forms whose profiles say other things than before. Gives the
 * groups whose sightings changed, and whether groups were told apart anew.
 */
export function consolidateGroups(
  dataset: Dataset,
  keys: readonly string[],
  { isForced, ...rules }: Grouping,
): { readonly touched: ReadonlySet<string>; readonly isRegrouped: boolean } {
  const touched = new Set(keys.flatMap((key) => dataset.groupOf(key) ?? []));
  const changes = keys.flatMap((key) => refreshProfile(dataset, key) ?? []);
  let isRegrouped = false;
  for (const form of FORMS) {
    const own = changes.filter((change) => formOf(change) === form);
    if (own.length === 0 && !isForced) continue;
    const seated = isForced ? undefined : seatLoose(dataset, own, rules);
    isRegrouped ||= seated === undefined;
    for (const id of seated ?? clusterForm(dataset, form, rules)) touched.add(id);
  }
  return { touched, isRegrouped };
}

const FORMS = ["cluster", "bloc"];

/** A profile that says more or less than before. */
interface Change {
  readonly before: GroupProfile | undefined;
  readonly after: GroupProfile | undefined;
}

function formOf({ before, after }: Change): string | undefined {
  return (after ?? before)?.form;
}

function refreshProfile(dataset: Dataset, key: string): Change | undefined {
  const before = dataset.profile(key);
  const sightings = dataset.sightingsOf(key);
  if (sightings.length === 0) {
    dataset.dropProfile(key);
    return before === undefined ? undefined : { before, after: undefined };
  }
  const after = profileOf(key, sightings);
  dataset.setProfile(after);
  return before !== undefined && isAlike(before, after) ? undefined : { before, after };
}

/**
 * Seats loose profiles one by one, where all that changed in a form are such that change nothing for the others. Gives the groups that won
 * one; none if the form must be told apart anew.
 */
function seatLoose(
  dataset: Dataset,
  changes: readonly Change[],
  { field, links }: Rules,
): readonly string[] | undefined {
  const profiles = changes.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  const form = profiles[0]?.form;
  if (form === undefined || !profiles.every(({ isLoose }) => isLoose)) return undefined;
  const linked = [...new Set(links.flat())].flatMap((key) => dataset.profile(key) ?? []);
  const others = linked.filter((profile) => profile.form === form && profile.isLoose);
  const seatOf = looseSeats([...dataset.toldProfilesOf(form), ...others], field, links);
  if (!profiles.every((profile) => seatOf(profile) !== undefined)) return undefined;
  return changes.flatMap(({ after }) => {
    const seat = after === undefined ? undefined : seatOf(after);
    const groupId = seat === undefined ? undefined : dataset.groupOf(seat.beside);
    if (after === undefined || seat === undefined || groupId === undefined) return [];
    dataset.assign(after.key, { groupId, reasons: JSON.stringify(seat.reasons) });
    return [groupId];
  });
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
function clusterForm(dataset: Dataset, form: string, { field, links }: Rules): ReadonlySet<string> {
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
