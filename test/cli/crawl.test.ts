import { once } from "node:events";
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { runThidua, startThidua, thidua } from "../support/cli.ts";
import { articlePath } from "../support/news-server.ts";
import { LOCAL, usePaper } from "../support/paper.ts";

const paper = usePaper();

describe("crawl", () => {
  it("refuses to visit a site without a contact, a name that is none, a source that is none", () => {
    const real = thidua(["crawl", "quang-ninh", "--archive", paper.archive]);
    expect([real.code, real.err]).toEqual([2, expect.stringContaining("say who you are")]);
    expect(
      thidua(["crawl", "quang-ninh", "--archive", paper.archive, "--contact", "me"]).code,
    ).toBe(2);
    const typo = thidua(["crawl", "quangninh", "--archive", paper.archive]);
    expect([typo.code, typo.err]).toEqual([2, expect.stringContaining("did you mean quang-ninh")]);
    paper.add({ articles: ["("] });
    const broken = thidua(["crawl", "paper", "--archive", paper.archive, LOCAL]);
    expect([broken.code, broken.err]).toEqual([
      2,
      expect.stringContaining("paper.json is left out: articles.0: it is no regular expression"),
    ]);
    expect(thidua(["sites", "list", "--archive", paper.archive]).code).toBe(0);
    const file = thidua([
      "crawl",
      "paper",
      "--archive",
      join(paper.archive, "sites", "paper.json"),
    ]);
    expect([file.code, file.err]).toEqual([2, expect.stringContaining("is a file")]);
    const days = ["--since", "2022-02-01", "--until", "2021-01-01"];
    expect(
      thidua(["crawl", "quang-ninh", "--archive", paper.archive, "--contact", "a@b.vn", ...days])
        .code,
    ).toBe(2);
    expect(thidua(["crawl", "--since", "2021-02-31"]).code).toBe(2);
  });

  it("says what it would fetch, and fetches nothing", () => {
    const { code, out } = thidua(["crawl", "quang-ninh", "--dry-run", "--archive", paper.archive]);
    expect(code).toBe(0);
    expect(out).toContain("https://baoquangninh.vn/rss/news/xay-dung-dang.rss");
    expect(out).toContain("not tried against the live site");
    expect(readdirSync(paper.folder)).toEqual([]);
  });

  it("goes on after Ctrl-C, fetches an article again on demand only, and tells unusual volumes", async () => {
    paper.add({ minDelaySeconds: 0.02, expected: { min: 500, max: 900 } });
    const child = startThidua(["crawl", "paper", "--archive", paper.archive, LOCAL]);
    await vi.waitUntil(() => paper.asked > 5, { timeout: 20_000 });
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
    const crawl = (...more: readonly string[]) =>
      runThidua(["crawl", "paper", "--archive", paper.archive, LOCAL, "--once", ...more]);
    const rest = await crawl();
    expect(rest.code).toBe(0);
    expect(rest.err).toContain("paper: unusual-volume");
    const articles = (): readonly string[] =>
      paper.server.seen.map(({ path }) => path).filter((path) => path.startsWith("/cum-"));
    expect([articles().length, new Set(articles()).size]).toEqual([60, 60]);
    await crawl("--again", `${paper.server.origin}${articles()[0]}`);
    expect(articles()).toHaveLength(61);
    const runs = thidua(["runs", "--archive", paper.archive, "--json"]);
    expect(JSON.parse(runs.out).map(({ ended }: { ended: string }) => ended)).toEqual([
      "interrupted",
      "done",
      "done",
    ]);
    expect(
      readdirSync(join(paper.archive, "warc")).filter((name) => name.endsWith(".cdxj")).length,
    ).toBeGreaterThan(0);
  });

  it("is done by one process at a time", async () => {
    paper.add({ minDelaySeconds: 0.1 });
    const first = startThidua(["crawl", "paper", "--archive", paper.archive, LOCAL]);
    await vi.waitUntil(() => paper.asked > 5, { timeout: 20_000 });
    const second = await runThidua(["crawl", "paper", "--archive", paper.archive, LOCAL]);
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
    paper.add();
    const db = join(paper.folder, "party.db");
    const run = await runThidua([
      "run",
      "paper",
      "--archive",
      paper.archive,
      "--db",
      db,
      LOCAL,
      "--once",
    ]);
    expect(run.code).toBe(0);
    expect(run.out).toContain("60 articles added");
    const other = join(paper.folder, "other.db");
    const late = await runThidua([
      "run",
      "paper",
      "--archive",
      paper.archive,
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
      join(paper.archive, "warc"),
      "--db",
      join(paper.folder, "warc.db"),
    ]);
    expect([files.code, files.out]).toEqual([0, expect.stringContaining("60 added")]);
  });
});

