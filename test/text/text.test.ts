import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../src/text/canonical.ts";
import { foldText, nameKey, searchKey } from "../../src/text/fold.ts";
import { normalizeText } from "../../src/text/normalize.ts";
import { parseNumber, parseRoman } from "../../src/text/numerals.ts";
import { splitSentences } from "../../src/text/sentences.ts";
import { normalizeTone } from "../../src/text/tone.ts";

describe("tone placement", () => {
  it.each([
    ["hoà", "hòa"],
    ["uỷ ban", "ủy ban"],
    ["THUỶ", "THỦY"],
    ["khoẻ", "khỏe"],
    ["quý", "quý"],
    ["hoàn", "hoàn"],
    ["Huế", "Huế"],
  ])("%s is %s", (old, modern) => expect(normalizeTone(old)).toBe(modern));

  it("keeps the length of NFC text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (raw) => {
        const text = raw.normalize("NFC");
        expect(canonicalText(text).length).toBe(text.length);
      }),
    );
  });
});

describe("folding", () => {
  it("finds đ, which SQLite's own folding does not", () => {
    expect(searchKey("Đà Nẵng")).toBe("da nang");
    expect(searchKey("Ðắk Lắk")).toBe("dak lak");
  });

  it("keeps the length of any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => foldText(text).length === text.length),
    );
  });

  it("sets case, punctuation and tone placement aside in names", () => {
    expect(nameKey("Ủy Ban  kiểm tra - Tỉnh uỷ")).toBe(nameKey("Uỷ ban Kiểm tra Tỉnh ủy"));
  });
});

describe("normalisation", () => {
  it("gives NFC, plain spaces and line ends, and drops what cannot be seen", () => {
    expect(normalizeText("\uFEFFa\u00A0b\r\nc\u200Bd".normalize("NFD"))).toBe("a b\ncd");
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        const once = normalizeText(raw);
        expect(normalizeText(once)).toBe(once);
      }),
    );
  });
});

describe("numerals", () => {
  it.each([
    ["08", 8],
    ["2.983", 2983],
    ["98,5", 98.5],
    ["mười", 10],
    ["3.5", undefined],
    ["1.23", undefined],
    ["", undefined],
  ])("%s is %s", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each([
    ["III", 3],
    ["IV", 4],
    ["IX", 9],
    ["XIV", 14],
    ["IIII", undefined],
    ["VX", undefined],
    ["", undefined],
  ])("Roman %s is %s", (text, value) => expect(parseRoman(text)).toBe(value));
});

describe("sentences", () => {
  function split(text: string): readonly string[] {
    const whole = { start: 0, end: text.length };
    return splitSentences(text, whole).map(({ start, end }) => text.slice(start, end));
  }

  it.each([
    ["Cụm họp tại TP. Sơn La. Khối họp sau.", ["Cụm họp tại TP. Sơn La.", "Khối họp sau."]],
    ["có 2.983 đảng viên. Năm 2020 khép lại.", ["có 2.983 đảng viên.", "Năm 2020 khép lại."]],
    ["đồng chí Đ/c. A phát biểu…\nẢnh: MT", ["đồng chí Đ/c. A phát biểu…", "Ảnh: MT"]],
    ["gồm: A, B và C…", ["gồm: A, B và C…"]],
  ])("%s", (text, sentences) => expect(split(text)).toEqual(sentences));

  it("loses nothing but white space, and has an upper bound", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        expect(split(text).join("").replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
      }),
    );
    expect(Math.max(...split("a ".repeat(20_000)).map((part) => part.length))).toBeLessThan(2000);
  });
});
