import type { GroupProfile, Reason } from "../model/dataset.ts";
import { nameKey, searchKey } from "../text/fold.ts";
import type { FieldKey } from "./group-profiles.ts";
import { isGeneric } from "./group-profiles.ts";
import { isBarePlace } from "./unit-identity.ts";

/** What a comparison of two profiles, or of clusters of them, found. */
export interface Comparison {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Below it two profiles stay two groups. */
export const ENOUGH = 4;

/** What is compared: a profile, or what a cluster of profiles has in common. */
export type Comparable = Pick<
  GroupProfile,
  "form" | "number" | "name" | "sector" | "region" | "provinceId" | "provinceBasis" | "units"
>;

/** Whether two can be one group at all: neither form, number, province nor sector stands against it. */
export function mayBeOne(a: Comparable, b: Comparable, field: FieldKey): boolean {
  return (
    a.form === b.form &&
    !differ(a.number, b.number) &&
    !differ(a.provinceId, b.provinceId) &&
    fieldsAgree(a.sector, b.sector, field) !== "no"
  );
}

/**
 * How much speaks for one group, reason by reason. Ask `mayBeOne` before. Where only one of the two is known to be of a province, nothing
 * but units that both have makes them one: a cluster of the country and one of a province may have one number and one field.
 */
export function compareProfiles(a: Comparable, b: Comparable, field: FieldKey): Comparison {
  const members = sharedMembers(a, b, field);
  if ((a.provinceId === null) !== (b.provinceId === null) && (members?.weight ?? 0) <= 0)
    return { score: 0, reasons: [] };
  const reasons = [
    sameNumber(a, b),
    sameField("sector", fieldsAgree(a.sector, b.sector, field), a.sector),
    sameField("region", fieldsAgree(a.region, b.region, field), a.region),
    sameProvince(a, b),
    sameName(a, b),
    members,
  ].filter((reason) => reason !== undefined);
  return { score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons };
}

/** A province that only the paper tells says less. */
function sameProvince(a: Comparable, b: Comparable): Reason | undefined {
  if (a.provinceId === null || a.provinceId !== b.provinceId) return undefined;
  const isStated = a.provinceBasis === "stated" && b.provinceBasis === "stated";
  return { what: "province", weight: isStated ? 2 : 1, detail: a.provinceId };
}

function differ<T>(a: T | null, b: T | null): boolean {
  return a !== null && b !== null && a !== b;
}

type Agreement = "yes" | "part" | "no" | "open";

/** Sectors are renamed by growing ("Tuyên giáo", "Tuyên giáo và Dân vận"): the one in the other agrees in part. */
function fieldsAgree(a: string | null, b: string | null, field: FieldKey): Agreement {
  if (a === null || b === null) return "open";
  const [keyA, keyB] = [field(a), field(b)];
  if (keyA === keyB) return "yes";
  return keyA.startsWith(keyB) || keyB.startsWith(keyA) ? "part" : "no";
}

const FIELD_WEIGHT = { sector: 2, region: 2 } as const;

function sameField(
  what: "sector" | "region",
  agreement: Agreement,
  words: string | null,
): Reason | undefined {
  if (agreement === "open") return undefined;
  if (agreement === "no") return { what, weight: -1, detail: `another ${what}` };
  const weight = agreement === "yes" ? FIELD_WEIGHT[what] : 1;
  return { what, weight, detail: words ?? "" };
}

function sameNumber(a: Comparable, b: Comparable): Reason | undefined {
  if (a.number === null || a.number !== b.number) return undefined;
  return { what: "number", weight: 2, detail: String(a.number) };
}

function sameName(a: Comparable, b: Comparable): Reason | undefined {
  if (a.number !== null || b.number !== null) return undefined;
  if (isGeneric(a.name) || isGeneric(b.name)) return undefined;
  const [keyA, keyB] = [nameKey(a.name), nameKey(b.name)];
  if (keyA === keyB) return { what: "name", weight: 4, detail: a.name };
  if (!(keyA.startsWith(`${keyB} `) || keyB.startsWith(`${keyA} `))) return undefined;
  return { what: "name", weight: 3, detail: searchKey(a.name) };
}

const MAX_MEMBERS = 5;
const MIN_SHARE = 0.6;
const FEW = 2;

/** Units that both have: the more of the shorter list, the heavier; single ones count only where the list has no more. */
function sharedMembers(a: Comparable, b: Comparable, field: FieldKey): Reason | undefined {
  const isCounted = areTold(a, b, field) ? isPlaced : isBody;
  const [fewer, many] = a.units.size <= b.units.size ? [a.units, b.units] : [b.units, a.units];
  const few = [...fewer.keys()].filter(isCounted);
  if (few.length === 0) return undefined;
  const shared = few.filter((unit) => many.has(unit)).length;
  const share = shared / few.length;
  if (shared === 0) {
    const isTold = few.length > FEW && [...many.keys()].some(isCounted);
    return isTold ? { what: "members", weight: -2, detail: "none in common" } : undefined;
  }
  if (share < MIN_SHARE) return undefined;
  const weight = Math.min(MAX_MEMBERS, 1 + shared * share);
  return { what: "members", weight, detail: `${shared} of ${few.length}` };
}

/** Whether bare provinces in a list mean the same bodies: in one sector, or under one name that says more than a number. */
function areTold(a: Comparable, b: Comparable, field: FieldKey): boolean {
  if (a.sector !== null && b.sector !== null)
    return fieldsAgree(a.sector, b.sector, field) === "yes";
  return sameName(a, b) !== undefined;
}

/** How many units of a list say by themselves which group it is. */
export function tellingUnits({ units, number }: Comparable): number {
  return [...units.keys()].filter(number === null ? isPlaced : isBody).length;
}

/** A unit of which the body and the place are known. */
function isBody(id: string): boolean {
  return isPlaced(id) && !isBarePlace({ id });
}

/** A unit that no article places ("Sở Y tế") may be that of any province: it speaks for no group. */
function isPlaced(id: string): boolean {
  return !id.endsWith("@");
}
