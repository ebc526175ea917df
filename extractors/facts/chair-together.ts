import { overlaps } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { ChairClaim } from "./chair-claim.ts";
import { isUndated } from "./chair-claim.ts";
import { RELATIVE } from "./chair-year.ts";

/** The rule that sees a role in brackets. */
export const BRACKET = "chair/bracket";

/** What the claims of one sentence say of each other: who is chosen together, whose year and whose group both have. */
export function settleTogether(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const each = firstOfEach(electedTogether(withoutWorkedOut(claims)));
  return shareGroups(shareYears(withoutOtherRole(each)));
}

const SAID_BESIDE: ReadonlySet<string> = new Set([BRACKET, "chair/apposition"]);

/** "thay <U> (Trưởng khối năm 2017)", "thay <U>, Trưởng khối giai đoạn 2015-2017": the term that is said of a holder, not a year that is worked out. */
function withoutWorkedOut(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const isSaid = ({ role, unit }: ChairClaim): boolean =>
    claims.some(
      (other) =>
        (other.year ?? other.period) !== undefined &&
        SAID_BESIDE.has(other.rule) &&
        other.role === role &&
        nameKey(other.unit.name) === nameKey(unit.name),
    );
  return claims.filter((claim) => !isWorkedOut(claim) || !isSaid(claim));
}

/** A term of which the sentence says no year by itself. */
function isWorkedOut(claim: ChairClaim): boolean {
  return claim.besideYear !== undefined || (claim.says === "incumbent" && isUndated(claim));
}

/** "giao <U> giữ vai trò Cụm trưởng, <U2> giữ vai trò Cụm phó": the second half of a pair is chosen with the first. */
function electedTogether(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.map((claim) => {
    if (claim.says !== "by-context") return claim;
    const chosen = claims.some(
      (other) =>
        other.says === "elected" &&
        other.role !== claim.role &&
        other.span.end <= claim.span.start &&
        claim.sentence.says(
          PAIR,
          claim.sentence.indexOf(other.span.end - 1) + 1,
          claim.sentence.indexOf(claim.span.start),
        ),
    );
    return chosen ? { ...claim, says: "elected" } : claim;
  });
}

const PAIR = /^(?:,|;)? ?(?:và |còn |cùng |đồng thời )?(?:các |hai )?$/u;

/** One holder in one role of a sentence is one claim, by the most trusted rule; the widest evidence is not better. */
function firstOfEach(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const kept: ChairClaim[] = [];
  for (const claim of claims) {
    const known = kept.some(
      (other) =>
        other.role === claim.role &&
        nameKey(other.unit.name) === nameKey(claim.unit.name) &&
        (other.says === "incumbent") === (claim.says === "incumbent") &&
        yearsAgree(other, claim),
    );
    if (!known) kept.push(claim);
  }
  return kept;
}

/**
 * "giao cho <U>, <U2> giữ vai trò Khối phó": who takes the chair in a sentence is not its deputy of the same year too. Who
 * gives it up may be, where another clause says so: "<U2> thay <U> làm Cụm trưởng, còn <U> lui về làm Cụm phó".
 */
function withoutOtherRole(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const chairs = claims.filter(({ role }) => role === "chair");
  const excludes = (chair: ChairClaim, deputy: ChairClaim): boolean =>
    nameKey(chair.unit.name) === nameKey(deputy.unit.name) &&
    yearsAgree(chair, deputy) &&
    !(isGivenUp(deputy) && comesAfter(chair, deputy)) &&
    (!isGivenUp(chair) || overlaps(chair.span, deputy.span));
  return claims.filter(
    (claim) => claim.role === "chair" || !chairs.some((chair) => excludes(chair, claim)),
  );
}

/** Elected, or told with its year beside a term that ends. */
function comesAfter(chair: ChairClaim, deputy: ChairClaim): boolean {
  const isTold = chair.says === "by-context" && chair.year !== undefined;
  return chair.says === "elected" || (isTold && deputy.besideYear === undefined);
}

