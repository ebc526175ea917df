import { describe, expect, it } from "vitest";
import type { Watched } from "../../src/analysis/compare.ts";
import { compareKinds } from "../../src/analysis/compare.ts";
import { testDeputies } from "../../src/analysis/deputies.ts";
import { returns, tenures } from "../../src/analysis/durations.ts";
import { backtest, forecast } from "../../src/analysis/forecast.ts";
import { guess } from "../../src/analysis/guesses.ts";
import {
  distinctInWindows,
  earlyReturns,
  noRepeatRun,
  returnsOf,
  sameSuccessor,
  transitionsOf,
} from "../../src/analysis/order.ts";
import { evenness, testOrder } from "../../src/analysis/permutation.ts";
import { fewestTurns, LEVEL, testFixedOrder, testTurns } from "../../src/analysis/power.ts";
import { randomOf, shuffled } from "../../src/analysis/random.ts";
import { rotationReport } from "../../src/analysis/report.ts";
import type { GroupSeries } from "../../src/analysis/series.ts";
import { eligibleIn, turnsOf } from "../../src/analysis/series.ts";
import { gini, normalizedEntropy, sharesOf, testShares } from "../../src/analysis/shares.ts";
import { orderVerdict } from "../../src/analysis/verdicts.ts";
import { sayRotation } from "../../src/analysis/words/words.ts";
import { worldsOf } from "../../src/analysis/worlds.ts";
import { LEVEL_TESTS, randomRotation, rejectedShare } from "../support/rotations.ts";
import { seriesOf } from "../support/series.ts";

const options = { seed: 1, orders: 499 };
const round = (units: number, turns: number): readonly string[] =>
  Array.from({ length: turns }, (_, i) => `u${i % units}`);

describe("durations", () => {
  it("leave out what nobody saw begin, and are censored at gaps and at the end", () => {
    const { durations, unseenStart } = tenures(seriesOf(["a", "b", "b", "c", undefined, "d", "e"]));
    // a begins the series, d follows a gap; c is followed by a gap, e by nothing.
    expect(unseenStart).toBe(2);
    expect(durations).toEqual([
      { length: 2, isEnded: true },
      { length: 1, isEnded: false },
      { length: 1, isEnded: false },
    ]);
  });

  it("do not take the end of a unit in a merger for a rotation", () => {
    const series = seriesOf(["a", "b", "c"], { ended: new Map([["b", 2002]]) });
    expect(tenures(series).durations[0]).toEqual({ length: 1, isEnded: false });
    expect(returns(series)).toEqual([{ length: 2, isEnded: false }]);
  });

  it("of returns end at the next turn, and are censored before a year that is not known", () => {
    expect(returns(seriesOf(["a", "b", "a", undefined, "b"]))).toEqual([
      { length: 2, isEnded: true },
      { length: 1, isEnded: false },
    ]);
  });
});

describe("orders", () => {
  it("count returns, runs, windows, followers and transitions", () => {
    const turns = ["a", "b", "c", "a", "b", undefined, "c"];
    expect(returnsOf(turns).map(({ holder, gap, isSure }) => [holder, gap, isSure])).toEqual([
      ["a", 3, true],
      ["b", 3, true],
      ["c", 4, false],
    ]);
    expect(noRepeatRun(turns)).toBe(3);
    expect(distinctInWindows(turns, 3)).toBe(1);
    expect(distinctInWindows(turns, 9)).toBeUndefined();
    expect(sameSuccessor(turns)).toEqual({ same: 1, compared: 1 });
    expect(transitionsOf(turnsOf(seriesOf(turns)))).toContainEqual({
      from: "a",
      to: "b",
      count: 2,
    });
  });

  it("find who came back before another one had its turn", () => {
    const early = (series: GroupSeries): readonly string[] =>
      earlyReturns(series).map(({ holder }) => holder);
    expect(early(seriesOf(["a", "b", "c", "a", "c", "b"]))).toEqual(["c"]);
    expect(early(seriesOf(round(5, 15)))).toEqual([]);
    // A member is passed over that was listed before and after, and had no turn in between.
    const members = new Map([[2001, ["a", "b", "c", "d"]]]);
    expect(early(seriesOf(["a", "b", "a", "c"], { members }))).toEqual(["a"]);
    expect(early(seriesOf(["a", undefined, "a"], { members }))).toEqual([]);
  });
});

