import { isDeepStrictEqual } from "node:util";
import type { Dataset } from "../../../db/dataset.ts";
import type { GroupLife } from "../../../db/dataset-groups.ts";
import type {
  GroupYearRow,
  MembershipRow,
  SeenMember,
  SeenYear,
  TermRow,
  YearRows,
} from "../../../db/dataset-terms.ts";
import type { Succeeds } from "../../consolidate/chair-terms.ts";
import { resolveTerms, supportOf } from "../../consolidate/chair-terms.ts";
import { aliasesOf } from "../../consolidate/unit-aliases.ts";
import type { ChairStatement, UnitIdentity } from "../../model/dataset.ts";

/**
 * Works out the years of one group anew: who chaired it, who belonged to it, and how many articles tell of it. Gives whether it lived in
 * other years, or with other units, than before.
 */
export function consolidateYears(dataset: Dataset, groupId: string, succeeds: Succeeds): boolean {
  const chairs = dataset.chairsOf(groupId);
  const members = dataset.membersOf(groupId);
  const alias = aliasReader([...chairs, ...members]);
  const named = chairs.map((chair) => ({ ...chair, unit: alias(chair.unit) }));
  const terms = [
    ...resolveTerms(named, succeeds).map(
      (term): TermRow => ({ ...term, role: "chair", support: supportOf(term) }),
    ),
    ...deputiesOf(named),
  ];
  const memberships = membershipsOf(members.map((one) => ({ ...one, unit: alias(one.unit) })));
  const coverage = groupYears(dataset.yearsOf(groupId), terms);
  const before = lifeOf(dataset, groupId);
  const isChanged = dataset.setYears(groupId, byYear({ terms, memberships, coverage }));
  return isChanged && !isDeepStrictEqual(before, lifeOf(dataset, groupId));
}

/** All of a group's years that its succession hangs on. */
function lifeOf(
  dataset: Dataset,
  groupId: string,
): { readonly life: GroupLife | undefined; readonly units: ReadonlySet<string> } {
  return { life: dataset.lifeOf(groupId), units: dataset.unitsOf(groupId) };
}

function byYear({
  terms,
  memberships,
  coverage,
}: {
  readonly terms: readonly TermRow[];
  readonly memberships: readonly MembershipRow[];
  readonly coverage: readonly GroupYearRow[];
}): readonly YearRows[] {
  const years = new Set([...terms, ...memberships, ...coverage].map(({ year }) => year));
  return [...years].map((year) => ({
    year,
    terms: terms.filter((term) => term.year === year),
    memberships: memberships.filter((one) => one.year === year),
    coverage: coverage.find((one) => one.year === year),
  }));
}

/** Names a unit by the fullest name that its group has for it. */
function aliasReader(
  seen: readonly { readonly unit: UnitIdentity }[],
): (unit: UnitIdentity) => UnitIdentity {
  const aliases = aliasesOf(new Map(seen.map(({ unit }) => [unit.id, unit])));
  return (unit) => aliases.get(unit.id) ?? unit;
}

/** A group may have several deputies: each that is named is one. */
function deputiesOf(chairs: readonly ChairStatement[]): readonly TermRow[] {
  const byUnit = new Map<string, ChairStatement[]>();
  for (const chair of chairs) {
    if (chair.role !== "deputy") continue;
    const key = `${chair.year} ${chair.unit.id}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), chair]);
  }
  return [...byUnit.values()].flatMap((own) => {
    const [term] = resolveTerms(
      own.map((chair) => ({ ...chair, role: "chair" as const })),
      () => false,
    );
    return term === undefined ? [] : [{ ...term, role: "deputy", support: supportOf(term) }];
  });
}

function membershipsOf(members: readonly SeenMember[]): readonly MembershipRow[] {
  const byUnit = new Map<string, SeenMember[]>();
  for (const member of members) {
    const key = `${member.year} ${member.unit.id}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), member]);
  }
  return [...byUnit.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const texts = new Set(own.map(({ textId }) => textId)).size;
    return [{ unit: first.unit, year: first.year, texts, statementId: first.statementId }];
  });
}

/** A slip of the pen makes no century of gaps. */
const MAX_YEARS = 80;

/** Every year from the first to the last that anything is known of, also those without an article. */
function groupYears(seen: readonly SeenYear[], terms: readonly TermRow[]): readonly GroupYearRow[] {
  const chairs = new Map(
    terms.flatMap((term) => (term.role === "chair" ? [[term.year, term] as const] : [])),
  );
  const known = [...seen.map(({ year }) => year), ...chairs.keys()];
  if (known.length === 0) return [];
  const last = known.reduce((a, b) => Math.max(a, b));
  const first = Math.max(
    known.reduce((a, b) => Math.min(a, b)),
    last - MAX_YEARS,
  );
  return Array.from({ length: last - first + 1 }, (_, i): GroupYearRow => {
    const year = first + i;
    const own = seen.filter((one) => one.year === year);
    return {
      year,
      articles: new Set(own.map(({ articleId }) => articleId)).size,
      texts: new Set(own.map(({ textId }) => textId)).size,
      status: statusOf(chairs.get(year), own.length),
    };
  });
}

function statusOf(term: TermRow | undefined, articles: number): GroupYearRow["status"] {
  if (term !== undefined) return term.holder === undefined ? "disputed" : "named";
  return articles > 0 ? "not-named" : "no-article";
}
