import { describe, expect, it } from "vitest";
import { chiSquareTail, poissonBinomial, wilson } from "../../src/analysis/distributions.ts";
import { logRank } from "../../src/analysis/log-rank.ts";
import type { Duration } from "../../src/analysis/survival.ts";
import { kaplanMeier } from "../../src/analysis/survival.ts";

function durations(lengths: readonly number[], ends: readonly number[]): readonly Duration[] {
  return lengths.map((length, i) => ({ length, isEnded: ends[i] === 1 }));
}

describe("the log-rank test", () => {
  it("gives what R gives for a small sample", () => {
    const test = logRank([durations([10, 20, 30], [1, 0, 1]), durations([10, 20, 50], [1, 0, 1])]);
    expect(test?.chiSquare).toBeCloseTo(0.384_615, 6);
    expect(test?.p).toBeCloseTo(0.535_143, 6);
  });

  it("is none for one group, or where nothing ends", () => {
    expect(logRank([durations([1, 2], [1, 1])])).toBeUndefined();
    expect(logRank([durations([1], [0]), durations([2], [0])])).toBeUndefined();
  });

  it("has a degree of freedom for each group more", () => {
    const three = [
      [1, 2, 3],
      [2, 3, 4],
      [5, 6, 7],
    ].map((all) => durations(all, [1, 1, 1]));
    expect(logRank(three)?.degrees).toBe(2);
    expect(logRank(three)?.p).toBeLessThan(0.05);
  });
});

describe("the survival curve", () => {
  it("falls by the share that ends of those that could", () => {
    const curve = kaplanMeier(durations([1, 2, 2, 3, 4], [1, 1, 0, 1, 0]));
    expect(curve.steps.map(({ length, atRisk, ends }) => [length, atRisk, ends])).toEqual([
      [1, 5, 1],
      [2, 4, 1],
      [3, 2, 1],
    ]);
    expect(curve.steps.map(({ survival }) => survival.toFixed(4))).toEqual([
      "0.8000",
      "0.6000",
      "0.3000",
    ]);
    expect(curve.median).toBe(3);
    for (const { low, survival, high } of curve.steps) {
      expect(low ?? 0).toBeLessThan(survival);
      expect(high ?? 1).toBeGreaterThan(survival);
    }
  });

  it("counts what came late into sight only from then on", () => {
    const curve = kaplanMeier([
      { length: 2, isEnded: true },
      { length: 5, isEnded: true, seenFrom: 3 },
    ]);
    expect(curve.steps[0]?.atRisk).toBe(1);
  });

  it("has no median where most did not end", () => {
    const curve = kaplanMeier(durations([1, 9, 9], [1, 0, 0]));
    expect([curve.median, curve.medianHigh]).toEqual([undefined, undefined]);
  });

  it("has no interval where nothing lasts longer", () => {
    const { median, medianHigh, steps } = kaplanMeier(durations([4], [1]));
    expect([median, medianHigh, steps[0]?.high]).toEqual([4, undefined, undefined]);
  });

  it("of nothing is empty", () => {
    expect(kaplanMeier([])).toMatchObject({ total: 0, ends: 0, steps: [], median: undefined });
  });
});

describe("distributions", () => {
  it("give tabled values", () => {
    expect(chiSquareTail(3.841_458_82, 1)).toBeCloseTo(0.05, 8);
    expect(chiSquareTail(5.991_464_55, 2)).toBeCloseTo(0.05, 8);
    expect(chiSquareTail(18.307_038_05, 10)).toBeCloseTo(0.05, 8);
    expect(chiSquareTail(0, 3)).toBe(1);
    const [low, high] = wilson(8, 10);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.4902", "0.9433"]);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  it("of unequal trials sum up to one", () => {
    const all = poissonBinomial([0.1, 0.5, 0.9]);
    expect(all.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(all[3]).toBeCloseTo(0.045, 12);
  });
});
