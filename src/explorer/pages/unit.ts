import { z } from "zod";
import { SUPPORTS } from "../../model/dataset.ts";
import type { Page, Table } from "../html.ts";
import { foreign, html, link, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import { groupLink, proofHref, supportBadge } from "./parts.ts";

const unitRow = z.object({
  unit_id: z.string(),
  name: z.string(),
  body: z.string().nullable(),
  place: z.string().nullable(),
  province_id: z.string().nullable(),
  province: z.string().nullable(),
  province_now_id: z.string().nullable(),
  province_now: z.string().nullable(),
});
const UNIT = `SELECT unit_id, name, body, place, province_id, province, province_now_id, province_now FROM units WHERE unit_id = ?`;
export const termRow = z.object({
  group_id: z.string(),
  group_label: z.string(),
  year: z.number(),
  role: z.enum(["chair", "deputy"]),
  unit_id: z.string(),
  unit: z.string(),
  support: z.enum(SUPPORTS),
  statement_id: z.number().nullable(),
  article_id: z.string().nullable(),
  quote: z.string().nullable(),
});
// The few rows of the table are gone through before the view is asked: it has no index on who took over.
const TERMS = `SELECT c.group_id, c.group_label, c.year, c.role, c.unit_id, c.unit, c.support, c.statement_id, c.article_id, c.quote
  FROM (SELECT group_id, year, role, unit_id FROM term WHERE unit_id = @id OR successor_id = @id) t
  JOIN chair_terms c ON c.group_id = t.group_id AND c.year = t.year AND c.role = t.role AND c.unit_id = t.unit_id
  ORDER BY c.year DESC, c.group_id, c.role`;
const memberRow = z.object({
  group_id: z.string(),
  label: z.string(),
  first: z.number(),
  last: z.number(),
  years: z.number(),
});
const MEMBER_OF = `SELECT group_id, group_label AS label, min(year) AS first, max(year) AS last, count(*) AS years
  FROM memberships WHERE unit_id = ? GROUP BY group_id ORDER BY years DESC, group_id`;

/** A unit: its turns in the chair everywhere, and the groups to which it belonged. */
export function unitPage(visit: Visit): Page | undefined {
  const { store, words } = visit;
  const [unit] = store.rows(UNIT, unitRow, [visit.part]);
  if (unit === undefined) return undefined;
  const terms = store.rows(TERMS, termRow, [{ id: unit.unit_id }]);
  const groups = store.rows(MEMBER_OF, memberRow, [unit.unit_id]);
  const body = html`<p class="lead">${words.unit.lead}</p>
<dl class="sentences">
<dt>${words.unit.body}</dt><dd>${foreign(unit.body ?? "–")}</dd>
<dt>${words.unit.place}</dt><dd>${foreign(unit.place ?? "–")}</dd>
<dt>${words.unit.province}</dt><dd>${provinceLink(visit, unit.province_id, unit.province)}</dd>
<dt>${words.unit.now}</dt><dd>${provinceLink(visit, unit.province_now_id, unit.province_now)}</dd>
</dl>
<h2>${words.unit.terms}</h2>
${terms.length === 0 ? html`<p>${words.unit.none}</p>` : termsTable(visit, terms)}
<h2>${words.unit.memberOf}</h2>
${tableOf(
  words.unit.memberOf,
  [words.groups.group, words.groups.years],
  groups.map((one) => [groupLink(visit, one.group_id, one.label), `${one.first}–${one.last}`]),
)}`;
  return { title: unit.name, body, tables: [termsExport(terms), membershipsExport(groups)] };
}

type Term = z.infer<typeof termRow>;

function provinceLink(
  visit: Visit,
  id: string | null,
  name: string | null,
): ReturnType<typeof html> {
  return id === null || name === null ? html`–` : link(visit.to(`/provinces/${id}`), name);
}

/** Turns in the chair with their best sentence. */
export function termsTable(visit: Visit, terms: readonly Term[]): ReturnType<typeof html> {
  const { words } = visit;
  return tableOf(
    words.unit.terms,
    [words.group.year, words.groups.group, words.unit.role, words.group.support, words.group.said],
    terms.map((term) => [
      term.year,
      groupLink(visit, term.group_id, term.group_label),
      words.unit.roles[term.role],
      supportBadge(visit, term.support),
      term.article_id === null || term.statement_id === null
        ? ""
        : html`<span class="quote"><a href="${proofHref(visit, term.article_id, term.statement_id)}">“${foreign(term.quote ?? "")}”</a></span>`,
    ]),
  );
}

export function termsExport(terms: readonly Term[]): Table {
  const columns = [
    "year",
    "group_id",
    "group_label",
    "role",
    "unit_id",
    "unit",
    "support",
    "statement_id",
    "article_id",
    "quote",
  ] as const;
  return { name: "terms", columns, rows: terms.map((term) => columns.map((name) => term[name])) };
}

function membershipsExport(groups: readonly z.infer<typeof memberRow>[]): Table {
  const columns = ["group_id", "label", "first", "last", "years"] as const;
  return {
    name: "memberships",
    columns,
    rows: groups.map((one) => columns.map((name) => one[name])),
  };
}
