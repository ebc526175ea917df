import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { articleOf } from "../support/article.ts";

/** The day and place of a review that a lead without a day opens. */
function reviewOf(...paragraphs: readonly string[]): string {
  const lead =
    "Mới đây, tại Bạc Liêu, Cụm thi đua số 3 ngành Thanh tra tổng kết công tác thi đua năm 2022.";
  const article = articleOf(
    [{ zone: "lead", text: lead }, ...paragraphs.map((text) => ({ zone: "body", text }) as const)],
    { title: "Cụm thi đua số 3 tổng kết năm 2022" },
  );
  const { from, place } = extract(article, loadLexicon()).reports[0]?.event ?? {};
  return `${from} ${place}`;
}

describe("the day of a meeting of which none is told", () => {
  it.each([
    ["a visit", "Trong ngày 8/3/2022, Cụm đã tổ chức thăm gia đình chính sách."],
    ["a contest", "Ngày 20/10/2022, Cụm tổ chức hội thi nấu ăn với 120 người."],
    ["a meeting before", "Trước đó, ngày 5/7/2022, Cụm đã họp sơ kết 6 tháng đầu năm."],
    ["a year of work", "Năm công tác (từ ngày 1/10/2021 đến ngày 30/9/2022), Cụm họp 4 lần."],
    ["one to come", "Dự kiến, hội nghị ký giao ước của Cụm diễn ra ngày 10/2/2023."],
  ])("is not that of %s", (_, sentence) => expect(reviewOf(sentence)).toBe("null Bạc Liêu"));

  it("is that of the meeting, where it is told later", () =>
    expect(reviewOf("Hội nghị diễn ra ngày 15/12/2022 với 40 đại biểu.")).toBe(
      "2022-12-15 Bạc Liêu",
    ));
});

describe("groups that are none", () => {
  const relevant = (title: string, ...texts: readonly string[]): boolean =>
    extract(
      articleOf(
        texts.map((text) => ({ zone: "body", text })),
        { title },
      ),
      loadLexicon(),
    ).relevant;

  it.each([
    [
      "the parts of a class",
      "Bồi dưỡng nghiệp vụ kiểm tra, giám sát",
      "Ngày 21/8, Ủy ban Kiểm tra Tỉnh ủy tổ chức lớp bồi dưỡng nghiệp vụ năm 2017, chia làm 3 cụm. Cụm số 1 gồm các huyện Tuy Phong, Bắc Bình, Hàm Tân học tại huyện.",
    ],
    [
      "where a program is tried out",
      "Tập huấn phần mềm",
      "Sáng 20/3, Sở Nội vụ tổ chức tập huấn sử dụng phần mềm. Phần mềm sẽ chạy thử tại Khối thi đua số 6 trong quý II.",
    ],
  ])("are %s", (_, title, text) => expect(relevant(title, text)).toBe(false));
});
