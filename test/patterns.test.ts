import recheck from "recheck";
import { describe, expect, it } from "vitest";
import { AWARD_SUBJECTS } from "../extractors/facts/award-subject.ts";
import { PARTY_RULES } from "../extractors/facts/chair-parties.ts";
import { CHAIR_RULES } from "../extractors/facts/chair-rules.ts";
import { LIST_RULES, STATED_AS_LISTED, STATED_RULES } from "../extractors/facts/member-rules.ts";
import type { SourcePattern } from "./support/patterns.ts";
import { patternLiterals, repeatedGroups } from "./support/patterns.ts";
import { timeOf } from "./support/thorough.ts";

const ONLY_U_AND_I = /[dvgy]/gu;

const rules = [
  ...CHAIR_RULES,
  ...PARTY_RULES,
  ...LIST_RULES,
  ...STATED_RULES,
  STATED_AS_LISTED,
  ...AWARD_SUBJECTS,
].map(
  ({ name, pattern }): SourcePattern => ({
    where: name,
    source: pattern.source,
    flags: pattern.flags,
  }),
);
const patterns = [...["src", "extractors"].flatMap(patternLiterals), ...rules];

/** Each once, however many patterns repeat it. */
const groups = [
  ...new Map(patterns.flatMap(repeatedGroups).map((group) => [group.source, group])).values(),
];

/** A pattern that repeats no group cannot be exponential. */
const repeating = patterns.filter((pattern) => repeatedGroups(pattern).length > 0);

function isExponential(
  { source, flags }: SourcePattern,
  { timeout }: { readonly timeout: number },
): boolean {
  const verdict = recheck.checkSync(source, flags.replaceAll(ONLY_U_AND_I, ""), { timeout });
  return verdict.status === "vulnerable" && verdict.complexity.type === "exponential";
}

describe("patterns", () => {
  it("are all found", () => {
    expect(patterns.length).toBeGreaterThan(200);
    expect(rules.length).toBeGreaterThanOrEqual(45);
    expect(groups.length).toBeGreaterThan(40);
  });

  // A polynomial is harmless within a sentence, which is never longer than 1,600 characters; an exponential is not.
  it("are never exponential", { timeout: 300_000 }, () => {
    const open = repeating.filter((pattern) =>
      isExponential(pattern, { timeout: timeOf(250, 2000) }),
    );
    expect(open.map(({ where }) => where)).toEqual([]);
  });

  // A long pattern is too much for the checker as a whole; what it repeats is not.
  it("repeat nothing exponential", { timeout: 300_000 }, () => {
    const open = groups.filter((group) => isExponential(group, { timeout: 5000 }));
    expect(open.map(({ where, source }) => `${where} repeats ${source}`)).toEqual([]);
  });
});
