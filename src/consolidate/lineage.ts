import type { Group, GroupSuccession } from "../model/dataset.ts";

/** A group with the years in which texts tell of it and the units seen in it. */
export interface LivedGroup {
  readonly group: Group;
  readonly first: number;
  readonly last: number;
  readonly units: ReadonlySet<string>;
}

/** When texts tell of a group. */
type Life = Pick<LivedGroup, "first" | "last">;

/** Whether one begins soon after the other ends. */
export function mayFollow(from: Life, to: Life): boolean {
  return to.first > from.last && to.first - from.last <= MAX_GAP;
}

const MIN_SHARED = 3;
const MIN_SHARE = 0.6;
const MAX_GAP = 2;

/**
 * Which groups went on as others: the later one begins when the earlier one ends, most of the smaller one's units are in both, and
 * sector, province and form do not differ. Where two fit alike, none is named.
 */
export function findSuccessions(groups: readonly LivedGroup[]): readonly GroupSuccession[] {
  const found = groups.flatMap((from) => {
    const [best, next] = groups
      .flatMap((to) => successionOf(from, to) ?? [])
      .sort((a, b) => b.shared - a.shared);
    return best === undefined || best.shared === next?.shared ? [] : [best];
  });
  return found.filter(
    ({ to, shared }) => !found.some((other) => other.to === to && other.shared > shared),
  );
}

function successionOf(from: LivedGroup, to: LivedGroup): GroupSuccession | undefined {
  if (!mayFollow(from, to)) return undefined;
  const [a, b] = [from.group, to.group];
  if (a.form !== b.form || a.sector !== b.sector || a.provinceId !== b.provinceId) return undefined;
  const [few, many] =
    from.units.size <= to.units.size ? [from.units, to.units] : [to.units, from.units];
  const shared = [...few].filter((unit) => many.has(unit)).length;
  if (shared < MIN_SHARED || shared < few.size * MIN_SHARE) return undefined;
  const kind = a.number !== null && b.number !== null ? "renumbered" : "re-formed";
  return { from: a.id, to: b.id, year: to.first, kind, shared, of: few.size };
}