describe("tests of an order", () => {
  it("know a round-robin, and not its shuffle", () => {
    const turns = round(9, 24);
    const test = (of: readonly string[]): number =>
      testOrder(of, evenness, { orders: 999, random: randomOf(1) }).p;
    expect(test(turns)).toBe(0.001);
    expect(test(shuffled(turns, randomOf(3)))).toBeGreaterThan(0.05);
  });

  it.each(Object.entries(LEVEL_TESTS))("%s keeps its level on random rotations", (_, test) => {
    const share = rejectedShare(test, { rounds: 300, draws: 99 });
    // Three standard errors around 5 %.
    expect(share).toBeGreaterThan(0.012);
    expect(share).toBeLessThan(0.088);
  });

  it("say from how many turns on they can tell anything", () => {
    const fewest = fewestTurns(6, testTurns) ?? 0;
    const p = (turns: number): number =>
      testOrder(round(6, turns), evenness, { orders: 999, random: randomOf(6) }).p;
    expect(p(fewest)).toBeLessThanOrEqual(LEVEL);
    expect(p(fewest - 1)).toBeGreaterThan(LEVEL);
    expect(fewestTurns(2, testTurns)).toBeUndefined();
  });

  it("do not take even turns for a fixed order", () => {
    let rejected = 0;
    for (let n = 0; n < 200; n += 1) {
      const random = randomOf(n);
      const cycles = Array.from({ length: 4 }, () => shuffled(round(7, 7), random)).flat();
      const turns = cycles.filter((unit, i) => unit !== cycles[i - 1]);
      if (testFixedOrder(turns, { orders: 99, random }).p <= 0.05) rejected += 1;
    }
    expect(rejected / 200).toBeLessThan(0.1);
  });

  it("tell clusters from chance, as the opposite of turns", () => {
    const turns = [..."ababababcdcdcdcdefefefef"];
    expect(rotationReport(seriesOf(turns), options).takesTurns.verdict).toBe("clustered");
  });

  it("compare kinds of groups as wholes", () => {
    const kind = (members: number, from: number): Watched[] =>
      Array.from({ length: 6 }, (_, i) => ({
        durations: returns(randomRotation({ seed: from + i, members, years: 20 })),
        years: 20,
      }));
    const compare = (a: number, b: number): number | undefined =>
      compareKinds([kind(a, 1), kind(b, 100)], { orders: 199, random: randomOf(1) })?.permutationP;
    expect(compare(3, 10)).toBeLessThan(0.02);
    expect(compare(6, 6)).toBeGreaterThan(0.05);
  });
});

describe("shares", () => {
  it("are measured by entropy and Gini's coefficient", () => {
    expect(normalizedEntropy([3, 3, 3])).toBeCloseTo(1, 12);
    expect(normalizedEntropy([5])).toBeUndefined();
    expect(gini([1, 1, 1])).toBeCloseTo(0, 12);
    expect(gini([0, 0, 0, 4])).toBeCloseTo(0.75, 12);
    expect(gini([0, 0])).toBeUndefined();
    // A weight counts as so many equals.
    expect(gini([0, 1], [3, 1])).toBeCloseTo(gini([0, 0, 0, 1]) ?? 0, 12);
  });

  it("are of the years in which a unit could chair", () => {
    const members = new Map([
      [2001, ["a", "b"]],
      [2003, ["a", "b", "c"]],
    ]);
    const shares = sharesOf(seriesOf(["a", "b", "c"], { members }));
    expect(shares).toEqual([
      { unit: "a", held: 1, eligible: 3 },
      { unit: "b", held: 1, eligible: 3 },
      { unit: "c", held: 1, eligible: 1 },
    ]);
    const ended = new Map([["b", 2002]]);
    expect(eligibleIn(seriesOf(["a"], { members, ended }), 2003)).toEqual(["a", "c"]);
  });

  it("of a round-robin are more even than lots", () => {
    const series = seriesOf(round(7, 21), { members: new Map([[2001, round(7, 7)]]) });
    expect(testShares(series, { draws: 499, random: randomOf(1) })?.p).toBeLessThan(0.01);
  });
});

describe("deputies", () => {
  it("count against the chance that one of them was drawn", () => {
    const years = Object.fromEntries(
      round(5, 10).map((_, i) => [2001 + i, { deputies: [`u${(i + 1) % 5}`] }]),
    );
    const test = testDeputies([seriesOf(round(5, 10), { years })]);
    expect(test).toMatchObject({ changes: 9, hits: 9 });
    expect(test?.expected).toBeCloseTo(9 / 4, 12);
    expect(test?.p).toBeCloseTo(0.25 ** 9 / 2, 12);
  });

  it("are not asked where a merger changed the chair, or all others are deputies", () => {
    const merged = seriesOf(["a", "b"], { years: { 2001: { deputies: ["b"], heir: "c" } } });
    expect(testDeputies([merged])).toBeUndefined();
    expect(
      testDeputies([seriesOf(["a", "b"], { years: { 2001: { deputies: ["b"] } } })]),
    ).toBeUndefined();
  });
});

