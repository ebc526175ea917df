import type { DeputyTest } from "./deputies.ts";
import { testDeputies } from "./deputies.ts";
import { returns, tenures } from "./durations.ts";
import type { Backtest, Forecast, Refusal } from "./forecast.ts";
import { backtest, forecast } from "./forecast.ts";
import type { Transition } from "./order.ts";
import {
  countReturns,
  distinctInWindows,
  noRepeatRun,
  sameSuccessor,
  transitionsOf,
} from "./order.ts";
import type { PermutationTest } from "./permutation.ts";
import { testClosely } from "./permutation.ts";
import type { PatternTest } from "./power.ts";
import { fewestTurns, LEVEL, testFixedOrder, testTurns } from "./power.ts";
import { randomOf } from "./random.ts";
import { bySeats } from "./seats.ts";
import type { GroupSeries } from "./series.ts";
import { eligibleIn, turnsOf } from "./series.ts";
import type { DrawTest, Share } from "./shares.ts";
import { areListed, giniOf, normalizedEntropy, sharesOf, testShares } from "./shares.ts";
import type { SurvivalCurve } from "./survival.ts";
import { kaplanMeier } from "./survival.ts";
import type { OrderVerdict, TurnsVerdict } from "./verdicts.ts";
import { orderVerdict, turnsVerdict } from "./verdicts.ts";
import type { WorldsReport } from "./world-report.ts";
import { reportWorlds } from "./world-report.ts";

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
  /** The longest turn, in years. */
  readonly longest: number;
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
  /** Undefined where lists of members do not tell who could have chaired. */
  readonly entropy: number | undefined;
  readonly gini: number | undefined;
  readonly draw: DrawTest | undefined;
  readonly transitions: readonly Transition[];
  readonly deputies: DeputyTest | undefined;
  readonly backtest: Backtest;
  readonly forecast: Forecast | undefined;
  /** Why nobody is forecast. */
  readonly refusal: Refusal | undefined;
  readonly worlds: WorldsReport;
}

/** The same for every face of the program, so that they say the same. */
export const USUAL: ReportOptions = { seed: 1, orders: 999 };

export interface ReportOptions {
  readonly seed: number;
  /** Random orders and draws of each test. */
  readonly orders: number;
}

/** Everything that can be said of how the chair of one group rotates. The same series, seed and number of orders give the same report. */
export function rotationReport(series: GroupSeries, options: ReportOptions): RotationReport {
  const seats = bySeats(series);
  const all = turnsOf(seats);
  const turns = all.map(({ holder }) => holder);
  const shares = sharesOf(seats);
  const holders = new Set(turns.filter((one) => one !== undefined)).size;
  const tenure = tenures(series);
  const tests = runTests(seats, turns, options);
  const successor = sameSuccessor(turns);
  const counts = countReturns(seats);
  return {
    group: series.group,
    ...spanOf(series),
    turns: turns.filter((one) => one !== undefined).length,
    holders,
    eligible: eligibleIn(series, series.years.at(-1)?.year ?? 0).length,
    tenure: kaplanMeier(tenure.durations),
    longest: all.reduce(
      (most, { holder, from, to }) => Math.max(most, holder === undefined ? 0 : to - from + 1),
      0,
    ),
    unseenStart: tenure.unseenStart,
    wait: kaplanMeier(returns(series)),
    run: noRepeatRun(turns),
    distinct: distinctInWindows(turns, holders),
    ...counts,
    takesTurns: { ...tests.turns, verdict: turnsVerdict(tests.turns, counts) },
    successor,
    fixedOrder: { ...tests.order, verdict: orderVerdict(tests.order, successor) },
    shares,
    entropy: areListed(seats) ? normalizedEntropy(shares.map(({ held }) => held)) : undefined,
    gini: areListed(seats) ? giniOf(shares) : undefined,
    draw: tests.draw,
    transitions: transitionsOf(all),
    deputies: testDeputies([series]),
    backtest: backtest(series),
    ...forecastOf(series),
    worlds: reportWorlds(series, tests, options),
  };
}

function forecastOf(series: GroupSeries): Pick<RotationReport, "forecast" | "refusal"> {
  const found = forecast(series);
  return typeof found === "string"
    ? { forecast: undefined, refusal: found }
    : { forecast: found, refusal: undefined };
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

function runTests(
  series: GroupSeries,
  turns: Turns,
  { seed, orders }: ReportOptions,
): {
  readonly turns: OrderTest;
  readonly order: OrderTest;
  readonly draw: DrawTest | undefined;
} {
  const units = unitsOf(series, turns);
  const test = (pattern: PatternTest): OrderTest => ({
    ...testClosely((n) => pattern(turns, { orders: n, random: randomOf(seed) }), {
      orders,
      level: LEVEL,
    }),
    fewest: fewestTurns(units, pattern),
  });
  return {
    turns: test(testTurns),
    order: test(testFixedOrder),
    draw: testShares(series, { draws: orders, random: randomOf(seed) }),
  };
}

/** How many take turns: all that had one, and where nobody came back yet all that could. */
function unitsOf(series: GroupSeries, turns: Turns): number {
  const holders = new Set(turns.filter((one) => one !== undefined)).size;
  if (countReturns(series).returns > 0) return holders;
  return Math.max(holders, eligibleIn(series, series.years.at(-1)?.year ?? 0).length);
}
