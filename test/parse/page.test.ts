import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page } from "../../src/model/page.ts";
import { siteProfileSchema } from "../../src/model/site-profile.ts";
import { convertLegacy } from "../../src/parse/legacy-fonts.ts";
import { readPageBytes } from "../../src/pipeline/read-page.ts";
import { SITE_PROFILES } from "../../src/sites/registry.ts";

const SENTENCE =
  "Chiều 10-12, tại Thái Bình, Cụm thi đua số III tổng kết công tác năm 2021; hội nghị bầu Ban Tổ chức Tỉnh ủy Nam Định làm Cụm trưởng.";
const BODY = `<p>${SENTENCE}</p><p>${SENTENCE.replace("Chiều", "Sáng")}</p>`;

function read(html: string | Uint8Array, url?: string): Page {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const page = readPageBytes(bytes, url);
  if (!page.ok) throw new Error(page.problem.message);
  return page.value;
}

/** One byte a character: what a page typed for a font, or in a code page, is made of. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

/** The text as it would be typed for a font: the conversion the other way round, by trying every sign. */
function typedFor(text: string, font: "tcvn3" | "vni"): string {
  const bases = ["", ..."aeoyuôöAEOYUÔÖ"];
  const signs = Array.from({ length: 128 }, (_, i) => String.fromCharCode(0x80 + i));
  const typed = new Map<string, string>();
  for (const base of font === "vni" ? bases : [""])
    for (const sign of signs) {
      const letter = convertLegacy(base + sign, font);
      if (letter !== base + sign && [...letter].length === 1 && !typed.has(letter))
        typed.set(letter, base + sign);
    }
  return [...text].map((letter) => typed.get(letter) ?? letter).join("");
}

describe("encodings", () => {
  const page = (text: string): string => `<html><body><h1>Tin</h1><p>${text}</p></body></html>`;

  it.each(["tcvn3", "vni"] as const)("reads %s by its letters", (font) => {
    const typed = typedFor(SENTENCE, font);
    expect(typed).not.toBe(SENTENCE);
    const { charset, article } = read(latin1(page(typed)));
    expect(charset).toBe(font);
    expect(article?.text).toContain(SENTENCE);
  });

  it("reads windows-1258, UTF-16, and UTF-8 that was read as windows-1252", () => {
    const utf16 = new Uint8Array(Buffer.from(page(SENTENCE), "utf16le"));
    expect(read(utf16).article?.text).toContain(SENTENCE);
    const wrong = new TextDecoder("windows-1252").decode(new TextEncoder().encode(SENTENCE));
    expect(read(page(wrong)).article?.text).toContain(SENTENCE);
  });

  it("reports bytes that fit nothing", () => {
    const noise = Uint8Array.from({ length: 300 }, (_, i) => 0x80 + ((i * 37) % 120));
    expect(readPageBytes(noise)).toMatchObject({ ok: false, problem: { code: "not-text" } });
  });
});

describe("kinds of pages", () => {
  const stories = Array.from(
    { length: 12 },
    (_, i) =>
      `<li><h3><a href="/tin/cum-thi-dua-so-${i}-tong-ket-10${i}2345.html">Cụm thi đua số ${i} tổng kết công tác năm</a></h3></li>`,
  ).join("");

  it("gives the stories of a list and its next page", () => {
    const html = `<html><body><ul>${stories}</ul><a href="/tin/trang-2.html">Trang sau</a></body></html>`;
    const page = read(html, "https://bao.example.vn/tin");
    expect(page.kind).toBe("list");
    expect(page.links).toHaveLength(12);
    expect(page.links[3]).toEqual({
      url: "https://bao.example.vn/tin/cum-thi-dua-so-3-tong-ket-1032345.html",
      title: "Cụm thi đua số 3 tổng kết công tác năm",
    });
    expect(page.next).toBe("https://bao.example.vn/tin/trang-2.html");
  });

  it.each([
    ["article", `<html><body><h1>Tổng kết</h1>${BODY}</body></html>`],
    ["article", `<html><body><h1>Tổng kết</h1><div>${BODY}</div><ul>${stories}</ul></body></html>`],
    [
      "not-found",
      "<html><title>404 Not Found</title><body><p>Trang không tồn tại</p></body></html>",
    ],
    [
      "login",
      "<html><title>Just a moment...</title><body><p>Checking your browser</p></body></html>",
    ],
  ])("knows: %s", (kind, html) => expect(read(html).kind).toBe(kind));
});

