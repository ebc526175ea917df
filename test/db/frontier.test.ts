import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openFrontier } from "../../db/frontier.ts";
import type { Fetched, Found, Frontier } from "../../src/model/crawl.ts";

const NOW = 1_000_000;
const SITES = ["paper"];
let folder: string;
let path: string;
let frontier: Frontier;

function reopen(): Frontier {
  const opened = openFrontier(path);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thidua-frontier-"));
  path = join(folder, "frontier.db");
  frontier = reopen();
});
afterEach(() => {
  frontier.close();
  rmSync(folder, { recursive: true, force: true });
});

function found(name: string, more: Partial<Found> = {}): Found {
  const host = more.host ?? "bao.example.vn";
  return {
    url: `https://${host}/${name}`,
    key: `${host}/${name}`,
    host,
    site: "paper",
    kind: "article",
    depth: 1,
    priority: 10,
    ...more,
  };
}

function fetched(more: Partial<Fetched> = {}): Fetched {
  return {
    outcome: "fetched",
    reason: "article",
    status: 200,
    at: { file: "a.warc.gz", offset: 100, length: 50, end: 180 },
    digest: "sha256:0",
    etag: undefined,
    lastModified: undefined,
    dueAt: undefined,
    revisitMs: 1000,
    archivedAt: NOW,
    ...more,
  };
}

