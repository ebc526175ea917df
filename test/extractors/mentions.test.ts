import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseExamples } from "../../extractors/examples.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Mention } from "../../extractors/mention.ts";
import { scopeOf } from "../../extractors/mention.ts";
import type { MentionFinder } from "../../extractors/registry.ts";
import { MENTION_FINDERS } from "../../extractors/registry.ts";
import { canonicalText } from "../../src/text/canonical.ts";
import { lowerText } from "../../src/text/characters.ts";

const MIN_POSITIVE = 5;
const MIN_NEGATIVE = 3;

/** What a finder sees in a text after all finders before it, those of other kinds set aside. */
function find(finder: MentionFinder, text: string): readonly Mention[] {
  const lexicon = loadLexicon();
  let mentions: readonly Mention[] = [];
  for (const one of MENTION_FINDERS) {
    const canonical = canonicalText(text);
    const sentence = { text: canonical, lower: lowerText(canonical) };
    const scope = {
      ...scopeOf(sentence, text, { day: "2021-12-11", roleBefore: undefined }),
      mentions,
    };
    const found = one.find(scope, lexicon);
    if (one === finder) return found.toSorted((a, b) => a.span.start - b.span.start);
    mentions = [...mentions, ...found];
  }
  return [];
}

/** A mention's values by name, as an example writes them; "none" for an absent one. */
function attributesOf(mention: Mention, names: readonly string[]): Record<string, string> {
  const value: Readonly<Record<string, unknown>> = { ...mention.value, kind: mention.kind };
  return Object.fromEntries(names.map((name) => [name, show(value[name])]));
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "none";
  if (Array.isArray(value)) return value.join("+");
  if (typeof value === "object" && "name" in value) return String(value.name);
  return String(value);
}

describe.each(MENTION_FINDERS)("the finder of $name", (finder) => {
  const path = new URL(`./${finder.name}.examples.txt`, import.meta.url);
  const examples = parseExamples(readFileSync(path, "utf8"));

  it("has enough positive and negative examples", () => {
    const positive = examples.filter(({ expected }) => expected.length > 0);
    expect(positive.length).toBeGreaterThanOrEqual(MIN_POSITIVE);
    expect(examples.length - positive.length).toBeGreaterThanOrEqual(MIN_NEGATIVE);
  });

  it.each(examples)("$title: $text", ({ text, expected }) => {
    const found = find(finder, text).filter((mention) => mention.kind !== "head");
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(
      expected.map((mention) => mention.text),
    );
    expect(found.map(({ span }) => span.start)).toEqual(expected.map(({ start }) => start));
    for (const [i, { attributes }] of expected.entries()) {
      const mention = found[i];
      if (mention === undefined) throw new Error("unreachable: lengths are equal");
      expect(attributesOf(mention, Object.keys(attributes))).toEqual(attributes);
    }
  });
});
