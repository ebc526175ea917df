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
      authority: award.authority ?? (mayGive(subject, { award, rule }) ? subject.name : null),
    };
    const key = keyOf(filled);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { award: filled, spans: [span], rule });
    else known.spans.push(span);
  }
  return withoutAnonymous([...merged.values()]);
}

/** At its own meeting an organisation gives what is given, but nothing to itself, and no order of the state. */
function mayGive(
  { form, name }: Subject,
  { award, rule }: Pick<AwardFact, "award" | "rule">,
): boolean {
  return (
    form === "organisation" &&
    award.status === "awarded" &&
    rule !== PASSIVE &&
    !award.titles.some((title) => OF_STATE.has(title)) &&
    !award.units.some((unit) => isPartOf(unit.name, name))
  );
}

const PASSIVE = "award/awarded-passive";
const OF_STATE: ReadonlySet<string> = new Set(["order", "medal"]);

function isPartOf(short: string, full: string): boolean {
  return ` ${nameKey(full)} `.includes(` ${nameKey(short)} `);
}

/** A caption shows an award being handed over of which the text says who gives it: one award, with both as its evidence. */
function withoutAnonymous(awards: readonly MergedAward[]): readonly MergedAward[] {
  const keyWithout = ({ award }: MergedAward): string => keyOf({ ...award, authority: null });
  const named = awards.filter(({ award }) => award.authority !== null);
  const shadows = awards.filter(
    (one) =>
      one.award.authority === null &&
      one.award.units.length > 0 &&
      named.some((other) => keyWithout(other) === keyWithout(one)),
  );
  return awards
    .filter((one) => !shadows.includes(one))
    .map((one) => {
      const shown = shadows.filter((shadow) => keyWithout(shadow) === keyWithout(one));
      return { ...one, spans: [...one.spans, ...shown.flatMap(({ spans }) => spans)] };
    });
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
