import type Database from "better-sqlite3";
import { z } from "zod";
import type { Frontier, Host, Noted } from "../src/model/crawl.ts";
import { optionalNumber } from "./frontier-rows.ts";

const EXCHANGE = `INSERT INTO exchange (address_id, url, fetched_at, status, digest, file, start_offset, length, end_offset)
  VALUES (@id, @url, @now, @status, @digest, @file, @offset, @length, @end)`;

/** Notes an exchange, of an address or of a robots.txt. */
export function noteExchange(db: Database.Database): (
  noted: Omit<Noted, "digest"> & {
    readonly id: number | undefined;
    readonly digest: string | undefined;
  },
) => void {
  const exchange = db.prepare(EXCHANGE);
  return ({ id, url, fetchedAt, status, digest, at }) => {
    exchange.run({ id: id ?? null, url, now: fetchedAt, status, digest: digest ?? null, ...at });
  };
}

const hostSchema: z.ZodType<Host> = z.object({
  name: z.string(),
  delayMs: z.number(),
  robots: z
    .instanceof(Uint8Array)
    .nullable()
    .transform((bytes) => bytes ?? undefined),
  robotsStatus: z
    .enum(["read", "none", "unreachable"])
    .nullable()
    .transform((status) => status ?? undefined),
  robotsAt: optionalNumber,
});

const blockedSchema = z.object({ name: z.string(), until: z.number(), reason: z.string() });

/** What a frontier keeps of hosts. */
export function hostMethods(
  db: Database.Database,
): Pick<
  Frontier,
  | "host"
  | "setRobots"
  | "note"
  | "freeHost"
  | "hostAnswered"
  | "freePassed"
  | "blockHost"
  | "blocked"
> {
  const read = db.prepare(
    "SELECT name, delay_ms AS delayMs, robots, robots_status AS robotsStatus, robots_at AS robotsAt FROM host WHERE name = ?",
  );
  const robots = db.prepare(
    "UPDATE host SET robots = ?, robots_status = ?, robots_at = ? WHERE name = ?",
  );
  const free = db.prepare(
    "UPDATE host SET delay_ms = ?, ready_at = max(?, blocked_until), taken = 0 WHERE name = ?",
  );
  const answered = db
    .prepare("UPDATE host SET failures = iif(?, 0, failures + 1) WHERE name = ? RETURNING failures")
    .pluck();
  const block = db.prepare(
    "UPDATE host SET blocked_until = @until, blocked_reason = @reason, ready_at = max(ready_at, @until) WHERE name = @name",
  );
  const blocked = db.prepare(
    "SELECT name, blocked_until AS until, blocked_reason AS reason FROM host WHERE queued > 0 AND blocked_until > ? ORDER BY name",
  );
  const exchange = noteExchange(db);
  const note = (noted: Noted): void => exchange({ id: undefined, ...noted });
  return {
    blocked: (now) => z.array(blockedSchema).parse(blocked.all(now)),
    host: (name) => hostSchema.parse(read.get(name)),
    setRobots: (name, { robots: bytes, robotsStatus, robotsAt }, noted) => {
      if (noted !== undefined) note(noted);
      robots.run(bytes ?? null, robotsStatus ?? null, robotsAt ?? null, name);
    },
    note,
    freeHost: (name, delayMs, readyAt) => {
      free.run(Math.round(delayMs), Math.round(readyAt), name);
    },
    hostAnswered: (name, isThere) => z.number().parse(answered.get(isThere ? 1 : 0, name)),
    freePassed: () => {
      db.exec("UPDATE host SET taken = 0 WHERE taken = 2");
    },
    blockHost: (name, until, reason) => {
      block.run({ name, until: Math.round(until), reason });
    },
  };
}
