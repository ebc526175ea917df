import { gzipSync } from "node:zlib";
import type Database from "better-sqlite3";
import { z } from "zod";
import type { Extraction } from "../src/model/extraction.ts";
import { searchKey } from "../src/text/fold.ts";
import type { StatementRow } from "./statements.ts";
import { statementsOf } from "./statements.ts";

/** One article with everything that is kept of it. */
export interface ArticleRecord {
  readonly extraction: Extraction;
  /** The bytes that were read; they never change. */
  readonly bytes: Uint8Array;
  /** The same as they are kept, where that was worked out already. */
  readonly packed?: Uint8Array | undefined;
  /** Where they came from: a path or an address. */
  readonly source: string;
  /** What the server said of the bytes, as far as it is known. */
  readonly served?: { readonly url?: string | undefined; readonly charset?: string | undefined };
  /** Versions of the rules: other ones read again. */
  readonly extractor: string;
  readonly parser: string;
  readonly now: string;
}

/** Bytes as they are kept. */
export function packBytes(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes);
}

export type Saved = "added" | "updated" | "unchanged";

const PREPARED = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** A statement of a database, prepared once. */
function prepared(db: Database.Database, sql: string): Database.Statement {
  const own = PREPARED.get(db) ?? new Map<string, Database.Statement>();
  PREPARED.set(db, own);
  const known = own.get(sql) ?? db.prepare(sql);
  own.set(sql, known);
  return known;
}

/** What `Store.recognize` does, within a transaction. */
export function recognizeArticle(
  db: Database.Database,
  seen: Pick<ArticleRecord, "source" | "extractor" | "parser"> & { readonly sha256: string },
): Saved | undefined {
  const id = storedArticle(db, seen);
  if (id === undefined) return undefined;
  if (!supersede(db, { source: seen.source, id })) return "unchanged";
  // What people decided on the earlier reading goes over to this one.
  enqueue(db, id);
  return "updated";
}

/** The current article of these bytes, read with these rules. */
export function storedArticle(
  db: Database.Database,
  { sha256, extractor, parser }: Seen,
): string | undefined {
  const id = prepared(
    db,
    "SELECT article_id FROM article WHERE sha256 = ? AND extractor = ? AND parser = ? AND superseded_by IS NULL",
  )
    .pluck()
    .get(sha256, extractor, parser);
  return id === undefined ? undefined : String(id);
}

type Seen = Pick<ArticleRecord, "extractor" | "parser"> & { readonly sha256: string };

/** Marks what was read from the source before as superseded by an article with other bytes; true where there was any. */
function supersede(
  db: Database.Database,
  by: { readonly source: string; readonly id: string },
): boolean {
  if (by.source === STANDARD_INPUT) return false;
  prepared(
    db,
    "INSERT OR IGNORE INTO consolidation_queue SELECT article_id FROM article WHERE superseded_by IS NULL AND article_id <> @id AND source = @source",
  ).run(by);
  const { changes } = prepared(
    db,
    "UPDATE article SET superseded_by = @id WHERE superseded_by IS NULL AND article_id <> @id AND source = @source",
  ).run(by);
  return changes > 0;
}

/** What `Store.save` does, within a transaction. */
export function saveArticle(db: Database.Database, record: ArticleRecord): Saved {
  const { document } = record.extraction;
  const known = prepared(
    db,
    "SELECT extractor, parser, superseded_by FROM article WHERE article_id = ?",
  ).get(document.id);
  const stored = z
    .object({
      extractor: z.string(),
      parser: z.string().nullable(),
      superseded_by: z.string().nullable(),
    })
    .optional()
    .parse(known);
  if (
    stored !== undefined &&
    stored.extractor === record.extractor &&
    stored.parser === record.parser &&
    stored.superseded_by === null
  )
    return "unchanged";
  if (stored === undefined) {
    insertArticle(db, record);
    writeFacts(db, record.extraction);
  } else rewriteArticle(db, record);
  const isNewer = supersede(db, { source: record.source, id: document.id });
  return stored === undefined && !isNewer ? "added" : "updated";
}

/** The same bytes under other rules: the article's parts and its statements are made anew, within a transaction. */
export function rewriteArticle(db: Database.Database, record: ArticleRecord): void {
  refreshArticle(db, record);
  writeFacts(db, record.extraction);
}

