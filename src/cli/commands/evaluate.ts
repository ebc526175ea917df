import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Result } from "../../model/result.ts";
import { failure } from "../../model/result.ts";
import type { Evaluation } from "../../pipeline/evaluate/evaluate.ts";
import { evaluate, rulePrecision } from "../../pipeline/evaluate/evaluate.ts";
import { belowFloors, floorsSchema, raisedFloors } from "../../pipeline/evaluate/floors.ts";
import type { GoldArticle } from "../../pipeline/evaluate/gold.ts";
import { readGoldFolder, withPage } from "../../pipeline/evaluate/gold.ts";
import type { Comparison, Score } from "../../pipeline/evaluate/tally.ts";
import { tell, tellFailed } from "../log.ts";
import { formatTable, wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, terminalWidth } from "../terminal.ts";

export interface EvaluateFlags {
  readonly pages?: string;
  readonly precision?: string;
  readonly scores?: string;
  readonly floors?: string;
  readonly json?: boolean;
}

/** Scores the extraction on a folder of annotated articles: errors first, then the table of slots. */
export function evaluateCommand(folder: string, flags: EvaluateFlags): ExitCode {
  if (!existsSync(folder)) {
    tellFailed(`there is no folder ${folder}: give one with annotated articles (*.json)`);
    return EXIT.failed;
  }
  const read = readGoldFolder(folder).map((gold) =>
    gold.ok && flags.pages !== undefined ? fromPage(gold.value, flags.pages) : gold,
  );
  const problems = read.flatMap((gold) => (gold.ok ? [] : [gold.problem]));
  for (const { message } of problems) tell(message);
  const articles = read.flatMap((gold) => (gold.ok ? [gold.value] : []));
  if (articles.length === 0) {
    tellFailed(`no annotated article in ${folder}`);
    return EXIT.failed;
  }
  const evaluation = evaluate(articles, loadLexicon());
  if (flags.precision !== undefined) writeFileSync(flags.precision, precisionTable(evaluation));
  if (flags.scores !== undefined) writeFileSync(flags.scores, scoreTable(evaluation));
  if (flags.json === true) print(JSON.stringify(toJson(evaluation), null, 2));
  else printEvaluation(evaluation, articles.length);
  if (flags.floors !== undefined && !keepFloors(flags.floors, evaluation)) return EXIT.failed;
  return problems.length === 0 ? EXIT.ok : EXIT.partial;
}

/** Whether every slot reaches its floor in the file; the floors are raised then, and left as they are otherwise. */
function keepFloors(path: string, evaluation: Evaluation): boolean {
  const floors = existsSync(path) ? floorsSchema.parse(JSON.parse(readFileSync(path, "utf8"))) : {};
  const below = belowFloors(evaluation, floors);
  for (const slot of below) tell(`below its floor: ${slot}`);
  if (below.length > 0) return false;
  writeFileSync(path, `${JSON.stringify(raisedFloors(evaluation, floors), null, 2)}\n`);
  return true;
}

function fromPage(gold: GoldArticle, folder: string): Result<GoldArticle> {
  const path = join(folder, `${gold.id}.html`);
  return existsSync(path)
    ? withPage(gold, readFileSync(path))
    : failure("not-found", `${path}: there is no such page`);
}

const PRECISION_HEAD =
  "# Precision of each rule, counted on the annotated corpus by `npm run measure`: correct of n instances.\nrule\tn\tcorrect";

function precisionTable(evaluation: Evaluation): string {
  const rows = rulePrecision(evaluation).map(({ rule, n, correct }) => `${rule}\t${n}\t${correct}`);
  return `${[PRECISION_HEAD, ...rows].join("\n")}\n`;
}

const SCORES_HEAD =
  "# How often each slot is right, missing or wrong on the annotated corpus, counted by `npm run measure`.\nslot\tcorrect\tincorrect\tmissing\tspurious";

function scoreTable({ slots, all }: Evaluation): string {
  const rows = [...slots, ["all", all] as const].map(
    ([slot, { correct, incorrect, missing, spurious }]) =>
      [slot, correct, incorrect, missing, spurious].join("\t"),
  );
  return `${[SCORES_HEAD, ...rows].join("\n")}\n`;
}

interface ErrorOfArticle extends Comparison {
  readonly article: string;
}

function errorsOf(evaluation: Evaluation): readonly ErrorOfArticle[] {
  return evaluation.articles.flatMap(({ id, comparisons }) =>
    comparisons
      .filter(({ outcome }) => outcome !== "correct" && outcome !== "empty")
      .map((one) => ({ article: id, ...one })),
  );
}

function toJson(evaluation: Evaluation): object {
  return {
    articles: evaluation.articles.length,
    all: evaluation.all,
    slots: Object.fromEntries(evaluation.slots),
    errors: errorsOf(evaluation),
  };
}

const NUMBER_WIDTH = 9;
const SLOT_WIDTH = 26;
const COUNT_WIDTHS = [SLOT_WIDTH, 5, 5, 5, 5, 6, 6, 6];

function printEvaluation(evaluation: Evaluation, articles: number): void {
  for (const error of errorsOf(evaluation)) printError(error);
  const header = ["slot", "cor", "inc", "mis", "spu", "prec", "rec", "F1"];
  const rows = [...evaluation.slots].map(([slot, score]) => toCells(slot, score));
  const all = toCells(`all slots, ${articles} articles`, evaluation.all);
  for (const line of formatTable([header, ...rows, all], COUNT_WIDTHS)) print(line);
}

function printError({ article, outcome, slot, gold, found, rule }: ErrorOfArticle): void {
  const by = rule === undefined ? "" : ` by ${rule}`;
  print(`${article} ${outcome.padEnd(NUMBER_WIDTH)} ${slot}${by}`);
  for (const line of wrap(`gold ${gold ?? "-"} | found ${found ?? "-"}`, terminalWidth() - 4))
    print(`    ${line}`);
}

function toCells(
  name: string,
  { correct, incorrect, missing, spurious, precision, recall, f1 }: Score,
): readonly string[] {
  return [
    name,
    ...[correct, incorrect, missing, spurious].map(String),
    ...[precision, recall, f1].map((value) => value.toFixed(3)),
  ];
}
