import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { siteSourceSchema } from "../../src/model/site-source.ts";
import {
  fromFeed,
  fromList,
  isOfSite,
  scopeOf,
  startsOf,
} from "../../src/pipeline/crawl/discover.ts";
import { SITE_SOURCES } from "../../src/sites/sources.ts";

describe("the known sites", () => {
  it("are all there, each under a name and hosts of its own", () => {
    const files = readdirSync(new URL("../../src/sites/sources/", import.meta.url));
    expect(SITE_SOURCES.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
    expect(SITE_SOURCES.length).toBeGreaterThanOrEqual(20);
    const hosts = SITE_SOURCES.flatMap((source) => source.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.each(SITE_SOURCES.map((source) => [source.name, source] as const))(
    "%s begins on its own hosts, at addresses that are no articles",
    (_, source) => {
      const scope = scopeOf(source, {});
      const starts = startsOf(scope);
      expect(starts.length).toBeGreaterThan(0);
      expect(starts.filter(({ url }) => !isOfSite(url, source))).toEqual([]);
      const isArticle = (url: string): boolean =>
        scope.articles.some((pattern) => pattern.test(new URL(url).pathname));
      expect(starts.map(({ url }) => url).filter(isArticle)).toEqual([]);
    },
  );
});

const ORIGIN = { url: "https://bao.example.vn/xay-dung-dang", depth: 0 };

describe("what a page leads to", () => {
  const source = siteSourceSchema.parse({
    name: "paper",
    title: "Báo Thử",
    hosts: ["bao.example.vn"],
    lists: ["https://bao.example.vn/xay-dung-dang"],
    articles: [String.raw`-\d{5,}\.html$`],
    except: ["^/quang-cao/"],
    since: "2010-01-01",
    maxPages: 5,
  });

  it("is the articles in scope, those that promise the genre first", () => {
    const page = {
      links: [
        { url: "/mua-lua-vang-tren-dong-123456.html", title: "Mùa lúa vàng" },
        {
          url: "/tin-ngan-123457.html?utm_source=x",
          title: "Khối thi đua các cơ quan Đảng tổng kết",
        },
        { url: "/cum-thi-dua-so-3-123458.html", title: "Hội nghị" },
        { url: "/quang-cao/mua-ngay-123459.html", title: "Quảng cáo" },
        { url: "https://khac.example.com/tin-tuc-123460.html", title: "Báo khác" },
        { url: "/lien-he", title: "Liên hệ tòa soạn" },
      ],
      next: "/xay-dung-dang?page=2",
      feeds: ["/rss/xay-dung-dang.rss"],
    };
    const { found } = fromList(ORIGIN, page, scopeOf(source, {}));
    const byPriority = found.toSorted((a, b) => b.priority - a.priority);
    expect(byPriority.map(({ url, kind }) => `${kind} ${url}`)).toEqual([
      "article https://bao.example.vn/tin-ngan-123457.html",
      "article https://bao.example.vn/cum-thi-dua-so-3-123458.html",
      "list https://bao.example.vn/xay-dung-dang?page=2",
      "feed https://bao.example.vn/rss/xay-dung-dang.rss",
      "article https://bao.example.vn/mua-lua-vang-tren-dong-123456.html",
    ]);
    const end = { links: [], next: "/xay-dung-dang?page=6", feeds: [] };
    expect(fromList(ORIGIN, end, scopeOf(source, {})).found).toEqual([]);
  });

  it("lies within the days that are asked for, as far as they are told", () => {
    const entry = (n: number, at: string | undefined) => ({
      url: `https://bao.example.vn/tin-${n}.html`,
      title: undefined,
      at,
    });
    const listing = {
      entries: [
        entry(100_001, "2009-12-31"),
        entry(100_002, "2012-05-05T08:00:00+07:00"),
        entry(100_003, undefined),
        entry(100_004, "2021-01-01"),
      ],
      sitemaps: [entry(1, "2009-01-01"), entry(2, "2012-01-01")],
    };
    const found = (days: Parameters<typeof scopeOf>[1], depth = 0): readonly string[] =>
      fromFeed({ ...ORIGIN, depth }, listing, scopeOf(source, days)).found.map(({ url }) =>
        url.slice(-11),
      );
    expect(found({})).toEqual(["100002.html", "100003.html", "100004.html", "/tin-2.html"]);
    expect(found({ until: "2020-12-31" }, 3)).toEqual(["100002.html", "100003.html"]);
    expect(found({ since: "2020-01-01" })).toEqual(["100003.html", "100004.html"]);
  });
});