describe("the article of a page", () => {
  const html = `<html lang="vi"><head><title>Tổng kết Cụm thi đua - Báo Thử</title></head><body>
    <div class="header">Chủ nhật, 22/11/2026</div><h1>Tổng kết Cụm thi đua</h1><p class="date">Đăng ngày 11 Tháng 12 2021</p>
    <div class="content">${BODY}<figure><img src="a.jpg"><figcaption>Toàn cảnh hội nghị. Ảnh: M.T</figcaption></figure>
    <p style="text-align:right"><b>Minh Thư</b></p></div>
    <div class="related"><p>${SENTENCE.replace("Nam Định", "Hà Nam")}</p></div>
    <div class="comments"><p>${SENTENCE.replace("Nam Định", "Hưng Yên")}</p></div></body></html>`;

  it("has title, date, byline and caption, and nothing of related stories and comments", () => {
    const { article, origins } = read(html);
    expect(article).toMatchObject({
      title: "Tổng kết Cụm thi đua",
      publishedAt: "2021-12-11",
      byline: "Minh Thư",
    });
    expect(article?.text).not.toMatch(/Hà Nam|Hưng Yên|2026/u);
    const captions = article?.zones.filter(({ zone }) => zone === "caption") ?? [];
    expect(captions.map(({ start, end }) => article?.text.slice(start, end))).toEqual([
      "Toàn cảnh hội nghị. Ảnh: M.T",
    ]);
    expect(origins).toHaveLength(article?.zones.length ?? 0);
  });

  it("tells a site's profile that finds no text any more", () => {
    const { issues, kind } = read(html, "https://vnexpress.net/tong-ket-cum-thi-dua-5047363.html");
    expect(kind).toBe("article");
    expect(issues.map(({ code }) => code)).toEqual(["profile-mismatch"]);
  });

  it("has profiles that keep their schema", () => {
    for (const profile of SITE_PROFILES)
      expect(siteProfileSchema.safeParse(profile).success, profile.name).toBe(true);
  });
});

describe("hostile pages", () => {
  it.each([
    ["100,000 nested elements", `<html><body>${"<div>".repeat(100_000)}${BODY}`],
    [
      "an attribute of a megabyte",
      `<html><body><div title="${"a".repeat(1_000_000)}">${BODY}</div>`,
    ],
    ["unclosed tags", `<html><body>${"<p><b><a href=x>chữ ".repeat(20_000)}`],
    ["scripts without end", `<html><body>${BODY}${"<script>var a='</div>'".repeat(5000)}`],
    ["comments without end", `<html><body>${BODY}${"<!-- ".repeat(50_000)}`],
    ["200,000 open drawings", `<html><body>${BODY}${"<svg>x".repeat(200_000)}`],
    ["60,000 headings", `<html><body>${BODY}${"<h1>Tin</h1>".repeat(60_000)}`],
    ["an endless address", `<html><body>${BODY}<a href="/${"a-".repeat(400_000)}!">x</a>`],
    [
      "JSON-LD of lists in lists",
      `<html><head><script type="application/ld+json">{"@type":"NewsArticle","author":${"[".repeat(100_000)}${"]".repeat(100_000)}}</script></head><body>${BODY}`,
    ],
    ["null bytes", `<html><body>\u0000${BODY}\u0000`],
    [
      "HTML in XML",
      `<?xml version="1.0"?><rss><item><![CDATA[<html>${BODY}</html>]]></item></rss>`,
    ],
  ])("answers to %s", (_, html) => {
    expect(typeof readPageBytes(new TextEncoder().encode(html)).ok).toBe("boolean");
  });

  it("names what is nested too deep, and reads old pages with hundreds of open elements", () => {
    const deep = readPageBytes(new TextEncoder().encode(`${"<div>".repeat(400_000)}${BODY}`));
    expect(deep).toMatchObject({ ok: false, problem: { code: "no-article" } });
    expect(read(`<html><body>${"<font>".repeat(500)}${BODY}`).kind).toBe("article");
  });

  it("answers to every mutation of a page", () => {
    const page = `<html><head><title>Tin</title></head><body><article><h1>Tin</h1>${BODY}</article></body></html>`;
    const cut = fc.tuple(fc.nat(page.length), fc.nat(60), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 6 }), (cuts) => {
        const mutated = cuts.reduce(
          (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
          page,
        );
        return typeof readPageBytes(new TextEncoder().encode(mutated)).ok === "boolean";
      }),
      { numRuns: 300 },
    );
  });
});
