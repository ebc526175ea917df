import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { articleOf } from "../support/article.ts";

const HELD = "Ngày 5/12/2022, Cụm thi đua số 3 tổ chức hội nghị";

function modeOf(text: string): string | null | undefined {
  return extract(articleOf([{ zone: "body", text }]), loadLexicon()).reports[0]?.event.mode;
}

describe("how a meeting was held", () => {
  it.each([
    [`${HELD} trực tuyến tổng kết năm 2022.`, "online"],
    [`${HELD} giao ban trực tuyến quý IV.`, "online"],
    [`${HELD} tổng kết năm 2022 theo hình thức trực tiếp kết hợp trực tuyến.`, "hybrid"],
    [`${HELD} tổng kết năm 2022 theo hình thức trực tiếp.`, "in-person"],
  ])("is said: %s", (text, mode) => {
    expect(modeOf(text)).toBe(mode);
  });

  it.each([
    [`${HELD} tổng kết năm 2022. Năm đơn vị đã trang bị phòng họp trực tuyến tới cấp huyện.`],
    [`${HELD} tổng kết năm 2022. Các cuộc giao ban trực tuyến hằng quý có nội dung thiết thực.`],
    [`${HELD} tổng kết năm 2022. Các phiên họp trực tuyến trong năm đều đúng giờ.`],
    [
      `${HELD} tổng kết năm 2022. Việc quán triệt nghị quyết theo hình thức trực tuyến có hiệu quả.`,
    ],
  ])("is not said of a room, of other meetings or of other work: %s", (text) => {
    expect(modeOf(text)).toBeNull();
  });
});
