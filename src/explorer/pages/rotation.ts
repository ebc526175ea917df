import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import type { PooledReport } from "../../analysis/pooled.ts";
import { pooledReport } from "../../analysis/pooled.ts";
import type { GroupSeries } from "../../analysis/series.ts";
import { sayPooled } from "../../analysis/words/words.ts";
import type { Html, Page } from "../html.ts";
import { foreign, html, tableOf } from "../html.ts";
import type { Rotation, Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";
import { isFirm } from "./groups.ts";
import {
  choiceField,
  filterForm,
  groupLink,
  PER_PAGE,
  pageNumber,
  pager,
  results,
} from "./parts.ts";
import type { KnownRotation } from "./rotation-table.ts";
import { recordOf, rotationTable } from "./rotation-table.ts";

const groupRow = z.object({ group_id: z.string(), form: z.enum(["cluster", "bloc"]) });
const GROUPS = `SELECT group_id, form FROM emulation_group g
  WHERE EXISTS (SELECT 1 FROM group_year y WHERE y.group_id = g.group_id)
  ORDER BY (SELECT count(*) FROM group_year y WHERE y.group_id = g.group_id AND y.status = 'named') DESC, group_id`;
const VERDICTS = ["round-robin", "even", "clustered", "chance", "undecided"] as const;
const ORDERS = ["fixed", "partly", "chance", "undecided"] as const;
const POOL = { seed: 1, orders: 199 };

interface Pool {
  readonly series: readonly GroupSeries[];
  readonly pooled: PooledReport;
}

/** What was last worked out for each language and choice, as long as the series of its groups are the same. */
const POOLS = new WeakMap<Store, Map<string, Pool>>();
const MOST_POOLS = 40;

function pooledOf(visit: Visit, chosen: readonly KnownRotation[]): PooledReport {
  const pools = POOLS.get(visit.store) ?? new Map<string, Pool>();
  POOLS.set(visit.store, pools);
  const key = ["turns", "order"].map((name) => textParameter(visit, name)).join(" ");
  const known = pools.get(`${visit.language} ${key}`);
  const isSame =
    known?.series.length === chosen.length &&
    chosen.every(({ series }, i) => series === known.series[i]);
  if (known !== undefined && isSame) return known.pooled;
  const pooled = pooledReport(
    chosen.map(({ series, form }) => ({ series, kind: visit.words.form[form] })),
    POOL,
  );
  if (pools.size >= MOST_POOLS) pools.clear();
  pools.set(`${visit.language} ${key}`, { series: chosen.map(({ series }) => series), pooled });
  return pooled;
}

/** How the chair rotates in every group, who is likely next, how good that guess has been; and what all groups say together. */
export function rotationPage(visit: Visit): Page {
  const { words } = visit;
  const groups = visit.store.rows(GROUPS, groupRow);
  const all = groups.flatMap(({ group_id, form }): readonly KnownRotation[] => {
    const rotation = visit.knownRotation(group_id);
    return rotation === undefined ? [] : [{ ...rotation, form }];
  });
  const waiting = groups.length - all.length;
  const chosen = all.filter(({ report }) => isChosen(visit, report));
  const from = (pageNumber(visit) - 1) * PER_PAGE;
  const pooled = pooledOf(visit, chosen);
  const { turns, order, known, next, right } = words.rotation;
  const body = html`<p class="lead">${words.rotation.lead}</p>
${waiting > 0 ? html`<p class="note" role="status">${waiting} ${words.rotation.waiting}</p>` : ""}
${filterForm(visit, [
  choiceField(
    visit,
    { name: "turns", label: turns },
    optionsOf(VERDICTS, words.verdicts, words.groups.all),
  ),
  choiceField(
    visit,
    { name: "order", label: order },
    optionsOf(ORDERS, words.orderNames, words.groups.all),
  ),
])}
${results(
  html`${tableOf(
    `${chosen.length} ${words.overview.groups}`,
    [words.groups.group, turns, order, known, next, right],
    chosen.slice(from, from + PER_PAGE).map((one) => rowOf(visit, one)),
  )}${pager(visit, chosen.length)}`,
)}
<h2>${words.rotation.together}</h2>
${sayPooled(pooled, visit.language).map((one) => html`<p>${one}</p>`)}
<p class="note">${words.group.seed}</p>`;
  return { title: words.nav.rotation, body, tables: [rotationTable(chosen)] };
}

function isChosen(visit: Visit, { takesTurns, fixedOrder }: Rotation["report"]): boolean {
  const [turns, order] = [textParameter(visit, "turns"), textParameter(visit, "order")];
  return (
    (turns === "" || takesTurns.verdict === turns) && (order === "" || fixedOrder.verdict === order)
  );
}

function optionsOf<T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  all: string,
): readonly (readonly [string, string])[] {
  return [["", all], ...values.map((value) => [value, names[value]] as const)];
}

function rowOf(
  visit: Visit,
  { series, label, names, report }: KnownRotation,
): readonly (Html | string | number)[] {
  const { words } = visit;
  const { forecast, takesTurns, fixedOrder } = report;
  const { hits, asked } = recordOf(report);
  return [
    groupLink(visit, series.group, label),
    `${words.verdicts[takesTurns.verdict]}${isFirm(report) ? "" : ` (${words.notFirm})`}`,
    words.orderNames[fixedOrder.verdict],
    report.known,
    forecast !== undefined
      ? html`${forecast.year}: ${foreign(names.get(forecast.unit) ?? forecast.unit)}`
      : "–",
    asked > 0 ? `${hits} / ${asked}` : "–",
  ];
}
