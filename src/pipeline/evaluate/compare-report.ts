import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Report } from "../../model/extraction.ts";
import { compareAwards } from "./compare-awards.ts";
import { compareChairs } from "./compare-chairs.ts";
import type { GoldReport } from "./gold.ts";
import { samePlace, sameText, sameUnit } from "./same.ts";
import type { Equal } from "./slot.ts";
import { compareAligned, compareSet, compareValue } from "./slot.ts";
import type { Comparison } from "./tally.ts";

/** All slots of a report; one side is missing where the report has no counterpart. Figures of groups are not scored. */
export function compareReport(
  gold: GoldReport | undefined,
  found: Report | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const places: Equal = (a, b) => samePlace(String(a), String(b), provinces);
  const form = gold?.subject.form ?? found?.subject.form;
  return [
    ...compareSubject(gold, found, places),
    ...compareEvent(gold, found, places),
    ...compareMembers(gold, found, provinces),
    ...compareChairs(gold?.chairs ?? [], found?.chairs ?? [], provinces),
    ...compareAwards(gold?.awards ?? [], found?.awards ?? [], provinces),
    ...(form === "organisation" ? compareFigures(gold?.figures ?? [], found?.figures ?? []) : []),
  ];
}

function compareSubject(
  gold: GoldReport | undefined,
  found: Report | undefined,
  places: Equal,
): readonly Comparison[] {
  const slot = (key: keyof GoldReport["subject"], equal?: Equal): Comparison =>
    compareValue(
      `subject.${key}`,
      { gold: gold?.subject[key], found: found?.subject[key], rule: found?.subject.rule },
      equal,
    );
  return [
    slot("form"),
    slot("number"),
    slot("name", sameText),
    slot("sector", sameText),
    slot("region", sameText),
    slot("province", places),
  ];
}

const EVENT_SLOTS = [
  "type",
  "from",
  "to",
  "precision",
  "dateBasis",
  "dayPart",
  "emulationYear",
  "emulationPeriod",
  "place",
  "mode",
] as const;

function compareEvent(
  gold: GoldReport | undefined,
  found: Report | undefined,
  places: Equal,
): readonly Comparison[] {
  const rule = found?.event.rule ?? undefined;
  const equals: Partial<Record<string, Equal>> = { place: places, emulationPeriod: sameText };
  return EVENT_SLOTS.map((key) =>
    compareValue(
      `event.${key}`,
      { gold: gold?.event[key], found: found?.event[key], rule },
      equals[key],
    ),
  );
}

function compareMembers(
  gold: GoldReport | undefined,
  found: Report | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.members.rule ?? undefined;
  const yes = (complete: boolean | undefined): true | undefined =>
    complete === true ? true : undefined;
  return [
    ...compareSet(
      "members.unit",
      { gold: gold?.members.units ?? [], found: found?.members.units ?? [], rule },
      { same: (a, b) => sameUnit(a, b, provinces), name: ({ name }) => name },
    ),
    compareValue("members.stated", {
      gold: gold?.members.stated,
      found: found?.members.stated,
      rule,
    }),
    compareValue("members.complete", {
      gold: yes(gold?.members.complete),
      found: yes(found?.members.complete),
      rule,
    }),
  ];
}

type Figure = GoldReport["figures"][number];

function compareFigures(gold: readonly Figure[], found: Report["figures"]): readonly Comparison[] {
  const similarity = (a: Figure, b: Figure): number =>
    (a.value === b.value ? 2 : 0) + (a.measure === b.measure ? 1 : 0);
  return compareAligned({ gold, found }, similarity, (g, f) => [
    compareValue("figures", { gold: figureText(g), found: figureText(f), rule: f?.rule }, sameText),
  ]);
}

function figureText(figure: Figure | undefined): string | undefined {
  return figure === undefined ? undefined : `${figure.value} ${figure.label}`;
}
