import { changeOf } from "../pipeline/review/edit.ts";
import type { Judgement, Review } from "../pipeline/review/review.ts";
import { REJECTION_REASONS } from "../pipeline/review/review.ts";

/** Where a reviewer stands: the facts before them, which one is looked at, and what a next line answers. */
export interface Place {
  readonly ids: readonly number[];
  readonly at: number;
  readonly waiting: "reason" | "edit" | undefined;
}

/** What a key led to: whether the fact at the place is to be shown, what is to be said, and whether the session is over. */
export interface Step {
  readonly place: Place;
  readonly isShown: boolean;
  readonly message: string;
  readonly isOver: boolean;
}

const KEYS =
  "a accept · e edit · r reject · u unsure · z undo · j next · k previous · ? help · q quit";
const REASON_HELP = `reason: ${REJECTION_REASONS.map((reason, i) => `${i + 1} ${reason}`).join(" · ")}, or your own words (empty: not rejected)`;
const EDIT_HELP = "what changes, as in: year=2021; unit=Ban Dân vận Tỉnh ủy (empty: nothing)";

const NEW_UNIT = ": e, then newUnit=NAME, if it is one all the same";

/** The first fact that waits. */
export function firstStep(review: Review): Step {
  return shown({ ids: idsOf(review), at: 0, waiting: undefined }, "");
}

/** What a key, or a line where one is waited for, leads to. */
export function nextStep(review: Review, place: Place, key: string): Step {
  const text = key.trim();
  if (place.waiting !== undefined) return answer(review, place, text);
  switch (text) {
    case "a":
      return judge(review, place, { verdict: "accept", reason: "", change: undefined });
    case "u":
      return judge(review, place, { verdict: "unsure", reason: "", change: undefined });
    case "r":
      return said({ ...place, waiting: "reason" }, REASON_HELP);
    case "e":
      return said({ ...place, waiting: "edit" }, EDIT_HELP);
    case "z":
      return undo(review, place);
    case "j":
      return shown({ ...place, at: place.at + 1 }, "");
    case "k":
      return shown({ ...place, at: place.at - 1 }, "");
    case "q":
      return { ...said(place, "what was decided is kept"), isOver: true };
    default:
      return said(place, KEYS);
  }
}

function said(place: Place, message: string): Step {
  return { place, isShown: false, message, isOver: false };
}

function shown(place: Place, message: string): Step {
  const at = Math.max(0, Math.min(place.ids.length - 1, place.at));
  const isOver = place.ids.length === 0;
  const text = [message, isOver ? "nothing waits for a review" : KEYS].filter((one) => one !== "");
  return { place: { ...place, at }, isShown: !isOver, message: text.join("\n"), isOver };
}

function answer(review: Review, before: Place, line: string): Step {
  const place = { ...before, waiting: undefined };
  if (line === "") return said(place, KEYS);
  if (before.waiting === "reason")
    return judge(review, place, { verdict: "reject", reason: reasonOf(line), change: undefined });
  const fact = review.fact(place.ids[place.at] ?? 0);
  const { newUnit = "", ...texts } = textsOf(line);
  const named = newUnit === "" ? texts : { ...texts, unit: newUnit };
  const change = fact === undefined ? undefined : changeOf(fact, named);
  if (change === undefined) return said(place, `nothing changes: ${EDIT_HELP}`);
  return judge(review, place, { verdict: "correct", reason: "", change, newUnit });
}

function judge(review: Review, place: Place, about: Omit<Judgement, "statementId">): Step {
  const statementId = place.ids[place.at];
  if (statementId === undefined) return shown(place, "");
  const decided = review.judge({ ...about, statementId });
  if (!decided.ok) {
    const isUnit = decided.problem.code === "unknown-unit";
    return said(place, `${decided.problem.message}${isUnit ? NEW_UNIT : ""}`);
  }
  const ids = idsOf(review);
  // What was judged leaves the queue, and the next one stands in its place; what stays is passed over.
  const at = ids[place.at] === statementId ? place.at + 1 : place.at;
  return shown({ ids, at, waiting: undefined }, `noted: ${about.verdict}`);
}

function undo(review: Review, place: Place): Step {
  const undone = review.undo();
  if (!undone.ok) return said(place, undone.problem.message);
  const ids = idsOf(review);
  return shown({ ids, at: ids.indexOf(undone.value ?? -1), waiting: undefined }, "taken back");
}

function idsOf(review: Review): readonly number[] {
  return review.queue().map(({ statementId }) => statementId);
}

function reasonOf(line: string): string {
  return REJECTION_REASONS[Number(line) - 1] ?? line;
}

/** "year=2021; unit=X" as fields. */
function textsOf(line: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    line.split(";").map((part) => {
      const [name = "", ...value] = part.split("=");
      return [name.trim(), value.join("=").trim()];
    }),
  );
}
