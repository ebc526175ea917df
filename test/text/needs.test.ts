import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHAIR_RULES } from "../../extractors/facts/chair-rules.ts";
import { LIST_RULES } from "../../extractors/facts/member-rules.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { readArticle } from "../../extractors/reading.ts";
import { marksOf, mayMatch } from "../../src/text/marks.ts";
import { needsOf } from "../../src/text/needs.ts";
import { GOLD_ARTICLES } from "../support/facts.ts";
import { patternLiterals } from "../support/patterns.ts";
import { shareOf } from "../support/thorough.ts";

describe("what a pattern needs", () => {
  it.each<[RegExp, readonly (readonly string[])[]]>([
    [/bầu ra/u, [["bầu ra"]]],
    [/Cụm trưởng/iu, [["cụm trưởng"]]],
    [/(?:bầu|chọn) ra/u, [["bầu ra", "chọn ra"]]],
    [/bầu(?: chọn| ra)? đơn vị/u, [["bầu chọn đơn vị", "bầu ra đơn vị", "bầu đơn vị"]]],
    [/thống\s+nhất/u, [["thống nhất"]]],
    [/đơn vị[^.;]{0,40}được/u, [["đơn vị"], ["được"]]],
    [/ngày (?:0?[1-9]|[12]\d)[./-]/u, [["ngày 0.", "ngày 0/", "ngày 0-", "ngày 00."]]],
    [/(?<units>[\uE001\uE002])+ gồm/u, [["\uE001", "\uE002"], [" gồm"]]],
    [/(?<![\p{L}])không(?! còn)/u, [["không"]]],
    [/(?<=tại )\p{Lu}/u, [["tại "]]],
    [/(?:sẽ|[^.]{0,20} đã) họp/u, [["sẽ", " đã"], [" họp"]]],
    [/(?:gồm|[^.]+)/u, []],
    [/(?:không )*$/u, []],
    [/\p{Lu}\S*/u, []],
  ])("%s", (pattern, needs) => {
    const found = needsOf(pattern);
    expect(found).toHaveLength(needs.length);
    for (const [i, need] of needs.entries())
      expect(found[i]).toEqual(expect.arrayContaining([...need]));
  });

  it("is told off where the text lacks it, and only there", () => {
    const marks = marksOf("Hội nghị  thống nhất\nbầu Ban Tổ chức, ngày 12/3");
    expect(mayMatch(/thống\s+nhất bầu/u, marks)).toBe(true);
    expect(mayMatch(/NGÀY \d\d\/\d/iu, marks)).toBe(true);
    expect(mayMatch(/thống nhất chọn/u, marks)).toBe(false);
    expect(mayMatch(/ngày \d\d\.\d/u, marks)).toBe(false);
  });
});

const unit = fc.constantFrom(
  ..."aBạ 3,.",
  ...["\\.", "\\d", "\\s", "\\p{L}", "\\u0061", "[ab]", "[Aa]", "[^a]", "[1-3]", "[a-c]", "[,;]"],
);
const anyUnit = fc
  .tuple(unit, fc.constantFrom("", "", "", "?", "*", "+", "{0,2}", "{2}", "+?"))
  .map(([piece, times]) => piece + times);

/** Any pattern of the pieces that ours are made of, over few letters, so that many match; groups are not repeated without bound. */
function patternOf(depth: number): fc.Arbitrary<string> {
  const piece =
    depth === 0
      ? anyUnit
      : fc.oneof(
          { arbitrary: anyUnit, weight: 3 },
          fc
            .tuple(patternOf(depth - 1), fc.constantFrom("", "?", "{0,2}", "{2}"))
            .map(([inner, times]) => `(?:${inner})${times}`),
          fc
            .tuple(fc.constantFrom("?=", "?!", "?<=", "?<!"), patternOf(depth - 1))
            .map(([look, inner]) => `(${look}${inner})`),
        );
  const sequence = fc.array(piece, { maxLength: 4 }).map((all) => all.join(""));
  return fc.array(sequence, { minLength: 1, maxLength: 3 }).map((all) => all.join("|"));
}

const anyText = fc.string({ unit: fc.constantFrom(..."aAbBạẠ 31,.\n"), maxLength: 10 });

describe("a pattern that is told off", () => {
  it("matches nowhere: any pattern, any text", () => {
    let matched = 0;
    fc.assert(
      fc.property(patternOf(2), fc.constantFrom("u", "iu"), anyText, (source, flags, text) => {
        const pattern = new RegExp(source, flags);
        if (!pattern.test(text)) return;
        matched += 1;
        expect(mayMatch(pattern, marksOf(text))).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    expect(matched).toBeGreaterThan(1000);
  });

  it("matches nowhere: every pattern of the rules, the sentences of the annotated articles", () => {
    const lexicon = loadLexicon();
    const texts = shareOf(GOLD_ARTICLES, 12).flatMap(({ article }) => {
      const { canonical, sentences } = readArticle(article, lexicon);
      return sentences.flatMap(({ text, span }) => [text, canonical.slice(span.start, span.end)]);
    });
    const marked = texts.map((text) => ({ text, marks: marksOf(text) }));
    const patterns = [
      ...patternLiterals("extractors").map(
        ({ source, flags }) => new RegExp(source, ownFlags(flags)),
      ),
      ...[...CHAIR_RULES, ...LIST_RULES].map(({ pattern }) => new RegExp(pattern.source, "u")),
    ];
    const wrong = patterns.filter((pattern) =>
      marked.some(({ text, marks }) => !mayMatch(pattern, marks) && pattern.test(text)),
    );
    expect(wrong).toEqual([]);
  });

  it("is most of them", () => {
    const marks = marksOf("Kinh tế của tỉnh tiếp tục tăng trưởng khá, thu ngân sách vượt dự toán.");
    const told = CHAIR_RULES.filter(({ pattern }) => !mayMatch(pattern, marks));
    expect(told.length).toBe(CHAIR_RULES.length);
  });
});

function ownFlags(flags: string): string {
  return flags.includes("i") ? "iu" : "u";
}
