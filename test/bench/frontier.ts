import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFrontier } from "../../db/frontier.ts";
import type { Found, Frontier } from "../../src/model/crawl.ts";
import { articlePath } from "../support/news-server.ts";
import type { Part, Row } from "./rows.ts";
import { median, memoryMb, quantile } from "./rows.ts";

const ADDRESSES = 1_000_000;
const BATCH = 1000;
const CLAIMS = 20_000;
const HOSTS = 3000;
/** Milliseconds of a start and of a claim, megabytes. */
const ASKED = { start: 2000, claim: 1, memory: 300 };

/** Memory, start, and the time to claim and to settle one. */
function measure(): readonly Row[] {
  const folder = mkdtempSync(join(tmpdir(), "thidua-bench-"));
  const path = join(folder, "frontier.db");
  const open = (): Frontier => {
    const opened = openFrontier(path);
    if (!opened.ok) throw new Error(opened.problem.message);
    return opened.value;
  };
  const filled = open();
  for (let first = 0; first < ADDRESSES; first += BATCH)
    filled.put(
      Array.from({ length: BATCH }, (_, i) => invented(first + i)),
      1,
    );
  filled.close();
  const start = performance.now();
  const frontier = open();
  frontier.recover(Date.now());
  frontier.archiveEnds();
  const startMs = performance.now() - start;
  const claims = claimsOf(frontier);
  frontier.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: "start", value: startMs, unit: "ms", atMost: ASKED.start },
    { what: "a claim", value: median(claims), unit: "ms", atMost: ASKED.claim },
    { what: "a claim, p99", value: quantile(claims, 0.99), unit: "ms" },
    { what: "memory", value: memoryMb(), unit: "MB", atMost: ASKED.memory },
  ];
}

/** The milliseconds of claims, each of them settled before the next. */
function claimsOf(frontier: Frontier): readonly number[] {
  const claims: number[] = [];
  let now = Date.now();
  for (let i = 0; i < CLAIMS; i += 1) {
    now += 3;
    const before = performance.now();
    const task = frontier.claim(now, ["s"]);
    claims.push(performance.now() - before);
    if (task === undefined) break;
    frontier.refuse(task, { outcome: "refused", reason: "bench" });
    frontier.freeHost(task.host, 5000, now + 5000);
  }
  return claims;
}

function invented(n: number): Found {
  const host = `bao-${n % HOSTS}.example.vn`;
  return {
    url: `https://${host}${articlePath(n)}`,
    key: `${host}#${n}`,
    host,
    site: "s",
    kind: "article",
    depth: 1,
    priority: 10 + (n % 7) * 5,
  };
}

export const frontier: Part = { about: "a million addresses of three thousand hosts", measure };
