import type { Release } from "./described.ts";
import { ABOUT, TITLE } from "./described.ts";
import { markdownTable } from "./markdown.ts";

/** The first page of a release: what is in it and how it is loaded. */
export function readmePage({ version, tables, covers }: Release): string {
  const rows = tables.map(({ name, doc, rows: count }) => [`\`${name}\``, String(count), doc]);
  return `${[
    `# ${TITLE}, release ${version}`,
    ABOUT,
    `Articles from ${covers.from ?? "no day"} to ${covers.to ?? "no day"}. Start with \`chair_terms\`: one row a group and year with its chair, how sure that is, and the sentence that says so.`,
    markdownTable(
      ["table", "rows", "one row is"],
      rows.map(([name = "", count = "", doc = ""]) => [name, count, doc.replace(ROW, "")]),
    ),
    "## Loading",
    LOADING,
    "## What is here",
    FILES,
  ].join("\n\n")}\n`;
}

const ROW = /^One row /u;
const LOADING = `\`\`\`r
terms <- read.csv("data/chair_terms.csv", encoding = "UTF-8", na.strings = "")
\`\`\`

\`\`\`stata
import delimited "data/chair_terms.csv", encoding("utf-8") bindquote(strict) maxquotedrows(unlimited) varnames(1) clear
\`\`\`

\`\`\`python
import csv, sqlite3, pandas
terms = list(csv.DictReader(open("data/chair_terms.csv", encoding="utf-8", newline="")))
database = sqlite3.connect("thidua.sqlite")
terms = pandas.read_parquet("data/chair_terms.parquet")
\`\`\`

\`\`\`sql
-- DuckDB
SELECT * FROM 'data/chair_terms.parquet' WHERE year >= 2020;
\`\`\``;
const FILES = `- \`data/*.csv\`, \`*.ndjson\`, \`*.parquet\`: the tables, in three formats; \`thidua.sqlite\`: all of them in one file, with indexes.
- \`datapackage.json\`: types, keys and sums for programs (Data Package 2.0).
- \`codebook.md\`: every column and every rule. \`methods.md\`: sources, coverage, rules, scores, the merger of 2025.
- \`CHANGES.md\`, \`data/deletions.csv\`: what is other than in the last release. \`CITATION.cff\`: how to cite. \`SHA256SUMS\`: \`sha256sum -c SHA256SUMS\`.
- \`sbom.cdx.json\`: the packages that the program is made of (CycloneDX), where an installed one wrote this release.

Facts and figures are under CC BY 4.0. The quotes, short and only as proof, are the papers'.`;
