import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { articleOf } from "../support/article.ts";

/** The number of members that a review states in one sentence after its opening. */
function statedIn(sentence: string): number | null | undefined {
  const opening =
    "Sáng 12/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
  const article = articleOf(
    [opening, sentence].map((text) => ({ zone: "body", text })),
    { title: "Cụm thi đua số 3 tổng kết năm 2022" },
  );
  return extract(article, loadLexicon()).reports[0]?.members.stated;
}

describe("the stated number of members", () => {
  it("is what all units of the group count", () =>
    expect(statedIn("Đến nay, 7/7 đơn vị đã lập sổ tay điện tử.")).toBe(7));

  it.each([
    "Toàn tỉnh có 12/12 đơn vị cấp huyện đã lập sổ tay điện tử.",
    "Có 9/9 đơn vị trực thuộc đã lập sổ tay điện tử.",
    "Đã kiểm tra 25/30 kế hoạch được giao.",
  ])("is not counted in: %s", (sentence) => expect(statedIn(sentence)).toBeNull());
});
