import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import { CATALOGUE } from "../../../extractors/catalogue.ts";
import type { Release } from "./described.ts";
import { markdownTable } from "./markdown.ts";
import { shareOf, shownShare, slotScores } from "./scores.ts";

/** How a release came about: sources, coverage by month, rules and their scores, the treatment of groups, terms, review and the merger of 2025. */
export function methodsPage(store: Store, release: Release): string {
  return `${[
    `# Methods of release ${release.version}`,
    "## Sources",
    sources(store),
    "## Coverage",
    coverage(store),
    "## From an article to its facts",
    FACTS.replace("{rules}", String(CATALOGUE.flatMap(({ rules }) => rules).length)),
    versions(store),
    "## How often that is right",
    SCORES,
    scores(),
    "## From facts to groups and terms",
    GROUPS,
    resolutions(store),
    "## Review",
    review(store),
    "## Provinces, and the merger of 2025",
    PROVINCES,
    "## Limits",
    LIMITS,
    `Written by thidua ${release.program}.`,
  ].join("\n\n")}\n`;
}

const sourceRow = z.object({
  site: z.string().nullable(),
  articles: z.number(),
  relevant: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});
const SOURCES = `SELECT site, count(*) AS articles, sum(relevant) AS relevant, min(substr(published_at, 1, 10)) AS first, max(substr(published_at, 1, 10)) AS last
  FROM articles GROUP BY site ORDER BY relevant DESC, site`;

function sources(store: Store): string {
  const rows = store
    .rows(SOURCES, sourceRow)
    .map((row) => [
      row.site ?? "not known",
      String(row.articles),
      String(row.relevant),
      row.first ?? "",
      row.last ?? "",
    ]);
  return markdownTable(
    ["site", "articles read", "on groups or organisations", "first", "last"],
    rows,
  );
}

const monthRow = z.object({ year: z.string(), month: z.string(), n: z.number() });
const MONTHS = `SELECT substr(published_at, 1, 4) AS year, substr(published_at, 6, 2) AS month, count(*) AS n
  FROM articles WHERE relevant = 1 AND published_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`;
const TWELVE = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));
const statusRow = z.object({ status: z.string(), n: z.number() });
const STATUS = "SELECT status, count(*) AS n FROM coverage GROUP BY status ORDER BY n DESC, status";
const undatedRow = z.object({ n: z.number() });

function coverage(store: Store): string {
  const months = store.rows(MONTHS, monthRow);
  const years = [...new Set(months.map(({ year }) => year))];
  const rows = years.map((year) => {
    const own = new Map(
      months.filter((one) => one.year === year).map(({ month, n }) => [month, n]),
    );
    return [year, ...TWELVE.map((month) => String(own.get(month) ?? ""))];
  });
  const undated =
    store.rows(
      "SELECT count(*) AS n FROM articles WHERE relevant = 1 AND published_at IS NULL",
      undatedRow,
    )[0]?.n ?? 0;
  const status = store.rows(STATUS, statusRow).map(({ status: name, n }) => `${name} ${n}`);
  return [
    "Articles on groups or organisations by the month in which they came out. An empty month is one without an article found, which is not one without a meeting.",
    markdownTable(["year", ...TWELVE], rows),
    `Without a day: ${undated}.`,
    `Years of groups (table \`coverage\`) by what is known of the chair: ${status.join(", ")}.`,
  ].join("\n\n");
}

const FACTS = `Pages are archived as they were fetched, and read without a browser; article, title, day and parts are told by rules for each family of page systems.
{rules} rules for facts, each with an accepted and a refused example (\`codebook.md\`), find groups, members, days, chairs, deputies, awards and figures in the
sentences. A fact without words that prove it is none. Where an article does not say something the cell is empty. Every stored fact follows
again from the archived bytes (\`thidua verify\`).`;

const versionRow = z.object({ extractor: z.string(), n: z.number() });

function versions(store: Store): string {
  const rows = store
    .rows(
      "SELECT extractor, count(*) AS n FROM articles GROUP BY extractor ORDER BY n DESC, extractor",
      versionRow,
    )
    .map(({ extractor, n }) => [`\`${extractor}\``, String(n)]);
  return markdownTable(["version of the rules", "articles"], rows);
}

const SCORES = `Counted on the annotated articles of the project, slot by slot, as MUC-7 defines it: precision is correct of found, recall correct of annotated; a value
whose words are wrong is wrong. Intervals are 95 % Wilson intervals. The rules were built on these articles, so that other articles may score lower; the
confidence of a fact is the lower bound of its own rule's precision.`;

