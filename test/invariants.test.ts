import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract } from "../extractors/extract.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import type { Extraction } from "../src/model/extraction.ts";
import { extractionSchema } from "../src/model/extraction.ts";
import { readArticleBytes } from "../src/pipeline/read-page.ts";
import { normalizeTone } from "../src/text/tone.ts";
import { articleOf } from "./support/article.ts";

const SAMPLE = new URL("../corpus/sample/", import.meta.url);
const PAGES = readdirSync(SAMPLE)
  .filter((name) => name.endsWith(".html"))
  .map((name) => [name, readFileSync(new URL(name, SAMPLE), "utf8")] as const);

function extractText(text: string): Extraction {
  const parsed = readArticleBytes(new TextEncoder().encode(text));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return extract(parsed.value, loadLexicon());
}

/** The facts without what depends on the bytes: identity, offsets, the spelling of names. */
function factsOf({ relevant, reports, people }: Extraction): unknown {
  const plain = JSON.stringify({ relevant, reports, people }, (key, value: unknown) =>
    key === "start" || key === "end" ? undefined : value,
  );
  return JSON.parse(normalizeTone(plain.normalize("NFC")));
}

const ENTITIES = /[^\p{ASCII}]/gu;
const SPACES_IN_TEXT = / (?=[^<>]*<)/gu;
const OLD_TONES: readonly (readonly [RegExp, string])[] = [
  [/ủy(?!\p{L})/gu, "uỷ"],
  [/Ủy(?!\p{L})/gu, "Uỷ"],
  [/òa(?!\p{L})/gu, "oà"],
  [/óa(?!\p{L})/gu, "oá"],
];

/** The same page written in other ways. */
const VARIANTS: Readonly<Record<string, (page: string) => string>> = {
  NFD: (page) => page.normalize("NFD"),
  "numeric entities": (page) =>
    page.replaceAll(ENTITIES, (letter) => `&#${letter.codePointAt(0)};`),
  "hexadecimal entities": (page) =>
    page.replaceAll(ENTITIES, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`),
  CRLF: (page) => page.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n"),
  "no-break spaces": (page) =>
    page.replaceAll(SPACES_IN_TEXT, (space, at: number) => (at % 3 === 0 ? "\u00A0" : space)),
  "a byte order mark": (page) => `\uFEFF${page}`,
  "the other tone placement": (page) =>
    OLD_TONES.reduce((text, [modern, old]) => text.replaceAll(modern, old), page.normalize("NFC")),
};

describe("extraction", () => {
  it.each(PAGES)("of %s is the contract, quotes exactly, and is the same every time", (_, page) => {
    const extraction = extractText(page);
    extractionSchema.parse(extraction);
    expect(JSON.stringify(extractText(page))).toBe(JSON.stringify(extraction));
    const { text } = extraction.document;
    const quoted = JSON.stringify(extraction.reports) + JSON.stringify(extraction.people);
    const evidence = [
      ...quoted.matchAll(
        /\{"start":(?<start>\d+),"end":(?<end>\d+),"quote":"(?<quote>(?:[^"\\]|\\.)*)"\}/gu,
      ),
    ];
    for (const { groups } of evidence) {
      const { start = "", end = "", quote = "" } = groups ?? {};
      expect(text.slice(Number(start), Number(end))).toBe(JSON.parse(`"${quote}"`));
    }
  });

  describe.each(Object.entries(VARIANTS))("of a page in %s", (_, vary) => {
    it.each(PAGES)("gives the same facts: %s", (_name, page) => {
      const base =
        page.includes("oà") || page.includes("uỷ") ? normalizeTone(page.normalize("NFC")) : page;
      expect(factsOf(extractText(vary(base)))).toEqual(factsOf(extractText(base)));
    });
  });

  it("is total: any text gives an extraction", () => {
    const words = fc.constantFrom(
      "Cụm thi đua",
      "số 3",
      "bầu",
      "Ban Tổ chức Tỉnh ủy",
      "Phú Yên",
      "làm",
      "Cụm trưởng",
      "năm 2021",
      "ngày 31/12",
      "(",
      ")",
      ":",
      ";",
      "gồm",
      "và",
      "tặng Cờ thi đua",
      "cho",
      "8/13 tập thể",
      "đồng chí",
      "A Pớt",
      "\n",
    );
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.array(words, { maxLength: 60 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(text, (body) => {
        const extraction = extract(
          articleOf([{ zone: "body", text: body.normalize("NFC") }], {
            title: "Cụm thi đua số 3 tổng kết năm 2020",
          }),
          loadLexicon(),
        );
        extractionSchema.parse(extraction);
      }),
      { numRuns: 300 },
    );
  });

  it("says why every empty field is empty", () => {
    const extraction = extractText(
      "Khối thi đua số 9 tổng kết công tác năm 2019\n\nSáng 19/12, Khối thi đua số 9 tổ chức hội nghị tổng kết công tác thi đua năm 2019. Hằng năm, các đơn vị bầu Sở Nội vụ tỉnh Lào Cai làm Trưởng Khối theo quy chế.\n",
    );
    expect(extraction.reports[0]?.chairs).toEqual([]);
    expect(extraction.absent).toContainEqual({
      report: 0,
      field: "chairs",
      reason: "refused",
      rule: "refuse/habit",
    });
    expect(extraction.absent.find(({ field }) => field === "awards")?.reason).toBe("no-trigger");
  });
});
