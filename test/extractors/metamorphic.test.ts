import { describe, expect, it } from "vitest";
import type { GoldArticle } from "../../src/pipeline/evaluate/gold.ts";
import type { Parts } from "../support/facts.ts";
import { factsOf, fromParts, GOLD_ARTICLES, lexiconTable, partsOf } from "../support/facts.ts";
import { shareOf } from "../support/thorough.ts";

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

/** Provinces that became cities, with the day; a city from the start has none. */
const CITIES = new Map(
  lexiconTable("provinces").flatMap(([, name = "", kind, from = ""]) =>
    kind === "city" ? [[name, from] as const] : [],
  ),
);

/** Provinces of two syllables that never became a city, in force in the years of the articles, with one spelling each. */
const PROVINCES = lexiconTable("provinces")
  .filter(([, name = "", kind]) => kind === "province" && !CITIES.has(name))
  .map(([, name = ""]) => name)
  .filter((name, i, all) => all.indexOf(name) === i)
  .filter(
    (name) =>
      !/H[oòó][aà]|Hà Tây|Bắc Thái/u.test(name.normalize("NFC")) && name.split(" ").length === 2,
  );

const FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"];
const MIDDLES = ["Văn", "Thị", "Đức", "Quang", "Minh", "Ngọc"];
const GIVEN =
  "An Bảo Cường Dũng Hạnh Khiêm Lan Phúc Sơn Tuấn Vượng Đạt Giáp Hiển Kỳ Nhiên Quyền".split(" ");

/** A change of names and numbers that leaves what is told as it is. */
interface Swap {
  readonly text: (text: string) => string;
  readonly year: (year: number) => number;
  readonly group: (number: number) => number;
}

/** No change but of the spelling that a swap undoes. */
const SPELLED: Swap = {
  text: (text) => text.replaceAll("Ð", "Đ"),
  year: (year) => year,
  group: (number) => number,
};

/** "Cụm thi đua số 03", "Cụm 2"; "Cụm thi đua 5 tỉnh" counts. */
const GROUP_NUMBER =
  /(?<form>(?:cụm|khối|vùng|khu vực)(?: (?:(?:thi|khi) đua|tđ))?(?: (?:ngân hàng|tín dụng|doanh nghiệp))? )(?<said>số )?(?<zero>0?)(?<number>\d{1,2})(?!\.?\d)(?<counted> (?:tỉnh|thành|đơn vị|huyện|cơ quan|trường|doanh nghiệp))?/giu;

/** A number in another script stays as it is, and so do all numbers of its article. */
const OTHER_SCRIPT =
  /(?:cụm|khối|vùng|khu vực)[^.;\n]{0,60} (?:[IVX]+|(?:số|thứ) (?:nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)|số \d{1,2}(?:,| và) số \d{1,2})(?![\p{L}])|(?<![\p{L}])[ck]tđ(?![\p{L}])/iu;

function swapOf(article: GoldArticle, seed: number): Swap {
  const shift = namesNewCity(article) ? 0 : (seed % 4) - 4;
  const groups = OTHER_SCRIPT.test(article.article.text) ? 0 : 1 + (seed % 5);
  const own = new Set(article.gold.reports?.map(({ subject }) => subject?.number));
  const provinces = provinceSwap(seed);
  const people = peopleSwap(article.gold.people?.map(({ name }) => name) ?? [], seed);
  const year = (value: number): number => value + shift;
  const group = (value: number): number => value + groups;
  const text = (given: string): string =>
    people(provinces(given.replaceAll("Ð", "Đ")))
      .replaceAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu, (digits) => String(year(Number(digits))))
      .replaceAll(GROUP_NUMBER, (found: string, ...rest: readonly unknown[]) => {
        const { form, said, zero, number, counted } = rest.at(-1) as Record<string, string>;
        if (said === undefined && counted !== undefined && !own.has(Number(number))) return found;
        const swapped = group(Number(number));
        return `${form}${said ?? ""}${swapped < 10 ? zero : ""}${swapped}${counted ?? ""}`;
      });
  return { text, year, group };
}

