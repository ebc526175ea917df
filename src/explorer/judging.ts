import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Language } from "../analysis/words/topics.ts";
import { changeOf } from "../pipeline/review/edit.ts";
import { ADJUDICATION } from "../pipeline/review/measures.ts";
import type { Judgement, Review } from "../pipeline/review/review.ts";

const MAX_NOTE = 500;
const text = z.string().max(MAX_NOTE).default("");
const formSchema = z.looseObject({
  verdict: z.enum(["accept", "correct", "reject", "unsure"]),
  reason: text,
  note: text,
  adjudicate: text,
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
    const problem = await judge(context, review, statementId);
    if (problem !== undefined)
      return context.redirect(
        `${here}/${statementId}?${new URLSearchParams({ problem }).toString()}`,
        SEE_OTHER,
      );
    return context.redirect(after === undefined ? here : `${here}/${after}`, SEE_OTHER);
  });
}

const SEE_OTHER = 303;

/** What comes behind a fact in the queue, before it leaves it. */
function nextOf(review: Review, id: number): number | undefined {
  const queue = review.queue();
  const place = queue.findIndex(({ statementId }) => statementId === id);
  return (queue[place + 1] ?? queue.find(({ statementId }) => statementId !== id))?.statementId;
}

/** Notes what a form says of a fact; gives what is wrong with it. */
async function judge(
  context: Context,
  review: Review,
  statementId: number,
): Promise<string | undefined> {
  const form = formSchema.safeParse(await context.req.parseBody());
  const fact = review.fact(statementId);
  if (!form.success || fact === undefined) return "The form was not whole: send it again.";
  const { verdict, reason, note, adjudicate, ...rest } = form.data;
  const judgement: Judgement = {
    statementId,
    verdict,
    reason: reasonOf({ reason, note, adjudicate }),
    change: verdict === "correct" ? changeOf(fact, fieldTexts(rest)) : undefined,
  };
  if (verdict === "reject" && judgement.reason === "")
    return "Choose a reason for the rejection, or write a note.";
  if (verdict === "correct" && judgement.change === undefined)
    return "Nothing was changed: change a field, or accept the fact.";
  const decided = review.judge(judgement);
  return decided.ok ? undefined : decided.problem.message;
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
