import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { createNames } from "../../src/pipeline/consolidate/names.ts";

const { body } = createNames(loadLexicon());

describe("the usual name of a body", () => {
  it.each([
    ["BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"],
    ["BTG TU", "Ban Tuyên giáo Tỉnh ủy"],
    ["UBKT HU", "Ủy ban Kiểm tra Huyện ủy"],
    ["BTC TW", "Ban Tổ chức Trung ương"],
    ["Văn phòng TU", "Văn phòng Tỉnh ủy"],
    ["Xưởng may", "Xưởng may"],
  ])("of %s is %s", (written, usual) => {
    expect(body(written)).toBe(usual);
  });
});
