import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Report } from "../../model/extraction.ts";
import type { GoldReport } from "./gold.ts";
import { bearsQuote, sameText, sameUnit } from "./same.ts";
import type { Equal } from "./slot.ts";
import { compareAligned, compareValue } from "./slot.ts";
import type { Comparison } from "./tally.ts";

type GoldChair = GoldReport["chairs"][number];
type FoundChair = Report["chairs"][number];

/** Chairs and deputies, aligned by role, unit, status and year. A right unit whose quote does not bear it is incorrect. */
export function compareChairs(
  gold: readonly GoldChair[],
  found: readonly FoundChair[],
  provinces: Provinces,
): readonly Comparison[] {
  const similarity = (g: GoldChair, f: FoundChair): number => {
    if (g.role !== f.role) return 0;
    const unit = sameUnit(g.unit, f.unit, provinces) ? 4 : 0;
    return unit + (g.status === f.status ? 2 : 0) + (g.year === f.year ? 1 : 0);
  };
  return compareAligned({ gold, found }, similarity, (g, f) => compareChair(g, f, provinces));
}

function compareChair(
  gold: GoldChair | undefined,
  found: FoundChair | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const kind = `${gold?.status ?? found?.status}-${gold?.role ?? found?.role}`;
  const isUnit = (): boolean =>
    sameUnit(gold?.unit ?? null, found?.unit ?? null, provinces) &&
    gold?.status === found?.status &&
    bearsQuote(found?.evidence ?? [], gold?.quote);
  const slot = (key: "year" | "yearBasis" | "person" | "period", equal?: Equal): Comparison =>
    compareValue(
      `chairs.${key}`,
      { gold: gold?.[key], found: found?.[key], rule: found?.rule },
      equal,
    );
  return [
    compareValue(
      `chairs.${kind}`,
      { gold: gold?.unit?.name, found: found?.unit?.name, rule: found?.rule },
      isUnit,
    ),
    slot("year"),
    slot("yearBasis"),
    slot("person", sameText),
    slot("period", sameText),
  ];
}
