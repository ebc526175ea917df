import type { ChairYear, GroupSeries } from "../../src/analysis/series.ts";

const FIRST = 2001;

/** A series of these chairs, a year each from 2001; undefined is a year of which the chair is not known. */
export function seriesOf(
  holders: readonly (string | undefined)[],
  more: Partial<Omit<GroupSeries, "years">> & {
    readonly years?: Readonly<Record<number, Partial<ChairYear>>>;
  } = {},
): GroupSeries {
  const { years = {}, ...rest } = more;
  return {
    group: "g",
    members: new Map(),
    ended: new Map(),
    heirs: new Map(),
    ...rest,
    years: holders.map((holder, i) => ({
      year: FIRST + i,
      holder,
      heir: undefined,
      candidates: holder === undefined ? [] : [holder],
      isSingle: false,
      deputies: [],
      ...years[FIRST + i],
    })),
  };
}
