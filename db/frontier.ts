import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import type { Fetched, Found, Frontier, Task } from "../src/model/crawl.ts";
import type { Result } from "../src/model/result.ts";
import { failure, success } from "../src/model/result.ts";
import { articlesAfter, fileMethods } from "./frontier-archive.ts";
import { hostMethods, noteExchange } from "./frontier-hosts.ts";
import { optionalNumber, optionalText } from "./frontier-rows.ts";
import { runBook } from "./frontier-runs.ts";
import { databaseProblem } from "./problems.ts";

/** "thdf": marks the file as a frontier of ours (SQLite's application_id). */
const APPLICATION_ID = 0x74686466;
const VERSION = 1;
const BUSY_MS = 5000;
const WEEK_MS = 7 * 86_400_000;

/** Opens the frontier of a crawl, making it where there is none. Whoever crawls recovers it first. */
export function openFrontier(path: string): Result<Frontier> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const db = new Database(path, { timeout: BUSY_MS });
    const refused = refusalOf(db, path);
    if (refused !== undefined) {
      db.close();
      return refused;
    }
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    makeSchema(db);
    return success(createFrontier(db));
  } catch (error) {
    const message = databaseProblem(error, path);
    if (message === undefined) throw error;
    return failure("database", message);
  }
}

/** The end of what a frontier has acknowledged of each file of its archive; the frontier is only read. */
export function archiveEndsOf(path: string): Result<ReadonlyMap<string, number>> {
  try {
    const db = new Database(path, { timeout: BUSY_MS, readonly: true, fileMustExist: true });
    try {
      const tables = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
      if (tables === 0) return failure("database", `${path} is empty: restore a backup`);
      return refusalOf(db, path) ?? success(fileMethods(db).archiveEnds());
    } finally {
      db.close();
    }
  } catch (error) {
    const message = databaseProblem(error, path);
    if (message === undefined) throw error;
    return failure("database", message);
  }
}

/**
 * What a killed run left taken is free again. A host whose request never came back has had it: its delay begins now. A host that did
 * not answer is tried at once, unless it asked to be left alone; no wish lasts longer than a week, whatever the clock was.
 */
function recover(db: Database.Database, now: number): void {
  db.exec("UPDATE address SET state = 'queued' WHERE state = 'leased'");
  db.prepare(
    `UPDATE host SET blocked_until = min(blocked_until, @now + @week),
     ready_at = max(iif(taken = 1, @now + delay_ms, min(ready_at, @now + delay_ms)), min(blocked_until, @now + @week)), taken = 0`,
  ).run({ now, week: WEEK_MS });
}

function refusalOf(db: Database.Database, path: string): Result<never> | undefined {
  const owner = Number(db.pragma("application_id", { simple: true }));
  const version = Number(db.pragma("user_version", { simple: true }));
  const tables = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  if (tables !== 0 && owner !== APPLICATION_ID)
    return failure(
      "database",
      `${path} is no frontier of a crawl: name another folder with --archive`,
    );
  if (version > VERSION)
    return failure("database", `${path} was made by a newer thidua: update the program`);
  return undefined;
}

