// Whether the statistics give published values, and how often each test finds what is not there (2,000 random rotations):
//   npm run check:analysis -- FOLDER
// FOLDER holds dd.csv (durations of regimes, from lifelines) and eu-council-presidency.json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { backtest } from "../src/analysis/forecast.ts";
import { logRank } from "../src/analysis/log-rank.ts";
import { earlyReturns, noRepeatRun, returnsOf, sameSuccessor } from "../src/analysis/order.ts";
import { evenness, testOrder } from "../src/analysis/permutation.ts";
import { testFixedOrder } from "../src/analysis/power.ts";
import { randomOf, shuffled } from "../src/analysis/random.ts";
import { rotationReport, USUAL } from "../src/analysis/report.ts";
import { gini, normalizedEntropy } from "../src/analysis/shares.ts";
import type { Duration } from "../src/analysis/survival.ts";
import { kaplanMeier } from "../src/analysis/survival.ts";
import { LEVEL_TESTS, rejectedShare } from "./support/rotations.ts";
import { seriesOf } from "./support/series.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the reference data");
const say = (what: string, value: unknown): void => {
  process.stdout.write(`${what.padEnd(44)} ${JSON.stringify(value)}\n`);
};

const regimes = readFileSync(join(folder, "dd.csv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map((cells) => ({
    democracy: cells.at(-5) ?? "",
    regime: cells.at(-4) ?? "",
    duration: { length: Number(cells.at(-2)), isEnded: cells.at(-1)?.trim() === "1" },
  }));
const curve = kaplanMeier(regimes.map(({ duration }) => duration));
say("dd: n, ends", [curve.total, curve.ends]);
say("dd: median (4)", curve.median);
for (const length of [1, 2, 3, 4, 5, 10])
  say(
    `dd: S(${length})`,
    curve.steps.findLast((step) => step.length <= length)?.survival.toFixed(4),
  );
const by = (key: "democracy" | "regime"): readonly (readonly Duration[])[] =>
  [...new Set(regimes.map((one) => one[key]))].map((value) =>
    regimes.filter((one) => one[key] === value).map(({ duration }) => duration),
  );
say("dd: log-rank by democracy (260.4695)", logRank(by("democracy"))?.chiSquare.toFixed(4));
say("dd: log-rank by regime (322.5991)", logRank(by("regime"))?.chiSquare.toFixed(4));

const council = z
  .object({ rows: z.array(z.object({ chair: z.string() })) })
  .parse(JSON.parse(readFileSync(join(folder, "eu-council-presidency.json"), "utf8")))
  .rows.map(({ chair }) => chair);
const counts = [...new Set(council)].map((one) => council.filter((other) => other === one).length);
say("EU: holders (27)", counts.length);
say("EU: gaps of returns (21 of 27)", [...new Set(returnsOf(council).map(({ gap }) => gap))]);
say("EU: returns (21)", returnsOf(council).length);
say("EU: run without repeat", noRepeatRun(council));
say("EU: normalised entropy (0.9906)", normalizedEntropy(counts)?.toFixed(4));
say("EU: Gini (0.0972)", gini(counts)?.toFixed(4));
const orders = 20_000;
say("EU: p of evenness (5e-5)", testOrder(council, evenness, { orders, random: randomOf(1) }).p);
say("EU: p of fixed order", testFixedOrder(council, { orders, random: randomOf(1) }).p);
say("EU: same successor", sameSuccessor(council));
say("EU: early returns (0)", earlyReturns(seriesOf(council)).length);
say("EU: backtest from term 25 (21 of 24)", backtest(seriesOf(council), 24));
const mixed = shuffled(council, randomOf(7));
say("shuffled: p of evenness", testOrder(mixed, evenness, { orders, random: randomOf(1) }).p);
say("shuffled: p of fixed order", testFixedOrder(mixed, { orders, random: randomOf(1) }).p);
say("shuffled: early returns", earlyReturns(seriesOf(mixed)).length);
for (const [name, turns] of [
  ["EU", council],
  ["shuffled", mixed],
] as const) {
  const { takesTurns, fixedOrder } = rotationReport(seriesOf(turns), USUAL);
  say(`${name}: verdicts`, [takesTurns.verdict, fixedOrder.verdict]);
}
for (const [name, test] of Object.entries(LEVEL_TESTS))
  say(
    `${name}: found in random rotations (5 %)`,
    rejectedShare(test, { rounds: 2000, draws: 199 }),
  );
