import { describe, expect, it } from "vitest";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { articleOf } from "../support/article.ts";

const MB = 1_000_000;
const MOST_SECONDS = 2;
/** The test machine may be slower than the one that the limit is meant for, and busy with other tests. */
const ALLOWANCE = 4;

const lexicon = loadLexicon();

/** What one thing said without end costs: cost that grows with the square of the length takes minutes here. */
const FRAGMENTS = [
  "Cụm trưởng ",
  "Cụm thi đua số 1, ",
  "Ban Tổ chức Tỉnh ủy ",
  "a",
  "Ngày 1/1/2020 ",
  "(",
  "đồng chí Nguyễn Văn An, ",
  "tặng Bằng khen cho 5 tập thể và ",
  "các tỉnh: Hà Nam, Thái Bình; ",
  "bầu Ban Tổ chức Tỉnh ủy Phú Yên làm Cụm trưởng năm 2021 ",
  "\n",
  " ",
  "Hà Nội và ",
  "1.",
  "gồm: Công an, ",
  "UBND huyện An Lão, ",
  "Bằng khen, Giấy khen, ",
  "Thi đua. ",
];

/** How long the extraction of a text takes. */
function secondsFor(text: string): number {
  const article = articleOf([{ zone: "body", text }], {
    title: "Cụm thi đua số 1 tổng kết",
    publishedAt: "2022-12-20",
  });
  const start = performance.now();
  extract(article, lexicon);
  return (performance.now() - start) / 1000;
}

describe("1 MB of one thing", () => {
  it.each(FRAGMENTS)("%j is extracted in time", (fragment) => {
    const text = fragment.repeat(Math.ceil(MB / Buffer.byteLength(fragment)));
    expect(secondsFor(text)).toBeLessThan(MOST_SECONDS * ALLOWANCE);
  });
});

/** A name of two syllables that is another one for each number. */
const nameOf = (n: number): string => {
  const letter = (digit: number): string => String.fromCharCode(97 + (digit % 26));
  return `T${letter(n)}n L${letter(Math.floor(n / 26))}${letter(Math.floor(n / 676))}`;
};
const KINDS: readonly [string, (n: number) => string][] = [
  ["chairs", (n) => `Năm ${2000 + (n % 25)}, Sở Y tế huyện ${nameOf(n)} làm Cụm trưởng. `],
  ["groups", (n) => `Cụm thi đua số ${1 + (n % 99)} tổng kết năm 2020. `],
  ["lists", (n) => `Cụm gồm 3 đơn vị: Trại giam ${nameOf(n)}, Trại ${n}, Nhà máy Giấy ${n}. `],
  ["awards", (n) => `Sở Y tế huyện ${nameOf(n)} đạt điểm cao. Đơn vị này được tặng Bằng khen. `],
  ["persons", (n) => `Ông Lê ${nameOf(n)}, Giám đốc Sở Y tế phát biểu. `],
];

describe("half a MB of things that all differ", () => {
  it.each(KINDS)("%s are extracted in time", (_, sentenceOf) => {
    let text = "";
    for (let n = 0; text.length < MB / 3; n += 1) text += sentenceOf(n);
    expect(secondsFor(text)).toBeLessThan(MOST_SECONDS * ALLOWANCE);
  });
});