/** In one transaction: a run that is killed leaves all of it, or nothing. */
function makeSchema(db: Database.Database): void {
  const sql = readFileSync(new URL("./frontier.sql", import.meta.url), "utf8");
  const make = db.transaction(() => {
    if (db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() !== 0) return;
    db.exec(sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${VERSION}`);
  });
  make.immediate();
}

const taskSchema: z.ZodType<Task> = z.object({
  id: z.number(),
  url: z.string(),
  host: z.string(),
  site: z.string(),
  kind: z.enum(["feed", "sitemap", "list", "article"]),
  depth: z.number(),
  hops: z.number(),
  attempts: z.number(),
  etag: optionalText,
  lastModified: optionalText,
  digest: optionalText,
  fetchedAt: optionalNumber,
  revisitMs: z.number(),
});

const TASK_COLUMNS = `a.address_id AS id, a.url, h.name AS host, a.site, a.kind, a.depth, a.hops, a.attempts, a.etag,
  a.last_modified AS lastModified, a.digest, a.fetched_at AS fetchedAt, a.revisit_ms AS revisitMs`;

function createFrontier(db: Database.Database): Frontier {
  const run = <T>(work: () => T): T => db.transaction(work).immediate();
  const settle = settleFetched(db);
  const put = putter(db);
  const note = noteExchange(db);
  const host = db.prepare("INSERT OR IGNORE INTO host (name) VALUES (?)");
  const moved = db.prepare(MOVED);
  const failed = db.prepare(FAILED);
  const refused = db.prepare(REFUSED);
  return {
    recover: (now) => run(() => recover(db, now)),
    put: (found, now) => (found.length === 0 ? 0 : run(() => put(found, now))),
    again: (keys) => run(() => again(db, keys)),
    claim: claimer(db),
    complete: (task, fetched, now) =>
      run(() => {
        note({ id: task.id, url: task.url, fetchedAt: now, ...fetched });
        settle(task, fetched);
      }),
    redirect: (task, to, fetched, now) =>
      run(() => {
        const { id } = task;
        note({ id, url: task.url, fetchedAt: now, ...fetched });
        host.run(to.host);
        // A page that only has another address goes on there; another page is one of its own.
        if (moved.run({ id, key: to.key, url: to.url, host: to.host }).changes > 0) return;
        settle(task, fetched);
        put([to], now, task.hops + 1);
      }),
    failUntil: ({ id }, dueAt, { outcome, reason }) => {
      failed.run({ id, dueAt, outcome, reason });
    },
    refuse: ({ id }, { outcome, reason }) => {
      refused.run({ id, outcome, reason });
    },
    release: (task) => {
      db.prepare("UPDATE address SET state = 'queued' WHERE address_id = ?").run(task.id);
    },
    ...hostMethods(db),
    nextDue: nextDue(db),
    articlesAfter: (exchangeId, limit) => articlesAfter(db, exchangeId, limit),
    runs: runBook(db),
    archiveId: z.string().parse(db.prepare("SELECT archive_id FROM archive").pluck().get()),
    ...fileMethods(db),
    stats: () => statsOf(db),
    close: () => db.close(),
  };
}

function again(db: Database.Database, keys: readonly string[]): number {
  const address = db.prepare(
    "UPDATE address SET state = 'queued', attempts = 0, hops = 0 WHERE key = ? AND state <> 'leased'",
  );
  return keys.reduce((known, key) => known + address.run(key).changes, 0);
}

type Put = (found: readonly Found[], now: number, hops?: number) => number;

function putter(db: Database.Database): Put {
  const host = db.prepare("INSERT OR IGNORE INTO host (name) VALUES (?)");
  // A host that was passed over has something now.
  const free = db.prepare("UPDATE host SET taken = 0 WHERE name = ? AND taken = 2");
  const address = db.prepare(
    `INSERT OR IGNORE INTO address (key, url, host_id, site, kind, state, priority, depth, hops, found_at)
     SELECT @key, @url, host_id, @site, @kind, 'queued', @priority, @depth, @hops, @now FROM host WHERE name = @host`,
  );
  return (found, now, hops = 0) => {
    for (const name of new Set(found.map((one) => one.host))) {
      host.run(name);
      free.run(name);
    }
    return found.reduce((added, one) => added + address.run({ ...one, hops, now }).changes, 0);
  };
}

/**
 * What was put off and is due now is queued; then the host that has waited longest gives its first address of these sites, and is
 * taken. A host that has none of them is passed over until it is freed.
 */
function claimer(db: Database.Database): Frontier["claim"] {
  const wake = db.prepare(
    "UPDATE address SET state = 'queued' WHERE state = 'waiting' AND due_at <= ?",
  );
  const host = db
    .prepare(
      "SELECT host_id FROM host WHERE queued > 0 AND taken = 0 AND ready_at <= ? ORDER BY ready_at LIMIT 1",
    )
    .pluck();
  const address = db.prepare(
    `SELECT ${TASK_COLUMNS} FROM address a JOIN host h USING (host_id) WHERE a.host_id = ? AND a.state = 'queued'
     AND a.site IN (SELECT value FROM json_each(?)) ORDER BY a.priority DESC, a.address_id LIMIT 1`,
  );
  const lease = db.prepare("UPDATE address SET state = 'leased' WHERE address_id = ?");
  const take = db.prepare("UPDATE host SET taken = ? WHERE host_id = ?");
  const claimNow = (now: number, sites: string): Task | undefined => {
    wake.run(now);
    for (let hostId = host.get(now); hostId !== undefined; hostId = host.get(now)) {
      const row = address.get(hostId, sites);
      take.run(row === undefined ? PASSED : TAKEN, hostId);
      if (row === undefined) continue;
      const task = taskSchema.parse(row);
      lease.run(task.id);
      return task;
    }
    return undefined;
  };
  const claim = db.transaction(claimNow);
  return (now, sites) => claim.immediate(now, JSON.stringify(sites));
}

const TAKEN = 1;
const PASSED = 2;

const FETCHED = `UPDATE address SET state = @state, attempts = 0, due_at = @dueAt, fetched_at = @archivedAt, hops = 0, status = @status, outcome = @outcome,
  reason = @reason, etag = @etag, last_modified = @lastModified, digest = @digest, revisit_ms = @revisitMs WHERE address_id = @id`;
const MOVED = `UPDATE address SET state = 'queued', url = @url, hops = hops + 1,
  host_id = (SELECT host_id FROM host WHERE name = @host) WHERE address_id = @id AND key = @key`;
const FAILED = `UPDATE address SET state = 'waiting', attempts = attempts + 1, due_at = @dueAt, outcome = @outcome, reason = @reason
  WHERE address_id = @id`;
const REFUSED = `UPDATE address SET state = 'refused', due_at = NULL, outcome = @outcome, reason = @reason WHERE address_id = @id`;

/** A page that was fetched: what is known of it now, and where its exchange stands. */
function settleFetched(db: Database.Database): (task: Task, page: Fetched) => void {
  const fetched = db.prepare(FETCHED);
  return (task, page) => {
    const { status, outcome, reason, revisitMs, dueAt, etag, lastModified, digest } = page;
    fetched.run({
      id: task.id,
      archivedAt: page.archivedAt,
      state: dueAt === undefined ? "done" : "waiting",
      dueAt: dueAt ?? null,
      status,
      outcome,
      reason,
      etag: etag ?? null,
      lastModified: lastModified ?? null,
      digest: digest ?? null,
      revisitMs,
    });
  };
}

function nextDue(db: Database.Database): Frontier["nextDue"] {
  const ofSites = "a.site IN (SELECT value FROM json_each(?))";
  const host = db
    .prepare(
      `SELECT min(h.ready_at) FROM host h WHERE h.queued > 0 AND h.taken = 0
       AND EXISTS (SELECT 1 FROM address a WHERE a.host_id = h.host_id AND a.state = 'queued' AND ${ofSites})`,
    )
    .pluck();
  const waiting = (more: string): Database.Statement =>
    db
      .prepare(
        `SELECT a.due_at FROM address a WHERE a.state = 'waiting' ${more} AND ${ofSites} ORDER BY a.due_at LIMIT 1`,
      )
      .pluck();
  const address = waiting("");
  const retry = waiting("AND a.attempts > 0");
  const timeOf = (statement: Database.Statement, sites: string): number | undefined =>
    optionalNumber.parse(statement.get(sites) ?? null);
  return (sites) => {
    const json = JSON.stringify(sites);
    return {
      queuedAt: timeOf(host, json),
      retryAt: timeOf(retry, json),
      waitingAt: timeOf(address, json),
    };
  };
}

function statsOf(db: Database.Database): ReturnType<Frontier["stats"]> {
  const counts = new Map(
    z
      .array(z.object({ state: z.string(), n: z.number() }))
      .parse(db.prepare("SELECT state, count(*) AS n FROM address GROUP BY state").all())
      .map(({ state, n }) => [state, n]),
  );
  const of = (state: string): number => counts.get(state) ?? 0;
  return {
    queued: of("queued") + of("leased"),
    waiting: of("waiting"),
    done: of("done"),
    refused: of("refused"),
    hosts: z.number().parse(db.prepare("SELECT count(*) FROM host").pluck().get()),
  };
}
