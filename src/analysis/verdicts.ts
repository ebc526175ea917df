import { wilson } from "./distributions.ts";
import type { PermutationTest } from "./permutation.ts";
import { LEVEL } from "./power.ts";

/**
 * Whether units take turns: "round-robin" where hardly any comes back before another one had its turn; "even" where they come back later
 * than by chance, but not all in turn; "clustered" where they come back sooner; "chance" where the order cannot be distinguished from
 * chance; "undecided" where no order of these turns could be.
 */
export type TurnsVerdict = "round-robin" | "even" | "clustered" | "chance" | "undecided";

/** Whether the order is the same each time: wholly, in part, not to be distinguished from chance, or undecided. */
export type OrderVerdict = "fixed" | "partly" | "chance" | "undecided";

/** Slips that a round-robin may have: an exchange of turns, an error of an article. */
const FEW = 0.1;
const MOST = 0.8;
const HALF = 0.5;

type Ps = Pick<PermutationTest, "p" | "pBelow" | "smallestP">;

/** `returns` and `early` are those that are sure. */
export function turnsVerdict(
  { p, pBelow, smallestP = 1 }: Ps,
  { returns, early }: { readonly returns: number; readonly early: number },
): TurnsVerdict {
  if (returns === 0 || smallestP > LEVEL) return "undecided";
  if (p <= LEVEL) return early <= returns * FEW ? "round-robin" : "even";
  return pBelow <= LEVEL ? "clustered" : "chance";
}

export function orderVerdict(
  { p, smallestP = 1 }: Ps,
  { same, compared }: { readonly same: number; readonly compared: number },
): OrderVerdict {
  if (compared === 0 || smallestP > LEVEL) return "undecided";
  if (p > LEVEL) return "chance";
  // Three of three are not "each time" yet.
  const [low] = wilson(same, compared);
  return same >= compared * MOST && low >= HALF ? "fixed" : "partly";
}
