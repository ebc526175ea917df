import type { Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Extraction, Report } from "../../model/extraction.ts";
import type { Pair } from "./align.ts";
import { alignMaximum } from "./align.ts";
import type { Gold, GoldArticle, GoldReport } from "./gold.ts";
import { bearsQuote, samePlace, sameText, sameUnit } from "./same.ts";
import type { Comparison, Outcome } from "./tally.ts";

type Equal<T> = (gold: T, found: T) => boolean;

/** Every slot of an article compared with its gold, as the contract scores it: reports aligned, then lists, then values. */
export function compareArticle(
  { gold, isParsed }: GoldArticle,
  found: Extraction,
  provinces: Provinces,
): readonly Comparison[] {
  return [
    value(
      "relevant",
      { gold: gold.relevant, found: found.relevant, rule: undefined },
      (a, b) => a === b,
    ),
    ...(isParsed ? compareDocument(gold, found) : []),
    ...compareReports(gold, found, provinces),
    ...comparePeople(gold, found),
  ];
}

function compareDocument(gold: Gold, { document }: Extraction): readonly Comparison[] {
  const slots: Comparison[] = [];
  if (gold.title !== undefined) slots.push(text("document.title", gold.title, document.title));
  if (gold.publishedAt !== undefined)
    slots.push(text("document.publishedAt", gold.publishedAt, document.publishedAt));
  if (gold.byline !== undefined) slots.push(text("document.byline", gold.byline, document.byline));
  return slots;
}

function text(slot: string, gold: string | null, found: string | null): Comparison {
  return value(slot, { gold, found, rule: undefined }, sameText);
}

function compareReports(
  gold: Gold,
  found: Extraction,
  provinces: Provinces,
): readonly Comparison[] {
  const pairs = alignMaximum(gold.reports, found.reports, (g, f) => reportSimilarity(g, f));
  return [
    ...pairs.flatMap(([g, f]) => compareReport(gold.reports[g], found.reports[f], provinces)),
    ...unpaired(gold.reports, pairs, 0).flatMap((report) =>
      compareReport(report, undefined, provinces),
    ),
    ...unpaired(found.reports, pairs, 1).flatMap((report) =>
      compareReport(undefined, report, provinces),
    ),
  ];
}

function unpaired<T>(values: readonly T[], pairs: readonly Pair[], side: 0 | 1): readonly T[] {
  return values.filter((_, i) => !pairs.some((pair) => pair[side] === i));
}

/** By form and number, else by name; a pair of another form or number still pairs before being left alone. */
function reportSimilarity(gold: GoldReport, found: Report): number {
  const form = gold.subject.form === found.subject.form ? 4 : 0;
  const number =
    gold.subject.number !== null && gold.subject.number === found.subject.number ? 8 : 0;
  const name = sameText(gold.subject.name, found.subject.name) ? 4 : 0;
  return 1 + form + number + name;
}

function compareReport(
  gold: GoldReport | undefined,
  found: Report | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  return [
    ...compareSubject(gold, found, provinces),
    ...compareEvent(gold, found, provinces),
    ...compareMembers(gold, found, provinces),
    ...compareChairs(gold?.chairs ?? [], found?.chairs ?? [], provinces),
    ...compareAwards(gold?.awards ?? [], found?.awards ?? [], provinces),
    ...(gold?.subject.form === "organisation" ||
    (gold === undefined && found?.subject.form === "organisation")
      ? compareFigures(gold?.figures ?? [], found?.figures ?? [])
      : []),
  ];
}

