import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Report } from "../../model/extraction.ts";
import type { GoldReport } from "./gold.ts";
import { bearsQuote, sameText, sameUnit } from "./same.ts";
import { compareAligned, compareSet, compareValue } from "./slot.ts";
import type { Comparison } from "./tally.ts";

type GoldAward = GoldReport["awards"][number];
type FoundAward = Report["awards"][number];

const PLAIN_SLOTS = ["status", "collectives", "individuals", "outOf", "period"] as const;
const TEXT_SLOTS = ["authority", "grade"] as const;

/** Awards, aligned by titles, recipients, counts, status and authority. Awards without a title in common never pair. */
export function compareAwards(
  gold: readonly GoldAward[],
  found: readonly FoundAward[],
  provinces: Provinces,
): readonly Comparison[] {
  return compareAligned(
    { gold, found },
    (g, f) => similarityOf(g, f, provinces),
    (g, f) => compareAward(g, f, provinces),
  );
}

function similarityOf(g: GoldAward, f: FoundAward, provinces: Provinces): number {
  const titles = g.titles.filter((title) => f.titles.includes(title)).length;
  if (titles === 0 && g.titles.length + f.titles.length > 0) return 0;
  const isNamed = (unit: GoldAward["units"][number]): boolean =>
    f.units.some((other) => sameUnit(unit, other, provinces));
  const agreeing = [
    g.collectives === f.collectives,
    g.individuals === f.individuals,
    g.status === f.status,
    sameText(g.authority, f.authority),
  ].filter(Boolean).length;
  return 1 + 2 * titles + 2 * g.units.filter(isNamed).length + agreeing;
}

function compareAward(
  gold: GoldAward | undefined,
  found: FoundAward | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.rule;
  const isBorne = bearsQuote(found?.evidence ?? [], gold?.quote);
  const titles = { gold: titlesOf(gold), found: titlesOf(found), rule };
  return [
    compareValue("awards.titles", titles, (a, b) => a === b && isBorne),
    ...PLAIN_SLOTS.map((key) =>
      compareValue(`awards.${key}`, { gold: gold?.[key], found: found?.[key], rule }),
    ),
    ...TEXT_SLOTS.map((key) =>
      compareValue(`awards.${key}`, { gold: gold?.[key], found: found?.[key], rule }, sameText),
    ),
    ...compareSet(
      "awards.unit",
      { gold: gold?.units ?? [], found: found?.units ?? [], rule },
      { same: (a, b) => sameUnit(a, b, provinces), name: ({ name }) => name },
    ),
    ...compareSet(
      "awards.person",
      { gold: gold?.persons ?? [], found: found?.persons ?? [], rule },
      { same: sameText, name: (name) => name },
    ),
  ];
}

/** Titles as one value; "[]" for an award without a title, nothing where there is no award. */
function titlesOf(award: GoldAward | FoundAward | undefined): string | undefined {
  return award === undefined ? undefined : `[${[...award.titles].sort().join(" ")}]`;
}
