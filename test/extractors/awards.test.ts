import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import type { Report } from "../../src/model/extraction.ts";
import { articleOf } from "../support/article.ts";

/** The awards that a review reports in one sentence. */
function awardsIn(sentence: string): Report["awards"] {
  const lead =
    "Sáng 12/12/2022, Cụm thi đua số 3 tổ chức hội nghị tổng kết công tác thi đua năm 2022.";
  const article = articleOf(
    [
      { zone: "lead", text: lead },
      { zone: "body", text: sentence },
    ],
    { title: "Cụm thi đua số 3 tổng kết năm 2022" },
  );
  return extract(article, loadLexicon()).reports[0]?.awards ?? [];
}

describe("awards", () => {
  it.each([
    [
      "Hội nghị đề nghị Bộ Công an tặng Cờ thi đua cho 8/13 tập thể và 8 cá nhân.",
      [
        {
          titles: ["emulation-flag"],
          status: "proposed",
          authority: "Bộ Công an",
          collectives: 8,
          individuals: 8,
          outOf: 13,
          period: "2022",
        },
      ],
    ],
    [
      "Cụm đề nghị Bộ Y tế tặng Cờ thi đua cho Sở Y tế tỉnh Sơn La; Sở Y tế tỉnh Lai Châu được UBND tỉnh tặng Bằng khen.",
      [
        { titles: ["emulation-flag"], status: "proposed", authority: "Bộ Y tế" },
        { titles: ["merit-certificate"], status: "received", authority: "UBND tỉnh" },
      ],
    ],
    [
      "Phát biểu tại hội nghị, Giám đốc Sở Nội vụ nêu rõ: Năm 2020, UBND tỉnh đã tặng Cờ thi đua cho Sở Y tế.",
      [{ titles: ["emulation-flag"], status: "received", period: "2020" }],
    ],
    [
      "Năm 2021, 9 đơn vị trong Cụm đều hoàn thành chỉ tiêu. Kết quả, Ban Tổ chức Tỉnh ủy được UBND tỉnh tặng Cờ thi đua.",
      [{ titles: ["emulation-flag"], status: "received", period: "2021" }],
    ],
    ["Theo hướng dẫn, đơn vị dẫn đầu được đề nghị UBND tỉnh tặng Cờ thi đua.", []],
    ["Tỷ lệ đề nghị tặng Cờ thi đua không quá 1 đơn vị.", []],
    [
      "Cụm đề nghị UBND tỉnh tặng Cờ thi đua cho Báo Ninh Thuận và tặng Bằng khen cho Văn phòng Tỉnh ủy.",
      [
        { titles: ["emulation-flag"], authority: "UBND tỉnh", collectives: 1 },
        { titles: ["merit-certificate"], authority: "UBND tỉnh", collectives: 1 },
      ],
    ],
    [
      "Cụm đề nghị Chính phủ tặng Cờ thi đua cho Công an tỉnh; UBND tỉnh tặng Bằng khen cho Thanh tra tỉnh.",
      [
        { titles: ["emulation-flag"], authority: "Chính phủ", collectives: 1 },
        { titles: ["merit-certificate"], authority: "UBND tỉnh", collectives: 1 },
      ],
    ],
    [
      "Cụm đề nghị Thanh tra Chính phủ tặng Cờ thi đua cho Thanh tra tỉnh Lào Cai, UBND tỉnh tặng Bằng khen cho 3 cá nhân.",
      [
        { titles: ["emulation-flag"], authority: "Thanh tra Chính phủ", collectives: 1 },
        { titles: ["merit-certificate"], authority: "UBND tỉnh", individuals: 3 },
      ],
    ],
    [
      "Ba đơn vị được đề nghị Bộ Công an tặng Bằng khen là Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Sơn La và Thanh tra tỉnh Lai Châu.",
      [
        {
          titles: ["merit-certificate"],
          authority: "Bộ Công an",
          units: ["Thanh tra tỉnh Lào Cai", "Thanh tra tỉnh Sơn La", "Thanh tra tỉnh Lai Châu"].map(
            (name) => expect.objectContaining({ name }),
          ),
        },
      ],
    ],
    [
      "Hội nghị thông qua danh sách 3 tập thể, 12 cá nhân trình Chủ tịch UBND tỉnh tặng Bằng khen.",
      [{ status: "proposed", authority: "Chủ tịch UBND tỉnh", collectives: 3, individuals: 12 }],
    ],
    [
      "Hội nghị chọn 2/7 tập thể (Thanh tra tỉnh Lào Cai, Thanh tra tỉnh Sơn La) cùng 10 cá nhân để đề nghị Thanh tra Chính phủ tặng Bằng khen.",
      [{ status: "proposed", collectives: 2, individuals: 10, outOf: 7 }],
    ],
    [
      "Cụm giới thiệu Thanh tra tỉnh Lào Cai và Thanh tra tỉnh Sơn La để Thanh tra Chính phủ xét tặng Bằng khen.",
      [{ status: "proposed", authority: "Thanh tra Chính phủ", collectives: 2 }],
    ],
    [
      "Dịp này, 3 tập thể và 5 cá nhân được nhận Giấy khen.",
      [{ titles: ["commendation"], status: "awarded", collectives: 3, individuals: 5 }],
    ],
    [
      "Dịp này, lãnh đạo Cụm tặng Cờ thi đua cho Sở Nội vụ; 2 tập thể và 3 cá nhân được nhận Bằng khen.",
      [
        { titles: ["emulation-flag"], collectives: 1, individuals: null },
        { titles: ["merit-certificate"], collectives: 2, individuals: 3 },
      ],
    ],
    [
      "Công an tỉnh Quảng Trị đã được Chủ tịch nước tặng thưởng Huân chương Chiến công hạng Nhì.",
      [
        {
          titles: ["order"],
          status: "received",
          authority: "Chủ tịch nước",
          grade: "hạng Nhì",
          collectives: 1,
        },
      ],
    ],
    [
      "Hội nghị đề nghị UBND tỉnh tặng Bằng khen cho 10 tập thể (gồm 4 tập thể khối Đảng và 6 tập thể khối đoàn thể).",
      [{ titles: ["merit-certificate"], authority: "UBND tỉnh", collectives: 10 }],
    ],
    [
      "Thừa ủy quyền, lãnh đạo UBND tỉnh trao Bằng khen của Thủ tướng Chính phủ cho 2 tập thể.",
      [{ status: "awarded", authority: "Thủ tướng Chính phủ", collectives: 2 }],
    ],
    [
      "Cụm xếp Thanh tra tỉnh Lào Cai thứ nhất, Thanh tra tỉnh Sơn La thứ nhì. Theo đó, hai đơn vị này được đề nghị Thanh tra Chính phủ tặng Cờ thi đua.",
      [
        {
          titles: ["emulation-flag"],
          collectives: 2,
          evidence: [{ quote: expect.stringContaining("Thanh tra tỉnh Lào Cai thứ nhất") }],
        },
      ],
    ],
    [
      "Thanh tra tỉnh Lào Cai đạt điểm cao nhất. Cụm đề nghị Thanh tra Chính phủ tặng Cờ thi đua cho đơn vị này và tặng Bằng khen cho Thanh tra tỉnh Sơn La.",
      [
        { units: [{ name: "Thanh tra tỉnh Lào Cai" }], collectives: 1 },
        { units: [{ name: "Thanh tra tỉnh Sơn La" }], collectives: 1 },
      ],
    ],
    [
      "Dịp này, Thanh tra tỉnh Lào Cai được Chủ tịch nước tặng Huân chương Lao động; được Thanh tra Chính phủ tặng Bằng khen.",
      [
        { titles: ["order"], authority: "Chủ tịch nước", collectives: 1 },
        { titles: ["merit-certificate"], authority: "Thanh tra Chính phủ", collectives: 1 },
      ],
    ],
    [
      "Dịp này, Thanh tra Chính phủ tặng Bằng khen cho 2 tập thể; 5 cá nhân được tặng Kỷ niệm chương.",
      [
        { titles: ["merit-certificate"], authority: "Thanh tra Chính phủ", collectives: 2 },
        { titles: ["insignia"], authority: null, individuals: 5 },
      ],
    ],
    [
      "Thanh tra tỉnh Lào Cai xếp thứ hai và Thanh tra tỉnh Sơn La xếp thứ ba, được đề nghị Thanh tra Chính phủ tặng Bằng khen.",
      [{ status: "proposed", authority: "Thanh tra Chính phủ", collectives: 2 }],
    ],
    [
      "Thanh tra tỉnh Lào Cai là đơn vị duy nhất được Cụm đề nghị Thanh tra Chính phủ tặng Cờ thi đua.",
      [{ status: "proposed", units: [{ name: "Thanh tra tỉnh Lào Cai" }] }],
    ],
    [
      "Hai đơn vị được Cụm giới thiệu để Thanh tra Chính phủ xét tặng Cờ thi đua là Thanh tra tỉnh Lào Cai và Thanh tra tỉnh Sơn La.",
      [{ status: "proposed", collectives: 2, units: [{}, {}] }],
    ],
    [
      "Có 03 đơn vị gồm: Sở Tư pháp; Sở Nội vụ và Thanh tra tỉnh được suy tôn, được đề nghị tặng Bằng khen.",
      [{ status: "proposed", collectives: 3 }],
    ],
    [
      "Dịp này, UBND tỉnh tặng Bằng khen cho 02 cá nhân: Lê Văn Tám (Nam Định) và Trần Thị Hoa (Ninh Bình).",
      [{ individuals: 2, collectives: null, units: [] }],
    ],
    [
      "Hội nghị trình và được Thủ tướng Chính phủ khen thưởng cho 14 tập thể.",
      [{ status: "received", collectives: 14 }],
    ],
    [
      "Cụm đề nghị Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh tặng Giấy khen cho 3 tổ chức đảng.",
      [{ authority: "Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh", collectives: 3 }],
    ],
    [
      "Cụm đề nghị UBND tỉnh tặng Bằng khen cho Sở Nội vụ vì có 5 năm liền (2017 - 2021) dẫn đầu.",
      [{ collectives: 1, period: "2017 - 2021" }],
    ],
  ])("%s", (sentence, awards) => expect(awardsIn(sentence)).toMatchObject(awards));

  it.each([
    "Cụm chọn Công an tỉnh Lào Cai đăng cai hội nghị trao Bằng khen của Bộ Công an.",
    "Công an tỉnh Lào Cai là đơn vị đăng cai, các đơn vị dẫn đầu được đề nghị Bộ Công an tặng Cờ thi đua.",
    "Công an tỉnh Lào Cai vượt 15% chỉ tiêu, nhiều cán bộ được Bộ Công an tặng Bằng khen.",
    "Công đoàn Sở Y tế Lào Cai thực hiện kiểm tra. Đơn vị trên 95 điểm được đề nghị tặng Bằng khen.",
    "So với Sở Tư pháp tỉnh Sơn La, điểm của đơn vị này cao hơn nên được đề nghị tặng Bằng khen.",
    "Sở Y tế Lào Cai thành lập đoàn kiểm tra. Trường đó được UBND tỉnh tặng Cờ thi đua.",
    "Sở Tài chính Lào Cai và Sở Tài chính Yên Bái giới thiệu anh Lê Văn An và chị Vũ Thị Hoa. Cả hai được đề nghị tặng Bằng khen.",
    "Cụm thống nhất chọn Công an tỉnh Lào Cai làm đơn vị điểm và đề nghị tặng Bằng khen cho các đơn vị xuất sắc.",
  ])("names no recipient in: %s", (sentence) =>
    expect(awardsIn(sentence).flatMap(({ units }) => units)).toEqual([]),
  );

  it.each([
    "Công an tỉnh Sơn La xếp cuối Cụm, còn Công an tỉnh Lào Cai xếp thứ nhất, được đề nghị Bộ Công an tặng Cờ thi đua.",
    "Công an tỉnh Sơn La xếp thứ sáu và Công an tỉnh Lào Cai xếp thứ nhất, được đề nghị Bộ Công an tặng Cờ thi đua.",
    "Hạng nhì: Công an tỉnh Sơn La; Công an tỉnh Lào Cai được đề nghị Bộ Công an tặng Cờ thi đua.",
  ])("gives the flag to the first alone in: %s", (sentence) =>
    expect(awardsIn(sentence)).toMatchObject([{ units: [{ name: "Công an tỉnh Lào Cai" }] }]),
  );

  it.each([
    "Năm 2023, Cụm phấn đấu có 2 đơn vị được đề nghị tặng Cờ thi đua.",
    "Các đơn vị đăng ký có ít nhất 1 cá nhân được tặng Bằng khen.",
    "Đơn vị chưa từng được tặng Cờ thi đua.",
    "Năm nay, Cụm không đề nghị tặng Cờ thi đua cho đơn vị nào.",
    "Hội nghị sẽ bình xét, đề nghị tặng Bằng khen cho 2 đơn vị.",
    "Đơn vị được đề nghị tặng Cờ thi đua phải đạt tổng điểm cao nhất.",
    "Lãnh đạo Cụm trao cờ luân lưu cho Công an tỉnh Phú Thọ.",
    "Ban Tổ chức trao Huy chương Vàng cho đội bóng chuyền.",
    "Nếu hoàn thành vượt mức chỉ tiêu, đơn vị được Bộ Công an tặng Cờ thi đua.",
    "Công an tỉnh Lào Cai đạt kết quả tốt và đặt mục tiêu được Bộ Công an tặng Cờ thi đua.",
    "Hội nghị đề nghị lãnh đạo các cấp trình cấp trên khen thưởng.",
    "Ở môn bóng chuyền, hai đội vào chung kết được Ban Tổ chức tặng Cờ và Giấy khen.",
    "Hai đơn vị đó không nằm trong danh sách đề nghị tặng Cờ thi đua.",
    "Đồng chí đề nghị các đơn vị phát huy kết quả đạt được.",
  ])("finds none in: %s", (sentence) => expect(awardsIn(sentence)).toEqual([]));
});
