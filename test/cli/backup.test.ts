import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { runThidua, startThidua, thidua } from "../support/cli.ts";
import { LOCAL, usePaper } from "../support/paper.ts";

const paper = usePaper();

describe("backup", () => {
  const backup = () => join(paper.folder, "backup");
  const take = (db: string) =>
    runThidua(["backup", backup(), "--db", db, "--archive", paper.archive]);

  it("while a crawl goes on is whole, and goes on by itself where it is put back", async () => {
    paper.add({ minDelaySeconds: 0.05 });
    const db = join(paper.folder, "party.db");
    const job = startThidua([
      "run",
      "paper",
      "--archive",
      paper.archive,
      "--db",
      db,
      LOCAL,
      "--once",
    ]);
    await vi.waitUntil(() => paper.asked > 25, { timeout: 20_000 });
    const taken = await take(db);
    expect([taken.code, taken.err]).toEqual([0, expect.stringContaining("thidua restore")]);
    const [code] = await once(job, "exit");
    expect(code).toBe(0);
    const again = join(paper.folder, "again.db");
    const other = join(paper.folder, "again");
    const places = ["--db", again, "--archive", other];
    const back = await runThidua(["restore", backup(), ...places]);
    expect(thidua(["doctor", ...places]).out).toMatch(/ok +archive +.*again is sound/u);
    expect([back.code, back.out]).toEqual([0, expect.stringContaining("each as its sum says")]);
    const [before, seen] = [thidua(["runs", "--archive", other, "--json"]), paper.asked];
    expect(before.code).toBe(0);
    const rest = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(rest.code).toBe(0);
    expect(paper.asked).toBeGreaterThan(seen);
    const articles = "SELECT count(*) AS n FROM articles";
    expect(thidua(["query", articles, "--db", again, "--csv"]).out).toContain("60");
    expect((await runThidua(["verify", "--records", ...places])).out).toContain(
      "60 records opened",
    );
    const taken2 = await runThidua(["restore", backup(), ...places]);
    expect([taken2.code, taken2.err]).toEqual([1, expect.stringContaining("is there already")]);
  });

  it("is not put back where a file of it is damaged, missing or none of its own", async () => {
    const db = join(paper.folder, "party.db");
    expect(thidua(["backup", backup(), "--db", db, "--archive", paper.archive]).code).toBe(1);
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
      thidua([
        "restore",
        backup(),
        "--db",
        join(paper.folder, "new.db"),
        "--archive",
        join(paper.folder, "n"),
      ]).err;
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
    expect(readdirSync(paper.folder)).not.toContain("new.db");
  });
});

