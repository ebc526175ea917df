import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Unit } from "../../src/model/unit.ts";
import type { WorldArticle, WorldGroup, Written } from "./world-writer.ts";
import { FIRST_YEAR, Writer } from "./world-writer.ts";

/** An invented world with known truth: groups whose chair rotates, and articles that tell of it, copy each other and err. */
export interface World {
  readonly groups: readonly WorldGroup[];
  readonly articles: readonly WorldArticle[];
  /** "group year" for each year for which two texts that tell their group name two chairs. */
  readonly conflicts: ReadonlySet<string>;
  readonly tellable: ReadonlySet<string>;
}

export interface WorldSize {
  readonly seed: number;
  readonly groups: number;
  readonly years: number;
  readonly articles: number;
}

const COPIES = 0.3;
const RENUMBERED = 0.05;
/** No group has so high a number before it is renumbered. */
const MORE = 100;
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
  "Hội Cựu chiến binh",
  "Hội Chữ thập đỏ",
  "Hội Người cao tuổi",
  "Hội Làm vườn",
  "Hội Sinh vật cảnh",
  "Liên đoàn Lao động",
  "Hội Văn học Nghệ thuật",
  "Hội Cựu thanh niên xung phong",
  "Hội Bảo trợ người khuyết tật",
  "Hội Khoa học Lịch sử",
];
const REGIONS = ["Tây Bắc", "Đông Nam Bộ", "Tây Nguyên", "Bắc Trung Bộ"];

/** Builds a world; the same size and seed give the same one. */
export function buildWorld(size: WorldSize, lexicon: Lexicon): World {
  const random = seeded(size.seed);
  const provinces = lexicon.provinces.all
    .filter(({ from, to }) => (from ?? "") <= "2010-06-01" && (to ?? "9999") >= "2025-01-01")
    .map(({ name }) => name);
  const groups = makeGroups(size, [...new Set(provinces)], random);
  const written = writeAll(groups, size, random);
  const named = new Map<string, Set<number>>();
  for (const { article, says } of written.filter(({ tellsGroup }) => tellsGroup))
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
    const number = (base.number ?? 0) + MORE;
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
  const number = 1 + Math.floor(n / SECTORS.length);
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
  const number = 1 + Math.floor(n / provinces.length);
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
