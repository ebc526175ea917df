import { fieldsOf } from "../pipeline/review/edit.ts";
import type { ReviewedFact } from "../pipeline/review/fact.ts";
import type { Lane } from "../pipeline/review/queue.ts";
import { wrap } from "./table.ts";
import { paint, terminalWidth } from "./terminal.ts";

/** Why a fact is looked at. */
export const LANE_NAMES: Readonly<Record<Lane, string>> = {
  stale: "a decision no longer fits",
  contradiction: "texts disagree",
  chain: "elected and in office differ",
  unsure: "the rule is not sure",
  audit: "random audit",
};

const AROUND = 220;
const PERCENT = 100;
const DAY_LENGTH = 10;

/** One fact for the terminal: its words in their place, what it says, and who else is named. */
export function factLines(fact: ReviewedFact, lane: Lane | undefined): readonly string[] {
  const width = terminalWidth();
  const { article, kind, rule, confidence, candidates, decisions } = fact;
  const why = lane === undefined ? "" : ` · ${LANE_NAMES[lane]}`;
  return [
    "",
    paint.bold(`${kind} ${fact.statementId}${why}`),
    ...wrap(
      `${article.title} (${article.publishedAt?.slice(0, DAY_LENGTH) ?? "no date"})`,
      width,
    ).map((line) => paint.dim(line)),
    ...quoteLines(fact, width),
    ...fieldsOf(fact)
      .filter(([, value]) => value !== "" && value !== "[]")
      .flatMap(([name, value]) => wrap(`${name}: ${value}`, width - 2).map((line) => `  ${line}`)),
    paint.dim(
      `  ${rule}, ${confidence === 0 ? "not measured" : `${(confidence * PERCENT).toFixed(0)} %`}`,
    ),
    ...candidates.flatMap(({ group, year, unit, texts, isChosen }) =>
      wrap(`${isChosen ? "*" : "-"} ${year} ${unit} (${texts}) · ${group}`, width - 2).map(
        (line) => `  ${line}`,
      ),
    ),
    ...decisions.map(({ reviewer, verdict, reason }) =>
      `  ${reviewer}: ${verdict} ${reason}`.trimEnd(),
    ),
  ];
}

function quoteLines({ article, proofs }: ReviewedFact, width: number): readonly string[] {
  return proofs.slice(0, 2).flatMap(({ start, end }) => {
    const before = article.text.slice(Math.max(0, start - AROUND / 2), start);
    const after = article.text.slice(end, end + AROUND / 2);
    const marked = `…${before}«${article.text.slice(start, end)}»${after}…`.replaceAll("\n", " ");
    return wrap(marked, width - 2).map((line) => `  ${line}`);
  });
}
