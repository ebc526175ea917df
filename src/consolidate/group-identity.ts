import type { Group, GroupProfile, ProvinceBasis, Reason } from "../model/dataset.ts";
import { searchKey } from "../text/fold.ts";
import type { FieldKey } from "./group-profiles.ts";
import { mostFrequent } from "./group-profiles.ts";
import type { Comparable } from "./group-score.ts";
import { compareProfiles, ENOUGH, mayBeOne, tellingUnits } from "./group-score.ts";

/** Pairs of profiles that a person said are one group. */
export type Links = readonly (readonly [string, string])[];

interface Cluster extends Comparable {
  /** Nothing else joins it: people split it off. */
  readonly isClosed: boolean;
  readonly profiles: GroupProfile[];
  readonly reasons: Map<string, readonly Reason[]>;
  number: number | null;
  sector: string | null;
  region: string | null;
  provinceId: string | null;
  provinceBasis: ProvinceBasis | null;
  readonly units: Map<string, number>;
}

/** Clusters as they stand before the loose profiles come, and how to find those that may fit one. */
interface Told {
  readonly clusters: Cluster[];
  readonly near: ClusterIndex;
  /** In the order in which they are to be placed. */
  readonly loose: readonly GroupProfile[];
}

/**
 * Profiles that are one group. First what people linked; then the profiles that a name, sector or province tells, the best known
 * first, each to the cluster that it fits best; then the loose ones by their units, and only where one cluster fits better than any
 * other. A loose one that fits none and has no units by which to know it again is in no group. The order of the articles plays no part.
 */
export function clusterProfiles(
  profiles: readonly GroupProfile[],
  field: FieldKey,
  links: Links = [],
): readonly Group[] {
  const { clusters, near, loose } = clusterTold(profiles, field, links);
  placeLoose(loose, clusters, near);
  const order = (a: Cluster, b: Cluster): number => Number(a.isClosed) - Number(b.isClosed);
  return withUniqueIds(clusters.sort(order).map(toGroup));
}

function clusterTold(profiles: readonly GroupProfile[], field: FieldKey, links: Links): Told {
  const byKey = new Map(profiles.map((profile) => [profile.key, profile]));
  const linked = linkedSets(links, byKey);
  const done = new Set(linked.flat());
  const { closed, open } = closeSplit(profiles.filter(({ key }) => !done.has(key)));
  const clusters: Cluster[] = [...closed];
  for (const keys of linked) {
    const own = keys.flatMap((key) => byKey.get(key) ?? []).sort(byKnown);
    const cluster = start(own[0]);
    for (const profile of own.slice(1))
      join(cluster, profile, [{ what: "decision", weight: 9, detail: "linked by a person" }]);
    clusters.push(cluster);
  }
  const near = new ClusterIndex(field);
  for (const cluster of clusters)
    for (const profile of cluster.profiles) near.note(cluster, profile);
  const rest = open.toSorted(byKnown);
  for (const profile of rest.filter(({ isLoose }) => !isLoose)) place(profile, clusters, near);
  mergeClusters(clusters, near);
  return { clusters, near, loose: rest.filter(({ isLoose }) => isLoose) };
}

/** Where a loose profile stands: beside the profile of this key, in its group. */
interface Seat {
  readonly beside: string;
  readonly reasons: readonly Reason[];
}

/**
 * Seats loose profiles one by one, for as long as they change nothing for any other: then the rest stays as `clusterProfiles` would
 * place it. Takes the profiles of the form that are not loose, and those that people linked; asked for a profile that changes more, it
 * gives none.
 */
export function looseSeats(
  told: readonly GroupProfile[],
  field: FieldKey,
  links: Links,
): (profile: GroupProfile) => Seat | undefined {
  const { near } = clusterTold(told, field, links);
  const linked = new Set(links.flat());
  return (profile) => {
    if (!profile.isLoose || SPLIT_KEY.test(profile.key) || linked.has(profile.key))
      return undefined;
    const best = bestOf(profile, near.candidates(profile), field);
    const beside = best?.cluster.profiles[0]?.key;
    if (best === undefined || beside === undefined || addsTo(best.cluster, profile))
      return undefined;
    return { beside, reasons: best.reasons };
  };
}

/** How the keys of profiles begin that people split off: the decision's number. */
export const SPLIT = "split:";
const SPLIT_KEY = /^split:\d+/u;

/** A group for each decision that split some reports off; the other profiles are open. */
function closeSplit(profiles: readonly GroupProfile[]): {
  readonly closed: readonly Cluster[];
  readonly open: readonly GroupProfile[];
} {
  const bySplit = new Map<string, Cluster>();
  const open: GroupProfile[] = [];
  for (const profile of profiles.toSorted(byKnown)) {
    const split = SPLIT_KEY.exec(profile.key)?.[0];
    const known = split === undefined ? undefined : bySplit.get(split);
    if (split === undefined) open.push(profile);
    else if (known === undefined) bySplit.set(split, start(profile, true));
    else join(known, profile, []);
  }
  return { closed: [...bySplit.values()], open };
}

