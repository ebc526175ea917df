import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Store } from "../../../db/store.ts";
import { awardsByYear } from "../../pipeline/awards-by-year.ts";
import { listFiles } from "../../pipeline/list-files.ts";
import { rotationOf } from "../../pipeline/rotation.ts";
import { tellFailed } from "../log.ts";
import { withWritableStore } from "../open.ts";
import { formatRotation, LEGEND } from "../rotation-table.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, terminalWidth } from "../terminal.ts";
import { ingestFiles } from "./ingest.ts";

const SAMPLE_PLACES = ["../../../corpus/sample", "../../../../corpus/sample"];

/** Reads the invented sample world and prints the rotation of each group, the awards by year, and what to try next. */
export async function demoCommand(flags: { readonly db: string }): Promise<ExitCode> {
  const folder = SAMPLE_PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(
    (place) => existsSync(place),
  );
  if (folder === undefined) {
    tellFailed("the sample articles are missing: they are in corpus/sample of the project");
    return EXIT.failed;
  }
  const files = listFiles(relative(process.cwd(), folder) || ".").flatMap((file) =>
    file.ok ? [file.value] : [],
  );
  return withWritableStore(
    flags.db,
    async (store) => {
      const { counts, stopped } = await ingestFiles(files, store);
      if (stopped === "interrupted") return EXIT.interrupted;
      if (stopped === "database") return EXIT.failed;
      print(
        `${files.length} invented articles (corpus/sample) are in ${flags.db}: ${counts.added} added, ${counts.unchanged} known\n`,
      );
      printRotations(store);
      printAwards(store);
      printNext(flags.db);
      return EXIT.ok;
    },
    Promise.resolve<ExitCode>(EXIT.failed),
  );
}

function printRotations(store: Store): void {
  print(paint.bold("WHO CHAIRED WHICH GROUP, BY EMULATION YEAR"));
  for (const rotation of rotationOf(store)) {
    if (rotation.terms.length === 0) continue;
    print("");
    for (const line of formatRotation(rotation, terminalWidth())) print(line);
  }
  print(`\n${LEGEND}\n`);
}

const AWARD_WIDTHS = [9, 8, 6, 11, 11];

function printAwards(store: Store): void {
  const rows = awardsByYear(store);
  print(paint.bold("AWARDS BY YEAR, AS THE ARTICLES REPORT THEM"));
  const header = ["year", "status", "awards", "collectives", "individuals"];
  const cells = rows.map((row) => [
    row.period,
    row.status,
    ...[row.awards, row.collectives, row.individuals].map(String),
  ]);
  for (const line of formatTable([header, ...cells], AWARD_WIDTHS)) print(line);
}

function printNext(db: string): void {
  const flag = `--db ${db}`;
  print(
    [
      "",
      paint.bold("TRY NEXT"),
      "the sentence behind each cell",
      `  npx thidua chairs --number 4 ${flag}`,
      "the same in a browser, with charts",
      `  npx thidua serve ${flag}`,
      "how the chair rotates, and who is likely next",
      `  npx thidua rotation --number 4 ${flag}`,
      "one article with its evidence marked",
      "  npx thidua explain corpus/sample/003*.html",
      "words, with or without diacritics",
      `  npx thidua search truong khoi ${flag}`,
      "any question in SQL",
      `  npx thidua query "SELECT unit FROM chairs WHERE year = 2020" ${flag}`,
      "your own articles, into thidua.db",
      "  npx thidua ingest YOUR_ARTICLES/",
    ].join("\n"),
  );
}
