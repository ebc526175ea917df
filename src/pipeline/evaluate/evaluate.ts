import { extract } from "../../../extractors/extract.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import { compareArticle } from "./compare.ts";
import type { GoldArticle } from "./gold.ts";
import type { Comparison, Score } from "./tally.ts";
import { scoreOf, tallyOf } from "./tally.ts";

export interface ArticleComparison {
  readonly id: string;
  readonly comparisons: readonly Comparison[];
}

export interface Evaluation {
  readonly articles: readonly ArticleComparison[];
  readonly slots: ReadonlyMap<string, Score>;
  readonly all: Score;
}

/** Extracts every annotated article and scores it against its gold: a tally per slot, and all slots from the summed tallies. */
export function evaluate(articles: readonly GoldArticle[], lexicon: Lexicon): Evaluation {
  const compared = articles.map((article) => ({
    id: article.id,
    comparisons: compareArticle(article, extract(article.article, lexicon), lexicon.provinces),
  }));
  const comparisons = compared
    .flatMap((article) => article.comparisons)
    .filter(({ outcome }) => outcome !== "empty");
  const slots = new Map<string, Score>();
  for (const slot of [...new Set(comparisons.map((one) => one.slot))].sort())
    slots.set(slot, scoreOf(tallyOf(comparisons.filter((one) => one.slot === slot))));
  return { articles: compared, slots, all: scoreOf(tallyOf(comparisons)) };
}

/** The slots that stand for a whole fact: each fact counts once for its rule. */
const FACT_SLOT =
  /^(?:subject\.name|event\.type|members\.(?:unit|stated)|chairs\.[a-z]+-[a-z]+|awards\.titles|figures|people\.name)$/u;

export interface RulePrecision {
  readonly rule: string;
  readonly n: number;
  readonly correct: number;
}

/** How many facts each rule found on the annotated articles and how many of them are right, by rule name. */
export function rulePrecision(evaluation: Evaluation): readonly RulePrecision[] {
  const counts = new Map<string, { n: number; correct: number }>();
  for (const { slot, rule, found, outcome } of evaluation.articles.flatMap(
    (article) => article.comparisons,
  )) {
    if (rule === undefined || found === undefined || !FACT_SLOT.test(slot)) continue;
    const count = counts.get(rule) ?? { n: 0, correct: 0 };
    counts.set(rule, { n: count.n + 1, correct: count.correct + (outcome === "correct" ? 1 : 0) });
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, ...count }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
