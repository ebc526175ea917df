import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as OpenStore from "../../db/open-store.ts";
import type * as Results from "../../src/model/result.ts";
import type * as Ingest from "../../src/pipeline/ingest.ts";
import type * as PageReader from "../../src/pipeline/page-reader.ts";
import { compiled } from "../support/compiled.ts";
import { madePage } from "../support/made-pages.ts";
import { naiveRows } from "../support/naive.ts";
import { bareParser, readability } from "../support/peers.ts";
import type { Options, Part, Row } from "./rows.ts";
import { byTurns, median, ratio } from "./rows.ts";

const [{ openStore }, { ingestPages }, { withReader }, { success }] = await Promise.all([
  compiled<typeof OpenStore>("db/open-store"),
  compiled<typeof Ingest>("src/pipeline/ingest"),
  compiled<typeof PageReader>("src/pipeline/page-reader"),
  compiled<typeof Results>("src/model/result"),
]);

const PAGES = 400;
/** Times the speed of the bare parser, of Readability and of ten patterns. */
const ASKED = { ofBare: 0.35, timesReadability: 4, timesPatterns: 10 };

const PAGES_MADE = Array.from({ length: PAGES }, (_, n) => {
  const { name, url, html } = madePage(n);
  return { path: name, url, bytes: Buffer.from(html) };
});

/** Reads and stores all pages into a new database. */
async function store(db: string): Promise<void> {
  const opened = openStore(db);
  if (!opened.ok) throw new Error(opened.problem.message);
  const named = PAGES_MADE.map(({ path, url, bytes }) => ({
    path,
    page: success({ bytes, source: url, served: { url } }),
  }));
  const context = { store: opened.value, now: () => "2026-01-01T00:00:00.000Z" };
  await withReader(1, async (reader) => {
    for await (const group of ingestPages(named, reader, context)) {
      const failed = group.find(([, { problem }]) => problem !== undefined);
      if (failed !== undefined) throw new Error(failed[1].problem?.message);
    }
  });
  opened.value.close();
}

async function measure({ rounds }: Options): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "thidua-bench-"));
  const times = await byTurns(
    {
      "htmlparser2 alone": () => PAGES_MADE.map(({ bytes }) => bareParser.read(bytes)),
      "thidua, facts stored": (round) => store(join(folder, `${round}.db`)),
      "Readability + linkedom alone": () => PAGES_MADE.map(({ bytes }) => readability.read(bytes)),
      "ten patterns on Readability": () => PAGES_MADE.map(({ bytes }) => naiveRows(bytes)),
    },
    rounds,
  );
  rmSync(folder, { recursive: true, force: true });
  const own = times.get("thidua, facts stored") ?? [];
  const against = (name: string): number => ratio(times.get(name) ?? [], own);
  return [
    ...[...times].map(
      ([what, ms]): Row => ({ what, value: (PAGES / median(ms)) * 1000, unit: "pages/s" }),
    ),
    {
      what: "facts stored, of the bare parser",
      value: against("htmlparser2 alone"),
      unit: "×",
      atLeast: ASKED.ofBare,
    },
    {
      what: "facts stored, times Readability",
      value: against("Readability + linkedom alone"),
      unit: "×",
      atLeast: ASKED.timesReadability,
    },
    {
      what: "facts stored, times ten patterns",
      value: against("ten patterns on Readability"),
      unit: "×",
      atLeast: ASKED.timesPatterns,
    },
  ];
}

export const facts: Part = {
  about: `${PAGES} pages to stored facts, beside other programs`,
  measure,
};
