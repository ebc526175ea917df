import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { DecisionRecord } from "../model/decision.ts";
import {
  awardSchema,
  chairSchema,
  eventSchema,
  figureSchema,
  personSchema,
  subjectSchema,
} from "../model/extraction.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { unitSchema } from "../model/unit.ts";
import { REGROUP } from "./consolidate/consolidate.ts";
import { ruleVersions } from "./extractor-version.ts";

/** Who decides, when and why. */
export interface Signature {
  readonly reviewer: string;
  readonly reason: string;
  readonly now: string;
}

const EMPTY = {
  articleId: null,
  kind: null,
  value: null,
  evidence: null,
  correction: null,
  reports: null,
  undoes: null,
};

function signed(
  signature: Signature,
): Pick<DecisionRecord, "reviewer" | "reason" | "decidedAt" | "extractor"> {
  const { reviewer, reason, now } = signature;
  return { reviewer, reason, decidedAt: now, extractor: ruleVersions().extractor };
}

const statementRow = z.object({ article_id: z.string(), kind: z.string(), value: z.string() });

/** The scheme of each kind of fact that a person can put right. */
const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  subject: subjectSchema,
  event: eventSchema,
  member: unitSchema,
  chair: chairSchema,
  award: awardSchema,
  figure: figureSchema,
  person: personSchema,
};

/** Notes what a person says of one fact; a correction gives the fields that change, as JSON. Gives the decision's number. */
export function decideFact(
  store: Store,
  verdict: "accept" | "correct" | "reject" | "unsure",
  about: { readonly statementId: number; readonly change: string | undefined },
  signature: Signature,
): Result<number> {
  const [fact] = store.rows(
    "SELECT article_id, kind, value FROM statement WHERE statement_id = ?",
    statementRow,
    [about.statementId],
  );
  if (fact === undefined)
    return failure(
      "not-found",
      `there is no statement ${about.statementId}: thidua chairs --json and the views name them`,
    );
  const correction = about.change === undefined ? success(null) : corrected(fact, about.change);
  if (!correction.ok) return correction;
  const dataset = store.dataset();
  return success(
    dataset.atOnce(() => {
      dataset.enqueue([fact.article_id]);
      return dataset.addDecision({
        ...EMPTY,
        ...signed(signature),
        verdict,
        articleId: fact.article_id,
        kind: fact.kind,
        value: fact.value,
        evidence: [...dataset.evidenceOf(about.statementId)],
        correction: correction.value,
      });
    }),
  );
}

function corrected({ kind, value }: z.infer<typeof statementRow>, change: string): Result<string> {
  const schema = SCHEMAS[kind];
  if (schema === undefined)
    return failure("invalid-decision", `facts of the kind "${kind}" are not corrected`);
  let fields: unknown;
  try {
    fields = JSON.parse(change);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure(
      "invalid-decision",
      `the correction is no JSON: give the fields that change, as in '{"year": 2021}'`,
    );
  }
  const known: unknown = JSON.parse(value);
  const whole = z.record(z.string(), z.unknown()).safeParse(fields);
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(known));
  const unknown = Object.keys(whole.data ?? {}).filter((name) => !names.includes(name));
  if (!whole.success || unknown.length > 0)
    return failure(
      "invalid-decision",
      `a ${kind} has the fields ${names.join(", ")}: give those that change, as a JSON object`,
    );
  const parsed = schema.safeParse({ ...(known as object), ...whole.data });
  if (!parsed.success)
    return failure("invalid-decision", `that is no ${kind}: ${z.prettifyError(parsed.error)}`);
  return success(JSON.stringify(parsed.data));
}

const reportRow = z.tuple([z.string(), z.number()]);
const REPORTS = `SELECT json_array(s.article_id, s.report) AS report FROM sighting s JOIN profile p USING (profile_key)
  WHERE p.group_id = ? ORDER BY s.article_id, s.report`;

function reportsOfGroup(store: Store, groupId: string): readonly [string, number][] {
  const row = z.object({
    report: z.string().transform((json) => reportRow.parse(JSON.parse(json))),
  });
  return store.rows(REPORTS, row, [groupId]).map(({ report }) => report);
}

const ANCHORS = 3;

/** Notes that two groups are one; they are known again by some reports of each. */
export function decideMerge(
  store: Store,
  groups: readonly [string, string],
  signature: Signature,
): Result<number> {
  const anchors: [string, number][] = [];
  for (const id of groups) {
    const all = reportsOfGroup(store, id);
    if (all.length === 0) return noGroup(id);
    anchors.push(...all.slice(0, ANCHORS));
  }
  return success(onGroups(store, "merge", anchors, signature));
}

/** Notes that some articles of a group tell of another group. */
export function decideSplit(
  store: Store,
  groupId: string,
  articleIds: readonly string[],
  signature: Signature,
): Result<number> {
  const all = reportsOfGroup(store, groupId);
  if (all.length === 0) return noGroup(groupId);
  const missing = articleIds.find((id) => !all.some(([articleId]) => articleId === id));
  if (missing !== undefined)
    return failure(
      "not-found",
      `the article ${missing} does not tell of ${groupId}: see the view group_names and events`,
    );
  const own = all.filter(([articleId]) => articleIds.includes(articleId));
  return success(onGroups(store, "split", own, signature));
}

function noGroup(id: string): Result<never> {
  return failure("not-found", `there is no group ${id}: the view groups lists them`);
}

function onGroups(
  store: Store,
  verdict: "merge" | "split",
  reports: [string, number][],
  signature: Signature,
): number {
  const dataset = store.dataset();
  return dataset.atOnce(() => {
    dataset.enqueue([REGROUP, ...reports.map(([id]) => id)]);
    return dataset.addDecision({ ...EMPTY, ...signed(signature), verdict, reports });
  });
}

/** Takes a decision back; it stays on record. */
export function undoDecision(store: Store, id: number, signature: Signature): Result<number> {
  const dataset = store.dataset();
  const all = dataset.decisions();
  const decision = all.find((one) => one.id === id);
  if (decision === undefined || decision.verdict === "undo")
    return failure("not-found", `there is no decision ${id} to take back: thidua decide list`);
  if (all.some(({ undoes }) => undoes === id))
    return failure("not-found", `decision ${id} was taken back already`);
  return success(
    dataset.atOnce(() => {
      const articles = [
        decision.articleId ?? REGROUP,
        ...(decision.reports ?? []).map(([one]) => one),
      ];
      dataset.enqueue(articles);
      return dataset.addDecision({ ...EMPTY, ...signed(signature), verdict: "undo", undoes: id });
    }),
  );
}
