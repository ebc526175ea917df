import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { articleOf } from "../support/article.ts";

/** The chairs of a review of 2022 that its paragraphs tell of, each in a line. */
function chairsIn(text: string): readonly string[] {
  const lead =
    "Sáng 12/12/2022, Cụm thi đua số 3 ngành Thanh tra tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
  const article = articleOf(
    [
      { zone: "lead", text: lead },
      ...text.split("\n").map((paragraph) => ({ zone: "body" as const, text: paragraph })),
    ],
    { title: "Cụm thi đua số 3 tổng kết năm 2022" },
  );
  const [report] = extract(article, loadLexicon()).reports;
  return (report?.chairs ?? []).map(({ role, status, unit, year, yearBasis }) =>
    [role, status, unit?.name, year, yearBasis].join(" "),
  );
}

describe("the year of a chair", () => {
  it.each([
    [
      "of a list below the words that announce it",
      "Phân công đơn vị Cụm trưởng, Cụm phó năm 2023:\n- Cụm trưởng: Thanh tra tỉnh Sơn La\n- Cụm phó: Thanh tra tỉnh Lai Châu",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "of a term that runs to the end of the year",
      "Hội nghị thống nhất cử Thanh tra tỉnh Sơn La tiếp tục làm Cụm trưởng, Thanh tra tỉnh Lai Châu làm Cụm phó đến hết năm 2022.",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 stated",
        "deputy incumbent Thanh tra tỉnh Lai Châu 2022 stated",
      ],
    ],
    [
      "of an item, for the one behind it",
      "Cụm trưởng năm 2023: Thanh tra tỉnh Sơn La. Cụm phó: Thanh tra tỉnh Lai Châu.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "of a chair and of a deputy that is said in short",
      "Đơn vị đảm nhận Cụm trưởng năm 2023 là Ban Tổ chức Tỉnh ủy Sơn La, phó là Ban Tổ chức Tỉnh ủy Lai Châu.",
      [
        "chair elected Ban Tổ chức Tỉnh ủy Sơn La 2023 stated",
        "deputy elected Ban Tổ chức Tỉnh ủy Lai Châu 2023 stated",
      ],
    ],
    [
      "of who hands a flag on, and of who takes it, by persons",
      "Chuyển giao cờ Cụm trưởng từ ông Lê Văn Bình, Chánh Thanh tra tỉnh Lào Cai sang ông Trần Văn An, Chánh Thanh tra tỉnh Sơn La.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 implied",
        "chair incumbent Thanh tra tỉnh Lào Cai 2022 implied",
      ],
    ],
    [
      "that runs to its end, and of who goes on",
      "Vì vậy, Cụm nhất trí cử Thanh tra tỉnh Sơn La thay thế làm Cụm trưởng cho đến hết năm; Thanh tra tỉnh Lai Châu vẫn là Cụm phó.",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
        "deputy incumbent Thanh tra tỉnh Lai Châu 2022 implied",
      ],
    ],
    [
      "of a term that a merger ended",
      "Thanh tra tỉnh Sơn La, Cụm trưởng năm 2022, không còn sau khi hợp nhất.",
      ["chair former Thanh tra tỉnh Sơn La 2022 stated"],
    ],
    [
      "of a role in the next part of the sentence",
      "Chức Cụm phó năm 2023 thuộc về Thanh tra tỉnh Lai Châu, còn Cụm trưởng là Thanh tra tỉnh Sơn La; Thanh tra tỉnh Hà Giang, đơn vị Cụm trưởng năm 2022, được tặng hoa.",
      [
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "chair incumbent Thanh tra tỉnh Hà Giang 2022 stated",
      ],
    ],
    [
      "that an election gives, in the sentence before",
      "Các đại biểu tiến hành bầu Cụm trưởng, Cụm phó năm 2023. Với số phiếu tập trung, Thanh tra tỉnh Sơn La trúng cử Cụm trưởng, Thanh tra tỉnh Lai Châu giữ vai trò Cụm phó.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "that is reviewed, of who presided",
      "Hội nghị tổng kết công tác thi đua năm 2022 do Thanh tra tỉnh Sơn La - đơn vị Cụm trưởng chủ trì.",
      ["chair incumbent Thanh tra tỉnh Sơn La 2022 implied"],
    ],
    [
      "that the receiver of a flag will run",
      "Thanh tra tỉnh Sơn La đã trao biểu trưng Cụm trưởng cho Thanh tra tỉnh Lai Châu, đơn vị sẽ điều hành Cụm trong năm 2023.",
      [
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
      ],
    ],
    [
      "of what is left of a year, and of who held it before",
      "Cụm giao Thanh tra tỉnh Sơn La đảm nhiệm vai trò Cụm trưởng trong những tháng còn lại của năm 2022, thay Thanh tra tỉnh Lai Châu (Cụm trưởng 6 tháng đầu năm 2022).",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 stated",
        "chair former Thanh tra tỉnh Lai Châu 2022 stated",
      ],
    ],
    [
      "of a deputy who runs the group",
      "Hội nghị thống nhất giới thiệu xã Tân Phú làm Trưởng cụm, xã Tân Hòa làm Phó cụm điều hành hoạt động năm 2023.",
      ["chair elected xã Tân Phú 2023 stated", "deputy elected xã Tân Hòa 2023 stated"],
    ],
    [
      "that has ended, of two that change places",
      "Sau một năm Thanh tra tỉnh Sơn La làm Cụm trưởng và Thanh tra tỉnh Lai Châu làm Cụm phó, hai đơn vị hoán đổi: năm 2023, Thanh tra tỉnh Lai Châu làm Cụm trưởng, Thanh tra tỉnh Sơn La làm Cụm phó.",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
        "deputy incumbent Thanh tra tỉnh Lai Châu 2022 implied",
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "deputy elected Thanh tra tỉnh Sơn La 2023 stated",
      ],
    ],
    [
      "of who goes on, by the role in apposition",
      "Cụm đồng ý để Thanh tra tỉnh Sơn La, Cụm trưởng năm 2022, tiếp tục giữ cương vị này trong năm 2023.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "chair incumbent Thanh tra tỉnh Sơn La 2022 stated",
      ],
    ],
    [
      "that is said in apposition, not one that is worked out",
      "Hội nghị cử Thanh tra tỉnh Lai Châu làm Cụm trưởng năm 2023, thay Thanh tra tỉnh Sơn La, Cụm trưởng năm 2021.",
      [
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "chair former Thanh tra tỉnh Sơn La 2021 stated",
      ],
    ],
    [
      "of who is told beside the next one",
      "Theo đề nghị của Thanh tra tỉnh Sơn La (Cụm trưởng), các thành viên thống nhất giao Thanh tra tỉnh Lai Châu làm Cụm trưởng, Thanh tra tỉnh Điện Biên làm Cụm phó năm 2023.",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "deputy elected Thanh tra tỉnh Điện Biên 2023 stated",
      ],
    ],
    [
      "that opens a part of the sentence",
      "Năm 2022, Cụm do Thanh tra tỉnh Sơn La làm Cụm trưởng; sang năm 2023, vai trò này được chuyển cho Thanh tra tỉnh Lai Châu (Cụm trưởng).",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 stated",
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "that has ended, beside an election for the next",
      "Hội nghị phân công Thanh tra tỉnh Lai Châu làm Cụm trưởng năm 2023, đồng thời cảm ơn Thanh tra tỉnh Sơn La đã hoàn thành tốt vai trò Cụm trưởng.",
      [
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
      ],
    ],
    [
      "told by rotation every year",
      "Theo chế độ luân phiên hằng năm, Thanh tra tỉnh Lai Châu giữ nhiệm vụ Cụm trưởng năm 2023.",
      ["chair elected Thanh tra tỉnh Lai Châu 2023 stated"],
    ],
    [
      "of terms of two years, the one that runs and the next",
      "Hội nghị bầu Thanh tra tỉnh Lai Châu làm Cụm trưởng giai đoạn 2023 - 2024, ghi nhận đóng góp của Thanh tra tỉnh Sơn La trong vai trò Cụm trưởng giai đoạn 2021 - 2022.",
      ["chair elected Thanh tra tỉnh Lai Châu  ", "chair incumbent Thanh tra tỉnh Sơn La  "],
    ],
    [
      "of a heading, for what stands below it",
      "4. Cụm trưởng, Cụm phó năm 2023\nHội nghị biểu quyết Thanh tra tỉnh Sơn La giữ nhiệm vụ Cụm trưởng; hai Cụm phó gồm Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Lai Châu.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "deputy elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "that begins when the meeting is over",
      "Kể từ sau hội nghị, Cụm do Thanh tra tỉnh Sơn La điều hành với vai trò Cụm trưởng, Thanh tra tỉnh Lào Cai làm Cụm phó.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 implied",
        "deputy elected Thanh tra tỉnh Lào Cai 2023 implied",
      ],
    ],
    [
      "of a list that is not the one announced",
      "Phân công đơn vị Cụm trưởng, Cụm phó năm 2023:\nHội nghị kết thúc tốt đẹp.\n- Cụm trưởng: Thanh tra tỉnh Sơn La",
      ["chair incumbent Thanh tra tỉnh Sơn La 2022 implied"],
    ],
    [
      "where two roles are shared out to two units",
      "Thanh tra tỉnh Sơn La và Thanh tra tỉnh Lai Châu được giới thiệu và thống nhất làm Cụm trưởng, Cụm phó năm 2023.",
      [
        "chair elected Thanh tra tỉnh Sơn La 2023 stated",
        "deputy elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "where two roles are named before their holders",
      "Cụm trưởng và Cụm phó năm 2023 là Thanh tra tỉnh Lai Châu và Thanh tra tỉnh Điện Biên.",
      [
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
        "deputy elected Thanh tra tỉnh Điện Biên 2023 stated",
      ],
    ],
    [
      "of a chair that rotates, a new one and an old one",
      "Thanh tra tỉnh Sơn La, Cụm trưởng luân phiên năm 2023, phát biểu. Thanh tra tỉnh Sơn La (Cụm trưởng khóa mới) và Thanh tra tỉnh Lai Châu (Cụm trưởng cũ) ký biên bản.",
      ["chair elected Thanh tra tỉnh Sơn La 2023 stated"],
    ],
    [
      "who is elected at a review, of which the year is said",
      "Tại hội nghị tổng kết công tác thi đua năm 2022, Thanh tra tỉnh Sơn La được bầu làm Cụm trưởng.",
      ["chair elected Thanh tra tỉnh Sơn La 2023 implied"],
    ],
    [
      "that passed on at the review before",
      "Tại hội nghị tổng kết năm 2021, Thanh tra tỉnh Sơn La đã bàn giao nhiệm vụ Cụm trưởng cho Thanh tra tỉnh Lai Châu.",
      [
        "chair former Thanh tra tỉnh Sơn La 2021 implied",
        "chair incumbent Thanh tra tỉnh Lai Châu 2022 implied",
      ],
    ],
    [
      "who was elected at the end of the year before",
      "Cuối năm 2021, Thanh tra tỉnh Sơn La được bầu làm Cụm trưởng.",
      ["chair incumbent Thanh tra tỉnh Sơn La 2022 implied"],
    ],
    [
      "of the giver and of the receiver, each its own",
      "Thanh tra tỉnh Sơn La, Cụm trưởng năm 2022 bàn giao cho Thanh tra tỉnh Lai Châu làm Cụm trưởng năm 2023.",
      [
        "chair incumbent Thanh tra tỉnh Sơn La 2022 stated",
        "chair elected Thanh tra tỉnh Lai Châu 2023 stated",
      ],
    ],
    [
      "of the meeting to come",
      "Hội nghị tiếp theo sẽ được tổ chức vào ngày 15/12/2023 do Thanh tra tỉnh Tây Ninh làm Cụm trưởng.",
      ["chair elected Thanh tra tỉnh Tây Ninh 2023 implied"],
    ],
    [
      "that the sentence before announces",
      "Hội nghị ra mắt Ban điều hành Cụm năm 2023. Cụm trưởng: Thanh tra tỉnh Lào Cai; Cụm phó: Thanh tra tỉnh Sơn La.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy elected Thanh tra tỉnh Sơn La 2023 stated",
      ],
    ],
    [
      "of the pair that two sentences tell",
      "Tiếp nhận nhiệm vụ Cụm trưởng năm 2023 là Thanh tra tỉnh Lào Cai. Thanh tra tỉnh Sơn La được phân công hỗ trợ trong vai trò Cụm phó.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy elected Thanh tra tỉnh Sơn La 2023 implied",
      ],
    ],
    [
      "that is not the pair's, where the second sentence tells of now",
      "Hội nghị bầu Thanh tra tỉnh Lào Cai làm Cụm trưởng năm 2023. Trong năm, Thanh tra tỉnh Sơn La giữ cương vị Cụm phó.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy incumbent Thanh tra tỉnh Sơn La 2022 implied",
      ],
    ],
    [
      "of an election that the sentence before tells of",
      "Các thành viên thông qua danh sách Cụm trưởng, Cụm phó năm 2023. Theo đó, Thanh tra tỉnh Lào Cai là Cụm trưởng, Thanh tra tỉnh Sơn La là Cụm phó.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy elected Thanh tra tỉnh Sơn La 2023 stated",
      ],
    ],
    [
      "of who hands over, not of the election before",
      "Các đại biểu đã bầu Cụm trưởng, Cụm phó năm 2023. Thanh tra tỉnh Lào Cai, đơn vị Cụm trưởng, báo cáo kết quả.",
      ["chair incumbent Thanh tra tỉnh Lào Cai 2022 implied"],
    ],
    [
      "where the election is put off",
      "Hội nghị nhất trí hoãn bầu Cụm trưởng năm 2023. Thanh tra tỉnh Lào Cai là Cụm trưởng.",
      ["chair incumbent Thanh tra tỉnh Lào Cai 2022 implied"],
    ],
    [
      "where a report is agreed to, not a chair",
      "Hội nghị nhất trí cao với báo cáo của Cụm trưởng. Theo đó, Thanh tra tỉnh Lào Cai là Cụm trưởng.",
      ["chair incumbent Thanh tra tỉnh Lào Cai 2022 implied"],
    ],
    [
      "that another clause opens with",
      "Theo báo cáo của Thanh tra tỉnh Lào Cai - Cụm trưởng, năm 2022, các đơn vị đã hoàn thành kế hoạch.",
      ["chair incumbent Thanh tra tỉnh Lào Cai 2022 implied"],
    ],
    [
      "between commas, where the sentence goes on with the same unit",
      "Thanh tra tỉnh Lào Cai - Cụm trưởng, năm 2019, được biểu dương.",
      ["chair former Thanh tra tỉnh Lào Cai 2019 stated"],
    ],
    [
      "of who wins the vote",
      "Về nhân sự Cụm năm 2023, qua biểu quyết, Thanh tra tỉnh Lào Cai trúng Cụm trưởng; Cụm phó là Thanh tra tỉnh Sơn La.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "deputy elected Thanh tra tỉnh Sơn La 2023 stated",
      ],
    ],
    [
      "of one holder that goes by two names",
      "Năm 2022, Công ty TNHH MTV Cấp nước Trà Kiệu làm Cụm trưởng. Công ty Cấp nước Trà Kiệu, đơn vị Cụm trưởng, báo cáo.",
      ["chair incumbent Công ty TNHH MTV Cấp nước Trà Kiệu 2022 stated"],
    ],
    [
      "of two deputies whose names differ in their legal form alone",
      "Hội nghị bầu Công ty Cổ phần Thép Việt Ý và Công ty TNHH Thép Việt Ý làm Cụm phó năm 2023.",
      [
        "deputy elected Công ty Cổ phần Thép Việt Ý 2023 stated",
        "deputy elected Công ty TNHH Thép Việt Ý 2023 stated",
      ],
    ],
    [
      "from which it is held, behind the giver",
      "Theo thứ tự luân phiên, Thanh tra tỉnh Lào Cai tiếp quản nhiệm vụ Cụm trưởng từ Thanh tra tỉnh Sơn La kể từ năm công tác 2023.",
      [
        "chair elected Thanh tra tỉnh Lào Cai 2023 stated",
        "chair incumbent Thanh tra tỉnh Sơn La 2022 implied",
      ],
    ],
    [
      "of who is replaced, in brackets, and of nobody else",
      "Trong năm 2022, Thanh tra tỉnh Lào Cai đảm trách Cụm trưởng thay Thanh tra tỉnh Sơn La (Cụm trưởng năm 2021), Thanh tra tỉnh Lai Châu đảm trách Cụm phó.",
      [
        "chair incumbent Thanh tra tỉnh Lào Cai 2022 stated",
        "chair former Thanh tra tỉnh Sơn La 2021 stated",
        "deputy incumbent Thanh tra tỉnh Lai Châu 2022 stated",
      ],
    ],
    [
      "with which the sentence opens as a number",
      "2022 là năm Thanh tra tỉnh Lào Cai giữ vai trò Cụm trưởng.",
      ["chair incumbent Thanh tra tỉnh Lào Cai 2022 stated"],
    ],
    [
      "that nobody has: who decides is not decided upon",
      "Việc phân công Cụm trưởng năm 2023 sẽ do Thanh tra tỉnh Lào Cai quyết định.",
      [],
    ],
  ])("%s", (_, paragraph, chairs) => {
    expect(chairsIn(paragraph).toSorted()).toEqual(chairs.toSorted());
  });
});
