/** A day of the calendar as YYYY-MM-DD, from its year, month (1–12) and day; undefined where there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const moment = new Date(Date.UTC(year, month - 1, day));
  if (moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined;
  return moment.toISOString().slice(0, "yyyy-mm-dd".length);
}