function writeFacts(db: Database.Database, extraction: Extraction): void {
  writeStatements(db, extraction);
  enqueue(db, extraction.document.id);
}

function enqueue(db: Database.Database, articleId: string): void {
  prepared(db, "INSERT OR IGNORE INTO consolidation_queue VALUES (?)").run(articleId);
}

/** What is piped in comes from no place: it supersedes nothing. */
const STANDARD_INPUT = "-";

function insertArticle(
  db: Database.Database,
  { extraction, bytes, packed, source, served, extractor, parser, now }: ArticleRecord,
): void {
  const { document, relevant } = extraction;
  prepared(db, "INSERT OR IGNORE INTO snapshot (sha256, bytes, byte_count) VALUES (?, ?, ?)").run(
    document.sha256,
    packed ?? packBytes(bytes),
    bytes.length,
  );
  prepared(
    db,
    `INSERT INTO article (article_id, sha256, source, url, site, title, lead, byline, section, published_at, text, zones, relevant, extractor, parser, served_url, served_charset, first_seen)
     VALUES (@id, @sha256, @source, @url, @site, @title, @lead, @byline, @section, @publishedAt, @text, @zones, @relevant, @extractor, @parser, @servedUrl, @servedCharset, @now)`,
  ).run({
    ...document,
    zones: JSON.stringify(document.zones),
    relevant: relevant ? 1 : 0,
    source,
    extractor,
    parser,
    servedUrl: served?.url ?? null,
    servedCharset: served?.charset ?? null,
    now,
  });
  const { lastInsertRowid } = prepared(
    db,
    "INSERT INTO article_search (article_id, title, text) VALUES (?, ?, ?)",
  ).run(document.id, searchKey(document.title), searchKey(document.text));
  prepared(db, "UPDATE article SET search_row = ? WHERE article_id = ?").run(
    lastInsertRowid,
    document.id,
  );
}

function refreshArticle(
  db: Database.Database,
  { extraction, extractor, parser, source, served }: ArticleRecord,
): void {
  const { document, relevant } = extraction;
  prepared(
    db,
    `UPDATE article SET url = @url, site = @site, title = @title, lead = @lead, byline = @byline, section = @section, published_at = @publishedAt,
       text = @text, zones = @zones, relevant = @relevant, extractor = @extractor, parser = @parser, served_url = @servedUrl, served_charset = @servedCharset, source = @source, superseded_by = NULL WHERE article_id = @id`,
  ).run({
    ...document,
    zones: JSON.stringify(document.zones),
    relevant: relevant ? 1 : 0,
    extractor,
    parser,
    servedUrl: served?.url ?? null,
    servedCharset: served?.charset ?? null,
    source,
  });
  prepared(
    db,
    "UPDATE article_search SET title = ?, text = ? WHERE rowid = (SELECT search_row FROM article WHERE article_id = ?)",
  ).run(searchKey(document.title), searchKey(document.text), document.id);
  prepared(
    db,
    "DELETE FROM proof WHERE statement_id IN (SELECT statement_id FROM statement WHERE article_id = ?)",
  ).run(document.id);
  prepared(db, "DELETE FROM statement WHERE article_id = ?").run(document.id);
  prepared(db, "DELETE FROM absence WHERE article_id = ?").run(document.id);
}

function writeStatements(db: Database.Database, extraction: Extraction): void {
  const { id } = extraction.document;
  const insert = prepared(
    db,
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
  const absent = prepared(
    db,
    "INSERT INTO absence (article_id, report, field, reason, rule) VALUES (?, ?, ?, ?, ?)",
  );
  for (const { report, field, reason, rule } of extraction.absent)
    absent.run(id, report, field, reason, rule);
}

function writeProof(db: Database.Database, statementId: number | bigint, row: StatementRow): void {
  const insert = prepared(
    db,
    "INSERT INTO proof (statement_id, position, start_offset, end_offset, quote) VALUES (?, ?, ?, ?, ?)",
  );
  for (const [position, { start, end, quote }] of row.evidence.entries())
    insert.run(statementId, position, start, end, quote);
}
