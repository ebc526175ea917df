import { z } from "zod";

/** Where a fact stood; the quote is missing in the oldest decisions. */
const placeSchema = z
  .object({ start: z.int().min(0), end: z.int().min(0), quote: z.string().optional() })
  .readonly();
export type DecidedPlace = z.infer<typeof placeSchema>;

export const verdictSchema = z.enum([
  "accept",
  "correct",
  "reject",
  "unsure",
  "merge",
  "split",
  "undo",
]);

/**
 * What a person decided: on a fact (as it was then: value and evidence, so that it is found again after newer rules), on which reports
 * are one group, or that an earlier decision is taken back.
 */
const recordSchema = z.object({
  decidedAt: z.iso.datetime({ offset: true }),
  reviewer: z.string().min(1),
  verdict: verdictSchema,
  reason: z.string(),
  articleId: z.string().nullable(),
  /** Which report of the article it is about: two may state the same. */
  report: z.int().min(0).nullable().default(null),
  kind: z.string().nullable(),
  /** The fact as JSON, without its proof. */
  value: z.string().nullable(),
  evidence: z.array(placeSchema).readonly().nullable(),
  /** The fact as it should be, as JSON. */
  correction: z.string().nullable(),
  /** Reports of articles that are to be one group, or a group of their own, each with its number and the group's name in it. */
  reports: z
    .array(z.tuple([z.string(), z.int().min(0), z.string().optional()]))
    .readonly()
    .nullable(),
  undoes: z.int().nullable(),
  /** The version of the rules whose fact it was. */
  extractor: z.string(),
});
export type DecisionRecord = Readonly<z.infer<typeof recordSchema>>;

export const decisionSchema = recordSchema.extend({ id: z.int() }).readonly();
export type Decision = z.infer<typeof decisionSchema>;

/** A report as a decision on groups names it. */
export type DecidedReport = NonNullable<Decision["reports"]>[number];

/** `applied` to a fact of today; `stale` where the fact changed and a person must look again; `settled` where nothing is left to do. */
export type DecisionState = "applied" | "stale" | "settled";
