import { createHash } from "node:crypto";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Evidence, Extraction, Report } from "../../src/model/extraction.ts";
import type { Unit } from "../../src/model/unit.ts";

/** An invented world with known truth: groups whose chair rotates, and articles that tell of it, copy each other and err. */
export interface World {
  readonly groups: readonly WorldGroup[];
  readonly articles: readonly WorldArticle[];
  /** "group year" for each year for which two texts name two chairs. */
  readonly conflicts: ReadonlySet<string>;
  readonly tellable: ReadonlySet<string>;
}

export interface WorldGroup {
  readonly id: string;
  readonly form: "cluster" | "bloc";
  readonly number: number | null;
  readonly name: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly province: string | null;
  readonly members: readonly Unit[];
  readonly first: number;
  readonly last: number;
  /** The chair of each year, by the place in the list of members. */
  readonly chairs: readonly number[];
}

export interface WorldArticle {
  readonly extraction: Extraction;
  readonly group: string;
  readonly copyOf: string | undefined;
}

export interface WorldSize {
  readonly seed: number;
  readonly groups: number;
  readonly years: number;
  readonly articles: number;
}

const FIRST_YEAR = 2010;
const COPIES = 0.3;
const ERRORS = 0.012;
const ALTERED = 0.03;
const RENUMBERED = 0.05;
const SECTORS: readonly (readonly [string, string])[] = [
  ["Tổ chức xây dựng Đảng", "Ban Tổ chức Tỉnh ủy"],
  ["Kiểm tra Đảng", "Ủy ban Kiểm tra Tỉnh ủy"],
  ["Dân vận", "Ban Dân vận Tỉnh ủy"],
  ["Nội chính Đảng", "Ban Nội chính Tỉnh ủy"],
  ["Công an", "Công an"],
  ["Thanh tra", "Thanh tra"],
  ["Nội vụ", "Sở Nội vụ"],
  ["Tư pháp", "Sở Tư pháp"],
  ["Y tế", "Sở Y tế"],
  ["Xây dựng", "Sở Xây dựng"],
  ["Kho bạc Nhà nước", "Kho bạc Nhà nước"],
  ["Hải quan", "Cục Hải quan"],
  ["Liên minh Hợp tác xã", "Liên minh Hợp tác xã"],
  ["Bảo hiểm xã hội", "Bảo hiểm xã hội"],
  ["Kiểm sát nhân dân", "Viện Kiểm sát nhân dân"],
];
const OFFICES = [
  "Văn phòng Tỉnh ủy",
  "Ban Tổ chức Tỉnh ủy",
  "Sở Nội vụ",
  "Sở Y tế",
  "Sở Tài chính",
  "Sở Tư pháp",
  "Sở Xây dựng",
  "Thanh tra tỉnh",
];
const ASSOCIATIONS = [
  "Hội Nhà báo",
  "Hội Luật gia",
  "Hội Khuyến học",
  "Hội Đông y",
  "Hội Nông dân",
];
const REGIONS = ["Tây Bắc", "Đông Nam Bộ", "Tây Nguyên", "Bắc Trung Bộ"];
const SYLLABLES =
  "an ba cao dân em gia hà yên khánh lâm mai năm ông phúc quê rằm sông tâm uy vinh xuân bình cần đèo giữ hoa lúa mưa nắng phố rừng suối trăng vườn chợ làng bến đò núi biển trời mây gió cát đá hương lửa nước đất tre cau dừa sen";

/** Builds a world; the same size and seed give the same one. */
export function buildWorld(size: WorldSize, lexicon: Lexicon): World {
  const random = seeded(size.seed);
  const provinces = lexicon.provinces.all
    .filter(({ from, to }) => (from ?? "") <= "2010-06-01" && (to ?? "9999") >= "2025-01-01")
    .map(({ name }) => name);
  const groups = makeGroups(size, [...new Set(provinces)], random);
  const written = writeAll(groups, size, random);
  const named = new Map<string, Set<number>>();
  for (const { article, says } of written)
    for (const [year, member] of says) {
      const key = `${article.group} ${year}`;
      named.set(key, (named.get(key) ?? new Set()).add(member));
    }
  return {
    groups,
    articles: written.map(({ article }) => article),
    conflicts: new Set([...named].flatMap(([key, members]) => (members.size > 1 ? [key] : []))),
    tellable: new Set(named.keys()),
  };
}

