import { describe, expect, it } from "vitest";
import type { ChairStatement } from "../../src/consolidate/chair-terms.ts";
import { resolveTerms } from "../../src/consolidate/chair-terms.ts";
import { findCopies } from "../../src/consolidate/copies.ts";
import type { GroupSighting } from "../../src/consolidate/group-identity.ts";
import { identifyGroups } from "../../src/consolidate/group-identity.ts";

function said(unit: string, more: Partial<ChairStatement> = {}): ChairStatement {
  const articleId = more.articleId ?? `${unit}-${more.status ?? "elected"}`;
  return {
    statementId: 1,
    articleId,
    textId: articleId,
    status: "elected",
    unit,
    place: null,
    year: 2021,
    isCorrection: false,
    ...more,
  };
}

const never = (): boolean => false;

describe("chair terms", () => {
  it("are confirmed by two independent texts, not by two copies of one", () => {
    const [two] = resolveTerms(
      [said("A", { textId: "x" }), said("A", { textId: "y", status: "incumbent" })],
      never,
    );
    expect(two).toMatchObject({ unit: "A", support: "confirmed", texts: 2, basis: "both" });
    const [copies] = resolveTerms([said("A", { textId: "x" }), said("A", { textId: "x" })], never);
    expect(copies).toMatchObject({ support: "one-text", texts: 1, basis: "elected" });
  });

  it("say that texts disagree, and keep the dissent", () => {
    const [term] = resolveTerms([said("A"), said("A", { textId: "z" }), said("B")], never);
    expect(term).toMatchObject({
      unit: "A",
      support: "disputed",
      dissent: [{ unit: "B", texts: 1 }],
    });
  });

  it("follow a correction against any number of texts", () => {
    const wrong = [said("A", { textId: "x" }), said("A", { textId: "y" })];
    const [term] = resolveTerms([...wrong, said("B", { isCorrection: true })], never);
    expect(term).toMatchObject({ unit: "B", support: "corrected" });
  });

  it("prefer who holds the chair to who was to hold it, where texts are even", () => {
    const [term] = resolveTerms([said("A"), said("B", { status: "incumbent" })], never);
    expect(term?.unit).toBe("B");
  });

  it("take a unit for the same with and without the rank of its province", () => {
    const [term] = resolveTerms(
      [said("Công an tỉnh Phú Thọ", { textId: "x" }), said("Công an Phú Thọ", { textId: "y" })],
      never,
    );
    expect(term).toMatchObject({ support: "confirmed", texts: 2, dissent: [] });
    const [committees] = resolveTerms(
      [said("Ban Tổ chức Tỉnh ủy Phú Thọ"), said("Ban Tổ chức Thành ủy Huế")],
      never,
    );
    expect(committees?.support).toBe("disputed");
  });

  it("take a merger within the year for a succession", () => {
    const succeeds = (from: string | null, to: string | null): boolean =>
      from === "Thái Bình" && to === "Hưng Yên";
    const old = said("Ban X Thái Bình", { place: "Thái Bình", status: "former" });
    const merged = said("Ban X Hưng Yên", { place: "Hưng Yên", status: "incumbent" });
    for (const order of [
      [old, merged],
      [merged, old],
    ]) {
      const [term] = resolveTerms(order, succeeds);
      expect(term).toMatchObject({
        place: "Thái Bình",
        dissent: [],
        successor: { place: "Hưng Yên" },
      });
    }
    const [other] = resolveTerms([old, said("Sở Y Hưng Yên", { place: "Hưng Yên" })], succeeds);
    expect(other?.support).toBe("disputed");
  });
});

