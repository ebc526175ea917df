import type Database from "better-sqlite3";
import { z } from "zod";
import type { CrawlRun, RunBook } from "../src/model/crawl.ts";
import { optionalNumber } from "./frontier-rows.ts";

const runSchema: z.ZodType<CrawlRun> = z.object({
  id: z.number(),
  startedAt: z.number(),
  endedAt: optionalNumber,
  processId: z.number(),
  sites: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  counts: z.string().transform((json) => z.record(z.string(), z.number()).parse(JSON.parse(json))),
  ended: z
    .enum(["done", "interrupted", "failed"])
    .nullable()
    .transform((ended) => ended ?? undefined),
});

/** The runs that a frontier remembers. */
export function runBook(db: Database.Database): RunBook {
  return {
    begin: ({ startedAt, sites, processId }) =>
      Number(
        db
          .prepare("INSERT INTO run (started_at, process_id, sites) VALUES (?, ?, ?)")
          .run(startedAt, processId, JSON.stringify(sites)).lastInsertRowid,
      ),
    underWay: () =>
      z
        .object({ id: z.number(), processId: z.number() })
        .optional()
        .parse(
          db
            .prepare(
              "SELECT run_id AS id, process_id AS processId FROM run WHERE ended IS NULL ORDER BY run_id DESC LIMIT 1",
            )
            .get(),
        ),
    end: (id, { endedAt, counts, ended }) => {
      db.prepare("UPDATE run SET ended_at = ?, counts = ?, ended = ? WHERE run_id = ?").run(
        endedAt ?? null,
        JSON.stringify(counts),
        ended ?? null,
        id,
      );
    },
    list: () =>
      z
        .array(runSchema)
        .parse(
          db
            .prepare(
              "SELECT run_id AS id, started_at AS startedAt, ended_at AS endedAt, process_id AS processId, sites, counts, ended FROM run ORDER BY run_id",
            )
            .all(),
        ),
  };
}
