import type { Span } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import type { Mention, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";

/** A rule by its name, with what it means (its entry in the codebook). */
export interface NamedRule {
  readonly name: string;
  readonly means: string;
}

/** A construction of the genre with the pattern that sees it. */
export interface Rule extends NamedRule {
  readonly pattern: RegExp;
}

/** One place where a rule's pattern holds, with its captured slots. */
export interface RuleMatch {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  /** Evidence: the stretch of the article that the pattern covers. */
  readonly span: Span;
  /** The mentions inside a captured group, in order; none where the group took no part. */
  readonly captured: (group: string) => readonly Mention[];
  readonly capturedAt: (group: string) => readonly [number, number] | undefined;
}

/** Every place in a sentence where the rule's pattern holds, left to right. */
export function matchRule(rule: Rule, sentence: Sentence): readonly RuleMatch[] {
  return sentence.findAll(rule.pattern).map((match) => {
    const end = match.index + match[0].length;
    const capturedAt = (group: string): readonly [number, number] | undefined =>
      match.indices?.groups?.[group];
    return {
      sentence,
      start: match.index,
      end,
      span: sentence.spanOf(match.index, end),
      capturedAt,
      captured: (group) => {
        const range = capturedAt(group);
        return range === undefined ? [] : sentence.within(range[0], range[1]);
      },
    };
  });
}

/** What may hold a role or receive an award, as a unit: a unit, a place by itself, the unit that an office is of. */
export function asUnit(mention: Mention, original: string): Unit | undefined {
  switch (mention.kind) {
    case "unit":
      return mention.value;
    case "position":
      return mention.value.unit;
    case "place":
      return {
        name: placeName(mention, original),
        body: null,
        place: mention.value.name,
      };
    default:
      return undefined;
  }
}

/** "Hai phường Hương Thủy và Thanh Thủy": a level said before the list is each one's. Provinces keep the article's words. */
function placeName({ value, span }: MentionOf<"place">, original: string): string {
  const words = original.slice(span.start, span.end);
  return value.level === undefined || value.isProvince || words !== value.name
    ? words
    : `${value.level} ${words}`;
}

/** The years that stand in a stretch of a sentence. */
export function yearsIn(
  sentence: Sentence,
  start: number,
  end: number,
): readonly MentionOf<"year">[] {
  return sentence.within(start, end).filter((mention) => isKind(mention, "year"));
}
