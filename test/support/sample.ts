import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openStore } from "../../db/open-store.ts";
import type { Store } from "../../db/store.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { ingestPage, pageOfFile } from "../../src/pipeline/ingest.ts";

/** The folder of the invented sample world. */
export const SAMPLE = fileURLToPath(new URL("../../corpus/sample/", import.meta.url));

let store: Store | undefined;

/** A store in memory with the whole sample world, made once. */
export function sampleStore(): Store {
  store ??= freshSampleStore();
  return store;
}

/** A store with the sample world for a test that changes it. */
export function freshSampleStore(): Store {
  const opened = openStore(":memory:");
  if (!opened.ok) throw new Error(opened.problem.message);
  const context = {
    store: opened.value,
    lexicon: loadLexicon(),
    now: () => "2026-01-01T00:00:00.000Z",
  };
  for (const name of readdirSync(SAMPLE).sort()) {
    if (!name.endsWith(".html")) continue;
    const { problem } = ingestPage(pageOfFile(`${SAMPLE}${name}`), context);
    if (problem !== undefined) throw new Error(problem.message);
  }
  consolidate(context.store, context.lexicon);
  return opened.value;
}
