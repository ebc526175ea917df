import { describe, expect, it } from "vitest";
import { resolveTerms, supportOf } from "../../src/consolidate/chair-terms.ts";
import { isCopy, rolesOfCopies } from "../../src/consolidate/copies.ts";
import { applyDecisions, isStale } from "../../src/consolidate/decided.ts";
import { clusterProfiles } from "../../src/consolidate/group-identity.ts";
import { profileKey, profileOf } from "../../src/consolidate/group-profiles.ts";
import { findSuccessions } from "../../src/consolidate/lineage.ts";
import { paperProvince } from "../../src/consolidate/paper-province.ts";
import { marksOf, shinglesOf } from "../../src/consolidate/text-marks.ts";
import type { UnitContext } from "../../src/consolidate/unit-identity.ts";
import { identifyUnit } from "../../src/consolidate/unit-identity.ts";
import type {
  ChairStatement,
  Group,
  GroupSighting,
  UnitIdentity,
} from "../../src/model/dataset.ts";
import { searchKey } from "../../src/text/fold.ts";

function unitOf(id: string): UnitIdentity {
  const [body = "", place = ""] = id.split("@");
  return { id, name: id, body: body === "" ? null : body, place, provinceId: place };
}

function said(unit: string, more: Partial<ChairStatement> = {}): ChairStatement {
  const textId = more.textId ?? `${unit}-${more.status ?? "elected"}`;
  return {
    statementId: 1,
    articleId: textId,
    textId,
    role: "chair",
    status: "elected",
    unit: unitOf(unit),
    year: 2021,
    told: 2020,
    isCorrection: false,
    isCopy: false,
    isReviewed: false,
    standing: "said",
    ...more,
  };
}

const never = (): boolean => false;

function settled(...statements: readonly ChairStatement[]): {
  readonly unit: string | undefined;
  readonly resolution: string | undefined;
} {
  const [term] = resolveTerms(statements, never);
  return { unit: term?.holder?.unit.id, resolution: term?.resolution };
}

