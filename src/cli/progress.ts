const EVERY = 500;
const REDRAW_MS = 80;

export interface Progress {
  readonly advance: () => void;
  /** A line about one item, above the progress. */
  readonly tell: (line: string) => void;
  readonly finish: () => void;
}

/** Progress on standard error: one line redrawn on a terminal, a line every 500 items off it. */
export function startProgress(total: number, what: string): Progress {
  const isTerminal = process.stderr.isTTY === true;
  let done = 0;
  let drawnAt = 0;
  const clear = (): void => {
    if (isTerminal) process.stderr.write("\r\u001B[K");
  };
  const draw = (): void => {
    process.stderr.write(`\r${done} of ${total} ${what}`);
  };
  return {
    advance: () => {
      done += 1;
      if (!isTerminal) {
        if (done % EVERY === 0) process.stderr.write(`${done} of ${total} ${what}\n`);
        return;
      }
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      draw();
    },
    tell: (line) => {
      clear();
      process.stderr.write(`${line}\n`);
    },
    finish: clear,
  };
}
