import type { ChangeLog, TermChange } from "./changes.ts";
import { DELETIONS } from "./changes.ts";
import { formatCsv } from "./csv.ts";
import type { Release } from "./described.ts";
import { markdownTable } from "./markdown.ts";

/** What the last release had and this one has not, as CSV. */
export function deletionsTable(log: ChangeLog, version: string): string {
  const rows = log
    .deletions()
    .map(({ table, key, reason }) => [table, key, reason, log.version, version]);
  return `${formatCsv([DELETIONS.columns.map(({ name }) => name), ...rows])}\n`;
}

const SHOWN = 100;

/** What changed since the last release: counts by table, and the terms that are told otherwise now. */
export function changesPage(log: ChangeLog, { version, tables }: Release): string {
  if (log.version === undefined) {
    const rows = tables.map(({ name, rows: count }) => [`\`${name}\``, String(count)]);
    return `${["# Changes", `## ${version}`, "The first release, or one that was written without the folder of the last one.", markdownTable(["table", "rows"], rows)].join("\n\n")}\n`;
  }
  const counts = log
    .changes()
    .filter(({ added, deleted, changed }) => added + deleted + changed > 0)
    .map((one) =>
      [`\`${one.table}\``, one.before, one.after, one.added, one.deleted, one.changed].map(String),
    );
  const terms = log.terms();
  const lines = terms.slice(0, SHOWN).map(termLine);
  const more = terms.length > SHOWN ? [`- and ${terms.length - SHOWN} more`] : [];
  return `${[
    "# Changes",
    `## ${version}, against ${log.version}`,
    "A statement counts as the same where it says the same, whatever its number and its rule; what was worked out counts as the same where its key is, and as changed where the row says something else. Tables that are not named are the same.",
    markdownTable(["table", "rows before", "rows now", "added", "deleted", "changed"], counts),
    "Every deleted row stands in `data/deletions.csv`: `article-replaced` where the page came out anew, `worked-out-anew` where newer rules, a decision or other articles tell otherwise.",
    ...(terms.length === 0
      ? []
      : ["### Terms that are told otherwise now", [...lines, ...more].join("\n")]),
  ].join("\n\n")}\n`;
}

function termLine({ year, group, role, before, after }: TermChange): string {
  return `- ${year} · ${group} · ${role}: ${before ?? "nobody"} → ${after ?? "nobody"}`;
}