describe("chair terms", () => {
  it("are confirmed by two independent texts, not by two copies of one", () => {
    const [two] = resolveTerms(
      [said("a@x", { textId: "x" }), said("a@x", { textId: "y", status: "incumbent" })],
      never,
    );
    expect(two).toMatchObject({ holder: { texts: 2 }, basis: "both", chain: "held" });
    const [copies] = resolveTerms(
      [said("a@x", { textId: "x" }), said("a@x", { textId: "x" })],
      never,
    );
    expect(copies).toMatchObject({ holder: { texts: 1 }, basis: "elected", chain: "open" });
    expect([two, copies].map((term) => term && supportOf(term))).toEqual(["confirmed", "one-text"]);
  });

  it("are open where only numbers speak: a majority alone settles nothing", () => {
    const [term] = resolveTerms(
      [said("a@x", { textId: "1" }), said("a@x", { textId: "2" }), said("b@y")],
      never,
    );
    expect(term).toMatchObject({ holder: undefined, resolution: "open" });
    expect(term?.others.map(({ texts }) => texts)).toEqual([2, 1]);
  });

  it("follow a person before a correction, and a correction before any number of texts", () => {
    const wrong = [said("a@x", { textId: "1" }), said("a@x", { textId: "2" })];
    const paper = said("b@y", { isCorrection: true });
    expect(settled(...wrong, paper)).toEqual({ unit: "b@y", resolution: "corrected" });
    expect(settled(...wrong, paper, said("c@z", { isReviewed: true }))).toEqual({
      unit: "c@z",
      resolution: "reviewed",
    });
  });

  it("leave out what only a copy says against its original", () => {
    const original = said("a@x", { textId: "t" });
    const copy = said("b@y", { textId: "t", isCopy: true });
    expect(settled(original, copy)).toEqual({ unit: "a@x", resolution: "altered-copy" });
  });

  it("prefer who is told in office, and who was elected and then held it", () => {
    const inOffice = ["1", "2"].map((textId) => said("b@y", { textId, status: "incumbent" }));
    expect(settled(said("a@x"), ...inOffice)).toEqual({ unit: "b@y", resolution: "in-office" });
    expect(settled(said("a@x"), ...inOffice.slice(1)).resolution).toBe("open");
    const both = [said("a@x"), said("a@x", { status: "former" })];
    expect(settled(...both, said("b@y", { status: "incumbent" }))).toEqual({
      unit: "a@x",
      resolution: "both-bases",
    });
  });

  it("weigh three texts of two years against one", () => {
    const many = ["1", "2", "3"].map((textId, i) => said("a@x", { textId, told: 2020 + (i % 2) }));
    expect(settled(...many, said("b@y")).resolution).toBe("weight");
    const oneYear = many.map((one) => ({ ...one, told: 2020 }));
    expect(settled(...oneYear, said("b@y")).resolution).toBe("open");
  });

  it("take a bare place, and a body without its place, for the only unit that fits", () => {
    expect(settled(said("@x", { textId: "1" }), said("ban@x", { textId: "2" }))).toEqual({
      unit: "ban@x",
      resolution: "unopposed",
    });
    expect(settled(said("ban@"), said("ban@x", { textId: "2" })).unit).toBe("ban@x");
    expect(settled(said("@x"), said("ban@y", { textId: "2" })).resolution).toBe("open");
  });

  it("say that a chain broke", () => {
    const [term] = resolveTerms([said("a@x"), said("b@y", { status: "incumbent" })], never);
    expect(term?.chain).toBe("broken");
  });

  it("take a merger within the year for a succession", () => {
    const succeeds = (from: string | null, to: string | null): boolean =>
      from === "x" && to === "y";
    const [old, merged] = [
      said("ban@x", { status: "former" }),
      said("ban@y", { status: "incumbent" }),
    ];
    for (const order of [
      [old, merged],
      [merged, old],
    ]) {
      const [term] = resolveTerms(order, succeeds);
      expect(term).toMatchObject({
        holder: { unit: { id: "ban@x" } },
        successor: { unit: { id: "ban@y" } },
        others: [],
      });
    }
    const [other] = resolveTerms([old, said("so@y", { status: "incumbent" })], succeeds);
    expect(other?.resolution).toBe("open");
  });
});

describe("units", () => {
  const names = {
    province: (name: string) => (name === "Phú Thọ" ? { id: "p25", name } : undefined),
    body: (words: string) => words.replace("BTC", "Ban Tổ chức"),
  };
  const none: UnitContext = { day: undefined, province: undefined };
  const id = (name: string, body: string | null, place: string | null, context = none): string =>
    identifyUnit({ name, body, place }, context, names).id;

  it("are one over level, rank, abbreviation and tone marks", () => {
    const ids = [
      id("a", "Ban Tổ chức Tỉnh ủy", "Phú Thọ"),
      id("b", "BTC Tỉnh uỷ", "Phú Thọ"),
      id("c", "Ban Tổ chức Thành ủy", "Phú Thọ"),
    ];
    expect(new Set(ids).size).toBe(1);
    expect(id("d", "Công an", "Phú Thọ")).toBe(id("e", "Công an tỉnh", "Phú Thọ"));
  });

  it("without a place belong to the province of their group, and districts stay in theirs", () => {
    const context = { day: undefined, province: { id: "p51", name: "Quảng Ngãi" } };
    expect(id("Văn phòng Tỉnh ủy", "Văn phòng Tỉnh ủy", null, context)).toBe(
      "van-phong-tinh-uy@p51",
    );
    expect(id("x", "LĐLĐ", "Tân Lạc", context)).toBe("ldld@tan-lac.p51");
  });
});

