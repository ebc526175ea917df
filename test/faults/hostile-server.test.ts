import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFetcher } from "../../src/crawl/fetch.ts";
import type { TestCrawl } from "../support/crawl.ts";
import { testCrawl } from "../support/crawl.ts";
import type { Answer, NewsServer } from "../support/news-server.ts";
import { answerAsPaper, articlePage, articlePath, startServer } from "../support/news-server.ts";

let test: TestCrawl;
let server: NewsServer;
const start = async (answer: Answer): Promise<NewsServer> => {
  server = await startServer(answer);
  return server;
};
beforeEach(() => {
  test = testCrawl();
});
afterEach(async () => {
  await server.close();
  test.remove();
});

const GOOD = 5;

/** A paper of five good articles besides the bad one, whose answer is given. */
function paperWith(bad: (response: ServerResponse, origin: string, path: string) => void): Answer {
  return (path, response, origin) => {
    if (path.startsWith("/bai-xau-")) bad(response, origin, path);
    else if (path === "/tin") {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      const links = [...Array(GOOD).keys()].map(articlePath);
      response.end(
        [...links, "/bai-xau-cua-bao-thu-nghiem-999999.html"]
          .map((href) => `<h3><a href="${href}">Cụm thi đua tổng kết công tác năm 2021</a></h3>`)
          .join(""),
      );
    } else if (!answerAsPaper(path, response, GOOD)) response.writeHead(404).end();
  };
}

const forever = (response: ServerResponse, piece: string, everyMs: number): void => {
  const timer = setInterval(() => response.write(piece), everyMs);
  response.on("close", () => clearInterval(timer));
};

describe("an answer that is none", () => {
  it.each<[string, string, (response: ServerResponse, origin: string, path: string) => void]>([
    ["that never begins", "put-off timeout", () => undefined],
    ["in drops without end", "put-off timeout", (response) => forever(response, "<p>", 50)],
    ["without end", "refused too-large", (response) => forever(response, "x".repeat(50_000), 1)],
    [
      "that is reset midway",
      "put-off cut-short",
      (response) => {
        response.writeHead(200, { "Content-Length": "100000" });
        response.write("<html>");
        setTimeout(() => response.socket?.resetAndDestroy(), 30);
      },
    ],
    [
      "with more headers than are read",
      "put-off cut-short",
      (response) => void response.writeHead(200, { "X-Long": "x".repeat(40_000) }).end(),
    ],
    [
      "that is shorter than it says",
      "put-off cut-short",
      (response) => {
        response.writeHead(200, { "Content-Length": "5000", Connection: "close" });
        response.write("<html>");
        setTimeout(() => response.socket?.end(), 30);
      },
    ],
    [
      "that unpacks to ten thousand times its size",
      "failed too-large",
      (response) => {
        response.setHeader("Content-Encoding", "gzip");
        response.end(gzipSync(Buffer.alloc(20_000_000)));
      },
    ],
    [
      "that leads back to itself and demands a cookie",
      "refused redirect-loop",
      (response, _, path) => {
        response.writeHead(302, { Location: path, "Set-Cookie": "a=1" }).end();
      },
    ],
    [
      "that leads to an internal address",
      "refused other-site",
      (response) =>
        void response.writeHead(301, { Location: "http://169.254.169.254/latest/" }).end(),
    ],
    [
      "that leads to a file",
      "refused no-address",
      (response) => void response.writeHead(301, { Location: "file:///etc/passwd" }).end(),
    ],
    ["that is forbidden", "failed status-403", (response) => void response.writeHead(403).end()],
    [
      "that says politely that there is no such page",
      "failed soft-404",
      (response) => void response.end("<title>404 Not Found</title><p>Trang không tồn tại</p>"),
    ],
  ])("%s is told, and the rest is had once", async (_, verdict, bad) => {
    const { counts } = await test.go(await start(paperWith(bad)), { patience: "once" });
    expect(counts).toMatchObject({ [verdict]: 1, "fetched article": GOOD, "fetched list": 1 });
    const archived = await test.archived();
    for (let n = 0; n < GOOD; n += 1)
      expect(archived.filter((path) => path === articlePath(n))).toHaveLength(1);
    expect(server.seen.filter(({ besides }) => besides > 0)).toEqual([]);
  });

  it("in another charset than it says is read all the same", async () => {
    const { counts } = await test.go(
      await start(
        paperWith((response) => {
          response.setHeader("Content-Type", "text/html; charset=iso-8859-1");
          response.end(articlePage(7));
        }),
      ),
    );
    expect(counts).toMatchObject({ "fetched article": GOOD + 1 });
  });
});

