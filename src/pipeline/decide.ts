import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Store } from "../../db/store.ts";
import type { DecisionRecord } from "../model/decision.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { unitSchema } from "../model/unit.ts";
import { REGROUP } from "./consolidate/consolidate.ts";
import { ruleVersions } from "./extractor-version.ts";
import { FACT_SCHEMAS } from "./fact-schemas.ts";

/** Who decides, when and why. */
export interface Signature {
  readonly reviewer: string;
  readonly reason: string;
  readonly now: string;
}

const EMPTY = {
  articleId: null,
  report: null,
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

const statementRow = z.object({
  article_id: z.string(),
  report: z.number().nullable(),
  kind: z.string(),
  value: z.string(),
});
const STATEMENT = "SELECT article_id, report, kind, value FROM statement WHERE statement_id = ?";
/** What the last person who was sure made of a fact: null where it stands as the article says it. */
const LAST = `SELECT correction FROM decisions WHERE statement_id = ? AND verdict IN ('accept', 'correct', 'reject') AND state = 'applied'
  ORDER BY decision_id DESC LIMIT 1`;
const lastRow = z.object({ correction: z.string().nullable() });
const UNIT =
  "SELECT name, body, place FROM units WHERE name = ? ORDER BY chair_years DESC, unit_id LIMIT 1";

/** Notes what a person says of one fact; a correction gives the fields that change, as JSON. Gives the decision's number. */
export function decideFact(
  store: Store,
  verdict: "accept" | "correct" | "reject" | "unsure",
  about: {
    readonly statementId: number;
    readonly change: string | undefined;
    /** Whether the change is on top of what the article says, not of what others made of it. */
    readonly isBlind?: boolean;
  },
  signature: Signature,
): Result<number> {
  const [fact] = store.rows(STATEMENT, statementRow, [about.statementId]);
  if (fact === undefined)
    return failure(
      "not-found",
      `there is no statement ${about.statementId}: thidua chairs --json and the views name them`,
    );
  const { change } = about;
  const correction =
    change === undefined
      ? success(verdict === "accept" ? standing(store, about) : null)
      : corrected(store, fact, { ...about, change });
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
        report: fact.report,
        kind: fact.kind,
        value: fact.value,
        evidence: [...dataset.evidenceOf(about.statementId)],
        correction: correction.value,
      });
    }),
  );
}

/** The correction that stands on a fact, as whoever decides sees it: accepting it accepts that. */
function standing(
  store: Store,
  { statementId, isBlind }: { readonly statementId: number; readonly isBlind?: boolean },
): string | null {
  if (isBlind === true) return null;
  return store.rows(LAST, lastRow, [statementId])[0]?.correction ?? null;
}

/** The fact with the fields that change, on top of what an earlier correction made of it. */
function corrected(
  store: Store,
  { kind, value }: z.infer<typeof statementRow>,
  {
    statementId,
    change,
    isBlind,
  }: { readonly statementId: number; readonly change: string; readonly isBlind?: boolean },
): Result<string> {
  const schema = FACT_SCHEMAS[kind];
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
  const base = standing(store, { statementId, ...(isBlind === undefined ? {} : { isBlind }) });
  const known = fieldsSchema.parse(JSON.parse(base ?? value));
  const whole = fieldsSchema.safeParse(fields);
  const names = Object.keys(known);
  if (!(whole.success && Object.keys(whole.data).every((name) => names.includes(name))))
    return failure(
      "invalid-decision",
      `a ${kind} has the fields ${names.join(", ")}: give those that change, as a JSON object`,
    );
  const fact = { ...known, ...withUnit(store, kind, whole.data) };
  if (isDeepStrictEqual(fact, known))
    return failure("invalid-decision", `that is what the ${kind} says already: nothing changes`);
  const parsed = schema.safeParse(fact);
  if (!parsed.success)
    return failure("invalid-decision", `that is no ${kind}: ${sayIssues(parsed.error)}`);
  return success(JSON.stringify(parsed.data));
}

/** "year: expected number", for each field that cannot be so. */
function sayIssues({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

const fieldsSchema = z.record(z.string(), z.unknown());

/** Whether any text names a unit so. */
export function isKnownUnit(store: Store, name: string): boolean {
  return store.rows(UNIT, unitSchema, [name]).length > 0;
}

/** A unit may be given by its name alone: a known one is meant then. */
function withUnit(
  store: Store,
  kind: string,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { unit, name } = fields;
  // A member is a unit: under another name it is another one, wherever that is.
  if (kind === "member" && typeof name === "string")
    return {
      body: null,
      place: null,
      ...store.rows(UNIT, unitSchema, [name])[0],
      ...fields,
    };
  if (typeof unit !== "string") return fields;
  const [known] = store.rows(UNIT, unitSchema, [unit]);
  return { ...fields, unit: known ?? { name: unit, body: null, place: null } };
}

const reportRow = z.tuple([z.string(), z.number(), z.string()]);
const REPORTS = `SELECT json_array(s.article_id, s.report, json_extract(s.value, '$.name')) AS report, p.profile_key,
    json_extract(p.value, '$.isLoose') AS is_loose
  FROM sighting s JOIN profile p USING (profile_key) WHERE p.group_id = ? ORDER BY s.article_id, s.report`;
const groupReportRow = z.object({
  report: z.string().transform((json) => reportRow.parse(JSON.parse(json))),
  profile_key: z.string(),
  is_loose: z.number().transform(Boolean),
});

function reportsOfGroup(store: Store, groupId: string): readonly z.infer<typeof groupReportRow>[] {
  return store.rows(REPORTS, groupReportRow, [groupId]);
}

/** Reports by which a group is known again: one for each of its names, or some where none of them tells it. */
function anchorsOf(store: Store, groupId: string): [string, number, string][] {
  const all = reportsOfGroup(store, groupId);
  const named = new Map(
    all.filter((one) => !one.is_loose).map((one) => [one.profile_key, one.report]),
  );
  return named.size > 0 ? [...named.values()] : all.slice(0, ANCHORS).map(({ report }) => report);
}

const ANCHORS = 3;

/** Notes that two groups are one; they are known again by some reports of each. */
export function decideMerge(
  store: Store,
  groups: readonly [string, string],
  signature: Signature,
): Result<number> {
  if (groups[0] === groups[1])
    return failure("invalid-decision", `${groups[0]} is one group already`);
  const forms = store.rows(
    "SELECT DISTINCT form FROM groups WHERE group_id IN (?, ?)",
    z.object({ form: z.string() }),
    groups,
  );
  if (forms.length > 1)
    return failure("invalid-decision", "a cluster and a bloc are never one group");
  const anchors: [string, number, string][] = [];
  for (const id of groups) {
    const own = anchorsOf(store, id);
    if (own.length === 0) return noGroup(id);
    anchors.push(...own);
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
  const all = reportsOfGroup(store, groupId).map(({ report }) => report);
  if (all.length === 0) return noGroup(groupId);
  const missing = articleIds.find((id) => !all.some(([articleId]) => articleId === id));
  if (missing !== undefined)
    return failure(
      "not-found",
      `the article ${missing} does not tell of ${groupId}: see the view group_names and events`,
    );
  const own = all.filter(([articleId]) => articleIds.includes(articleId));
  if (own.length === all.length)
    return failure("invalid-decision", `these are all articles of ${groupId}: leave it some`);
  return success(onGroups(store, "split", own, signature));
}

function noGroup(id: string): Result<never> {
  return failure("not-found", `there is no group ${id}: the view groups lists them`);
}

function onGroups(
  store: Store,
  verdict: "merge" | "split",
  reports: [string, number, string][],
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