describe("the frontier", () => {
  it("takes each page once, and gives the most promising first, one of a host at a time", () => {
    const pages = [
      found("a"),
      found("b", { priority: 70 }),
      found("c", { host: "tin.example.vn" }),
    ];
    expect(frontier.put(pages, NOW)).toBe(3);
    expect(frontier.put(pages, NOW)).toBe(0);
    const first = frontier.claim(NOW, SITES);
    const second = frontier.claim(NOW, SITES);
    expect([first?.url, second?.url].toSorted()).toEqual([
      "https://bao.example.vn/b",
      "https://tin.example.vn/c",
    ]);
    expect(frontier.claim(NOW, SITES)).toBeUndefined();
  });

  it("waits for a host's delay, and a block holds beyond it and over a restart", () => {
    frontier.put([found("a"), found("b")], NOW);
    const task = frontier.claim(NOW, SITES);
    if (task === undefined) throw new Error("nothing was claimed");
    frontier.complete(task, fetched(), NOW);
    frontier.blockHost(task.host, NOW + 9000, "status-429");
    frontier.freeHost(task.host, 500, NOW + 500);
    expect(frontier.claim(NOW + 8999, SITES)).toBeUndefined();
    expect(frontier.nextDue(SITES)).toEqual({ queuedAt: NOW + 9000, waitingAt: undefined });
    frontier.close();
    frontier = reopen();
    frontier.recover(NOW + 10);
    expect(frontier.claim(NOW + 8999, SITES)).toBeUndefined();
    expect(frontier.claim(NOW + 9000, SITES)?.url).toBe("https://bao.example.vn/b");
  });

  it("frees what a killed run had taken, behind the host's delay", () => {
    frontier.put([found("a")], NOW);
    frontier.freeHost("bao.example.vn", 500, NOW);
    expect(frontier.claim(NOW, SITES)).toBeDefined();
    frontier.close();
    frontier = reopen();
    expect(frontier.claim(NOW + 10_000, SITES)).toBeUndefined();
    frontier.recover(NOW + 10);
    expect(frontier.claim(NOW + 509, SITES)).toBeUndefined();
    expect(frontier.claim(NOW + 510, SITES)?.url).toBe("https://bao.example.vn/a");
  });

  it("puts a failed page off, and a page that is due again", () => {
    frontier.put([found("a"), found("b", { kind: "list", key: "list b", priority: 50 })], NOW);
    const list = frontier.claim(NOW, SITES);
    if (list === undefined) throw new Error("nothing was claimed");
    frontier.complete(list, fetched({ dueAt: NOW + 5000, etag: '"1"' }), NOW);
    frontier.freeHost(list.host, 0, NOW);
    const page = frontier.claim(NOW, SITES);
    if (page === undefined) throw new Error("nothing was claimed");
    frontier.failUntil(page, NOW + 3000, { outcome: "failed", reason: "timeout" });
    frontier.freeHost(page.host, 0, NOW);
    expect(frontier.claim(NOW + 2999, SITES)).toBeUndefined();
    expect(frontier.claim(NOW + 3000, SITES)).toMatchObject({ kind: "article", attempts: 1 });
    frontier.freeHost(page.host, 0, NOW);
    expect(frontier.claim(NOW + 5000, SITES)).toMatchObject({
      kind: "list",
      etag: '"1"',
      digest: "sha256:0",
    });
  });

  it("goes on where a page was moved, and knows when it is another page", () => {
    frontier.put([found("a"), found("b")], NOW);
    const task = frontier.claim(NOW, SITES);
    if (task === undefined) throw new Error("nothing was claimed");
    const same = { ...found("a-moi"), key: task.url.replace("https://", "") };
    frontier.redirect(task, same, fetched({ outcome: "moved", status: 301 }), NOW);
    frontier.freeHost(task.host, 0, NOW);
    const moved = frontier.claim(NOW, SITES);
    expect(moved).toMatchObject({ id: task.id, hops: 1, url: "https://bao.example.vn/a-moi" });
    if (moved === undefined) return;
    frontier.redirect(moved, found("b"), fetched({ outcome: "moved", status: 301 }), NOW);
    expect(frontier.stats()).toMatchObject({ done: 1, queued: 1 });
  });

  it("queues anew what the archive lost, and on demand", () => {
    frontier.put([found("a"), found("b")], NOW);
    for (const end of [180, 300]) {
      const task = frontier.claim(NOW, SITES);
      if (task === undefined) throw new Error("nothing was claimed");
      frontier.complete(
        task,
        fetched({ at: { file: "a.warc.gz", offset: end - 80, length: 50, end } }),
        NOW,
      );
      frontier.freeHost(task.host, 0, NOW);
    }
    expect(frontier.archiveEnds()).toEqual(new Map());
    frontier.addFile("a.warc.gz");
    expect(frontier.archiveEnds()).toEqual(new Map([["a.warc.gz", 300]]));
    expect(frontier.articlesAfter(1, 10).map(({ url }) => url)).toEqual([
      "https://bao.example.vn/b",
    ]);
    frontier.forgetBehind("a.warc.gz", 180);
    expect(frontier.archiveEnds()).toEqual(new Map([["a.warc.gz", 180]]));
    expect(frontier.claim(NOW, SITES)?.url).toBe("https://bao.example.vn/b");
    expect(frontier.again(["bao.example.vn/a", "bao.example.vn/z"])).toBe(1);
  });

  it("gives each site its turn on a host that two share, and passes over what a run does not ask for", () => {
    frontier.put([found("a", { site: "other", priority: 90 }), found("b")], NOW);
    expect(frontier.claim(NOW, SITES)?.url).toBe("https://bao.example.vn/b");
    frontier.freeHost("bao.example.vn", 0, NOW);
    expect(frontier.claim(NOW, SITES)).toBeUndefined();
    expect(frontier.nextDue(SITES).queuedAt).toBeUndefined();
    frontier.put([found("c")], NOW);
    expect(frontier.claim(NOW, SITES)?.url).toBe("https://bao.example.vn/c");
    frontier.freeHost("bao.example.vn", 0, NOW);
    expect(frontier.claim(NOW, SITES)).toBeUndefined();
    frontier.freePassed();
    expect(frontier.claim(NOW, ["other"])?.url).toBe("https://bao.example.vn/a");
  });

  it("is made whole or not at all, and its numbers are not used twice", () => {
    const empty = join(folder, "empty.db");
    writeFileSync(empty, "");
    const opened = openFrontier(empty);
    expect(opened.ok && opened.value.stats().queued).toBe(0);
    if (opened.ok) opened.value.close();
    frontier.put([found("a")], NOW);
    const task = frontier.claim(NOW, SITES);
    if (task === undefined) throw new Error("nothing was claimed");
    frontier.complete(task, fetched(), NOW);
    const [first] = frontier.articlesAfter(0, 1);
    frontier.forgetBehind("a.warc.gz", 0);
    frontier.freeHost(task.host, 0, NOW);
    const again = frontier.claim(NOW, SITES);
    if (again === undefined) throw new Error("nothing was claimed");
    frontier.complete(again, fetched(), NOW);
    expect(frontier.articlesAfter(first?.exchangeId ?? 0, 1)).toHaveLength(1);
  });

  it("remembers its runs, and refuses what is none of it", () => {
    const id = frontier.runs.begin({ startedAt: NOW, sites: ["paper"], processId: 7 });
    expect(frontier.runs.underWay()).toEqual({ id, processId: 7 });
    frontier.runs.end(id, { endedAt: NOW + 5, counts: { "fetched article": 3 }, ended: "done" });
    expect(frontier.runs.underWay()).toBeUndefined();
    expect(frontier.runs.list()).toMatchObject([{ id, counts: { "fetched article": 3 } }]);
    const other = join(folder, "other.db");
    new Database(other).exec("CREATE TABLE t (a)").close();
    expect(openFrontier(other)).toMatchObject({ ok: false, problem: { code: "database" } });
    writeFileSync(join(folder, "text.db"), "no database at all, but a text of some length");
    expect(openFrontier(join(folder, "text.db"))).toMatchObject({ ok: false });
  });
});
