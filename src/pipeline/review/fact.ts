import { z } from "zod";
import type { Store } from "../../../db/store.ts";

/** A fact as a reviewer sees it: what it says, where it stands, and what else is said. */
export interface ReviewedFact {
  readonly statementId: number;
  readonly kind: string;
  /** The fact as it counts now, with what people put right. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The last decision on it, 0 for none: whoever judges must have seen it. */
  readonly seen: number;
  readonly rule: string;
  readonly confidence: number;
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly publishedAt: string | null;
    readonly text: string;
  };
  readonly proofs: readonly {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
  /** Who chairs the same group in the same year, by all texts; empty for facts that are of no chair. */
  readonly candidates: readonly Candidate[];
  readonly decisions: readonly PastDecision[];
}

export interface Candidate {
  readonly group: string;
  readonly groupId: string;
  readonly year: number;
  readonly unit: string;
  readonly texts: number;
  readonly isChosen: boolean;
}

export interface PastDecision {
  readonly id: number;
  readonly reviewer: string;
  readonly verdict: string;
  readonly reason: string;
  /** The fact as that person put it, as JSON. */
  readonly correction: string | null;
}

const factRow = z.object({
  kind: z.string(),
  value: z.string(),
  rule: z.string().nullable(),
  confidence: z.number(),
  article_id: z.string(),
  title: z.string(),
  published_at: z.string().nullable(),
  text: z.string(),
});
const FACT = `SELECT s.kind, s.value, s.rule, s.confidence, a.article_id, a.title, a.published_at, a.text
  FROM statement s JOIN article a ON a.article_id = s.article_id WHERE s.statement_id = ?`;
const proofRow = z.object({ start: z.number(), end: z.number(), quote: z.string() });
const PROOFS = `SELECT start_offset AS start, end_offset AS "end", quote FROM proof WHERE statement_id = ? ORDER BY position`;
const candidateRow = z
  .object({
    group: z.string(),
    groupId: z.string(),
    year: z.number(),
    unit: z.string(),
    texts: z.number(),
    isChosen: z.number(),
  })
  .transform((row): Candidate => ({ ...row, isChosen: row.isChosen === 1 }));
const CANDIDATES = `SELECT g.label AS "group", g.group_id AS groupId, d.year, u.name AS unit, d.texts, d.is_chosen AS isChosen
  FROM (SELECT DISTINCT group_id, year, role FROM term_statement WHERE statement_id = ?) x
  JOIN term_side d ON d.group_id = x.group_id AND d.year = x.year AND d.role = x.role
  JOIN emulation_group g ON g.group_id = x.group_id JOIN unit u ON u.unit_id = d.unit_id
  ORDER BY d.is_chosen DESC, d.texts DESC, u.name`;
const decisionRow = z.object({
  id: z.number(),
  reviewer: z.string(),
  verdict: z.string(),
  reason: z.string(),
  correction: z.string().nullable(),
});
const DECISIONS = `SELECT d.decision_id AS id, d.reviewer, d.verdict, d.reason, d.correction FROM decision_state t JOIN decision d ON d.decision_id = t.decision_id
  WHERE t.statement_id = ? AND t.state = 'applied' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id) ORDER BY d.decision_id`;

/**
 * A fact with all that a reviewer needs to judge it, without what reviewers decided to whom they are blind; undefined where there is none
 * of that number.
 */
export function factToReview(
  store: Store,
  statementId: number,
  blindTo: (reviewer: string) => boolean = () => false,
): ReviewedFact | undefined {
  const of = [statementId];
  const [row] = store.rows(FACT, factRow, of);
  if (row === undefined) return undefined;
  const decisions = store.rows(DECISIONS, decisionRow, of);
  const known = decisions.filter(({ reviewer }) => !blindTo(reviewer));
  return {
    statementId,
    kind: row.kind,
    value: z
      .record(z.string(), z.unknown())
      .parse(
        JSON.parse(known.findLast(({ verdict }) => verdict !== "unsure")?.correction ?? row.value),
      ),
    seen: known.at(-1)?.id ?? 0,
    rule: row.rule ?? "",
    confidence: row.confidence,
    article: {
      id: row.article_id,
      title: row.title,
      publishedAt: row.published_at,
      text: row.text,
    },
    proofs: store.rows(PROOFS, proofRow, of),
    candidates: store.rows(CANDIDATES, candidateRow, of),
    decisions: known,
  };
}
