import type { Hono } from "hono";
import { z } from "zod";
import type { Language } from "../analysis/words/topics.ts";
import { changeOf } from "../pipeline/review/edit.ts";
import { ADJUDICATION } from "../pipeline/review/measures.ts";
import type { Judgement, Review } from "../pipeline/review/review.ts";

const MAX_NOTE = 500;
const text = z.string().max(MAX_NOTE).default("");
const formSchema = z.looseObject({
  verdict: z.enum(["accept", "correct", "reject", "unsure", "none"]),
  reason: text,
  note: text,
  adjudicate: text,
  newUnit: text,
});
const FIELD = "field.";

/** Takes the judgements that the review's forms send, and leads to the next fact. */
export function addJudging(app: Hono, language: Language, review: Review): void {
  const here = `/${language}/review`;
  app.post(`${here}/undo`, (context) => {
    const undone = review.undo();
    if (!undone.ok) return context.redirect(here, SEE_OTHER);
    return context.redirect(
      undone.value === undefined ? here : `${here}/${undone.value}`,
      SEE_OTHER,
    );
  });
  app.post(`${here}/:id`, async (context) => {
    const statementId = Number(context.req.param("id"));
    const after = nextOf(review, statementId);
    const form = await context.req.parseBody();
    const outcome = judge(review, statementId, form);
    const query = new URLSearchParams(
      outcome.problem === undefined ? { noted: outcome.noted } : sentBack(form, outcome),
    ).toString();
    const isNoted = outcome.problem === undefined;
    const path = isNoted ? after : statementId;
    return context.redirect(`${here}${path === undefined ? "" : `/${path}`}?${query}`, SEE_OTHER);
  });
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
  const typed = Object.entries(form).flatMap(
    ([name, value]): readonly (readonly [string, string])[] =>
      (name.startsWith(FIELD) || name === "note") &&
      typeof value === "string" &&
      value.length < MAX_NOTE
        ? [[name, value]]
        : [],
  );
  return { ...Object.fromEntries(typed), problem, ...(unit === undefined ? {} : { unit }) };
}

const SEE_OTHER = 303;

/** What comes behind a fact in the queue, before it leaves it. */
function nextOf(review: Review, id: number): number | undefined {
  const queue = review.queue();
  const place = queue.findIndex(({ statementId }) => statementId === id);
  return (queue[place + 1] ?? queue.find(({ statementId }) => statementId !== id))?.statementId;
}

/** Notes what a form says of a fact. */
function judge(
  review: Review,
  statementId: number,
  body: Readonly<Record<string, unknown>>,
): Outcome {
  const form = formSchema.safeParse(body);
  const fact = review.fact(statementId);
  if (!form.success || fact === undefined) return { problem: "form" };
  const { verdict, reason, note, adjudicate, newUnit, ...rest } = form.data;
  if (verdict === "none") return { problem: "undecided" };
  const judgement: Judgement = {
    statementId,
    verdict,
    reason: reasonOf({ reason, note, adjudicate }),
    change: verdict === "correct" ? changeOf(fact, fieldTexts(rest)) : undefined,
    newUnit,
  };
  if (verdict === "reject" && reason === "" && note === "") return { problem: "reason" };
  if (verdict === "correct" && judgement.change === undefined) return { problem: "unchanged" };
  const decided = review.judge(judgement);
  if (decided.ok) return { problem: undefined, noted: verdict };
  if (decided.problem.code !== "unknown-unit") return { problem: decided.problem.message };
  return { problem: "unit", unit: fieldTexts(rest)["unit"] ?? "" };
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
  const parts = [adjudicate === "" ? "" : ADJUDICATION, reason, note];
  return parts.filter((part) => part !== "").join(": ");
}
