import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { bareParser, defuddle, readability, thidua } from "../support/peers.ts";
import type { Part, Row } from "./rows.ts";
import { byTurns, median, ratio, timeOf } from "./rows.ts";

const SAMPLE = new URL("../../corpus/sample/", import.meta.url).pathname;
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

async function measure({
  rounds,
  pages: folder = SAMPLE,
}: Parameters<Part["measure"]>[0]): Promise<readonly Row[]> {
  const pages = pagesIn(folder);
  if (pages.length === 0) throw new Error(`Nothing to measure: ${folder} has no .html`);
  const each = (read: (page: Uint8Array) => unknown) => async (): Promise<void> => {
    for (const page of pages) await read(page);
  };
  const readers = [bareParser, thidua, readability];
  const times = await byTurns(
    Object.fromEntries(readers.map(({ name, read }) => [name, each(read)])),
    rounds,
  );
  // Far slower than the others: one round tells enough.
  const slow = await timeOf(each(defuddle.read));
  const of = (name: string): readonly number[] => times.get(name) ?? [];
  return [
    ...readers.map(
      ({ name }): Row => ({
        what: name,
        value: median(of(name)) / pages.length,
        unit: "ms a page",
      }),
    ),
    { what: defuddle.name, value: slow / pages.length, unit: "ms a page" },
    {
      what: "thidua, of the bare parser",
      value: ratio(of(bareParser.name), of(thidua.name)),
      unit: "×",
    },
    {
      what: `thidua, times ${readability.name}`,
      value: ratio(of(readability.name), of(thidua.name)),
      unit: "×",
    },
  ];
}

export const pages: Part = { about: "pages read, beside other readers", measure };
