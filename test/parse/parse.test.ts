import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { articleSchema } from "../../src/model/article.ts";
import { MAX_BYTES } from "../../src/parse/decode.ts";
import { isDateLine, parseIsoMoment, parseVisibleDate } from "../../src/parse/visible-date.ts";
import { readArticleBytes } from "../../src/pipeline/read-page.ts";

const SAMPLE = new URL("../../corpus/sample/", import.meta.url);

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function parse(text: string): Article {
  const parsed = readArticleBytes(bytesOf(text));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

function zonesOf({ text, zones }: Article): readonly (readonly [string, string])[] {
  return zones.map(({ zone, start, end }) => [zone, text.slice(start, end)]);
}

describe("dates as pages show them", () => {
  it.each([
    ["19:28' 11/12/2021", "2021-12-11T19:28:00+07:00"],
    ["Thứ bảy, 11/12/2021 | 19:28 [GMT+7]", "2021-12-11T19:28:00+07:00"],
    ["11-12-2021 07:28:00 CH", "2021-12-11T19:28:00+07:00"],
    ["16-07-2016 07:28:00 SA", "2016-07-16T07:28:00+07:00"],
    ["Đăng ngày 11 Tháng 12 2021", "2021-12-11"],
    ["27/11/2020 13:30", "2020-11-27T13:30:00+07:00"],
    ["Được đăng: 9/8/2016", "2016-08-09"],
    ["21-11-2018 00:00", "2018-11-21"],
    ["31/2/2020", undefined],
    ["không có ngày", undefined],
  ])("%s", (text, moment) => expect(parseVisibleDate(text)).toBe(moment));

  it.each([
    ["2020-11-27T13:30:00+07:00", "2020-11-27T13:30:00+07:00"],
    ["2020-11-27T18:30:00Z", "2020-11-28T01:30:00+07:00"],
    ["2020-11-27", "2020-11-27"],
    ["2020-11-27T00:00:00+07:00", "2020-11-27"],
    ["2020-01-01T20:00:00+00", "2020-01-02T03:00:00+07:00"],
    ["2020-01-01 20:00 GMT+7", "2020-01-01T20:00:00+07:00"],
    ["Mon, 13 Jan 2020 20:00:00 GMT", "2020-01-14T03:00:00+07:00"],
    ["Mon, 13 Jan 2020 20:00:00 EST", "2020-01-13"],
    ["2020-01-01 08:00:00 PM", "2020-01-01T20:00:00+07:00"],
    ["2020-01-01T20:00:00-5:00", "2020-01-02T08:00:00+07:00"],
    ["2020-01-01T25:61:00", "2020-01-01"],
    ["2020-02-30", undefined],
    ["2020-13-01T08:00:00", undefined],
    ["soon", undefined],
  ])("%s in structured data", (text, moment) => expect(parseIsoMoment(text)).toBe(moment));

  it("tells a line that is a date from a sentence that has one", () => {
    expect(isDateLine("Thứ năm - 18/01/2018 09:00")).toBe(true);
    expect(isDateLine("Kết luận số 21-KL/TW ngày 25-10-2021")).toBe(false);
  });
});

describe("pasted text", () => {
  const article = parse(
    [
      "PublishingPortal - Block_BanTin_Toolbar",
      "Thời sự",
      "Khối thi đua số 9 tổng kết năm 2019",
      "19:28' 20/12/2019",
      "",
      "Sáng 19/12, Khối thi đua số 9 tổ chức hội nghị tổng kết công tác thi đua năm 2019 tại Hội trường lớn.",
      "Quang cảnh hội nghị. Ảnh: M.T",
      "Năm qua, các đơn vị trong Khối đã hoàn thành mọi chỉ tiêu mà giao ước thi đua đề ra từ đầu năm.",
      "Thu Hà",
      "Ý KIẾN BẠN ĐỌC VỀ BÀI VIẾT NÀY",
      "Họ và tên : *",
      "Khối thi đua số 8 bầu Trưởng Khối mới",
    ].join("\r\n"),
  );

  it("gives title, date, section and byline", () => {
    expect(article.title).toBe("Khối thi đua số 9 tổng kết năm 2019");
    expect(article.publishedAt).toBe("2019-12-20T19:28:00+07:00");
    expect(article.section).toBe("Thời sự");
    expect(article.byline).toBe("Thu Hà");
  });

  it("knows each part for what it is, and ends where the comment form starts", () => {
    expect(zonesOf(article).map(([zone]) => zone)).toEqual([
      "title",
      "lead",
      "caption",
      "body",
      "byline",
    ]);
    expect(article.text).not.toContain("Họ và tên");
    expect(article.text).not.toContain("số 8");
  });
});

describe("saved pages", () => {
  const pages = readdirSync(SAMPLE).filter((name) => name.endsWith(".html"));

  it.each(pages)("%s keeps related stories, comments and clocks out", (name) => {
    const parsed = readArticleBytes(readFileSync(new URL(name, SAMPLE)));
    if (!parsed.ok) throw new Error(parsed.problem.message);
    articleSchema.parse(parsed.value);
    expect(parsed.value.text).not.toMatch(
      /Tin liên quan|Tin khác|Bài liên quan|Tin cùng chuyên mục|CÁC TIN KHÁC|Trang chủ|Bình luận|Giấy phép số|GMT/u,
    );
    expect(parsed.value.title).not.toMatch(/ [-|] (?:Báo|Trang tin|Cổng)/u);
  });

  it("reads a page that marks nothing by its densest text", () => {
    const sentence =
      "Cụm thi đua số 3 đã tổ chức hội nghị tổng kết công tác thi đua trong năm vừa qua.";
    const links = "<a href=/x>Một tin khác về cụm thi đua số 9 của tỉnh bạn</a><br>".repeat(12);
    const page = `<html><title>Tổng kết cụm</title><td>${links}</td><td><p>${sentence}</p><p>${sentence} Lần hai.</p></td>`;
    const article = parse(page);
    expect(article.text).toContain("Lần hai.");
    expect(article.text).not.toContain("tỉnh bạn");
  });

  it("takes the person and not the paper for the byline", () => {
    const json = JSON.stringify({
      "@type": "NewsArticle",
      headline: "T",
      datePublished: "2020-01-02",
      author: { "@type": "Organization", name: "Báo X" },
    });
    const body = `<div itemprop=articleBody><p>${"Nội dung của bài viết. ".repeat(10)}</p><p align=right><b>Lan Anh</b></p></div>`;
    expect(parse(`<html><script type="application/ld+json">${json}</script>${body}`).byline).toBe(
      "Lan Anh",
    );
  });
});

describe("input that is no article", () => {
  it.each([
    ["an empty file", new Uint8Array(), "empty"],
    ["white space", bytesOf(" \n\t "), "empty"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), "binary"],
    ["bytes that are no UTF-8", new Uint8Array([0x43, 0xff, 0xfe, 0x41]), "not-text"],
    ["a dump", new Uint8Array(MAX_BYTES + 1).fill(97), "too-large"],
    [
      "a page of links",
      bytesOf("<html><title>A</title><body><a href=x>y</a></body></html>"),
      "no-article",
    ],
  ])("%s is a problem that says what to do", (_, bytes, code) => {
    const parsed = readArticleBytes(bytes);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) {
      expect(parsed.problem.code).toBe(code);
      expect(parsed.problem.message).toMatch(/:/u);
    }
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 600 }),
        (bytes) => typeof readArticleBytes(bytes).ok === "boolean",
      ),
    );
    const markup = fc.array(
      fc.constantFrom(
        "<p>",
        "</p>",
        "<div class=related>",
        "<table><td>",
        "<!--",
        "Cụm ",
        "<script>",
        "&#",
        "\u0000",
      ),
    );
    fc.assert(
      fc.property(
        markup,
        (parts) => typeof readArticleBytes(bytesOf(`<html>${parts.join("")}`)).ok === "boolean",
      ),
    );
  });

  it("survives pages nested without end", () => {
    const deep = `<html><body>${"<div>".repeat(50_000)}Cụm thi đua`;
    expect(typeof readArticleBytes(bytesOf(deep)).ok).toBe("boolean");
  });
});
