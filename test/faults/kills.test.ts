import type { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openFrontier } from "../../db/frontier.ts";
import { readWarc } from "../../src/crawl/warc.ts";
import { startThidua } from "../support/cli.ts";
import type { NewsServer } from "../support/news-server.ts";
import { answerAsPaper, articlePath, startServer } from "../support/news-server.ts";

// `KILLS=50 ARTICLES=5000 npx vitest run test/faults/kills.test.ts` is the long form.
const KILLS = Number(process.env["KILLS"] ?? 6);
const ARTICLES = Number(process.env["ARTICLES"] ?? 400);
const MAX_LIFE_MS = 900;
const MIN_LIFE_MS = 350;

async function archivedUrls(folder: string): Promise<readonly string[]> {
  const urls: string[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".warc.gz")))
    for await (const { url } of readWarc(join(folder, name))) urls.push(url);
  return urls;
}

describe("a crawl that is killed at any moment", () => {
  it(`archives every article exactly once (${KILLS} kills, ${ARTICLES} articles)`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "thidua-kill-"));
    const serve = (): Promise<NewsServer> =>
      startServer((path, response) => {
        if (!answerAsPaper(path, response, ARTICLES, "gzip")) response.writeHead(404).end();
      });
    // Two hosts at a time: their records stand between each other in the archive.
    const servers = [await serve(), await serve()];
    const source = {
      name: "paper",
      title: "Báo Thử",
      hosts: servers.map(({ host }) => host),
      lists: servers.map(({ origin }) => `${origin}/tin`),
      maxPages: 1_000_000,
      budget: 1_000_000,
    };
    mkdirSync(join(folder, "sites"));
    writeFileSync(join(folder, "sites", "paper.json"), JSON.stringify(source));
    const crawl = (): ReturnType<typeof spawn> =>
      startThidua(["crawl", "paper", "--archive", folder, "--allow-loopback", "--once"]);
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = crawl();
      // Between half a second and so long that some runs come to their end: from a fixed row of numbers.
      await sleep(MIN_LIFE_MS + ((kill * 7919) % (MAX_LIFE_MS - MIN_LIFE_MS)));
      if (child.kill("SIGKILL")) killed += 1;
      await once(child, "exit");
    }
    const [code] = await once(crawl(), "exit");
    expect(code).toBe(0);

    const wanted = servers.flatMap(({ origin }) =>
      Array.from({ length: ARTICLES }, (_, n) => `${origin}${articlePath(n)}`),
    );
    const archived = (await archivedUrls(join(folder, "warc"))).filter((url) =>
      url.includes("/cum-"),
    );
    expect(archived.toSorted()).toEqual(wanted.toSorted());
    // A page is asked for again only where a kill came between its answer and its receipt.
    for (const { seen } of servers) {
      const asked = seen.filter(({ path }) => path.startsWith("/cum-")).length;
      expect(asked).toBeGreaterThanOrEqual(ARTICLES);
      expect(asked).toBeLessThanOrEqual(ARTICLES + killed);
    }

    const frontier = openFrontier(join(folder, "frontier.db"));
    if (!frontier.ok) throw new Error(frontier.problem.message);
    expect(frontier.value.stats()).toMatchObject({ queued: 0, done: 2 * ARTICLES });
    frontier.value.close();
    for (const server of servers) await server.close();
    rmSync(folder, { recursive: true, force: true });
  }, 600_000);
});
