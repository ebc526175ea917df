import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** One step of the schema; its number is the `user_version` that the database has after it. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

const NUMBERED = /^(?<version>\d{3})-[a-z0-9-]+\.sql$/u;

/** The migrations in order. Forward only: a step that was released is never edited. */
export function readMigrations(): readonly Migration[] {
  const folder = new URL("./migrations/", import.meta.url);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const version = NUMBERED.exec(name)?.groups?.["version"];
      if (version === undefined) return [];
      return [
        { version: Number.parseInt(version, 10), sql: readFileSync(new URL(name, folder), "utf8") },
      ];
    });
}

export interface View {
  readonly name: string;
  /** What the view gives: the leading comment of its file. */
  readonly doc: string;
  readonly sql: string;
}

const LEADING_COMMENT = /^-- (?<doc>[^\n]+)\n/u;
/** A view may read another one: those that others read come first. */
const FIRST: readonly string[] = ["articles", "events"];

/** The public views, in the order in which they can be created. Throws where one has no leading comment. */
export function readViews(): readonly View[] {
  const folder = new URL("./views/", import.meta.url);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.slice(0, -4))
    .sort();
  const ordered = [...FIRST, ...names.filter((name) => !FIRST.includes(name))];
  return ordered.map((name) => {
    const sql = readFileSync(new URL(`${name}.sql`, folder), "utf8");
    const doc = LEADING_COMMENT.exec(sql)?.groups?.["doc"];
    if (doc === undefined)
      throw new Error(`The view ${name} has no leading comment to document it`);
    return { name, doc, sql };
  });
}

/** Changes whenever a view does: the database remembers it and views are made anew. */
export function viewsHash(views: readonly View[]): number {
  const digest = createHash("sha256")
    .update(views.map(({ sql }) => sql).join("\n"))
    .digest();
  return digest.readInt32BE(0);
}
