import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Extraction } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

const LEAD =
  "Sáng 12/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết công tác thi đua năm 2022.";

/** What a review tells in these paragraphs after its opening. */
function told(...paragraphs: readonly string[]): Extraction["reports"][number] | undefined {
  const blocks = [LEAD, ...paragraphs].map((text) => ({ zone: "body" as const, text }));
  const article = articleOf(blocks, {
    title: "Cụm thi đua số 3 tổng kết năm 2022",
    publishedAt: "2022-12-13",
  });
  return extract(article, loadLexicon()).reports[0];
}

describe("awards below the sentence that asks for them", () => {
  const items = [
    "- UBND tỉnh tặng Cờ thi đua: Thanh tra tỉnh Lào Cai;",
    "- Thanh tra Chính phủ tặng Bằng khen: Thanh tra tỉnh Yên Bái và 10 cá nhân.",
  ];
  const proposed = [
    { status: "proposed", authority: "UBND tỉnh", units: [{ name: "Thanh tra tỉnh Lào Cai" }] },
    {
      status: "proposed",
      authority: "Thanh tra Chính phủ",
      units: [{ name: "Thanh tra tỉnh Yên Bái" }],
      individuals: 10,
    },
  ];

  it.each([
    ["Hội nghị thống nhất kết quả xếp loại và đề nghị:"],
    ["Cụm bỏ phiếu, đề nghị cấp trên khen thưởng như sau:"],
  ])("are proposed: %s", (head) => expect(told(head, ...items)?.awards).toMatchObject(proposed));

  it("are proposed where each item is a sentence, and end where no bullet follows", () => {
    const sentences = items.map((item) => item.replace(";", "."));
    const report = told(
      "Hội nghị đề nghị:",
      ...sentences,
      "Sở Nội vụ tặng Giấy khen cho 2 cá nhân.",
    );
    expect(report?.awards).toMatchObject([...proposed, { status: "awarded", individuals: 2 }]);
  });

  it("are quoted as the article has them, the line breaks in between", () => {
    const report = told("Hội nghị đề nghị:", ...items);
    expect(report?.awards[0]?.evidence[0]?.quote).toBe(
      "đề nghị:\n\n- UBND tỉnh tặng Cờ thi đua: Thanh tra tỉnh Lào Cai",
    );
  });

  it("are given where the head gives them", () =>
    expect(
      told("Nhân dịp này, Khối đã trao tặng:", "- Bằng khen của UBND tỉnh cho 4 tập thể.")?.awards,
    ).toMatchObject([{ status: "awarded", collectives: 4, authority: "UBND tỉnh" }]));

  it("are none where the items ask for something else", () =>
    expect(
      told(
        "Các đại biểu đề nghị cấp trên một số nội dung:",
        "- Xem xét tăng số lượng Bằng khen cho 100 cá nhân;",
        "- Sớm sửa đổi quy định về Cờ thi đua.",
      )?.awards,
    ).toEqual([]));
});

describe("members below the sentence that counts them", () => {
  it("need no mark between them where each has a bullet", () => {
    const members = told(
      "Cụm thi đua số 3 gồm 4 cơ quan:",
      "- Ban Tổ chức Tỉnh ủy (Cụm trưởng)",
      "- Văn phòng Tỉnh ủy",
      "- Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh",
      "- Báo Lào Cai.",
    )?.members;
    expect(members).toMatchObject({ stated: 4, complete: true });
    expect(members?.units.map(({ name }) => name)).toEqual([
      "Ban Tổ chức Tỉnh ủy",
      "Văn phòng Tỉnh ủy",
      "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh",
      "Báo Lào Cai",
    ]);
  });

  it("need no bullet where no line ends like a sentence", () =>
    expect(
      told(
        "Thành phần Cụm gồm:",
        "Thanh tra tỉnh Lào Cai: Trưởng cụm",
        "Thanh tra tỉnh Yên Bái: Phó Trưởng cụm",
        "Thanh tra tỉnh Sơn La: thành viên",
      ),
    ).toMatchObject({
      members: { complete: true, units: [{}, {}, {}] },
      chairs: [
        { role: "chair", unit: { name: "Thanh tra tỉnh Lào Cai" } },
        { role: "deputy", unit: { name: "Thanh tra tỉnh Yên Bái" } },
      ],
    }));

  it("are those who come to a meeting", () =>
    expect(
      told(
        "Hội nghị diễn ra với sự tham gia của các đơn vị thành viên:",
        "- Thanh tra tỉnh Lào Cai (Cụm trưởng)",
        "- Thanh tra tỉnh Yên Bái",
        "- Thanh tra tỉnh Sơn La",
      )?.members,
    ).toMatchObject({ complete: false, units: [{}, {}, {}] }));

  it("end where a list with other marks starts", () =>
    expect(
      told(
        "Cụm thi đua số 3 gồm 3 cơ quan:",
        "- Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Yên Bái;",
        "- Thanh tra tỉnh Sơn La.",
        "3. Hoàn thành xóa 216 nhà tạm;",
        "Năm 2022, các đơn vị đều hoàn thành chỉ tiêu.",
      )?.members,
    ).toMatchObject({ complete: true, units: [{}, {}, {}] }));

  it("are none where each line is a sentence", () =>
    expect(
      told(
        "Cụm thi đua số 3 gồm 3 cơ quan:",
        "Thanh tra tỉnh Lào Cai.",
        "Thanh tra tỉnh Yên Bái.",
        "Báo Lào Cai.",
      )?.members.units,
    ).toEqual([]));
});

describe("the year of a decision on many groups", () => {
  it("is that of every chair in the list below", () =>
    expect(
      told(
        "Chủ tịch UBND tỉnh Lào Cai ban hành Quyết định về việc giao nhiệm vụ Trưởng, Phó các cụm, khối thi đua năm 2023, cụ thể như sau:",
        "Cụm thi đua số 3: Trưởng cụm: UBND huyện Sa Pa; Phó Trưởng cụm: UBND huyện Bát Xát",
      )?.chairs,
    ).toMatchObject([
      { year: 2023, yearBasis: "stated" },
      { year: 2023, yearBasis: "stated" },
    ]));

  it("is that of an item behind an aside too", () =>
    expect(
      told(
        "Chủ tịch UBND tỉnh Lào Cai ban hành Quyết định về việc giao nhiệm vụ Trưởng, Phó các cụm, khối thi đua năm 2023, cụ thể như sau:",
        "Quang cảnh hội trường được trang trí trang trọng.",
        "Cụm thi đua số 3: Trưởng cụm: UBND huyện Sa Pa; Phó Trưởng cụm: UBND huyện Bát Xát",
      )?.chairs,
    ).toMatchObject([
      { year: 2023, yearBasis: "stated" },
      { year: 2023, yearBasis: "stated" },
    ]));
});

describe("awards below a proposal", () => {
  it("are asked for, though a bullet says more than its award", () =>
    expect(
      told(
        "Hội nghị Cụm thi đua số 3 thống nhất đề nghị Ủy ban nhân dân tỉnh:",
        "- Tặng Cờ thi đua cho Thanh tra tỉnh Lào Cai. Đây là năm thứ hai liên tiếp đơn vị dẫn đầu.",
        "- Tặng Bằng khen cho 3 tập thể.",
      )?.awards,
    ).toMatchObject([{ status: "proposed" }, { status: "proposed", collectives: 3 }]));
});
