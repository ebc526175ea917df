import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageSchema } from "../../src/model/page.ts";
import { thidua } from "../support/cli.ts";
import { SAMPLE } from "../support/sample.ts";

const ARTICLE = `${SAMPLE}003-cum-thi-dua-so-4-nganh-to-chuc-xay.html`;

let list: string;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "thidua-parse-"));
  list = join(folder, "list.html");
  const stories = Array.from(
    { length: 12 },
    (_, i) =>
      `<li><a href="/tin/cum-thi-dua-${i}-10${i}2345.html">Cụm thi đua số ${i} họp</a></li>`,
  );
  writeFileSync(list, `<html><body><ul>${stories.join("")}</ul></body></html>`);
});

describe("what else is known of a page", () => {
  it("stands with its zones in explain, and with the run in ingest", () => {
    expect(thidua(["explain", ARTICLE]).out).toContain("[lead, td.TomTat");
    const other = join(folder, "other-layout.html");
    const text = "Sáng 9-7, Cụm thi đua số 3 họp tổng kết, các đơn vị bầu Cụm trưởng năm 2022.";
    writeFileSync(
      other,
      `<html lang="vi"><head><link rel="canonical" href="https://vnexpress.net/cum-thi-dua-5047363.html"></head><body><h1>Cụm thi đua</h1><div>${`<p>${text}</p>`.repeat(3)}</div></body></html>`,
    );
    const { err, code } = thidua(["ingest", other, "--db", join(folder, "issues.db")]);
    expect(code).toBe(0);
    expect(err).toContain("profile-mismatch: the profile");
    expect(err).toContain('1 read with the issue "profile-mismatch"');
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("parse", () => {
  it("prints the page by its schema, the text alone, or each zone with its place", () => {
    expect(pageSchema.parse(JSON.parse(thidua(["parse", "--json", ARTICLE]).out)).kind).toBe(
      "article",
    );
    expect(thidua(["parse", "--text", ARTICLE]).out).toContain("bầu Ban Tổ chức Tỉnh ủy Sóc Trăng");
    expect(thidua(["parse", ARTICLE]).out).toContain("[lead] td.TomTat");
  });

  it("tells a list from an article, and refuses an address that is none", () => {
    expect(thidua(["parse", "--url", "https://bao.example.vn/tin", list]).out).toContain(
      "https://bao.example.vn/tin/cum-thi-dua-3-1032345.html",
    );
    expect(thidua(["parse", "--text", list])).toMatchObject({ code: 1, out: "" });
    expect(thidua(["parse", "--url", "nonsense", ARTICLE])).toMatchObject({ code: 2, out: "" });
  });
});
