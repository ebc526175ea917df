import { describe, expect, it } from "vitest";
import { loadLexicon } from "../../extractors/lexicon/load.ts";

const { provinces, towns } = loadLexicon();

describe("towns", () => {
  it.each([
    ["Hà Tiên", "2018-12-01", "thành phố"],
    ["Từ Sơn", "2015-06-01", "thị xã"],
    ["Từ Sơn", "2022-06-01", "thành phố"],
    ["Từ Sơn", "2005-06-01", undefined],
    ["Pleiku", "2013-02-26", "thành phố"],
    ["Chư Păh", "2013-02-26", undefined],
  ])("%s was on %s: %s", (name, day, level) => {
    expect(towns.levelOf(name, day)).toBe(level);
  });
});

describe("provinces", () => {
  it.each([
    ["BR-VT", "Bà Rịa - Vũng Tàu"],
    ["Bà Rịa Vũng Tàu", "Bà Rịa - Vũng Tàu"],
    ["TP.HCM", "Hồ Chí Minh"],
    ["Đắc Lắc", "Đắk Lắk"],
    ["Đak Lak", "Đắk Lắk"],
    ["Đăk Nông", "Đắk Nông"],
    ["TT-Huế", "Thừa Thiên Huế"],
    ["Thừa Thiên - Huế", "Thừa Thiên Huế"],
    ["Kontum", "Kon Tum"],
    ["Bắc Cạn", "Bắc Kạn"],
    ["Hoà Bình", "Hòa Bình"],
    ["Thanh Hoá", "Thanh Hóa"],
  ])("%s is %s", (written, name) => {
    const [found, named] = [written, name].map((one) => provinces.resolve(one, "2020-06-01"));
    expect(found).toBeDefined();
    expect(found).toBe(named);
  });

  it("are those of the day", () => {
    expect(provinces.resolve("Hà Tây", "2005-01-01")?.successor).toBe("vn34-01");
    expect(provinces.resolve("Phú Thọ", "2025-06-30")?.id).toBe("vn63-25");
    expect(provinces.resolve("Phú Thọ", "2025-07-01")?.id).toBe("vn34-25");
    expect(provinces.resolve("Huế", "2025-01-01")?.kind).toBe("city");
  });

  it("that were merged lead to one that is in force", () => {
    for (const name of ["Vĩnh Phúc", "Hòa Bình", "Quảng Nam", "Hà Giang", "Cà Mau"]) {
      const old = provinces.resolve(name, "2024-01-01");
      expect(old?.successor, name).toMatch(/^vn34-/u);
    }
  });

  it("are no misspelling away from any word", () => {
    expect(provinces.resolve("Hải Giang", "2020-01-01")).toBeUndefined();
    expect(provinces.resolve("", undefined)).toBeUndefined();
  });
});
