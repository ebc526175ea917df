import { gunzipSync, gzipSync } from "node:zlib";
import type Database from "better-sqlite3";
import { z } from "zod";
import type { Extraction } from "../src/model/extraction.ts";
import { searchKey } from "../src/text/fold.ts";
import type { Dataset } from "./dataset.ts";
import { createDataset } from "./dataset.ts";
import type { StatementRow } from "./statements.ts";
import { statementsOf } from "./statements.ts";

/** One article with everything that is kept of it. */
export interface ArticleRecord {
  readonly extraction: Extraction;
  /** The bytes that were read; they never change. */
  readonly bytes: Uint8Array;
  /** Where they came from: a path or an address. */
  readonly source: string;
  /** Version of the rules: a newer one extracts again. */
  readonly extractor: string;
  readonly now: string;
}

export type Saved = "added" | "updated" | "unchanged";

/** The database of one project. Every method is one transaction. */
export interface Store {
  /** Saves an article and its statements. The same bytes with the same rules change nothing. */
  readonly save: (record: ArticleRecord) => Saved;
  /**
   * Whether these bytes are stored already, extracted with these rules: then nothing is to do but to supersede what the
   * same source held before. Undefined where the article must be saved.
   */
  readonly recognize: (
    seen: Pick<ArticleRecord, "source" | "extractor"> & { readonly sha256: string },
  ) => Saved | undefined;
  /** The bytes of a stored article by its id. */
  readonly bytesOf: (articleId: string) => Uint8Array | undefined;
  /** The last exchange of an archive that was read into this database; 0 before the first. */
  readonly cursorOf: (archive: string) => number;
  readonly setCursor: (archive: string, exchangeId: number) => void;
  /** Rows of a fixed question, checked by a schema. */
  readonly rows: <T>(
    sql: string,
    schema: z.ZodType<T>,
    parameters?: readonly unknown[],
  ) => readonly T[];
  /** What is worked out of all statements; made when it is first asked for. */
  readonly dataset: () => Dataset;
  readonly close: () => void;
}

/** A store over an open database whose schema is current. */
export function createStore(db: Database.Database): Store {
  const save = (record: ArticleRecord): Saved =>
    db.transaction(() => saveArticle(db, record)).immediate();
  let dataset: Dataset | undefined;
  return {
    save,
    dataset: () => {
      dataset ??= createDataset(db);
      return dataset;
    },
    recognize: (seen) => db.transaction(() => recognize(db, seen)).immediate(),
    bytesOf: (articleId) => {
      const row = db
        .prepare(
          "SELECT s.bytes FROM article a JOIN snapshot s USING (sha256) WHERE a.article_id = ?",
        )
        .pluck()
        .get(articleId);
      return row === undefined ? undefined : gunzipSync(z.instanceof(Uint8Array).parse(row));
    },
    cursorOf: (archive) =>
      z
        .number()
        .default(0)
        .parse(
          db
            .prepare("SELECT exchange_id FROM archive_cursor WHERE archive = ?")
            .pluck()
            .get(archive),
        ),
    setCursor: (archive, exchangeId) => {
      db.prepare("INSERT OR REPLACE INTO archive_cursor VALUES (?, ?)").run(archive, exchangeId);
    },
    rows: (sql, schema, parameters = []) =>
      z.array(schema).parse(db.prepare(sql).all(...parameters)),
    close: () => db.close(),
  };
}

function recognize(
  db: Database.Database,
  seen: { readonly sha256: string; readonly source: string; readonly extractor: string },
): Saved | undefined {
  const id = db
    .prepare(
      "SELECT article_id FROM article WHERE sha256 = ? AND extractor = ? AND superseded_by IS NULL",
    )
    .pluck()
    .get(seen.sha256, seen.extractor);
  if (id === undefined) return undefined;
  return supersede(db, { source: seen.source, id: String(id) }) ? "updated" : "unchanged";
}

/** Marks what was read from the source before as superseded by an article with other bytes; true where there was any. */
function supersede(
  db: Database.Database,
  by: { readonly source: string; readonly id: string },
): boolean {
  if (by.source === STANDARD_INPUT) return false;
  db.prepare(
    "INSERT OR IGNORE INTO consolidation_queue SELECT article_id FROM article WHERE superseded_by IS NULL AND article_id <> @id AND source = @source",
  ).run(by);
  const { changes } = db
    .prepare(
      "UPDATE article SET superseded_by = @id WHERE superseded_by IS NULL AND article_id <> @id AND source = @source",
    )
    .run(by);
  return changes > 0;
}

