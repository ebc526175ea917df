import { z } from "zod";
import { searchKey } from "../../text/fold.ts";
import type { Page } from "../html.ts";
import { html, tableOf } from "../html.ts";
import type { Rotation, Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";
import {
  choiceField,
  filterForm,
  groupLink,
  PER_PAGE,
  pageNumber,
  pager,
  results,
  textField,
} from "./parts.ts";

const groupRow = z.object({
  group_id: z.string(),
  label: z.string(),
  form: z.enum(["cluster", "bloc"]),
  number: z.number().nullable(),
  sector: z.string().nullable(),
  province: z.string().nullable(),
  first_year: z.number().nullable(),
  last_year: z.number().nullable(),
  texts: z.number(),
  known: z.number(),
  names: z.string().nullable(),
});
const GROUPS = `SELECT g.group_id, g.label, g.form, g.number, g.sector, g.province, (SELECT min(year) FROM group_year y WHERE y.group_id = g.group_id) AS first_year, (SELECT max(year) FROM group_year y WHERE y.group_id = g.group_id) AS last_year, g.texts,
    (SELECT count(*) FROM group_year y WHERE y.group_id = g.group_id AND y.status = 'named') AS known,
    (SELECT group_concat(json_extract(p.value, '$.name'), ' ') FROM profile p WHERE p.group_id = g.group_id) AS names
  FROM emulation_group g ORDER BY known DESC, g.texts DESC, g.group_id`;

type GroupRow = z.infer<typeof groupRow>;

/** All groups, those of which most is known first, with how their chair rotates. */
export function groupsPage(visit: Visit): Page {
  const { words } = visit;
  const found = filtered(visit);
  const from = (pageNumber(visit) - 1) * PER_PAGE;
  const shown = found.slice(from, from + PER_PAGE);
  const rows = shown.map((group) => [
    groupLink(visit, group.group_id, group.label),
    `${group.first_year ?? ""}–${group.last_year ?? ""}`,
    group.known,
    group.texts,
    turnsOf(visit, group.group_id),
  ]);
  const head = words.groups;
  const body = html`<p class="lead">${head.lead}</p>
${filterForm(visit, [
  textField(visit, "q", head.search),
  choiceField(visit, { name: "form", label: head.form }, [
    ["", head.all],
    ["cluster", head.cluster],
    ["bloc", head.bloc],
  ]),
])}
${results(html`${found.length === 0 ? html`<p>${head.none}</p>` : tableOf(`${found.length} ${words.overview.groups}`, [head.group, head.years, head.known, head.texts, head.turns], rows)}${pager(visit, found.length)}`)}`;
  return { title: words.nav.groups, body, tables: [tableOfGroups(visit, found)] };
}

function filtered(visit: Visit): readonly GroupRow[] {
  const keys = searchKey(textParameter(visit, "q")).split(" ");
  const form = textParameter(visit, "form");
  return visit.store.rows(GROUPS, groupRow).filter((group) => {
    const own = searchKey(
      [group.label, group.sector, group.province, group.names].filter(Boolean).join(" "),
    );
    return (form === "" || group.form === form) && keys.every((key) => own.includes(key));
  });
}

/** Whether all plausible versions of the record give the same findings on turns and order. */
export function isFirm({ worlds }: Rotation["report"]): boolean {
  return worlds.verdicts.length < 2 && worlds.orders.length < 2;
}

/** How the chair of a group rotates, in a few words. */
function turnsOf(visit: Visit, groupId: string): string {
  const report = visit.knownRotation(groupId)?.report;
  if (report === undefined) return "…";
  const { takesTurns, fixedOrder } = report;
  const { verdicts, orders, notFirm } = visit.words;
  return `${verdicts[takesTurns.verdict]}${orders[fixedOrder.verdict]}${isFirm(report) ? "" : ` (${notFirm})`}`;
}

function tableOfGroups(_: Visit, groups: readonly GroupRow[]): Page["tables"][number] {
  const columns = [
    "group_id",
    "label",
    "form",
    "number",
    "sector",
    "province",
    "first_year",
    "last_year",
    "known",
    "texts",
  ] as const;
  return {
    name: "groups",
    columns,
    rows: groups.map((group) => columns.map((name) => group[name])),
  };
}
