import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalUrl, identityOf } from "../../src/crawl/canonical-url.ts";
import { trapOf } from "../../src/crawl/traps.ts";

describe("an address in its one form", () => {
  it.each<[string, string | undefined]>([
    ["HTTPS://Bao.Example.VN:443/Tin/?b=2&a=1#x", "https://bao.example.vn/Tin/?a=1&b=2"],
    ["https://u:p@bao.example.vn./a", "https://bao.example.vn/a"],
    ["https://bao.example.vn/a?utm_source=x&fbclid=1&id=5", "https://bao.example.vn/a?id=5"],
    ["https://bao.example.vn/a;jsessionid=12?PHPSESSID=3", "https://bao.example.vn/a"],
    ["https://bao.example.vn/(S(abcdefghijklmnopqrstuvwx))/a", "https://bao.example.vn/a"],
    ["https://bao.example.vn/%7ea%2fb%c3%a0", "https://bao.example.vn/~a%2Fb%C3%A0"],
    ["/tin/../a", "https://bao.example.vn/a"],
    ["javascript:void(0)", undefined],
    ["mailto:a@b.vn", undefined],
    [`https://bao.example.vn/${"a".repeat(3000)}`, undefined],
    ["http://[", undefined],
  ])("of %s is %s", (href, expected) => {
    expect(canonicalUrl(href, "https://bao.example.vn/tin/x")).toBe(expected);
  });

  it("stays as it is when it is read again", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        return once === undefined || canonicalUrl(once) === once;
      }),
    );
  });
});

describe("what tells two pages apart", () => {
  it("is the number of the article, whatever its words, scheme and host's prefix", () => {
    const same = [
      "https://bao.example.vn/cum-thi-dua-so-3-tong-ket-1234567.html",
      "http://www.bao.example.vn/chinh-tri/tieu-de-moi-hon-1234567.html",
      "https://m.bao.example.vn/cum-thi-dua-so-3-1234567.htm",
      "https://bao.example.vn/cum-thi-dua-so-3-post1234567.html",
    ];
    expect(new Set(same.map(identityOf))).toEqual(new Set(["bao.example.vn#1234567"]));
  });

  it("is the whole address where it has none", () => {
    const other = [
      "https://bao.example.vn/xay-dung-dang",
      "https://bao.example.vn/xay-dung-dang?p=2",
      "https://bao.example.vn/tong-ket-nam-2021.html",
      "https://bao.example.vn/tong-ket-nam-2022.html",
      "https://tin.example.vn/cum-thi-dua-so-3-1234567.html",
      "https://bao.example.vn:8080/xay-dung-dang",
    ];
    expect(new Set(other.map(identityOf)).size).toBe(other.length);
    expect(identityOf("https://bao.example.vn/tin/index.html")).toBe(
      identityOf("https://bao.example.vn/tin"),
    );
  });
});

describe("a trap", () => {
  it.each([
    ["https://bao.example.vn/anh.jpg", "file"],
    ["https://bao.example.vn/a/b/a/b/a/b", "repeating-path"],
    [`https://bao.example.vn${"/x".repeat(13).replaceAll("x", "x")}`, "too-deep"],
    ["https://bao.example.vn/t?a=1&b=1&c=1&d=1&e=1&f=1&g=1", "growing-query"],
    ["https://bao.example.vn/t?a=1&a=2", "growing-query"],
    ["https://bao.example.vn/lich/thang/2021-12", "calendar"],
    ["https://bao.example.vn/tin?ngay=1", "calendar"],
    ["https://bao.example.vn/tin?page=51", "endless-list"],
    ["https://bao.example.vn/tin/trang-51", "endless-list"],
    ["https://bao.example.vn/tin?page=50", undefined],
    ["https://bao.example.vn/xay-dung-dang/202112/cum-thi-dua-3ac6d79/", undefined],
    ["https://bao.example.vn/sitemap-2021.xml.gz", undefined],
  ])("is told: %s is %s", (url, expected) => {
    expect(trapOf(url, 50)).toBe(expected);
  });
});
