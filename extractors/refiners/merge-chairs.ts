import type { Chair } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { ChairClaim } from "../facts/chair-claim.ts";
import { isUndated } from "../facts/chair-claim.ts";
import type { Sentence } from "../reading.ts";
import type { TermContext } from "./term.ts";
import { ELECTS, settleTerm } from "./term.ts";

export interface ChairFact {
  readonly chair: Chair;
  readonly unit: Unit;
  readonly spans: readonly Span[];
  readonly rule: string;
}

/** One fact a holder, role and term, with all its evidence; a claim without a year joins the one that has it. */
export function mergeChairs(
  claims: readonly ChairClaim[],
  context: TermContext,
): readonly ChairFact[] {
  const terms = new Map<string, ChairFact[]>();
  for (const claim of outgoingHolders(
    presentHolders(nextDeputies(withoutHeadlines(claims), context), context),
    context,
  )) {
    const fact = toFact(claim, context);
    const key = termKey(fact.chair);
    const facts = terms.get(key) ?? [];
    const at = facts.findIndex((known) => isSameHolder(known.chair, fact.chair));
    const known = facts[at];
    if (known === undefined) facts.push(fact);
    else facts[at] = join(known, fact);
    terms.set(key, facts);
  }
  const facts = [...terms.values()].flat().toSorted((a, b) => startOf(a) - startOf(b));
  const dated = facts.filter(({ chair }) => chair.year !== null || chair.period !== null);
  const shadows = new Set(facts.filter((fact) => isShadow(fact, dated)));
  return facts.filter((fact) => !shadows.has(fact)).map((fact) => withPerson(fact, shadows));
}

/** The person that a sentence without a year names with the role, where another gives the year to the unit alone. */
function withPerson(fact: ChairFact, shadows: ReadonlySet<ChairFact>): ChairFact {
  const { role, status, unit, person } = fact.chair;
  const same = [...shadows].filter(
    ({ chair }) =>
      chair.role === role &&
      chair.status === status &&
      chair.person !== null &&
      sameUnit(chair.unit, unit),
  );
  const [named] = same;
  if (person !== null || named === undefined || same.length > 1) return fact;
  return {
    ...fact,
    chair: { ...fact.chair, person: named.chair.person },
    spans: [...fact.spans, ...named.spans],
  };
}

/** Where the first evidence of a fact starts. */
function startOf({ spans: [first] }: ChairFact): number {
  return first?.start ?? 0;
}

/** "Bình Phước là Cụm trưởng" in a headline says in short what the text gives the year of. */
function withoutHeadlines(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.filter(
    (claim) =>
      claim.sentence.zone !== "title" ||
      claim.says !== "by-context" ||
      !isUndated(claim) ||
      !claims.some(
        (other) =>
          other.sentence.zone !== "title" &&
          other.role === claim.role &&
          !isUndated(other) &&
          (sameUnit(other.unit, claim.unit) || isSamePlace(other.unit, claim.unit)),
      ),
  );
}

/** One role in one term. */
function termKey({ role, status, year, period }: Chair): string {
  return [role, status, year, period].join("|");
}

/**
 * "<U> được phân công giữ nhiệm vụ Trưởng cụm …; thống nhất giới thiệu <U2> giữ vai trò Trưởng cụm năm Y+1": who was chosen for no year
 * named, where another sentence chooses somebody else for the year to come, holds it now, and so do those named with it. Two that are
 * both elected contradict each other: that is not settled here.
 */
function presentHolders(
  claims: readonly ChairClaim[],
  { emulationYear }: TermContext,
): readonly ChairClaim[] {
  if (emulationYear === undefined) return claims;
  const next = claims.filter(
    ({ role, says, year }) =>
      role === "chair" &&
      (says === "elected" || says === "by-context") &&
      year === emulationYear + 1,
  );
  const present = new Set(
    claims
      .filter(
        (claim) =>
          claim.role === "chair" &&
          claim.says === "elected" &&
          isUndated(claim) &&
          !claim.sentence.says(ELECTS) &&
          next.some(
            ({ unit, sentence }) => sentence !== claim.sentence && !sameUnit(unit, claim.unit),
          ) &&
          !next.some(({ unit }) => sameUnit(unit, claim.unit)),
      )
      .map(({ sentence }) => sentence),
  );
  return claims.map((claim) =>
    present.has(claim.sentence) && claim.says !== "former" && isUndated(claim)
      ? { ...claim, says: "incumbent" }
      : claim,
  );
}

/**
 * "Cụm gồm: <U> – Cụm trưởng, <U2> – Cụm phó, …. <U2> giữ vai trò Cụm trưởng năm Y" at the signing of the pledges of that year: who is told
 * without a year, where another sentence gives it to somebody else, held the role in the year before, and so do those told beside.
 */
function outgoingHolders(
  claims: readonly ChairClaim[],
  { type, emulationYear }: TermContext,
): readonly ChairClaim[] {
  if (type !== "pledge-signing" || emulationYear === undefined) return claims;
  const isOpen = (claim: ChairClaim): boolean => claim.says === "by-context" && isUndated(claim);
  const now = claims.filter(
    ({ role, says, year }) => role === "chair" && says === "by-context" && year === emulationYear,
  );
  const outgoing = new Set(
    claims
      .filter(
        (claim) =>
          claim.role === "chair" &&
          isOpen(claim) &&
          now.some(({ sentence }) => sentence !== claim.sentence) &&
          !now.some(({ unit }) => sameUnit(unit, claim.unit)),
      )
      .map(({ sentence }) => sentence),
  );
  return claims.map((claim) =>
    outgoing.has(claim.sentence) && isOpen(claim)
      ? { ...claim, says: "incumbent", besideYear: emulationYear - 1 }
      : claim,
  );
}

