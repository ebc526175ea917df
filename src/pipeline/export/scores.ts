import { readFileSync } from "node:fs";
import { z } from "zod";
import { wilsonInterval } from "../../../extractors/proof.ts";

/** How well one slot is found on the annotated articles. */
export interface SlotScore {
  readonly slot: string;
  /** Values in the annotation. */
  readonly n: number;
  readonly precision: Share;
  readonly recall: Share;
}

/** A share with its 95 % Wilson interval. */
export interface Share {
  readonly value: number;
  readonly interval: readonly [number, number];
}

const FIELDS = 5;
const count = z.coerce.number().int().min(0);
const rowSchema = z.tuple([z.string(), count, count, count, count]);

/** The scores that `npm run measure` wrote, slot by slot; "all" last. Throws where the table is broken. */
export function slotScores(): readonly SlotScore[] {
  const source = readFileSync(new URL("../../../extractors/scores.tsv", import.meta.url), "utf8");
  const [, ...lines] = source.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [slot, correct, incorrect, missing, spurious] = rowSchema.parse(
      line.split("\t").slice(0, FIELDS),
    );
    const possible = correct + incorrect + missing;
    const actual = correct + incorrect + spurious;
    return {
      slot,
      n: possible,
      precision: shareOf(correct, actual),
      recall: shareOf(correct, possible),
    };
  });
}

/** How many of how many. */
export function shareOf(part: number, whole: number): Share {
  return { value: whole === 0 ? 0 : part / whole, interval: wilsonInterval(part, whole) };
}

/** "0.98 (0.91 to 1.00)". */
export function shownShare({ value, interval: [low, high] }: Share): string {
  return `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
