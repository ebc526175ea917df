import { describe, expect, it } from "vitest";
import type { Page } from "../../src/model/page.ts";
import { siteProfileSchema } from "../../src/model/site-profile.ts";
import { buildRoleBook } from "../../src/parse/roles.ts";
import { surveyPage } from "../../src/parse/survey.ts";
import { loadTree, textOf } from "../../src/parse/tree.ts";
import { SITE_PROFILES } from "../../src/sites/registry.ts";
import { BODY, read, SENTENCE } from "../support/page.ts";

describe("kinds of pages", () => {
  const stories = Array.from(
    { length: 12 },
    (_, i) =>
      `<li><h3><a href="/tin/cum-thi-dua-so-${i}-tong-ket-10${i}2345.html">Cụm thi đua số ${i} tổng kết công tác năm</a></h3></li>`,
  ).join("");

  /** An article of a few lines beside many stories: it is told from a teaser by the day that its head gives. */
  const shortPage = (meta: string): string =>
    `<html><head>${meta}</head><body><article><h1>Ký kết giao ước thi đua</h1><p>Ngày 01/3/2019, cụm ký kết giao ước. Thành phần gồm:</p>
    <p>Trung tâm A: Trưởng cụm</p><p>Trung tâm B: Phó Trưởng cụm</p><p>Trung tâm C: thành viên</p></article><ul>${stories}</ul></body></html>`;

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
    ["article", shortPage(`<meta property="article:published_time" content="2019-03-01">`)],
    ["list", shortPage("")],
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
