import { z } from "zod";
import type { Store } from "../../db/store.ts";

const versionRow = z.object({ data_version: z.number(), changes: z.number() });
const VERSION = "SELECT data_version, total_changes() AS changes FROM pragma_data_version";

/** Changes when another process writes the database, or a review in this one. */
export function versionOf(store: Store): string {
  const [row] = store.rows(VERSION, versionRow);
  return `${row?.data_version ?? 0}.${row?.changes ?? 0}`;
}