function compareSubject(
  gold: GoldReport | undefined,
  found: Report | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.subject.rule;
  const places: Equal<string | null> = (a, b) => samePlace(a, b, provinces);
  const slot = <K extends keyof GoldReport["subject"]>(
    key: K,
    equal: Equal<GoldReport["subject"][K]>,
  ): Comparison =>
    value(
      `subject.${key}`,
      { gold: gold?.subject[key] ?? null, found: found?.subject[key] ?? null, rule },
      equal as Equal<unknown>,
    );
  return [
    slot("form", (a, b) => a === b),
    slot("number", (a, b) => a === b),
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
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.event.rule ?? undefined;
  return EVENT_SLOTS.map((key) => {
    const equal: Equal<unknown> =
      key === "place"
        ? (a, b) => samePlace(a as string, b as string, provinces)
        : (a, b) => a === b;
    return value(
      `event.${key}`,
      { gold: gold?.event[key] ?? null, found: found?.event[key] ?? null, rule },
      equal,
    );
  });
}

function compareMembers(
  gold: GoldReport | undefined,
  found: Report | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const goldUnits = gold?.members.units ?? [];
  const foundUnits = found?.members.units ?? [];
  const rule = found?.members.rule ?? undefined;
  const pairs = alignMaximum(goldUnits, foundUnits, (a, b) => (sameUnit(a, b, provinces) ? 1 : 0));
  return [
    ...pairs.map(([g, f]) =>
      listed("members.unit", "correct", {
        gold: goldUnits[g]?.name,
        found: foundUnits[f]?.name,
        rule,
      }),
    ),
    ...unpaired(goldUnits, pairs, 0).map(({ name }) =>
      listed("members.unit", "missing", { gold: name, rule }),
    ),
    ...unpaired(foundUnits, pairs, 1).map(({ name, rule: own }) =>
      listed("members.unit", "spurious", { found: name, rule: own }),
    ),
    value(
      "members.stated",
      { gold: gold?.members.stated ?? null, found: found?.members.stated ?? null, rule },
      (a, b) => a === b,
    ),
    value(
      "members.complete",
      {
        gold: gold?.members.complete === true ? true : null,
        found: found?.members.complete === true ? true : null,
        rule,
      },
      (a, b) => a === b,
    ),
  ];
}

type GoldChair = GoldReport["chairs"][number];
type FoundChair = Report["chairs"][number];

function compareChairs(
  gold: readonly GoldChair[],
  found: readonly FoundChair[],
  provinces: Provinces,
): readonly Comparison[] {
  const pairs = alignMaximum(gold, found, (g, f) => {
    if (g.role !== f.role) return 0;
    return (
      (sameUnit(g.unit, f.unit, provinces) ? 4 : 0) +
      (g.status === f.status ? 2 : 0) +
      (g.year === f.year ? 1 : 0)
    );
  });
  return [
    ...pairs.flatMap(([g, f]) => compareChair(gold[g], found[f], provinces)),
    ...unpaired(gold, pairs, 0).flatMap((chair) => compareChair(chair, undefined, provinces)),
    ...unpaired(found, pairs, 1).flatMap((chair) => compareChair(undefined, chair, provinces)),
  ];
}

function compareChair(
  gold: GoldChair | undefined,
  found: FoundChair | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.rule;
  const kind = `${gold?.status ?? found?.status ?? "?"}-${gold?.role ?? found?.role ?? "?"}`;
  const holds = gold === undefined || found === undefined || bearsQuote(found.evidence, gold.quote);
  const equalUnit: Equal<unknown> = () =>
    sameUnit(gold?.unit ?? null, found?.unit ?? null, provinces) && holds;
  return [
    value(
      `chairs.${kind}`,
      { gold: gold?.unit?.name ?? null, found: found?.unit?.name ?? null, rule },
      (a, b) => equalUnit(a, b) && gold?.status === found?.status,
    ),
    value(
      "chairs.year",
      { gold: gold?.year ?? null, found: found?.year ?? null, rule },
      (a, b) => a === b,
    ),
    value(
      "chairs.yearBasis",
      { gold: gold?.yearBasis ?? null, found: found?.yearBasis ?? null, rule },
      (a, b) => a === b,
    ),
    value(
      "chairs.person",
      { gold: gold?.person ?? null, found: found?.person ?? null, rule },
      sameText as Equal<unknown>,
    ),
    value(
      "chairs.period",
      { gold: gold?.period ?? null, found: found?.period ?? null, rule },
      sameText as Equal<unknown>,
    ),
  ];
}

type GoldAward = GoldReport["awards"][number];
type FoundAward = Report["awards"][number];

function compareAwards(
  gold: readonly GoldAward[],
  found: readonly FoundAward[],
  provinces: Provinces,
): readonly Comparison[] {
  const pairs = alignMaximum(gold, found, (g, f) => awardSimilarity(g, f, provinces));
  return [
    ...pairs.flatMap(([g, f]) => compareAward(gold[g], found[f], provinces)),
    ...unpaired(gold, pairs, 0).flatMap((award) => compareAward(award, undefined, provinces)),
    ...unpaired(found, pairs, 1).flatMap((award) => compareAward(undefined, award, provinces)),
  ];
}

function awardSimilarity(g: GoldAward, f: FoundAward, provinces: Provinces): number {
  const shared = g.titles.filter((title) => f.titles.includes(title)).length;
  if (shared === 0 && g.titles.length + f.titles.length > 0) return 0;
  const units = g.units.filter((unit) =>
    f.units.some((other) => sameUnit(unit, other, provinces)),
  ).length;
  const counts =
    (g.collectives === f.collectives ? 1 : 0) + (g.individuals === f.individuals ? 1 : 0);
  return (
    1 +
    2 * shared +
    2 * units +
    counts +
    (g.status === f.status ? 1 : 0) +
    (sameText(g.authority, f.authority) ? 1 : 0)
  );
}

const AWARD_SLOTS = ["status", "collectives", "individuals", "outOf", "period"] as const;

function compareAward(
  gold: GoldAward | undefined,
  found: FoundAward | undefined,
  provinces: Provinces,
): readonly Comparison[] {
  const rule = found?.rule;
  const holds = gold === undefined || found === undefined || bearsQuote(found.evidence, gold.quote);
  const titles = (award: GoldAward | FoundAward | undefined): string | null =>
    award === undefined ? null : `[${[...award.titles].sort().join(" ")}]`;
  const goldUnits = gold?.units ?? [];
  const foundUnits = found?.units ?? [];
  const pairs = alignMaximum(goldUnits, foundUnits, (a, b) => (sameUnit(a, b, provinces) ? 1 : 0));
  return [
    value(
      "awards.titles",
      { gold: titles(gold), found: titles(found), rule },
      (a, b) => a === b && holds,
    ),
    ...AWARD_SLOTS.map((key) =>
      value(
        `awards.${key}`,
        { gold: gold?.[key] ?? null, found: found?.[key] ?? null, rule },
        (a, b) => a === b,
      ),
    ),
    value(
      "awards.authority",
      { gold: gold?.authority ?? null, found: found?.authority ?? null, rule },
      sameText as Equal<unknown>,
    ),
    value(
      "awards.grade",
      { gold: gold?.grade ?? null, found: found?.grade ?? null, rule },
      sameText as Equal<unknown>,
    ),
    ...pairs.map(([g, f]) =>
      listed("awards.unit", "correct", {
        gold: goldUnits[g]?.name,
        found: foundUnits[f]?.name,
        rule,
      }),
    ),
    ...unpaired(goldUnits, pairs, 0).map(({ name }) =>
      listed("awards.unit", "missing", { gold: name, rule }),
    ),
    ...unpaired(foundUnits, pairs, 1).map(({ name }) =>
      listed("awards.unit", "spurious", { found: name, rule }),
    ),
    ...compareNames("awards.person", {
      gold: gold?.persons ?? [],
      found: found?.persons ?? [],
      rule,
    }),
  ];
}

function compareNames(
  slot: string,
  both: {
    readonly gold: readonly string[];
    readonly found: readonly string[];
    readonly rule: string | undefined;
  },
): readonly Comparison[] {
  const pairs = alignMaximum(both.gold, both.found, (a, b) => (sameText(a, b) ? 1 : 0));
  return [
    ...pairs.map(([g, f]) =>
      listed(slot, "correct", { gold: both.gold[g], found: both.found[f], rule: both.rule }),
    ),
    ...unpaired(both.gold, pairs, 0).map((name) =>
      listed(slot, "missing", { gold: name, rule: both.rule }),
    ),
    ...unpaired(both.found, pairs, 1).map((name) =>
      listed(slot, "spurious", { found: name, rule: both.rule }),
    ),
  ];
}

function compareFigures(
  gold: GoldReport["figures"],
  found: Report["figures"],
): readonly Comparison[] {
  const pairs = alignMaximum(
    gold,
    found,
    (a, b) => (a.value === b.value ? 2 : 0) + (a.measure === b.measure ? 1 : 0),
  );
  const show = (figure: GoldReport["figures"][number] | undefined): string | null =>
    figure === undefined ? null : `${figure.value} ${figure.label}`;
  return [
    ...pairs.map(([g, f]) =>
      value(
        "figures",
        { gold: show(gold[g]), found: show(found[f]), rule: found[f]?.rule },
        () => gold[g]?.value === found[f]?.value && sameText(gold[g]?.label, found[f]?.label),
      ),
    ),
    ...unpaired(gold, pairs, 0).map((figure) =>
      listed("figures", "missing", { gold: show(figure) ?? "" }),
    ),
    ...unpaired(found, pairs, 1).map((figure) =>
      listed("figures", "spurious", { found: show(figure) ?? "", rule: figure.rule }),
    ),
  ];
}

function comparePeople(gold: Gold, found: Extraction): readonly Comparison[] {
  const pairs = alignMaximum(gold.people, found.people, (a, b) =>
    sameText(a.name, b.name) ? 1 : 0,
  );
  return [
    ...pairs.flatMap(([g, f]) => [
      listed("people.name", "correct", {
        gold: gold.people[g]?.name,
        found: found.people[f]?.name,
      }),
      value(
        "people.part",
        { gold: gold.people[g]?.part, found: found.people[f]?.part, rule: found.people[f]?.rule },
        (a, b) => a === b,
      ),
      ...compareNames("people.position", {
        gold: gold.people[g]?.positions ?? [],
        found: found.people[f]?.positions ?? [],
        rule: found.people[f]?.name,
      }),
    ]),
    ...unpaired(gold.people, pairs, 0).flatMap(({ name, part, positions }) => [
      listed("people.name", "missing", { gold: name }),
      listed("people.part", "missing", { gold: part }),
      ...positions.map((position) => listed("people.position", "missing", { gold: position })),
    ]),
    ...unpaired(found.people, pairs, 1).flatMap(({ name, part, positions, rule }) => [
      listed("people.name", "spurious", { found: name, rule }),
      listed("people.part", "spurious", { found: part, rule }),
      ...positions.map((position) =>
        listed("people.position", "spurious", { found: position, rule }),
      ),
    ]),
  ];
}

interface Both {
  readonly gold: unknown;
  readonly found: unknown;
  readonly rule: string | undefined;
}

/** A scalar slot. Empty on both sides counts for nothing and is in no tally. */
function value(slot: string, both: Both, equal: Equal<never>): Comparison {
  const gold = both.gold ?? null;
  const found = both.found ?? null;
  const shown = { slot, gold: show(gold), found: show(found), rule: both.rule };
  if (gold === null && found === null) return { ...shown, outcome: "empty" };
  if (found === null) return { ...shown, outcome: "missing" };
  if (gold === null) return { ...shown, outcome: "spurious" };
  return { ...shown, outcome: (equal as Equal<unknown>)(gold, found) ? "correct" : "incorrect" };
}

function show(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function listed(
  slot: string,
  outcome: Outcome,
  both: {
    readonly gold?: string | undefined;
    readonly found?: string | undefined;
    readonly rule?: string | undefined;
  },
): Comparison {
  return { slot, outcome, gold: both.gold, found: both.found, rule: both.rule };
}
