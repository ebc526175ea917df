import type { AwardTitle, DayPart } from "../src/model/extraction.ts";
import type { Span } from "../src/model/span.ts";
import type { Unit } from "../src/model/unit.ts";
import type { Marks } from "../src/text/marks.ts";
import { marksOf } from "../src/text/marks.ts";
import type { WordStarts } from "./lexicon/phrases.ts";
import { wordStartsOf } from "./lexicon/phrases.ts";

/** A day or days as the text gives them; `year` is absent where the text has none. Months are 1 to 12. */
export interface DateValue {
  readonly day: number;
  readonly month: number;
  readonly year: number | undefined;
  readonly toDay: number;
  readonly toMonth: number;
  readonly dayPart: DayPart | undefined;
}

/** A year ("năm 2020") or a period of years, as written ("2016-2020", "năm học 2022-2023"). */
export interface YearValue {
  readonly year: number | undefined;
  readonly period: string | undefined;
}

export interface GroupValue {
  readonly form: "cluster" | "bloc";
  readonly number: number | undefined;
  /** The name as written, without sector and brackets; absent for a mere "Cụm" or "Khối" that means the one in hand. */
  readonly name: string | undefined;
  readonly sector: string | undefined;
  readonly region: string | undefined;
  readonly province: string | undefined;
  /** Members counted in the name ("5 thành phố"). */
  readonly memberCount: number | undefined;
}

export interface PlaceValue {
  readonly name: string;
  readonly level: string | undefined;
  readonly isProvince: boolean;
}

export interface CountValue {
  readonly counted: "collectives" | "individuals" | "units";
  readonly count: number;
  readonly outOf: number | undefined;
  /** "5 quân nhân khác": beside those that were named. */
  readonly isFurther?: true;
}

export interface PositionValue {
  readonly title: string;
  readonly unit: Unit | undefined;
}

/** A unit's head that a list of places shares ("Ban Tổ chức Tỉnh ủy các tỉnh … gồm: Hà Giang, Cao Bằng"). */
export interface SharedHead {
  readonly body: string;
  readonly levels: readonly string[];
  /** Where committees of several levels are named at once ("các Huyện ủy, Thành ủy"): all of them. */
  readonly committees?: readonly string[] | undefined;
  readonly count: number | undefined;
}

interface Values {
  readonly date: DateValue;
  readonly year: YearValue;
  readonly group: GroupValue;
  readonly chair: { readonly role: "chair" };
  readonly deputy: { readonly role: "deputy" };
  readonly unit: Unit;
  readonly head: SharedHead;
  readonly place: PlaceValue;
  readonly position: PositionValue;
  readonly person: { readonly name: string };
  readonly award: { readonly titles: readonly AwardTitle[]; readonly grade: string | undefined };
  readonly authority: { readonly name: string };
  readonly count: CountValue;
}

export type MentionKind = keyof Values;

/** A stretch of text that names one thing, with the value that it stands for and the finder that saw it. */
export type MentionOf<K extends MentionKind> = {
  readonly kind: K;
  readonly span: Span;
  readonly value: Values[K];
  readonly finder: string;
};
export type Mention = { [K in MentionKind]: MentionOf<K> }[MentionKind];

/** What a finder is given: one sentence of the canonical text, as written and in lower case, and what earlier finders saw in it. */
export interface Scope {
  readonly text: string;
  /** The text in lower case, unit by unit. */
  readonly lower: string;
  readonly starts: WordStarts;
  readonly marks: Marks;
  readonly original: string;
  readonly day: string | undefined;
  /** The role that the sentence before names last. */
  readonly roleBefore: "chair" | "deputy" | undefined;
  readonly mentions: readonly Mention[];
}

/** The scope of a sentence before any finder has seen it. */
export function scopeOf(
  { text, lower }: { readonly text: string; readonly lower: string },
  original: string,
  { day, roleBefore }: Pick<Scope, "day" | "roleBefore">,
): Scope {
  return {
    text,
    lower,
    starts: wordStartsOf(text),
    marks: marksOf(lower),
    original,
    day,
    roleBefore,
    mentions: [],
  };
}

/** Narrows a mention to one kind. */
export function isKind<K extends MentionKind>(
  mention: Mention,
  kind: K,
): mention is Extract<Mention, { kind: K }> {
  return mention.kind === kind;
}
