import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import type { Ratings } from "../../analysis/agreement.ts";
import { cohenKappa, krippendorffAlpha } from "../../analysis/agreement.ts";
import { wilson } from "../../analysis/distributions.ts";
import { IS_AUDITED } from "./queue.ts";

/** How the review stands. */
export interface ReviewMeasures {
  /** Decisions that stand, by verdict. */
  readonly verdicts: readonly { readonly verdict: string; readonly count: number }[];
  /** Facts of the audit that were judged and found right: their share is that of all facts, with its 95 % interval. */
  readonly audit: {
    readonly right: number;
    readonly judged: number;
    readonly interval: readonly [number, number];
  };
  /** Facts that two reviewers or more judged, and how far they agree beyond chance. */
  readonly agreement: {
    readonly facts: number;
    readonly kappas: readonly {
      readonly reviewers: readonly [string, string];
      readonly kappa: number | undefined;
    }[];
    readonly alpha: number | undefined;
  };
  /** Facts on which reviewers disagree and nobody decided since. */
  readonly open: readonly Disagreement[];
}

export interface Disagreement {
  readonly statementId: number;
  readonly verdicts: readonly { readonly reviewer: string; readonly verdict: string }[];
}

/** How a decision that settles a disagreement begins its reason. */
export const ADJUDICATION = "adjudication";

const verdictRow = z.object({ verdict: z.string(), count: z.number() });
const STANDS = "NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)";
const VERDICTS = `SELECT d.verdict, count(*) AS count FROM decision d WHERE d.verdict <> 'undo' AND ${STANDS} GROUP BY d.verdict ORDER BY d.verdict`;
const ratingRow = z.object({
  id: z.number(),
  reviewer: z.string(),
  verdict: z.string(),
  correction: z.string().nullable(),
  reason: z.string(),
  isAudited: z.number(),
});
const RATINGS = `SELECT s.statement_id AS id, d.reviewer, d.verdict, d.correction, d.reason, ${IS_AUDITED} AS isAudited
  FROM decision d JOIN decision_state t ON t.decision_id = d.decision_id AND t.state = 'applied'
  JOIN statement s ON s.statement_id = t.statement_id JOIN proof p ON p.statement_id = s.statement_id AND p.position = 0
  WHERE d.kind IS NOT NULL AND ${STANDS} ORDER BY d.decision_id`;

type Rating = z.infer<typeof ratingRow>;

/** Counts what people decided: how often facts are right, and how far reviewers agree. */
export function measureReview(store: Store): ReviewMeasures {
  const ratings = store.rows(RATINGS, ratingRow);
  const byFact = new Map<number, Rating[]>();
  for (const rating of ratings) byFact.set(rating.id, [...(byFact.get(rating.id) ?? []), rating]);
  const blind = [...byFact.values()].map(blindRatings).filter((item) => item.size > 1);
  return {
    verdicts: store.rows(VERDICTS, verdictRow),
    audit: auditOf([...byFact.values()]),
    agreement: {
      facts: blind.length,
      kappas: pairsOf(blind).map((reviewers) => ({
        reviewers,
        kappa: cohenKappa(blind, reviewers),
      })),
      alpha: krippendorffAlpha(blind),
    },
    open: [...byFact].flatMap(([statementId, own]) => openDisagreement(statementId, own)),
  };
}

/** The first verdict of each reviewer; what settled a disagreement is none. Two corrections agree where they say the same. */
function blindRatings(ratings: readonly Rating[]): Ratings {
  const first = new Map<string, string>();
  for (const { reviewer, verdict, correction, reason } of ratings)
    if (!(reason.startsWith(ADJUDICATION) || first.has(reviewer)))
      first.set(reviewer, labelOf(verdict, correction));
  return first;
}

/** What a judgement makes of a fact: accepting what another one put right says the same as putting it right. */
function labelOf(verdict: string, correction: string | null): string {
  if (verdict !== "accept" && verdict !== "correct") return verdict;
  return correction === null ? "accept" : `correct ${correction}`;
}

function auditOf(facts: readonly (readonly Rating[])[]): ReviewMeasures["audit"] {
  const judged = facts.flatMap((ratings) => {
    const sure = ratings.filter(({ verdict }) => verdict !== "unsure");
    const last = sure.at(-1);
    if (last?.isAudited !== 1) return [];
    // Whom one reviewer found wrong is not right because another one did not see it, until somebody settles that.
    const isSettled = last.reason.startsWith(ADJUDICATION);
    const isRight = ({ verdict, correction }: Rating): boolean =>
      labelOf(verdict, correction) === "accept";
    return [isSettled ? isRight(last) : sure.every(isRight)];
  });
  const right = judged.filter(Boolean).length;
  return { right, judged: judged.length, interval: wilson(right, judged.length) };
}

function pairsOf(items: readonly Ratings[]): readonly (readonly [string, string])[] {
  const reviewers = [...new Set(items.flatMap((item) => [...item.keys()]))].sort();
  return reviewers.flatMap((first, i) =>
    reviewers.slice(i + 1).map((second) => [first, second] as const),
  );
}

function openDisagreement(
  statementId: number,
  ratings: readonly Rating[],
): readonly Disagreement[] {
  const blind = blindRatings(ratings);
  const isSettled = ratings.at(-1)?.reason.startsWith(ADJUDICATION) === true;
  if (isSettled || new Set(blind.values()).size < 2) return [];
  const verdicts = [...blind].map(([reviewer, verdict]) => ({ reviewer, verdict }));
  return [{ statementId, verdicts }];
}
