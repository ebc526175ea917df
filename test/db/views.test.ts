import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readViews } from "../../db/schema.ts";
import { sampleStore } from "../support/sample.ts";

/** The names that outside queries may rely on; a name may be added here, never changed or taken away. */
const PUBLIC_NAMES: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL("./public-names.json", import.meta.url), "utf8"),
);

/** The sample world has no organisation's figures, no group that was renumbered, and nobody decided on it. */
const EMPTY = new Set(["figures", "group_successions", "decisions", "ungrouped"]);

describe("public views", () => {
  it("are the promised ones", () => {
    expect(
      readViews()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(PUBLIC_NAMES).toSorted());
  });

  it.each(readViews())(
    "$name is documented, keeps its names and has rows in the sample",
    ({ name, doc }) => {
      expect(doc).toMatch(/^One row .+\.$/u);
      const store = sampleStore();
      const columns = store.rows(
        `SELECT name FROM pragma_table_info('${name}')`,
        z.object({ name: z.string() }),
      );
      expect(columns.map((column) => column.name)).toEqual(PUBLIC_NAMES[name]);
      const [count] = store.rows(`SELECT count(*) AS n FROM ${name}`, z.object({ n: z.number() }));
      if (!EMPTY.has(name)) expect(count?.n).toBeGreaterThan(0);
    },
  );

  it.each(["awards", "chairs", "events", "figures", "members"])(
    "%s of a group are found from its reports, not among all of their kind",
    (name) => {
      const plan = sampleStore().rows(
        `EXPLAIN QUERY PLAN SELECT v.* FROM groups o JOIN group_reports g USING (group_id)
         JOIN ${name} v ON v.article_id = g.article_id AND v.report = g.report WHERE o.number = 4`,
        z.object({ detail: z.string() }),
      );
      const details = plan.map(({ detail }) => detail);
      expect(details[0]).toContain("emulation_group_number (number=?");
      expect(details.filter((detail) => detail.endsWith("statement_kind (kind=?)"))).toEqual([]);
    },
  );

  it("quote every evidence exactly", () => {
    const row = z.object({
      quote: z.string(),
      text: z.string(),
      start_offset: z.number(),
      end_offset: z.number(),
    });
    const rows = sampleStore().rows(
      "SELECT e.quote, a.text, e.start_offset, e.end_offset FROM evidence e JOIN articles a USING (article_id)",
      row,
    );
    expect(rows.length).toBeGreaterThan(400);
    for (const { quote, text, start_offset, end_offset } of rows)
      expect(text.slice(start_offset, end_offset)).toBe(quote);
  });
});
