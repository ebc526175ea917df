import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** One request that a server under test saw. */
export interface Seen {
  readonly path: string;
  /** Milliseconds, of any clock that runs evenly. */
  readonly at: number;
  /** How many requests were under way besides. */
  readonly besides: number;
  readonly headers: IncomingMessage["headers"];
}

export interface NewsServer {
  readonly host: string;
  readonly origin: string;
  readonly seen: readonly Seen[];
  readonly close: () => Promise<void>;
}

export type Answer = (path: string, response: ServerResponse, origin: string) => void;

/** A server on this machine that logs what is asked of it; robots.txt allows all unless the answers say otherwise. */
export async function startServer(answer: Answer): Promise<NewsServer> {
  const seen: Seen[] = [];
  let underWay = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    seen.push({ path, at: performance.now(), besides: underWay, headers: request.headers });
    underWay += 1;
    response.on("close", () => {
      underWay -= 1;
    });
    answer(path, response, origin);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    host: `127.0.0.1:${port}`,
    origin,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const PARAGRAPH =
  "Chiều 10-12-2021, tại Thái Bình, Cụm thi đua số III tổng kết công tác năm 2021; hội nghị bầu Ban Tổ chức Tỉnh ủy Nam Định làm Cụm trưởng năm 2022.";

/** An invented article with a number. */
export function articlePage(n: number): string {
  return `<html><head><meta charset="utf-8"><title>Bài số ${n}</title></head><body><h1>Bài số ${n}</h1><p>${PARAGRAPH}</p><p>Bài thứ ${n}. ${PARAGRAPH}</p></body></html>`;
}

export function articlePath(n: number): string {
  return `/cum-thi-dua-tong-ket-nam-${100_000 + n}.html`;
}

const PER_PAGE = 50;

/** A page of a list of so many articles, fifty a page. */
export function listPage(page: number, articles: number): string {
  const first = (page - 1) * PER_PAGE;
  const links = Array.from({ length: Math.min(PER_PAGE, articles - first) }, (_, i) => first + i)
    .map(
      (n) => `<h3><a href="${articlePath(n)}">Cụm thi đua tổng kết công tác, bài số ${n}</a></h3>`,
    )
    .join("");
  const next =
    first + PER_PAGE < articles ? `<a rel="next" href="/tin?page=${page + 1}">Trang sau</a>` : "";
  return `<html><body>${links}${next}</body></html>`;
}

const ARTICLE = /^\/cum-thi-dua-tong-ket-nam-(?<n>\d+)\.html$/u;
const LIST = /^\/tin(?:\?page=(?<page>\d+))?$/u;

/** Answers as a paper with so many articles; false where the path is none of its own. */
export function answerAsPaper(
  path: string,
  response: ServerResponse,
  articles: number,
  packing: "plain" | "gzip" = "plain",
): boolean {
  const html = (text: string): true => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (packing === "gzip") response.setHeader("Content-Encoding", "gzip");
    response.end(packing === "gzip" ? gzipSync(text) : text);
    return true;
  };
  const list = LIST.exec(path);
  if (list !== null) return html(listPage(Number(list.groups?.["page"] ?? 1), articles));
  const n = Number(ARTICLE.exec(path)?.groups?.["n"] ?? 0) - 100_000;
  if (n >= 0 && n < articles) return html(articlePage(n));
  if (path !== "/robots.txt") return false;
  response.end("User-agent: *\nAllow: /\n");
  return true;
}
