import recheck from "recheck";
import { describe, expect, it } from "vitest";
import { AWARD_SUBJECTS } from "../extractors/facts/award-subject.ts";
import { CHAIR_RULES } from "../extractors/facts/chair-rules.ts";
import {
  ATTENDING_BODIES,
  MEMBER_RULES,
  STATED_AS_LISTED,
  STATED_RULES,
} from "../extractors/facts/member-rules.ts";
import type { SourcePattern } from "./support/patterns.ts";
import { patternLiterals, repeatedGroups } from "./support/patterns.ts";

const TIMEOUT_MS = 5000;
const ONLY_U_AND_I = /[dvgy]/gu;

const rules = [
  ...CHAIR_RULES,
  ...MEMBER_RULES,
  ATTENDING_BODIES,
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

describe("patterns", () => {
  it("are all found", () => {
    expect(patterns.length).toBeGreaterThan(200);
    expect(rules.length).toBeGreaterThanOrEqual(45);
  });

  // A polynomial is harmless within a sentence, which is never longer than 1,600 characters; an exponential is not.
  it("are never exponential", { timeout: 300_000 }, () => {
    expect(groups.length).toBeGreaterThan(40);
    const open = groups.filter(({ source, flags }) => {
      const verdict = recheck.checkSync(source, flags.replaceAll(ONLY_U_AND_I, ""), {
        timeout: TIMEOUT_MS,
      });
      return verdict.status === "vulnerable" && verdict.complexity.type === "exponential";
    });
    expect(open.map(({ where, source }) => `${where} repeats ${source}`)).toEqual([]);
  });
});
