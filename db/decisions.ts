import type Database from "better-sqlite3";
import { z } from "zod";
import type { Decision, DecisionRecord, DecisionState } from "../src/model/decision.ts";
import { decisionSchema } from "../src/model/decision.ts";
import type { Evidence } from "../src/model/extraction.ts";
import { evidenceSchema } from "../src/model/extraction.ts";

/** What people decided, and what became of it. */
export interface DecisionTables {
  /** Adds a decision; gives it its number. */
  readonly addDecision: (record: DecisionRecord) => number;
  /** All of them in order, also those that were taken back. */
  readonly decisions: () => readonly Decision[];
  /** Those that stand on the facts of an article, or of an earlier reading of the same page. */
  readonly decisionsOn: (articleId: string) => readonly Decision[];
  /** Those on groups that stand. */
  readonly groupDecisions: () => readonly Decision[];
  readonly evidenceOf: (statementId: number) => readonly Evidence[];
  readonly setDecisionState: (id: number, state: DecisionState, statementId?: number) => void;
}

const ROW = `SELECT decision_id AS id, decided_at AS decidedAt, reviewer, verdict, reason, article_id AS articleId, report, kind, value, evidence, correction,
  reports, undoes, extractor FROM decision d`;
const STANDS = "NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)";
const EARLIER = `WITH RECURSIVE earlier (article_id) AS (
    VALUES (?) UNION SELECT a.article_id FROM earlier JOIN article a ON a.superseded_by = earlier.article_id
  )`;

export function decisionTables(db: Database.Database): DecisionTables {
  const add = db.prepare(
    `INSERT INTO decision (decided_at, reviewer, verdict, reason, article_id, report, kind, value, evidence, correction, reports, undoes, extractor)
     VALUES (@decidedAt, @reviewer, @verdict, @reason, @articleId, @report, @kind, @value, @evidence, @correction, @reports, @undoes, @extractor)`,
  );
  const all = db.prepare(`${ROW} ORDER BY decision_id`);
  const onArticle = db.prepare(
    `${EARLIER} ${ROW} WHERE article_id IN earlier AND verdict <> 'undo' AND ${STANDS} ORDER BY decision_id`,
  );
  const onGroups = db.prepare(
    `${ROW} WHERE verdict IN ('merge', 'split') AND ${STANDS} ORDER BY decision_id`,
  );
  const evidence = db.prepare(
    'SELECT start_offset AS start, end_offset AS "end", quote FROM proof WHERE statement_id = ? ORDER BY position',
  );
  const state = db.prepare("INSERT OR REPLACE INTO decision_state VALUES (?, ?, ?)");
  return {
    addDecision: (record) =>
      Number(
        add.run({
          ...record,
          evidence: record.evidence === null ? null : JSON.stringify(record.evidence),
          reports: record.reports === null ? null : JSON.stringify(record.reports),
        }).lastInsertRowid,
      ),
    decisions: () => read(all.all()),
    decisionsOn: (id) => read(onArticle.all(id)),
    groupDecisions: () => read(onGroups.all()),
    evidenceOf: (id) => evidences.parse(evidence.all(id)),
    setDecisionState: (id, is, statementId) => {
      state.run(id, is, statementId ?? null);
    },
  };
}

const jsonText = z
  .string()
  .nullable()
  .transform((text): unknown => (text === null ? null : JSON.parse(text)));
const storedRow = z.looseObject({ evidence: jsonText, reports: jsonText });

const storedRows = z.array(storedRow.pipe(decisionSchema));
const evidences = z.array(evidenceSchema);

function read(rows: readonly unknown[]): readonly Decision[] {
  return rows.length === 0 ? [] : storedRows.parse(rows);
}
