import type { Frontier } from "../model/crawl.ts";
import type { Visit } from "../pipeline/crawl/visit.ts";
import type { About } from "./log.ts";
import { mayRedraw, tell } from "./log.ts";

const EVERY = 100;
const REDRAW_MS = 1000;
const SHOWN_HOSTS = 3;
/** Shorter waits are not worth a word. */
const LONG_MS = 20_000;

export interface CrawlProgress {
  readonly count: (visit: Visit) => void;
  /** A line about one host, above the progress. */
  readonly tell: (line: string, about?: About) => void;
  /** Tells once that nothing is due for some time. */
  readonly wait: (ms: number) => void;
  readonly finish: () => void;
}

/** Progress of a crawl on standard error: a line redrawn on a terminal, with the hosts visited last; a line every 100 pages off it. */
export function startCrawlProgress(frontier: Frontier): CrawlProgress {
  const isDrawn = mayRedraw();
  const byHost = new Map<string, number>();
  let fetched = 0;
  let failed = 0;
  let drawnAt = 0;
  let waitsUntil = 0;
  const clear = (): void => {
    if (isDrawn) process.stderr.write("\r\u001B[K");
  };
  const tellAbove = (text: string, about?: About): void => {
    clear();
    tell(text, about);
  };
  const line = (): string => {
    const { queued, waiting } = frontier.stats();
    return `${fetched} fetched, ${failed} failed, ${queued} queued, ${waiting} for later`;
  };
  const draw = (): void => {
    const hosts = [...byHost].slice(-SHOWN_HOSTS).map(([host, n]) => `${host} ${n}`);
    const width = process.stderr.columns ?? 80;
    process.stderr.write(`\r\u001B[K${`${line()} · ${hosts.join(", ")}`.slice(0, width - 1)}`);
  };
  return {
    count: ({ outcome, task }) => {
      if (outcome === "failed") failed += 1;
      if (outcome !== "fetched") return;
      fetched += 1;
      const n = byHost.get(task.host) ?? 0;
      byHost.delete(task.host);
      byHost.set(task.host, n + 1);
      const now = performance.now();
      if (isDrawn && now - drawnAt >= REDRAW_MS) {
        drawnAt = now;
        draw();
      }
      if (!isDrawn && fetched % EVERY === 0) tell(line(), { code: "progress", done: fetched });
    },
    tell: tellAbove,
    wait: (ms) => {
      const until = performance.now() + ms;
      if (ms < LONG_MS || until < waitsUntil + LONG_MS) return;
      waitsUntil = until;
      tellAbove(`nothing is due for ${Math.ceil(ms / 60_000)} min: waiting; Ctrl-C ends`);
    },
    finish: clear,
  };
}