describe("copies", () => {
  const long = [
    "Cụm thi đua đã hoàn thành mọi chỉ tiêu của năm nay rất tốt.",
    "Các đơn vị đã ký giao ước thi đua cho năm tới tại hội nghị.",
  ];

  it("share their long sentences, whatever case and marks", () => {
    const texts = findCopies([
      { id: "a", text: long.join(" ") },
      { id: "b", text: long.join("\n\n").toUpperCase() },
      { id: "c", text: "Một bài khác hẳn về một hội nghị khác của một cụm khác nữa." },
    ]);
    expect([...texts.values()]).toEqual(["a", "a", "c"]);
  });

  it("are made within two months: a yearly list of members is no copy", () => {
    const text = long.join(" ");
    const texts = findCopies([
      { id: "a", text, day: "2020-12-20" },
      { id: "b", text, day: "2021-01-05" },
      { id: "c", text, day: "2021-12-20" },
    ]);
    expect([...texts.values()]).toEqual(["a", "a", "c"]);
  });

  it("are not made by one shared sentence among several", () => {
    const texts = findCopies([
      { id: "a", text: long.join(" ") },
      {
        id: "b",
        text: `${long[0]} Đại diện lãnh đạo Cụm phát biểu kết thúc buổi gặp mặt cuối năm.`,
      },
    ]);
    expect([...texts.values()]).toEqual(["a", "b"]);
  });

  it("are not made by short stock phrases", () => {
    const texts = findCopies([
      {
        id: "a",
        text: "Hội nghị thành công. Câu đầu của bài thứ nhất thì dài hơn bốn mươi chữ cái.",
      },
      {
        id: "b",
        text: "Hội nghị thành công. Bài thứ hai lại mở đầu theo một cách khác hoàn toàn.",
      },
    ]);
    expect(new Set(texts.values()).size).toBe(2);
  });
});

describe("groups", () => {
  function seen(name: string, more: Partial<GroupSighting> = {}): GroupSighting {
    return {
      articleId: name + JSON.stringify(more),
      report: 0,
      form: "cluster",
      number: null,
      name,
      sector: null,
      region: null,
      province: null,
      units: [],
      ...more,
    };
  }

  it("with one number are one only within a sector", () => {
    const groups = identifyGroups([
      seen("Cụm thi đua số 3", { number: 3, sector: "Thanh tra" }),
      seen("Cụm thi đua số III", { number: 3, sector: "Thanh tra" }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công an" }),
    ]);
    expect(groups.map(({ sightings }) => sightings.length).toSorted()).toEqual([1, 2]);
  });

  it("of two provinces stay apart", () => {
    const groups = identifyGroups([
      seen("Cụm thi đua số 3", { number: 3, sector: "Công đoàn", province: "Lào Cai" }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công đoàn", province: "Yên Bái" }),
    ]);
    expect(groups.length).toBe(2);
  });

  it("of two sectors stay apart, though units of both are written alike", () => {
    const units = ["Công an tỉnh Lào Cai", "Công an tỉnh Yên Bái"];
    const groups = identifyGroups([
      seen("Cụm thi đua số 3", { number: 3, sector: "Thanh tra", units }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công an", units }),
    ]);
    expect(groups.length).toBe(2);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(2);
  });

  it("without a sector join the group whose units they share", () => {
    const units = ["Ban X Lào Cai", "Ban X Yên Bái"];
    const groups = identifyGroups([
      seen("Cụm thi đua số 3", { number: 3, sector: "Thanh tra", units }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công an" }),
      seen("Cụm 3", { number: 3, units }),
    ]);
    expect(groups.map(({ sightings }) => sightings.length).toSorted()).toEqual([1, 2]);
  });

  it("do not depend on the order of the articles", () => {
    const sightings = [
      seen("Khối thi đua các cơ quan Đảng tỉnh", { form: "bloc" }),
      seen("Khối thi đua các cơ quan Đảng tỉnh Quảng Ngãi", {
        form: "bloc",
        province: "Quảng Ngãi",
      }),
      seen("Cụm thi đua số 3", { number: 3 }),
    ];
    const ids = (list: readonly GroupSighting[]): readonly string[] =>
      identifyGroups(list).map(({ id }) => id);
    expect(ids(sightings.toReversed())).toEqual(ids(sightings));
  });
});
