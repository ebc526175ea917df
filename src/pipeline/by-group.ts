import type { z } from "zod";
import type { Store } from "../../db/store.ts";

const ALL = "group_id IS NOT NULL";

/** Asks questions of all groups, or of one: "{of}" in the SQL is the condition on group_id. */
export function askGroups(
  store: Store,
  groupId: string | undefined,
): <T>(sql: string, schema: z.ZodType<T>) => readonly T[] {
  return (sql, schema) =>
    groupId === undefined
      ? store.rows(sql.replace("{of}", ALL), schema)
      : store.rows(sql.replace("{of}", "group_id = ?"), schema, [groupId]);
}

/** Rows by their group, in their order. */
export function byGroup<T extends { readonly group_id: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(row.group_id);
    if (own === undefined) groups.set(row.group_id, [row]);
    else own.push(row);
  }
  return groups;
}
