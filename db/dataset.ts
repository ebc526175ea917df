import type Database from "better-sqlite3";
import { z } from "zod";
import type { GroupTables } from "./dataset-groups.ts";
import { groupTables } from "./dataset-groups.ts";
import type { ReportTables } from "./dataset-reports.ts";
import { reportTables } from "./dataset-reports.ts";
import type { TermTables } from "./dataset-terms.ts";
import { termTables } from "./dataset-terms.ts";
import type { TextTables } from "./dataset-texts.ts";
import { textTables } from "./dataset-texts.ts";
import type { DecisionTables } from "./decisions.ts";
import { decisionTables } from "./decisions.ts";
import { maybeText, texts } from "./row-schemas.ts";

/** A statement of an article with where it stands. */
export interface StatementOfArticle {
  readonly statementId: number;
  readonly report: number | null;
  readonly kind: string;
  readonly value: string;
}

export interface ProvinceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly successor: string | null;
  readonly origin: string | null;
  readonly nowId: string;
  readonly nowName: string;
}

/** What is worked out of the statements of many articles. */
export interface Dataset extends TextTables, ReportTables, GroupTables, TermTables, DecisionTables {
  /** Articles whose statements or decisions changed since they were last worked out. */
  readonly queued: () => readonly string[];
  readonly enqueue: (articleIds: readonly string[]) => void;
  readonly enqueueAll: () => void;
  readonly clearQueue: () => void;
  /** The version of the rules by which the dataset was worked out. */
  readonly consolidator: () => string | undefined;
  readonly setConsolidator: (version: string) => void;
  /** Statements of the kinds that groups and terms are made of, in order; all of them where people decided on some. */
  readonly statementsOf: (articleId: string, isDecided: boolean) => readonly StatementOfArticle[];
  readonly setProvinces: (rows: readonly ProvinceRow[]) => void;
  /** Forgets all that was worked out. */
  readonly clear: () => void;
  /** All or nothing, also if the program is killed. */
  readonly atOnce: <T>(work: () => T) => T;
}

const statementRows = z.array(
  z.object({
    statementId: z.number(),
    report: z.number().nullable(),
    kind: z.string(),
    value: z.string(),
  }),
);
const STATEMENTS = `SELECT statement_id AS statementId, report, kind, value FROM statement
  WHERE article_id = @id AND (@isDecided OR kind IN ('subject', 'event', 'members', 'member', 'chair')) ORDER BY statement_id`;
const DERIVED = [
  "text_mark",
  "short_text",
  "copy_pair",
  "text_member",
  "unit",
  "unit_name",
  "sighting",
  "profile",
  "emulation_group",
  "group_succession",
  "effective_chair",
  "effective_member",
  "term",
  "term_side",
  "term_statement",
  "membership",
  "group_year",
  "year_print",
  "decision_state",
];

export function createDataset(db: Database.Database): Dataset {
  const statements = db.prepare(STATEMENTS);
  return {
    ...textTables(db),
    ...reportTables(db),
    ...groupTables(db),
    ...termTables(db),
    ...decisionTables(db),
    ...queueTables(db),
    statementsOf: (id, isDecided) =>
      statementRows.parse(statements.all({ id, isDecided: Number(isDecided) })),
    setProvinces: (rows) => {
      db.exec("DELETE FROM province");
      const add = db.prepare(
        "INSERT INTO province VALUES (@id, @name, @kind, @from, @to, @successor, @nowId, @nowName, @origin)",
      );
      for (const row of rows) add.run(row);
    },
    clear: () => {
      for (const table of DERIVED) db.exec(`DELETE FROM ${table}`);
    },
    atOnce: (work) => db.transaction(work).immediate(),
  };
}

/** An article that a newer reading superseded stands for that one. */
const ENQUEUE = `INSERT OR IGNORE INTO consolidation_queue
  WITH RECURSIVE later (article_id) AS (
    VALUES (?) UNION SELECT a.superseded_by FROM later JOIN article a USING (article_id) WHERE a.superseded_by IS NOT NULL
  ) SELECT article_id FROM later`;

type QueueMethods =
  | "queued"
  | "enqueue"
  | "enqueueAll"
  | "clearQueue"
  | "consolidator"
  | "setConsolidator";

function queueTables(db: Database.Database): Pick<Dataset, QueueMethods> {
  const enqueue = db.prepare(ENQUEUE);
  const queued = db
    .prepare("SELECT article_id FROM consolidation_queue ORDER BY article_id")
    .pluck();
  const consolidator = db.prepare("SELECT version FROM consolidator").pluck();
  const setConsolidator = db.prepare("INSERT INTO consolidator VALUES (?)");
  return {
    queued: () => texts.parse(queued.all()),
    enqueue: (ids) => {
      for (const id of ids) enqueue.run(id);
    },
    enqueueAll: () => {
      db.exec("INSERT OR IGNORE INTO consolidation_queue SELECT article_id FROM article");
    },
    clearQueue: () => {
      db.exec("DELETE FROM consolidation_queue");
    },
    consolidator: () => maybeText.parse(consolidator.get()),
    setConsolidator: (version) => {
      db.exec("DELETE FROM consolidator");
      setConsolidator.run(version);
    },
  };
}
