import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Report } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

/** The members of a group that a review tells in these paragraphs after its opening. */
function membersIn(...paragraphs: readonly string[]): Report["members"] | undefined {
  const opening =
    "Sáng 12/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
  const article = articleOf(
    [opening, ...paragraphs].map((text) => ({ zone: "body", text })),
    { title: "Cụm thi đua số 3 tổng kết năm 2022" },
  );
  return extract(article, loadLexicon()).reports[0]?.members;
}

function statedIn(sentence: string): number | null | undefined {
  return membersIn(sentence)?.stated;
}

describe("the stated number of members", () => {
  it("is what all units of the group count", () =>
    expect(statedIn("Đến nay, 7/7 đơn vị đã lập sổ tay điện tử.")).toBe(7));

  it.each([
    "Toàn tỉnh có 12/12 đơn vị cấp huyện đã lập sổ tay điện tử.",
    "Có 9/9 đơn vị trực thuộc đã lập sổ tay điện tử.",
    "Đã kiểm tra 25/30 kế hoạch được giao.",
  ])("is not counted in: %s", (sentence) => expect(statedIn(sentence)).toBeNull());

  it.each([
    "Trong Cụm có 2 đơn vị được tặng Cờ thi đua.",
    "Hai đơn vị dẫn đầu của Cụm trình bày tham luận.",
    "Hai đơn vị còn lại của Cụm vắng mặt.",
    "Tham luận tại hội nghị có 3 đơn vị trong Cụm: Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Sơn La.",
    "Trước đó Cụm có 9 đơn vị.",
  ])("is not that of some in: %s", (sentence) => expect(statedIn(sentence)).toBeNull());
});

describe("members of several ranks", () => {
  it("keep their own: a city's body before those of provinces", () =>
    expect(
      membersIn("Cụm gồm: Sở Tư pháp TP.HCM, Đồng Nai và Tây Ninh.")?.units.map(({ name }) => name),
    ).toEqual(["Sở Tư pháp TP.HCM", "Sở Tư pháp tỉnh Đồng Nai", "Sở Tư pháp tỉnh Tây Ninh"]));

  it("are listed to the last, whatever the name before sounds like", () =>
    expect(
      membersIn("Cụm gồm các quận: Hoàn Kiếm, Ba Đình và các huyện Đông Anh, Gia Lâm.")?.units.map(
        ({ name }) => name,
      ),
    ).toEqual(["quận Hoàn Kiếm", "quận Ba Đình", "huyện Đông Anh", "huyện Gia Lâm"]));
});

describe("a list of some members", () => {
  it.each([
    "Trong Cụm có 3 đơn vị hoàn thành kế hoạch: Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Sơn La.",
    "Báo cáo tham luận tại hội nghị có 3 đơn vị gồm: Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Sơn La.",
    "Các mô hình hay thuộc về Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Yên Bái và Thanh tra tỉnh Sơn La thuộc Cụm thi đua số 3.",
  ])("is none of its members: %s", (sentence) =>
    expect(membersIn(sentence)).toMatchObject({ units: [], complete: false }),
  );

  it("stands beside one of all, which may come with a name of its own", () =>
    expect(
      membersIn(
        "Tham dự Hội nghị có Ban Giám hiệu, lãnh đạo các phòng của Trường Chính trị các tỉnh Bắc Kạn, Cao Bằng, Hà Giang và Trường Chính trị Hoàng Văn Thụ tỉnh Lạng Sơn.",
      )?.units,
    ).toHaveLength(4));
});

describe("members that a list of paragraphs names", () => {
  const items = [
    "- Thanh tra tỉnh Lào Cai (Cụm trưởng năm 2022);",
    "- Thanh tra tỉnh Yên Bái;",
    "- Viettel Gia Lai;",
    "- Thanh tra tỉnh Sơn La.",
  ];
  const names = [
    "Thanh tra tỉnh Lào Cai",
    "Thanh tra tỉnh Yên Bái",
    "Viettel Gia Lai",
    "Thanh tra tỉnh Sơn La",
  ];

  it("are those below the sentence that opens it", () => {
    const members = membersIn("Cụm thi đua số 3 có 4 đơn vị thành viên, gồm:", ...items);
    expect(members).toMatchObject({ stated: 4, complete: true });
    expect(members?.units.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ["guests", "Cụm thi đua số 3 có sự tham dự của các đại biểu khách mời gồm:"],
    ["who is asked for awards", "Hội nghị đề nghị tặng Cờ thi đua các đơn vị, gồm:"],
    ["who is to join", "Từ năm 2023, Cụm thi đua số 3 được bổ sung các đơn vị gồm:"],
    ["who is late", "Các đơn vị chưa gửi báo cáo gồm:"],
  ])("are not %s", (_, head) => expect(membersIn(head, ...items)?.units).toEqual([]));

  it.each([
    ["a sentence", "Năm 2022, Cụm đã hoàn thành mọi chỉ tiêu."],
    ["what somebody does", "Thanh tra tỉnh Sơn La được tặng Cờ thi đua."],
  ])("are none where the last item is %s", (_, last) =>
    expect(
      membersIn("Cụm thi đua số 3 có 4 đơn vị thành viên, gồm:", ...items.slice(0, 3), last)?.units,
    ).toEqual([]),
  );
});

describe("members beside the leaders", () => {
  const rest =
    "Các thành viên còn lại của Cụm gồm Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Sơn La và Thanh tra tỉnh Lai Châu.";

  it("are all of them with those who hold the roles", () => {
    const members = membersIn(`Năm 2022, Thanh tra tỉnh Lào Cai là Cụm trưởng. ${rest}`);
    expect(members?.units.map(({ name }) => name)).toContain("Thanh tra tỉnh Lào Cai");
    expect(members).toMatchObject({ complete: true });
    expect(members?.units).toHaveLength(4);
  });

  it("are not of a jury", () => {
    const jury =
      "Ban Giám khảo do Thanh tra tỉnh Lào Cai làm Trưởng ban, các thành viên còn lại gồm Thanh tra tỉnh Yên Bái, Thanh tra tỉnh Sơn La và Thanh tra tỉnh Lai Châu.";
    expect(membersIn(jury)?.units).toEqual([]);
  });
});
