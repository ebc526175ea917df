import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Answer, NewsServer } from "./news-server.ts";
import { answerAsPaper, startServer } from "./news-server.ts";

/** A paper on this machine and an empty folder for its crawl, new for each test. */
export interface Paper {
  readonly folder: string;
  readonly archive: string;
  readonly server: NewsServer;
  /** How often its server was asked. */
  readonly asked: number;
  /** How many articles it has; a test may change it. */
  articleCount: number;
  /** What is done with an answer before it is sent; a test may change it. */
  onAnswer: Answer;
  /** Adds it to the sites of the archive, with more of a source than it needs. */
  readonly add: (more?: object) => void;
}

/** The address of this machine is one that a crawl refuses otherwise. */
export const LOCAL = "--allow-loopback";

const ARTICLES = 60;

/** The paper of a file of tests, started before each and stopped behind it. */
export function usePaper(): Paper {
  const paper = {
    folder: "",
    archive: "",
    server: undefined as unknown as NewsServer,
    asked: 0,
    articleCount: ARTICLES,
    onAnswer: (() => undefined) as Answer,
    add: (more: object = {}): void => {
      const { archive, server } = paper;
      mkdirSync(join(archive, "sites"), { recursive: true });
      const source = {
        name: "paper",
        title: "Báo Thử",
        hosts: [server.host],
        lists: [`${server.origin}/tin`],
      };
      writeFileSync(join(archive, "sites", "paper.json"), JSON.stringify({ ...source, ...more }));
    },
  };
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), "thidua-crawl-"));
    const server = await startServer((path, response, origin) => {
      paper.asked += 1;
      paper.onAnswer(path, response, origin);
      if (!answerAsPaper(path, response, paper.articleCount)) response.writeHead(404).end();
    });
    const archive = join(folder, "crawl");
    const onAnswer = (): void => undefined;
    Object.assign(paper, { folder, archive, server, onAnswer, asked: 0, articleCount: ARTICLES });
  });
  afterEach(async () => {
    await paper.server.close();
    rmSync(paper.folder, { recursive: true, force: true });
  });
  return paper;
}
