import { z } from "zod";
import type { Html, Page } from "../html.ts";
import { foreign, html } from "../html.ts";
import type { Visit } from "../visit.ts";
import { PER_PAGE, pageNumber, pager } from "./parts.ts";

const yearRow = z.object({
  group_id: z.string(),
  label: z.string(),
  year: z.number(),
  articles: z.number(),
  texts: z.number(),
  status: z.enum(["named", "disputed", "not-named", "no-article"]),
});
const YEARS = `SELECT group_id, group_label AS label, year, articles, texts, status FROM coverage ORDER BY group_id, year`;

type Year = z.infer<typeof yearRow>;

/** Articles by group and year: where the record has gaps. Groups with the most years without an article first. */
export function coveragePage(visit: Visit): Page {
  const { words } = visit;
  const rows = visit.store.rows(YEARS, yearRow);
  const groups = new Map<string, Year[]>();
  for (const row of rows) groups.set(row.group_id, [...(groups.get(row.group_id) ?? []), row]);
  const gaps = (years: readonly Year[]): readonly number[] =>
    years.flatMap(({ year, articles }) => (articles === 0 ? [year] : []));
  const all = [...groups.values()].sort((a, b) => gaps(b).length - gaps(a).length);
  const from = (pageNumber(visit) - 1) * PER_PAGE;
  const shown = all.slice(from, from + PER_PAGE);
  const years = [...new Set(shown.flat().map(({ year }) => year))].sort((a, b) => a - b);
  const body = html`<p class="lead">${words.coverage.lead}</p><p class="note">${words.coverage.legend}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${words.nav.coverage}"><table class="matrix cover">
<caption>${words.nav.coverage}</caption>
<thead><tr><th scope="col">${words.coverage.group}</th><th scope="col">${words.coverage.gaps}</th>${years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
<tbody>${shown.map((own) => rowOf(visit, own, { years, gaps: gaps(own) }))}</tbody>
</table></div>${pager(visit, all.length)}`;
  const columns = ["group_id", "label", "year", "articles", "texts", "status"] as const;
  const table = {
    name: "coverage",
    columns,
    rows: rows.map((row) => columns.map((name) => row[name])),
  };
  return { title: words.nav.coverage, body, tables: [table] };
}

function rowOf(
  visit: Visit,
  own: readonly Year[],
  { years, gaps }: { readonly years: readonly number[]; readonly gaps: readonly number[] },
): Html {
  const [first] = own;
  const href = visit.to(`/groups/${encodeURIComponent(first?.group_id ?? "")}`);
  return html`<tr><th scope="row"><a href="${href}">${foreign(first?.label ?? "")}</a></th><td class="gaps">${gaps.join(", ")}</td>${years.map(
    (year) =>
      cellOf(
        href,
        own.find((one) => one.year === year),
      ),
  )}</tr>`;
}

function cellOf(href: string, year: Year | undefined): Html {
  if (year === undefined) return html`<td></td>`;
  // What an article of another year says of a chair is no article on this year.
  const kind = year.texts === 0 && year.status === "named" ? "named-elsewhere" : KINDS[year.status];
  return html`<td class="${kind}"><a href="${href}#y${year.year}">${year.texts}</a></td>`;
}

const KINDS = {
  named: "named",
  disputed: "contested",
  "not-named": "not-named",
  "no-article": "no-article",
} as const;
