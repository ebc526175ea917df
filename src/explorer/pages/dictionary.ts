import { z } from "zod";
import { columnOf } from "../../../db/columns.ts";
import { readViews } from "../../../db/schema.ts";
import type { Page } from "../html.ts";
import { html, tableOf } from "../html.ts";
import { VIETNAMESE_COLUMNS, VIETNAMESE_VIEWS } from "../messages/vietnamese-dictionary.ts";
import type { Visit } from "../visit.ts";

const nameRow = z.object({ name: z.string() });

/** What the public views and their columns hold. */
export function dictionaryPage(visit: Visit): Page {
  const { store, words, language } = visit;
  const isVietnamese = language === "vi";
  const views = readViews().map(({ name, doc }) => ({
    name,
    doc: isVietnamese ? (VIETNAMESE_VIEWS[name] ?? doc) : doc,
    columns: store
      .rows("SELECT name FROM pragma_table_info(?)", nameRow, [name])
      .map((column) => columnOf(name, column.name))
      .map((column) =>
        isVietnamese ? { ...column, meaning: inVietnamese(name, column) } : column,
      ),
  }));
  const head = [words.data.column, words.data.type, words.data.meaning, words.data.values];
  const body = html`<p class="lead">${words.data.lead}</p>
<ul>${views.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}</ul>
${views.map(
  ({ name, doc, columns }) =>
    html`<h2 id="${name}">${name}</h2><p>${doc}</p>${tableOf(
      name,
      head,
      columns.map((one) => [one.name, one.type, one.meaning, one.values.join(", ")]),
    )}`,
)}`;
  const table = {
    name: "columns",
    columns: ["view", "column", "type", "meaning", "values"],
    rows: views.flatMap(({ name, columns }) =>
      columns.map((one) => [name, one.name, one.type, one.meaning, one.values.join("|")]),
    ),
  };
  return { title: words.nav.data, body, tables: [table] };
}

/** A view may mean something else by a name than the others. */
function inVietnamese(
  view: string,
  { name, meaning }: { readonly name: string; readonly meaning: string },
): string {
  return VIETNAMESE_COLUMNS[`${view}.${name}`] ?? VIETNAMESE_COLUMNS[name] ?? meaning;
}