function scores(): string {
  const rows = slotScores().map(({ slot, n, precision, recall }) => [
    slot,
    String(n),
    shownShare(precision),
    shownShare(recall),
  ]);
  return markdownTable(["slot", "annotated", "precision", "recall"], rows);
}

const GROUPS = `**Copies.** Articles within two months that share half of the shorter one's word runs are one text; the earliest is its likely original. Texts, not articles,
are counted.

**Groups.** Names are put to one group where number, sector, region, province, name and members speak for it with enough weight and nothing
against it; two clusters of one number in two sectors or provinces are never one. Reasons stand in \`group_names\`. A name that says no more than a number, with no member by
which to tell it, is in no group (\`ungrouped\`). The province of a bloc whose article names no place is that of its members or of the paper (\`province_basis\`). People can merge and split groups.

**Terms.** All statements on one group and year are put together. A unit elected for a year and the one seen in office in that year check each other (\`chain\`). Where
texts name several units, the first of these rules that tells decides, and \`resolution\` says which:

1. \`reviewed\`: a person accepted or corrected one side. 2. \`corrected\`: the paper corrected itself. 3. \`altered-copy\`: the other side stands in copies only that differ from their
originals. 4. \`both-bases\`: different texts saw one unit elected and in office, every other rests on one text. 5. \`in-office\`: two texts saw one unit in office, every other was only to be
elected, by one text. 6. \`weight\`: three texts of two years, every other rests on one. Else the year is \`open\`: a majority alone decides nothing. \`unopposed\`: no text
names another unit. Every side is kept in \`conflicts\`, also what a
person overruled; \`term_evidence\` has the sentences of each, and in \`standing\` whether the article or a person says so.`;

const resolutionRow = z.object({ resolution: z.string(), support: z.string(), n: z.number() });
const RESOLUTIONS =
  "SELECT resolution, support, count(*) AS n FROM chair_terms WHERE role = 'chair' GROUP BY resolution, support ORDER BY n DESC, resolution, support";

function resolutions(store: Store): string {
  const rows = store
    .rows(RESOLUTIONS, resolutionRow)
    .map(({ resolution, support, n }) => [`\`${resolution}\``, `\`${support}\``, String(n)]);
  return markdownTable(["resolution", "support", "chair terms"], rows);
}

const reviewRow = z.object({
  statements: z.number(),
  decided: z.number(),
  terms: z.number(),
  reviewed: z.number(),
  decisions: z.number(),
  undone: z.number(),
});
const REVIEW = `SELECT
  (SELECT count(*) FROM chairs) AS statements,
  (SELECT count(DISTINCT d.statement_id) FROM decisions d JOIN chairs c ON c.statement_id = d.statement_id WHERE d.state = 'applied') AS decided,
  (SELECT count(*) FROM chair_terms WHERE role = 'chair') AS terms,
  (SELECT count(*) FROM chair_terms WHERE role = 'chair' AND support = 'reviewed') AS reviewed,
  (SELECT count(*) FROM decisions) AS decisions,
  (SELECT count(*) FROM decisions WHERE verdict = 'undo' OR state = 'undone') AS undone`;

function review(store: Store): string {
  const [row] = store.rows(REVIEW, reviewRow);
  if (row === undefined) return "";
  const { statements, decided, terms, reviewed, decisions, undone } = row;
  const share = (part: number, whole: number): string =>
    `${part} of ${whole} (${(shareOf(part, whole).value * 100).toFixed(1)} %)`;
  return `${decisions} decisions of people are on record (table \`decisions\`), ${undone} of them taken back or taking back; they are only ever added. They are about ${share(decided, statements)} statements on chairs, and ${share(reviewed, terms)} chair terms rest on one.`;
}

const PROVINCES = `A unit belongs to the province that its name meant on the day of the article. \`province_id\` is that province as it was, \`province_now_id\` the one of the 34 provinces that holds its area
since 1 July 2025: group by the one for the series as it was, by the other for a series over the merger. A unit that was merged within a year and the one that went
on in its place are a succession (\`successor_id\`), no contradiction. Earlier splits and mergers stand in \`provinces\` with their days. Where a province was split, its area now
is that of the part that kept its name.`;

const LIMITS = `Only what papers and portals wrote, and what was found of it, is here: silence is no evidence. Papers copy each other and err. Years before the first article of a group and after
its last are not known. The share of groups that no article names cannot be known.`;
