import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPageBytes } from "../../src/pipeline/read-page.ts";
import { BODY, latin1, read } from "../support/page.ts";

/** Two seconds are promised on a machine that does nothing else. */
const MAX_MS = 5000;

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
    ["70,000 items left open", `<html><body>${"<li>chữ".repeat(140_000)}`],
    ["70,000 paragraphs", `<html><body>${"<p>chữ</p>".repeat(70_000)}`],
    [
      "3,000 long addresses",
      `<html><body>${`<a href="/${"a-".repeat(1000)}">chữ</a>`.repeat(3000)}`,
    ],
    ["drawings left open before one end", `<html><body>${"<svg><p>x".repeat(50_000)}</svg>`],
    [
      "250 related boxes in each other",
      `<html><body>${'<div class="related">'.repeat(250)}${BODY.repeat(20_000)}`,
    ],
    ["2,600,000 lines of text", "ab\n".repeat(2_600_000)],
    ["20 MB", `<html><body>${"<p>chữ</p>".repeat(1_500_000)}`],
    ["nothing", ""],
  ])("answers to %s in time", (_, html) => {
    const bytes = new TextEncoder().encode(html);
    const start = performance.now();
    expect(typeof readPageBytes(bytes).ok).toBe("boolean");
    expect(performance.now() - start).toBeLessThan(MAX_MS);
  });

  it("reads the text behind a drawing left open, and a title that looks like a comment", () => {
    const page = read(
      `<html><head><title>Tổng kết <!-- Báo Thử</title></head><body><h1>Tổng kết</h1><svg><path d="x">${BODY}<svg><path/></svg><!-- c --><p>x</p></body></html>`,
    );
    expect(page.article?.text.match(/Thái Bình/gu)).toHaveLength(2);
    expect(page.article?.title).toBe("Tổng kết");
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
