import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseExamples } from "../../extractors/examples.ts";
import type { ChairClaim } from "../../extractors/facts/chair-claim.ts";
import { PARTY_RULES } from "../../extractors/facts/chair-parties.ts";
import { CHAIR_RULES } from "../../extractors/facts/chair-rules.ts";
import { claimsIn, findChairClaims } from "../../extractors/facts/chairs.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { readArticle } from "../../extractors/reading.ts";
import { articleOf } from "../support/article.ts";

const path = new URL("./chairs.examples.txt", import.meta.url);
const examples = parseExamples(readFileSync(path, "utf8"));

const RULES = [...CHAIR_RULES, ...PARTY_RULES];

function told(text: string): readonly ChairClaim[] {
  const article = articleOf([{ zone: "body", text }]);
  const reading = readArticle(article, loadLexicon());
  return claimsIn(findChairClaims(reading), reading.sentences).claims;
}

describe("chair rules", () => {
  it.each(RULES)("$name has an accepted and a refused example", ({ name }) => {
    const own = examples.filter(({ title }) => title === name);
    expect(own.some(({ expected }) => expected.length > 0)).toBe(true);
    expect(own.some(({ expected }) => expected.length === 0)).toBe(true);
  });

  it("has no example of a rule that does not exist", () => {
    const names = new Set<string>(RULES.map(({ name }) => name));
    expect(examples.filter(({ title }) => !names.has(title))).toEqual([]);
  });

  it.each(examples)("$title: $text", ({ title, text, expected }) => {
    const claims = told(text).map((claim) => ({
      quote: text.slice(claim.span.start, claim.span.end),
      ...claim,
    }));
    if (expected.length === 0) expect(claims).toEqual([]);
    for (const mention of expected) {
      const claim = claims.find(({ rule, quote }) => rule === title && quote === mention.text);
      expect(claim, JSON.stringify(claims.map(({ rule, quote }) => [rule, quote]))).toBeDefined();
      const { unit, ...rest } = claim ?? {};
      const seen: Readonly<Record<string, unknown>> = { ...rest, unit: unit?.name };
      for (const [name, value] of Object.entries(mention.attributes))
        expect(String(seen[name]), name).toBe(value);
    }
  });
});