/** Those with a number first, then those known best, then those with the longest lists. How often one was seen plays no part: one more article of a kind changes no group. */
function byKnown(a: GroupProfile, b: GroupProfile): number {
  return known(b) - known(a) || b.units.size - a.units.size || (a.key < b.key ? -1 : 1);
}

function known({ number, sector, provinceId }: GroupProfile): number {
  return (number === null ? 0 : 4) + (sector === null ? 0 : 2) + (provinceId === null ? 0 : 1);
}

function linkedSets(
  links: Links,
  byKey: ReadonlyMap<string, GroupProfile>,
): readonly (readonly string[])[] {
  const sets: Set<string>[] = [];
  for (const pair of links) {
    if (!pair.every((key) => byKey.has(key))) continue;
    const touched = sets.filter((set) => pair.some((key) => set.has(key)));
    const merged = new Set([...pair, ...touched.flatMap((set) => [...set])]);
    for (const set of touched) sets.splice(sets.indexOf(set), 1);
    sets.push(merged);
  }
  return sets.map((set) => [...set].sort());
}

function start(profile: GroupProfile | undefined, isClosed = false): Cluster {
  if (profile === undefined) throw new Error("A group without a profile");
  const { form, number, name, sector, region, provinceId, provinceBasis } = profile;
  const cluster: Cluster = {
    isClosed,
    form,
    number,
    name,
    sector,
    region,
    provinceId,
    provinceBasis,
    units: new Map(),
    profiles: [],
    reasons: new Map(),
  };
  join(cluster, profile, []);
  return cluster;
}

function join(cluster: Cluster, profile: GroupProfile, reasons: readonly Reason[]): void {
  cluster.profiles.push(profile);
  cluster.reasons.set(profile.key, reasons);
  cluster.number ??= profile.number;
  cluster.sector ??= profile.sector;
  cluster.region ??= profile.region;
  cluster.provinceId ??= profile.provinceId;
  if (profile.provinceBasis === "stated" || cluster.provinceBasis === null)
    cluster.provinceBasis = profile.provinceBasis;
  for (const [unit, n] of profile.units)
    cluster.units.set(unit, (cluster.units.get(unit) ?? 0) + n);
}

/** Finds the clusters that share anything with a profile that can make them one: comparing all with all would take too long. */
class ClusterIndex {
  readonly field: FieldKey;
  readonly #byKey = new Map<string, Set<Cluster>>();
  readonly #gone = new Set<Cluster>();

  constructor(field: FieldKey) {
    this.field = field;
  }

  note(cluster: Cluster, profile: Comparable): void {
    for (const key of indexKeys(profile, this.field))
      this.#byKey.set(key, (this.#byKey.get(key) ?? new Set<Cluster>()).add(cluster));
  }

  drop(cluster: Cluster): void {
    this.#gone.add(cluster);
  }