/** "… trao biểu trưng Cụm trưởng năm 2019 cho <U>. <U2> đảm nhận Cụm phó.": the deputy told right behind the next chair is the next one too. */
function nextDeputies(
  claims: readonly ChairClaim[],
  { emulationYear = Number.POSITIVE_INFINITY }: TermContext,
): readonly ChairClaim[] {
  return claims.map((claim, at) => {
    const isOpen =
      claim.role === "deputy" &&
      claim.says === "by-context" &&
      TAKES.has(claim.rule) &&
      !claim.sentence.says(OF_NOW) &&
      isUndated(claim);
    const follows = toldBefore(claim, claims, at).some(
      ({ role, says, year }) =>
        role === "chair" &&
        (says === "elected" || (says === "by-context" && (year ?? 0) > emulationYear)),
    );
    return isOpen && follows ? { ...claim, says: "elected" } : claim;
  });
}

/** What the last sentence before a claim's own states that states any, in its paragraph; claims stand in the order of the text. */
function toldBefore(
  { sentence: { index, paragraph } }: ChairClaim,
  claims: readonly ChairClaim[],
  at: number,
): readonly ChairClaim[] {
  const told: ChairClaim[] = [];
  for (let i = at - 1; i >= 0; i -= 1) {
    const claim = claims[i];
    if (claim === undefined || !isNear(claim.sentence, paragraph)) break;
    const last = told[0]?.sentence.index;
    if (last !== undefined && claim.sentence.index !== last) break;
    if (claim.sentence.index < index) told.push(claim);
  }
  return told;
}

/** In its paragraph, or the heading right above that. */
function isNear(before: Sentence, paragraph: number): boolean {
  return (
    before.paragraph === paragraph ||
    (before.paragraph === paragraph - 1 && before.says(WITHOUT_STOP) && before.zone === "body")
  );
}

const WITHOUT_STOP = /^[^.;:]{1,120}[^.;:,!?]$/u;
const TAKES: ReadonlySet<string> = new Set(["chair/holds", "chair/acts-as", "chair/role-is"]);
/** "Trong năm, <U> giữ cương vị Cụm phó": who is deputy now. */
const OF_NOW = /(?<![\p{L}])(?:trong năm|năm qua|hiện|đang|vừa qua)(?![\p{L}])/u;

function toFact(claim: ChairClaim, context: TermContext): ChairFact {
  const chair: Chair = {
    role: claim.role,
    unit: claim.unit,
    person: claim.person ?? null,
    ...settleTerm(claim, context),
  };
  return { chair, unit: claim.unit, spans: [claim.span], rule: claim.rule };
}

/** Of two chairs of one term. */
function isSameHolder(a: Chair, b: Chair): boolean {
  return sameUnit(a.unit, b.unit) || (a.role === "chair" && isSamePlace(a.unit, b.unit));
}

/** "Hà Nam" and "UBND tỉnh Hà Nam": a place by itself is the body from there, of which a group has one chair. */
function isSamePlace(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null || a.place === null || a.place !== b.place) return false;
  return a.body === null || b.body === null;
}

/** "Ban Tổ chức Tỉnh ủy" in an article about one province is "Ban Tổ chức Tỉnh ủy Phú Yên". */
function sameUnit(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a === b;
  const [one, other] = [nameKey(a.name), nameKey(b.name)];
  if (one === other || one === withoutForm(other) || withoutForm(one) === other) return true;
  if (isWithPlace(a, b) || isWithPlace(b, a)) return true;
  return (
    nameKey(a.body ?? "") === nameKey(b.body ?? "") &&
    (a.place ?? b.place) === (b.place ?? a.place) &&
    a.body !== null
  );
}

/** "Viện kiểm sát nhân dân tỉnh" is "Viện kiểm sát nhân dân tỉnh Tuyên Quang". */
function isWithPlace(short: Unit, full: Unit): boolean {
  return (
    short.place === null &&
    full.place !== null &&
    nameKey(`${short.name} ${full.place}`) === nameKey(full.name)
  );
}

/** "Công ty TNHH MTV Cấp nước X" is "Công ty Cấp nước X": the legal form is often left out. */
function withoutForm(key: string): string {
  return key.replace(LEGAL_FORM, "");
}

const LEGAL_FORM = / (?:tnhh|mtv|cp|tmcp|cổ phần|một thành viên|trách nhiệm hữu hạn)(?![\p{L}])/gu;

function join(known: ChairFact, added: ChairFact): ChairFact {
  const stated = known.chair.yearBasis === "stated" ? known : added;
  const named = isFuller(added.unit, known.unit) ? added : known;
  const person = known.chair.person ?? added.chair.person;
  return {
    chair: { ...known.chair, unit: named.chair.unit, person, yearBasis: stated.chair.yearBasis },
    unit: named.unit,
    spans: [...known.spans, ...added.spans],
    rule: stated.rule,
  };
}

/** Whether one name of a unit says more than another: its place, its body, its legal form. */
function isFuller(one: Unit, other: Unit): boolean {
  if (other.place === null && one.place !== null) return true;
  if (other.body === null && one.body !== null) return true;
  return one.place === other.place && one.body !== null && one.name.length > other.name.length;
}

/** The same holder in the same role without any year, where another fact gives the year. */
function isShadow(fact: ChairFact, dated: readonly ChairFact[]): boolean {
  if (fact.chair.year !== null || fact.chair.period !== null) return false;
  return dated.some(
    (other) => other.chair.role === fact.chair.role && sameUnit(other.chair.unit, fact.chair.unit),
  );
}