describe("copies", () => {
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => `từ${from + i}`).join(" ");
  const marked = (name: string, text: string, day?: string) => ({
    id: name,
    day,
    kept: new Set(marksOf(shinglesOf(searchKey(text)))),
    marks: marksOf(shinglesOf(searchKey(text))).length,
  });
  const areOne = (a: ReturnType<typeof marked>, b: ReturnType<typeof marked>): boolean =>
    isCopy(a, b, [...a.kept].filter((mark) => b.kept.has(mark)).length);

  it("share half of the shorter one's marks, whatever case and signs", () => {
    const whole = marked("a", words(0, 400));
    expect(areOne(whole, marked("b", words(0, 400).toUpperCase()))).toBe(true);
    expect(areOne(whole, marked("c", words(100, 300)))).toBe(true);
    expect(areOne(whole, marked("d", words(350, 700)))).toBe(false);
    expect(areOne(marked("e", ""), marked("f", ""))).toBe(false);
  });

  it("are made within two months", () => {
    const text = words(0, 400);
    const first = marked("a", text, "2020-12-20");
    expect(areOne(first, marked("b", text, "2021-01-05"))).toBe(true);
    expect(areOne(first, marked("c", text, "2021-12-20"))).toBe(false);
  });

  it("are told from their original, from excerpts and from altered ones", () => {
    const article = (id: string, day: string, text: string) => ({
      id,
      day,
      shingles: shinglesOf(searchKey(text)),
    });
    const roles = rolesOfCopies([
      article("late", "2021-01-03", words(0, 400)),
      article("first", "2021-01-01", words(0, 400)),
      article("cut", "2021-01-02", words(0, 200)),
      article("other", "2021-01-02", `${words(0, 300)} ${words(900, 960)}`),
    ]);
    expect(Object.fromEntries(roles.map(({ id, role }) => [id, role]))).toEqual({
      first: "original",
      late: "copy",
      cut: "excerpt",
      other: "altered",
    });
  });
});

describe("a paper's province", () => {
  const names = [
    "Gia Lai",
    "Huế",
    "Thừa Thiên Huế",
    "Hà Nam",
    "An Giang",
    "Vĩnh Long",
    "Vĩnh Long",
  ];

  it.each([
    ["baogialai.com.vn", "Gia Lai"],
    ["snv.gialai.gov.vn", "Gia Lai"],
    ["baothuathienhue.vn", "Thừa Thiên Huế"],
    ["baohue.vn", "Huế"],
    ["baovinhlong.vn", "Vĩnh Long"],
    ["thue.gov.vn", undefined],
    ["vietnamnet.vn", undefined],
    ["angiang-gialai.vn", undefined],
    ["nhandan.vn", undefined],
  ])("of %s is %s", (host, province) => {
    expect(paperProvince(host, names)).toBe(province);
  });
});

