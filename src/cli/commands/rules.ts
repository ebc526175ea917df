import { writeFileSync } from "node:fs";
import type { Example } from "../../../extractors/examples.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { RuleEntry } from "../../pipeline/rule-book.ts";
import { codebook, markedText, measuredText, ruleBook } from "../../pipeline/rule-book.ts";
import { tell, tellFailed } from "../log.ts";
import { suggestNames } from "../suggest.ts";
import { formatTable, wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, terminalWidth } from "../terminal.ts";

export interface RulesFlags {
  readonly codebook?: string;
  readonly json?: boolean;
}

/** Lists every rule, shows the rules of one name with their examples, or writes the codebook. */
export function rulesCommand(name: string | undefined, flags: RulesFlags): ExitCode {
  const entries = ruleBook(loadLexicon());
  if (flags.codebook !== undefined) {
    writeFileSync(flags.codebook, codebook(entries));
    tell(`${entries.length} rules written to ${flags.codebook}`);
    return EXIT.ok;
  }
  const chosen =
    name === undefined
      ? entries
      : entries.filter((entry) => isNamed(entry, name) || entry.fact === name);
  if (chosen.length === 0) return unknownRule(name ?? "", entries);
  if (flags.json === true) print(JSON.stringify(chosen, null, 2));
  else if (name !== undefined && chosen.some((entry) => isNamed(entry, name)))
    chosen.forEach(printRule);
  else printList(chosen);
  return EXIT.ok;
}

/** "chairs/elected", or the part behind the slash. */
function isNamed(entry: RuleEntry, name: string): boolean {
  return entry.name === name || entry.name.endsWith(`/${name}`);
}

function unknownRule(name: string, entries: readonly RuleEntry[]): ExitCode {
  const near = suggestNames(
    name,
    entries.flatMap((entry) => [entry.name, entry.fact]),
  );
  const hint = near.length === 0 ? "thidua rules lists them" : `did you mean ${near.join(" or ")}?`;
  tellFailed(`there is no rule ${name}: ${hint}`);
  return EXIT.failed;
}

const NAME_WIDTH = 28;
const N_WIDTH = 4;
const PRECISION_WIDTH = 9;
const GAPS = 6;
const MIN_MEANS = 20;

function printList(entries: readonly RuleEntry[]): void {
  const taken = NAME_WIDTH + N_WIDTH + PRECISION_WIDTH + GAPS;
  const means = Math.max(MIN_MEANS, terminalWidth() - taken);
  const rows = entries.map((entry) => [
    entry.name,
    String(entry.n),
    entry.n === 0 ? "-" : (entry.correct / entry.n).toFixed(2),
    entry.means,
  ]);
  const widths = [NAME_WIDTH, N_WIDTH, PRECISION_WIDTH, means];
  for (const line of formatTable([["rule", "n", "precision", "means"], ...rows], widths))
    print(line);
  const examples = entries.flatMap(({ accepted, refused }) => [...accepted, ...refused]);
  tell(
    `${entries.length} rules with ${examples.length} examples; thidua rules <rule> shows one with its own`,
  );
}

function printRule(entry: RuleEntry): void {
  print(paint.bold(`${entry.name} (${entry.fact})`));
  for (const line of wrap(entry.means, terminalWidth())) print(line);
  print(`measured: ${measuredText(entry)}`);
  printExamples("accepts", entry.accepted);
  printExamples("refuses", entry.refused);
}

function printExamples(head: string, examples: readonly Example[]): void {
  print("");
  print(`${head}:`);
  if (examples.length === 0) print("  -");
  for (const example of examples) {
    const lines = wrap(markedText(example, ["[", "]"]), terminalWidth() - 4);
    lines.forEach((line, i) => {
      print(`  ${i === 0 ? "-" : " "} ${line}`);
    });
  }
}
