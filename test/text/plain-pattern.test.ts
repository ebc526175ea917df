import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { readArticle } from "../../extractors/reading.ts";
import { marksOf, quickest } from "../../src/text/marks.ts";
import { matchesOf } from "../../src/text/matches.ts";
import { isPlainUnit, plainPattern } from "../../src/text/plain-pattern.ts";
import { GOLD_ARTICLES } from "../support/facts.ts";
import { patternLiterals } from "../support/patterns.ts";

const PLAIN = Array.from({ length: 0x10000 }, (_, code) => code)
  .filter(isPlainUnit)
  .map((code) => String.fromCharCode(code));

/** What a pattern finds, and where. */
function found(pattern: RegExp, text: string): readonly (readonly [number, string])[] {
  return matchesOf(pattern, text).map((match) => [match.index, match[0]]);
}

describe("a plain pattern", () => {
  it.each(["L", "Lu", "Ll", "M", "N", "P", "Sc"])(
    "knows every plain unit that is \\p{%s}",
    (of) => {
      for (const pattern of [`\\p{${of}}`, `[\\p{${of}}.]`, `[^\\p{${of}}]`].map(
        (source) => new RegExp(source, "gu"),
      )) {
        const wrong = PLAIN.filter(
          (unit) => found(plainPattern(pattern), unit).length !== found(pattern, unit).length,
        );
        expect(wrong, pattern.source).toEqual([]);
      }
    },
  );

  it("keeps the flag for Unicode where another one or an escape needs it", () => {
    expect(plainPattern(/(?:bầu|chọn) [^.;]{0,40}làm/gu).flags).toBe("g");
    expect(plainPattern(/cụm trưởng/giu).flags).toBe("giu");
    expect(plainPattern(/\u{110}/gu).flags).toBe("gu");
  });

  it("reads escapes and classes as they stand", () => {
    const text = "[Ăn] \\p{L} Đắk-Lắk ]Ơ";
    for (const pattern of [/\[\p{Lu}/gu, /[\]\p{Lu}]+/gu, /\\p\{L\}/gu, /\p{Lu}[\p{L}-]+/gu])
      expect(found(plainPattern(pattern), text), pattern.source).toEqual(found(pattern, text));
  });

  it("finds what every pattern of the rules finds, in any plain text", () => {
    const patterns = patternLiterals("extractors").map(
      ({ source, flags }) => new RegExp(source, flags.includes("i") ? "giu" : "gu"),
    );
    expect(patterns.length).toBeGreaterThan(100);
    const piece = fc.constantFrom(
      ...[" ", ", ", " và ", "Cụm trưởng", "Nguyễn Văn An", "đ/c", "số 3", "Ê", "ắ", "Č", "\uE001"],
      ...["tỉnh", "Tỉnh ủy", "Hà Nội", "các", ":", "(", ")", "12", "½", "đề nghị", "\u0301", "“"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        for (const pattern of patterns)
          expect(found(plainPattern(pattern), text), pattern.source).toEqual(found(pattern, text));
      }),
      { numRuns: 200 },
    );
  });

  it("is taken where a text is plain, as the articles' sentences are", () => {
    const lexicon = loadLexicon();
    const capital = /\p{Lu}/gu;
    const texts = GOLD_ARTICLES.filter((_, i) => i % 8 === 0).flatMap(({ article }) =>
      readArticle(article, lexicon).sentences.map(({ text }) => text),
    );
    const plain = texts.filter((text) => quickest(capital, marksOf(text)) !== capital);
    expect(plain.length / texts.length).toBeGreaterThan(0.98);
    for (const odd of ["Škoda", "Москва", "第", "Ơ😀"])
      expect(quickest(capital, marksOf(odd)), odd).toBe(capital);
  });
});
