import { alignMaximum } from "./align.ts";
import type { Comparison, Outcome } from "./tally.ts";

export type Equal = (gold: unknown, found: unknown) => boolean;

/** Both values of a slot and the rule that found one of them; null and undefined are no value. */
export interface Both<G = unknown, F = unknown> {
  readonly gold: G;
  readonly found: F;
  readonly rule?: string | undefined;
}

/** A slot with one value. Empty on both sides is in no tally. */
export function compareValue(slot: string, both: Both, equal: Equal = Object.is): Comparison {
  const gold = both.gold ?? undefined;
  const found = both.found ?? undefined;
  const shown = { slot, gold: show(gold), found: show(found), rule: both.rule };
  return { ...shown, outcome: outcomeOf(gold, found, equal) };
}

function outcomeOf(gold: unknown, found: unknown, equal: Equal): Outcome {
  if (gold === undefined) return found === undefined ? "empty" : "spurious";
  if (found === undefined) return "missing";
  return equal(gold, found) ? "correct" : "incorrect";
}

function show(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** A slot whose values are a set: each is correct, missing or spurious by itself. */
export function compareSet<G, F>(
  slot: string,
  both: Both<readonly G[], readonly F[]>,
  as: { readonly same: (gold: G, found: F) => boolean; readonly name: (value: G | F) => string },
): readonly Comparison[] {
  return compareAligned(
    both,
    (g, f) => (as.same(g, f) ? 1 : 0),
    (gold, found) => [
      compareValue(
        slot,
        {
          gold: gold === undefined ? undefined : as.name(gold),
          found: found === undefined ? undefined : as.name(found),
          rule: both.rule,
        },
        () => true,
      ),
    ],
  );
}

/** Aligns two lists by maximum similarity, then compares each pair and each value that is left alone. */
export function compareAligned<G, F>(
  both: Both<readonly G[], readonly F[]>,
  similarity: (gold: G, found: F) => number,
  compare: (gold: G | undefined, found: F | undefined) => readonly Comparison[],
): readonly Comparison[] {
  const pairs = alignMaximum(both.gold, both.found, similarity);
  const isAlone = (side: 0 | 1, i: number): boolean => !pairs.some((pair) => pair[side] === i);
  return [
    ...pairs.flatMap(([g, f]) => compare(both.gold[g], both.found[f])),
    ...both.gold.filter((_, i) => isAlone(0, i)).flatMap((gold) => compare(gold, undefined)),
    ...both.found.filter((_, i) => isAlone(1, i)).flatMap((found) => compare(undefined, found)),
  ];
}