describe("records", () => {
  /** Two databases of one crawl: read by its frontier, and from its files as if another program had written them. */
  async function crawled(): Promise<readonly string[]> {
    paper.articleCount = 12;
    paper.add();
    const own = join(paper.folder, "own.db");
    await runThidua(["run", "paper", "--archive", paper.archive, "--db", own, LOCAL, "--once"]);
    const other = join(paper.folder, "other.db");
    await runThidua(["ingest", join(paper.archive, "warc"), "--db", other]);
    return [own, other];
  }
  const verified = (db: string, at = paper.archive) =>
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
      runThidua(["explain", "--article", String(id), "--db", own, "--archive", paper.archive]);
    const shown = await explain();
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining("the page is the same")]);
    expect(shown.out).toContain("FACTS");
    const moved = join(paper.folder, "moved");
    renameSync(paper.archive, moved);
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
    const warc = join(paper.archive, "warc");
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
    paper.articleCount = 12;
    paper.add();
    const db = join(paper.folder, "own.db");
    await runThidua(["crawl", "paper", "--archive", paper.archive, LOCAL, "--once"]);
    const warc = join(paper.archive, "warc");
    const [name = ""] = readdirSync(warc).filter((file) => file.endsWith(".gz"));
    const frontier = new Database(join(paper.archive, "frontier.db"));
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
    const places = ["--archive", paper.archive, "--db", db];
    const first = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(first.err).toContain("is damaged");
    const second = await runThidua(["run", "paper", ...places, LOCAL, "--once"]);
    expect(second.err).not.toContain("is damaged");
    const articles = thidua(["query", "SELECT count(*) AS n FROM articles", "--db", db, "--csv"]);
    expect(articles.out).toContain("12");
    renameSync(join(warc, name), join(paper.folder, name));
    const other = ["--archive", paper.archive, "--db", join(paper.folder, "other.db")];
    const without = await runThidua(["run", "paper", ...other, LOCAL, "--once"]);
    expect(without.err).toContain(`${name} is not in`);
    renameSync(join(paper.folder, name), join(warc, name));
    await runThidua(["run", "paper", ...other, LOCAL, "--once"]);
    const all = thidua(["query", "SELECT count(*) AS n FROM articles", ...other.slice(2), "--csv"]);
    expect(all.out).toContain("12");
  });
});

describe("pages of the archive that cannot be stored", () => {
  const run = (db: string) =>
    runThidua([
      "run",
      "paper",
      "--archive",
      paper.archive,
      "--db",
      join(paper.folder, db),
      LOCAL,
      "--once",
    ]);

  it("and never will be are not fetched again", async () => {
    paper.articleCount = 10;
    paper.onAnswer = (path, response) => {
      if (path === articlePath(3)) response.setHeader("content-encoding", "zstd");
    };
    paper.add();
    await run("own.db");
    const again = await run("own.db");
    expect(paper.server.seen.filter(({ path }) => path === articlePath(3))).toHaveLength(1);
    expect(again.err).not.toContain("unpacked");
  });
});

describe("sites", () => {
  it("are listed within 80 columns, and one is shown", () => {
    const { out } = thidua(["sites", "list", "--archive", paper.archive]);
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
      `${paper.server.origin}/tin`,
      "--archive",
      paper.archive,
      LOCAL,
    ]);
    expect(add.code).toBe(0);
    const [name = ""] = readdirSync(join(paper.archive, "sites"));
    expect(JSON.parse(readFileSync(join(paper.archive, "sites", name), "utf8"))).toMatchObject({
      hosts: [paper.server.host],
      lists: [`${paper.server.origin}/tin`],
    });
    const check = await runThidua([
      "sites",
      "check",
      name.replace(".json", ""),
      "--archive",
      paper.archive,
      LOCAL,
    ]);
    expect([check.code, check.out]).toEqual([0, expect.stringContaining("fine: 50 articles")]);
    const again = await runThidua([
      "sites",
      "add",
      `${paper.server.origin}/tin`,
      "--archive",
      paper.archive,
      LOCAL,
    ]);
    expect(again.code).toBe(1);
    const bad = await runThidua(["sites", "add", "bao", "--archive", paper.archive, LOCAL]);
    expect(bad.code).toBe(2);
  });
});
