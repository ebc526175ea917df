import { openReadOnly } from "../../../db/open-store.ts";
import type { Explorer } from "../../explorer/app.ts";
import { createExplorer } from "../../explorer/app.ts";
import type { Served } from "../../explorer/serve.ts";
import { serveExplorer } from "../../explorer/serve.ts";
import { listenForInterrupt } from "../interrupt.ts";
import { tell, tellProblem } from "../log.ts";
import { openExisting } from "../open.ts";
import { packageVersion } from "../package-version.ts";
import { reviewBy } from "../reviewer.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

export interface ServeFlags {
  readonly db: string;
  readonly port: number;
  readonly review?: boolean;
  readonly reviewer?: string;
}

/** Shows the dataset in a browser on this machine until Ctrl-C; with `review` a person can decide there. */
export async function serveCommand(flags: ServeFlags): Promise<ExitCode> {
  const { db, port } = flags;
  const opened = flags.review === true ? openExisting(db) : openReadOnly(db);
  if (!opened.ok) {
    tellProblem(opened.problem);
    return EXIT.failed;
  }
  const store = opened.value;
  const interrupt = listenForInterrupt();
  try {
    const explorer = createExplorer({
      store,
      path: db,
      program: packageVersion(),
      today: () => new Date().toISOString().slice(0, "2026-01-01".length),
      ...(flags.review === true ? { review: reviewBy(flags, store) } : {}),
    });
    const served = await start(explorer, port);
    if (served === undefined) return EXIT.failed;
    print(flags.review === true ? `${served.url}en/review` : served.url);
    tell("Open this address in a browser on this machine; Ctrl-C ends it.");
    await interrupt.heard;
    await served.close();
    return EXIT.ok;
  } finally {
    interrupt.stop();
    store.close();
  }
}

async function start(explorer: Explorer, port: number): Promise<Served | undefined> {
  try {
    return await serveExplorer(explorer, port);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    tell(`port ${port} cannot be taken (${code}): name another one with --port, or 0 for any`);
    return undefined;
  }
}