describe("a backup of what is not whole", () => {
  const back = (name: string) => join(paper.folder, name);

  it("is made of the rest, and says what is missing, as its restore does", async () => {
    paper.articleCount = 12;
    paper.add();
    const db = join(paper.folder, "own.db");
    await runThidua(["run", "paper", "--archive", paper.archive, "--db", db, LOCAL, "--once"]);
    const warc = join(paper.archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    truncateSync(join(warc, name), 3000);
    const places = ["--archive", paper.archive, "--db", db];
    const taken = thidua(["backup", back("short"), ...places]);
    expect([taken.code, taken.err]).toEqual([3, expect.stringContaining("is shorter than")]);
    rmSync(join(warc, name));
    const gone = thidua(["backup", back("gone"), ...places]);
    expect([gone.code, gone.err]).toEqual([3, expect.stringContaining(`${name} is not in`)]);
    const again = [
      "--db",
      join(paper.folder, "again.db"),
      "--archive",
      join(paper.folder, "again"),
    ];
    const put = thidua(["restore", back("gone"), ...again]);
    expect([put.code, put.err]).toEqual([3, expect.stringContaining(`${name} is not in`)]);
    expect(thidua(["query", "SELECT count(*) FROM articles", ...again.slice(0, 2)]).code).toBe(0);
    expect(readdirSync(paper.folder).filter((file) => file.includes("restoring"))).toEqual([]);
  });

  it("takes along what the frontier does not know, and a frontier that is broken leaves the rest", async () => {
    paper.articleCount = 12;
    paper.add();
    const db = join(paper.folder, "own.db");
    const places = ["--archive", paper.archive, "--db", db];
    await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    const warc = join(paper.archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    const other = "thidua-20200101000000-deadbeef.warc.gz";
    copyFileSync(join(warc, name), join(warc, other));
    writeFileSync(join(paper.archive, "sites", "a\\b.json"), "{}");
    const taken = thidua(["backup", back("b"), ...places]);
    expect([taken.code, taken.err]).toEqual([3, expect.stringContaining("a\\b.json has a name")]);
    expect(readdirSync(join(back("b"), "crawl", "warc"))).toEqual(
      expect.arrayContaining([name, other]),
    );
    writeFileSync(
      join(paper.archive, "frontier.db"),
      "no database, and long enough to be read as one",
    );
    const rest = thidua(["backup", back("r"), ...places]);
    expect([rest.code, rest.err]).toEqual([3, expect.stringContaining("thidua ingest reads")]);
    const again = [
      "--db",
      join(paper.folder, "again.db"),
      "--archive",
      join(paper.folder, "again"),
    ];
    const put = thidua(["restore", back("r"), ...again]);
    expect([put.code, put.err]).toEqual([3, expect.stringContaining("not in the backup")]);
    expect(readdirSync(join(paper.folder, "again", "warc"))).toEqual(
      expect.arrayContaining([name, other]),
    );
    expect(put.err).not.toContain("restoring");
    const held = await runThidua(["verify", "--records", "--db", db, "--archive", back("none")]);
    expect([held.code, held.err]).toEqual([1, expect.stringContaining("is not in")]);
  });

  it("is put back from what may only be read, and into the folder of its archive", async () => {
    paper.articleCount = 12;
    paper.add();
    const db = join(paper.folder, "own.db");
    await runThidua(["run", "paper", "--archive", paper.archive, "--db", db, LOCAL, "--once"]);
    expect(thidua(["backup", back("b"), "--archive", paper.archive, "--db", db]).code).toBe(0);
    chmodSync(join(back("b"), "thidua.db"), 0o444);
    const inside = join(paper.folder, "n");
    symlinkSync(join(paper.folder, "real"), join(paper.folder, "link"));
    mkdirSync(join(paper.folder, "real"));
    const put = (own: string, other: string) =>
      thidua(["restore", back("b"), "--db", own, "--archive", other]);
    expect(put(join(inside, "thidua.db"), inside).code).toBe(0);
    expect(statSync(join(inside, "thidua.db")).mode & 0o200).toBe(0o200);
    expect(put(join(paper.folder, "l.db"), join(paper.folder, "link")).code).toBe(0);
    expect(readdirSync(join(paper.folder, "real"))).toContain("frontier.db");
    const same = put(join(paper.folder, "same"), join(paper.folder, "same"));
    expect([same.code, same.err]).toEqual([1, expect.stringContaining("name two places")]);
    expect(readdirSync(paper.folder).filter((file) => file.includes("restoring"))).toEqual([]);
  });

  it("is not put back over anything: a leftover log, somebody's own files", async () => {
    const db = join(paper.folder, "own.db");
    thidua(["ingest", "corpus/sample/003-cum-thi-dua-so-4-nganh-to-chuc-xay.html", "--db", db]);
    paper.articleCount = 12;
    paper.add();
    await runThidua(["crawl", "paper", "--archive", paper.archive, LOCAL, "--once"]);
    expect(thidua(["backup", back("b"), "--db", db, "--archive", paper.archive]).code).toBe(0);
    const put = (own: string, other: string) =>
      thidua([
        "restore",
        back("b"),
        "--db",
        join(paper.folder, own),
        "--archive",
        join(paper.folder, other),
      ]);
    for (const end of ["-wal", "-shm", "-journal"]) {
      writeFileSync(join(paper.folder, `new.db${end}`), "x");
      expect(put("new.db", "n").err).toContain(`new.db${end} is there already`);
      rmSync(join(paper.folder, `new.db${end}`));
    }
    mkdirSync(join(paper.folder, "n", "sites"), { recursive: true });
    writeFileSync(join(paper.folder, "n", "sites", "paper.json"), "mine");
    expect(put("new.db", "n").err).toContain("is there already");
    expect(readFileSync(join(paper.folder, "n", "sites", "paper.json"), "utf8")).toBe("mine");
    expect(readdirSync(paper.folder)).not.toContain("new.db");
  });

  it("refuses what is no database of ours, and puts an older one back as it is", () => {
    const foreign = new Database(join(paper.folder, "foreign.db"));
    foreign.exec("CREATE TABLE t (x)");
    foreign.close();
    const refused = thidua(["backup", back("f"), "--db", join(paper.folder, "foreign.db")]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("another program's")]);
    const db = join(paper.folder, "old.db");
    thidua(["ingest", "corpus/sample/003-cum-thi-dua-so-4-nganh-to-chuc-xay.html", "--db", db]);
    const old = new Database(db);
    old.pragma("user_version = 5");
    old.close();
    expect(thidua(["backup", back("o"), "--db", db]).code).toBe(0);
    expect(thidua(["restore", back("o"), "--db", join(paper.folder, "older.db")]).code).toBe(0);
  });

  it("says that an empty frontier is one, and leaves it alone", () => {
    mkdirSync(paper.archive, { recursive: true });
    writeFileSync(join(paper.archive, "frontier.db"), "");
    const looked = thidua([
      "doctor",
      "--archive",
      paper.archive,
      "--db",
      join(paper.folder, "x.db"),
    ]);
    expect([looked.code, looked.out.replace(/\s+/gu, " ")]).toEqual([
      1,
      expect.stringContaining("is empty: restore"),
    ]);
    expect(readFileSync(join(paper.archive, "frontier.db"))).toHaveLength(0);
    const none = thidua([
      "doctor",
      "--archive",
      join(paper.folder, "no"),
      "--db",
      join(paper.folder, "x.db"),
    ]);
    expect(none.code).toBe(1);
  });
});
