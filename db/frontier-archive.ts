import type Database from "better-sqlite3";
import { z } from "zod";
import type { ArchivedArticle, Frontier } from "../src/model/crawl.ts";

const archivedRow = z
  .object({
    exchangeId: z.number(),
    url: z.string(),
    file: z.string(),
    offset: z.number(),
    length: z.number(),
  })
  .transform(({ exchangeId, url, ...at }): ArchivedArticle => ({ exchangeId, url, at }));

/** Articles that were fetched behind an exchange, in order. */
export function articlesAfter(
  db: Database.Database,
  exchangeId: number,
  limit: number,
): readonly ArchivedArticle[] {
  const rows = db
    .prepare(
      `SELECT e.exchange_id AS exchangeId, e.url, e.file, e.start_offset AS offset, e.length FROM exchange e JOIN address a USING (address_id)
       WHERE e.exchange_id > ? AND e.status = 200 AND a.kind = 'article' ORDER BY e.exchange_id LIMIT ?`,
    )
    .all(exchangeId, limit);
  return z.array(archivedRow).parse(rows);
}

/** What a frontier knows of the files of its archive. */
export function fileMethods(
  db: Database.Database,
): Pick<Frontier, "addFile" | "archiveEnds" | "forgetBehind" | "fetchAnew"> {
  const add = db.prepare("INSERT OR IGNORE INTO archive_file VALUES (?)");
  const forget = db.transaction((file: string, end: number) => forgetBehind(db, file, end));
  const anew = db.prepare(
    `UPDATE address SET state = 'queued', digest = NULL, etag = NULL, last_modified = NULL
     WHERE address_id = (SELECT address_id FROM exchange WHERE exchange_id = ?)`,
  );
  return {
    addFile: (name) => {
      add.run(name);
    },
    archiveEnds: () => archiveEnds(db),
    forgetBehind: (file, end) => forget.immediate(file, end),
    fetchAnew: (exchangeId) => {
      anew.run(exchangeId);
    },
  };
}

function archiveEnds(db: Database.Database): ReadonlyMap<string, number> {
  const rows = db
    .prepare(
      "SELECT name AS file, coalesce((SELECT max(end_offset) FROM exchange WHERE file = name), 0) AS end FROM archive_file",
    )
    .all();
  const files = z.array(z.object({ file: z.string(), end: z.number() })).parse(rows);
  return new Map(files.map(({ file, end }) => [file, end]));
}

function forgetBehind(db: Database.Database, file: string, end: number): void {
  db.prepare(
    `UPDATE address SET state = 'queued', digest = NULL, etag = NULL, last_modified = NULL
     WHERE address_id IN (SELECT address_id FROM exchange WHERE file = @file AND end_offset > @end)`,
  ).run({ file, end });
  db.prepare("DELETE FROM exchange WHERE file = @file AND end_offset > @end").run({ file, end });
}