function isGivenUp({ says }: ChairClaim): boolean {
  return says === "incumbent" || says === "former";
}

/**
 * "năm 2019 do <U> làm Cụm trưởng, <U2> làm Cụm phó": a year said once with a pair of roles is both's. A sentence that gives
 * several years shares none but that of the role before, told alike.
 */
function shareYears(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  const years = new Set(claims.flatMap(({ year }) => year ?? []));
  const ordered = claims.toSorted((a, b) => a.span.start - b.span.start);
  return claims.map((claim) => {
    const { text } = claim.sentence;
    const said = text.slice(0, claim.sentence.indexOf(claim.span.end - 1) + 1);
    if (claim.year !== undefined || claim.period !== undefined) return claim;
    if (claim.says === "incumbent" || RELATIVE.test(said) || isBesideNext(claim, claims))
      return claim;
    const first = years.size > 1 ? ofSeveral(claim, ordered) : pairedWith(claim, ordered, true)[0];
    return first === undefined ? claim : { ...claim, year: first.year, period: first.period };
  });
}

/** The claims of the other role whose year a claim may share. */
function pairedWith(
  claim: ChairClaim,
  ordered: readonly ChairClaim[],
  isOneYear: boolean,
): readonly ChairClaim[] {
  return ordered.filter(
    (other) =>
      other.role !== claim.role &&
      (other.year ?? other.period) !== undefined &&
      (isOneYear || other.rule !== BRACKET || claim.rule === BRACKET) &&
      !(claim.says !== other.says && between(claim, other).includes(";")) &&
      isTold(other, claim),
  );
}

/** Of several years the one of the same part of the sentence, told alike; else that of the role before. */
function ofSeveral(claim: ChairClaim, ordered: readonly ChairClaim[]): ChairClaim | undefined {
  const own = pairedWith(claim, ordered, false).filter(({ says }) => says === claim.says);
  const inPart = own.filter((other) => !between(claim, other).includes(";"));
  if (new Set(inPart.map(({ year }) => year)).size === 1) return inPart[0];
  return own.findLast(({ span }) => span.start <= claim.span.start);
}

/** "Theo đề nghị của <U> (Trưởng khối), hội nghị bầu <U2> làm Trưởng khối, <U3> làm Phó khối năm Y": who is told beside the next one of the role has not the next one's year. */
function isBesideNext(claim: ChairClaim, claims: readonly ChairClaim[]): boolean {
  return (
    claim.says !== "elected" &&
    claims.some(
      ({ role, says, unit }) =>
        role === claim.role &&
        says === "elected" &&
        nameKey(unit.name) !== nameKey(claim.unit.name),
    )
  );
}

/** "<U> làm Cụm trưởng, <U2> làm Cụm phó Cụm thi đua số 1; …": a group that is named with one role of a pair is that of both. */
function shareGroups(claims: readonly ChairClaim[]): readonly ChairClaim[] {
  return claims.map((claim) => {
    if (claim.group !== undefined) return claim;
    const beside = claims.find(
      (other) =>
        other.group !== undefined &&
        other.role !== claim.role &&
        !between(claim, other).includes(";"),
    );
    return beside === undefined ? claim : { ...claim, group: beside.group };
  });
}

/** What stands between two claims of a sentence. */
function between(a: ChairClaim, b: ChairClaim): string {
  const { sentence } = a;
  const [first, last] = a.span.start <= b.span.start ? [a, b] : [b, a];
  return sentence.text.slice(
    sentence.indexOf(first.span.end - 1),
    sentence.indexOf(last.span.start),
  );
}

/** Two roles that one breath tells: both to come, or both held. */
function isTold(a: ChairClaim, b: ChairClaim): boolean {
  return a.says !== "incumbent" && (a.says === b.says || a.says !== "former");
}

function yearsAgree(a: ChairClaim, b: ChairClaim): boolean {
  return a.year === b.year || a.year === undefined || b.year === undefined;
}