function saveArticle(db: Database.Database, record: ArticleRecord): Saved {
  const { document } = record.extraction;
  const known = db
    .prepare("SELECT extractor, superseded_by FROM article WHERE article_id = ?")
    .get(document.id);
  const stored = z
    .object({ extractor: z.string(), superseded_by: z.string().nullable() })
    .optional()
    .parse(known);
  if (
    stored !== undefined &&
    stored.extractor === record.extractor &&
    stored.superseded_by === null
  )
    return "unchanged";
  if (stored === undefined) insertArticle(db, record);
  else refreshArticle(db, record);
  writeStatements(db, record.extraction);
  db.prepare("INSERT OR IGNORE INTO consolidation_queue VALUES (?)").run(document.id);
  const isNewer = supersede(db, { source: record.source, id: document.id });
  return stored === undefined && !isNewer ? "added" : "updated";
}

/** What is piped in comes from no place: it supersedes nothing. */
const STANDARD_INPUT = "-";

function insertArticle(
  db: Database.Database,
  { extraction, bytes, source, extractor, now }: ArticleRecord,
): void {
  const { document, relevant } = extraction;
  db.prepare("INSERT OR IGNORE INTO snapshot (sha256, bytes, byte_count) VALUES (?, ?, ?)").run(
    document.sha256,
    gzipSync(bytes),
    bytes.length,
  );
  db.prepare(
    `INSERT INTO article (article_id, sha256, source, url, site, title, lead, byline, section, published_at, text, zones, relevant, extractor, first_seen)
     VALUES (@id, @sha256, @source, @url, @site, @title, @lead, @byline, @section, @publishedAt, @text, @zones, @relevant, @extractor, @now)`,
  ).run({
    ...document,
    zones: JSON.stringify(document.zones),
    relevant: relevant ? 1 : 0,
    source,
    extractor,
    now,
  });
  const { lastInsertRowid } = db
    .prepare("INSERT INTO article_search (article_id, title, text) VALUES (?, ?, ?)")
    .run(document.id, searchKey(document.title), searchKey(document.text));
  db.prepare("UPDATE article SET search_row = ? WHERE article_id = ?").run(
    lastInsertRowid,
    document.id,
  );
}

/** The same bytes under newer rules: the article's parts and its statements are made anew. */
function refreshArticle(
  db: Database.Database,
  { extraction, extractor, source }: ArticleRecord,
): void {
  const { document, relevant } = extraction;
  db.prepare(
    `UPDATE article SET url = @url, site = @site, title = @title, lead = @lead, byline = @byline, section = @section, published_at = @publishedAt,
       text = @text, zones = @zones, relevant = @relevant, extractor = @extractor, source = @source, superseded_by = NULL WHERE article_id = @id`,
  ).run({
    ...document,
    zones: JSON.stringify(document.zones),
    relevant: relevant ? 1 : 0,
    extractor,
    source,
  });
  db.prepare(
    "UPDATE article_search SET title = ?, text = ? WHERE rowid = (SELECT search_row FROM article WHERE article_id = ?)",
  ).run(searchKey(document.title), searchKey(document.text), document.id);
  db.prepare(
    "DELETE FROM proof WHERE statement_id IN (SELECT statement_id FROM statement WHERE article_id = ?)",
  ).run(document.id);
  db.prepare("DELETE FROM statement WHERE article_id = ?").run(document.id);
  db.prepare("DELETE FROM absence WHERE article_id = ?").run(document.id);
}

function writeStatements(db: Database.Database, extraction: Extraction): void {
  const { id } = extraction.document;
  const insert = db.prepare(
    "INSERT INTO statement (article_id, report, kind, position, value, rule, confidence) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  for (const row of statementsOf(extraction)) {
    const { lastInsertRowid } = insert.run(
      id,
      row.report,
      row.kind,
      row.position,
      row.value,
      row.rule,
      row.confidence,
    );
    writeProof(db, lastInsertRowid, row);
  }
  const absent = db.prepare(
    "INSERT INTO absence (article_id, report, field, reason, rule) VALUES (?, ?, ?, ?, ?)",
  );
  for (const { report, field, reason, rule } of extraction.absent)
    absent.run(id, report, field, reason, rule);
}

function writeProof(db: Database.Database, statementId: number | bigint, row: StatementRow): void {
  const insert = db.prepare(
    "INSERT INTO proof (statement_id, position, start_offset, end_offset, quote) VALUES (?, ?, ?, ?, ?)",
  );
  for (const [position, { start, end, quote }] of row.evidence.entries())
    insert.run(statementId, position, start, end, quote);
}
