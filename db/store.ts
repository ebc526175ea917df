import { gunzipSync } from "node:zlib";
import type Database from "better-sqlite3";
import { z } from "zod";
import type { PageRecord } from "../src/model/crawl.ts";
import type { Extraction } from "../src/model/extraction.ts";
import type { ArticleRecord, Saved } from "./article-writer.ts";
import { recognizeArticle, rewriteArticle, saveArticle, storedArticle } from "./article-writer.ts";
import type { Dataset } from "./dataset.ts";
import { createDataset } from "./dataset.ts";
import { extractionReader } from "./extractions.ts";

/** The database of one project. Every method is one transaction. */
export interface Store {
  /** Saves an article and its statements. The same bytes with the same rules change nothing. */
  readonly save: (record: ArticleRecord) => Saved;
  /** Puts the statements of a stored article in the place of those it had, whatever rules wrote them. */
  readonly replace: (record: ArticleRecord) => void;
  /** Notes that rules of these versions find in an article what is stored. */
  readonly confirm: (articleId: string, by: Pick<ArticleRecord, "extractor" | "parser">) => void;
  /** What is stored of an article; undefined where there is none. */
  readonly extractionOf: (articleId: string) => Extraction | undefined;
  /**
   * Whether these bytes are stored already, extracted with these rules: then nothing is to do but to supersede what the
   * same source held before. Undefined where the article must be saved.
   */
  readonly recognize: (
    seen: Pick<ArticleRecord, "source" | "extractor" | "parser"> & { readonly sha256: string },
  ) => Saved | undefined;
  /** Whether these bytes are stored, extracted with these rules, and are what their source holds. */
  readonly isStored: (
    seen: Pick<ArticleRecord, "extractor" | "parser"> & { readonly sha256: string },
  ) => boolean;
  /** The bytes of a stored article by its id. */
  readonly bytesOf: (articleId: string) => Uint8Array | undefined;
  /** Notes the record that stored bytes were read from; the first one stays. */
  readonly noteRecord: (sha256: string, record: PageRecord) => void;
  /** The record that an article's bytes were read from; undefined where they came from no archive. */
  readonly recordOf: (articleId: string) => PageRecord | undefined;
  /** The last exchange of an archive that was read into this database; 0 before the first. */
  readonly cursorOf: (archive: string) => number;
  readonly setCursor: (archive: string, exchangeId: number) => void;
  /** Rows of a fixed question, checked by a schema. */
  readonly rows: <T>(
    sql: string,
    schema: z.ZodType<T>,
    parameters?: readonly unknown[],
  ) => readonly T[];
  /** Rows of a fixed question, one by one. */
  readonly each: (sql: string) => IterableIterator<Readonly<Record<string, unknown>>>;
  /** Reads all that `work` asks for from one state of the database, whatever is written meanwhile. */
  readonly snapshot: <T>(work: () => T) => T;
  /** Makes all that `work` writes one transaction: it costs as much as the saving itself. What it throws undoes all. */
  readonly together: <T>(work: () => T) => T;
  /** What is worked out of all statements; made when it is first asked for. */
  readonly dataset: () => Dataset;
  readonly close: () => void;
}

/** A store over an open database whose schema is current. */
export function createStore(db: Database.Database): Store {
  let dataset: Dataset | undefined;
  return {
    ...articleMethods(db),
    ...cursorMethods(db),
    ...recordMethods(db),
    dataset: () => {
      dataset ??= createDataset(db);
      return dataset;
    },
    rows: (sql, schema, parameters = []) =>
      z.array(schema).parse(db.prepare(sql).all(...parameters)),
    each: (sql) => eachRow(db, sql),
    snapshot: (work) => db.transaction(work).deferred(),
    together: (work) => db.transaction(work).immediate(),
    close: () => db.close(),
  };
}

function* eachRow(
  db: Database.Database,
  sql: string,
): IterableIterator<Readonly<Record<string, unknown>>> {
  for (const row of db.prepare(sql).iterate()) yield rowSchema.parse(row);
}

const rowSchema = z.record(z.string(), z.unknown());

type ArticleMethods =
  | "save"
  | "replace"
  | "confirm"
  | "recognize"
  | "isStored"
  | "extractionOf"
  | "bytesOf";

function articleMethods(db: Database.Database): Pick<Store, ArticleMethods> {
  let extractionOf: ((id: string) => Extraction | undefined) | undefined;
  return {
    save: (record) => db.transaction(() => saveArticle(db, record)).immediate(),
    replace: (record) => db.transaction(() => rewriteArticle(db, record)).immediate(),
    confirm: (id, { extractor, parser }) => {
      db.prepare("UPDATE article SET extractor = ?, parser = ? WHERE article_id = ?").run(
        extractor,
        parser,
        id,
      );
    },
    recognize: (seen) => db.transaction(() => recognizeArticle(db, seen)).immediate(),
    isStored: (seen) => storedArticle(db, seen) !== undefined,
    extractionOf: (id) => {
      extractionOf ??= extractionReader(db);
      return extractionOf(id);
    },
    bytesOf: (articleId) => {
      const row = db.prepare(BYTES).pluck().get(articleId);
      return row === undefined ? undefined : gunzipSync(z.instanceof(Uint8Array).parse(row));
    },
  };
}

const BYTES = "SELECT s.bytes FROM article a JOIN snapshot s USING (sha256) WHERE a.article_id = ?";
const CURSOR = "SELECT exchange_id FROM archive_cursor WHERE archive = ?";

function cursorMethods(db: Database.Database): Pick<Store, "cursorOf" | "setCursor"> {
  return {
    cursorOf: (archive) => z.number().default(0).parse(db.prepare(CURSOR).pluck().get(archive)),
    setCursor: (archive, exchangeId) => {
      db.prepare("INSERT OR REPLACE INTO archive_cursor VALUES (?, ?)").run(archive, exchangeId);
    },
  };
}

function recordMethods(db: Database.Database): Pick<Store, "noteRecord" | "recordOf"> {
  return {
    noteRecord: (sha256, { place, ...record }) => {
      db.prepare(NOTE_RECORD).run({ sha256, ...record, ...(place ?? NO_PLACE) });
    },
    recordOf: (articleId) => recordRow.optional().parse(db.prepare(RECORD).get(articleId)),
  };
}

const NO_PLACE = { offset: null, length: null };
const NOTE_RECORD =
  "INSERT OR IGNORE INTO snapshot_record VALUES (@sha256, @folder, @file, @url, @fetchedAt, @offset, @length)";
const RECORD = `SELECT r.folder, r.file, r.url, r.fetched_at AS fetchedAt, r.start_offset AS offset, r.length
  FROM article a JOIN snapshot_record r USING (sha256) WHERE a.article_id = ?`;
const recordRow = z
  .object({
    folder: z.string(),
    file: z.string(),
    url: z.string(),
    fetchedAt: z.string(),
    offset: z.number().nullable(),
    length: z.number().nullable(),
  })
  .transform(
    ({ offset, length, ...record }): PageRecord => ({
      ...record,
      place: offset === null || length === null ? undefined : { offset, length },
    }),
  );