describe("forecasts", () => {
  it("use nothing of the year that is guessed, nor of later ones", () => {
    const turns = round(6, 14);
    const early = backtest(seriesOf(turns.slice(0, 10)));
    const changed = backtest(seriesOf([...turns.slice(0, 10), "x", "y"]));
    const hits = (test: typeof early): readonly number[] => test.records.map((one) => one.hits);
    // Ten years, the last two of which nobody can guess.
    expect(hits(changed)).toEqual(hits(early));
  });

  it("name who served longest ago in a round-robin, and are right from the second cycle on", () => {
    const series = seriesOf(round(5, 15));
    expect(forecast(series)).toMatchObject({ year: 2016, unit: "u0", rule: "least-recently" });
    const record = backtest(series, 5).records.find(({ rule }) => rule === "least-recently");
    expect(record).toEqual({ rule: "least-recently", hits: 10, asked: 10 });
  });

  it("are none where the last chair is not known long enough", () => {
    expect(forecast(seriesOf(["a", "b"]))).toBe("unknown");
    expect(forecast(seriesOf([]))).toBe("unknown");
  });
});

describe("a merger", () => {
  const ended = new Map([["b", 2004]]);
  const heirs = new Map([["b", "h"]]);
  const members = new Map([[2001, ["a", "b", "c"]]]);

  it("is told by seats, so that the order goes on over it", () => {
    const renamed = new Map(round(4, 4).map((unit) => [unit, `new ${unit}`]));
    const turns = [
      ...round(4, 10),
      ...round(4, 10)
        .slice(2)
        .map((unit) => `new ${unit}`),
    ];
    const series = seriesOf(turns, {
      heirs: renamed,
      ended: new Map(round(4, 4).map((unit) => [unit, 2010])),
    });
    const { turns: told, holders, successor } = rotationReport(series, options);
    expect([told, holders]).toEqual([18, 4]);
    expect(successor.same).toBe(successor.compared);
  });

  it("makes no seat of a unit that was in the group beside the one that it took in", () => {
    const turns = ["a", "b", "h", "c", "a", "h", "c", "a", "h"];
    const two = { ended: new Map([["b", 2004]]), heirs: new Map([["b", "h"]]) };
    expect(rotationReport(seriesOf(turns, two), options).holders).toBe(4);
    const three = {
      ended: new Map([
        ["a", 2005],
        ["b", 2005],
      ]),
      heirs: new Map([
        ["a", "n"],
        ["b", "n"],
      ]),
    };
    expect(
      rotationReport(seriesOf(["a", "b", "c", "a", "b", "n", "c"], three), options).holders,
    ).toBe(4);
  });

  it("is no change of the chair, and the heir's turn has no beginning of its own", () => {
    const years = { 2004: { heir: "h" } };
    const series = seriesOf(["c", "a", "c", "b", "h", "a"], { ended, heirs, years });
    const pairs = transitionsOf(turnsOf(series)).map(({ from, to }) => `${from}${to}`);
    expect(pairs).not.toContain("bh");
    expect(tenures(series).unseenStart).toBe(2);
    expect(testDeputies([series])).toBeUndefined();
  });

  it("puts heirs in the place of members, and forbids a forecast until they are listed again", () => {
    const series = seriesOf(["a", "b", "c", "a", "c", "a"], { ended, heirs, members });
    expect(eligibleIn(series, 2004)).toEqual(["a", "b", "c"]);
    expect(eligibleIn(series, 2005)).toEqual(["a", "h", "c"]);
    expect(forecast(series)).toBe("merger");
    const listed = new Map([...members, [2006, ["a", "h", "c"]]]);
    // The heir waits as long as the unit whose place it took.
    const past = { years: series.years, eligible: ["a", "h", "c"], isListed: true };
    const heirOf = (unit: string): string => heirs.get(unit) ?? unit;
    expect(guess("least-recently", { ...past, heirOf })).toEqual({
      unit: "h",
      by: "least-recently",
    });
    expect(forecast({ ...series, members: listed })).not.toBe("merger");
  });
});

