import type { DeputyTest } from "./deputies.ts";
import { testDeputies } from "./deputies.ts";
import { returns, tenures } from "./durations.ts";
import type { Backtest, Forecast } from "./forecast.ts";
import { backtest, forecast } from "./forecast.ts";
import type { Transition } from "./order.ts";
import {
  distinctInWindows,
  earlyReturns,
  noRepeatRun,
  returnsOf,
  sameSuccessor,
  transitionsOf,
} from "./order.ts";
import type { PermutationTest, Statistic } from "./permutation.ts";
import { evenness, fixedness, testOrder, testOrderClosely } from "./permutation.ts";
import { fewestTurns, LEVEL } from "./power.ts";
import { randomOf } from "./random.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn, turnsOf } from "./series.ts";
import type { DrawTest, Share } from "./shares.ts";
import { giniOf, normalizedEntropy, sharesOf, testShares } from "./shares.ts";
import type { SurvivalCurve } from "./survival.ts";
import { kaplanMeier } from "./survival.ts";
import { worldsOf } from "./worlds.ts";

/**
 * Whether units take turns: "round-robin" where hardly any comes back before another one had its turn; "even" where they come back later
 * than by chance, but not all in turn; "chance" where the order is none that chance would not give; "undecided" where the years known
 * could not tell.
 */
export type TurnsVerdict = "round-robin" | "even" | "chance" | "undecided";

/** Whether the order is the same each time: wholly, in part, no more than by chance, or undecided. */
export type OrderVerdict = "fixed" | "partly" | "chance" | "undecided";

/** A test of an order, and when it can tell anything. */
export interface OrderTest extends PermutationTest {
  /** The fewest turns at which a perfect round-robin of these units is told from chance. */
  readonly fewest: number | undefined;
}

export interface RotationReport {
  readonly group: string;
  readonly from: number;
  readonly to: number;
  /** Years of which the chair is known, of which texts disagree with no rule to settle it, and of which nothing is told. */
  readonly known: number;
  readonly disputed: number;
  readonly unknown: number;
  /** Turns of which the chair is known, and how many units had them. */
  readonly turns: number;
  readonly holders: number;
  /** Units that could chair in the last year. */
  readonly eligible: number;
  readonly tenure: SurvivalCurve;
  /** Turns left out of the tenure because nobody saw them begin. */
  readonly unseenStart: number;
  readonly wait: SurvivalCurve;
  readonly run: number;
  /** Mean share of different chairs in windows as long as there are holders. */
  readonly distinct: number | undefined;
  readonly returns: number;
  /** Returns across years of which no chair is known: the unit may have served in them. */
  readonly unsureReturns: number;
  readonly early: number;
  readonly takesTurns: OrderTest & { readonly verdict: TurnsVerdict };
  readonly successor: { readonly same: number; readonly compared: number };
  readonly fixedOrder: OrderTest & { readonly verdict: OrderVerdict };
  readonly shares: readonly Share[];
  readonly entropy: number | undefined;
  readonly gini: number | undefined;
  readonly draw: DrawTest | undefined;
  readonly transitions: readonly Transition[];
  readonly deputies: DeputyTest | undefined;
  readonly backtest: Backtest;
  readonly forecast: Forecast | undefined;
  readonly worlds: WorldsReport;
}

/** What the plausible worlds agree on: the lowest and highest value of each number, and every verdict that some world gives. */
export interface WorldsReport {
  readonly count: number;
  readonly early: Range;
  readonly returns: Range;
  readonly run: Range;
  readonly gini: Range;
  readonly p: Range;
  readonly verdicts: readonly TurnsVerdict[];
}

/** Empty where no world has the number. */
export type Range = readonly [number, number] | undefined;

/** The same for every face of the program, so that they say the same. */
export const USUAL: ReportOptions = { seed: 1, orders: 999 };

export interface ReportOptions {
  readonly seed: number;
  /** Random orders and draws of each test. */
  readonly orders: number;
}

/** Everything that can be said of how the chair of one group rotates. The same series, seed and number of orders give the same report. */
export function rotationReport(series: GroupSeries, options: ReportOptions): RotationReport {
  const turns = turnsOf(series).map(({ holder }) => holder);
  const shares = sharesOf(series);
  const holders = new Set(turns.filter((one) => one !== undefined)).size;
  const tenure = tenures(series);
  const tests = runTests(series, turns, options);
  const successor = sameSuccessor(turns);
  const counts = countReturns(turns);
  return {
    group: series.group,
    ...spanOf(series),
    turns: turns.filter((one) => one !== undefined).length,
    holders,
    eligible: eligibleIn(series, series.years.at(-1)?.year ?? 0).length,
    tenure: kaplanMeier(tenure.durations),
    unseenStart: tenure.unseenStart,
    wait: kaplanMeier(returns(series)),
    run: noRepeatRun(turns),
    distinct: distinctInWindows(turns, holders),
    ...counts,
    takesTurns: { ...tests.turns, verdict: turnsVerdict(tests.turns, counts) },
    successor,
    fixedOrder: { ...tests.order, verdict: orderVerdict(tests.order, successor) },
    shares,
    entropy: normalizedEntropy(shares.map(({ held }) => held)),
    gini: giniOf(shares),
    draw: tests.draw,
    transitions: transitionsOf(turns),
    deputies: testDeputies([series]),
    backtest: backtest(series),
    forecast: forecast(series),
    worlds: reportWorlds(series, options, tests.turns.p),
  };
}

