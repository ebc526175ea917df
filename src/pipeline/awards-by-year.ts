import { z } from "zod";
import type { Store } from "../../db/store.ts";

/** Awards of one year and one status over all groups, each independent text counted once. */
export interface AwardsOfYear {
  /** A year, or a period as written. */
  readonly period: string;
  readonly status: string;
  readonly awards: number;
  readonly collectives: number;
  readonly individuals: number;
}

const awardRow = z.object({
  period: z.string(),
  status: z.string(),
  collectives: z.number().nullable(),
  individuals: z.number().nullable(),
});
const AWARDS = `SELECT period, status, collectives, individuals FROM awards JOIN texts USING (article_id)
  WHERE role = 'original' AND period IS NOT NULL
  ORDER BY period, status`;

/** Awards by year and status, in that order. Copies of a text add nothing. */
export function awardsByYear(store: Store): readonly AwardsOfYear[] {
  const sums = new Map<string, AwardsOfYear>();
  for (const { period, status, collectives, individuals } of store.rows(AWARDS, awardRow)) {
    const key = `${period} ${status}`;
    const sum = sums.get(key) ?? { period, status, awards: 0, collectives: 0, individuals: 0 };
    sums.set(key, {
      ...sum,
      awards: sum.awards + 1,
      collectives: sum.collectives + (collectives ?? 0),
      individuals: sum.individuals + (individuals ?? 0),
    });
  }
  return [...sums.values()];
}
