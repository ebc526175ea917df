import type { Dataset } from "../../../db/dataset.ts";
import type { ReportRow } from "../../../db/dataset-groups.ts";
import type { Store } from "../../../db/store.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import type { Links } from "../../consolidate/group-identity.ts";
import { SPLIT } from "../../consolidate/group-identity.ts";
import { consolidateGroups, consolidateSuccessions } from "./groups.ts";
import type { Names } from "./names.ts";
import { createNames, provinceRows } from "./names.ts";
import { reportsOf, settleDecisions } from "./reports.ts";
import { consolidateTexts } from "./texts.ts";
import { consolidateYears } from "./years.ts";

/** Changes with every release of the rules for groups, units, copies and terms: what other rules worked out is worked out anew. */
const CONSOLIDATOR_VERSION = "4";

/** What a consolidation had to do. */
export interface Consolidated {
  readonly articles: number;
  readonly groups: number;
}

/**
 * Works out groups, units, copies, terms and coverage from what changed since the last time; with `all` from everything. One
 * transaction: readers see the old dataset until the new one is whole, and a killed run leaves the old one.
 */
export function consolidate(
  store: Store,
  lexicon: Lexicon,
  { all = false }: { readonly all?: boolean } = {},
): Consolidated {
  const dataset = store.dataset();
  return dataset.atOnce(() => {
    if (all || dataset.consolidator() !== CONSOLIDATOR_VERSION) {
      dataset.clear();
      dataset.enqueueAll();
    }
    const queued = dataset.queued();
    return queued.length === 0 ? NOTHING : workOut(dataset, lexicon, queued);
  });
}

const NOTHING: Consolidated = { articles: 0, groups: 0 };

function workOut(dataset: Dataset, lexicon: Lexicon, queued: readonly string[]): Consolidated {
  const names = createNames(lexicon);
  dataset.setProvinces(provinceRows(lexicon.provinces));
  const split = splitReports(dataset);
  const keys = new Set<string>();
  for (const id of consolidateTexts(dataset, queued))
    for (const key of dataset.setReports(id, splitOff(readReports(dataset, id, names), split)))
      keys.add(key);
  const { touched, isRegrouped } = consolidateGroups(dataset, [...keys], {
    field: names.field,
    links: linksOf(dataset),
    isForced: queued.includes(REGROUP),
  });
  for (const id of touched) consolidateYears(dataset, id, names.succeeds);
  if (isRegrouped || touched.size > 0) consolidateSuccessions(dataset);
  dataset.clearQueue();
  dataset.setConsolidator(CONSOLIDATOR_VERSION);
  return { articles: queued.length, groups: touched.size };
}

function readReports(dataset: Dataset, id: string, names: Names): readonly ReportRow[] {
  const article = dataset.article(id);
  if (article === undefined) {
    if (dataset.isCurrent(id)) settleDecisions(dataset, id);
    return [];
  }
  return reportsOf(dataset, article, dataset.textOf(id) ?? id, names);
}

/** Stands in the queue for the groups as a whole: people decided on them. */
export const REGROUP = "groups:";

/** The reports that people made a group of their own, by article and number. */
function splitReports(dataset: Dataset): ReadonlyMap<string, string> {
  const split = new Map<string, string>();
  for (const { id, verdict, reports } of dataset.groupDecisions())
    if (verdict === "split")
      for (const [articleId, report] of reports ?? [])
        split.set(`${articleId} ${report}`, `${SPLIT}${id}`);
  return split;
}

/** The profiles that people made one group. A decision on a report that is no more must be looked at again. */
function linksOf(dataset: Dataset): Links {
  return dataset.groupDecisions().flatMap(({ id, verdict, reports }) => {
    const all = (reports ?? []).map(([article, report]) => dataset.profileKeyOf(article, report));
    const keys = all.filter((key) => key !== undefined);
    dataset.setDecisionState(id, keys.length === all.length ? "applied" : "stale");
    if (verdict !== "merge") return [];
    return keys.slice(1).map((key) => [keys[0] ?? key, key] as const);
  });
}

function splitOff(
  reports: readonly ReportRow[],
  split: ReadonlyMap<string, string>,
): readonly ReportRow[] {
  return reports.map((row) => {
    const own = split.get(`${row.sighting.articleId} ${row.sighting.report}`);
    return own === undefined ? row : { ...row, profileKey: `${own}|${row.profileKey}` };
  });
}