function spanOf({
  years,
}: GroupSeries): Pick<RotationReport, "from" | "to" | "known" | "disputed" | "unknown"> {
  const known = years.filter(({ holder }) => holder !== undefined).length;
  const disputed = years.filter(
    ({ holder, candidates }) => holder === undefined && candidates.length > 0,
  ).length;
  return {
    from: years[0]?.year ?? 0,
    to: years.at(-1)?.year ?? 0,
    known,
    disputed,
    unknown: years.length - known - disputed,
  };
}

type Turns = readonly (string | undefined)[];
type Returns = Pick<RotationReport, "returns" | "unsureReturns" | "early">;

function countReturns(turns: Turns): Returns {
  const returned = returnsOf(turns);
  return {
    returns: returned.length,
    unsureReturns: returned.filter(({ isSure }) => !isSure).length,
    early: earlyReturns(turns).length,
  };
}

function runTests(
  series: GroupSeries,
  turns: Turns,
  { seed, orders }: ReportOptions,
): {
  readonly turns: OrderTest;
  readonly order: OrderTest;
  readonly draw: DrawTest | undefined;
} {
  const random = randomOf(seed);
  const units = unitsOf(series, turns);
  const test = (statistic: Statistic): OrderTest => ({
    ...testOrderClosely(turns, statistic, { orders, random, level: LEVEL }),
    fewest: fewestTurns(units, statistic),
  });
  return {
    turns: test(evenness),
    order: test(fixedness),
    draw: testShares(series, { draws: orders, random }),
  };
}

/** How many take turns: all that had one, and where nobody came back yet all that could. */
function unitsOf(series: GroupSeries, turns: Turns): number {
  const holders = new Set(turns.filter((one) => one !== undefined)).size;
  if (returnsOf(turns).length > 0) return holders;
  return Math.max(holders, eligibleIn(series, series.years.at(-1)?.year ?? 0).length);
}

/** Slips that a round-robin may have: an exchange of turns, an error of an article. */
const FEW = 0.1;
const MOST = 0.8;

function turnsVerdict(
  { p, smallestP = 1 }: PermutationTest,
  { returns: count, early }: Returns,
): TurnsVerdict {
  if (count === 0 || smallestP > LEVEL) return "undecided";
  if (p > LEVEL) return "chance";
  return early <= count * FEW ? "round-robin" : "even";
}

function orderVerdict(
  { p, smallestP = 1 }: PermutationTest,
  { same, compared }: RotationReport["successor"],
): OrderVerdict {
  if (compared === 0 || smallestP > LEVEL) return "undecided";
  if (p > LEVEL) return "chance";
  return same >= compared * MOST ? "fixed" : "partly";
}

/** A world is looked at less closely than the series as it is told. */
const WORLD_ORDERS = 199;

/** `p` is that of the series as it is told, looked at more closely. */
function reportWorlds(series: GroupSeries, { seed }: ReportOptions, p: number): WorldsReport {
  const random = randomOf(seed);
  const worlds = worldsOf(series, random).map((world) => {
    const turns = turnsOf(world).map(({ holder }) => holder);
    const test = testOrder(turns, evenness, { orders: WORLD_ORDERS, random: randomOf(seed) });
    const counts = countReturns(turns);
    const verdict = turnsVerdict(test, counts);
    return {
      ...counts,
      run: noRepeatRun(turns),
      gini: giniOf(sharesOf(world)),
      p: test.p,
      verdict,
    };
  });
  return {
    count: worlds.length,
    early: rangeOf(worlds.map((world) => world.early)),
    returns: rangeOf(worlds.map((world) => world.returns)),
    run: rangeOf(worlds.map((world) => world.run)),
    gini: rangeOf(worlds.map((world) => world.gini)),
    p: rangeOf([p, ...worlds.slice(1).map((world) => world.p)]),
    verdicts: [...new Set(worlds.map(({ verdict }) => verdict))],
  };
}

function rangeOf(values: readonly (number | undefined)[]): Range {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
}
