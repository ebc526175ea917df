import type { Award, Event, Subject } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { AwardFact } from "../facts/awards.ts";

export interface MergedAward {
  readonly award: Award;
  readonly spans: readonly Span[];
  readonly rule: string;
}

/**
 * Awards with their defaults filled: the reviewed year where no year is said, an organisation as the giver of what it
 * awards at its own meeting. What the lead and the body say alike is one award with two pieces of evidence.
 */
export function mergeAwards(
  facts: readonly AwardFact[],
  subject: Subject,
  event: Event,
): readonly MergedAward[] {
  const merged = new Map<string, MergedAward & { readonly spans: Span[] }>();
  for (const { award, span, rule } of facts) {
    const filled: Award = {
      ...award,
      period: award.period ?? event.emulationYear?.toString() ?? event.emulationPeriod,
      authority:
        award.authority ??
        (subject.form === "organisation" && award.status === "awarded" ? subject.name : null),
    };
    const key = keyOf(filled);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { award: filled, spans: [span], rule });
    else known.spans.push(span);
  }
  return [...merged.values()];
}

function keyOf(award: Award): string {
  const units = award.units.map(({ name }) => nameKey(name)).sort();
  const { titles, status, authority, grade, collectives, individuals, outOf, period, persons } =
    award;
  return JSON.stringify([
    titles,
    status,
    nameKey(authority ?? ""),
    grade,
    outOf,
    collectives,
    individuals,
    period,
    units,
    persons,
  ]);
}
