import type { GroupRotation } from "../../pipeline/rotation.ts";
import { rotationOf, shortName } from "../../pipeline/rotation.ts";
import type { Html, Page } from "../html.ts";
import { foreign, html } from "../html.ts";
import type { Visit } from "../visit.ts";
import { PER_PAGE, pageNumber, pager } from "./parts.ts";

const MAX_NAME = 20;

/** All groups by years, each cell naming the chair. */
export function matrixPage(visit: Visit): Page {
  const { words } = visit;
  const all = rotationOf(visit.store)
    .filter(({ terms }) => terms.length > 0)
    .toSorted((a, b) => b.terms.length - a.terms.length);
  const from = (pageNumber(visit) - 1) * PER_PAGE;
  const shown = all.slice(from, from + PER_PAGE);
  const years = yearsOf(shown);
  const body = html`<p class="lead">${words.matrix.lead}</p><p class="note">${words.matrix.legend}</p>
<div class="scroll latest" tabindex="0" role="region" aria-label="${words.nav.matrix}"><table class="matrix">
<caption>${words.nav.matrix}</caption>
<thead><tr><th scope="col">${words.groups.group}</th>${years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
<tbody>${shown.map((rotation) => rowOf(visit, rotation, years))}</tbody>
</table></div>${pager(visit, all.length)}`;
  return { title: words.nav.matrix, body, tables: [exportOf(all)] };
}

function yearsOf(rotations: readonly GroupRotation[]): readonly number[] {
  const years = rotations.flatMap(({ terms, coverage }) => [
    ...terms.map(({ year }) => year),
    ...coverage.keys(),
  ]);
  return [...new Set(years)].sort((a, b) => a - b);
}

function rowOf(visit: Visit, rotation: GroupRotation, years: readonly number[]): Html {
  const href = visit.to(`/groups/${encodeURIComponent(rotation.group.id)}`);
  return html`<tr><th scope="row"><a href="${href}">${foreign(rotation.group.label)}</a></th>${years.map((year) => cellOf(rotation, year, href))}</tr>`;
}

function cellOf(rotation: GroupRotation, year: number, href: string): Html {
  const { terms, coverage } = rotation;
  const term = terms.find((one) => one.year === year);
  if (term === undefined) return html`<td>${(coverage.get(year) ?? 0) > 0 ? "–" : ""}</td>`;
  const name = term.holder === undefined ? "?" : shortName(rotation, term.holder);
  const heir = term.successor === undefined ? "" : ` → ${shortName(rotation, term.successor)}`;
  const short = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
  return html`<td class="${term.support}"><a href="${href}#y${year}">${foreign(`${short}${heir}`)}</a></td>`;
}

function exportOf(rotations: readonly GroupRotation[]): Page["tables"][number] {
  return {
    name: "matrix",
    columns: ["group_id", "label", "year", "chair", "place", "successor", "support"],
    rows: rotations.flatMap(({ group, terms }) =>
      terms.map((term) => [
        group.id,
        group.label,
        term.year,
        term.holder?.unit ?? null,
        term.holder?.place ?? null,
        term.successor?.unit ?? null,
        term.support,
      ]),
    ),
  };
}
