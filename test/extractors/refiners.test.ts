import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Extraction, Report } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

const lexicon = loadLexicon();

function read(paragraphs: readonly string[], title: string): Extraction {
  const article = articleOf(
    paragraphs.map((text) => ({ zone: "body", text })),
    { title, publishedAt: "2022-12-20" },
  );
  return extract(article, lexicon);
}

function reportOf(...paragraphs: readonly string[]): Report {
  const [report] = read(paragraphs, "Cụm thi đua số 3 tổng kết năm 2022").reports;
  if (report === undefined) throw new Error("nothing is reported on");
  return report;
}

const OPENING =
  "Ngày 19/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
const placesOf = ({ members }: Report): readonly (string | null)[] =>
  members.units.map(({ place }) => place);

describe("members that are named before their list", () => {
  it("are those in the roles, where it tells of the others", () => {
    const report = reportOf(
      OPENING,
      "Thanh tra tỉnh Lào Cai làm Cụm trưởng. Các đơn vị khác của Cụm là Thanh tra tỉnh Sơn La, Thanh tra tỉnh Lai Châu và Thanh tra tỉnh Yên Bái.",
    );
    expect(placesOf(report)).toEqual(["Lào Cai", "Sơn La", "Lai Châu", "Yên Bái"]);
    expect(report.members.complete).toBe(true);
  });

  it("fill up who attends, where they are then as many as the group has", () => {
    const attending =
      "Dự có lãnh đạo Thanh tra tỉnh Sơn La, Thanh tra tỉnh Lai Châu, Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Điện Biên.";
    const chair = "Ông Lê Văn An, Chánh Thanh tra tỉnh Lào Cai, Cụm trưởng chủ trì.";
    const whole = reportOf(OPENING, chair, attending, "Cả 5 đơn vị đều hoàn thành kế hoạch.");
    expect(placesOf(whole)[0]).toBe("Lào Cai");
    expect(whole.members).toMatchObject({ stated: 5, complete: true });
    const part = reportOf(OPENING, chair, attending, "Cả 9 đơn vị đều hoàn thành kế hoạch.");
    expect(placesOf(part)).not.toContain("Lào Cai");
    expect(part.members).toMatchObject({ stated: 9, complete: false });
  });

  it("are no second time a member by their short name", () => {
    const report = reportOf(
      OPENING,
      "Chủ trì là đơn vị Cụm trưởng, UBKT Tỉnh ủy Lào Cai. Các đơn vị còn lại trong Cụm gồm Ủy ban Kiểm tra Tỉnh ủy Sơn La, Ủy ban Kiểm tra Tỉnh ủy Lào Cai và Ủy ban Kiểm tra Tỉnh ủy Yên Bái.",
    );
    expect(placesOf(report).filter((place) => place === "Lào Cai")).toHaveLength(1);
  });

  it("are not who only hands over the flag", () => {
    const report = reportOf(
      OPENING,
      "Cụm gồm Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Sơn La và Thanh tra tỉnh Lai Châu.",
      "Thanh tra Chính phủ trao cờ luân lưu Cụm trưởng năm 2023 cho Thanh tra tỉnh Sơn La.",
    );
    expect(report.chairs.map(({ unit, status }) => [unit?.place, status])).toEqual([
      ["Sơn La", "elected"],
    ]);
  });
});

describe("in a report on one organisation", () => {
  const awardsOf = (...paragraphs: readonly string[]): Report["awards"] =>
    read(
      [
        "Ngày 14/1, Kho bạc Nhà nước Phú Yên tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2022.",
        ...paragraphs,
      ],
      "Kho bạc Nhà nước Phú Yên tổng kết công tác thi đua, khen thưởng",
    ).reports.flatMap(({ awards }) => awards);

  it("an award of the unit, as it is called there, is its own", () => {
    const [award] = awardsOf(
      "Ông Huỳnh Tấn Đạt, Giám đốc cho hay, năm 2022 đơn vị dẫn đầu Khối thi đua và đã được UBND tỉnh tặng Cờ thi đua.",
    );
    expect(award).toMatchObject({ status: "received", authority: "UBND tỉnh", persons: [] });
    expect(award?.units.map(({ name }) => name)).toEqual(["Kho bạc Nhà nước Phú Yên"]);
  });

  it("what it gives to others is given by it, an order of the state is not", () => {
    const awards = awardsOf(
      "Nhân dịp này, đơn vị tặng Giấy khen cho 15 tập thể; trao Huân chương Lao động hạng Ba cho 1 cá nhân.",
    );
    expect(awards.map(({ titles, authority }) => [titles[0], authority])).toEqual([
      ["commendation", "Kho bạc Nhà nước Phú Yên"],
      ["order", null],
    ]);
  });
});

describe("words that are written short", () => {
  it("are read in full, and quoted as they are", () => {
    const report = reportOf(
      "Sáng ngày 08/12/2022, Cụm TĐ số 3 ngành Thanh tra tổ chức HN tổng kết PTTĐ năm 2022.",
      "Các đ/v nhất trí bầu Thanh tra tỉnh Lào Cai làm Cụm trưởng năm 2023, đề nghị UBND tỉnh tặng BK cho Thanh tra tỉnh Sơn La.",
    );
    expect(report.subject.name).toBe("Cụm thi đua số 3");
    expect(report.event).toMatchObject({ type: "annual-review", emulationYear: 2022 });
    expect(report.event.evidence.map(({ quote }) => quote).join(" ")).toContain("08/12/2022");
    expect(report.chairs.map(({ evidence }) => evidence[0]?.quote)).toEqual([
      expect.stringContaining("bầu Thanh tra tỉnh Lào Cai làm Cụm trưởng năm 2023"),
    ]);
    expect(report.awards).toMatchObject([{ titles: ["merit-certificate"], collectives: 1 }]);
  });
});
