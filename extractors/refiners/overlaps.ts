import { contains, overlaps } from "../../src/model/span.ts";
import type { Mention, MentionKind } from "../mention.ts";

/** Where two mentions overlap, the one of the stronger kind stays; among equals the longer, then the earlier. */
const STRENGTH: Readonly<Record<MentionKind, number>> = {
  chair: 9,
  deputy: 9,
  group: 8,
  person: 7,
  position: 6,
  unit: 5,
  head: 5,
  authority: 6,
  award: 5,
  date: 4,
  count: 3,
  year: 3,
  place: 2,
};

/** A member of a closed list is read as a whole: what stands in its name is no office or authority by itself. */
function strengthOf({ kind, finder }: Mention): number {
  return finder.startsWith("unit/listed") ? STRENGTH.group : STRENGTH[kind];
}

/** "Phó Bí thư Đảng ủy Khối Doanh nghiệp tỉnh": a name that a list has elsewhere is part of the office that holds it. */
function withoutHeld(mentions: readonly Mention[]): Mention[] {
  const offices = mentions.filter(({ kind }) => kind === "position");
  return mentions.filter(
    ({ finder, span }) =>
      finder !== "unit/listed-before" ||
      !offices.some((office) => office.span.start < span.start && contains(office.span, span)),
  );
}

/** Mentions in the order of the text, none overlapping another. */
export function settleOverlaps(mentions: readonly Mention[]): readonly Mention[] {
  const strongestFirst = withoutHeld(mentions).sort(
    (a, b) =>
      strengthOf(b) - strengthOf(a) ||
      b.span.end - b.span.start - (a.span.end - a.span.start) ||
      a.span.start - b.span.start,
  );
  const kept: Mention[] = [];
  for (const mention of strongestFirst)
    if (!kept.some((other) => overlaps(other.span, mention.span))) kept.push(mention);
  return kept.sort((a, b) => a.span.start - b.span.start);
}
