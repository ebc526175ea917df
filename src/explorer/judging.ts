import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Language } from "../analysis/words/topics.ts";
import type { Result } from "../model/result.ts";
import { changeOf, flawsOf } from "../pipeline/review/edit.ts";
import type { ReviewedFact } from "../pipeline/review/fact.ts";
import { ADJUDICATION } from "../pipeline/review/measures.ts";
import type { Judgement, Review } from "../pipeline/review/review.ts";
import type { Visit } from "./visit.ts";

const MAX_NOTE = 500;
const MAX_FORM = 64 * 1024;
const text = z.string().max(MAX_NOTE).default("");
const formSchema = z.looseObject({
  verdict: z.enum(["accept", "correct", "reject", "unsure", "none"]),
  reason: text,
  note: text,
  adjudicate: text,
  newUnit: text,
  seen: z.coerce.number().int().optional(),
});
const FIELD = "field.";

/** Takes the judgements that the review's forms send, and leads to the next fact. */
export function addJudging(
  app: Hono,
  {
    language,
    words,
    review,
  }: { readonly language: Language; readonly review: Review } & Pick<Visit, "words">,
): void {
  const here = `/${language}/review`;
  app.use(`${here}/*`, bodyLimit({ maxSize: MAX_FORM }));
  app.post(`${here}/undo`, (context) => {
    const undone = review.undo();
    if (!undone.ok) return context.redirect(`${here}?problem=undo`, SEE_OTHER);
    const path = undone.value === undefined ? here : `${here}/${undone.value}`;
    return context.redirect(`${path}?noted=undo`, SEE_OTHER);
  });
  app.post(`${here}/:id`, async (context) => {
    const statementId = Number(context.req.param("id"));
    const after = nextOf(review, statementId);
    if (!Number.isInteger(statementId)) return context.redirect(here, SEE_OTHER);
    const form = await formOf(context);
    const outcome = judge(review, { statementId, body: form, language, words });
    const query = new URLSearchParams(
      outcome.problem === undefined ? { noted: outcome.noted } : sentBack(form, outcome),
    ).toString();
    const isNoted = outcome.problem === undefined;
    const path = isNoted ? after : statementId;
    return context.redirect(`${here}${path === undefined ? "" : `/${path}`}?${query}`, SEE_OTHER);
  });
}

/** The fields of a form; none where it is none. */
async function formOf(context: Context): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await context.req.parseBody();
  } catch (error) {
    if (error instanceof TypeError) return {};
    throw error;
  }
}

/** What came of a form: what was noted, or why nothing was; a problem that the pages have words for is named, any other told. */
type Outcome =
  | { readonly problem: undefined; readonly noted: string }
  | { readonly problem: string; readonly unit?: string };

/** What was typed goes back with the problem. */
function sentBack(
  form: Readonly<Record<string, unknown>>,
  { problem, unit }: { readonly problem: string; readonly unit?: string },
): Record<string, string> {
  const isStale = problem === "changed";
  const typed = Object.entries(form).flatMap(
    ([name, value]): readonly (readonly [string, string])[] =>
      ((name.startsWith(FIELD) && !isStale) || name === "note") &&
      typeof value === "string" &&
      value.length < MAX_NOTE
        ? [[name, value]]
        : [],
  );
  const adjudicate = typeof form["adjudicate"] === "string" ? { adjudicate: "1" } : {};
  return {
    ...Object.fromEntries(typed),
    ...adjudicate,
    problem,
    ...(unit === undefined ? {} : { unit }),
  };
}

const SEE_OTHER = 303;

/** What comes behind a fact in the queue, before it leaves it. */
function nextOf(review: Review, id: number): number | undefined {
  const queue = review.queue();
  const place = queue.findIndex(({ statementId }) => statementId === id);
  return (queue[place + 1] ?? queue.find(({ statementId }) => statementId !== id))?.statementId;
}

interface Sent {
  readonly statementId: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly words: Visit["words"];
}

/** Notes what a form says of a fact. */
function judge(review: Review, { statementId, body, language, words }: Sent): Outcome {
  const form = formSchema.safeParse(body);
  const fact = review.fact(statementId, (form.data?.adjudicate ?? "") !== "");
  if (!form.success || fact === undefined) return { problem: "form" };
  const { verdict, reason, note, adjudicate, newUnit, seen, ...rest } = form.data;
  if (seen !== undefined && seen !== fact.seen) return { problem: "changed" };
  const change = changeOf(fact, fieldTexts(rest));
  const problem = contradictionOf(form.data, change) ?? sayFlaws(fact, change, { language, words });
  if (verdict === "none" || problem !== undefined) return { problem: problem ?? "undecided" };
  const judgement: Judgement = {
    statementId,
    verdict,
    reason: reasonOf({ reason, note, adjudicate }),
    change: verdict === "correct" ? change : undefined,
    newUnit,
    ...(seen === undefined ? {} : { seen }),
  };
  return outcomeOf(review.judge(judgement), {
    verdict,
    unit: fieldTexts(rest)["unit"] ?? fieldTexts(rest)["name"],
  });
}

/** How zod says in each language what it expected. */
const LOCALES = { en: z.locales.en().localeError, vi: z.locales.vi().localeError };

/** What stands against a change, field by field; undefined where nothing does. */
function sayFlaws(
  fact: ReviewedFact,
  change: string | undefined,
  { language, words: { fields } }: Pick<Sent, "language" | "words">,
): string | undefined {
  const flaws = change === undefined ? [] : flawsOf(fact, change, LOCALES[language]);
  if (flaws.length === 0) return undefined;
  return flaws
    .map(({ field, message }) => {
      const label = Object.hasOwn(fields, field) ? fields[field as keyof typeof fields] : field;
      return `${label}: ${message}`;
    })
    .join("; ");
}

function outcomeOf(
  decided: Result<number>,
  { verdict, unit = "" }: { readonly verdict: string; readonly unit: string | undefined },
): Outcome {
  if (decided.ok) return { problem: undefined, noted: verdict };
  switch (decided.problem.code) {
    case "unknown-unit":
      return { problem: "unit", unit };
    case "changed-meanwhile":
      return { problem: "changed" };
    default:
      return { problem: decided.problem.message };
  }
}

/** What in a form speaks against its verdict: the reviewer meant something else. */
function contradictionOf(
  { verdict, reason, note }: z.infer<typeof formSchema>,
  change: string | undefined,
): string | undefined {
  if (verdict === "correct") return change === undefined ? "unchanged" : undefined;
  if (change !== undefined) return "edited";
  if (verdict === "reject") return reason === "" && note === "" ? "reason" : undefined;
  return verdict === "accept" && reason !== "" ? "reasoned" : undefined;
}

function fieldTexts(form: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === "string"
        ? [[name.slice(FIELD.length), value]]
        : [],
    ),
  );
}

function reasonOf({
  reason,
  note,
  adjudicate,
}: Readonly<Record<"reason" | "note" | "adjudicate", string>>): string {
  // Only the form of an adjudication settles a disagreement, not words typed.
  const own = note.startsWith(ADJUDICATION) ? `(${note})` : note;
  const parts = [adjudicate === "" ? "" : ADJUDICATION, reason, own];
  return parts.filter((part) => part !== "").join(": ");
}
