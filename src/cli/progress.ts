import type { About } from "./log.ts";
import { mayRedraw, tell } from "./log.ts";

const EVERY = 500;
const REDRAW_MS = 80;

export interface Progress {
  readonly advance: () => void;
  /** Clears the progress, so that a line about one item can be told above it. */
  readonly clear: () => void;
  /** A line about one item, above the progress. */
  readonly tell: (line: string, about?: About) => void;
  readonly finish: () => void;
}

/** Progress on standard error: one line redrawn on a terminal, a line every 500 items off it. */
export function startProgress(total: number, what: string): Progress {
  const isDrawn = mayRedraw();
  let done = 0;
  let drawnAt = 0;
  const clear = (): void => {
    if (isDrawn) process.stderr.write("\r\u001B[K");
  };
  const line = (): string => `${done} of ${total} ${what}`;
  return {
    advance: () => {
      done += 1;
      if (!isDrawn) {
        if (done % EVERY === 0) tell(line(), { code: "progress", done, total });
        return;
      }
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      process.stderr.write(`\r${line()}`);
    },
    clear,
    tell: (text, about) => {
      clear();
      tell(text, about);
    },
    finish: clear,
  };
}
