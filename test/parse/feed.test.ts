import { describe, expect, it } from "vitest";
import { readFeed } from "../../src/parse/feed.ts";

const STORY = {
  url: "https://bao.example.vn/cum-thi-dua-so-3-tong-ket-123456.html",
  title: "Cụm thi đua số 3 tổng kết & bầu Cụm trưởng",
  at: "2021-12-11T19:28:00+07:00",
};

describe("a feed", () => {
  it.each([
    [
      "RSS with an unescaped sign",
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo</title><link>https://bao.example.vn</link>
       <item><title><![CDATA[Cụm thi đua số 3 tổng kết & bầu Cụm trưởng]]></title><link>${STORY.url}</link><description>a & b</description><pubDate>Sat, 11 Dec 2021 19:28:00 +0700</pubDate></item></channel></rss>`,
    ],
    [
      "Atom with other links",
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Cụm thi đua số 3 tổng kết &amp;amp; bầu Cụm trưởng</title>
       <link rel="replies" href="https://bao.example.vn/comments"/><link href="${STORY.url}"/><published>2021-12-11T12:28:00Z</published><updated>2022-01-01T00:00:00Z</updated></entry></feed>`,
    ],
    [
      "RDF",
      `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="x"><title>Cụm thi đua số 3 tổng kết &amp; bầu Cụm trưởng</title><link>${STORY.url}</link><dc:date>2021-12-11T19:28:00+07:00</dc:date></item></rdf:RDF>`,
    ],
    [
      "JSON",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        items: [{ id: "1", url: STORY.url, title: STORY.title, date_published: STORY.at }],
      }),
    ],
    [
      "a news sitemap, with a picture of its own title",
      `<urlset><url><loc>${STORY.url}</loc><image:image><image:loc>https://bao.example.vn/a.jpg</image:loc><image:title>Ảnh</image:title></image:image>
       <news:news><news:publication_date>2021-12-11T19:28:00+07:00</news:publication_date><news:title>Cụm thi đua số 3 tổng kết &amp; bầu Cụm trưởng</news:title></news:news></url></urlset>`,
    ],
  ])("of the kind %s lists its pages", (_, text) => {
    expect(readFeed(text)).toEqual({ entries: [STORY], sitemaps: [] });
  });

  it("that is an index of sitemaps lists them with their days", () => {
    const index =
      "<sitemapindex><sitemap><loc>https://bao.example.vn/sitemap-2021-12.xml</loc><lastmod>2021-12-31</lastmod></sitemap></sitemapindex>";
    expect(readFeed(index)).toEqual({
      entries: [],
      sitemaps: [
        { url: "https://bao.example.vn/sitemap-2021-12.xml", title: undefined, at: "2021-12-31" },
      ],
    });
  });

  it("that breaks off gives what came before, and a page is none", () => {
    const cut = `<rss><channel><item><title>Tin</title><link>${STORY.url}</link></item><item><title>Ti`;
    expect(readFeed(cut)?.entries.map(({ url }) => url)).toEqual([STORY.url]);
    expect(readFeed("<html><body><p>Không có trang này</p></body></html>")).toBeUndefined();
    expect(readFeed('{"a": 1}')).toBeUndefined();
    expect(readFeed("")).toBeUndefined();
  });
});
