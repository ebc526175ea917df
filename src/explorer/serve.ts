import { serve } from "@hono/node-server";
import type { Explorer } from "./app.ts";

/** A running explorer. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const HOST = "127.0.0.1";
const REST_MS = 3000;
const KEEP_ALIVE_MS = 65_000;

/** Serves the explorer on this machine alone; port 0 takes a free one. Rejects where the port is taken. */
export function serveExplorer({ app, warm }: Explorer, port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    let isOpen = true;
    // One group at a time, with as long a pause behind it, so that readers hardly wait; then a look now and then for groups that a job adds.
    const step = (): void => {
      if (!isOpen) return;
      const start = performance.now();
      const isMore = warm();
      setTimeout(step, isMore ? performance.now() - start : REST_MS).unref();
    };
    const server = serve({ fetch: app.fetch, hostname: HOST, port }, (address) => {
      setImmediate(step);
      resolve({
        url: `http://${HOST}:${address.port}/`,
        close: () =>
          new Promise((done) => {
            isOpen = false;
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    // A reader's connection outlives a page that takes long: it is not closed just as the next question comes.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on("error", reject);
  });
}
