import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAllowed, parseRobots, rulesFor } from "../../src/crawl/robots.ts";

function allows(robots: string, path: string, agent = "thidua"): boolean {
  const rules = rulesFor(parseRobots(new TextEncoder().encode(robots)), agent);
  return isAllowed(rules, `https://bao.example.vn${path}`);
}

describe("robots.txt", () => {
  it.each<[string, string, boolean]>([
    ["", "/a", true],
    ["User-agent: *\nDisallow: /", "/a", false],
    ["User-agent: *\nDisallow:", "/a", true],
    ["User-agent: *\nDisallow: /\nAllow: /a", "/ab", true],
    ["User-agent: *\nAllow: /a\nDisallow: /a", "/a", true],
    ["User-agent: *\nDisallow: /*.pdf$", "/x.pdf", false],
    ["User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", true],
    ["User-agent: *\nDisallow: /tin/*/in", "/tin/a/in/b", false],
    ["User-agent: *\nDisallow: /*a*b*$", "/cab", false],
    ["User-agent: *\nDisallow: /a$b", "/a$b", false],
    ["User-agent: *\nDisallow: /tổ-chức", "/t%E1%BB%95-ch%E1%BB%A9c", false],
    ["User-agent: *\nDisallow: /t%e1%bb%95", "/t%E1%BB%95", false],
    ["User-agent: *\nAllow: /tin/index.html\nDisallow: /", "/tin/", true],
    ["\uFEFFUser-agent: *\r\nDisallow: /a # không", "/a", false],
    ["user agent *\ndisallow /a", "/a", true],
    ["User-agent *\nDisallow /a", "/a", false],
    ["User-agent: *\nDissallow: /a", "/a", false],
  ])("%j lets %s be fetched: %s", (robots, path, expected) => {
    expect(allows(robots, path)).toBe(expected);
  });

  it("has the rules of all groups that name a robot, else those for all robots", () => {
    const robots =
      "User-agent: *\nDisallow: /a\n\nUser-agent: Thidua/1.0\nUser-agent: other\nDisallow: /b\n\nUser-agent: thidua\nDisallow: /c";
    expect(["/a", "/b", "/c"].map((path) => allows(robots, path))).toEqual([true, false, false]);
    expect(["/a", "/b", "/c"].map((path) => allows(robots, path, "somebody"))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("names its sitemaps and its delay", () => {
    const text =
      "Sitemap: https://bao.example.vn/sitemap.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:\n";
    const robots = parseRobots(new TextEncoder().encode(text));
    expect(robots.sitemaps).toEqual(["https://bao.example.vn/sitemap.xml"]);
    expect(rulesFor(robots, "thidua").crawlDelaySeconds).toBe(2.5);
  });

  it("is read up to 500 KiB", () => {
    const filler = `# ${"x".repeat(98)}\n`.repeat(5200);
    expect(allows(`User-agent: *\n${filler}Disallow: /a`, "/a")).toBe(true);
  });

  it("of any bytes is one, and is read in time", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.webUrl(), (bytes, url) => {
        return typeof isAllowed(rulesFor(parseRobots(bytes), "thidua"), url) === "boolean";
      }),
    );
    const stars = `User-agent: *\nDisallow: /${"*a".repeat(2000)}$\n`.repeat(20);
    const start = performance.now();
    expect(allows(stars, `/${"a".repeat(2000)}b`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
