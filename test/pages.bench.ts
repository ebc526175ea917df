import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { bench, describe } from "vitest";
import { bareParser, READERS } from "./peers.ts";

const SAMPLE = new URL("../corpus/sample/", import.meta.url).pathname;
const PAGE = /\.html(?:\.gz)?$/u;

/** The pages of a folder, packed or not. */
function pagesIn(folder: string): readonly Uint8Array[] {
  return readdirSync(folder)
    .filter((name) => PAGE.test(name))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
    });
}

/** Twenty times slower than the next one, and talkative. */
function isSlow(name: string): boolean {
  return name.startsWith("Defuddle");
}

console.error = () => undefined;
const pages = pagesIn(process.env["PAGES"] ?? SAMPLE);

// One run reads all pages of the folder that PAGES names, or of the sample.
describe(`${pages.length} pages a run`, () => {
  for (const { name, read } of [bareParser, ...READERS])
    bench(
      name,
      async () => {
        for (const page of pages) await read(page);
      },
      { iterations: isSlow(name) ? 2 : 8, warmupIterations: 1, time: 0, warmupTime: 0 },
    );
});
