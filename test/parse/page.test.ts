import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page } from "../../src/model/page.ts";
import { siteProfileSchema } from "../../src/model/site-profile.ts";
import { convertLegacy } from "../../src/parse/legacy-fonts.ts";
import { buildRoleBook } from "../../src/parse/roles.ts";
import { surveyPage } from "../../src/parse/survey.ts";
import { loadTree, textOf } from "../../src/parse/tree.ts";
import { readPageBytes } from "../../src/pipeline/read-page.ts";
import { SITE_PROFILES } from "../../src/sites/registry.ts";

const SENTENCE =
  "Chiều 10-12, tại Thái Bình, Cụm thi đua số III tổng kết công tác năm 2021; hội nghị bầu Ban Tổ chức Tỉnh ủy Nam Định làm Cụm trưởng.";
const BODY = `<p>${SENTENCE}</p><p>${SENTENCE.replace("Chiều", "Sáng")}</p>`;

function read(html: string | Uint8Array, url?: string): Page {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const page = readPageBytes(bytes, { url });
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

  it("refuses profiles whose selectors are none, or cannot be looked up", () => {
    const book = (selector: string) => (): unknown =>
      buildRoleBook([{ name: "x", hosts: [], layouts: [{ roles: { content: [selector] } }] }]);
    expect(book("div[")).toThrow(/is no selector/u);
    expect(book("*")).toThrow(/names no tag/u);
    expect(book("[data-foo]")).toThrow(/no element is looked up/u);
  });

  it("finds by an outer class only what stands within it", () => {
    const book = buildRoleBook([
      { name: "x", hosts: [], layouts: [{ roles: { byline: [".author b", "#who > i"] } }] },
    ]);
    const text = (page: string): readonly string[] =>
      [...surveyPage(loadTree(page), book).roles.keys()].map(textOf);
    expect(
      text(
        '<b>a</b><p class="x author"><b>b</b><i>c</i></p><p id="who"><i>d</i><u><i>e</i></u></p><b>f</b>',
      ),
    ).toEqual(["b", "d"]);
  });

  it("has profiles that keep their schema", () => {
    for (const profile of SITE_PROFILES)
      expect(siteProfileSchema.safeParse(profile).success, profile.name).toBe(true);
  });
});

describe("what is easily taken for something else", () => {
  const dated = (head: string, above = ""): Page =>
    read(
      `<html lang="vi"><head>${head}</head><body>${above}<h1>Tổng kết</h1><p class="ngaydang">05/06/2020</p><div>${BODY}</div></body></html>`,
    );

  it.each([
    [
      '<script type="application/ld+json">{"@type":"WebSite","dateCreated":"2008-02-03"}</script>',
      "",
    ],
    [
      '<script type="application/ld+json">{"@type":"VideoObject","uploadDate":"2011-02-03"}</script>',
      "",
    ],
    ['<meta http-equiv="Date" content="Mon, 13 Jan 2025 20:00:00 GMT">', ""],
    ["", "<header><time>Thứ Hai, 01/01/2024 10:00</time></header>"],
    ["", '<div class="header"><div class="date">Thứ Hai, 01/01/2024</div></div>'],
  ])("is no day of publication: %s%s", (head, above) => {
    expect(dated(head, above).article?.publishedAt).toBe("2020-06-05");
  });

  it("is no end of the text: drawings that close themselves, comments in attributes", () => {
    for (const odd of ['<svg class="i"/>', '<a title="a <!-- b" href=x>Xem</a>', "<!-- x --!>"]) {
      const page = read(
        `<html><body><h1>Tổng kết</h1>${odd}<div>${BODY}</div><svg><path/></svg><!-- c --><p>${SENTENCE}</p></body></html>`,
      );
      expect(page.article?.text.match(/Thái Bình/gu), odd).toHaveLength(3);
    }
  });

  it("is another site's profile, or address", () => {
    const html = `<html><head><base href="https://b.example.vn/tin/"><link rel="canonical" href="https://vnexpress.net/x-4567123.html"></head><body><h1>Tổng kết</h1>${BODY}</body></html>`;
    const page = read(html, "https://b.example.vn/muc/trang.htm");
    expect([page.profile, page.issues]).toEqual([null, []]);
    const relative = read(html.replace("https://vnexpress.net", ""));
    expect(relative.article?.url).toBe(null);
  });
});

