import type { Refusal } from "../forecast.ts";
import type { Predictor } from "../guesses.ts";
import type { PooledReport } from "../pooled.ts";
import { LEVEL } from "../power.ts";
import type { OrderTest, RotationReport } from "../report.ts";
import type { SurvivalCurve } from "../survival.ts";
import type { TurnsVerdict } from "../verdicts.ts";
import { coverageOf, recordOf, sayInterval, sayNumber, sayP, sayWays } from "./numbers.ts";
import type { Words } from "./topics.ts";

const STYLE = { mark: "." };
const PERCENT = 100;

/** The sentences in English. */
export const english: Words = {
  years: ({ from, to, known, turns, holders, disputed, unknown }) => {
    const all = to - from + 1;
    const gaps = [
      ...(disputed > 0 ? [`for ${disputed} texts disagree`] : []),
      ...(unknown > 0 ? [`for ${unknown} no text names one`] : []),
    ];
    const missing = gaps.length === 0 ? "" : `; ${gaps.join(", ")}`;
    return `The chair is known for ${known} of ${count(all, "year")} (${from}–${to}): ${count(turns, "turn")} of ${count(holders, "unit")}${missing}.`;
  },
  turns: (report) => {
    const { takesTurns: test, returns, unsureReturns, early } = report;
    const { served, all } = coverageOf(report);
    // Without lists of members it is not known who else should have had a turn.
    const known = report.gini === undefined ? "known chair" : "unit that chaired";
    const never = all > served ? `; ${count(all - served, "listed unit")} never chaired` : "";
    const slips = `of ${count(returns, "return")} to the chair, ${early === 0 ? "none" : early} came before another ${known} had its turn${never}`;
    switch (test.verdict) {
      case "round-robin":
        return `Units take turns: ${slips} (permutation test, ${sayP(test.p, STYLE)}).`;
      case "even":
        return `Units come back later than by chance (permutation test, ${sayP(test.p, STYLE)}), but not all in turn: ${slips}.`;
      case "chance":
        return `The order of turns cannot be distinguished from chance (permutation test, ${sayP(test.p, STYLE)}${strict(test.p)}): ${slips}.`;
      case "clustered":
        return `Units come back sooner than by chance (permutation test, ${sayP(test.pBelow, STYLE)}): ${slips}.`;
      case "undecided":
        if (returns === 0 && unsureReturns > 0)
          return `All ${count(unsureReturns, "return")} to the chair lie across years without a known chair, in which a unit may have served: nothing can be said of turns yet.`;
        return returns === 0
          ? `No unit is known to have come back to the chair: nothing can be said of turns yet. ${power(test, report)}`
          : `Too few returns (${returns}) to distinguish turns from chance. ${power(test, report)}`;
      default:
        return test.verdict satisfies never;
    }
  },
  run: ({ run, distinct, holders, turns }) => {
    if (turns < 2) return undefined;
    const windows =
      distinct === undefined
        ? ""
        : `; of any ${holders} turns in a row, ${sayNumber(distinct * PERCENT, 0, STYLE)} % on average are of different units`;
    return `The longest run of turns without a repeat is ${run}${windows}.`;
  },
  order: ({ fixedOrder: test, successor: { same, compared } }) => {
    const often = `in ${same} of ${count(compared, "case")} a unit was followed by the one that followed it before`;
    switch (test.verdict) {
      case "fixed":
        return `The order is ${same === compared ? "the same each time" : "mostly the same"}: ${often} (${sayP(test.p, STYLE)}).`;
      case "partly":
        return `So far the order repeats itself in part: ${often} (${sayP(test.p, STYLE)}).`;
      case "chance":
        return `No fixed order can be distinguished from chance: ${often} (${sayP(test.p, STYLE)}${strict(test.p)}).`;
      case "undecided":
        return compared === 0
          ? "Whether the order is the same each time cannot be told: too few units came back."
          : `Whether the order is the same each time cannot be told: ${often}, and even the most regular order of these turns would not be distinguished from chance.`;
      default:
        return test.verdict satisfies never;
    }
  },
  shares: (report) => {
    const { gini, draw } = report;
    const { served, all } = coverageOf(report);
    if (gini === undefined || draw === undefined)
      return `${count(served, "unit")} chaired; who else could have is not known, because no lists of members cover the years.`;
    return `${served} of ${all} units that could chair did. Gini's coefficient of years in the chair per year of membership is ${sayNumber(gini, 2, STYLE)} (0: all alike; normalised entropy ${sayNumber(report.entropy ?? 1, 2, STYLE)}); drawing lots for each turn gives ${sayNumber(draw.expected, 2, STYLE)} on average; the probability that lots share the chair at least as evenly is ${sayP(draw.p, STYLE)}.`;
  },
  tenure: ({ tenure, unseenStart }) => {
    if (tenure.total === 0) return undefined;
    const left = unseenStart > 0 ? `; ${count(unseenStart, "turn")} of unknown start excluded` : "";
    const of = `${count(tenure.total, "turn")}, ${tenure.total - tenure.ends} not seen to end${left}`;
    return tenure.median === undefined
      ? `How long a turn lasts cannot be told (${of}).`
      : `A turn lasts ${count(tenure.median, "year")} in the median (${interval(tenure)}; ${of}).`;
  },
  wait: ({ wait, unsureReturns }) => {
    if (wait.total === 0) return undefined;
    const across =
      unsureReturns > 0
        ? `; ${count(unsureReturns, "return")} across years without a known chair not counted`
        : "";
    const of = `${wait.ends} seen to come back, ${wait.total - wait.ends} not seen to${across}`;
    return wait.median === undefined
      ? `How long a unit waits for its next turn cannot be told: less than half came back (${of}).`
      : `A unit comes back after ${count(wait.median, "year")} in the median (${interval(wait)}; ${of}).`;
  },
  deputies: ({ deputies }) =>
    deputies === undefined
      ? undefined
      : `The chair went to a deputy of the year before in ${deputies.hits} of ${count(deputies.changes, "change")}; by lot it would in about ${sayNumber(deputies.expected, 1, STYLE)} (exact test, mid-${sayP(deputies.p, STYLE)}).`,
  next: (report, name) => {
    const { forecast, backtest, refusal, longest } = report;
    const { hits, asked } = recordOf(report);
    if (refusal !== undefined) {
      const why = REFUSALS[refusal];
      if (refusal !== "chance") return why === "" ? undefined : `No forecast: ${why}.`;
      return `No forecast: guessed from the years before, ${hits} of ${asked} past changes were right, which lots could reach too (${sayP(backtest.p, STYLE)}).`;
    }
    if (forecast === undefined) return undefined;
    const who = longest > 1 ? "If the chair changes, its likely holder in" : "Likely chair of";
    const others =
      forecast.others.length === 0
        ? "no other rule says otherwise"
        : `other rules say ${forecast.others.map(name).join(", ")}`;
    return `${who} ${forecast.year}: ${name(forecast.unit)} (${RULES[forecast.rule]}; ${others}). Guessed from the years before by whichever rule had been right most often, ${hits} of ${asked} past changes were right; random guessing would get ${sayNumber(backtest.byChance, 1, STYLE)} (${sayP(backtest.p, STYLE)}).`;
  },
  worlds: ({ worlds }) => {
    const { count: all, verdicts, orders, forecasts, p, drawnOf } = worlds;
    if (all < 2) return undefined;
    const disputes =
      drawnOf === undefined
        ? "disputed years either way"
        : `each side of each disputed year in turn, and a draw from the ${sayWays(drawnOf)} ways to combine them`;
    const versions = `${all} plausible versions of the record (${disputes}, each year that rests on one text left out in turn)`;
    const ends = p?.map((one) => sayNumber(one, 3, STYLE)) ?? [];
    const range =
      p === undefined
        ? ""
        : ` (p of turns ${ends[0] === ends[1] ? "" : `${ends[0]} to `}${ends[1]})`;
    const open = [
      ...(verdicts.length > 1
        ? [`on turns from “${verdicts.map((one) => VERDICTS[one]).join("” to “")}”`]
        : []),
      ...(orders.length > 1 ? ["on the order"] : []),
      ...(forecasts.length > 1 ? ["on who is next"] : []),
    ];
    return open.length === 0
      ? `In all ${versions} the findings on turns, order and who is next are the same${range}.`
      : `Not firm: over ${versions} the finding differs ${open.join(", ")}${range}.`;
  },
};