  candidates(profile: Comparable): readonly Cluster[] {
    const found = new Set<Cluster>();
    for (const key of indexKeys(profile, this.field))
      for (const cluster of this.#byKey.get(key) ?? [])
        if (!this.#gone.has(cluster)) found.add(cluster);
    return [...found];
  }
}

/** Number, units, and the first words of what may agree in part. */
function indexKeys(
  { number, sector, region, units }: Comparable,
  field: FieldKey,
): readonly string[] {
  const first = (words: string): string => words.split(" ")[0] ?? "";
  return [
    ...(number === null ? [] : [`number ${number}`]),
    ...(sector === null ? [] : [`sector ${first(field(sector))}`]),
    ...(region === null ? [] : [`region ${first(field(region))}`]),
    ...[...units.keys()].map((unit) => `unit ${unit}`),
  ];
}

const MARGIN = 1;
/** So many units say which group it is that nothing else names. */
const MIN_TELLING = 3;

/** Puts a profile to the cluster that it fits best, if it fits one well and none nearly as well; else it opens one, if it can. */
function place(profile: GroupProfile, clusters: Cluster[], near: ClusterIndex): void {
  const best = bestOf(profile, near.candidates(profile), near.field);
  if (best !== undefined) {
    join(best.cluster, profile, best.reasons);
    near.note(best.cluster, profile);
  } else if (!profile.isLoose || tellingUnits(profile) >= MIN_TELLING) {
    const own = start(profile);
    clusters.push(own);
    near.note(own, profile);
  }
}

/**
 * Loose profiles are compared with the groups as others tell of them, not with each other, so that none goes before the other. Where
 * some made a group known better, those that are left are tried again.
 */
function placeLoose(loose: readonly GroupProfile[], clusters: Cluster[], near: ClusterIndex): void {
  let rest = loose;
  let grown: ReadonlySet<Cluster> = new Set(clusters);
  while (grown.size > 0) {
    const fits = rest.flatMap((profile) => fitOf(profile, near, grown) ?? []);
    grown = new Set(
      fits.flatMap(({ profile, cluster }) => (addsTo(cluster, profile) ? [cluster] : [])),
    );
    for (const { profile, cluster, reasons } of fits) {
      join(cluster, profile, reasons);
      if (grown.has(cluster)) near.note(cluster, profile);
    }
    const placed = new Set(fits.map(({ profile }) => profile));
    rest = rest.filter((profile) => !placed.has(profile));
  }
  for (const profile of rest) place(profile, clusters, near);
}

function fitOf(
  profile: GroupProfile,
  near: ClusterIndex,
  grown: ReadonlySet<Cluster>,
): (Fit & { readonly profile: GroupProfile }) | undefined {
  const candidates = near.candidates(profile);
  if (!candidates.some((cluster) => grown.has(cluster))) return undefined;
  const best = bestOf(profile, candidates, near.field);
  return best === undefined ? undefined : { ...best, profile };
}

/** Whether a cluster with the profile in it would be another one to compare with. */
function addsTo(cluster: Cluster, profile: GroupProfile): boolean {
  return (
    FIELDS.some((field) => cluster[field] === null && profile[field] !== null) ||
    (profile.provinceBasis === "stated" && cluster.provinceBasis !== "stated") ||
    [...profile.units.keys()].some((unit) => !cluster.units.has(unit))
  );
}

const FIELDS = ["number", "sector", "region", "provinceId", "provinceBasis"] as const;

interface Fit {
  readonly cluster: Cluster;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

function bestOf(
  profile: Comparable,
  clusters: readonly Cluster[],
  field: FieldKey,
): Fit | undefined {
  const fits: Fit[] = [];
  for (const cluster of clusters) {
    if (cluster.isClosed || !mayBeOne(profile, cluster, field)) continue;
    const { score, reasons } = compareProfiles(profile, cluster, field);
    if (score >= ENOUGH) fits.push({ cluster, score, reasons });
  }
  const [best, next] = fits.sort((a, b) => b.score - a.score);
  if (best === undefined || (next !== undefined && best.score - next.score < MARGIN))
    return undefined;
  return best;
}

/** Clusters that grew alike are put together, the smaller into the larger. */
function mergeClusters(clusters: Cluster[], near: ClusterIndex): void {
  for (const cluster of clusters.toSorted((a, b) => a.profiles.length - b.profiles.length)) {
    if (cluster.isClosed) continue;
    const others = near.candidates(cluster).filter((other) => other !== cluster);
    const best = bestOf(cluster, others, near.field);
    if (best === undefined) continue;
    for (const profile of cluster.profiles) {
      join(best.cluster, profile, best.reasons);
      near.note(best.cluster, profile);
    }
    clusters.splice(clusters.indexOf(cluster), 1);
    near.drop(cluster);
  }
}

/** Groups that nothing known tells apart still are two: the second of a name is numbered, what people split off comes last. */
function withUniqueIds(groups: readonly Group[]): readonly Group[] {
  const taken = new Set<string>();
  return groups.map((group) => {
    let id = group.id;
    for (let count = 2; taken.has(id); count += 1) id = `${group.id}-${count}`;
    taken.add(id);
    return { ...group, id };
  });
}

/** What most of the profiles say that tell of the group by themselves; where none does, of the loose ones. */
function toldMost(
  profiles: readonly GroupProfile[],
  value: (profile: GroupProfile) => string | null,
): string | null {
  const told = mostFrequent(profiles.filter(({ isLoose }) => !isLoose).map(value));
  return told ?? mostFrequent(profiles.map(value));
}

function toGroup({ profiles, form, number, provinceId, provinceBasis, reasons }: Cluster): Group {
  const most = (value: (profile: GroupProfile) => string | null): string | null =>
    toldMost(profiles, value);
  const sector = most((one) => one.sector);
  const region = most((one) => one.region);
  const province = most((one) => one.province);
  const kind = form === "bloc" ? "Khối thi đua" : "Cụm thi đua";
  const stem = number === null ? (most((one) => one.name) ?? kind) : `${kind} số ${number}`;
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
    region,
    province,
    provinceId,
    provinceBasis,
    profiles: profiles
      .map(({ key }) => ({ key, reasons: reasons.get(key) ?? [] }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
