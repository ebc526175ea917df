import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { rotationReport, USUAL } from "../analysis/report.ts";
import { seriesOf, seriesPrints } from "../pipeline/series.ts";
import { versionOf } from "./version.ts";
import type { Rotation } from "./visit.ts";

interface Kept {
  readonly print: string;
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
  const printOf = keepPrints(store);
  const of = (groupId: string): Rotation | undefined => {
    const known = kept.get(groupId);
    const print = printOf(groupId);
    if (known !== undefined && known.print === print) return known.rotation;
    const [named] = print === undefined ? [] : seriesOf(store, groupId);
    if (print === undefined || named === undefined) return undefined;
    const key = keyOf(named);
    const rotation =
      known?.key === key
        ? known.rotation
        : { ...named, report: rotationReport(named.series, USUAL) };
    kept.set(groupId, { print, key, rotation });
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

/** The prints of all groups, asked for once after each change of the database. */
function keepPrints(store: Store): (groupId: string) => string | undefined {
  let version: string | undefined;
  let prints: ReadonlyMap<string, string> = new Map();
  return (groupId) => {
    const now = versionOf(store);
    if (now !== version) prints = seriesPrints(store);
    version = now;
    return prints.get(groupId);
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
