/** One year of a group, as far as its chair is known. */
export interface ChairYear {
  readonly year: number;
  /** The unit that chaired, before a merger of provinces within the year; undefined where no text tells or texts disagree. */
  readonly holder: string | undefined;
  /** The unit that a merger put in the holder's place within the year. */
  readonly heir: string | undefined;
  /** All units that some text names for the year, the holder among them. */
  readonly candidates: readonly string[];
  /** Whether no more than one independent text says so, and no person checked it. */
  readonly isSingle: boolean;
  readonly deputies: readonly string[];
}

/** The chairs of one group over the years, and who could have chaired it. Units are named by their identities. */
export interface GroupSeries {
  readonly group: string;
  /** Each year from the first to the last one known, in order; a year of which nothing is known has no holder and no candidates. */
  readonly years: readonly ChairYear[];
  /** Units that belonged to the group in a year, in the order in which they were listed; only years for which a list is known. */
  readonly members: ReadonlyMap<number, readonly string[]>;
  /** Units that ended in a merger, with the last year in which they could chair. */
  readonly ended: ReadonlyMap<string, number>;
  /** The unit that took the place of each that ended, where that is known. */
  readonly heirs: ReadonlyMap<string, string>;
}

/**
 * Who could chair in a year: the members listed for it, else for the nearest year before, else after; and where no list is known, whoever
 * chaired at any time. In the place of units that a merger had ended before the year stand their heirs.
 */
export function eligibleIn(series: GroupSeries, year: number): readonly string[] {
  const units = listFor(series, year) ?? holdersOf(series);
  return [...new Set(units.flatMap((unit) => successorIn(series, unit, year) ?? []))];
}

/** The members that are known for a year, from the nearest list; a list of fewer than two units is none. Undefined without any. */
export function listFor({ members }: GroupSeries, year: number): readonly string[] | undefined {
  const years = [...members.keys()]
    .filter((one) => (members.get(one)?.length ?? 0) > 1)
    .sort((a, b) => a - b);
  const nearest = years.findLast((one) => one <= year) ?? years[0];
  return nearest === undefined ? undefined : members.get(nearest);
}

/** The unit itself, or after its end its heir; undefined where it has none. */
function successorIn(
  { ended, heirs }: GroupSeries,
  unit: string,
  year: number,
): string | undefined {
  return (ended.get(unit) ?? year) >= year ? unit : heirs.get(unit);
}

/** Every unit that chaired, in the order in which they first did. */
export function holdersOf({ years }: Pick<GroupSeries, "years">): readonly string[] {
  return [...new Set(years.flatMap(({ holder }) => holder ?? []))];
}

/** One time in the chair: consecutive known years of one unit, or one year of which the chair is not known. */
export interface Turn {
  readonly holder: string | undefined;
  readonly from: number;
  readonly to: number;
  /** It goes on with what a merger put into the place of the holder before: no change of the chair. */
  readonly isInherited: boolean;
}

/**
 * The years as turns, in order. Where terms of several years are known, one unknown year between two of the same unit is taken for a year
 * of its term.
 */
export function turnsOf({ years }: Pick<GroupSeries, "years">): readonly Turn[] {
  const turns: Turn[] = [];
  for (const [i, { year, holder }] of years.entries()) {
    const last = turns.at(-1);
    if (last !== undefined && holder !== undefined && last.holder === holder)
      turns.splice(-1, 1, { ...last, to: year });
    else {
      const isInherited = holder !== undefined && years[i - 1]?.heir === holder;
      turns.push({ holder, from: year, to: year, isInherited });
    }
  }
  return turns.some(({ holder, from, to }) => holder !== undefined && to > from)
    ? bridged(turns)
    : turns;
}

function bridged(turns: readonly Turn[]): readonly Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const [before, gap] = joined.slice(-2);
    const isTerm =
      before !== undefined &&
      before.holder !== undefined &&
      before.holder === turn.holder &&
      gap?.holder === undefined;
    if (isTerm) joined.splice(-2, 2, { ...before, to: turn.to });
    else joined.push(turn);
  }
  return joined;
}
