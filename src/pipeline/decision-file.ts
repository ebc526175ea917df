import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { Decision, DecisionRecord } from "../model/decision.ts";
import { decisionSchema } from "../model/decision.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { REGROUP } from "./consolidate/consolidate.ts";
import { isFact } from "./fact-schemas.ts";

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
  const decisions = new Map<number, Decision>();
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const read = readDecision(line);
    const problem = read.ok ? misplaced(read.value, decisions) : read.problem.message;
    if (problem !== undefined) return failure("invalid-decision", `line ${i + 1}: ${problem}`);
    if (read.ok) decisions.set(read.value.id, read.value);
  }
  return success([...decisions.values()]);
}

/** What is wrong with a decision after those before it. */
function misplaced(
  { id, verdict, undoes }: Decision,
  before: ReadonlyMap<number, Decision>,
): string | undefined {
  if (before.has(id)) return `a line before it has the number ${id}, too`;
  if (verdict !== "undo") return undefined;
  const undone = before.get(undoes ?? -1);
  if (undone === undefined)
    return `it takes back decision ${undoes}, which is on no line before it: export all decisions`;
  return undone.verdict === "undo" ? "an undo is not taken back: decide anew" : undefined;
}

function readDecision(line: string): Result<Decision> {
  try {
    const parsed = decisionSchema.safeParse(JSON.parse(line));
    if (parsed.success) return checked(parsed.data);
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

/** Whether a decision has what its verdict needs, and no more; a correction must be a fact of its kind. */
function checked(decision: Decision): Result<Decision> {
  const { verdict, articleId, kind, value, evidence, correction, reports, undoes } = decision;
  const isOnFact = [articleId, kind, value, evidence].every((field) => field !== null);
  const isOnNone = [articleId, kind, value, evidence].every((field) => field === null);
  const isFit =
    (verdict === "undo") === (undoes !== null) &&
    (verdict === "correct") === (correction !== null) &&
    (GROUPED.has(verdict) ? (reports ?? []).length > 0 : reports === null) &&
    (verdict === "undo" || GROUPED.has(verdict) ? isOnNone : isOnFact);
  if (!isFit)
    return failure("invalid-decision", `"${verdict}" lacks a field, or has one too many: ${WRITE}`);
  if ([value, correction].every((json) => json === null || isFact(kind, json)))
    return success(decision);
  return failure(
    "invalid-decision",
    `it is about no ${kind ?? "fact"} that these rules know: ${WRITE}`,
  );
}

const WRITE = "write it with thidua decide export";
const GROUPED: ReadonlySet<string> = new Set(["merge", "split"]);

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
function keyOf(
  { evidence: _, extractor: __, ...record }: DecisionRecord,
  undoes: number | null,
): string {
  const { decidedAt, reviewer, verdict, reason, articleId, report, kind, value } = record;
  const about = [articleId, report, kind, value, record.correction, record.reports, undoes];
  return JSON.stringify([decidedAt, reviewer, verdict, reason, ...about]);
}
