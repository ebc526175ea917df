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

  it("gives the parts of a sentence the year of the election that opens it", () => {
    const reports = reportsOf([
      "Chiều 19/12/2022, Thanh tra tỉnh Yên Bái tổ chức hội nghị tổng kết công tác thi đua năm 2022 của các khối thi đua.",
      "Kết quả bầu Khối trưởng, Khối phó năm 2023 như sau: Khối thi đua số 1 do Thanh tra huyện Lục Yên làm Khối trưởng; Khối thi đua số 2 do Thanh tra huyện Văn Yên làm Khối trưởng, Khối phó là Thanh tra huyện Mù Cang Chải; riêng Khối thi đua số 3 mới bầu được Khối trưởng là Thanh tra huyện Trấn Yên.",
    ]);
    expect(reports.map(({ chairs }) => chairs.map(({ unit, year }) => [unit?.name, year]))).toEqual(
      [
        [["Thanh tra huyện Lục Yên", 2023]],
        [
          ["Thanh tra huyện Văn Yên", 2023],
          ["Thanh tra huyện Mù Cang Chải", 2023],
        ],
        [["Thanh tra huyện Trấn Yên", 2023]],
      ],
    );
  });

  it("tells nothing of the group of a guest who is presented with it", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Đến dự, chúc mừng hội nghị có ông Vàng A Sử, Phó Chánh Thanh tra tỉnh Cà Mau, đơn vị Cụm trưởng Cụm thi đua số 5.",
    ]);
    expect(reports.map(({ subject }) => subject.number)).toEqual([3]);
    expect(chairsOf(reports, 3)).toEqual([]);
  });

  it("tells nothing of the group of a guest", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Dự với tư cách khách mời có Thanh tra tỉnh Cà Mau, đơn vị vừa được bầu làm Cụm trưởng Cụm thi đua số 5.",
    ]);
    expect(reports.map(({ subject }) => subject.number)).toEqual([3]);
    expect(chairsOf(reports, 3)).toEqual([]);
  });

  it("gives each its own day in a sentence of both", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổng kết năm 2022; sáng hôm sau, 20/12/2022, đến lượt Cụm thi đua số 5 tổng kết.",
      "Ở Cụm thi đua số 3, Thanh tra tỉnh Lào Cai được bầu làm Cụm trưởng năm 2023.",
    ]);
    expect(reports.map(({ event }) => event.from)).toEqual(["2022-12-19", "2022-12-20"]);
    expect(chairsOf(reports, 3)).toEqual(["Thanh tra tỉnh Lào Cai"]);
    expect(chairsOf(reports, 5)).toEqual([]);
  });

  it("counts the day of one from that of the other", () => {
    const reports = reportsOf([
      "Ngày 1/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Trước đó một ngày, Cụm thi đua số 5 ngành Thanh tra cũng đã tiến hành tổng kết năm 2022.",
    ]);
    expect(reports.map(({ event }) => [event.from, event.dateBasis])).toEqual([
      ["2022-12-01", "stated"],
      ["2022-11-30", "implied"],
    ]);
  });

  it("gives all the year of a list that announces their chairs", () => {
    const reports = reportsOf([
      "Ngày 19/12/2022, Cụm thi đua số 3 và Cụm thi đua số 5 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.",
      "Hội nghị công bố danh sách Cụm trưởng, Cụm phó các cụm thi đua năm 2023.",
      "Theo đó, Thanh tra tỉnh Lào Cai là Cụm trưởng Cụm thi đua số 3, Thanh tra tỉnh Cà Mau là Cụm trưởng Cụm thi đua số 5.",
    ]);
    const years = reports.flatMap(({ chairs }) => chairs.map(({ year, status }) => [year, status]));
    expect(years).toEqual([
      [2023, "elected"],
      [2023, "elected"],
    ]);
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