function writeAll(
  groups: readonly WorldGroup[],
  size: WorldSize,
  random: () => number,
): readonly Written[] {
  const writer = new Writer(random);
  const years = groups.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const perYear = (size.articles * (1 - COPIES)) / years;
  return groups.flatMap((group) =>
    Array.from({ length: group.last - group.first + 1 }, (_, i) => group.first + i).flatMap(
      (year) =>
        Array.from({ length: Math.max(1, Math.round(perYear + random() - 0.5)) }, (_, n) => {
          const original = writer.write(group, { year, kind: n % 3 });
          const isCopied = random() < COPIES / (1 - COPIES);
          return isCopied ? [original, writer.copy(group, original)] : [original];
        }).flat(),
    ),
  );
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function makeGroups(
  { groups: count, years }: WorldSize,
  provinces: readonly string[],
  random: () => number,
): readonly WorldGroup[] {
  const made: WorldGroup[] = [];
  for (let n = 0; made.length < count; n += 1) {
    const kind = n % 10;
    const base =
      kind < 6 ? cluster(n, provinces) : kind < 9 ? bloc(n, provinces) : regional(n, provinces);
    const last = FIRST_YEAR + years - 1;
    const order = shuffled(
      base.members.map((_, i) => i),
      random,
    );
    const chairs = Array.from({ length: years }, (_, i) => order[i % order.length] ?? 0);
    const isRenumbered = base.number !== null && random() < RENUMBERED && made.length + 1 < count;
    const split = isRenumbered ? FIRST_YEAR + Math.floor(years / 2) : last + 1;
    made.push({ ...base, id: `g${n}`, first: FIRST_YEAR, last: split - 1, chairs });
    if (!isRenumbered) continue;
    const number = (base.number ?? 0) + 40;
    const name = base.name.replace(/\d+$/u, String(number));
    made.push({ ...base, number, name, id: `g${n}b`, first: split, last, chairs });
  }
  return made;
}

type Base = Omit<WorldGroup, "id" | "first" | "last" | "chairs">;

/** Some provinces in a row, another row for each number. */
function someOf(provinces: readonly string[], from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => provinces[(from + i) % provinces.length] ?? "");
}

function cluster(n: number, provinces: readonly string[]): Base {
  const [sector, body] = SECTORS[n % SECTORS.length] ?? ["", ""];
  const number = 1 + (Math.floor(n / SECTORS.length) % 20);
  const members = someOf(provinces, number * 7, 7).map((place) => unit(body, place));
  return {
    form: "cluster",
    number,
    name: `Cụm thi đua số ${number}`,
    sector,
    region: null,
    province: null,
    members,
  };
}

function bloc(n: number, provinces: readonly string[]): Base {
  const province = provinces[n % provinces.length] ?? "";
  const number = 1 + (Math.floor(n / provinces.length) % 9);
  const members = OFFICES.slice(number % 3).map((name) => ({ name, body: name, place: null }));
  return {
    form: "bloc",
    number,
    name: `Khối thi đua số ${number}`,
    sector: null,
    region: null,
    province,
    members,
  };
}

/** Associations are grouped by regions and have no numbers; no unit is in two groups of its sector. */
function regional(n: number, provinces: readonly string[]): Base {
  const at = Math.floor(n / 10);
  const sector = ASSOCIATIONS[at % ASSOCIATIONS.length] ?? "";
  const row = Math.floor(at / ASSOCIATIONS.length) % REGIONS.length;
  const region = REGIONS[row] ?? "";
  return {
    form: "cluster",
    number: null,
    name: `Cụm thi đua ${sector} các tỉnh ${region}`,
    sector,
    region,
    province: null,
    members: someOf(provinces, row * 6, 6).map((place) => unit(sector, place)),
  };
}

function unit(body: string, place: string): Unit {
  return { name: `${body} ${place}`, body, place };
}

interface Written {
  readonly article: WorldArticle;
  readonly textId: string;
  readonly day: number;
  readonly body: string;
  readonly year: number;
  readonly kind: number;
  /** What it says of chairs: year and member. */
  readonly says: readonly (readonly [number, number])[];
}

const DAY_MS = 86_400_000;

