import { poissonBinomial } from "./distributions.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn } from "./series.ts";

/** How often the chair went to a deputy of the year before, and how often that is by chance. */
export interface DeputyTest {
  readonly changes: number;
  readonly hits: number;
  /** Hits that a draw among all eligible units but the one in office has on average. */
  readonly expected: number;
  /** Mid-p of at least so many hits by such draws: exact (Poisson-binomial), half of the observed number's own probability counted. */
  readonly p: number;
  readonly smallestP: number;
}

interface Change {
  readonly isHit: boolean;
  readonly chance: number;
}

/** Over all series: changes of the chair from one year to the next, of which the deputies of the first year are known. */
export function testDeputies(all: readonly GroupSeries[]): DeputyTest | undefined {
  const changes = all.flatMap(changesOf);
  if (changes.length === 0) return undefined;
  const hits = changes.filter(({ isHit }) => isHit).length;
  const distribution = poissonBinomial(changes.map(({ chance }) => chance));
  const midP = (from: number): number =>
    distribution.slice(from).reduce((sum, p, i) => sum + (i === 0 ? p / 2 : p), 0);
  return {
    changes: changes.length,
    hits,
    expected: changes.reduce((sum, { chance }) => sum + chance, 0),
    p: midP(hits),
    smallestP: midP(changes.length),
  };
}

function changesOf(series: GroupSeries): readonly Change[] {
  return series.years.flatMap((one, i) => {
    const next = series.years[i + 1];
    if (one.holder === undefined || next?.holder === undefined) return [];
    if (one.holder === next.holder || one.heir !== undefined) return [];
    // Whoever is deputy or chairs belongs to the group, listed or not.
    const own = new Set([...eligibleIn(series, next.year), ...one.deputies, next.holder]);
    own.delete(one.holder);
    const others = [...own];
    const deputies = [...new Set(one.deputies)].filter((unit) => unit !== one.holder);
    if (deputies.length === 0 || deputies.length >= others.length) return [];
    return [{ isHit: deputies.includes(next.holder), chance: deputies.length / others.length }];
  });
}
