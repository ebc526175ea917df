import { z } from "zod";
import type { Evaluation } from "./evaluate.ts";

/** The least F1 of each slot, and of "all" slots, that the extraction must reach. They only rise. */
export const floorsSchema = z.record(z.string(), z.number().min(0).max(1));
export type Floors = z.infer<typeof floorsSchema>;

/** The slots below their floor, as "chairs.elected-chair 0.95 (floor 0.97)". */
export function belowFloors(evaluation: Evaluation, floors: Floors): readonly string[] {
  return Object.entries(floors).flatMap(([slot, floor]) => {
    const f1 = scoreOf(evaluation, slot);
    return f1 >= floor ? [] : [`${slot} ${f1.toFixed(3)} (floor ${floor})`];
  });
}

/** The floors raised to what is reached now, cut to two decimals; a slot without a floor gets one. */
export function raisedFloors(evaluation: Evaluation, floors: Floors): Floors {
  const slots = ["all", ...evaluation.slots.keys()];
  return Object.fromEntries(
    slots.map((slot) => [
      slot,
      Math.max(floors[slot] ?? 0, Math.floor(scoreOf(evaluation, slot) * 100) / 100),
    ]),
  );
}

function scoreOf({ all, slots }: Evaluation, slot: string): number {
  return (slot === "all" ? all : slots.get(slot))?.f1 ?? 0;
}
