import type { Release } from "./described.ts";
import { ABOUT, TITLE } from "./described.ts";

/** Text that YAML reads as it stands. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** CITATION.cff 1.2.0. */
export function citation({ version, day, authors }: Release): string {
  const names = authors.length === 0 ? ["Curators of this thidua dataset"] : authors;
  return `${[
    "cff-version: 1.2.0",
    'message: "If you use this dataset, cite it with its version."',
    "type: dataset",
    `title: ${quoted(TITLE)}`,
    `abstract: ${quoted(ABOUT)}`,
    "authors:",
    ...names.map((name) => `  - name: ${quoted(name)}`),
    `version: ${quoted(version)}`,
    `date-released: ${day}`,
    "license: CC-BY-4.0",
    "keywords:",
    ...["Vietnam", "Communist Party of Vietnam", "emulation", "thi đua", "news"].map(
      (word) => `  - ${quoted(word)}`,
    ),
  ].join("\n")}\n`;
}
