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
import { ADJUDICATION, measureReview } from "./measures.ts";
import type { Queued } from "./queue.ts";
import { isAudited, reviewQueue } from "./queue.ts";

/** What a reviewer says of a fact. */
export interface Judgement {
  readonly statementId: number;
  readonly verdict: "accept" | "correct" | "reject" | "unsure";
  readonly reason: string;
  /** The fields that change, as JSON, for a correction. */
  readonly change: string | undefined;
  /** A unit that no text names, and that is meant all the same: a name mistyped must make no unit. */
  readonly newUnit?: string;
  /** The last decision that was shown with the fact; undefined asks nothing. */
  readonly seen?: number;
}

/** Why a fact is rejected, as it is kept: the same words whatever language the reviewer reads, so that reasons can be counted. */
export const REJECTION_REASONS = [
  "wrong unit",
  "wrong role",
  "wrong year or date",
  "wrong group",
  "no such fact",
  "duplicate",
] as const;

/** One reviewer at work: the same for the terminal and the browser. */
export interface Review {
  readonly reviewer: string;
  readonly queue: () => readonly Queued[];
  /** A fact of the audit without what others decided on it, unless their disagreement is to be settled. */
  readonly fact: (statementId: number, isAdjudication?: boolean) => ReviewedFact | undefined;
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

export function startReview(store: Store, options: ReviewOptions): Review {
  const { reviewer, lexicon } = options;
  const fact = (statementId: number, isAdjudication = false): ReviewedFact | undefined => {
    const isBlind = !isAdjudication && isAudited(store, statementId);
    return factToReview(store, statementId, (other) => isBlind && other !== reviewer);
  };
  return {
    reviewer,
    queue: () => reviewQueue(store, reviewer),
    fact,
    judge: (judgement) => {
      // One transaction: what somebody else decides meanwhile is seen, or waits.
      const decided = store
        .dataset()
        .atOnce(() => judgeOnce(store, judgement, { fact, ...options }));
      if (decided.ok) consolidate(store, lexicon);
      return decided;
    },
    undo: () => undoLast(store, options),
    measures: () => measureReview(store),
  };
}

function judgeOnce(
  store: Store,
  judgement: Judgement,
  { fact, reviewer, now }: Pick<Review, "fact"> & ReviewOptions,
): Result<number> {
  const { statementId, verdict, reason, change } = judgement;
  const isAdjudication = reason.startsWith(ADJUDICATION);
  const isBlind = !isAdjudication && isAudited(store, statementId);
  const shown = fact(statementId, isAdjudication);
  const refused = refusalOf(store, judgement, shown);
  if (refused !== undefined) return refused;
  const before = shown?.decisions.at(-1);
  // A key pressed twice decides once.
  if (before?.reviewer === reviewer && before.verdict === verdict && before.reason === reason)
    if (change === undefined) return { ok: true, value: before.id };
  const about = { statementId, change, isBlind };
  return decideFact(store, verdict, about, { reviewer, reason, now: now() });
}

/** Why a judgement is not noted: what it is on changed since it was shown, or it names a unit that nobody does. */
function refusalOf(
  store: Store,
  { seen, change, newUnit }: Judgement,
  shown: ReviewedFact | undefined,
): Result<never> | undefined {
  if (seen !== undefined && shown !== undefined && seen !== shown.seen)
    return failure(
      "changed-meanwhile",
      "somebody decided on this fact meanwhile: look at it again",
    );
  const unit = unitOf(change, shown?.kind);
  if (unit === undefined || unit === newUnit || isKnownUnit(store, unit)) return undefined;
  return failure("unknown-unit", `no text names a unit "${unit}"`);
}

function undoLast(
  store: Store,
  { reviewer, lexicon, now }: ReviewOptions,
): Result<number | undefined> {
  const [last] = store.rows(LAST, lastRow, [reviewer]);
  if (last === undefined)
    return failure("not-found", `${reviewer} has decided nothing that could be taken back`);
  const undone = undoDecision(store, last.id, { reviewer, reason: "taken back", now: now() });
  if (!undone.ok) return undone;
  consolidate(store, lexicon);
  return { ok: true, value: last.statement_id ?? undefined };
}

const unitChange = z.object({ unit: z.string().optional(), name: z.string().optional() });

/** The unit that a change names; a member is one by its own name. */
function unitOf(change: string | undefined, kind: string | undefined): string | undefined {
  if (change === undefined) return undefined;
  const { unit, name } = unitChange.safeParse(JSON.parse(change)).data ?? {};
  return kind === "member" ? name : unit;
}
