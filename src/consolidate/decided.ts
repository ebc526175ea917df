import type { DecidedPlace } from "../model/decision.ts";

/** A fact as the store has it now. */
export interface StoredFact {
  readonly statementId: number;
  /** Which report of its article it is of; null for none. */
  readonly report: number | null;
  readonly kind: string;
  /** The fact as JSON, without its proof. */
  readonly value: string;
  readonly evidence: readonly DecidedPlace[];
}

/** What a person said of a fact, with the fact as it was then. */
export interface FactDecision {
  readonly decisionId: number;
  readonly verdict: "accept" | "correct" | "reject" | "unsure";
  /** Null where it is not known. */
  readonly report: number | null;
  readonly kind: string;
  readonly value: string;
  readonly evidence: readonly DecidedPlace[];
  /** The fact as it should be, for a correction. */
  readonly correction: string | undefined;
}

/** A fact as it counts, with the decision that it counts by; `value` is undefined where it was rejected. */
export interface EffectiveFact {
  readonly fact: StoredFact;
  readonly value: string | undefined;
  readonly decision: FactDecision | undefined;
}

/** Which fact of today a decision is about; without one it is stale, and a person must look again. */
export interface AppliedDecision {
  readonly decisionId: number;
  readonly statementId: number | undefined;
}

/**
 * Applies what people decided on one article to its facts of today. A decision is about the fact with the same value: of several about
 * the one at its place, then in its report; where that leaves two, a person must look. A correction is about the one that now says what
 * it asked for where none says any more what was put right. A fact that changed
 * is no longer what was decided on. A rejected fact that is no longer found needs nobody. The last decision on a fact counts.
 */
export function applyDecisions(
  facts: readonly StoredFact[],
  decisions: readonly FactDecision[],
): { readonly facts: readonly EffectiveFact[]; readonly applied: readonly AppliedDecision[] } {
  const byStatement = new Map<number, FactDecision>();
  const applied = decisions.map((decision) => {
    const fact = findFact(facts, decision);
    // Whoever is unsure leaves standing what others decided.
    const isOpen = decision.verdict === "unsure" && byStatement.has(fact?.statementId ?? -1);
    if (fact !== undefined && !isOpen) byStatement.set(fact.statementId, decision);
    return { decisionId: decision.decisionId, statementId: fact?.statementId };
  });
  return {
    facts: facts.map((fact) => effective(fact, byStatement.get(fact.statementId))),
    applied,
  };
}

/** Whether a decision without its fact needs a person: not where what was rejected is gone, and nothing stands in its place. */
export function isStale(
  decision: FactDecision,
  facts: readonly StoredFact[],
  { statementId }: AppliedDecision,
): boolean {
  if (statementId !== undefined) return false;
  if (decision.verdict !== "reject") return true;
  return facts.some((fact) => fact.kind === decision.kind && isAtPlace(fact, decision));
}

/** Newer rules may find a fact at another place, and a page's text may have grown before it. */
function findFact(facts: readonly StoredFact[], decision: FactDecision): StoredFact | undefined {
  const { value, correction } = decision;
  const saying = (json: string): readonly StoredFact[] =>
    facts.filter((fact) => fact.kind === decision.kind && isSameValue(fact.value, json));
  const same = saying(value);
  return pick(same.length > 0 || correction === undefined ? same : saying(correction), decision);
}

/** The one at the decision's place and in its report, as far as that parts them. */
function pick(same: readonly StoredFact[], decision: FactDecision): StoredFact | undefined {
  const narrowed = (all: readonly StoredFact[], is: (fact: StoredFact) => boolean) => {
    const some = all.filter(is);
    return some.length > 0 ? some : all;
  };
  const placed = narrowed(same, (fact) => isAtPlace(fact, decision));
  const [only, ...more] = narrowed(placed, ({ report }) => report === decision.report);
  return more.length === 0 ? only : undefined;
}

/** Whether two facts as JSON say the same: in whatever order, a field that only newer rules know and leave empty being none. */
function isSameValue(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map(
    (json) => new Map<string, unknown>(Object.entries(JSON.parse(json))),
  );
  const names = new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])]);
  return [...names].every(
    (name) => JSON.stringify(a?.get(name) ?? null) === JSON.stringify(b?.get(name) ?? null),
  );
}

function isAtPlace(
  { evidence }: Pick<StoredFact, "evidence">,
  decision: Pick<FactDecision, "evidence">,
): boolean {
  return evidence.some(({ start, end, quote }) =>
    decision.evidence.some(
      (other) =>
        (other.quote !== undefined && other.quote === quote) ||
        (other.start < end && start < other.end),
    ),
  );
}

function effective(fact: StoredFact, decision: FactDecision | undefined): EffectiveFact {
  if (decision?.verdict === "reject") return { fact, value: undefined, decision };
  return { fact, value: decision?.correction ?? fact.value, decision };
}
