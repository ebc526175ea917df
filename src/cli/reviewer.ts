import { userInfo } from "node:os";
import type { Store } from "../../db/store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Review } from "../pipeline/review/review.ts";
import { startReview } from "../pipeline/review/review.ts";
import { UsageError } from "./terminal.ts";

/** The review of whoever sits at this machine, unless another name is given. */
export function reviewBy({ reviewer }: { readonly reviewer?: string }, store: Store): Review {
  if (reviewer?.trim() === "") throw new UsageError("--reviewer must name somebody");
  return startReview(store, {
    reviewer: reviewer ?? userInfo().username,
    lexicon: loadLexicon(),
    now: () => new Date().toISOString(),
  });
}
