import type { ChairYear } from "./series.ts";

/** Rules by which the next chair can be guessed from the years before. */
export const PREDICTORS = [
  "least-recently",
  "same-successor",
  "deputy-next",
  "list-order",
] as const;

export type Predictor = (typeof PREDICTORS)[number];

/** What is known before a year: the years up to it, and who could chair in it, in the order of the last list. */
export interface Past {
  readonly years: readonly ChairYear[];
  readonly eligible: readonly string[];
  /** Whether that order is one of a list of members. */
  readonly isListed: boolean;
  /** The unit that stands now in the place of one that a merger ended, else the unit itself. */
  readonly heirOf: (unit: string) => string;
}

/** Whom a rule names, and by what: a rule that has nothing to go by names who served longest ago. */
export interface Guess {
  readonly unit: string;
  readonly by: Predictor;
}

const OWN: Readonly<Record<Predictor, (past: Past) => string | undefined>> = {
  "least-recently": leastRecently,
  "same-successor": sameSuccessor,
  "deputy-next": deputyNext,
  "list-order": nextInList,
};

/** Undefined where nobody is eligible. */
export function guess(rule: Predictor, past: Past): Guess | undefined {
  const own = OWN[rule](past);
  if (own !== undefined) return { unit: own, by: rule };
  const unit = leastRecently(past);
  return unit === undefined ? undefined : { unit, by: "least-recently" };
}

/** Who served longest ago, or never; of several the first listed. */
function leastRecently({ years, eligible, heirOf }: Past): string | undefined {
  const last = new Map<string, number>();
  for (const { holder, heir, year } of years)
    for (const unit of [holder, heir]) if (unit !== undefined) last.set(heirOf(unit), year);
  const current = years.at(-1)?.holder;
  const never = Number.NEGATIVE_INFINITY;
  const [first] = eligible
    .filter((unit) => unit !== current)
    .map((unit, i) => ({ unit, i, year: last.get(unit) ?? never }))
    .sort((a, b) => (a.year === b.year ? a.i - b.i : a.year - b.year));
  return first?.unit;
}

/** Who followed the last time that the chair of now had served. */
function sameSuccessor({ years, eligible }: Past): string | undefined {
  const current = years.at(-1)?.holder;
  const before = years.findLastIndex(({ holder }, i) => {
    const next = years[i + 1]?.holder;
    return holder !== undefined && holder === current && next !== undefined && next !== current;
  });
  const follower = before < 0 ? undefined : years[before + 1]?.holder;
  return follower !== undefined && eligible.includes(follower) ? follower : undefined;
}

/** The deputy of the last year; of several the one that served longest ago. */
function deputyNext({ eligible, ...past }: Past): string | undefined {
  const last = past.years.at(-1);
  const likely = (last?.deputies ?? []).filter(
    (unit) => unit !== last?.holder && eligible.includes(unit),
  );
  return leastRecently({ ...past, eligible: likely });
}

/** Who is listed behind the chair of now. */
function nextInList({ years, eligible, isListed }: Past): string | undefined {
  if (!isListed) return undefined;
  const place = eligible.indexOf(years.at(-1)?.holder ?? "");
  return place < 0 ? undefined : eligible[(place + 1) % eligible.length];
}