/** What all groups say together, in English. */
export function sayPooledEnglish({
  groups,
  tenure,
  wait,
  deputies,
  kinds,
}: PooledReport): readonly string[] {
  const said = [
    wait.median === undefined
      ? `Over ${count(groups, "group")}, after less than half of ${count(wait.total, "departure")} from the chair a unit is known to have come back (${wait.ends}).`
      : `Over ${count(groups, "group")}, a unit comes back to the chair after ${count(wait.median, "year")} in the median (${interval(wait)}; ${wait.ends} of ${count(wait.total, "departure")} seen to end in a return).`,
    tenure.median === undefined
      ? ""
      : `A turn lasts ${count(tenure.median, "year")} in the median (${interval(tenure)}; ${count(tenure.total, "turn")}).`,
    deputies === undefined
      ? ""
      : `The chair went to a deputy of the year before in ${deputies.hits} of ${count(deputies.changes, "change")}; by lot it would in about ${sayNumber(deputies.expected, 1, STYLE)} (exact test, mid-${sayP(deputies.p, STYLE)}).`,
    kinds === undefined
      ? ""
      : `Kinds of groups (${kinds.waits.map(({ kind, groups: n, wait: own }) => `${kind}: ${count(n, "group")}, median ${own.median ?? "not reached"}`).join("; ")}) ${kinds.permutationP <= ALONE ? "differ" : "cannot be told apart"} in how long units wait (log-rank test by permutation of whole groups, ${sayP(kinds.permutationP, STYLE)}).`,
  ];
  return said.filter((one) => one !== "");
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  unknown: "",
  chance: "",
  few: "its rules could be tried on too few changes of the chair",
  merger: "a merger of provinces ended members since they were last listed",
  disputed: "texts already name several chairs for the next year",
};

const RULES: Readonly<Record<Predictor, string>> = {
  "least-recently": "served longest ago, or never",
  "same-successor": "followed this chair before",
  "deputy-next": "is deputy now",
  "list-order": "next in the list of members",
};

const VERDICTS: Readonly<Record<TurnsVerdict, string>> = {
  "round-robin": "units take turns",
  even: "later than by chance",
  clustered: "sooner than by chance",
  chance: "not distinguishable from chance",
  undecided: "undecided",
};

function interval(curve: SurvivalCurve): string {
  const said = sayInterval(curve);
  return said === undefined ? "no interval" : `95 % interval ${said}`;
}

/** What looks small, but is one of several tests. */
function strict(p: number): string {
  return p > ALONE ? "" : `; with four tests a group ${sayNumber(LEVEL, 4, STYLE)} or less counts`;
}

const ALONE = 0.05;

function power({ fewest }: OrderTest, { turns, holders }: RotationReport): string {
  const known = `${count(turns, "turn")} ${turns === 1 ? "is" : "are"} known`;
  if (holders === 2) return `Two units can but alternate; ${known}.`;
  return fewest === undefined || fewest <= turns
    ? `So far ${known}.`
    : `A perfect round-robin of these units could be told after about ${fewest} turns; ${known}.`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
