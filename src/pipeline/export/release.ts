import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseTable } from "../../../db/release-file.ts";
import { createReleaseFile } from "../../../db/release-file.ts";
import type { Store } from "../../../db/store.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import type { Result } from "../../model/result.ts";
import { success } from "../../model/result.ts";
import { intoNewFolder } from "../new-folder.ts";
import type { ChangeLog } from "./changes.ts";
import { openChanges } from "./changes.ts";
import { changesPage, deletionsTable } from "./changes-page.ts";
import { citation } from "./citation.ts";
import { releaseCodebook } from "./codebook.ts";
import { dataPackage } from "./data-package.ts";
import type { Release, ReleasedFile } from "./described.ts";
import { describeRelease } from "./described.ts";
import { methodsPage } from "./methods.ts";
import { readmePage } from "./readme.ts";
import { sumOf } from "./sums.ts";
import type { TableFile } from "./table-files.ts";
import { csvFile, ndjsonFile, parquetFile } from "./table-files.ts";
import { releaseRows, releaseTables } from "./tables.ts";

export interface ReleaseOptions {
  /** "2026.11"; else the day of the last change in the database. */
  readonly version: string | undefined;
  /** Folder of the last release: what was added and deleted since is told. */
  readonly previous: string | undefined;
  /** Who is cited. */
  readonly authors: readonly string[];
  readonly program: string;
}

export interface Released {
  readonly version: string;
  readonly files: readonly ReleasedFile[];
  readonly rows: number;
}

/**
 * Writes a release into a new folder: all tables in four formats, and what describes, explains and checks them. Everything is read from
 * one state of the database, and the folder gets its name when it is whole. The same database gives the same bytes.
 */
export function writeRelease(
  store: Store,
  folder: string,
  options: ReleaseOptions & {
    readonly lexicon: Lexicon;
    readonly onTable: (name: string) => void;
  },
): Result<Released> {
  const log = openChanges(options.previous);
  if (!log.ok) return log;
  return intoNewFolder(folder, "release", (partial) =>
    success(fillFolder(store, partial, { ...options, log: log.value })),
  );
}

function fillFolder(
  store: Store,
  folder: string,
  {
    log,
    lexicon,
    onTable,
    ...options
  }: ReleaseOptions & Omit<Job, "folder"> & { readonly lexicon: Lexicon },
): Released {
  mkdirSync(join(folder, "data"));
  return store.snapshot(() => {
    const tables = writeTables(store, releaseTables(store), { folder, log, onTable });
    const release = describeRelease(store, { ...options, tables });
    writePages(store, release, { folder, log, lexicon });
    const rows = tables.reduce((all, one) => all + one.rows, 0);
    return { version: release.version, files: sumFiles(folder), rows };
  });
}

interface Job {
  readonly folder: string;
  readonly log: ChangeLog;
  readonly onTable: (name: string) => void;
}

function writeTables(
  store: Store,
  tables: readonly ReleaseTable[],
  { folder, log, onTable }: Job,
): readonly (ReleaseTable & { readonly rows: number })[] {
  const database = createReleaseFile(join(folder, "thidua.sqlite"));
  const counts = tables.map((table) => {
    onTable(table.name);
    const path = (kind: string): string => join(folder, "data", `${table.name}.${kind}`);
    const insert = database.table(table);
    const changes = log.table(table);
    const files: readonly TableFile[] = [
      csvFile(path("csv"), table),
      ndjsonFile(path("ndjson"), table),
      parquetFile(path("parquet"), table),
      changes,
    ];
    let rows = 0;
    for (const cells of releaseRows(store, table)) {
      rows += 1;
      insert(cells);
      for (const file of files) file.add(cells);
    }
    for (const file of files) file.finish();
    return { ...table, rows };
  });
  database.finish();
  return counts;
}

function writePages(
  store: Store,
  release: Release,
  { folder, log, lexicon }: Pick<Job, "folder" | "log"> & { readonly lexicon: Lexicon },
): void {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("data/deletions.csv", deletionsTable(log, release.version));
  write("codebook.md", releaseCodebook(release, lexicon));
  write("methods.md", methodsPage(store, release));
  write("CHANGES.md", changesPage(log, release));
  write("CITATION.cff", citation(release));
  write("README.md", readmePage(release));
  if (existsSync(PARTS)) copyFileSync(PARTS, join(folder, "sbom.cdx.json"));
  write(
    "datapackage.json",
    `${JSON.stringify(dataPackage(release, listFiles(folder)), null, 2)}\n`,
  );
}

/** The list of the program's parts that its build wrote; none where it runs from its sources. */
const PARTS = new URL("../../../sbom.cdx.json", import.meta.url);

/** Writes the sums of all files; gives them with the sums' own. */
function sumFiles(folder: string): readonly ReleasedFile[] {
  const files = listFiles(folder);
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  writeFileSync(join(folder, "SHA256SUMS"), lines.join(""));
  return listFiles(folder);
}

function listFiles(folder: string): readonly ReleasedFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => statSync(join(folder, name)).isFile());
  return names.sort().map((path) => {
    const { bytes, sha256 } = sumOf(join(folder, path));
    return { path, bytes, sha256 };
  });
}