/** "Hội Nông dân thành phố Đồng Nai" was that of a province in the years before. */
function namesNewCity({ article: { text, publishedAt } }: GoldArticle): boolean {
  return [...CITIES].some(
    ([name, from]) => from > "2026" && (publishedAt ?? "") >= from && text.includes(name),
  );
}

/** Every province becomes another, in the article's own spelling; the city of Điện Biên Phủ is no province. */
function provinceSwap(seed: number): (text: string) => string {
  const step = 1 + (seed % (PROVINCES.length - 1));
  const map = new Map(
    PROVINCES.map((name, i) => [name, PROVINCES[(i + step) % PROVINCES.length] ?? name]),
  );
  const pattern = new RegExp(`(?<![\\p{L}])(?:${PROVINCES.join("|")})(?![\\p{L}]| Phủ)`, "gu");
  return (text) => text.replaceAll(pattern, (name) => map.get(name) ?? name);
}

/** Every person becomes another with a name of as many syllables, also where the last of them is the whole name ("ông Lương nói"). */
function peopleSwap(names: readonly string[], seed: number): (text: string) => string {
  // Nobody is to be called by the last syllable of another one.
  const taken = new Set(names.map(lastOf));
  const whole = names
    .filter((name) => /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){2}$/u.test(name))
    .map((name, i) => {
      const free = GIVEN.map((_, step) => personName(seed + i * 7 + step));
      const other = free.find((one) => !taken.has(lastOf(one))) ?? personName(seed + i * 7);
      taken.add(lastOf(other));
      return [name, other] as const;
    });
  return (text) =>
    whole.reduce(
      (done, [name, other]) =>
        done.replaceAll(name, other).replaceAll(shortOf(name), `$<address>${lastOf(other)}`),
      text,
    );
}

function lastOf(name: string): string {
  return name.split(" ").at(-1) ?? "";
}

function shortOf(name: string): RegExp {
  const address =
    "(?<address>(?<![\\p{L}])(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Tt]hầy|[Cc]ô|[Đđ]ồng chí) )";
  return new RegExp(`${address}${lastOf(name)}(?= \\p{Ll}|[,.;])`, "gu");
}

function personName(n: number): string {
  const of = (names: readonly string[], at: number): string => names[at % names.length] ?? "";
  return `${of(FAMILIES, n)} ${of(MIDDLES, n * 3 + 1)} ${of(GIVEN, n * 7 + 2)}`;
}

const YEARS: ReadonlySet<string> = new Set(["year", "emulationYear"]);

/** The swap applied to facts: to every text, every year, and the number of the group. */
function swapFacts(value: unknown, swap: Swap, key = ""): unknown {
  if (typeof value === "string") return swap.text(value);
  if (typeof value === "number" && YEARS.has(key)) return swap.year(value);
  if (typeof value === "number" && key === "number") return swap.group(value);
  if (Array.isArray(value)) return value.map((inner) => swapFacts(inner, swap, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, swapFacts(inner, swap, name)]),
  );
}

function swapParts(parts: Parts, swap: Swap): Parts {
  return {
    title: swap.text(parts.title),
    publishedAt: parts.publishedAt === undefined ? undefined : swap.text(parts.publishedAt),
    byline: parts.byline,
    blocks: parts.blocks.map(({ zone, text }) => ({ zone, text: swap.text(text) })),
  };
}

describe(`${SEEDS.length} variants of each annotated article`, () => {
  const articles = GOLD_ARTICLES.filter(({ article }) => !/29[/-]0?2(?!\d)/u.test(article.text));

  // One variant in five at a time, and the next article has the next five: all of an article's in a thorough run.
  it.each(articles.map((article, i) => [article.id, article, shareOf(SEEDS, 5, i)] as const))(
    "%s: the facts swap with names, numbers and years",
    (_, gold, seeds) => {
      const parts = partsOf(gold.article);
      const facts = factsOf(fromParts(swapParts(parts, SPELLED)));
      for (const seed of seeds) {
        const swap = swapOf(gold, seed);
        const swapped = factsOf(fromParts(swapParts(parts, swap)));
        expect(swapped, `variant ${seed}`).toEqual(swapFacts(facts, swap));
      }
    },
  );
});
