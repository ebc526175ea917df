import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDatabase } from "../../db/check.ts";
import { openReadOnly, openStore } from "../../db/open-store.ts";
import { readMigrations } from "../../db/schema.ts";
import type { Store } from "../../db/store.ts";
import { extract } from "../../extractors/extract.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { readArticleBytes } from "../../src/pipeline/read-page.ts";

const TEXT = `Cụm thi đua số 7 tổng kết năm 2020

Sáng 12/12/2020, Cụm thi đua số 7 ngành Tổ chức xây dựng Đảng tổ chức hội nghị tổng kết công tác thi đua năm 2020.

Hội nghị đã bầu Ban Tổ chức Tỉnh ủy Long An làm Cụm trưởng năm 2021.
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thidua-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(path: string): Store {
  const store = openStore(path);
  if (!store.ok) throw new Error(store.problem.message);
  return store.value;
}

function save(
  store: Store,
  text: string,
  options: { source?: string; extractor?: string } = {},
): string {
  const bytes = new TextEncoder().encode(text);
  const article = readArticleBytes(bytes);
  if (!article.ok) throw new Error(article.problem.message);
  const extraction = extract(article.value, loadLexicon());
  const { source = "a.txt", extractor = "1" } = options;
  const now = "2026-01-01T00:00:00.000Z";
  return store.save({ extraction, bytes, source, extractor, parser: "1", now });
}

const countRow = z.object({ n: z.number() });

function count(store: Store, from: string): number {
  return store.rows(`SELECT count(*) AS n FROM ${from}`, countRow)[0]?.n ?? -1;
}

describe("the store", () => {
  it("keeps every statement with its proof", () => {
    const store = opened(join(folder, "a.db"));
    expect(save(store, TEXT)).toBe("added");
    const row = z.object({
      unit: z.string(),
      year: z.number(),
      rule: z.string(),
      quote: z.string(),
    });
    const chairs = store.rows(
      "SELECT c.unit, c.year, c.rule, e.quote FROM chairs c JOIN evidence e USING (statement_id)",
      row,
    );
    expect(chairs).toEqual([
      {
        unit: "Ban Tổ chức Tỉnh ủy Long An",
        year: 2021,
        rule: "chair/elected-as",
        quote: "bầu Ban Tổ chức Tỉnh ủy Long An làm Cụm trưởng năm 2021",
      },
    ]);
    expect(
      count(
        store,
        "statement s WHERE NOT EXISTS (SELECT 1 FROM proof p WHERE p.statement_id = s.statement_id) AND s.rule IS NOT NULL",
      ),
    ).toBe(0);
    store.close();
  });

  it("changes nothing when the same input comes twice", () => {
    const path = join(folder, "a.db");
    const store = opened(path);
    save(store, TEXT);
    const tables = ["article", "snapshot", "statement", "proof", "absence", "article_search"];
    const before = tables.map((table) => count(store, table));
    expect(save(store, TEXT)).toBe("unchanged");
    expect(tables.map((table) => count(store, table))).toEqual(before);
    store.close();
  });

  it("supersedes what was read from the same place before, and keeps it", () => {
    const store = opened(join(folder, "a.db"));
    save(store, TEXT);
    expect(save(store, TEXT.replace("Long An", "Tiền Giang"))).toBe("updated");
    expect(count(store, "articles")).toBe(1);
    expect(count(store, "article")).toBe(2);
    expect(store.rows("SELECT place FROM chairs", z.object({ place: z.string() }))).toEqual([
      { place: "Tiền Giang" },
    ]);
    store.close();
  });

  it("takes a page that changed back for the current one again", () => {
    const store = opened(join(folder, "a.db"));
    const other = TEXT.replace("Long An", "Tiền Giang");
    save(store, TEXT);
    save(store, other);
    expect(save(store, TEXT)).toBe("updated");
    expect(store.rows("SELECT place FROM chairs", z.object({ place: z.string() }))).toEqual([
      { place: "Long An" },
    ]);
    store.close();
  });

  it("supersedes a source whose new bytes are known from another place", () => {
    const store = opened(join(folder, "a.db"));
    const other = TEXT.replace("Long An", "Tiền Giang");
    save(store, TEXT, { source: "a.txt" });
    save(store, other, { source: "b.txt" });
    const article = readArticleBytes(new TextEncoder().encode(other));
    if (!article.ok) throw new Error(article.problem.message);
    const seen = { source: "a.txt", extractor: "1", parser: "1", sha256: article.value.sha256 };
    expect(store.recognize(seen)).toBe("updated");
    expect(store.recognize(seen)).toBe("unchanged");
    expect(store.recognize({ ...seen, extractor: "2" })).toBeUndefined();
    expect(count(store, "articles")).toBe(1);
    store.close();
  });

  it("extracts again under newer rules, in place", () => {
    const store = opened(join(folder, "a.db"));
    save(store, TEXT);
    const before = count(store, "statement");
    expect(save(store, TEXT, { extractor: "2" })).toBe("updated");
    expect(count(store, "statement")).toBe(before);
    expect(count(store, "article")).toBe(1);
    store.close();
  });

  it("never gives the number of a statement that is gone to another one", () => {
    const store = opened(join(folder, "a.db"));
    const numbers = (): readonly number[] =>
      store.rows("SELECT statement_id AS n FROM statement ORDER BY 1", countRow).map(({ n }) => n);
    save(store, TEXT);
    const before = numbers();
    save(store, TEXT, { extractor: "2" });
    expect(Math.min(...numbers())).toBeGreaterThan(Math.max(...before));
    store.close();
  });

  it("gives back the bytes that were read", () => {
    const store = opened(join(folder, "a.db"));
    save(store, TEXT);
    const [article] = store.rows(
      "SELECT article_id FROM articles",
      z.object({ article_id: z.string() }),
    );
    expect(new TextDecoder().decode(store.bytesOf(article?.article_id ?? ""))).toBe(TEXT);
    store.close();
  });

  it("writes ahead, so that readers go on while it writes", () => {
    const path = join(folder, "a.db");
    const store = opened(path);
    const reader = openReadOnly(path);
    if (!reader.ok) throw new Error(reader.problem.message);
    save(store, TEXT);
    expect(count(reader.value, "articles")).toBe(1);
    reader.value.close();
    store.close();
  });
});

describe("a database that cannot be used", () => {
  it("of a newer version is refused and left as it was", () => {
    const path = join(folder, "new.db");
    opened(path).close();
    const db = new Database(path);
    db.pragma("user_version = 99");
    db.close();
    const store = openStore(path);
    expect(store.ok).toBe(false);
    if (!store.ok) expect(store.problem.message).toMatch(/newer thidua.*update the program/u);
    const after = new Database(path, { readonly: true });
    expect(after.pragma("user_version", { simple: true })).toBe(99);
    after.close();
  });

  it("of another program is refused", () => {
    const path = join(folder, "foreign.db");
    const db = new Database(path);
    db.exec("CREATE TABLE theirs (x)");
    db.close();
    const store = openStore(path);
    if (!store.ok) expect(store.problem.message).toMatch(/another program/u);
    expect(store.ok).toBe(false);
  });

  it("that is none, or in no folder, is a problem that says what to do", () => {
    const path = join(folder, "text.db");
    writeFileSync(path, "this is a letter and no database, however long it may be");
    for (const [bad, words] of [
      [path, /no SQLite database/u],
      [join(folder, "none", "a.db"), /folder does not exist/u],
    ] as const) {
      const store = openStore(bad);
      expect(store.ok).toBe(false);
      if (!store.ok) expect(store.problem.message).toMatch(words);
    }
  });

  it("that is missing is not made by reading", () => {
    const missing = openReadOnly(join(folder, "missing.db"));
    expect(missing.ok).toBe(false);
    if (!missing.ok) expect(missing.problem.message).toMatch(/thidua ingest/u);
  });
});

describe("migrations", () => {
  it("are numbered without a gap", () => {
    expect(readMigrations().map(({ version }) => version)).toEqual(
      readMigrations().map((_, i) => i + 1),
    );
  });

  it("leave a sound database", () => {
    const path = join(folder, "a.db");
    opened(path).close();
    expect(checkDatabase(path)).toBeUndefined();
  });

  it.each([1, 2, 3])(
    "bring an older database (schema %i) up in place, keep a copy of it, and queue its articles",
    (last) => {
      const path = join(folder, "old.db");
      const old = new Database(path);
      for (const { version, sql } of readMigrations().slice(0, last)) {
        old.exec(sql);
        old.pragma(`user_version = ${version}`);
      }
      old.pragma(`application_id = ${0x74_68_64_31}`);
      old.exec("INSERT INTO snapshot VALUES ('s', x'', 0)");
      old.exec(
        "INSERT INTO article VALUES ('a', 's', 'x', NULL, NULL, '', NULL, NULL, NULL, NULL, '', '[]', 0, '1', '', NULL)",
      );
      old.exec(
        "INSERT INTO statement VALUES (7, 'a', 0, 'person', 0, '{}', NULL, 0); INSERT INTO proof VALUES (7, 0, 0, 1, 'q')",
      );
      if (last >= 3) old.exec("INSERT INTO consolidation_queue VALUES ('a')");
      old.close();
      const reading = openReadOnly(path);
      expect(reading.ok ? "" : reading.problem.message).toMatch(
        /older thidua.*thidua consolidate/u,
      );
      const store = opened(path);
      expect(store.dataset().queued()).toEqual(["a"]);
      expect(count(store, "proof JOIN statement USING (statement_id) WHERE statement_id = 7")).toBe(
        1,
      );
      store.close();
      expect(checkDatabase(path)).toBeUndefined();
      const copy = new Database(`${path}.v${last}.bak`, { readonly: true });
      expect(copy.pragma("user_version", { simple: true })).toBe(last);
      copy.close();
    },
  );
});
