import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runThidua, startThidua, thidua } from "../support/cli.ts";
import { SAMPLE } from "../support/sample.ts";

const folder = mkdtempSync(join(tmpdir(), "thidua-show-"));
const db = join(folder, "sample.db");
beforeAll(() => {
  expect(thidua(["ingest", SAMPLE, "--db", db]).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WIDTH = { env: { COLUMNS: "80" } };

describe("thidua rotation", () => {
  it("says how chairs rotate, within eighty columns, in both languages", () => {
    const { code, out } = thidua(["rotation", "--db", db], WIDTH);
    expect(code).toBe(0);
    expect(out).toContain("Units take turns: of 3 returns to the chair, none");
    expect(out).toContain("All these groups together");
    expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
    const vi = thidua(["rotation", "--db", db, "--number", "4", "--language", "vi"], WIDTH).out;
    expect(vi).toContain("Các đơn vị luân phiên lần lượt");
  });

  it("gives the same numbers for the same seed, as JSON", () => {
    const print = (seed: string): string =>
      thidua(["rotation", "--db", db, "--number", "5", "--seed", seed, "--json"]).out;
    expect(print("7")).toBe(print("7"));
    const { seed, groups } = JSON.parse(print("7"));
    expect(seed).toBe(7);
    expect(groups[0].report).toMatchObject({ known: 11, holders: 9 });
    expect(groups[0].sentences[0].text).toContain("The chair is known for 11 of 11 years");
  });

  it("says what is wrong", () => {
    expect(thidua(["rotation", "--db", db, "--number", "99"]).err).toContain("no group matches");
    const few = thidua(["rotation", "--db", db, "--orders", "5"]);
    expect([few.code, few.err]).toEqual([2, expect.stringContaining("from 99 to 100000")]);
    expect(thidua(["rotation", "--db", join(folder, "none.db")]).code).toBe(1);
  });
});

describe("thidua review", () => {
  it("goes through facts by keys, and keeps what was decided", () => {
    const keys = "j\nk\na\nr\n\nr\n5\nx\nz\nq\n";
    const { code, out } = thidua(["review", "--db", db, "--reviewer", "Lan"], {
      ...WIDTH,
      input: keys,
    });
    expect(code).toBe(0);
    for (const said of ["noted: accept", "noted: reject", "taken back", "what was decided is kept"])
      expect(out).toContain(said);
    expect(out.split("\n").every((line) => line.length <= 80)).toBe(true);
    const list = thidua(["decide", "list", "--db", db]).out;
    expect(list).toContain("Lan");
    expect(list).toContain("no such fact");
  });

  it("corrects a field, and says why it cannot", () => {
    const input = "e\nyear=x\ne\nnothing\ne\nyear=2013\nq\n";
    const { out } = thidua(["review", "--db", db, "--reviewer", "Minh"], { input });
    expect(out).toContain("that is no chair");
    expect(out).toContain("nothing changes");
    expect(out).toContain("noted: correct");
  });

  it("takes no line that was cut off, and no reviewer without a name", () => {
    const { out } = thidua(["review", "--db", db, "--reviewer", "Hoa"], { input: "e\nyear=2019" });
    expect(out).not.toContain("noted");
    const nameless = thidua(["review", "--db", db, "--reviewer", " "], { input: "a\n" });
    expect([nameless.code, nameless.err]).toEqual([
      2,
      expect.stringContaining("must name somebody"),
    ]);
  });

  it("tells how it stands, and writes nothing for a database that is not there", () => {
    const { verdicts, waiting } = JSON.parse(
      thidua(["review", "--db", db, "--status", "--json"]).out,
    );
    expect(verdicts.length).toBeGreaterThan(0);
    const store = new Database(db, { readonly: true });
    const undecided = store
      .prepare(
        "SELECT count(*) FROM statement WHERE kind = 'chair' AND confidence < 0.8 AND statement_id NOT IN (SELECT statement_id FROM decision_state WHERE state = 'applied')",
      )
      .pluck()
      .get();
    store.close();
    expect(waiting.unsure).toBeGreaterThan(0);
    expect(waiting.unsure).toBe(undecided);
    const none = thidua(["review", "--db", join(folder, "none.db")]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("there is no database")]);
  });
});

describe("thidua serve", () => {
  it("prints its address, answers there, and ends by Ctrl-C", async () => {
    const child = startThidua(["serve", "--db", db, "--port", "0"]);
    const output = child.stdout;
    if (output === null) throw new Error("no output");
    const [line] = await once(output, "data");
    const url = String(line).trim();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
    const page = await fetch(
      `${url}en/sql?sql=${encodeURIComponent("SELECT count(*) AS n FROM groups")}`,
    );
    expect(await page.text()).toMatch(/<caption>1 rows<\/caption>/u);
    const stopped = await fetch(
      `${url}en/sql.json?sql=${encodeURIComponent("DELETE FROM groups")}`,
    );
    expect(await stopped.text()).not.toContain("rows_deleted");
    // A query that gives too much, or that nobody waits for, harms nobody.
    const large =
      "with n(i) as (values(1),(2),(3)) select replace(hex(zeroblob(9000000)),'0','ế') from n";
    const refused = await fetch(`${url}en/sql.csv?sql=${encodeURIComponent(large)}`);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("too large"),
    ]);
    const endless =
      "with recursive n(i) as (select 1 union all select i+1 from n) select count(*) from n";
    const ask = `${url}en/sql.csv?sql=${encodeURIComponent(endless)}`;
    const asked = Array.from({ length: 4 }, () =>
      fetch(ask, { signal: AbortSignal.timeout(1500) }).catch(() => undefined),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await (await fetch(ask)).text()).toContain("too many queries");
    await Promise.all(asked);
    expect((await fetch(`${url}en/groups`)).status).toBe(200);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  });

  it("says that a port is taken, or that there is no database", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const taken = await runThidua(["serve", "--db", db, "--port", String(port)]);
    server.close();
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining("cannot be taken")]);
    const none = await runThidua(["serve", "--db", join(folder, "none.db")]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining("there is no database")]);
    expect(thidua(["serve", "--port", "70000"]).code).toBe(2);
  });
});
