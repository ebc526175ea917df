import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runThidua, startThidua, thidua } from "../support/cli.ts";
import type { NewsServer } from "../support/news-server.ts";
import { answerAsPaper, articlePath, startServer } from "../support/news-server.ts";

let folder: string;
let archive: string;
let server: NewsServer;
let asked: number;
let articleCount: number;
beforeEach(async () => {
  asked = 0;
  articleCount = 60;
  folder = mkdtempSync(join(tmpdir(), "thidua-crawl-"));
  archive = join(folder, "crawl");
  server = await startServer((path, response) => {
    asked += 1;
    if (!answerAsPaper(path, response, articleCount)) response.writeHead(404).end();
  });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function addPaper(more: object = {}): void {
  mkdirSync(join(archive, "sites"), { recursive: true });
  const source = {
    name: "paper",
    title: "Báo Thử",
    hosts: [server.host],
    lists: [`${server.origin}/tin`],
  };
  writeFileSync(join(archive, "sites", "paper.json"), JSON.stringify({ ...source, ...more }));
}

const LOCAL = "--allow-loopback";

describe("crawl", () => {
  it("refuses to visit a site without a contact, a name that is none, a source that is none", () => {
    const real = thidua(["crawl", "quang-ninh", "--archive", archive]);
    expect([real.code, real.err]).toEqual([2, expect.stringContaining("say who you are")]);
    expect(thidua(["crawl", "quang-ninh", "--archive", archive, "--contact", "me"]).code).toBe(2);
    const typo = thidua(["crawl", "quangninh", "--archive", archive]);
    expect([typo.code, typo.err]).toEqual([2, expect.stringContaining("did you mean quang-ninh")]);
    addPaper({ articles: ["("] });
    const broken = thidua(["crawl", "paper", "--archive", archive, LOCAL]);
    expect([broken.code, broken.err]).toEqual([
      2,
      expect.stringContaining("paper.json is left out: articles.0: it is no regular expression"),
    ]);
    expect(thidua(["sites", "list", "--archive", archive]).code).toBe(0);
    const file = thidua(["crawl", "paper", "--archive", join(archive, "sites", "paper.json")]);
    expect([file.code, file.err]).toEqual([2, expect.stringContaining("is a file")]);
    const days = ["--since", "2022-02-01", "--until", "2021-01-01"];
    expect(
      thidua(["crawl", "quang-ninh", "--archive", archive, "--contact", "a@b.vn", ...days]).code,
    ).toBe(2);
    expect(thidua(["crawl", "--since", "2021-02-31"]).code).toBe(2);
  });

  it("says what it would fetch, and fetches nothing", () => {
    const { code, out } = thidua(["crawl", "quang-ninh", "--dry-run", "--archive", archive]);
    expect(code).toBe(0);
    expect(out).toContain("https://baoquangninh.vn/rss/news/xay-dung-dang.rss");
    expect(out).toContain("not tried against the live site");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("goes on after Ctrl-C, fetches an article again on demand only, and tells unusual volumes", async () => {
    addPaper({ minDelaySeconds: 0.02, expected: { min: 500, max: 900 } });
    const child = startThidua(["crawl", "paper", "--archive", archive, LOCAL]);
    await vi.waitUntil(() => asked > 5, { timeout: 20_000 });
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
    const crawl = (...more: readonly string[]) =>
      runThidua(["crawl", "paper", "--archive", archive, LOCAL, "--once", ...more]);
    const rest = await crawl();
    expect(rest.code).toBe(0);
    expect(rest.err).toContain("paper: unusual-volume");
    const articles = (): readonly string[] =>
      server.seen.map(({ path }) => path).filter((path) => path.startsWith("/cum-"));
    expect([articles().length, new Set(articles()).size]).toEqual([60, 60]);
    await crawl("--again", `${server.origin}${articles()[0]}`);
    expect(articles()).toHaveLength(61);
    const runs = thidua(["runs", "--archive", archive, "--json"]);
    expect(JSON.parse(runs.out).map(({ ended }: { ended: string }) => ended)).toEqual([
      "interrupted",
      "done",
      "done",
    ]);
    expect(
      readdirSync(join(archive, "warc")).filter((name) => name.endsWith(".cdxj")).length,
    ).toBeGreaterThan(0);
  });

  it("is done by one process at a time", async () => {
    addPaper({ minDelaySeconds: 0.1 });
    const first = startThidua(["crawl", "paper", "--archive", archive, LOCAL]);
    await vi.waitUntil(() => asked > 5, { timeout: 20_000 });
    const second = await runThidua(["crawl", "paper", "--archive", archive, LOCAL]);
    expect([second.code, second.err]).toEqual([
      1,
      expect.stringContaining("another process is crawling"),
    ]);
    first.kill("SIGTERM");
    await once(first, "exit");
  });
});

describe("run", () => {
  it("stores what the articles say, and a database that lags behind catches up", async () => {
    addPaper();
    const db = join(folder, "party.db");
    const run = await runThidua([
      "run",
      "paper",
      "--archive",
      archive,
      "--db",
      db,
      LOCAL,
      "--once",
    ]);
    expect(run.code).toBe(0);
    expect(run.out).toContain("60 articles added");
    const other = join(folder, "other.db");
    const late = await runThidua([
      "run",
      "paper",
      "--archive",
      archive,
      "--db",
      other,
      LOCAL,
      "--once",
    ]);
    expect(late.out).toContain("60 articles added");
    const chairs = thidua(["chairs", "--db", db, "--json"]);
    expect(chairs.out).toContain("Nam Định");
    const files = await runThidua([
      "ingest",
      join(archive, "warc"),
      "--db",
      join(folder, "warc.db"),
    ]);
    expect([files.code, files.out]).toEqual([0, expect.stringContaining("60 added")]);
  });
});

describe("records", () => {
  /** Two databases of one crawl: read by its frontier, and from its files as if another program had written them. */
  async function crawled(): Promise<readonly string[]> {
    articleCount = 12;
    addPaper();
    const own = join(folder, "own.db");
    await runThidua(["run", "paper", "--archive", archive, "--db", own, LOCAL, "--once"]);
    const other = join(folder, "other.db");
    await runThidua(["ingest", join(archive, "warc"), "--db", other]);
    return [own, other];
  }
  const verified = (db: string, at = archive) =>
    runThidua(["verify", "--records", "--db", db, "--archive", at]);

  it("are opened by verify and explain, also where the archive has moved", async () => {
    const databases = await crawled();
    for (const db of databases) {
      const { code, out } = await verified(db);
      expect([code, out]).toEqual([0, expect.stringContaining("12 records opened")]);
    }
    const [own = ""] = databases;
    const id = thidua(["query", "SELECT min(article_id) AS id FROM articles", "--db", own, "--csv"])
      .out.trim()
      .split("\n")
      .at(-1);
    const explain = () =>
      runThidua(["explain", "--article", String(id), "--db", own, "--archive", archive]);
    const shown = await explain();
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining("the page is the same")]);
    expect(shown.out).toContain("FACTS");
    const moved = join(folder, "moved");
    renameSync(archive, moved);
    for (const db of databases) {
      const lost = await verified(db);
      expect([lost.code, lost.err]).toEqual([1, expect.stringContaining("with --archive")]);
      expect((await verified(db, moved)).code).toBe(0);
    }
    const [warc = ""] = readdirSync(join(moved, "warc")).filter((file) => file.endsWith(".gz"));
    truncateSync(join(moved, "warc", warc), 5000);
    const doctor = thidua(["doctor", "--db", own, "--archive", moved]);
    expect([doctor.code, doctor.out]).toEqual([1, expect.stringContaining("shorter than what")]);
    rmSync(join(moved, "warc", warc));
    expect(thidua(["doctor", "--db", own, "--archive", moved]).out).toContain("move it back");
    writeFileSync(join(moved, "frontier.db"), "no database, and long enough to be read as one");
    expect(thidua(["doctor", "--db", own, "--archive", moved]).out).toContain("WRONG");
    const without = await explain();
    expect([without.code, without.err]).toEqual([1, expect.stringContaining("with --archive")]);
    expect(without.out).toContain("FACTS");
  });

  it("that are damaged, cut off or of another page are told", async () => {
    const databases = await crawled();
    const warc = join(archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    const whole = readFileSync(join(warc, name));
    const damages: readonly Buffer[] = [
      whole.subarray(0, Math.floor(whole.length / 2)),
      Buffer.concat([whole.subarray(0, 3000), Buffer.alloc(2000), whole.subarray(5000)]),
      Buffer.alloc(0),
    ];
    for (const bytes of damages) {
      writeFileSync(join(warc, name), bytes);
      for (const db of databases) {
        const { code, err } = await verified(db);
        expect([code, err]).toEqual([1, expect.stringContaining(name)]);
      }
    }
    writeFileSync(join(warc, name), whole);
    const [own = ""] = databases;
    const raw = new Database(own);
    raw.exec("UPDATE snapshot_record SET url = url || '#'");
    raw.close();
    const other = await verified(own);
    expect([other.code, other.err]).toEqual([1, expect.stringContaining("has no record of")]);
  });

  it("that are damaged are told by run, and their pages fetched again by the next", async () => {
    articleCount = 12;
    addPaper();
    const db = join(folder, "own.db");
    await runThidua(["crawl", "paper", "--archive", archive, LOCAL, "--once"]);
    const warc = join(archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    const frontier = new Database(join(archive, "frontier.db"));
    const place = frontier
      .prepare(
        "SELECT start_offset FROM exchange JOIN address USING (address_id) WHERE kind = 'article' ORDER BY exchange_id LIMIT 1 OFFSET 3",
      )
      .pluck()
      .get();
    frontier.close();
    const bytes = readFileSync(join(warc, name));
    bytes.fill(7, Number(place) + 60, Number(place) + 70);
    writeFileSync(join(warc, name), bytes);
    const places = ["--archive", archive, "--db", db];
    const first = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(first.err).toContain("is damaged");
    const second = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(second.err).not.toContain("is damaged");
    const articles = thidua(["query", "SELECT count(*) AS n FROM articles", "--db", db, "--csv"]);
    expect(articles.out).toContain("12");
    renameSync(join(warc, name), join(folder, name));
    const other = ["--archive", archive, "--db", join(folder, "other.db")];
    const without = await runThidua(["run", "paper", ...other, LOCAL, "--once"]);
    expect(without.err).toContain(`${name} is not in`);
    renameSync(join(folder, name), join(warc, name));
    await runThidua(["run", "paper", ...other, LOCAL, "--once"]);
    const all = thidua(["query", "SELECT count(*) AS n FROM articles", ...other.slice(2), "--csv"]);
    expect(all.out).toContain("12");
  });
});

describe("pages of the archive that cannot be stored", () => {
  const run = (db: string) =>
    runThidua(["run", "paper", "--archive", archive, "--db", join(folder, db), LOCAL, "--once"]);

  it("and never will be are not fetched again", async () => {
    await server.close();
    server = await startServer((path, response) => {
      asked += 1;
      if (path === articlePath(3)) response.setHeader("content-encoding", "zstd");
      if (!answerAsPaper(path, response, 10)) response.writeHead(404).end();
    });
    addPaper();
    await run("own.db");
    const again = await run("own.db");
    expect(server.seen.filter(({ path }) => path === articlePath(3))).toHaveLength(1);
    expect(again.err).not.toContain("unpacked");
  });
});

describe("backup", () => {
  const backup = () => join(folder, "backup");
  const take = (db: string) => runThidua(["backup", backup(), "--db", db, "--archive", archive]);

  it("while a crawl goes on is whole, and goes on by itself where it is put back", async () => {
    addPaper({ minDelaySeconds: 0.05 });
    const db = join(folder, "party.db");
    const job = startThidua(["run", "paper", "--archive", archive, "--db", db, LOCAL, "--once"]);
    await vi.waitUntil(() => asked > 25, { timeout: 20_000 });
    const taken = await take(db);
    expect([taken.code, taken.err]).toEqual([0, expect.stringContaining("thidua restore")]);
    const [code] = await once(job, "exit");
    expect(code).toBe(0);
    const again = join(folder, "again.db");
    const other = join(folder, "again");
    const places = ["--db", again, "--archive", other];
    const back = await runThidua(["restore", backup(), ...places]);
    expect(thidua(["doctor", ...places]).out).toMatch(/ok +archive +.*again is sound/u);
    expect([back.code, back.out]).toEqual([0, expect.stringContaining("each as its sum says")]);
    const [before, seen] = [thidua(["runs", "--archive", other, "--json"]), asked];
    expect(before.code).toBe(0);
    const rest = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(rest.code).toBe(0);
    expect(asked).toBeGreaterThan(seen);
    const articles = "SELECT count(*) AS n FROM articles";
    expect(thidua(["query", articles, "--db", again, "--csv"]).out).toContain("60");
    expect((await runThidua(["verify", "--records", ...places])).out).toContain(
      "60 records opened",
    );
    const taken2 = await runThidua(["restore", backup(), ...places]);
    expect([taken2.code, taken2.err]).toEqual([1, expect.stringContaining("is there already")]);
  });

  it("is not put back where a file of it is damaged, missing or none of its own", async () => {
    const db = join(folder, "party.db");
    expect(thidua(["backup", backup(), "--db", db, "--archive", archive]).code).toBe(1);
    thidua(["ingest", "corpus/sample/003-cum-thi-dua-so-4-nganh-to-chuc-xay.html", "--db", db]);
    const named = await take(db);
    expect([named.code, named.err]).toEqual([
      1,
      expect.stringContaining("is no archive of a crawl"),
    ]);
    expect(thidua(["backup", backup(), "--db", db]).code).toBe(0);
    const second = thidua(["backup", backup(), "--db", db]);
    expect([second.code, second.err]).toEqual([1, expect.stringContaining("is there already")]);
    const put = (): string =>
      thidua(["restore", backup(), "--db", join(folder, "new.db"), "--archive", join(folder, "n")])
        .err;
    const sums = join(backup(), "SHA256SUMS");
    const whole = readFileSync(sums, "utf8");
    for (const [text, message] of [
      [whole.replace(/^./u, "x"), "is no part of a backup"],
      [whole.replace(/^./u, (first) => (first === "0" ? "1" : "0")), "missing or damaged"],
      [`${whole}${"0".repeat(64)}  ../evil\n`, "is no part of a backup"],
      ["", "does not name thidua.db"],
    ] as const) {
      writeFileSync(sums, text);
      expect(put()).toContain(message);
    }
    rmSync(sums);
    expect(put()).toContain("is no backup");
    expect(readdirSync(folder)).not.toContain("new.db");
  });
});

describe("a backup of what is not whole", () => {
  const back = (name: string) => join(folder, name);

  it("is made of the rest, and says what is missing, as its restore does", async () => {
    articleCount = 12;
    addPaper();
    const db = join(folder, "own.db");
    await runThidua(["run", "paper", "--archive", archive, "--db", db, LOCAL, "--once"]);
    const warc = join(archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    truncateSync(join(warc, name), 3000);
    const places = ["--archive", archive, "--db", db];
    const taken = thidua(["backup", back("short"), ...places]);
    expect([taken.code, taken.err]).toEqual([3, expect.stringContaining("is shorter than")]);
    rmSync(join(warc, name));
    const gone = thidua(["backup", back("gone"), ...places]);
    expect([gone.code, gone.err]).toEqual([3, expect.stringContaining(`${name} is not in`)]);
    const again = ["--db", join(folder, "again.db"), "--archive", join(folder, "again")];
    const put = thidua(["restore", back("gone"), ...again]);
    expect([put.code, put.err]).toEqual([3, expect.stringContaining(`${name} is not in`)]);
    expect(thidua(["query", "SELECT count(*) FROM articles", ...again.slice(0, 2)]).code).toBe(0);
    expect(readdirSync(folder).filter((file) => file.includes("restoring"))).toEqual([]);
  });

  it("takes along what the frontier does not know, and a frontier that is broken leaves the rest", async () => {
    articleCount = 12;
    addPaper();
    const db = join(folder, "own.db");
    const places = ["--archive", archive, "--db", db];
    await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    const warc = join(archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    const other = "thidua-20200101000000-deadbeef.warc.gz";
    copyFileSync(join(warc, name), join(warc, other));
    writeFileSync(join(archive, "sites", "a\\b.json"), "{}");
    const taken = thidua(["backup", back("b"), ...places]);
    expect([taken.code, taken.err]).toEqual([3, expect.stringContaining("a\\b.json has a name")]);
    expect(readdirSync(join(back("b"), "crawl", "warc"))).toEqual(
      expect.arrayContaining([name, other]),
    );
    writeFileSync(join(archive, "frontier.db"), "no database, and long enough to be read as one");
    const rest = thidua(["backup", back("r"), ...places]);
    expect([rest.code, rest.err]).toEqual([3, expect.stringContaining("thidua ingest reads")]);
    const again = ["--db", join(folder, "again.db"), "--archive", join(folder, "again")];
    const put = thidua(["restore", back("r"), ...again]);
    expect([put.code, put.err]).toEqual([3, expect.stringContaining("not in the backup")]);
    expect(readdirSync(join(folder, "again", "warc"))).toEqual(
      expect.arrayContaining([name, other]),
    );
    expect(put.err).not.toContain("restoring");
    const held = await runThidua(["verify", "--records", "--db", db, "--archive", back("none")]);
    expect([held.code, held.err]).toEqual([1, expect.stringContaining("is not in")]);
  });

  it("is put back from what may only be read, and into the folder of its archive", async () => {
    articleCount = 12;
    addPaper();
    const db = join(folder, "own.db");
    await runThidua(["run", "paper", "--archive", archive, "--db", db, LOCAL, "--once"]);
    expect(thidua(["backup", back("b"), "--archive", archive, "--db", db]).code).toBe(0);
    chmodSync(join(back("b"), "thidua.db"), 0o444);
    const inside = join(folder, "n");
    symlinkSync(join(folder, "real"), join(folder, "link"));
    mkdirSync(join(folder, "real"));
    const put = (own: string, other: string) =>
      thidua(["restore", back("b"), "--db", own, "--archive", other]);
    expect(put(join(inside, "thidua.db"), inside).code).toBe(0);
    expect(statSync(join(inside, "thidua.db")).mode & 0o200).toBe(0o200);
    expect(put(join(folder, "l.db"), join(folder, "link")).code).toBe(0);
    expect(readdirSync(join(folder, "real"))).toContain("frontier.db");
    const same = put(join(folder, "same"), join(folder, "same"));
    expect([same.code, same.err]).toEqual([1, expect.stringContaining("name two places")]);
    expect(readdirSync(folder).filter((file) => file.includes("restoring"))).toEqual([]);
  });

  it("is not put back over anything: a leftover log, somebody's own files", async () => {
    const db = join(folder, "own.db");
    thidua(["ingest", "corpus/sample/003-cum-thi-dua-so-4-nganh-to-chuc-xay.html", "--db", db]);
    articleCount = 12;
    addPaper();
    await runThidua(["crawl", "paper", "--archive", archive, LOCAL, "--once"]);
    expect(thidua(["backup", back("b"), "--db", db, "--archive", archive]).code).toBe(0);
    const put = (own: string, other: string) =>
      thidua(["restore", back("b"), "--db", join(folder, own), "--archive", join(folder, other)]);
    for (const end of ["-wal", "-shm", "-journal"]) {
      writeFileSync(join(folder, `new.db${end}`), "x");
      expect(put("new.db", "n").err).toContain(`new.db${end} is there already`);
      rmSync(join(folder, `new.db${end}`));
    }
    mkdirSync(join(folder, "n", "sites"), { recursive: true });
    writeFileSync(join(folder, "n", "sites", "paper.json"), "mine");
    expect(put("new.db", "n").err).toContain("is there already");
    expect(readFileSync(join(folder, "n", "sites", "paper.json"), "utf8")).toBe("mine");
    expect(readdirSync(folder)).not.toContain("new.db");
  });

  it("refuses what is no database of ours, and puts an older one back as it is", () => {
    const foreign = new Database(join(folder, "foreign.db"));
    foreign.exec("CREATE TABLE t (x)");
    foreign.close();
    const refused = thidua(["backup", back("f"), "--db", join(folder, "foreign.db")]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("another program's")]);
    const db = join(folder, "old.db");
    thidua(["ingest", "corpus/sample/003-cum-thi-dua-so-4-nganh-to-chuc-xay.html", "--db", db]);
    const old = new Database(db);
    old.pragma("user_version = 5");
    old.close();
    expect(thidua(["backup", back("o"), "--db", db]).code).toBe(0);
    expect(thidua(["restore", back("o"), "--db", join(folder, "older.db")]).code).toBe(0);
  });

  it("says that an empty frontier is one, and leaves it alone", () => {
    mkdirSync(archive, { recursive: true });
    writeFileSync(join(archive, "frontier.db"), "");
    const looked = thidua(["doctor", "--archive", archive, "--db", join(folder, "x.db")]);
    expect([looked.code, looked.out.replace(/\s+/gu, " ")]).toEqual([
      1,
      expect.stringContaining("is empty: restore"),
    ]);
    expect(readFileSync(join(archive, "frontier.db"))).toHaveLength(0);
    const none = thidua(["doctor", "--archive", join(folder, "no"), "--db", join(folder, "x.db")]);
    expect(none.code).toBe(1);
  });
});

describe("sites", () => {
  it("are listed within 80 columns, and one is shown", () => {
    const { out } = thidua(["sites", "list", "--archive", archive]);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain("Báo Quảng Ninh");
    expect(JSON.parse(thidua(["sites", "show", "quang-ninh"]).out)).toMatchObject({
      hosts: ["baoquangninh.vn"],
    });
    expect(thidua(["sites", "show"]).code).toBe(2);
    expect(thidua(["sites", "remove"]).code).toBe(2);
  });

  it("are added by a look at them, and checked", async () => {
    const add = await runThidua([
      "sites",
      "add",
      `${server.origin}/tin`,
      "--archive",
      archive,
      LOCAL,
    ]);
    expect(add.code).toBe(0);
    const [name = ""] = readdirSync(join(archive, "sites"));
    expect(JSON.parse(readFileSync(join(archive, "sites", name), "utf8"))).toMatchObject({
      hosts: [server.host],
      lists: [`${server.origin}/tin`],
    });
    const check = await runThidua([
      "sites",
      "check",
      name.replace(".json", ""),
      "--archive",
      archive,
      LOCAL,
    ]);
    expect([check.code, check.out]).toEqual([0, expect.stringContaining("fine: 50 articles")]);
    const again = await runThidua([
      "sites",
      "add",
      `${server.origin}/tin`,
      "--archive",
      archive,
      LOCAL,
    ]);
    expect(again.code).toBe(1);
    const bad = await runThidua(["sites", "add", "bao", "--archive", archive, LOCAL]);
    expect(bad.code).toBe(2);
  });
});
