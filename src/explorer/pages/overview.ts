import { z } from "zod";
import { bars } from "../charts/bars.ts";
import type { Page } from "../html.ts";
import { foldedTable, html, link } from "../html.ts";
import type { Visit } from "../visit.ts";
import { groupLink } from "./parts.ts";

const countRow = z.object({
  groups: z.number(),
  units: z.number(),
  years: z.number(),
  disputed: z.number(),
  gaps: z.number(),
  articles: z.number(),
  texts: z.number(),
  statements: z.number(),
});
const COUNTS = `SELECT (SELECT count(*) FROM emulation_group) AS groups, (SELECT count(*) FROM unit) AS units,
  (SELECT count(*) FROM group_year WHERE status = 'named') AS years,
  (SELECT count(*) FROM group_year WHERE status = 'disputed') AS disputed,
  (SELECT count(*) FROM group_year WHERE status IN ('not-named', 'no-article')) AS gaps,
  (SELECT count(*) FROM text_member) AS articles,
  (SELECT count(*) FROM text_member WHERE role = 'original') AS texts,
  (SELECT count(*) FROM statement) AS statements`;
const bestRow = z.object({
  group_id: z.string(),
  label: z.string(),
  known: z.number(),
  texts: z.number(),
});
const BEST = `SELECT g.group_id, g.label, (SELECT count(*) FROM group_year y WHERE y.group_id = g.group_id AND y.status = 'named') AS known, g.texts
  FROM emulation_group g ORDER BY known DESC, g.texts DESC, g.group_id LIMIT 12`;
const yearRow = z.object({ year: z.number(), texts: z.number() });
const YEARS = "SELECT year, sum(texts) AS texts FROM group_year GROUP BY year ORDER BY year";
const SHOWN = [
  "groups",
  "units",
  "years",
  "disputed",
  "gaps",
  "articles",
  "texts",
  "statements",
] as const;

/** How much there is, what can be asked, and where to begin. */
export function overviewPage(visit: Visit): Page {
  const { store, words } = visit;
  const [counts] = store.rows(COUNTS, countRow);
  const best = store.rows(BEST, bestRow);
  const years = store.rows(YEARS, yearRow);
  const table = {
    name: "overview",
    columns: ["what", "number"],
    rows: SHOWN.map((name) => [name, counts?.[name] ?? 0]),
  };
  const byYear = {
    name: "texts_by_year",
    columns: ["year", "texts"],
    rows: years.map(({ year, texts }) => [year, texts]),
  };
  const chart = bars(
    words.overview.byYear,
    years.map(({ year, texts }) => [String(year), texts]),
  );
  const body = html`<p class="lead">${words.overview.lead}</p>
<ul class="numbers">${SHOWN.map((name) => html`<li><b>${counts?.[name] ?? 0}</b> ${words.overview[name]}</li>`)}</ul>
<h2>${words.overview.ask}</h2>
<ul>
<li>${link(visit.to("/groups"), words.overview.askChair)}</li>
<li>${link(visit.to("/rotation"), words.overview.askRotation)}</li>
<li>${link(visit.to("/coverage"), words.overview.askGaps)}</li>
<li>${link(visit.to("/rotation"), words.overview.askNext)}</li>
</ul>
<h2>${words.overview.best}</h2>
<ul>${best.map((group) => html`<li>${groupLink(visit, group.group_id, group.label)} <span class="meta">${group.known} ${words.overview.years}, ${group.texts} ${words.overview.texts}</span></li>`)}</ul>
<h2>${words.overview.byYear}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${words.overview.byYear}">${chart}</div>
${foldedTable(words.table.show, byYear)}`;
  return { title: words.nav.overview, body, tables: [table, byYear], chart };
}
