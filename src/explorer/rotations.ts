import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { rotationReport, USUAL } from "../analysis/report.ts";
import { seriesOf } from "../pipeline/series.ts";
import { versionOf } from "./version.ts";
import type { Rotation } from "./visit.ts";

interface Kept {
  readonly version: string;
  readonly key: string;
  readonly rotation: Rotation;
}

/** How chairs rotate, kept as long as the series of a group stay the same: a job that writes other groups costs nothing here. */
export function keepRotations(store: Store): {
  readonly of: (groupId: string) => Rotation | undefined;
  /** The same for a group that was worked out before: a list of many does not wait for the others. */
  readonly known: (groupId: string) => Rotation | undefined;
  /** Works out one group that is not kept yet; false where all are. */
  readonly warm: () => boolean;
} {
  const kept = new Map<string, Kept>();
  const of = (groupId: string): Rotation | undefined => {
    const version = versionOf(store);
    const known = kept.get(groupId);
    if (known?.version === version) return known.rotation;
    const [named] = seriesOf(store, groupId);
    if (named === undefined) return undefined;
    const key = keyOf(named);
    const rotation =
      known?.key === key
        ? known.rotation
        : { ...named, report: rotationReport(named.series, USUAL) };
    kept.set(groupId, { version, key, rotation });
    return rotation;
  };
  return {
    of,
    known: (groupId) => (kept.has(groupId) ? of(groupId) : undefined),
    warm: () => {
      const next = store.rows(GROUPS, idRow).find(({ id }) => !kept.has(id));
      if (next === undefined) return false;
      of(next.id);
      return true;
    },
  };
}

// A group of which no year is known rotates in no way.
const GROUPS =
  "SELECT group_id AS id FROM groups g WHERE EXISTS (SELECT 1 FROM coverage c WHERE c.group_id = g.group_id) ORDER BY group_id";
const idRow = z.object({ id: z.string() });
function keyOf({ label, series, names }: Pick<Rotation, "label" | "series" | "names">): string {
  const { years, members, ended } = series;
  return JSON.stringify([label, years, [...members], [...ended], [...names]]);
}