describe("what cannot be told", () => {
  it("is no share where lists of members do not cover the chairs", () => {
    const draws = { draws: 99, random: randomOf(1) };
    expect(testShares(seriesOf(round(7, 21)), draws)).toBeUndefined();
    const members = new Map([[2001, ["u0", "u1", "u2"]]]);
    expect(testShares(seriesOf(round(7, 21), { members }), draws)).toBeUndefined();
  });

  it("is no forecast that lots would make as well", () => {
    const named = Array.from({ length: 40 }, (_, seed) =>
      forecast(randomRotation({ seed, members: 8, years: 15 })),
    ).filter((found) => typeof found !== "string");
    expect(named.length).toBeLessThan(4);
  });

  it("is no fixed order after three of three", () => {
    expect(orderVerdict({ p: 0.001, pBelow: 1, smallestP: 0.001 }, { same: 3, compared: 3 })).toBe(
      "partly",
    );
    expect(orderVerdict({ p: 0.001, pBelow: 1, smallestP: 0.001 }, { same: 5, compared: 5 })).toBe(
      "fixed",
    );
  });

  it("is no forecast where texts name several chairs for the next year", () => {
    const series = seriesOf([...round(3, 8), undefined], {
      years: { 2009: { candidates: ["u0", "u1"] } },
    });
    expect(forecast(series)).toBe("disputed");
  });
});

describe("plausible worlds", () => {
  it("take each side of a dispute, and leave out each single source in turn", () => {
    const series = seriesOf(["a", "b", undefined, "c"], {
      years: { 2002: { isSingle: true }, 2003: { candidates: ["x", "y"] } },
    });
    const { worlds, drawnOf } = worldsOf(series, randomOf(1));
    expect(worlds.map(({ years }) => years[2]?.holder)).toEqual([undefined, "x", "y", undefined]);
    expect(worlds[3]?.years[1]?.holder).toBeUndefined();
    expect(drawnOf).toBeUndefined();
  });

  it("are all combinations of a few disputes", () => {
    const disputed = Object.fromEntries(
      [2001, 2003, 2005, 2007].map((year) => [year, { candidates: ["u0", "x"] }]),
    );
    const { worlds, drawnOf } = worldsOf(seriesOf(round(2, 8), { years: disputed }), randomOf(1));
    const chairs = worlds.map(({ years }) => years.map(({ holder }) => holder).join());
    expect(new Set(chairs).size).toBe(16);
    expect(drawnOf).toBeUndefined();
  });

  it("of many disputes are each side in turn and a draw of combinations, and the words say so", () => {
    const disputed = Object.fromEntries(
      round(1, 20).map((_, i) => [2001 + i, { candidates: ["x", "y", "z"] }]),
    );
    const series = seriesOf(round(3, 20), { years: disputed });
    const { worlds, drawnOf } = worldsOf(series, randomOf(1));
    for (const [i, year] of series.years.entries())
      for (const unit of ["x", "y", "z"])
        expect(
          worlds.some((world) =>
            world.years.every(
              ({ holder }, n) => holder === (n === i ? unit : series.years[n]?.holder),
            ),
          ),
          `${year.year} ${unit}`,
        ).toBe(true);
    expect(worlds.length).toBe(1 + 20 * 3 + 16);
    expect(drawnOf).toBe(3 ** 20);
    const said = (language: "en" | "vi") =>
      sayRotation(rotationReport(series, { seed: 1, orders: 99 }), new Map(), language)
        .filter(({ topic }) => topic === "worlds")
        .map(({ text }) => text)
        .join("");
    expect(said("en")).toContain("a draw from the > 1000000 ways to combine them");
    expect(said("vi")).toContain("rút thăm trong > 1000000 cách");
  });
});

describe("a report", () => {
  it("calls a round-robin one, and its order fixed", () => {
    const report = rotationReport(seriesOf(round(8, 24)), options);
    expect(report.takesTurns.verdict).toBe("round-robin");
    expect(report.fixedOrder.verdict).toBe("fixed");
    expect(report).toMatchObject({ known: 24, turns: 24, holders: 8, returns: 16, early: 0 });
    expect(rotationReport(seriesOf(round(8, 24)), options)).toEqual(report);
  });

  it("refuses what the years cannot bear", () => {
    const report = rotationReport(seriesOf(["a", "b", "c", "d"]), options);
    expect(report.takesTurns.verdict).toBe("undecided");
    expect(report.fixedOrder.verdict).toBe("undecided");
    expect(report.takesTurns.fewest).toBeGreaterThan(4);
    const none = rotationReport(seriesOf([undefined, undefined]), options);
    expect(none).toMatchObject({ known: 0, unknown: 2, draw: undefined, forecast: undefined });
  });

  it("tells where a dispute changes the finding", () => {
    const turns = [...round(6, 14)];
    const years = { 2008: { candidates: ["u1", "u3"] }, 2009: { candidates: ["u2", "u1"] } };
    const report = rotationReport(seriesOf(turns, { years }), options);
    expect(report.worlds.count).toBe(4);
    expect(report.worlds.verdicts.length).toBeGreaterThan(1);
    expect(report.worlds.early?.[1]).toBeGreaterThan(0);
  });
});
