import { below, randomOf } from "../../src/analysis/random.ts";
import type { GroupSeries } from "../../src/analysis/series.ts";
import { seriesOf } from "./series.ts";

interface RotationSize {
  readonly seed: number;
  readonly members: number;
  readonly years: number;
}

/** A group in which each year any member but the one in office is drawn for the chair, and any other one for deputy. */
export function randomRotation({ seed, members, years }: RotationSize): GroupSeries {
  const random = randomOf(seed);
  const units = Array.from({ length: members }, (_, i) => `unit ${i + 1}`);
  const draw = (not: string | undefined): string => {
    const others = units.filter((unit) => unit !== not);
    return others[below(others.length, random)] ?? "";
  };
  const holders: string[] = [];
  for (let year = 0; year < years; year += 1) holders.push(draw(holders.at(-1)));
  const bare = seriesOf(holders);
  return {
    ...bare,
    years: bare.years.map((one) => ({ ...one, deputies: [draw(one.holder)] })),
    members: new Map(bare.years.map(({ year }) => [year, units])),
  };
}
