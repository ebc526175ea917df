import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lockFolder } from "../../db/folder-lock.ts";
import { openCrawl } from "../../src/pipeline/crawl/open-crawl.ts";

const home = mkdtempSync(join(tmpdir(), "thidua-lock-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const options = { sites: [], software: "thidua/0", processId: process.pid, now: () => 0 };

describe("a folder's lock", () => {
  it("is had by one at a time, and by the next one when it is given back", () => {
    const folder = join(home, "one");
    const lock = lockFolder(folder);
    expect(lock).toBeDefined();
    expect(lockFolder(folder)).toBeUndefined();
    lock?.release();
    const next = lockFolder(folder);
    expect(next).toBeDefined();
    next?.release();
  });

  it("is made anew where its file is damaged", () => {
    const folder = join(home, "damaged");
    mkdirSync(folder);
    writeFileSync(join(folder, "lock.db"), "this is no database".repeat(100));
    const lock = lockFolder(folder);
    expect(lock).toBeDefined();
    expect(lockFolder(folder)).toBeUndefined();
    lock?.release();
  });

  it("is given back where a crawl cannot be opened", () => {
    const folder = join(home, "broken");
    mkdirSync(folder);
    // A file stands where the archive's folder shall be.
    writeFileSync(join(folder, "warc"), "");
    expect(() => openCrawl({ ...options, folder })).toThrow();
    rmSync(join(folder, "warc"));
    const opened = openCrawl({ ...options, folder });
    expect(opened.ok).toBe(true);
  });
});