describe("old pages without headings", () => {
  const table = (title: string): Page =>
    read(`<HTML><HEAD><TITLE>${title}</TITLE></HEAD><BODY><TABLE><TR><TD>Thứ năm, 26/11/2026 13:40</TD></TR>
      <TR><TD><FONT size=4><B>Cụm thi đua số 2 các tỉnh Tây Bắc tổng kết công tác năm 2013</B></FONT><BR>Cập nhật ngày: 12/12/2013 08:15:00 SA</TD></TR>
      <TR><TD>Cụm thi đua số 2 vừa tổ chức hội nghị tổng kết công tác thi đua năm 2013 tại Sơn La.</TD></TR>
      <TR><TD><SPAN id=x>${SENTENCE}<BR><BR>${SENTENCE.replace("Chiều", "Sáng")}</SPAN></TD></TR>
      <TR><TD align=right><B>Mạnh Hùng</B></TD></TR>
      <TR><TD><B>BÁO THỬ NGHIỆM</B><BR>Giấy phép số 11 ngày 10/10/2010</TD></TR></TABLE></BODY></HTML>`);

  it.each(["Báo Thử Nghiệm", "Phong Giao duc Dong Trieu", "Báo Thử - Cụm thi đua số 2 tổng kết"])(
    "take the headline, day, lead and name from beside the text where the title is: %s",
    (title) => {
      expect(table(title).article).toMatchObject({
        title: "Cụm thi đua số 2 các tỉnh Tây Bắc tổng kết công tác năm 2013",
        publishedAt: "2013-12-12T08:15:00+07:00",
        lead: "Cụm thi đua số 2 vừa tổ chức hội nghị tổng kết công tác thi đua năm 2013 tại Sơn La.",
        byline: "Mạnh Hùng",
      });
    },
  );
});

describe("a headline that the page's head tells as the article's", () => {
  it("stands against a bold line above the text", () => {
    const { article } = read(
      `<html><head><meta property="og:title" content="Nam Định nhận vai trò mới"><title>Tin</title></head><body><div><p><b>Bài dự thi viết về điển hình tiên tiến</b></p>${BODY}</div></body></html>`,
    );
    expect(article?.title).toBe("Nam Định nhận vai trò mới");
  });
});

