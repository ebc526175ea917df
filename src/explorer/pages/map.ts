import { z } from "zod";
import { searchKey } from "../../text/fold.ts";
import type { Scheme } from "../charts/grids.ts";
import { GRIDS } from "../charts/grids.ts";
import type { ValuedTile } from "../charts/tile-map.ts";
import { tileMap } from "../charts/tile-map.ts";
import type { Page } from "../html.ts";
import { foldedTable, html } from "../html.ts";
import type { Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";
import { choiceField, filterForm, results } from "./parts.ts";

const provinceRow = z.object({ province_id: z.string(), name: z.string() });
const countRow = z.object({ id: z.string(), years: z.number() });
// Who took over within a year of a merger had the chair in that year too.
const NOW = `SELECT p.now_id AS id, count(*) AS years FROM (
    SELECT unit_id, year FROM term WHERE role = 'chair' UNION ALL SELECT successor_id, year FROM term WHERE role = 'chair'
  ) t JOIN unit u ON u.unit_id = t.unit_id JOIN province p ON p.province_id = u.province_id GROUP BY p.now_id`;
// The last year of the 63 is counted to them: its chairs were chosen before the merger.
const BEFORE = `SELECT province_id AS id, count(*) AS years FROM chair_terms
  WHERE role = 'chair' AND province_id IS NOT NULL AND year <= 2025 GROUP BY province_id`;

/** Provinces by the years in which one of their units chaired a group. */
export function mapPage(visit: Visit): Page {
  const { words } = visit;
  const scheme: Scheme = textParameter(visit, "scheme") === "63" ? "63" : "34";
  const tiles = tilesOf(visit, scheme);
  const table = {
    name: "provinces",
    columns: ["province_id", "name", "chair_years"],
    rows: tiles
      .toSorted((a, b) => b.value - a.value)
      .map(({ id, name, value }) => [id, name, value]),
  };
  const chart = tileMap(tiles, {
    title: `${words.nav.map}: ${words.map.years}`,
    unit: words.map.years,
  });
  const body = html`<p class="lead">${words.map.lead}</p>
${filterForm(visit, [
  choiceField(visit, { name: "scheme", label: words.map.scheme }, [
    ["34", words.map.now],
    ["63", words.map.old],
  ]),
])}
${results(html`<div class="scroll" tabindex="0" role="region" aria-label="${words.nav.map}">${chart}</div>${foldedTable(words.map.table, table)}`)}`;
  return { title: words.nav.map, body, tables: [table], chart };
}

/** The tiles of a scheme. A province that kept its name through the merger is one identity, of the 34: before it, the name tells which tile. */
function tilesOf(visit: Visit, scheme: Scheme): readonly (ValuedTile & { readonly id: string })[] {
  const provinces = visit.store.rows("SELECT province_id, name FROM provinces", provinceRow);
  const names = new Map(provinces.map(({ province_id, name }) => [province_id, name]));
  const byName = new Map<string, number>();
  for (const { id, years } of visit.store.rows(scheme === "34" ? NOW : BEFORE, countRow)) {
    const key = searchKey(names.get(id) ?? id);
    byName.set(key, (byName.get(key) ?? 0) + years);
  }
  return GRIDS[scheme].map((tile) => {
    const ids = [`vn${scheme}-${tile.number}`, `vn34-${tile.number}`];
    const id = ids.find((one) => names.has(one)) ?? "";
    const name = names.get(id) ?? tile.number;
    return {
      ...tile,
      id,
      name,
      value: byName.get(searchKey(name)) ?? 0,
      href: visit.to(`/provinces/${id}`),
    };
  });
}
