import { z } from "zod";
import type { Html, Page } from "../html.ts";
import { EMPTY, foreign, html, link, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import { unitLink } from "./parts.ts";
import { termRow, termsExport, termsTable } from "./unit.ts";

const provinceRow = z.object({
  province_id: z.string(),
  name: z.string(),
  valid_from: z.string().nullable(),
  valid_to: z.string().nullable(),
  now_id: z.string(),
  now_name: z.string(),
});
const PROVINCE =
  "SELECT province_id, name, valid_from, valid_to, now_id, now_name FROM provinces WHERE province_id = ?";
const unitRow = z.object({ unit_id: z.string(), name: z.string(), chair_years: z.number() });
const UNITS = `SELECT unit_id, name, chair_years FROM units WHERE province_id = @id OR province_now_id = @id ORDER BY chair_years DESC, name LIMIT 100`;
const TERMS = `WITH own (unit_id) AS (SELECT u.unit_id FROM unit u JOIN province p ON p.province_id = u.province_id
    WHERE u.province_id = @id OR p.now_id = @id)
  SELECT c.group_id, c.group_label, c.year, c.role, c.unit_id, c.unit, c.support, c.statement_id, c.article_id, c.quote
  FROM (SELECT group_id, year, role, unit_id FROM term WHERE role = 'chair' AND (unit_id IN own OR successor_id IN own)) t
  JOIN chair_terms c ON c.group_id = t.group_id AND c.year = t.year AND c.role = t.role AND c.unit_id = t.unit_id
  ORDER BY c.year DESC, c.group_id LIMIT 300`;

const eventRow = z.object({
  day: z.string().nullable(),
  kind: z.enum(["merged", "split-off", "succeeded"]),
  province: z.string(),
  other_id: z.string(),
  other: z.string(),
});
const EVENTS =
  "SELECT day, kind, province, other_id, other FROM province_events WHERE @id IN (province_id, other_id) ORDER BY day, province";

/** A province: what became of it, its units and their turns in the chair; one of the 34 has those of what was merged into it too. */
export function provincePage(visit: Visit): Page | undefined {
  const { store, words } = visit;
  const [province] = store.rows(PROVINCE, provinceRow, [visit.part]);
  if (province === undefined) return undefined;
  const of = [{ id: province.province_id }];
  const units = store.rows(UNITS, unitRow, of);
  const terms = store.rows(TERMS, termRow, of);
  const now =
    province.now_id === province.province_id
      ? ""
      : html`<p>${words.province.now} ${link(visit.to(`/provinces/${province.now_id}`), province.now_name)}.</p>`;
  const body = html`<p class="lead">${words.province.lead} ${province.valid_from ?? "…"} – ${province.valid_to ?? "…"}</p>
${now}
${eventsOf(visit, province.province_id)}
<h2>${words.province.units}</h2>
${tableOf(
  words.province.units,
  [words.group.unit, words.province.chairYears],
  units.map((unit) => [unitLink(visit, unit.unit_id, unit.name), unit.chair_years]),
)}
<h2>${words.province.terms}</h2>
${termsTable(visit, terms)}`;
  return { title: province.name, body, tables: [termsExport(terms)] };
}

function eventsOf(visit: Visit, id: string): Html {
  const { events } = visit.words.province;
  const rows = visit.store.rows(EVENTS, eventRow, [{ id }]);
  if (rows.length === 0) return EMPTY;
  return html`<h2>${events}</h2><ul>${rows.map(
    ({ day, kind, province, other_id, other }) =>
      html`<li>${day ?? ""}: ${foreign(province)} ${visit.words.provinceEvents[kind]} ${link(visit.to(`/provinces/${other_id}`), other)}</li>`,
  )}</ul>`;
}
