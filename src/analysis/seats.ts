import type { ChairYear, GroupSeries } from "./series.ts";

/**
 * The series by seats: a unit and the one that a merger put in its place are one, where it took the place of no other of this group. So the
 * order of turns is told over a merger, which is no turn. The seat has the name of the unit of now.
 */
export function bySeats(series: GroupSeries): GroupSeries {
  const seats = seatsOf(series);
  if (seats.size === 0) return series;
  const seatOf = (unit: string): string => seats.get(unit) ?? unit;
  const seated = (one: ChairYear): ChairYear => {
    const holder = one.holder === undefined ? undefined : seatOf(one.holder);
    const heir = one.heir === undefined || seatOf(one.heir) === holder ? undefined : one.heir;
    return {
      ...one,
      holder,
      heir,
      candidates: [...new Set(one.candidates.map(seatOf))],
      deputies: [...new Set(one.deputies.map(seatOf))],
    };
  };
  return {
    ...series,
    years: series.years.map(seated),
    members: new Map(
      [...series.members].map(([year, units]) => [year, [...new Set(units.map(seatOf))]]),
    ),
    ended: new Map([...series.ended].filter(([unit]) => !seats.has(unit))),
  };
}

/** The heir of each ended unit of the group that is the heir of no other one, and was not in the group beside it. */
function seatsOf({ years, members, ended, heirs }: GroupSeries): ReadonlyMap<string, string> {
  const first = new Map<string, number>();
  const note = (year: number, units: readonly (string | undefined)[]): void => {
    for (const unit of units)
      if (unit !== undefined) first.set(unit, Math.min(first.get(unit) ?? year, year));
  };
  for (const { year, holder, candidates, deputies } of years)
    note(year, [holder, ...candidates, ...deputies]);
  for (const [year, units] of members) note(year, units);
  const own = [...heirs].filter(([unit, heir]) => {
    const end = ended.get(unit) ?? Number.POSITIVE_INFINITY;
    return first.has(unit) && (first.get(heir) ?? Number.POSITIVE_INFINITY) > end;
  });
  // Of two units of the group that became one, none is the other's seat.
  const among = [...heirs].filter(([unit]) => first.has(unit));
  return new Map(
    own.filter(([, heir]) => among.filter(([, other]) => other === heir).length === 1),
  );
}
