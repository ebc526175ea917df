import type { Chair } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import type { Sentence } from "../reading.ts";
import type { Says } from "./chair-rules.ts";
import type { Refusal } from "./modality.ts";

/** A chair as one sentence states it, before year and status are settled over the article. */
export interface ChairClaim {
  readonly role: Chair["role"];
  readonly says: Says;
  readonly unit: Unit;
  readonly person: string | undefined;
  readonly year: number | undefined;
  /** The year before or after one that the sentence says of another holder. */
  readonly besideYear: number | undefined;
  readonly period: string | undefined;
  readonly span: Span;
  readonly rule: string;
  readonly sentence: Sentence;
  /** Where the group stands that is named with the role. */
  readonly group: Span | undefined;
}

export interface ChairClaims {
  readonly claims: readonly ChairClaim[];
  readonly refusals: readonly Refusal[];
}

/** A claim of which no year is said or can be counted. */
export function isUndated({ year, besideYear, period }: ChairClaim): boolean {
  return year === undefined && besideYear === undefined && period === undefined;
}
