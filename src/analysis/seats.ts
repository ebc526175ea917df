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

/** The heir of each ended unit of the group that is the heir of no other one. */
function seatsOf({ years, members, heirs }: GroupSeries): ReadonlyMap<string, string> {
  const own = new Set([
    ...years.flatMap(({ holder, candidates, deputies }) => [
      ...(holder === undefined ? [] : [holder]),
      ...candidates,
      ...deputies,
    ]),
    ...[...members.values()].flat(),
  ]);
  const ended = [...heirs].filter(([unit]) => own.has(unit));
  return new Map(
    ended.filter(([, heir]) => ended.filter(([, other]) => other === heir).length === 1),
  );
}