describe("a site's wishes", () => {
  const paper =
    (robots: string): Answer =>
    (path, response) => {
      if (path === "/robots.txt") response.end(robots);
      else if (!answerAsPaper(path, response, 12)) response.writeHead(404).end();
    };

  it("are kept: what is not allowed is never asked for, and the delay lies between any two requests", async () => {
    const robots = `User-agent: *\nDisallow: /\n\nUser-agent: Thidua\nDisallow: ${articlePath(3)}\nCrawl-delay: 0.15\n`;
    const { counts } = await test.go(await start(paper(robots)));
    expect(counts).toEqual({ "fetched article": 11, "fetched list": 1, "refused robots": 1 });
    expect(server.seen.map(({ path }) => path)).not.toContain(articlePath(3));
    const gaps = server.seen.slice(1).map(({ at }, i) => at - (server.seen[i]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(148);
    expect(server.seen.every(({ headers }) => headers["user-agent"] === "thidua/test")).toBe(true);
  });

  it("that are too slow for us are told, and the site is left alone", async () => {
    const { counts } = await test.go(await start(paper("User-agent: *\nCrawl-delay: 600\n")));
    expect(counts).toEqual({ "put-off crawl-delay": 1 });
    expect(server.seen).toHaveLength(1);
  });

  it("that cannot be had forbid all until they can", async () => {
    let asked = 0;
    const answer: Answer = (path, response) => {
      if (path !== "/robots.txt") {
        answerAsPaper(path, response, 3);
        return;
      }
      asked += 1;
      // "At once" is no answer to how long to wait.
      response.writeHead(asked <= 2 ? 503 : 404, { "Retry-After": "0" }).end();
    };
    const { counts } = await test.go(await start(answer));
    expect(counts).toMatchObject({ "put-off robots-unreachable": 2, "fetched article": 3 });
    expect(server.seen.slice(0, 3).map(({ path }) => path)).toEqual(Array(3).fill("/robots.txt"));
    expect((server.seen[1]?.at ?? 0) - (server.seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(195);
  });

  it("written in an unknown packing or behind redirects are read all the same", async () => {
    const answer: Answer = (path, response) => {
      if (path === "/robots.txt") response.writeHead(302, { Location: "/robots-moi.txt" }).end();
      else if (path === "/robots-moi.txt") {
        response.setHeader("Content-Encoding", "utf-8");
        response.end(`User-agent: *\nDisallow: /cum-${" ".repeat(50_000)}\n`);
      } else answerAsPaper(path, response, 3);
    };
    const { counts } = await test.go(await start(answer));
    expect(counts).toEqual({ "fetched list": 1, "refused robots": 3 });
  });

  it("are read from the beginning of a file that would unpack without end", async () => {
    const wishes = `User-agent: *\nDisallow: ${articlePath(2)}\n`;
    const bomb = gzipSync(Buffer.concat([Buffer.from(wishes), Buffer.alloc(40_000_000, "#")]));
    const answer: Answer = (path, response) => {
      if (path === "/robots.txt") {
        response.setHeader("Content-Encoding", "gzip");
        response.end(bomb);
      } else answerAsPaper(path, response, 3);
    };
    const { counts } = await test.go(await start(answer));
    expect(counts).toEqual({ "fetched article": 2, "fetched list": 1, "refused robots": 1 });
  });

  it("of a server that is not there are not guessed, and the run ends", async () => {
    await (await start(paper(""))).close();
    const { counts } = await test.go(server, { politeness: { robotsRetryMs: 3_600_000 } });
    expect(counts).toEqual({ "put-off robots-unreachable": 1 });
    const frontier = test.frontier();
    frontier.recover(Date.now());
    expect(frontier.claim(Date.now() + 1000, ["paper"])).toBeDefined();
    frontier.close();
  });

  it("to be left in peace for a while hold for the whole host, also after a restart", async () => {
    let storms = 0;
    const answer: Answer = (path, response) => {
      if (path === articlePath(2) && storms === 0) {
        storms += 1;
        response.writeHead(429, { "Retry-After": "2" }).end();
      } else if (!answerAsPaper(path, response, 6)) response.writeHead(404).end();
    };
    // The first run ends right behind the storm; the second one is another start of the program.
    const first = await test.go(await start(answer), {
      stopAfter: ({ reason }) => reason === "status-429",
    });
    expect(first.counts).toMatchObject({ "put-off status-429": 1 });
    await test.go(server);
    const storm = server.seen.findIndex(({ path }) => path === articlePath(2));
    const [before, after] = [server.seen[storm]?.at ?? 0, server.seen[storm + 1]?.at ?? 0];
    expect(after - before).toBeGreaterThanOrEqual(1990);
    expect((await test.archived()).filter((path) => path.startsWith("/cum-"))).toHaveLength(6);
  });

  it("not to be asked twice for what has not changed are met by a conditional request", async () => {
    const answer: Answer = (path, response) => {
      response.setHeader("ETag", '"1"');
      if (server.seen.at(-1)?.headers["if-none-match"] === '"1"') response.writeHead(304).end();
      else answerAsPaper(path, response, 3);
    };
    await test.go(await start(answer));
    const frontier = test.frontier();
    const week = Date.now() + 7 * 86_400_000;
    expect(frontier.claim(week, ["paper"])).toMatchObject({ kind: "list", etag: '"1"' });
    frontier.close();
  });
});

describe("traps", () => {
  it("of a hundred thousand links are not walked into", async () => {
    const traps = Array.from({ length: 20_000 }, (_, i) => [
      `/lich/2021/${i}/12-2021-thang-cua-nam.html`,
      `/tin-tuc-cua-bao-trong-ngay-${100_000 + i}.html?date=2021-${i}`,
      `/a/b/a/b/a/b/tin-tuc-moi-nhat-hom-nay-${100_000 + i}.html`,
      `/tin-tuc-moi-nhat-hom-nay-${100_000 + i}.html?a=1&b=2&c=3&d=4&e=5&f=6&g=7`,
      `/anh-cua-hoi-nghi-tong-ket-nam-${100_000 + i}.jpg`,
    ]).flat();
    const answer: Answer = (path, response) => {
      if (path !== "/tin") {
        if (!answerAsPaper(path, response, 3)) response.writeHead(404).end();
        return;
      }
      const links = [...traps, articlePath(0), articlePath(1)];
      const items = links.map((href) => `<p><a href="${href}">Tin tức mới nhất</a></p>`).join("");
      const urls = links
        .map((href) => `<url><loc>http://${server.host}${href}</loc></url>`)
        .join("");
      response.end(items.length < 200_000 ? items : `<urlset>${urls.slice(-250_000)}</urlset>`);
    };
    const { counts } = await test.go(await start(answer));
    expect(counts).toMatchObject({ "fetched article": 2 });
    expect(server.seen).toHaveLength(4);
  });
});

describe("a name that leads inside", () => {
  it("is refused, whatever it led to before and however it is spelt", async () => {
    server = await startServer((_, response) => response.end("inside"));
    let asked = 0;
    const fetcher = createFetcher({
      userAgent: "thidua/test",
      now: Date.now,
      resolve: async () => {
        asked += 1;
        return [
          { address: "93.184.216.34", family: 4 },
          { address: "127.0.0.1", family: 4 },
        ];
      },
    });
    const port = server.host.split(":")[1];
    const refusals = await Promise.all(
      [
        "bao.example.vn",
        "127.1",
        "0x7f000001",
        "2130706433",
        "[::1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "localhost",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
      ].map(async (host) => fetcher.fetch(`http://${host}:${port}/`)),
    );
    expect(refusals.map((result) => (result.ok ? "fetched" : result.code))).toEqual(
      Array(11).fill("internal-address"),
    );
    expect([asked, server.seen.length]).toEqual([1, 0]);
    await fetcher.close();
  });
});
