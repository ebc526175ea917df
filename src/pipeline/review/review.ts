import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import type { Result } from "../../model/result.ts";
import { failure } from "../../model/result.ts";
import { consolidate } from "../consolidate/consolidate.ts";
import { decideFact, isKnownUnit, undoDecision } from "../decide.ts";
import type { ReviewedFact } from "./fact.ts";
import { factToReview } from "./fact.ts";
import type { ReviewMeasures } from "./measures.ts";
import { measureReview } from "./measures.ts";
import type { Queued } from "./queue.ts";
import { reviewQueue } from "./queue.ts";

/** What a reviewer says of a fact. */
export interface Judgement {
  readonly statementId: number;
  readonly verdict: "accept" | "correct" | "reject" | "unsure";
  readonly reason: string;
  /** The fields that change, as JSON, for a correction. */
  readonly change: string | undefined;
  /** A unit that no text names, and that is meant all the same: a name mistyped must make no unit. */
  readonly newUnit?: string;
}

/** One reviewer at work: the same for the terminal and the browser. */
export interface Review {
  readonly reviewer: string;
  readonly queue: () => readonly Queued[];
  readonly fact: (statementId: number) => ReviewedFact | undefined;
  /** Notes a judgement and works the dataset out anew; gives the decision's number. */
  readonly judge: (judgement: Judgement) => Result<number>;
  /** Takes back the reviewer's last judgement that stands; gives the fact that it was on. */
  readonly undo: () => Result<number | undefined>;
  readonly measures: () => ReviewMeasures;
}

export interface ReviewOptions {
  readonly reviewer: string;
  readonly lexicon: Lexicon;
  /** The moment, as ISO 8601. */
  readonly now: () => string;
}

const lastRow = z.object({ id: z.number(), statement_id: z.number().nullable() });
const LAST = `SELECT d.decision_id AS id, t.statement_id FROM decision d LEFT JOIN decision_state t ON t.decision_id = d.decision_id
  WHERE d.reviewer = ? AND d.kind IS NOT NULL AND d.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)
  ORDER BY d.decision_id DESC LIMIT 1`;

export function startReview(store: Store, { reviewer, lexicon, now }: ReviewOptions): Review {
  return {
    reviewer,
    queue: () => reviewQueue(store, reviewer),
    fact: (statementId) => factToReview(store, statementId),
    judge: ({ verdict, reason, newUnit, ...about }) => {
      const unit = unitOf(about.change);
      if (unit !== undefined && unit !== newUnit && !isKnownUnit(store, unit))
        return failure("unknown-unit", `no text names a unit "${unit}"`);
      const decided = decideFact(store, verdict, about, { reviewer, reason, now: now() });
      if (decided.ok) consolidate(store, lexicon);
      return decided;
    },
    undo: () => {
      const [last] = store.rows(LAST, lastRow, [reviewer]);
      if (last === undefined)
        return failure("not-found", `${reviewer} has decided nothing that could be taken back`);
      const undone = undoDecision(store, last.id, { reviewer, reason: "taken back", now: now() });
      if (!undone.ok) return undone;
      consolidate(store, lexicon);
      return { ok: true, value: last.statement_id ?? undefined };
    },
    measures: () => measureReview(store),
  };
}

const unitChange = z.object({ unit: z.string() });

/** The unit that a change names. */
function unitOf(change: string | undefined): string | undefined {
  return change === undefined ? undefined : unitChange.safeParse(JSON.parse(change)).data?.unit;
}
