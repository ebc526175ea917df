import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { Decision, DecisionRecord } from "../model/decision.ts";
import { decisionSchema } from "../model/decision.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { REGROUP } from "./consolidate/consolidate.ts";

/** All decisions as JSON, one a line, in the order in which they were taken. */
export function exportDecisions(store: Store): readonly string[] {
  return store
    .dataset()
    .decisions()
    .map((decision) => JSON.stringify(decision));
}

/** How many decisions of a file were new, and how many were on record already. */
export interface ImportedDecisions {
  readonly added: number;
  readonly known: number;
}

/**
 * Adds the decisions of a file written by `exportDecisions`, in their order and with their days and reviewers; those on record already
 * are left out. A line that is none is a problem with its number, and nothing is added then.
 */
export function importDecisions(store: Store, text: string): Result<ImportedDecisions> {
  const read = readDecisions(text);
  return read.ok ? success(addAll(store, read.value)) : read;
}

function readDecisions(text: string): Result<readonly Decision[]> {
  const decisions: Decision[] = [];
  const known = new Set<number>();
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const decision = readDecision(line);
    if (!decision.ok)
      return failure("invalid-decision", `line ${i + 1}: ${decision.problem.message}`);
    const { id, undoes } = decision.value;
    if (undoes !== null && !known.has(undoes))
      return failure(
        "invalid-decision",
        `line ${i + 1} takes back decision ${undoes}, which is on no line before it: export all decisions`,
      );
    known.add(id);
    decisions.push(decision.value);
  }
  return success(decisions);
}

function readDecision(line: string): Result<Decision> {
  try {
    const parsed = decisionSchema.safeParse(JSON.parse(line));
    if (parsed.success) return success(parsed.data);
    const [reason] = z.prettifyError(parsed.error).split("\n");
    return failure(
      "invalid-decision",
      `it is no decision (${reason}): write it with thidua decide export`,
    );
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure("invalid-decision", "it is no JSON: write it with thidua decide export");
  }
}

function addAll(store: Store, decisions: readonly Decision[]): ImportedDecisions {
  const dataset = store.dataset();
  return dataset.atOnce(() => {
    const known = new Map(dataset.decisions().map((own) => [keyOf(own, own.undoes), own.id]));
    const before = known.size;
    const numbers = new Map<number, number>();
    for (const { id, ...record } of decisions) {
      const undoes = record.undoes === null ? null : (numbers.get(record.undoes) ?? null);
      const key = keyOf(record, undoes);
      const number = known.get(key) ?? dataset.addDecision({ ...record, undoes });
      numbers.set(id, number);
      known.set(key, number);
    }
    const added = known.size - before;
    if (added > 0) dataset.enqueue([REGROUP, ...decisions.flatMap(articlesOf)]);
    return { added, known: decisions.length - added };
  });
}

function articlesOf({ articleId, reports }: Decision): readonly string[] {
  return [...(articleId === null ? [] : [articleId]), ...(reports ?? []).map(([id]) => id)];
}

/** What makes two records one decision. */
function keyOf(record: DecisionRecord, undoes: number | null): string {
  const { decidedAt, reviewer, verdict, reason, articleId, kind, value, correction, reports } =
    record;
  return JSON.stringify([
    decidedAt,
    reviewer,
    verdict,
    reason,
    articleId,
    kind,
    value,
    correction,
    reports,
    undoes,
  ]);
}
