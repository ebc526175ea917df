import { z } from "zod";
import type { Store } from "../../../db/store.ts";

/**
 * Why a fact stands in the queue, in the order in which they are reviewed: a decision on it no longer fits, texts disagree, who was elected
 * is not who held the chair, its rule is not sure, or it was drawn to measure how often facts are right.
 */
export const LANES = ["stale", "contradiction", "chain", "unsure", "audit"] as const;

export type Lane = (typeof LANES)[number];

export interface Queued {
  readonly statementId: number;
  readonly lane: Lane;
}

const idRow = z.object({ id: z.number() });

/** A decision of anybody that stands; where two review alike (the audit), only the reviewer's own. */
const DECIDED = `SELECT 1 FROM decision_state t JOIN decision d ON d.decision_id = t.decision_id
  WHERE t.statement_id = s.statement_id AND t.state = 'applied' AND d.verdict <> 'unsure'
    AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)`;
const SEEN = `SELECT 1 FROM decision_state t JOIN decision d ON d.decision_id = t.decision_id
  WHERE t.statement_id = s.statement_id AND t.state = 'applied' AND d.reviewer = @reviewer
    AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)`;
const CURRENT = "a.superseded_by IS NULL AND a.relevant = 1";

/**
 * Which facts are drawn for the audit: five of 256, by two hexadecimal digits of the article's sum at places that the fact's own place
 * tells. So the same facts are drawn after newer rules, by whomever, and whether a fact is right plays no part.
 */
export const IS_AUDITED = `(substr(s.article_id, 1 + p.start_offset % 16, 1) || substr(s.article_id, 1 + (p.start_offset + 5) % 16, 1)) IN ('00', '5a', '91', 'c3', 'e8')`;

const TERM = `SELECT DISTINCT s.statement_id AS id FROM term t
  JOIN term_statement x ON x.group_id = t.group_id AND x.year = t.year AND x.role = t.role
  JOIN statement s ON s.statement_id = x.statement_id`;
const SURE = 0.8;

/** Each lane as a question for statements; @reviewer is who reviews. */
const FACTS_OF: Readonly<Record<Lane, string>> = {
  stale: `SELECT DISTINCT s.statement_id AS id FROM decision_state t JOIN decision d ON d.decision_id = t.decision_id AND d.kind IS NOT NULL
    JOIN article o ON o.article_id = d.article_id
    JOIN article a ON a.source = o.source AND ${CURRENT}
    JOIN statement s ON s.article_id = a.article_id AND s.kind = d.kind
    WHERE t.state = 'stale' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id) AND NOT EXISTS (${DECIDED})
    ORDER BY s.statement_id`,
  contradiction: `${TERM} WHERE t.role = 'chair' AND t.other_texts > 0 AND t.support NOT IN ('reviewed', 'corrected') AND NOT EXISTS (${DECIDED})
    ORDER BY t.support <> 'disputed', t.group_id, t.year, s.statement_id`,
  chain: `${TERM} WHERE t.role = 'chair' AND t.chain = 'broken' AND t.support <> 'reviewed' AND NOT EXISTS (${DECIDED})
    ORDER BY t.group_id, t.year, s.statement_id`,
  unsure: `SELECT s.statement_id AS id FROM statement s JOIN article a ON a.article_id = s.article_id AND ${CURRENT}
    JOIN text_member m ON m.article_id = a.article_id AND m.role = 'original'
    WHERE s.kind = 'chair' AND s.confidence < ${SURE} AND NOT EXISTS (${DECIDED})
    ORDER BY s.confidence, s.statement_id`,
  audit: `SELECT s.statement_id AS id FROM article a JOIN statement s ON s.article_id = a.article_id
    JOIN proof p ON p.statement_id = s.statement_id AND p.position = 0
    WHERE ${CURRENT} AND ${IS_AUDITED} AND NOT EXISTS (${SEEN}) ORDER BY s.article_id, s.statement_id`,
};

/** Whether a fact is drawn for the audit: whoever judges it must not know what others did. */
export function isAudited(store: Store, statementId: number): boolean {
  const sql = `SELECT s.statement_id AS id FROM statement s JOIN proof p ON p.statement_id = s.statement_id AND p.position = 0
    WHERE s.statement_id = ? AND ${IS_AUDITED}`;
  return store.rows(sql, idRow, [statementId]).length > 0;
}

const AHEAD = 200;

/** The facts that a reviewer has before them, some hundred of each lane at most; each stands once, in its first lane. */
export function reviewQueue(store: Store, reviewer: string): readonly Queued[] {
  const seen = new Set<number>();
  return LANES.flatMap((lane) => {
    const sql = `${FACTS_OF[lane]} LIMIT ${AHEAD}`;
    const parameters = lane === "audit" ? [{ reviewer }] : [];
    return store.rows(sql, idRow, parameters).flatMap(({ id }): readonly Queued[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      return [{ statementId: id, lane }];
    });
  });
}
