import { z } from "zod";
import type { ReleaseTable } from "../../../db/release-file.ts";
import type { Store } from "../../../db/store.ts";

/** What a release is, for all pages that describe it. */
export interface Release {
  readonly version: string;
  /** The last day on which something was read or decided. */
  readonly day: string;
  readonly authors: readonly string[];
  /** Version of the program that wrote it. */
  readonly program: string;
  readonly tables: readonly (ReleaseTable & { readonly rows: number })[];
  /** First and last day of publication of the relevant articles. */
  readonly covers: { readonly from: string | null; readonly to: string | null };
}

/** A file of a release, by its path within it. */
export interface ReleasedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const dayRow = z.object({ day: z.string().nullable() });
const LAST_DAY = `SELECT max(day) AS day FROM (
  SELECT max(substr(first_seen, 1, 10)) AS day FROM article UNION ALL SELECT max(substr(decided_at, 1, 10)) FROM decision)`;
const coversRow = z.object({ from: z.string().nullable(), to: z.string().nullable() });
const COVERS = `SELECT min(substr(published_at, 1, 10)) AS "from", max(substr(published_at, 1, 10)) AS "to" FROM articles WHERE relevant = 1`;
const NO_DAY = "1970-01-01";

/** Describes a release by what is in the database: no clock plays a part. */
export function describeRelease(
  store: Store,
  {
    version,
    authors,
    program,
    tables,
  }: Pick<Release, "authors" | "program" | "tables"> & { readonly version: string | undefined },
): Release {
  const day = store.rows(LAST_DAY, dayRow)[0]?.day ?? NO_DAY;
  const covers = store.rows(COVERS, coversRow)[0] ?? { from: null, to: null };
  return { version: version ?? day.replaceAll("-", "."), day, authors, program, tables, covers };
}

export const TITLE = "Chairs of emulation clusters and blocs of Vietnamese Party and state bodies";
export const ABOUT =
  "Who chaired which emulation cluster (cụm thi đua) or bloc (khối thi đua), in which year, with the members, meetings and awards of these groups: statements of news articles, each with the words that prove it, and what was worked out of them over articles and years.";
