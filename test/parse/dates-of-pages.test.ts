import { describe, expect, it } from "vitest";
import { read } from "../support/page.ts";

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
