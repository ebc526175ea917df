import fc from "fast-check";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { withoutDeadText } from "../../src/parse/dead-text.ts";
import { isElement, loadTree, nodesBelow } from "../../src/parse/tree.ts";

// Browsers mend broken pages by the rules that parse5 keeps; the parser used here does not. What is compared is what counts for
// articles: no letter that a browser would show is lost.

const LETTER = /[\p{L}\p{N}]/gu;
const DEAD: ReadonlySet<string> = new Set(
  "head title script style noscript template iframe noembed noframes plaintext xmp textarea select svg math".split(
    " ",
  ),
);

interface Parse5Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Parse5Node[];
}

/** The letters that a browser would show. */
function lettersOfBrowser(html: string): readonly string[] {
  const letters: string[] = [];
  const open: Parse5Node[] = [parse(html) as unknown as Parse5Node];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === "#text") letters.push(...(node.value?.match(LETTER) ?? []));
    else if (!DEAD.has(node.nodeName)) open.push(...(node.childNodes ?? []).toReversed());
  }
  return letters;
}

/** The letters that the program sees, wherever they stand. */
function lettersSeen(html: string): readonly string[] {
  const letters: string[] = [];
  for (const node of nodesBelow(loadTree(html)))
    if (
      node.type === "text" &&
      !(node.parent && isElement(node.parent) && DEAD.has(node.parent.name))
    )
      letters.push(...(node.data.match(LETTER) ?? []));
  return letters;
}

/** The letters of the first that the second does not have, each as often as it is missing. */
function missing(from: readonly string[], among: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const letter of among) left.set(letter, (left.get(letter) ?? 0) + 1);
  return from.filter((letter) => {
    const count = left.get(letter) ?? 0;
    left.set(letter, count - 1);
    return count <= 0;
  });
}

const PARAGRAPH = "Cụm thi đua số 3 bầu Ban Tổ chức Tỉnh ủy Nam Định làm Cụm trưởng năm 2022.";

describe("broken pages lose nothing that a browser would show", () => {
  it.each([
    ["paragraphs that are never closed", `<p>${PARAGRAPH}<p>một<p>hai<div>ba`],
    ["crossing tags", `<p><b>một <i>hai</b> ba</i> bốn</p> ${PARAGRAPH}`],
    ["a paragraph within a paragraph", `<p>một<p>hai</p>ba</p>${PARAGRAPH}`],
    ["blocks within inline tags", `<a href="x"><div>một</div><b><p>hai</p></b></a>${PARAGRAPH}`],
    [
      "text between rows of a table",
      `<table>một<tr>hai<td>ba<td>bốn<tr><td>năm</table>${PARAGRAPH}`,
    ],
    ["a table in a paragraph", `<p>một<table><tr><td>${PARAGRAPH}</table>hai</p>`],
    ["closing tags that close nothing", `</div></p></span>một</b></td></table>${PARAGRAPH}`],
    ["two bodies and two heads", `<html><head></head><body>một<head></head><body>hai ${PARAGRAPH}`],
    ["text after the end", `<html><body>một</body></html>${PARAGRAPH}`],
    [
      "attributes without quotes or ends",
      `<p class=a b id='x" title=y>một</p>' >hai</p>${PARAGRAPH}`,
    ],
    ["angle brackets in the text", `<p>5 < 6 và 7 > 3, a<b, x <= y</p>${PARAGRAPH}`],
    ["tags of no standard", `<o:p>một</o:p><st1:place>hai</st1:place><foo-bar>ba${PARAGRAPH}`],
    [
      "entities without an end",
      `<p>m&ocirc;t &amp hai &nbsp ba &#7897 &unknown; bốn</p>${PARAGRAPH}`,
    ],
    ["a comment that ends oddly", `<p>một<!-- x --!>hai</p>${PARAGRAPH}<!-->ba<!--->bốn`],
    ["declarations in the text", `<p>một<?php x ?>hai<![CDATA[ba]]>bốn<!x>năm</p>${PARAGRAPH}`],
    ["a list without its list", `<li>một<li>hai<dd>ba<dt>bốn${PARAGRAPH}`],
    ["nested forms and buttons", `<form>một<form>hai</form>ba</form>${PARAGRAPH}`],
    ["null bytes", `<p>một\u0000hai</p><di\u0000v>ba</div>${PARAGRAPH}`],
    ["a slash in a tag that has an end", `<p/>một<div/>hai<b/>ba</b>${PARAGRAPH}`],
    ["a frame set", `<html><body>${PARAGRAPH}<noscript>x</noscript>một</body>`],
  ])("%s", (_, html) => {
    expect(missing(lettersOfBrowser(html), lettersSeen(html))).toEqual([]);
  });

  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("một", "hai ba", "bốn, năm.", PARAGRAPH) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(
          ..."p div span b i a font table tr td ul li h2 strong blockquote article section center".split(
            " ",
          ),
        )
        .chain((name) => fc.constantFrom(`<${name}>`, `</${name}>`, `<${name} class="x y">`)),
    },
    fc.constantFrom("<br>", "<br/>", "</br>", "<img src=a>", "<hr>", "&nbsp;", "<!-- x -->", "\n"),
  );

  it("whatever the tags", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = `<html><body>${pieces.join("")}`;
        expect(missing(lettersOfBrowser(html), lettersSeen(html))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it("nor where scripts, styles and comments are cut out first", () => {
    const dead = fc.constantFrom(
      "<script>var a = '<p>x</p>';</script>",
      "<style>p { color: red }</style>",
      '<svg viewBox="0 0 1 1"><path d="M0"/></svg>',
      "<!-- <p>x</p> -->",
      '<script type="application/ld+json">{"a": 1}</script>',
      "<SCRIPT>document.write('<div>')</SCRIPT>",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, dead), { maxLength: 40 }), (pieces) => {
        const html = `<html><body>${pieces.join("")}`;
        expect(missing(lettersOfBrowser(html), lettersSeen(withoutDeadText(html)))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });
});
