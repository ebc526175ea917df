import { describe, expect, it } from "vitest";
import type { Ratings } from "../../src/analysis/agreement.ts";
import { cohenKappa, krippendorffAlpha } from "../../src/analysis/agreement.ts";

/** Items from the labels of each reviewer, a letter an item; a dot is no label. */
function items(rows: Readonly<Record<string, string>>): readonly Ratings[] {
  const [first = ""] = Object.values(rows);
  return [...first].map(
    (_, i) =>
      new Map(
        Object.entries(rows).flatMap(([reviewer, labels]) => {
          const label = labels.charAt(i);
          return label === "." ? [] : [[reviewer, label]];
        }),
      ),
  );
}

describe("agreement of reviewers", () => {
  it("is Cohen's kappa for two", () => {
    // Twenty times both yes, five and ten times unlike, fifteen times both no.
    const a = `${"y".repeat(25)}${"n".repeat(25)}`;
    const b = `${"y".repeat(20)}${"n".repeat(5)}${"y".repeat(10)}${"n".repeat(15)}`;
    expect(cohenKappa(items({ a, b }), ["a", "b"])).toBeCloseTo(0.4, 12);
    expect(cohenKappa(items({ a: "yyy", b: "yyy" }), ["a", "b"])).toBeUndefined();
    expect(cohenKappa([], ["a", "b"])).toBeUndefined();
  });

  it("is Krippendorff's alpha for many, with labels missing", () => {
    const rows = { a: "123321412...", b: "1233224125.3", c: ".3332342251.", d: "12332441251." };
    expect(krippendorffAlpha(items(rows))).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(items({ a: "y.", b: ".n" }))).toBeUndefined();
  });
});
