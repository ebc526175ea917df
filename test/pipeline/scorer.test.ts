import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { alignMaximum } from "../../src/pipeline/evaluate/align.ts";
import { bearsQuote, samePlace, sameUnit } from "../../src/pipeline/evaluate/same.ts";
import { compareSet, compareValue } from "../../src/pipeline/evaluate/slot.ts";
import { scoreOf, tallyOf } from "../../src/pipeline/evaluate/tally.ts";

describe("scores", () => {
  it("follow MUC: correct 1, incorrect 1, spurious 1 is P 1/3, R 1/2, F 0.4", () => {
    const { precision, recall, f1 } = scoreOf({
      correct: 1,
      incorrect: 1,
      missing: 0,
      spurious: 1,
    });
    expect(precision).toBeCloseTo(1 / 3);
    expect(recall).toBeCloseTo(1 / 2);
    expect(f1).toBeCloseTo(0.4);
  });

  it("leave empty slots out", () => {
    const comparisons = [
      compareValue("x", { gold: null, found: undefined }),
      compareValue("x", { gold: 1, found: 1 }),
    ];
    expect(tallyOf(comparisons)).toEqual({ correct: 1, incorrect: 0, missing: 0, spurious: 0 });
  });

  it("count each value of a set by itself", () => {
    const compared = compareSet(
      "x",
      { gold: ["a", "b"], found: ["b", "c"] },
      { same: (g, f) => g === f, name: (v) => v },
    );
    expect(compared.map(({ outcome }) => outcome).toSorted()).toEqual([
      "correct",
      "missing",
      "spurious",
    ]);
  });
});

describe("alignment", () => {
  it("takes the greatest total, not the greatest first pair", () => {
    const scores = [
      [3, 2],
      [2, 0],
    ];
    expect(alignMaximum([0, 1], [0, 1], (g, f) => scores[g]?.[f] ?? 0)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("never pairs what has nothing in common", () => {
    expect(alignMaximum(["a"], ["b"], () => 0)).toEqual([]);
  });
});

describe("equality", () => {
  const { provinces } = loadLexicon();
  const unit = (
    name: string,
    place: string | null = null,
  ): { name: string; place: string | null } => ({ name, place });

  it("sets level, case and tone placement of units aside", () => {
    expect(
      sameUnit(
        unit("Công an tỉnh Phú Thọ", "Phú Thọ"),
        unit("Công an Phú Thọ", "Phú Thọ"),
        provinces,
      ),
    ).toBe(true);
    expect(
      sameUnit(unit("Uỷ ban Kiểm tra Tỉnh uỷ"), unit("Ủy ban kiểm tra Tỉnh ủy"), provinces),
    ).toBe(true);
    expect(sameUnit(unit("Ban Tổ chức Tỉnh ủy"), unit("Ban Dân vận Tỉnh ủy"), provinces)).toBe(
      false,
    );
  });

  it("knows a province by its other names", () => {
    expect(samePlace("BR-VT", "Bà Rịa - Vũng Tàu", provinces)).toBe(true);
    expect(samePlace("Lào Cai", "Yên Bái", provinces)).toBe(false);
  });

  it("asks that the evidence bears the quote", () => {
    const evidence = [
      { start: 0, end: 9, quote: "bầu Ban Tổ chức Tỉnh ủy Phú Yên làm Cụm trưởng" },
    ];
    expect(bearsQuote(evidence, "bầu Ban Tổ chức Tỉnh ủy Phú Yên làm Cụm trưởng năm 2021")).toBe(
      true,
    );
    expect(bearsQuote(evidence, "tặng hoa chúc mừng lãnh đạo các đơn vị nhận cờ")).toBe(false);
  });
});
