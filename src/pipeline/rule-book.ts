import { readFileSync } from "node:fs";
import { CATALOGUE } from "../../extractors/catalogue.ts";
import type { Example } from "../../extractors/examples.ts";
import { parseExamples } from "../../extractors/examples.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import { wilsonInterval } from "../../extractors/proof.ts";

/** One rule of the codebook: what it means, its examples, and how often it was right on the annotated articles. */
export interface RuleEntry {
  readonly name: string;
  readonly fact: string;
  readonly means: string;
  readonly accepted: readonly Example[];
  readonly refused: readonly Example[];
  /** Facts that it found on the annotated articles, and how many of them are right; 0 where it was never seen. */
  readonly n: number;
  readonly correct: number;
  /** The 95 % Wilson interval of its precision. */
  readonly interval: readonly [number, number];
}

/** Every rule of the extraction with its examples and its measured precision, in the order of the catalogue. */
export function ruleBook(lexicon: Lexicon): readonly RuleEntry[] {
  return CATALOGUE.flatMap(({ fact, examples: file, rules }) => {
    const examples = parseExamples(readExamples(file));
    return rules.map(({ name, means }) => {
      const own = examples.filter(({ title }) => title === name);
      const { n, correct } = lexicon.precision.get(name) ?? { n: 0, correct: 0 };
      return {
        name,
        fact,
        means,
        accepted: own.filter(({ expected }) => expected.length > 0),
        refused: own.filter(({ expected }) => expected.length === 0),
        n,
        correct,
        interval: wilsonInterval(correct, n),
      };
    });
  });
}

/** The examples lie with the tests, and beside the compiled rules in an installed program. */
function readExamples(name: string): string {
  const folder = import.meta.url.includes("/dist/")
    ? "../../extractors/examples/"
    : "../../test/extractors/";
  return readFileSync(new URL(`${folder}${name}.examples.txt`, import.meta.url), "utf8");
}

const HEAD = `# Codebook

Every rule of the extraction: what it means, a sentence that it accepts with the words that prove the fact, a sentence that it refuses, and how often it was
right on the annotated articles of \`corpus/gold\` (n facts found, the share that is right, its 95 % Wilson interval). The confidence of a fact is the lower
bound. Written by \`npm run measure\`; a test keeps it true.`;

/** The rules as a page for people. */
export function codebook(entries: readonly RuleEntry[]): string {
  const facts = [...new Set(entries.map(({ fact }) => fact))];
  const chapters = facts.map((fact) => {
    const own = entries.filter((entry) => entry.fact === fact);
    return [`## ${fact}`, ...own.map(entryText)].join("\n\n");
  });
  return `${[HEAD, ...chapters].join("\n\n")}\n`;
}

function entryText({ name, means, accepted, refused, ...measured }: RuleEntry): string {
  const yes = accepted[0];
  const no = refused[0];
  return [
    `### ${name}`,
    "",
    means,
    "",
    `- accepts: ${yes === undefined ? "-" : markedText(yes)}`,
    `- refuses: ${no === undefined ? "-" : no.text}`,
    `- measured: ${measuredText(measured)}`,
  ].join("\n");
}

/** "n 57, precision 0.98 (0.91 to 1.00)", or that nothing was measured. */
export function measuredText({
  n,
  correct,
  interval: [low, high],
}: Pick<RuleEntry, "n" | "correct" | "interval">): string {
  if (n === 0) return "not seen in the annotated articles";
  return `n ${n}, precision ${(correct / n).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

/** An example with the words that prove its fact in bold. */
export function markedText(
  { text, expected }: Example,
  mark: [string, string] = ["**", "**"],
): string {
  return [...expected]
    .sort((a, b) => b.start - a.start)
    .reduce((shown, { start, text: words }) => {
      const end = start + words.length;
      return `${shown.slice(0, start)}${mark[0]}${shown.slice(start, end)}${mark[1]}${shown.slice(end)}`;
    }, text);
}
