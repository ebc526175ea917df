import { nameKey } from "../../src/text/fold.ts";
import type { Row } from "./table.ts";

/** What a place below the province was: a city under it, a town, or undefined: a district, or unknown. */
export interface Towns {
  readonly levelOf: (name: string, day: string | undefined) => "thành phố" | "thị xã" | undefined;
}

const BEFORE_ALL = "-";

/** The towns and cities of a table with the years in which they became one. Without a day, the last state is told. */
export function buildTowns(rows: readonly Row[]): Towns {
  const known = new Map(rows.map((row) => [nameKey(row["name"] ?? ""), row]));
  return {
    levelOf: (name, day) => {
      const row = known.get(nameKey(name));
      if (row === undefined) return undefined;
      const year = day?.slice(0, "yyyy".length);
      if (isSince(row["city"], year)) return "thành phố";
      return isSince(row["town"], year) ? "thị xã" : undefined;
    },
  };
}

function isSince(since: string | undefined, year: string | undefined): boolean {
  if (since === undefined || since === "") return false;
  return since === BEFORE_ALL || year === undefined || since <= year;
}