describe("tables and lists", () => {
  const zones = (html: string): readonly string[] => {
    const { article } = read(
      `<html><body><h1>Tổng kết</h1><div>${BODY}${html}</div></body></html>`,
    );
    return (article?.zones ?? []).map(({ start, end }) => article?.text.slice(start, end) ?? "");
  };
  const row = (...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`;

  it("reads a row of data as one line, empty cells left out", () => {
    const table = `<table>${row("Năm", "Cụm trưởng", "")}${row("2021", "Nam Định", "Thái Bình")}</table>`;
    const read = zones(table);
    expect(read).toContain("Năm | Cụm trưởng");
    expect(read).toContain("2021 | Nam Định | Thái Bình");
  });

  it("parts paragraphs of a cell by a space, and keeps the place of an empty cell", () => {
    const read = zones(
      `<table>${row("Nguyễn Văn A</p><p>Hà Nội", "", "Nhất")}${row("Lê Thị B", "x", "Nhì")}<tr><td colspan=2>Tổng</td><td>2</td></tr></table>`,
    );
    expect(read).toContain("Nguyễn Văn A Hà Nội | | Nhất");
    expect(read).toContain("Lê Thị B | x | Nhì");
  });

  it("reads the cells of a table that lays out a page as what they hold", () => {
    const [first, second] = ["Sáng", "Chiều"].map((part) => `${part} 9-7, ${SENTENCE} ${SENTENCE}`);
    const read = zones(
      `<table>${row(first ?? "", second ?? "")}${row(second ?? "", first ?? "")}</table>`,
    );
    expect(read).toContain(first);
    expect(read.join("")).not.toContain(" | ");
  });

  it("reads the items of a list one by one", () => {
    const read = zones(
      "<ul><li>Ban Tổ chức Tỉnh ủy Hà Nam;</li><li>Ban Tổ chức Tỉnh ủy Nam Định.</li></ul>",
    );
    expect(read).toContain("Ban Tổ chức Tỉnh ủy Hà Nam;");
  });
});

describe("days of pages from elsewhere", () => {
  const page = (lang: string, line: string, head = ""): string =>
    `<html lang="${lang}"><head>${head}</head><body><article><h1>Bericht</h1>${line}${"<p>Dies ist ein ganzer Satz, wie er in einem Bericht über eine Sitzung steht, und er ist lang genug.</p>".repeat(4)}</article></body></html>`;

  it.each([
    ["en-US", "<p>Posted on Nov. 18, 2019 by Ann Lee</p>", "2019-11-18"],
    ["en-US", "<p>11/08/2019</p>", "2019-11-08"],
    ["en-GB", "<p>11/08/2019</p>", "2019-08-11"],
    ["de", "<p>von Anna am 12.03.2016 | 3 Kommentare</p>", "2016-03-12"],
    ["de", "<p>Veröffentlicht am 5. März 2016</p>", "2016-03-05"],
    ["fr", "<p>Publié le 1er août 2018 à 10h30</p>", "2018-08-01"],
    ["es", "<p>7 de junio de 2017</p>", "2017-06-07"],
    ["pl", "<p>3 listopada 2015</p>", "2015-11-03"],
    ["ru", "<p>9 мая 2014</p>", "2014-05-09"],
    ["ja", "<p>2018年4月3日</p>", "2018-04-03"],
    ["tr", '<p class="date">24 Ekim 2019 14:05</p>', "2019-10-24"],
    ["en", '<abbr class="published" title="2012-02-29">Leap day</abbr>', undefined],
    ["en", '<time datetime="2019-11-19T23:36:00-08:00">yesterday</time>', "2019-11-19"],
  ])("%s: %s", (lang, line, day) => {
    expect(read(page(lang, line)).article?.publishedAt ?? undefined).toBe(day);
  });

  it.each([
    ['<meta property="article:published_time" content="2018-05-04T09:00:00Z">', "2018-05-04"],
    ['<meta name="DC.date.issued" content="2011-07-30">', "2011-07-30"],
    ['<meta itemprop="datePublished" content="20130405">', "2013-04-05"],
    ['<meta name="citation_publication_date" content="2009/12/31">', "2009-12-31"],
    ['<meta name="pubdate" content="Tue, 19 Nov 2019 10:36:00 GMT">', "2019-11-19"],
    ['<meta name="sailthru.date" content="2016-02-01 08:00:00">', "2016-02-01"],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2020-01-02T23:59:00-05:00"}]}</script>',
      "2020-01-02",
    ],
  ])("%s", (head, day) => {
    expect(read(page("en", "", head)).article?.publishedAt).toBe(day);
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
    [
      "a graph of 300,000 numbers",
      `<html><head><script type="application/ld+json">{"@graph":[${"1,".repeat(300_000)}1]}</script></head><body>${BODY}`,
    ],
    [
      "spaces without end behind what is no JSON",
      `<html><head><script type="application/ld+json">{"a":"-->${" ".repeat(60_000)}x"}</script></head><body>${BODY}`,
    ],
    ["tags that close nothing", `<html><body>${"<div></b>".repeat(30_000)}${BODY}`],
    ["paragraphs and items in each other", `<html><body>${"<p><li>".repeat(30_000)}${BODY}`],
    [
      "20,000 times in nested elements",
      `<html><body>${"<div>".repeat(1900)}${"<time>a</time>".repeat(20_000)}`,
    ],
    [
      "100,000 entities of an old font",
      `<html><body><font face=".VnTime">${"&agrave;".repeat(100_000)}`,
    ],
    ["null bytes", `<html><body>\u0000${BODY}\u0000`],
    [
      "HTML in XML",
      `<?xml version="1.0"?><rss><item><![CDATA[<html>${BODY}</html>]]></item></rss>`,
    ],
  ])("answers to %s", (_, html) => {
    expect(typeof readPageBytes(new TextEncoder().encode(html)).ok).toBe("boolean");
  });

  it("names a page with more elements than any article", () => {
    const html = `<html><body>${BODY}${"<p>a</p>".repeat(300_000)}`;
    expect(readPageBytes(new TextEncoder().encode(html))).toMatchObject({
      ok: false,
      problem: { code: "no-article" },
    });
  });

  it("names what is nested too deep, and reads old pages with hundreds of open elements", () => {
    const deep = readPageBytes(new TextEncoder().encode(`${"<div>".repeat(400_000)}${BODY}`));
    expect(deep).toMatchObject({ ok: false, problem: { code: "no-article" } });
    expect(read(`<html><body>${"<font>".repeat(500)}${BODY}`).kind).toBe("article");
  });

  it("answers to every mutation of pages of all kinds", () => {
    const sample = new URL("../../corpus/sample/", import.meta.url);
    const pages = readdirSync(sample)
      .filter((name) => name.endsWith(".html"))
      .map((name) => readFileSync(new URL(name, sample), "latin1"));
    const pieces = [
      ..."< > </ <!-- --> <script> </script> <table> <tr> <td> </p> <p> & &#0; \" ' = <svg> <![CDATA[ ]]> <?xml".split(
        " ",
      ),
      "\u0000",
      "<div>".repeat(60),
      "\u00e1\u00ba\u00ad",
      "\u00ff\u00fe",
    ];
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(400),
      put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })),
      copy: fc.nat(2000),
    });
    fc.assert(
      fc.property(
        fc.nat(pages.length - 1),
        fc.array(change, { maxLength: 8 }),
        (which, changes) => {
          const mutated = changes.reduce((text, { at, cut, put, copy }) => {
            const from = Math.floor(at * text.length);
            return (
              text.slice(0, from) + put + text.slice(from + cut) + text.slice(from, from + copy)
            );
          }, pages[which] ?? "");
          return typeof readPageBytes(latin1(mutated)).ok === "boolean";
        },
      ),
      { numRuns: 700 },
    );
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
