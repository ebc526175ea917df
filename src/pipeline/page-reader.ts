import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Result } from "../model/result.ts";
import { failure } from "../model/result.ts";
import type { PageToRead, ReadArticle } from "./read-out.ts";
import { readOut } from "./read-out.ts";

/** Reads pages: in this thread, or several at a time. What a page says does not depend on it. */
export interface PageReader {
  /** How many pages are worth handing over before the first is done. */
  readonly ahead: number;
  readonly read: (page: PageToRead) => Promise<Result<ReadArticle>>;
}

const PAGES_AHEAD = 12;
/** So many of them wait at the thread itself: it goes on with the next page while this thread stores. */
const PAGES_AT_HAND = 6;
const IDLE_MS = 10_000;
/** A page is at most some megabytes: a thread that needs more has met one that no rule was made for. */
const MAX_HEAP_MB = 512;
/** What a page leaves behind is short-lived: more room for it makes nothing faster, and every thread takes it. */
const YOUNG_HEAP_MB = 16;

/** Reads on so many threads, which end when the work does; with one, pages are read in this thread. */
export async function withReader<T>(
  workers: number,
  use: (reader: PageReader) => Promise<T>,
): Promise<T> {
  if (workers <= 1) return use({ ahead: 1, read: (page) => Promise.resolve(readOut(page)) });
  const pool = new Piscina({
    filename: fileURLToPath(new URL("./read-out.js", import.meta.url)),
    name: "readOut",
    minThreads: 0,
    maxThreads: workers,
    concurrentTasksPerWorker: PAGES_AT_HAND,
    // A thread that sleeps until it is called takes no page that waits for it.
    atomics: "disabled",
    idleTimeout: IDLE_MS,
    resourceLimits: {
      maxOldGenerationSizeMb: MAX_HEAP_MB,
      maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
    },
  });
  const read = (page: PageToRead): Promise<Result<ReadArticle>> =>
    pool.run(page).then((done: Result<ReadArticle>) => done, lostThread);
  try {
    return await use({ ahead: workers * PAGES_AHEAD, read });
  } finally {
    // Not destroyed: a thread that answers after its end would end the program.
    await pool.close();
  }
}

const OUT_OF_MEMORY = "ERR_WORKER_OUT_OF_MEMORY";

/** A thread that ran out of memory on a page takes none of the others with it; any other error is a fault of the program. */
function lostThread(error: unknown): Result<never> {
  if (!(error instanceof Error && "code" in error && error.code === OUT_OF_MEMORY)) throw error;
  return failure("too-large", `the page needs more memory than ${MAX_HEAP_MB} MB to be read`);
}
