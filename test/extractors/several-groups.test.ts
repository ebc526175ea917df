import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Report } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

function reportsOf(sentences: readonly string[]): readonly Report[] {
  const article = articleOf(
    sentences.map((text) => ({ zone: "body", text })),
    { title: "Hai cụm thi đua tổng kết năm 2022", publishedAt: "2022-12-20" },
  );
  return extract(article, loadLexicon()).reports;
}

function chairsOf(reports: readonly Report[], number: number): readonly (string | undefined)[] {
  const report = reports.find(({ subject }) => subject.number === number);
  return (report?.chairs ?? []).map(({ unit }) => unit?.name);
}

describe("an article about two groups", () => {
  it("gives each the chair that its own sentences name", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Hội nghị đã bầu Thanh tra tỉnh Lào Cai làm Cụm trưởng năm 2023.",
      "Cùng ngày, Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Hội nghị đã bầu Thanh tra tỉnh Cà Mau làm Cụm trưởng năm 2023.",
    ]);
    expect(chairsOf(reports, 3)).toEqual(["Thanh tra tỉnh Lào Cai"]);
    expect(chairsOf(reports, 5)).toEqual(["Thanh tra tỉnh Cà Mau"]);
  });

  it("gives each the chair of its part of a sentence", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 và Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Theo đó, Cụm thi đua số 3: Thanh tra tỉnh Lào Cai làm Cụm trưởng, Thanh tra tỉnh Sơn La làm Cụm phó; Cụm thi đua số 5: Thanh tra tỉnh Cà Mau làm Cụm trưởng.",
    ]);
    expect(chairsOf(reports, 3)).toEqual(["Thanh tra tỉnh Lào Cai", "Thanh tra tỉnh Sơn La"]);
    expect(chairsOf(reports, 5)).toEqual(["Thanh tra tỉnh Cà Mau"]);
  });

  it("gives each the holder that a list has before its name in brackets", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 và Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Hội nghị thống nhất Cụm trưởng các cụm năm 2023 lần lượt là Thanh tra tỉnh Lào Cai (Cụm 3), Thanh tra tỉnh Cà Mau (Cụm 5).",
    ]);
    expect(chairsOf(reports, 3)).toEqual(["Thanh tra tỉnh Lào Cai"]);
    expect(chairsOf(reports, 5)).toEqual(["Thanh tra tỉnh Cà Mau"]);
  });

  it("gives each the chair that a sentence about both binds to its name", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Cùng ngày, Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Thanh tra tỉnh Lào Cai được bầu làm Cụm trưởng Cụm thi đua số 3 năm 2023 và Thanh tra tỉnh Cà Mau được bầu làm Cụm trưởng Cụm thi đua số 5 năm 2023.",
    ]);
    expect(chairsOf(reports, 3)).toEqual(["Thanh tra tỉnh Lào Cai"]);
    expect(chairsOf(reports, 5)).toEqual(["Thanh tra tỉnh Cà Mau"]);
  });

  it("gives nobody a chair of such a sentence that no name is bound to", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Cùng ngày, Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Tại hội nghị của Cụm thi đua số 3 và Cụm thi đua số 5, Thanh tra tỉnh Lào Cai được bầu làm Cụm trưởng năm 2023.",
    ]);
    expect(chairsOf(reports, 3)).toEqual([]);
    expect(chairsOf(reports, 5)).toEqual([]);
  });

  it("is one group where the headline has its name and the text its number", () => {
    const article = articleOf(
      [
        {
          zone: "body",
          text: "Ngày 14/11, Cụm thi đua số 1 tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
        },
      ],
      {
        title: "Cụm thi đua các Sở Tài chính Tây Nguyên tổng kết năm 2022",
        publishedAt: "2022-11-15",
      },
    );
    const subjects = extract(article, loadLexicon()).reports.map(({ subject }) => subject);
    expect(subjects).toMatchObject([{ number: 1, sector: "Tài chính", region: "Tây Nguyên" }]);
  });
});