describe("groups", () => {
  function seen(name: string, more: Partial<GroupSighting> = {}): GroupSighting {
    const articleId = name + JSON.stringify(more);
    return {
      articleId,
      textId: articleId,
      report: 0,
      form: "cluster",
      number: null,
      name,
      sector: null,
      region: null,
      province: null,
      provinceId: null,
      provinceBasis: null,
      units: [],
      ...more,
    };
  }

  function grouped(sightings: readonly GroupSighting[], links: readonly [string, string][] = []) {
    const keys = new Map<string, GroupSighting[]>();
    for (const one of sightings) {
      const key = profileKey(one, searchKey);
      keys.set(key, [...(keys.get(key) ?? []), one]);
    }
    return clusterProfiles(
      [...keys].map(([key, own]) => profileOf(key, own)),
      searchKey,
      links,
    );
  }

  const sizes = (groups: readonly Group[]): readonly number[] =>
    groups.map(({ profiles }) => profiles.length).toSorted();
  const three = { number: 3, sector: "Tổ chức xây dựng Đảng" };
  const units = ["ban@1", "ban@2", "ban@3", "ban@4"];

  it("are one over numerals, fields and names where members and sector agree", () => {
    const groups = grouped([
      seen("Cụm thi đua số III", { ...three, units }),
      seen("Cụm thi đua số 3", { number: 3, units: units.slice(1) }),
      seen("Cụm thi đua các tỉnh miền Trung", {
        sector: three.sector,
        region: "miền Trung",
        units,
      }),
    ]);
    expect(sizes(groups)).toEqual([3]);
    expect(groups[0]).toMatchObject({
      number: 3,
      label: "Cụm thi đua số 3 · Tổ chức xây dựng Đảng",
    });
    expect(
      groups[0]?.profiles.some(({ reasons }) => reasons.some(({ what }) => what === "members")),
    ).toBe(true);
  });

  it("of two sectors or two provinces stay apart, though their units are written alike", () => {
    const sectors = grouped([
      seen("Cụm thi đua số 3", { number: 3, sector: "Thanh tra", units }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công an", units }),
    ]);
    expect(new Set(sectors.map(({ id }) => id)).size).toBe(2);
    const provinces = grouped([
      seen("Cụm thi đua số 3", { ...three, provinceId: "1", provinceBasis: "stated" }),
      seen("Cụm thi đua số 3", { ...three, provinceId: "2", provinceBasis: "stated" }),
    ]);
    expect(provinces.length).toBe(2);
  });

  it("that a bare number names join nobody where two fit alike, and are none without units by which to know them", () => {
    const sectors = [
      seen("Cụm thi đua số 3", { number: 3, sector: "Thanh tra" }),
      seen("Cụm thi đua số 3", { number: 3, sector: "Công an" }),
    ];
    const bare = { number: 3 };
    expect(sizes(grouped([...sectors, seen("Cụm thi đua số 3", bare)]))).toEqual([1, 1]);
    expect(
      sizes(grouped([...sectors, seen("Cụm thi đua số 3", { ...bare, units: units.slice(0, 2) })])),
    ).toEqual([1, 1]);
    expect(sizes(grouped([...sectors, seen("Cụm thi đua số 3", { ...bare, units })]))).toEqual([
      1, 1, 1,
    ]);
  });

  it("of no more than the word for a group are not one by that word", () => {
    const groups = grouped([
      seen("Cụm thi đua", { units }),
      seen("cụm thi đua", { units: ["ban@5", "ban@6", "ban@7"] }),
      seen("Cụm thi đua", { units: ["ban@5"] }),
    ]);
    expect(sizes(groups)).toEqual([1, 1]);
  });

  it("whose province only the paper tells join that province's group by their members", () => {
    const number = { form: "bloc", number: 2 } as const;
    const offices = ["so@7", "van-phong@7", "thanh-tra@7"];
    const stated = seen("Khối thi đua số 2", {
      ...number,
      provinceId: "7",
      provinceBasis: "stated",
    });
    const paper = { ...number, provinceId: "7", provinceBasis: "paper", units: offices } as const;
    const bare = seen("Khối thi đua số 2", paper);
    expect(sizes(grouped([{ ...stated, units: offices }, bare]))).toEqual([2]);
    expect(sizes(grouped([{ ...stated, units: ["hoi@7", "doan@7", "lien@7"] }, bare]))).toEqual([
      1, 1,
    ]);
    expect(sizes(grouped([{ ...stated, provinceId: "8", units: offices }, bare]))).toEqual([1, 1]);
  });

  it("of two provinces' papers stay apart, though they have one name", () => {
    const bloc = { form: "bloc", provinceBasis: "paper" } as const;
    const groups = grouped([
      seen("Khối thi đua các doanh nghiệp", { ...bloc, provinceId: "7" }),
      seen("Khối thi đua các doanh nghiệp", { ...bloc, provinceId: "8" }),
      seen("Khối thi đua các doanh nghiệp", { form: "bloc" }),
    ]);
    // The third may be that of any province.
    expect(sizes(groups)).toEqual([1, 1]);
  });

  it("do not depend on the order of the articles, and follow a person's link", () => {
    const bloc = { form: "bloc", provinceId: "51" } as const;
    const sightings = [
      seen("Khối thi đua các cơ quan Đảng tỉnh", { ...bloc, provinceBasis: "paper" }),
      seen("Khối thi đua các cơ quan Đảng tỉnh Quảng Ngãi", {
        ...bloc,
        province: "Quảng Ngãi",
        provinceBasis: "stated",
      }),
      seen("Khối thi đua các doanh nghiệp", { ...bloc, provinceBasis: "paper" }),
      seen("Cụm thi đua số 3", { number: 3, units }),
    ];
    expect(grouped(sightings.toReversed())).toEqual(grouped(sightings));
    const [first, , other] = sightings.map((one) => profileKey(one, searchKey));
    const linked = grouped(sightings, [[first ?? "", other ?? ""]]);
    expect(linked.length).toBe(grouped(sightings).length - 1);
  });

  it("go on as others where the number changes and the members stay", () => {
    const [a, b] = [3, 5].map(
      (number) => grouped([seen(`Cụm thi đua số ${number}`, { ...three, number })])[0],
    );
    if (a === undefined || b === undefined) throw new Error("no group");
    const before = { group: a, first: 2015, last: 2019, units: new Set(units) };
    const after = {
      group: b,
      first: 2020,
      last: 2024,
      units: new Set([...units.slice(1), "ban@9"]),
    };
    expect(findSuccessions([before, after])).toEqual([
      { from: a.id, to: b.id, year: 2020, kind: "renumbered", shared: 3, of: 4 },
    ]);
    expect(findSuccessions([before, { ...after, first: 2018 }])).toEqual([]);
  });
});

describe("decisions on facts", () => {
  const jsonOf = (person: string): string => JSON.stringify({ person, year: 2021 });
  const fact = (value: string, start = 10) => ({
    statementId: start,
    report: 0,
    kind: "chair",
    value: jsonOf(value),
    evidence: [{ start, end: start + 20 }],
  });
  const decision = (verdict: "accept" | "correct" | "reject", correction?: string) => ({
    ...fact("A"),
    decisionId: 1,
    verdict,
    correction: correction === undefined ? undefined : jsonOf(correction),
  });

  it("hold for the same fact under a new number, also where its quote moved a little", () => {
    const { facts, applied } = applyDecisions([fact("A", 15)], [decision("reject")]);
    expect(facts[0]?.value).toBeUndefined();
    expect(applied).toEqual([{ decisionId: 1, statementId: 15 }]);
  });

  it("know a fact again by its words, by what it says alone, and under rules that know one more field", () => {
    const about = { ...decision("reject"), evidence: [{ start: 10, end: 30, quote: "bầu A" }] };
    const numberOf = (facts: readonly ReturnType<typeof fact>[]): number | undefined =>
      applyDecisions(facts, [about]).applied[0]?.statementId;
    const moved = { ...fact("A", 900), evidence: [{ start: 900, end: 905, quote: "bầu A" }] };
    expect(numberOf([fact("A", 500), moved])).toBe(900);
    expect(numberOf([fact("A", 500)])).toBe(500);
    expect(numberOf([fact("A", 500), fact("A", 700)])).toBeUndefined();
    const richer = JSON.stringify({ year: 2021, person: "A", since: null });
    expect(numberOf([{ ...fact("A"), value: richer }])).toBe(10);
    const other = JSON.stringify({ year: 2021, person: "A", since: 2020 });
    expect(numberOf([{ ...fact("A"), value: other }])).toBeUndefined();
  });

  it("put a fact right, and rest where newer rules say the same by themselves", () => {
    expect(applyDecisions([fact("A")], [decision("correct", "B")]).facts[0]?.value).toBe(
      jsonOf("B"),
    );
    expect(applyDecisions([fact("B")], [decision("correct", "B")]).applied[0]?.statementId).toBe(
      10,
    );
  });

  it("are stale where the fact changed, and settled where what was rejected is gone", () => {
    const changed = [fact("C")];
    const state = (facts: readonly ReturnType<typeof fact>[], one: ReturnType<typeof decision>) => {
      const { applied } = applyDecisions(facts, [one]);
      return applied[0] === undefined ? undefined : isStale(one, facts, applied[0]);
    };
    expect(state(changed, decision("accept"))).toBe(true);
    expect(state(changed, decision("reject"))).toBe(true);
    expect(state([], decision("accept"))).toBe(true);
    expect(state([], decision("reject"))).toBe(false);
    expect(state([fact("A")], decision("accept"))).toBe(false);
  });
});
