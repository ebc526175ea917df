import type { Dataset } from "../../../db/dataset.ts";
import type { ReportName } from "../../../db/dataset-groups.ts";
import type { ReportRow } from "../../../db/dataset-reports.ts";
import type { Store } from "../../../db/store.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import type { Links } from "../../consolidate/group-identity.ts";
import { SPLIT } from "../../consolidate/group-identity.ts";
import type { DecidedReport, Decision } from "../../model/decision.ts";
import { searchKey } from "../../text/fold.ts";
import { consolidateGroups, consolidateSuccessions } from "./groups.ts";
import type { Names } from "./names.ts";
import { createNames, provinceRows } from "./names.ts";
import { reportsOf, settleDecisions } from "./reports.ts";
import { consolidateTexts } from "./texts.ts";
import { consolidateYears } from "./years.ts";

/** Changes with every release of the rules for groups, units, copies and terms: what other rules worked out is worked out anew. */
const CONSOLIDATOR_VERSION = "6";

/** What a consolidation had to do. */
export interface Consolidated {
  readonly articles: number;
  readonly groups: number;
}

/** How the dataset is worked out: from everything, and whom to tell of each article, and of how many there are. */
interface Consolidation {
  readonly all?: boolean;
  readonly onArticle?: (total: number) => void;
}

/**
 * Works out groups, units, copies, terms and coverage from what changed since the last time; with `all` from everything. One
 * transaction: readers see the old dataset until the new one is whole, and a killed run leaves the old one.
 */
export function consolidate(
  store: Store,
  lexicon: Lexicon,
  { all = false, onArticle = () => undefined }: Consolidation = {},
): Consolidated {
  const dataset = store.dataset();
  return dataset.atOnce(() => {
    if (all || dataset.consolidator() !== CONSOLIDATOR_VERSION) {
      dataset.clear();
      dataset.enqueueAll();
    }
    const queued = dataset.queued();
    return queued.length === 0 ? NOTHING : workOut(dataset, lexicon, { queued, onArticle });
  });
}

const NOTHING: Consolidated = { articles: 0, groups: 0 };

function workOut(
  dataset: Dataset,
  lexicon: Lexicon,
  {
    queued,
    onArticle,
  }: Required<Pick<Consolidation, "onArticle">> & { readonly queued: readonly string[] },
): Consolidated {
  const names = createNames(lexicon);
  dataset.setProvinces(provinceRows(lexicon.provinces));
  const splits = splitReports(dataset);
  const keys = new Set<string>();
  const moved = consolidateTexts(dataset, queued);
  for (const id of moved) {
    onArticle(moved.length);
    const reports = splitOff(readReports(dataset, id, names), splits.get(id) ?? []);
    for (const key of dataset.setReports(id, reports)) keys.add(key);
  }
  dataset.nameUnits();
  const { touched, isRegrouped } = consolidateGroups(dataset, [...keys], {
    field: names.field,
    links: linksOf(dataset),
    isForced: queued.includes(REGROUP),
  });
  let isLineageOpen = isRegrouped;
  for (const id of touched) if (consolidateYears(dataset, id, names.succeeds)) isLineageOpen = true;
  if (isLineageOpen) consolidateSuccessions(dataset);
  settleGroupDecisions(dataset);
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

/** A report that people made part of a group of its own. */
interface SplitReport {
  readonly report: DecidedReport;
  readonly key: string;
}

/** The reports that people split off, by the newest reading of their article. */
function splitReports(dataset: Dataset): ReadonlyMap<string, readonly SplitReport[]> {
  const splits = new Map<string, SplitReport[]>();
  for (const { id, verdict, reports } of dataset.groupDecisions())
    for (const report of verdict === "split" ? (reports ?? []) : []) {
      const article = dataset.newestOf(report[0]);
      splits.set(article, [...(splits.get(article) ?? []), { report, key: `${SPLIT}${id}` }]);
    }
  return splits;
}

function splitOff(
  rows: readonly ReportRow[],
  splits: readonly SplitReport[],
): readonly ReportRow[] {
  const all = rows.map(({ sighting: { report, name } }) => ({ report, name }));
  const keys = new Map(splits.map(({ report, key }) => [reportOfToday(report, all), key]));
  return rows.map((row) => {
    const own = keys.get(row.sighting.report);
    return own === undefined ? row : { ...row, profileKey: `${own}|${row.profileKey}` };
  });
}

/** The number that a report has now: its own where it is on the same group, else that of the only one that is. */
function reportOfToday(
  [, report, name]: DecidedReport,
  all: readonly ReportName[],
): number | undefined {
  const same =
    name === undefined ? all : all.filter((one) => searchKey(one.name) === searchKey(name));
  if (same.some((one) => one.report === report)) return report;
  return name !== undefined && same.length === 1 ? same[0]?.report : undefined;
}

/** The profiles of the reports that a decision names; undefined for one that is no more. */
function profilesOf(dataset: Dataset, { reports }: Decision): readonly (string | undefined)[] {
  return (reports ?? []).map((decided) => {
    const article = dataset.newestOf(decided[0]);
    const report = reportOfToday(decided, dataset.reportNamesOf(article));
    return report === undefined ? undefined : dataset.profileKeyOf(article, report);
  });
}

/** The profiles that people made one group. */
function linksOf(dataset: Dataset): Links {
  return dataset.groupDecisions().flatMap((decision) => {
    if (decision.verdict !== "merge") return [];
    const keys = profilesOf(dataset, decision).filter((key) => key !== undefined);
    return keys.slice(1).map((key) => [keys[0] ?? key, key] as const);
  });
}

/** A decision on groups is applied where all its reports are in one group now; else a person must look again. */
function settleGroupDecisions(dataset: Dataset): void {
  for (const decision of dataset.groupDecisions()) {
    const groups = profilesOf(dataset, decision).map((key) =>
      key === undefined ? undefined : dataset.groupOf(key),
    );
    const isApplied = groups[0] !== undefined && groups.every((group) => group === groups[0]);
    dataset.setDecisionState(decision.id, isApplied ? "applied" : "stale");
  }
}
