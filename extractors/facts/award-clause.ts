import type { MentionOf } from "../mention.ts";
import type { Sentence } from "../reading.ts";

/** One title with the stretch of its sentence that belongs to it, as positions in the slotted text. */
export interface AwardClause {
  readonly sentence: Sentence;
  /** The last sentence before it in its paragraph that names a unit. */
  readonly before: Sentence | undefined;
  readonly award: MentionOf<"award"> | undefined;
  /** Whether the sentence before announces that awards are given here. */
  readonly isAnnounced: boolean;
  /** The decision that a sentence before tells of, and this one spells out. */
  readonly decision: Sentence | undefined;
  /** The year that the sentence before opens with, where this one goes on with it. */
  readonly yearBefore: string | undefined;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** "03 đơn vị gồm: <U>; <U> và <U>": the semicolons of one list as commas. */
export function withSeries(text: string): string {
  return text.replace(SERIES, (series) => series.replaceAll(";", ","));
}

const SERIES =
  /\uE008 ?(?:gồm(?: có)?:?|là:|:) ?\uE001(?: ?[;,] ?\uE001(?! (?:được|nhận|đạt|vinh)(?![\p{L}])))+/gu;
