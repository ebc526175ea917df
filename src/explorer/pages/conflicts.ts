import { z } from "zod";
import { RESOLUTIONS } from "../../model/dataset.ts";
import type { Page } from "../html.ts";
import { foreign, html, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import { groupLink, PER_PAGE, pageNumber, pager, unitLink } from "./parts.ts";

const sideRow = z.object({
  group_id: z.string(),
  group_label: z.string(),
  year: z.number(),
  unit_id: z.string(),
  unit: z.string(),
  is_chosen: z.number(),
  texts: z.number(),
  elected: z.number(),
  held: z.number(),
  resolution: z.enum(RESOLUTIONS),
});
const SIDES = `SELECT group_id, group_label, year, unit_id, unit, is_chosen, texts, elected, held, resolution FROM conflicts
  ORDER BY resolution <> 'open', year DESC, group_id, is_chosen DESC, texts DESC, unit_id`;

/** Years for which texts name different chairs: those that no rule settles first. */
export function conflictsPage(visit: Visit): Page {
  const { words } = visit;
  const sides = visit.store.rows(SIDES, sideRow);
  const from = (pageNumber(visit) - 1) * PER_PAGE;
  const rows = sides
    .slice(from, from + PER_PAGE)
    .map((side) => [
      groupLink(visit, side.group_id, side.group_label),
      html`<a href="${visit.to(`/groups/${encodeURIComponent(side.group_id)}`)}#y${side.year}">${side.year}</a>`,
      unitLink(visit, side.unit_id, side.unit),
      side.is_chosen === 1 ? words.conflicts.chosen : "",
      side.texts,
      side.elected,
      side.held,
      foreign(words.resolutions[side.resolution]),
    ]);
  const { chosen, texts, elected, held, resolution } = words.conflicts;
  const head = [
    words.groups.group,
    words.group.year,
    words.group.unit,
    chosen,
    texts,
    elected,
    held,
    resolution,
  ];
  const body = html`<p class="lead">${words.conflicts.lead}</p>
${sides.length === 0 ? html`<p>${words.conflicts.none}</p>` : tableOf(words.nav.conflicts, head, rows)}
${pager(visit, sides.length)}`;
  return { title: words.nav.conflicts, body, tables: [exportOf(sides)] };
}

function exportOf(sides: readonly z.infer<typeof sideRow>[]): Page["tables"][number] {
  const columns = [
    "group_id",
    "group_label",
    "year",
    "unit_id",
    "unit",
    "is_chosen",
    "texts",
    "elected",
    "held",
    "resolution",
  ] as const;
  return {
    name: "conflicts",
    columns,
    rows: sides.map((side) => columns.map((name) => side[name])),
  };
}
