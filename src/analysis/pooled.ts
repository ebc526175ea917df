import type { Comparison, Watched } from "./compare.ts";
import { compareKinds } from "./compare.ts";
import type { DeputyTest } from "./deputies.ts";
import { testDeputies } from "./deputies.ts";
import { returns, tenures } from "./durations.ts";
import { randomOf } from "./random.ts";
import type { GroupSeries } from "./series.ts";
import type { SurvivalCurve } from "./survival.ts";
import { kaplanMeier } from "./survival.ts";

/** A group with the kind that it is compared by; undefined where that is not known. */
export interface KindOfGroup {
  readonly series: GroupSeries;
  readonly kind: string | undefined;
}

/** What all groups say together. */
export interface PooledReport {
  readonly groups: number;
  readonly tenure: SurvivalCurve;
  readonly wait: SurvivalCurve;
  readonly deputies: DeputyTest | undefined;
  /** Kinds that have several groups, and whether units wait equally long in them; undefined for fewer than two kinds. */
  readonly kinds:
    | (Comparison & {
        readonly waits: readonly {
          readonly kind: string;
          readonly groups: number;
          readonly wait: SurvivalCurve;
        }[];
      })
    | undefined;
}

/** With fewer groups of each kind no division of them could be told from chance. */
const FEWEST = 5;

/** Pools groups: the longer record of many says what no single one can. */
export function pooledReport(
  all: readonly KindOfGroup[],
  { seed, orders }: { readonly seed: number; readonly orders: number },
): PooledReport {
  const waits = all.map(({ series, kind }) => ({
    kind,
    durations: returns(series),
    years: series.years.length,
  }));
  const byKind = new Map<string, Watched[]>();
  for (const { kind, ...watched } of waits)
    if (kind !== undefined && watched.durations.length > 0)
      byKind.set(kind, [...(byKind.get(kind) ?? []), watched]);
  const kinds = [...byKind].filter(([, groups]) => groups.length >= FEWEST);
  const compared = compareKinds(
    kinds.map(([, groups]) => groups),
    { orders, random: randomOf(seed) },
  );
  return {
    groups: all.length,
    tenure: kaplanMeier(all.flatMap(({ series }) => tenures(series).durations)),
    wait: kaplanMeier(waits.flatMap(({ durations }) => durations)),
    deputies: testDeputies(all.map(({ series }) => series)),
    kinds:
      compared === undefined
        ? undefined
        : {
            ...compared,
            waits: kinds.map(([kind, groups]) => ({
              kind,
              groups: groups.length,
              wait: kaplanMeier(groups.flatMap(({ durations }) => durations)),
            })),
          },
  };
}
