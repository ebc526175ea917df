import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** Markup in which everything that came from outside is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a table holds in a cell: the value as it is exported. */
export type Cell = string | number | null;

/** The data behind a page or chart, as it is exported. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a page shows; `tables` are what its JSON and CSV hold, the first one being the page's own. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly tables: readonly Table[];
  /** Why there is no data to be had: told instead of them. */
  readonly problem?: string;
  /** Where what is shown came out, to be cited. */
  readonly source?: string;
  /** The page's chart as SVG, if it has one. */
  readonly chart?: Html;
}

/** Text from outside: it may run from right to left, or hold marks that would turn what stands beside it. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

export function link(href: string, text: string): Html {
  return html`<a href="${href}">${foreign(text)}</a>`;
}

/** A table with a caption; cells are markup or text, head cells text. */
export function tableOf(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cellOf)}</tr>`)}</tbody>
</table></div>`;
}

function cellOf(cell: Html | string | number, i: number): Html {
  if (typeof cell === "number") return html`<td class="number">${cell}</td>`;
  return i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`;
}

/** The data of a chart for whoever cannot see it. */
export function foldedTable(summary: string, { columns, rows }: Table): Html {
  const shown = rows.map((row) => row.map((cell) => cell ?? ""));
  return html`<details><summary>${summary}</summary>${tableOf(summary, columns, shown)}</details>`;
}

/** Nothing. */
export const EMPTY: Html = raw("");

export { html, raw };
