import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import { codebook, ruleBook } from "../rule-book.ts";
import type { Release } from "./described.ts";
import { markdownTable } from "./markdown.ts";

/** What every table and column holds, and every rule with its wording, its examples and how often it is right. */
export function releaseCodebook({ version, tables }: Release, lexicon: Lexicon): string {
  const chapters = tables.map(({ name, doc, columns, key, rows }) =>
    [
      `### ${name}`,
      `${doc} ${rows} rows, sorted by ${key.join(", ")}.`,
      markdownTable(
        ["column", "type", "meaning", "values"],
        columns.map((column) => [
          `\`${column.name}\``,
          column.type,
          column.meaning,
          column.values.map((value) => `\`${value}\``).join(", "),
        ]),
      ),
    ].join("\n\n"),
  );
  const rules = codebook(ruleBook(lexicon)).replaceAll(HEADING, "#$<level> ");
  return `${[`# Codebook of release ${version}`, HOW, "## Tables", ...chapters].join("\n\n")}\n\n${rules}`;
}

const HEADING = /^(?<level>#+) /gmu;
const HOW =
  "An empty cell is what no article says, never a zero or a no. Truth is 1 or 0 in CSV and SQLite. Columns of the type json hold JSON text (in the JSON lines: the lists and objects themselves). Words of articles stand in Vietnamese, normalised to NFC.";
