import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openFrontier } from "../../db/frontier.ts";
import { openStore } from "../../db/open-store.ts";
import type { ArchivedArticle } from "../../src/model/crawl.ts";
import { ingestArchive } from "../../src/pipeline/crawl/ingest-archive.ts";
import { withReader } from "../../src/pipeline/page-reader.ts";

it("a file of the archive that cannot be read now ends the reading, and is read when it can be", async () => {
  const folder = mkdtempSync(join(tmpdir(), "thidua-archive-"));
  const [store, frontier] = [openStore(join(folder, "t.db")), openFrontier(join(folder, "f.db"))];
  if (!store.ok || !frontier.ok) throw new Error("nothing opens");
  // What opens and cannot be read, whoever asks.
  mkdirSync(join(folder, "warc", "a.warc.gz"), { recursive: true });
  const anew: number[] = [];
  const article: ArchivedArticle = {
    exchangeId: 7,
    url: "https://bao.example.vn/a",
    at: { file: "a.warc.gz", offset: 0, length: 100 },
  };
  const known = {
    ...frontier.value,
    articlesAfter: (id: number) => (id < article.exchangeId ? [article] : []),
    fetchAnew: (id: number) => anew.push(id),
  };
  const told: string[] = [];
  await withReader(1, async (reader) => {
    const context = { store: store.value, reader, now: () => "2026-01-01T00:00:00.000Z" };
    for await (const { problem } of ingestArchive(known, folder, context))
      told.push(`${problem?.code}: ${problem?.message}`);
  });
  expect(told).toEqual([expect.stringMatching(/^not-found: .*cannot be read \(EISDIR/u)]);
  expect([anew, store.value.cursorOf(frontier.value.archiveId)]).toEqual([[], 0]);
  store.value.close();
  frontier.value.close();
  rmSync(folder, { recursive: true });
});