/** Writes articles: the day and kind of meeting, what it says, and stuffing so that no two are alike. */
class Writer {
  readonly #random: () => number;
  readonly #words = SYLLABLES.split(" ");
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  write(group: WorldGroup, about: { readonly year: number; readonly kind: number }): Written {
    const { year, kind } = about;
    const month = [12, 3, 7][kind] ?? 12;
    const day = Date.UTC(year, month - 1, 1 + Math.floor(this.#random() * 27));
    const says: (readonly [number, number])[] = [[year, this.#chair(group, year)]];
    if (kind === 0 && year < group.last) says.push([year + 1, this.#chair(group, year + 1)]);
    return this.#make(group, { year, kind, day, says, body: this.#stuffing(), copyOf: undefined });
  }

  copy(group: WorldGroup, original: Written): Written {
    const cut = this.#random() < 0.3 ? Math.floor(original.body.length * 0.3) : 0;
    const day = original.day + DAY_MS * (1 + Math.floor(this.#random() * 6));
    const isAltered = this.#random() < ALTERED;
    const says = isAltered
      ? original.says.map(([year, member]) => [year, this.#other(group, member)] as const)
      : original.says;
    const body = original.body.slice(0, original.body.length - cut);
    return this.#make(group, { ...original, day, says, body, copyOf: original.textId });
  }

  #chair(group: WorldGroup, year: number): number {
    const truth = group.chairs[year - FIRST_YEAR] ?? 0;
    return this.#random() < ERRORS ? this.#other(group, truth) : truth;
  }

  #other(group: WorldGroup, member: number): number {
    return (
      (member + 1 + Math.floor(this.#random() * (group.members.length - 1))) % group.members.length
    );
  }

  #stuffing(): string {
    const length = 180 + Math.floor(this.#random() * 160);
    const words = Array.from(
      { length },
      () => this.#words[Math.floor(this.#random() * this.#words.length)] ?? "",
    );
    return words.join(" ");
  }

  #make(
    group: WorldGroup,
    plan: Pick<Written, "year" | "kind" | "day" | "says" | "body"> & {
      readonly copyOf: string | undefined;
    },
  ): Written {
    this.#count += 1;
    const id = createHash("sha256").update(`world ${this.#count}`).digest("hex");
    const text = new TextOf(`${group.name} họp.`);
    const report = this.#report(group, plan, text);
    text.add(plan.body);
    const publishedAt = new Date(plan.day).toISOString().slice(0, 10);
    const extraction: Extraction = {
      contract: "thidua/1",
      document: {
        id: id.slice(0, 16),
        url: null,
        title: group.name,
        lead: null,
        byline: null,
        section: null,
        publishedAt,
        site: null,
        sha256: id,
        text: text.whole,
        zones: [{ zone: "body", start: 0, end: text.whole.length }],
      },
      relevant: true,
      reports: [report],
      people: [],
      absent: [],
    };
    const textId = plan.copyOf ?? id.slice(0, 16);
    const { copyOf, ...rest } = plan;
    return { ...rest, article: { extraction, group: group.id, copyOf }, textId };
  }

  #report(group: WorldGroup, plan: Pick<Written, "year" | "kind" | "says">, text: TextOf): Report {
    const found = (evidence: readonly Evidence[]) => ({ evidence, rule: "world", confidence: 0.9 });
    const hasMembers = this.#random() < 0.7;
    const isBare = group.number !== null && hasMembers && this.#random() < 0.12;
    const { form, number, name, sector, region, province } = group;
    const units = hasMembers ? group.members : [];
    return {
      subject: {
        form,
        number,
        name,
        sector: isBare ? null : sector,
        region,
        province: isBare ? null : province,
        ...found([text.add(name)]),
      },
      event: {
        type: plan.kind === 0 ? "annual-review" : "other",
        from: null,
        to: null,
        precision: null,
        dateBasis: null,
        dayPart: null,
        emulationYear: plan.year,
        emulationPeriod: null,
        place: null,
        mode: null,
        ...found([]),
      },
      members: {
        units: units.map((one) => ({ ...one, ...found([text.add(one.name)]) })),
        stated: null,
        complete: false,
        evidence: [],
        rule: null,
        confidence: 0,
      },
      chairs: plan.says.map(([year, member], i) => {
        const own = group.members[member] ?? { name: "", body: null, place: null };
        return {
          role: "chair",
          status: i === 0 ? "incumbent" : "elected",
          unit: own,
          person: null,
          year,
          yearBasis: "stated",
          period: null,
          ...found([text.add(`${own.name} năm ${year}`)]),
        };
      }),
      awards: [],
      figures: [],
    };
  }
}

/** A text that grows, and knows where each piece stands. */
class TextOf {
  whole: string;

  constructor(start: string) {
    this.whole = start;
  }

  add(quote: string): Evidence {
    const start = this.whole.length + 1;
    this.whole += ` ${quote}`;
    return { start, end: start + quote.length, quote };
  }
}
